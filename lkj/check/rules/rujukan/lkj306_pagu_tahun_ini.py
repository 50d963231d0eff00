"""LKJ306: the report's own year stands in the budget table, or absorption could not be computed."""

from lkj.check.rules.define import ERROR, PP_8, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ306",
    severity=ERROR,
    title="Pagu tahun laporan tidak ada",
    finds="pagu.yaml tidak memuat tahun laporan.",
    why="Realisasi anggaran tahun itu tidak dapat dihitung.",
    source=PP_8,
    remedy="Tambahkan pagu dan realisasi tahun laporan.",
    examples=(Example(file="pagu.yaml", good="- tahun: 2024", bad="- tahun: 2019", places=("pagu.yaml:4",)),),
    blocks=True,
)


@RULE.facts
def find(year: Tahun) -> Findings:
    if all(p.tahun != year.tahun for p in year.pagu.pagu):
        yield RULE.at(
            year.position("pagu.yaml", ("pagu",)),
            f"pagu tahun {year.tahun} tidak ada",
            f"tambahkan butir dengan `tahun: {year.tahun}`",
        )
