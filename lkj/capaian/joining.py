"""What a way of joining components is: a file in `komposit` declares one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .steps import Kaidah, Langkah

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

_SUMBER: Final = "penggabungan komponen yang dinyatakan dalam metode"


@dataclass(frozen=True, slots=True)
class CaraKomposit:
    """How the components of a composite become one number.

    `nama` is what the data call it, `metode` what a report's method says of it, `judul` and `kata` what explains a
    number; `rumus` writes it for the symbols of the components, `hitung` computes it of their values.
    """

    nama: str
    urutan: int
    metode: str
    judul: str
    kata: str
    rumus: Callable[[Sequence[str]], str]
    hitung: Callable[[Sequence[Decimal]], Decimal]

    def gabungkan(self, bagian: Sequence[Decimal]) -> tuple[Langkah, Decimal]:
        """Join the capaian of the components, in percent; return the step and its result."""
        simbol = [f"C{i}" for i in range(1, len(bagian) + 1)]
        dasar = Kaidah(f"komposit-{self.nama}", self.judul, self.rumus(simbol), _SUMBER, kata=self.kata)
        hasil = self.hitung(bagian)
        return Langkah(dasar, tuple(zip(simbol, bagian, strict=True)), hasil), hasil
