"""LKJ423: two years spent the same amount to the rupiah: one was copied from the other."""

from lkj.check.rules.angka.terukur import rupiah
from lkj.check.rules.define import PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ423",
    severity=WARNING,
    title="Anggaran satu tahun sama dengan tahun lain",
    finds="Realisasi anggaran dua tahun sama sampai ke rupiahnya, padahal bukan jumlah yang bulat; atau pagu dan"
    " realisasi"
    " dua tahun sama keduanya.",
    why="Dua tahun tidak membelanjakan jumlah yang persis sama; yang satu tersalin dari yang lain.",
    source=PP_8,
    remedy="Salin pagu dan realisasi setiap tahun dari laporan realisasi anggarannya.",
    examples=(
        Example(
            file="pagu.yaml",
            good="    pagu: 3600000000\n    realisasi: 3456000000\n",
            bad="    pagu: 3400000000\n    realisasi: 3162000000\n",
            near=("    pagu: 3400000000\n    realisasi: 3264000000\n",),
        ),
    ),
)


# Two years may meet in an amount of whole millions; and what was spent to the last rupiah is its ceiling.
_BULAT = 1_000_000


@RULE.facts
def find(year: Tahun) -> Findings:
    first: dict[int, int] = {}
    for n, one in enumerate(year.pagu.pagu):
        if not one.realisasi or one.realisasi == one.pagu:
            continue
        m = first.setdefault(one.realisasi, n)
        same = year.pagu.pagu[m]
        if m == n or same.tahun == one.tahun or (same.pagu != one.pagu and one.realisasi % _BULAT == 0):
            continue
        what = "pagu dan realisasi" if same.pagu == one.pagu else "realisasi"
        yield RULE.at(
            year.position("pagu.yaml", ("pagu", n, "realisasi")),
            f"{what} tahun {one.tahun} sama dengan tahun {same.tahun}: {rupiah(one.realisasi)}",
            f"periksa keduanya menurut laporan realisasi anggaran {same.tahun} dan {one.tahun}",
            (year.position("pagu.yaml", ("pagu", m, "realisasi")), f"realisasi {same.tahun}"),
        )
