"""LKJ603: an amount or a code that the source lost is printed as a placeholder; for activities see LKJ410."""

from lkj.check.rules.define import PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ603",
    severity=WARNING,
    title="Anggaran atau kode belum ada",
    finds="Anggaran program, kode kegiatan, atau realisasi anggaran satu tahun belum ada.",
    why="Laporan mencetak tempat kosong.",
    source=PP_8,
    remedy="Isi menurut naskah PK atau laporan keuangan.",
    examples=(Example(file="pk.yaml", good='kode: "0102"', bad="kode: null", beside=("LKJ301",)),),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for p, program in enumerate(year.pk.program):
        if program.anggaran is None:
            place = year.position("pk.yaml", ("program", p, "anggaran"))
            yield RULE.at(place, f"anggaran {program.nama} belum ada", "isi menurut naskah PK")
        for k, kegiatan in enumerate(program.kegiatan):
            if kegiatan.kode is None:
                yield RULE.at(
                    year.position("pk.yaml", ("program", p, "kegiatan", k, "kode")),
                    f"kode kegiatan «{kegiatan.nama}» belum ada",
                    "isi menurut naskah PK yang ditandatangani",
                )
    for n, satu in enumerate(year.pagu.pagu):
        if satu.realisasi is None:
            place = year.position("pagu.yaml", ("pagu", n, "realisasi"))
            yield RULE.at(place, f"realisasi anggaran tahun {satu.tahun} belum ada", "isi dalam rupiah")
