"""How values are spread: median, median absolute deviation, what lies far from the rest; and ranks with ties."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from .decimals import NOL, bagi, kali, kurang, tambah

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

K = TypeVar("K", bound="Hashable")

_DUA: Final = Decimal(2)
#: What makes the deviation of a normal distribution's median comparable to its standard deviation.
_PENYETARA: Final = Decimal("0.6745")


def median(nilai: Sequence[Decimal]) -> Decimal | None:
    """Return the middle value, of an even number the mean of the two in the middle; None of no values."""
    if not nilai:
        return None
    urut = sorted(nilai)
    tengah = len(urut) // 2
    return urut[tengah] if len(urut) % 2 else bagi(tambah(urut[tengah - 1], urut[tengah]), _DUA)


def simpangan_median(nilai: Sequence[Decimal], di_batas: Sequence[bool] = ()) -> Decimal | None:
    """Return the median of the distances from the median (MAD), in the unit of the values; None of no values.

    A value that stands at a bound lies beyond it, nobody knows how far: it counts as further than all others, for a
    bound draws values together. None where half of the values or more stand at one.
    """
    pusat = median(nilai)
    if pusat is None:
        return None
    jauh = [abs(kurang(satu, pusat)) for n, satu in enumerate(nilai) if not (di_batas and di_batas[n])]
    terbatas = len(nilai) - len(jauh)
    return None if terbatas >= len(jauh) else median([*jauh, *[max(jauh)] * terbatas])


def skor_pencilan(nilai: Decimal, pusat: Decimal, simpangan: Decimal) -> Decimal | None:
    """Return 0,6745 × (value − median) ÷ MAD, the modified z-score; None where the values do not spread.

    Source: Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (1993), who call 3,5 far.
    """
    return None if simpangan == NOL else bagi(kali(_PENYETARA, kurang(nilai, pusat)), simpangan)


def peringkat(nilai: Mapping[K, Decimal]) -> dict[K, int]:
    """Return the rank of each, the highest value first: equals share one, and the next is further by their number."""
    urut = sorted(nilai.values(), reverse=True)
    pertama: dict[Decimal, int] = {}
    for n, satu in enumerate(urut, start=1):
        pertama.setdefault(satu, n)
    return {kunci: pertama[satu] for kunci, satu in nilai.items()}
