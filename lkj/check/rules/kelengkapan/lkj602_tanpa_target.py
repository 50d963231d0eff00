"""LKJ602: an indicator without a target cannot be measured; one finding a document, at its first."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ602",
    severity=WARNING,
    title="Indikator tanpa target",
    finds="Target satu indikator belum ada.",
    why="Tanpa target tidak ada yang dapat diukur.",
    source=PERMENPAN_53,
    remedy="Isi menurut dokumen perencanaannya.",
    examples=(Example(file="indikator.yaml", good="target: 400", bad="target: null", beside=("LKJ609", "LKJ610")),),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for dokumen in year.dokumen:
        empty = [(n, i) for n, i in year.indikator_bernomor(dokumen) if i.target is None]
        if empty:
            n, first = empty[0]
            many = f"{len(empty)} dari {len(year.indikator_dokumen(dokumen))} indikator dokumen «{dokumen}»"
            yield RULE.at(
                year.position("indikator.yaml", ("indikator", n, *first.jalur_target(dokumen))),
                f"{many if len(empty) > 1 else f'indikator {first.id}'} belum mempunyai target",
                "isi target menurut dokumen perencanaannya",
            )
