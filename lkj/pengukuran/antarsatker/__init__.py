"""Between offices: what each reached, small enough to hold hundreds, and the numbers of all together."""

from lkj.pengukuran.antarsatker.hasil import (
    Diterima,
    Golongan,
    Hasil,
    HasilIndikator,
    SalahHasilError,
    TanpaData,
    baca_hasil,
    hasil_satker,
)
from lkj.pengukuran.antarsatker.rekap import Bagian, Rekapitulasi, SemuaSatker, rekapitulasi

__all__ = [
    "Bagian",
    "Diterima",
    "Golongan",
    "Hasil",
    "HasilIndikator",
    "Rekapitulasi",
    "SalahHasilError",
    "SemuaSatker",
    "TanpaData",
    "baca_hasil",
    "hasil_satker",
    "rekapitulasi",
]
