"""Year against year, or a year against itself at another time: what changed in meaning, and what can be compared."""

from lkj.diff.compare import banding_tahun, setahun_penuh
from lkj.diff.result import Alasan, Beda, Jenis, Nilaian, Peringatan, Perubahan, Pokok, Sisi, Tanda, Topik

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
