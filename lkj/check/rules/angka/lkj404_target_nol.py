"""LKJ404: a target of 0 where higher is better can be met by anything and measured by nothing."""

from lkj.check.rules.angka.terukur import target_nol, tempat
from lkj.check.rules.define import ERROR, PERMENPAN_53, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ404",
    severity=ERROR,
    title="Target 0 yang seharusnya naik",
    finds="Target 0, padahal makin tinggi makin baik.",
    why="Terhadap target 0 realisasi apa pun memenuhi, dan persentasenya tidak terdefinisi.",
    source=PERMENPAN_53,
    remedy="Perbaiki targetnya, atau tulis `polaritas: turun`.",
    examples=(Example(file="indikator.yaml", good="target: 400", bad="target: 0"),),
    blocks=True,
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, indikator in enumerate(year.indikator.indikator):
        if target_nol(indikator):
            yield RULE.at(
                tempat(year, n, "target"),
                f"target {indikator.id} 0, sedangkan polaritasnya naik; capaiannya tidak dapat dihitung",
                "perbaiki targetnya; bila makin rendah makin baik, tulis `polaritas: turun`",
            )
