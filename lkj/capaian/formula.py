"""What a formula is: a file in `rumus` declares one, and everything that knows formulas follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct

from .polaritas import Polaritas
from .steps import Catatan, Kaidah

# What T stands for: the target itself, or a bound of a range, which has a symbol of its own.
_LETAK: Final = {"T": "", "B": " terhadap batas bawah rentang", "A": " terhadap batas atas rentang"}
_KATA: Final = {"T": "target", "B": "batas bawah target", "A": "batas atas target"}


class Rumus(Struct, frozen=True, kw_only=True):
    """A formula: a realisasi R against a target T (or a bound) becomes a percentage.

    `nama` is what the data call it, `polaritas` those that may name it; `utama` are those whose list it opens, which
    are computed by it where the data name none. `kaidah` holds by symbol (T, B, A) what is printed and explained.
    `hitung` takes any R and a T of more than 0, and returns percent, or a note on why there is none. With
    `nol_terpenuhi` a realisasi of 0 meets a target of 0, unless higher is better. `di_dalam` is what a realisasi within
    a range counts for, where not 100.
    """

    nama: str
    urutan: int
    polaritas: tuple[Polaritas, ...]
    utama: tuple[Polaritas, ...]
    kaidah: Mapping[str, Kaidah]
    hitung: Callable[[Decimal, Decimal], Decimal | Catatan]
    nol_terpenuhi: bool = True
    di_dalam: tuple[Kaidah, Decimal] | None = None


def per_simbol(id_: str, nama: str, rumus: str, sumber: str, kata: str) -> dict[str, Kaidah]:
    """Return a formula in T as it is said of a target and of either bound of a range; `kata` names that as {t}."""
    return {
        s: Kaidah(
            id=f"{id_}-{s.lower()}",
            nama=nama + place,
            rumus=rumus.replace("T", s),
            sumber=sumber,
            kata=kata.format(t=_KATA[s]),
        )
        for s, place in _LETAK.items()
    }
