"""LKJ424: the budget table holds years up to that of the report, none far from the others."""

from lkj.check.rules.define import PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ424",
    severity=WARNING,
    title="Tahun pagu di luar jangkauan",
    finds="Tabel pagu memuat tahun sesudah tahun laporan, atau tahun yang terpisah lebih dari lima tahun dari"
    " tahun-tahun"
    " lainnya.",
    why="2002 ialah 2022 yang salah ketik; tabel dan grafiknya menempatkan jumlah itu pada tahun yang keliru.",
    source=PP_8,
    remedy="Periksa tahunnya.",
    examples=(
        Example(
            file="pagu.yaml",
            good="  - tahun: 2020\n",
            bad="  - tahun: 2002\n",
            places=("pagu.yaml:4",),
            beside=("LKJ606",),
        ),
    ),
)


_TERPISAH = 5


@RULE.facts
def find(year: Tahun) -> Findings:
    years = [one.tahun for one in year.pagu.pagu]
    for n, one in enumerate(years):
        away = min((abs(one - other) for other in years if other != one), default=0)
        if one > year.tahun:
            odd = f"sesudah tahun laporan {year.tahun}"
        elif one != year.tahun and away > _TERPISAH:
            odd = f"terpisah {away} tahun dari tahun-tahun lainnya"
        else:
            continue
        yield RULE.at(
            year.position("pagu.yaml", ("pagu", n, "tahun")),
            f"tabel pagu memuat tahun {one}, {odd}",
            "periksa tahunnya",
        )
