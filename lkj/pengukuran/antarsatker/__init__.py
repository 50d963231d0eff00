"""Between offices: what each reached, small enough to hold hundreds, and the numbers of all together."""

from lkj.pengukuran.antarsatker.hasil import Diterima, Hasil, HasilIndikator, SalahHasilError, hasil_satker
from lkj.pengukuran.antarsatker.rekap import Rekapitulasi, SemuaSatker, TanpaData, rekapitulasi

__all__ = [
    "Diterima",
    "Hasil",
    "HasilIndikator",
    "Rekapitulasi",
    "SalahHasilError",
    "SemuaSatker",
    "TanpaData",
    "hasil_satker",
    "rekapitulasi",
]
