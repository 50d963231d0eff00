"""Selisih: what goes beyond the target is taken from 100, and what stays below it added. PermenPANRB 8/2021."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from ..decimals import kali, kurang, persen
from ..formula import Rumus, per_simbol
from ..kaidah import PANRB_8_2021
from ..polaritas import Polaritas

_DUA: Final = Decimal(2)


def _hitung(r: Decimal, t: Decimal) -> Decimal:
    return persen(kurang(kali(_DUA, t), r), t)


CARA = Rumus(
    nama="selisih",
    urutan=20,
    polaritas=(Polaritas.TURUN, Polaritas.RENTANG, Polaritas.TETAP),
    utama=(Polaritas.TURUN, Polaritas.RENTANG, Polaritas.TETAP),
    kaidah=per_simbol(
        "selisih",
        "Selisih (makin rendah makin baik)",
        "(2 × T − R) ÷ T × 100",
        PANRB_8_2021,
        "dua kali {t} dikurangi realisasi, dibagi {t}, dikali 100",
    ),
    hitung=_hitung,
)
