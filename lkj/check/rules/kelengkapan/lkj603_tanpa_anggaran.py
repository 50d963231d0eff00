"""LKJ603: an amount or a code that the source lost is printed as a placeholder; for activities see LKJ410."""

from lkj.check.rules.define import PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.base import Belum
from lkj.model.rencana import Kegiatan, Program

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


def _sebutan(hal: str, one: Program | Kegiatan, n: int) -> str:
    """Name a programme by its name, an activity by what it is and its name; what has none by code or number."""
    if not isinstance(one.nama, Belum):
        return one.nama if isinstance(one, Program) else f"{hal} «{one.nama}»"
    return f"{hal} ke-{n + 1}" if one.kode is None or isinstance(one.kode, Belum) else f"{hal} {one.kode}"


@RULE.facts
def find(year: Tahun) -> Findings:
    for p, program in enumerate(year.pk.program):
        if program.anggaran is None:
            place = year.position("pk.yaml", ("program", p, "anggaran"))
            yield RULE.at(place, f"anggaran {_sebutan('program', program, p)} belum ada", "isi menurut naskah PK")
        for k, kegiatan in enumerate(program.kegiatan):
            if kegiatan.kode is None:
                yield RULE.at(
                    year.position("pk.yaml", ("program", p, "kegiatan", k, "kode")),
                    f"kode {_sebutan('kegiatan', kegiatan, k)} belum ada",
                    "isi menurut naskah PK yang ditandatangani",
                )
    for n, satu in enumerate(year.pagu.pagu):
        if satu.realisasi is None:
            place = year.position("pagu.yaml", ("pagu", n, "realisasi"))
            yield RULE.at(place, f"realisasi anggaran tahun {satu.tahun} belum ada", "isi dalam rupiah")
