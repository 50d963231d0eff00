"""LKJ307: the document that the method measures has indicators."""

from lkj.check.rules.define import ERROR, PERMENPAN_53, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ307",
    severity=ERROR,
    title="Dokumen yang diukur tidak mempunyai indikator",
    finds="`capaian.dokumen` dalam metode.yaml menunjuk dokumen tanpa indikator.",
    why="Rata-rata capaian laporan dihitung dari dokumen itu.",
    source=PERMENPAN_53,
    remedy="Pilih dokumen lain, atau isi indikatornya.",
    blocks=True,
)


@RULE.facts
def find(year: Tahun) -> Findings:
    measured = year.metode.capaian.dokumen
    if not year.indikator_dokumen(measured):
        yield RULE.at(
            year.position("metode.yaml", ("capaian", "dokumen")),
            f"dokumen «{measured}» yang diukur tidak mempunyai indikator",
            "pilih dokumen lain, atau isi indikatornya di indikator.yaml",
        )
