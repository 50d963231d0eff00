"""Rasio where higher is better: R ÷ T × 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..decimals import persen
from ..formula import Rumus, per_simbol
from ..kaidah import UMUM
from ..polaritas import Polaritas

if TYPE_CHECKING:
    from decimal import Decimal


def _hitung(r: Decimal, t: Decimal) -> Decimal:
    return persen(r, t)


CARA = Rumus(
    nama="rasio",
    urutan=10,
    polaritas=(Polaritas.NAIK,),
    utama=(Polaritas.NAIK,),
    kaidah=per_simbol(
        "rasio-naik",
        "Rasio (makin tinggi makin baik)",
        "R ÷ T × 100",
        UMUM,
        "realisasi dibagi {t}, dikali 100",
    ),
    hitung=_hitung,
    nol_terpenuhi=False,
)
