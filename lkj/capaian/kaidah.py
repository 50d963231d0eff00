"""The rules and formulas, each with its text and its source, as `Langkah` cites them.

Symbols: R realisasi, T target, B and A the lower and upper bound of a range, C capaian in percent.
"""

from __future__ import annotations

from typing import Final

from .metode import Aturan, Polaritas, Rumus
from .steps import Kaidah

_UMUM: Final = "perbandingan realisasi dengan target, rumus umum pengukuran kinerja"
_PANRB_8_2021: Final = "PermenPANRB Nomor 8 Tahun 2021"
_METODE: Final = "rumus yang lazim dipakai, dinyatakan dalam metode"
_KAIDAH_NOL: Final = "kaidah target nol: pembagian dengan nol tidak terdefinisi"
_KAIDAH_STATUS: Final = "status ditetapkan dari realisasi dan target, sebelum pembulatan dan pembatasan"
_KAIDAH_BINER: Final = "kaidah terpenuhi atau tidak: 100 bila terpenuhi, 0 bila tidak"
_BATAS: Final = "batas capaian yang dinyatakan dalam metode"

SIMBOL: Final = ("T", "B", "A")

_LETAK: Final = {"T": "", "B": " terhadap batas bawah rentang", "A": " terhadap batas atas rentang"}


def _per_simbol(id_: str, nama: str, rumus: str, sumber: str) -> dict[str, Kaidah]:
    return {s: Kaidah(f"{id_}-{s.lower()}", nama + _LETAK[s], rumus.replace("T", s), sumber) for s in SIMBOL}


RASIO_NAIK: Final = _per_simbol("rasio-naik", "Rasio (makin tinggi makin baik)", "R ÷ T × 100", _UMUM)
RASIO_TURUN: Final = _per_simbol("rasio-turun", "Rasio (makin rendah makin baik)", "T ÷ R × 100", _METODE)
SELISIH: Final = _per_simbol("selisih", "Selisih (makin rendah makin baik)", "(2 × T − R) ÷ T × 100", _PANRB_8_2021)
PENGHEMATAN: Final = _per_simbol("penghematan", "Penghematan (makin rendah makin baik)", "(T − R) ÷ T × 100", _METODE)

DI_DALAM: Final = {
    "AB": Kaidah("dalam-rentang", "Realisasi di dalam rentang target", "B ≤ R ≤ A", _PANRB_8_2021, "→"),
    "T": Kaidah("sama-target", "Realisasi sama dengan target", "R = T", _UMUM, "→"),
    "≤": Kaidah("dalam-batas", "Realisasi di dalam batas target", "R ≤ T", _METODE, "→"),
    "≥": Kaidah("dalam-batas", "Realisasi di dalam batas target", "R ≥ T", _METODE, "→"),
}
HEMAT_NOL: Final = Kaidah("hemat-nol", "Tidak ada penghematan di dalam rentang target", "B ≤ R ≤ A", _METODE, "→")
NOL_TERPENUHI: Final = Kaidah("nol-terpenuhi", "Target nol, realisasi nol", "T = 0 dan R = 0", _KAIDAH_NOL, "→")

STATUS: Final = {
    teks: Kaidah("status", "Status", teks, _KAIDAH_STATUS)
    for teks in ("R ≥ T", "R ≤ T", "R = T", "R ≥ B", "R ≤ A", "B ≤ R ≤ A")
}
STATUS_KOMPOSIT: Final = Kaidah("status-komposit", "Status", "semua komponen tercapai", _KAIDAH_STATUS)

PERINGKAT: Final = Kaidah(
    "peringkat-urutan",
    "Peringkat",
    "R dibanding T pada tangga peringkat",
    "kaidah urutan peringkat; rasio hanya dibentuk bila kedua peringkat mempunyai skor resmi",
)
PERINGKAT_TERCAPAI: Final = Kaidah(
    "peringkat-tercapai", "Nilai peringkat", "mencapai target = 100", PERINGKAT.sumber, "→"
)
BINER: Final = Kaidah("biner", "Nilai terpenuhi atau tidak", "tercapai = 100, tidak tercapai = 0", _KAIDAH_BINER, "→")
TENGGAT: Final = Kaidah("tenggat", "Ketepatan waktu", "R paling lambat T", _KAIDAH_BINER)
YA_TIDAK: Final = Kaidah("ya-tidak", "Terpenuhi atau tidak", "R sama dengan T", _KAIDAH_BINER)
PERSENTASE: Final = Kaidah(
    "persentase",
    "Realisasi dinyatakan dalam persen dari target",
    "R ÷ 100 × 100",
    "kaidah beda satuan: capaian dihitung dari persentase yang ditulis sumber",
)
STATUS_PERSENTASE: Final = Kaidah("status-persentase", "Status", "R ≥ 100", _KAIDAH_STATUS)

BATAS_ATAS: Final = Kaidah("batas-atas", "Batas atas capaian", "min(C; batas)", _BATAS)
BATAS_BAWAH: Final = Kaidah("batas-bawah", "Batas bawah capaian", "maks(C; batas)", _BATAS)


def kaidah_aturan(aturan: Aturan, *, rentang: bool = True) -> tuple[Kaidah, ...]:
    """Return the formulas that a rule uses for numeric targets, for a report that prints its method.

    naik and turun have one. rentang and tetap have two: below the range, where B is its lower bound, and
    above it, where A is its upper bound; a single target, no `rentang`, is T in both.
    """
    turun = {Rumus.SELISIH: SELISIH, Rumus.RASIO: RASIO_TURUN, Rumus.PENGHEMATAN: PENGHEMATAN}
    if aturan.polaritas is Polaritas.NAIK:
        return (RASIO_NAIK["T"],)
    if aturan.polaritas is Polaritas.TURUN:
        return (turun[aturan.rumus_berlaku]["T"],)
    bawah, atas = ("B", "A") if rentang else ("T", "T")
    return RASIO_NAIK[bawah], turun[aturan.rumus_berlaku][atas]
