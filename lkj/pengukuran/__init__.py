"""The numbers of a year: capaian of each indicator, aggregates by document, absorption by year.

The one place where facts meet formulas; rules, report and command line all take their numbers from here.
"""

from lkj.pengukuran.baris import NAMA_STATUS, Baris, aturan_untuk, ukur
from lkj.pengukuran.pengukuran import Anggaran, Pengukuran
from lkj.pengukuran.perbandingan import Perbandingan, bandingkan
from lkj.pengukuran.rekap import NAMA_DOKUMEN, Rekap

__all__ = [
    "NAMA_DOKUMEN",
    "NAMA_STATUS",
    "Anggaran",
    "Baris",
    "Pengukuran",
    "Perbandingan",
    "Rekap",
    "aturan_untuk",
    "bandingkan",
    "ukur",
]
