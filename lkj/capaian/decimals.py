"""Decimal arithmetic under contexts of its own: the caller's context is neither read nor changed."""

from __future__ import annotations

from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from typing import TYPE_CHECKING, Final

from .errors import KuantitasError

if TYPE_CHECKING:
    from collections.abc import Iterable

NOL: Final = Decimal(0)
SERATUS: Final = Decimal(100)
TAK_BERHINGGA: Final = Decimal("Infinity")

_TRAPS: Final = [InvalidOperation, DivisionByZero, Overflow]

# Every result is rounded to this precision once, so that a rounded quotient stays monotone.
KONTEKS: Final = Context(prec=50, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999, traps=_TRAPS)

# Sums and products are formed here without loss, so that the order of the terms cannot matter.
LEBAR: Final = Context(prec=600, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999, traps=_TRAPS)


# What remains of a result when each of hundreds of operands was off by half of the last digit.
_PULIH: Final = Context(prec=44, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999, traps=_TRAPS)

# Far beyond any budget and any ratio of two; within it all arithmetic here is quick and defined.
_PANGKAT_TERBESAR: Final = 120


def pastikan_wajar(*nilai: Decimal) -> None:
    """Raise KuantitasError for NaN, infinity, and numbers of a size that nothing has, such as 1E+999999."""
    for satu in nilai:
        if not satu.is_finite():
            raise KuantitasError(f"Nilai {satu} bukan bilangan terhingga.", "Isi dengan angka, atau null.")
        if abs(satu.adjusted()) > _PANGKAT_TERBESAR:
            raise KuantitasError("Nilainya di luar jangkauan yang wajar.", "Periksa kembali nilainya.")


def pastikan_skor(nilai: Decimal) -> None:
    """Raise KuantitasError as `pastikan_wajar` does, but for the infinite score of a ratio without bound."""
    if not (nilai.is_infinite() and nilai > NOL):
        pastikan_wajar(nilai)


def nol_positif(nilai: Decimal) -> Decimal:
    """Return a number without the minus sign that a zero may carry."""
    return nilai if nilai else nilai.copy_abs()


def persen(pembilang: Decimal, penyebut: Decimal) -> Decimal:
    """Return the quotient in percent, rounded once; `penyebut` must not be zero."""
    return KONTEKS.divide(LEBAR.multiply(pembilang, SERATUS), penyebut)


def bagi(pembilang: Decimal, penyebut: Decimal) -> Decimal:
    """Return the quotient, rounded once; `penyebut` must not be zero."""
    return KONTEKS.divide(pembilang, penyebut)


def tambah(a: Decimal, b: Decimal) -> Decimal:
    """Return a + b without loss."""
    return LEBAR.add(a, b)


def kurang(a: Decimal, b: Decimal) -> Decimal:
    """Return a - b without loss."""
    return LEBAR.subtract(a, b)


def kali(a: Decimal, b: Decimal) -> Decimal:
    """Return a * b without loss."""
    return LEBAR.multiply(a, b)


def jumlah(nilai: Iterable[Decimal]) -> Decimal:
    """Return the sum without loss; zero for no terms."""
    total = NOL
    add = LEBAR.add
    for suku in nilai:
        total = add(total, suku)
    return total


def dipulihkan(nilai: Decimal) -> Decimal:
    """Return what was made of rounded quotients without the error of these: 99,449…9 of thirds is 99,45 again.

    A number that has no end by itself stays as it is.
    """
    bulat = _PULIH.plus(nilai)
    return bulat if len(bulat.normalize(_PULIH).as_tuple().digits) <= _PULIH.prec - 4 else nilai


def bulat_konteks(nilai: Decimal) -> Decimal:
    """Round a lossless intermediate result to the precision of all results."""
    return KONTEKS.plus(nilai)
