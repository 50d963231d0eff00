"""How values are spread: median, median absolute deviation, what lies far from the rest; and ranks with ties."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from .decimals import KONTEKS, NOL, bagi, kali, kurang, tambah

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

K = TypeVar("K", bound="Hashable")

_DUA: Final = Decimal(2)
#: Among so many, or fewer, equal or far counts are no wonder: two a month, or four quarters of up to six each.
HITUNGAN_KECIL: Final = 24
_PERSERATUS: Final = Decimal("0.01")
_TERBESAR: Final = 10_000
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


def kebetulan(terjadi: Decimal, harapan: Decimal, skor: Decimal, banyak: int = 1) -> bool:
    """Tell whether chance alone may count so many events where so many were to be expected, both at least 0.

    Among `banyak` counts one is the furthest: the square of the score that is far for one grows by 2 × ln of their
    number, which keeps the chance that any of them is accused.

    The deviance of a Poisson count, 2 × (k × ln(k ÷ λ) − (k − λ)), is the square of a standard normal score, also for
    counts of a few, where (k − λ) ÷ √λ is not: no event is within 3,5 of six expected, and beyond it of seven. An
    expectation below 1 is known no better than 1.

    Source: McCullagh and Nelder, "Generalized Linear Models" (1989).
    """
    rata = max(harapan, Decimal(1))
    lebih = kali(terjadi, KONTEKS.ln(bagi(terjadi, rata))) if terjadi else NOL
    batas = tambah(kali(skor, skor), kali(_DUA, KONTEKS.ln(Decimal(banyak))))
    return kali(_DUA, kurang(lebih, kurang(terjadi, rata))) <= batas


def pecahan_kecil(persen: Decimal) -> tuple[int, int] | None:
    """Return the smallest fraction that a percentage is, k of n, rounded or cut off to its decimals; None for none.

    66,67 is 2 of 3, and 14,28 is 1 of 7. Of more than two decimals, as a mean of quarters has, the first two tell. The
    denominator is at most 24 of two decimals, 12 of one and 6 of none: then no more than one in six percentages is such
    a fraction by accident.
    """
    if not persen.is_finite() or not NOL <= persen < _TERBESAR:
        return None
    tampak = persen.quantize(_PERSERATUS, context=KONTEKS).normalize(KONTEKS)
    desimal = max(-int(tampak.as_tuple().exponent), 0)
    # In whole numbers of its last decimal: tens of thousands are asked about.
    satu = 10**desimal
    nilai = int(tampak.scaleb(desimal, KONTEKS))
    for n in range(1, (HITUNGAN_KECIL >> 2 - desimal) + 1):
        k = -(n * (1 - 2 * nilai) // (200 * satu))
        if 100 * k * satu < n * (nilai + 1):
            return k, n
    return None


def peringkat(nilai: Mapping[K, Decimal]) -> dict[K, int]:
    """Return the rank of each, the highest value first: equals share one, and the next is further by their number."""
    urut = sorted(nilai.values(), reverse=True)
    pertama: dict[Decimal, int] = {}
    for n, satu in enumerate(urut, start=1):
        pertama.setdefault(satu, n)
    return {kunci: pertama[satu] for kunci, satu in nilai.items()}
