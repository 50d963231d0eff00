"""LKJ410: an activity without an amount, and what it must then be."""

from lkj.check.rules.angka.terukur import berkegiatan, rupiah
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ410",
    severity=WARNING,
    title="Kegiatan tanpa jumlah",
    finds="Anggaran satu kegiatan belum ada; disebut juga berapa seharusnya menurut anggaran programnya.",
    why="Lampiran PK mencetak tempat kosong.",
    source=PERMENPAN_53,
    remedy="Isi menurut naskah PK yang ditandatangani.",
    examples=(Example(file="pk.yaml", good="anggaran: 1250000000", bad="anggaran: null"),),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for p, program, whole, known, without in berkegiatan(year):
        others = f" bersama {len(without) - 1} kegiatan lain" if len(without) > 1 else ""
        rest = rupiah(max(whole - known, 0))
        for n in without:
            yield RULE.at(
                year.position("pk.yaml", ("program", p, "kegiatan", n, "anggaran")),
                f"anggaran kegiatan «{program.kegiatan[n].nama}» belum ada; menurut programnya{others} {rest}",
                "isi menurut naskah PK yang ditandatangani",
                (year.position("pk.yaml", ("program", p, "anggaran")), f"anggaran program {rupiah(whole)}"),
            )
