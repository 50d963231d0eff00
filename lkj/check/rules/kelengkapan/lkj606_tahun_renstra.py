"""LKJ606: the budget table holds every year of the Renstra up to that of the report."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ606",
    severity=WARNING,
    title="Tahun Renstra tidak ada dalam tabel pagu",
    finds="Tabel pagu tidak memuat satu tahun dari masa Renstra sampai tahun laporan.",
    why="Realisasi tahun ini dibandingkan dengan tahun-tahun sebelumnya; tahun yang hilang bukan 0.",
    source=PERMENPAN_53,
    remedy="Tambahkan pagu dan realisasi tahun itu.",
    examples=(
        Example(file="pagu.yaml", good="  - tahun: 2020\n    pagu: 3200000000\n    realisasi: 3040000000\n", bad=""),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    period = year.visi_misi.renstra
    if period.awal is None or period.akhir is None:
        return
    known = {p.tahun for p in year.pagu.pagu}
    missing = [t for t in range(period.awal, min(period.akhir, year.tahun - 1) + 1) if t not in known]
    if missing:
        yield RULE.at(
            year.position("pagu.yaml", ("pagu", 0, "tahun")),
            f"{period.singkatan} berlaku {period.periode}, tetapi pagu tahun {', '.join(map(str, missing))} tidak ada",
            "tambahkan pagu dan realisasi tahun itu",
            (year.position("visi-misi.yaml", ("renstra", "awal")), f"{period.singkatan} berawal {period.awal}"),
        )
