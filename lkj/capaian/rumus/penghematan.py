"""Penghematan: the share of the target that was not used; to use just the target saves nothing."""

from __future__ import annotations

from decimal import Decimal

from ..decimals import NOL, kurang, persen
from ..formula import Rumus, per_simbol
from ..kaidah import METODE
from ..polaritas import Polaritas
from ..steps import Kaidah


def _hitung(r: Decimal, t: Decimal) -> Decimal:
    return persen(kurang(t, r), t)


CARA = Rumus(
    nama="penghematan",
    urutan=30,
    polaritas=(Polaritas.TURUN,),
    utama=(),
    kaidah=per_simbol(
        "penghematan",
        "Penghematan (makin rendah makin baik)",
        "(T − R) ÷ T × 100",
        METODE,
        "{t} dikurangi realisasi, dibagi {t}, dikali 100",
    ),
    hitung=_hitung,
    nol_terpenuhi=False,
    di_dalam=(
        Kaidah(
            id="hemat-nol",
            nama="Tidak ada penghematan di dalam rentang target",
            rumus="B ≤ R ≤ A",
            sumber=METODE,
            tanda="→",
            kata="realisasi berada di dalam rentang target, sehingga tidak ada penghematan",
        ),
        NOL,
    ),
)
