"""LKJ422: a year that spent a tenth, a hundredth or a thousandth of its ceiling, unlike all the others."""

from decimal import Decimal
from typing import Final

from lkj.capaian import tulis_angka
from lkj.check.rules.angka.terukur import rupiah
from lkj.check.rules.define import PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.anggaran import PaguTahun

RULE = Rule(
    code="LKJ422",
    severity=WARNING,
    title="Pagu dan realisasi anggaran berselisih satu nol",
    finds="Realisasi anggaran sebuah tahun yang telah berakhir kurang dari sekitar sepersepuluh pagunya, padahal"
    " tahun-tahun lain"
    " (paling sedikit dua) menyerap setengah pagunya atau lebih; dan dengan satu, dua, tiga angka, atau lebih di"
    " belakangnya realisasi itu menjadi serapan yang lazim.",
    why="Satu nol yang tertinggal atau berlebih, atau jumlah dalam ribuan rupiah, membalikkan cerita seluruh tabel.",
    source=PP_8,
    remedy="Salin pagu dan realisasi dalam rupiah penuh dari laporan realisasi anggaran. Bila anggaran tahun itu"
    " memang hampir"
    " tidak terserap, terima temuan ini dengan alasannya.",
    examples=(
        Example(
            file="pagu.yaml",
            good="    realisasi: 3162000000\n",
            bad="    realisasi: 316200000\n",
            near=("    realisasi: 1020000000\n",),
        ),
    ),
)


_LAZIM: Final = (Decimal("0.5"), Decimal("1.05"))
_ANGKA_TERTINGGAL: Final = range(1, 7)
# A ceiling that much above the others is likelier to be the one with the slip.
_JAUH: Final = 5


def _tertinggal(share: Decimal) -> int | None:
    """Return how many digits are missing for a share to be a usual one; None where none or no number of them helps."""
    return next((k for k in _ANGKA_TERTINGGAL if _LAZIM[0] <= share.scaleb(k) <= _LAZIM[1]), None)


def _berakhir(year: Tahun, one: PaguTahun) -> bool:
    return one.tahun < year.tahun or (one.tahun == year.tahun and year.satker.laporan.tanggal is not None)


@RULE.facts
def find(year: Tahun) -> Findings:
    shares = {
        n: Decimal(one.realisasi) / one.pagu
        for n, one in enumerate(year.pagu.pagu)
        if one.pagu and one.realisasi is not None and _berakhir(year, one)
    }
    for n, share in shares.items():
        others = [other for m, other in shares.items() if m != n]
        missing = _tertinggal(share)
        if missing is None or len(others) < 2 or min(others) < _LAZIM[0]:
            continue
        one = year.pagu.pagu[n]
        ceilings = sorted(p.pagu for m, p in enumerate(year.pagu.pagu) if m != n and p.pagu)
        odd = "pagu" if (one.pagu or 0) > _JAUH * ceilings[len(ceilings) // 2] else "realisasi"
        other = "realisasi" if odd == "pagu" else "pagu"
        yield RULE.at(
            year.position("pagu.yaml", ("pagu", n, odd)),
            f"realisasi {one.tahun} {rupiah(one.realisasi or 0)}, hanya {tulis_angka(share * 100, 2)}% pagunya"
            f" {rupiah(one.pagu or 0)}, sedangkan tahun-tahun lain paling sedikit {tulis_angka(min(others) * 100, 2)}%",
            f"periksa banyaknya angka pada keduanya; barangkali {missing} angka tertinggal atau berlebih",
            (year.position("pagu.yaml", ("pagu", n, other)), f"{other} {one.tahun}"),
        )
