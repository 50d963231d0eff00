"""LKJ304: an indicator belongs to the same document as its objective."""

from lkj.check.rules.define import ERROR, PERMENPAN_53, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ304",
    severity=ERROR,
    title="Indikator dan sasaran berbeda dokumen",
    finds="Indikator berasal dari satu dokumen, sasarannya dari dokumen lain.",
    why="Indikator setiap dokumen perencanaan adalah himpunan tersendiri; himpunan yang berbeda tidak dijumlahkan.",
    source=PERMENPAN_53,
    remedy="Samakan `dokumen` keduanya, atau pilih sasaran dari dokumen yang sama.",
    examples=(
        Example(
            file="indikator.yaml",
            good="sasaran: SK-02\n    dokumen: pk-sekretaris",
            bad="sasaran: SK-02\n    dokumen: pk-ketua",
        ),
    ),
    blocks=True,
)


@RULE.facts
def find(year: Tahun) -> Findings:
    sasaran = year.sasaran_per_id
    for n, indikator in enumerate(year.indikator.indikator):
        own = sasaran.get(indikator.sasaran)
        if own is None:
            continue
        for k, dokumen in enumerate(indikator.berdokumen):
            if dokumen not in own.berdokumen:
                yield RULE.at(
                    year.position("indikator.yaml", ("indikator", n, "dokumen", k)),
                    f"indikator {indikator.id} berdokumen «{dokumen}»,"
                    f" sedangkan sasarannya {own.id} berdokumen «{'», «'.join(own.berdokumen)}»",
                    "samakan dokumen keduanya, atau pilih sasaran dari dokumen yang sama",
                )
