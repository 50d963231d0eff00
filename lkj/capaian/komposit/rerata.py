"""The mean of the components."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..decimals import bagi, jumlah
from ..joining import CaraKomposit

if TYPE_CHECKING:
    from collections.abc import Sequence


def _rumus(simbol: Sequence[str]) -> str:
    return f"({' + '.join(simbol)}) ÷ {len(simbol)}"


def _hitung(bagian: Sequence[Decimal]) -> Decimal:
    return bagi(jumlah(bagian), Decimal(len(bagian)))


CARA = CaraKomposit(
    nama="rerata",
    urutan=10,
    metode="rata-rata",
    judul="Rerata komponen",
    kata="rata-rata capaian setiap komponen",
    rumus=_rumus,
    hitung=_hitung,
)
