"""The numbers of a year: capaian of each indicator, aggregates by document, absorption by year.

The one place where facts meet formulas; rules, report and command line all take their numbers from here.
"""

from lkj.pengukuran.baris import NAMA_STATUS, Baris, aturan_untuk, ukur
from lkj.pengukuran.biaya import (
    PECAHAN,
    Biaya,
    EfisiensiSasaran,
    PosAnggaran,
    Volume,
    jumlah_biaya,
    pecahan,
    semua_biaya,
    susunan_biaya,
)
from lkj.pengukuran.cakupan import EFISIENSI, PENYEBAB, Cakupan, tujuh_analisis
from lkj.pengukuran.nama import Penamaan, nama_kelompok, nama_rerata
from lkj.pengukuran.pembanding import Perbandingan, bandingkan, berlaku
from lkj.pengukuran.pengukuran import Anggaran, Pengukuran
from lkj.pengukuran.rekap import Rekap
from lkj.pengukuran.tren import TahunTren
from lkj.pengukuran.triwulan import TRIWULAN, BarisTriwulan, RekapTriwulan, bertriwulan

__all__ = [
    "EFISIENSI",
    "NAMA_STATUS",
    "PECAHAN",
    "PENYEBAB",
    "TRIWULAN",
    "Anggaran",
    "Baris",
    "BarisTriwulan",
    "Biaya",
    "Cakupan",
    "EfisiensiSasaran",
    "Penamaan",
    "Pengukuran",
    "Perbandingan",
    "PosAnggaran",
    "Rekap",
    "RekapTriwulan",
    "TahunTren",
    "Volume",
    "aturan_untuk",
    "bandingkan",
    "berlaku",
    "bertriwulan",
    "jumlah_biaya",
    "nama_kelompok",
    "nama_rerata",
    "pecahan",
    "semua_biaya",
    "susunan_biaya",
    "tujuh_analisis",
    "ukur",
]
