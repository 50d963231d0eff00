"""LKJ324: the Renstra is that of the year, and as long as one is."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ324",
    severity=WARNING,
    title="Masa Renstra tidak memuat tahun laporan",
    finds="Renstra berawal sesudah tahun laporan, berakhir lebih dari setahun sebelumnya, atau lebih dari tujuh tahun"
    " lamanya.",
    why="Laporan mengukur kemajuan menuju akhir Renstra yang berlaku. Renstra yang baru berakhir diterima, sebab yang"
    " baru kerap"
    " belum ditetapkan.",
    source=PERMENPAN_53,
    remedy="Tulis tahun pertama dan terakhir Renstra yang berlaku.",
    examples=(
        Example(
            file="visi-misi.yaml",
            good="  awal: 2020\n  akhir: 2024\n",
            bad="  awal: 2020\n  akhir: 2042\n",
            near=("  awal: 2020\n  akhir: 2025\n",),
        ),
    ),
)


_TERLAMA = 7


@RULE.facts
def find(year: Tahun) -> Findings:
    period = year.visi_misi.renstra
    if period.awal is None or period.akhir is None:
        return
    if period.akhir - period.awal + 1 > _TERLAMA:
        odd, key = f"{period.lama} tahun lamanya", "akhir"
    elif period.awal > year.tahun:
        odd, key = f"berawal sesudah tahun laporan {year.tahun}", "awal"
    elif period.akhir < year.tahun - 1:
        odd, key = f"berakhir sebelum tahun laporan {year.tahun}", "akhir"
    else:
        return
    yield RULE.at(
        year.position("visi-misi.yaml", ("renstra", key)),
        f"{period.singkatan} {period.periode} {odd}",
        f"tulis tahun pertama dan terakhir {period.singkatan} yang berlaku",
    )
