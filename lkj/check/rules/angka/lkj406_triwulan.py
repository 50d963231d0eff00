"""LKJ406: a year accumulated from some of its quarters only is not yet the year's realisasi."""

from lkj.check.rules.angka.terukur import tempat
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ406",
    severity=WARNING,
    title="Triwulan belum lengkap",
    finds="Realisasi setahun dihitung dari sebagian triwulan saja.",
    why="Angka setahun yang baru sebagian tampak seperti kegagalan.",
    source=PERMENPAN_53,
    remedy="Isi triwulan yang belum ada.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    realisasi: 81\n",
            bad="    triwulan: [20, 21, 40, null]\n    akumulasi: jumlah\n",
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, indikator in enumerate(year.indikator.indikator):
        quarters = indikator.akumulasi_triwulan
        if quarters is not None and quarters.n and not quarters.lengkap:
            missing = ", ".join(map(str, quarters.belum_ada))
            yield RULE.at(
                tempat(year, n, "triwulan"),
                f"realisasi {indikator.id} baru dari {quarters.n} triwulan; yang belum ada: triwulan {missing}",
                "isi triwulan yang belum ada; selama kosong, triwulan itu tidak dihitung sebagai 0",
            )
