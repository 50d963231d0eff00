"""Capaian: what an agency measures, computed exactly and explained.

Pure functions on Decimal: no files, no clock, and the caller's decimal context is left alone.
"""

from .aggregation import Agregat, Anggota, CaraAgregat, Skor
from .agregat import AGREGAT
from .agregat.geometrik import rerata_geometrik
from .agregat.geometrik_sasaran import rerata_geometrik_sasaran
from .agregat.rerata_indikator import rerata
from .agregat.rerata_sasaran import rerata_sasaran
from .agregat.tertimbang import rerata_tertimbang
from .compare import kaidah_aturan
from .compute import hitung, terapkan_batas
from .efisiensi import (
    ButirEfisiensi,
    EfisiensiAnggaran,
    StatusEfisiensi,
    Ukuran,
    efisiensi_anggaran,
    indeks_efisiensi,
    serapan,
)
from .errors import (
    AgregatError,
    AturanError,
    BacaanError,
    CapaianError,
    JenisBacaan,
    KuantitasError,
    SkalaError,
)
from .jenis import JENIS
from .jenis.majemuk import KOMPOSIT
from .jenis.peringkat import PERINGKAT
from .kuantitas import (
    PERSEN,
    RUPIAH,
    TANGGA,
    TANGGAL,
    YA_TIDAK,
    Angka,
    Batas,
    JenisBatas,
    Komposit,
    Kuantitas,
    NisbahKosong,
    Peringkat,
    Rentang,
    Tangga,
    Tenggat,
    YaTidak,
    satuan_sama,
)
from .metode import Aturan, PenerapanBatas, TanpaPersentase
from .nisbah import Nisbah, gabungan, nisbah
from .pembanding import Acuan, Arah, Banding, Penilaian, banding, banding_tahunan, seperti_tahun
from .polaritas import Polaritas
from .reading import baca_angka, baca_kuantitas
from .result import Capaian, Status
from .rounding import MINUS, bulatkan, tulis_angka, tulis_rupiah, tulis_tanggal
from .rumus import RUMUS, nama_rumus, pilih
from .skala import SKALA, Kepastian, Pita, Skala, Tutup, susun_pita, tempat_tegas, tulis_persen
from .steps import Catatan, Kaidah, KodeCatatan, Langkah
from .triwulan import NAMA_TRIWULAN, Akumulasi, CaraTriwulan, akumulasi

__all__ = [
    "AGREGAT",
    "JENIS",
    "KOMPOSIT",
    "MINUS",
    "NAMA_TRIWULAN",
    "PERINGKAT",
    "PERSEN",
    "RUMUS",
    "RUPIAH",
    "SKALA",
    "TANGGA",
    "TANGGAL",
    "YA_TIDAK",
    "Acuan",
    "Agregat",
    "AgregatError",
    "Akumulasi",
    "Anggota",
    "Angka",
    "Arah",
    "Aturan",
    "AturanError",
    "BacaanError",
    "Banding",
    "Batas",
    "ButirEfisiensi",
    "Capaian",
    "CapaianError",
    "CaraAgregat",
    "CaraTriwulan",
    "Catatan",
    "EfisiensiAnggaran",
    "JenisBacaan",
    "JenisBatas",
    "Kaidah",
    "Kepastian",
    "KodeCatatan",
    "Komposit",
    "Kuantitas",
    "KuantitasError",
    "Langkah",
    "Nisbah",
    "NisbahKosong",
    "PenerapanBatas",
    "Penilaian",
    "Peringkat",
    "Pita",
    "Polaritas",
    "Rentang",
    "Skala",
    "SkalaError",
    "Skor",
    "Status",
    "StatusEfisiensi",
    "Tangga",
    "TanpaPersentase",
    "Tenggat",
    "Tutup",
    "Ukuran",
    "YaTidak",
    "akumulasi",
    "baca_angka",
    "baca_kuantitas",
    "banding",
    "banding_tahunan",
    "bulatkan",
    "efisiensi_anggaran",
    "gabungan",
    "hitung",
    "indeks_efisiensi",
    "kaidah_aturan",
    "nama_rumus",
    "nisbah",
    "pilih",
    "rerata",
    "rerata_geometrik",
    "rerata_geometrik_sasaran",
    "rerata_sasaran",
    "rerata_tertimbang",
    "satuan_sama",
    "seperti_tahun",
    "serapan",
    "susun_pita",
    "tempat_tegas",
    "terapkan_batas",
    "tulis_angka",
    "tulis_persen",
    "tulis_rupiah",
    "tulis_tanggal",
]
