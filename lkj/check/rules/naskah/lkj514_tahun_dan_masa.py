"""LKJ514: the report is of its own year, and the Renstra of its own period."""

from lkj.check.claims.periksa import sebutan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.model import Tahun

RULE = Rule(
    code="LKJ514",
    severity=WARNING,
    title="Tahun atau masa bukan tahun laporan",
    finds="Narasi menyebut laporan ini sebagai laporan tahun lain, masa Renstra yang bukan masanya, atau rentang"
    " tahun yang terbalik.",
    why="Kalimat tahun lalu yang tertinggal menyesatkan pembaca.",
    source=PERMENPAN_53,
    remedy="Pakai `{{ tahun }}` dan `{{ renstra.periode }}`.",
    examples=(
        Example(
            file="narasi/kata-pengantar.md",
            good="Tahun {{ tahun }} disusun",
            bad="Tahun 2023 ini disusun",
            near=("Tahun 2024 ini disusun",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    yield from dari(RULE, sebutan(year))
