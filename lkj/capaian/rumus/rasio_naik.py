"""Rasio where higher is better: R ÷ T × 100."""

from __future__ import annotations

from ..decimals import persen
from ..formula import Rumus, per_simbol
from ..kaidah import UMUM
from ..polaritas import Polaritas

CARA = Rumus(
    nama="rasio",
    urutan=10,
    polaritas=(Polaritas.NAIK,),
    utama=(Polaritas.NAIK,),
    kaidah=per_simbol(
        "rasio-naik", "Rasio (makin tinggi makin baik)", "R ÷ T × 100", UMUM, "realisasi dibagi {t}, dikali 100"
    ),
    hitung=persen,
)
