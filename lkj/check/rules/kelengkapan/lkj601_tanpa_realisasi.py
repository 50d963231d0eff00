"""LKJ601: indicators without realisasi print "belum ada data"; one finding a document, at its first."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ601",
    severity=WARNING,
    title="Indikator tanpa realisasi",
    finds="Satu dokumen mempunyai indikator yang realisasinya belum ada.",
    why="Laporan mengungkapkan capaian setiap target yang dijanjikan. Yang belum ada dicetak sebagai «belum ada data»,"
    " tidak sebagai 0.",
    source=PERMENPAN_53,
    remedy="Isi realisasi bila datanya ada.",
    examples=(
        Example(
            file="indikator.yaml", good="    realisasi: 400\n", bad="    realisasi: null\n", beside=("LKJ609", "LKJ610")
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for dokumen in year.dokumen:
        empty = [n for n, i in year.indikator_bernomor(dokumen) if i.realisasi is None]
        if empty:
            total = len(year.indikator_dokumen(dokumen))
            yield RULE.at(
                year.position("indikator.yaml", ("indikator", empty[0], "realisasi")),
                f"{len(empty)} dari {total} indikator dokumen «{dokumen}» belum mempunyai realisasi",
                "isi realisasi bila datanya ada; laporan mencetaknya sebagai «belum ada data»",
            )
