"""Rasio where lower is better: T ÷ R × 100, which a realisasi of 0 has no part in."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from ..decimals import NOL, persen
from ..formula import Rumus, per_simbol
from ..kaidah import METODE
from ..polaritas import Polaritas
from ..steps import Catatan, KodeCatatan

_TAK_POSITIF: Final = Catatan(
    KodeCatatan.REALISASI_TAK_POSITIF,
    "Realisasi 0 atau negatif tidak dapat menjadi pembagi pada rumus rasio; pertimbangkan rumus selisih.",
)


def _hitung(r: Decimal, t: Decimal) -> Decimal | Catatan:
    return persen(t, r) if r > NOL else _TAK_POSITIF


CARA = Rumus(
    nama="rasio",
    urutan=11,
    polaritas=(Polaritas.TURUN, Polaritas.RENTANG, Polaritas.TETAP),
    utama=(),
    kaidah=per_simbol(
        "rasio-turun", "Rasio (makin rendah makin baik)", "T ÷ R × 100", METODE, "{t} dibagi realisasi, dikali 100"
    ),
    hitung=_hitung,
)
