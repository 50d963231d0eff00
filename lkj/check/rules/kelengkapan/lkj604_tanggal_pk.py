"""LKJ604: a date without a day leaves dots to be filled by hand."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.base import Bulan

RULE = Rule(
    code="LKJ604",
    severity=WARNING,
    title="Tanggal PK tanpa hari",
    finds="Perjanjian Kinerja hanya bertanggal bulan dan tahun.",
    why="Perjanjian yang ditandatangani mempunyai tanggal; laporan mencetak titik-titik untuk diisi dengan tangan.",
    source=PERMENPAN_53,
    remedy="Tulis tanggal lengkapnya.",
    examples=(Example(file="pk.yaml", good="tanggal: 2024-01-15", bad="tanggal: 2024-01"),),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, pk in enumerate(year.pk.perjanjian):
        if isinstance(pk.tanggal, Bulan):
            yield RULE.at(
                year.position("pk.yaml", ("perjanjian", n, "tanggal")),
                f"tanggal {pk.judul} ({pk.id}) tidak menyebut hari",
                f"tulis tanggal lengkapnya, misalnya {pk.tanggal.tahun}-{pk.tanggal.bulan:02}-15",
            )
