"""Year against year, or a year against itself at another time: what changed in meaning, and what can be compared."""

from lkj.compare.banding import banding_tahun, setahun_penuh
from lkj.compare.hasil import Alasan, Beda, Jenis, Nilaian, Peringatan, Perubahan, Pokok, Sisi, Tanda, Topik

__all__ = [
    "Alasan",
    "Beda",
    "Jenis",
    "Nilaian",
    "Peringatan",
    "Perubahan",
    "Pokok",
    "Sisi",
    "Tanda",
    "Topik",
    "banding_tahun",
    "setahun_penuh",
]
