"""What several formulas share: sources, and the rules on a target of 0, on what lies within it, on status and bounds.

Symbols: R realisasi, T target, B and A the lower and upper bound of a range, C capaian in percent.
"""

from __future__ import annotations

from typing import Final

from .steps import Kaidah

UMUM: Final = "perbandingan realisasi dengan target, rumus umum pengukuran kinerja"
PANRB_8_2021: Final = "PermenPANRB Nomor 8 Tahun 2021"
PMK_22_2021: Final = "PMK Nomor 22/PMK.02/2021"
METODE: Final = "rumus yang lazim dipakai, dinyatakan dalam metode"
AGREGASI: Final = "cara agregasi yang dinyatakan dalam metode"
_NOL: Final = "kaidah target nol: pembagian dengan nol tidak terdefinisi"
_STATUS: Final = "status ditetapkan dari realisasi dan target, sebelum pembulatan dan pembatasan"
_BINER: Final = "kaidah terpenuhi atau tidak: 100 bila terpenuhi, 0 bila tidak"
_BATAS: Final = "batas capaian yang dinyatakan dalam metode"


def _dalam(id_: str, nama: str, rumus: str, sumber: str, letak: str) -> Kaidah:
    return Kaidah(
        id=id_,
        nama=f"Realisasi {nama}",
        rumus=rumus,
        sumber=sumber,
        tanda="→",
        kata=f"realisasi {letak}, sehingga capaiannya 100",
    )


DI_DALAM: Final = {
    "AB": _dalam(
        "dalam-rentang", "di dalam rentang target", "B ≤ R ≤ A", PANRB_8_2021, "berada di dalam rentang target"
    ),
    "T": _dalam("sama-target", "sama dengan target", "R = T", UMUM, "sama dengan target"),
    "≤": _dalam("dalam-batas", "di dalam batas target", "R ≤ T", METODE, "berada di dalam batas target"),
    "≥": _dalam("dalam-batas", "di dalam batas target", "R ≥ T", METODE, "berada di dalam batas target"),
}
NOL_TERPENUHI: Final = Kaidah(
    id="nol-terpenuhi",
    nama="Target nol, realisasi nol",
    rumus="T = 0 dan R = 0",
    sumber=_NOL,
    tanda="→",
    kata="target nol dan realisasi nol, sehingga target terpenuhi dan capaiannya 100",
)


def kaidah_status(rumus: str, id_: str = "status") -> Kaidah:
    """Return the rule by which a status is told."""
    return Kaidah(id=id_, nama="Status", rumus=rumus, sumber=_STATUS)


STATUS: Final = {teks: kaidah_status(teks) for teks in ("R ≥ T", "R ≤ T", "R = T", "R ≥ B", "R ≤ A", "B ≤ R ≤ A")}


def kaidah_biner(id_: str, nama: str, rumus: str, kata: str) -> Kaidah:
    """Return the rule by which something is either met or not."""
    return Kaidah(id=id_, nama=nama, rumus=rumus, sumber=_BINER, kata=kata)


BINER: Final = Kaidah(
    id="biner", nama="Nilai terpenuhi atau tidak", rumus="tercapai = 100, tidak tercapai = 0", sumber=_BINER, tanda="→"
)

BATAS_ATAS: Final = Kaidah(id="batas-atas", nama="Batas atas capaian", rumus="min(C; batas)", sumber=_BATAS)
BATAS_BAWAH: Final = Kaidah(id="batas-bawah", nama="Batas bawah capaian", rumus="maks(C; batas)", sumber=_BATAS)
