"""LKJ606: the budget table holds every year of the Renstra up to that of the report."""

from msgspec.structs import replace

from lkj.check.rules.define import INFO, PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ606",
    severity=WARNING,
    title="Tahun Renstra tidak ada dalam tabel pagu",
    finds=(
        "Tabel pagu tidak memuat satu tahun dari masa Renstra sampai tahun laporan. Tahun-tahun sebelum yang paling"
        " awal dalam tabel hanya diberitahukan sebagai info."
    ),
    why=(
        "Realisasi tahun ini dibandingkan dengan tahun lalu dan beberapa tahun terakhir; tahun yang hilang bukan 0."
        " Berapa tahun yang dibandingkan tidak ditetapkan, jadi tabel boleh berawal sesudah awal Renstra."
    ),
    source=PERMENPAN_53,
    remedy="Tambahkan pagu dan realisasi tahun itu, atau terima temuannya bila tahun itu memang tidak disajikan.",
    examples=(
        Example(
            file="pagu.yaml",
            good="  - tahun: 2021\n    pagu: 3400000000\n    realisasi: 3162000000\n",
            bad="",
            places=("pagu.yaml:4",),
        ),
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
        found = RULE.at(
            year.position("pagu.yaml", ("pagu", 0, "tahun")),
            f"{period.singkatan} berlaku {period.periode}, tetapi pagu tahun {', '.join(map(str, missing))} tidak ada",
            "tambahkan pagu dan realisasi tahun itu, atau terima temuan ini dalam pengecualian.yaml dengan alasannya",
            (year.position("visi-misi.yaml", ("renstra", "awal")), f"{period.singkatan} berawal {period.awal}"),
        )
        # Last year must be there; how many before it is the office's choice, but none between two that are.
        since = min([*known, year.tahun - 1])
        yield found if missing[-1] >= since else replace(found, severity=INFO)
