"""LKJ305: no objective is left without an indicator."""

from lkj.check.rules.define import ERROR, PERMENPAN_53, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ305",
    severity=ERROR,
    title="Sasaran tanpa indikator",
    finds="Satu sasaran tidak mempunyai indikator.",
    why="Sasaran tanpa indikator tidak dapat diukur.",
    source=PERMENPAN_53,
    remedy="Tambahkan indikatornya, atau hapus sasaran itu.",
    examples=(
        Example(
            file="sasaran.yaml",
            good="sasaran:\n  - id: SR-01",
            bad="sasaran:\n  - id: SR-09\n    dokumen: rkt\n    nama: Sasaran baru\n  - id: SR-01",
        ),
    ),
    blocks=True,
)


@RULE.facts
def find(year: Tahun) -> Findings:
    used = {indikator.sasaran for indikator in year.indikator.indikator}
    for n, satu in enumerate(year.sasaran.sasaran):
        if satu.id not in used:
            yield RULE.at(
                year.position("sasaran.yaml", ("sasaran", n, "id")),
                f"sasaran {satu.id} tidak mempunyai indikator",
                "tambahkan indikatornya di indikator.yaml, atau hapus sasaran ini",
            )
