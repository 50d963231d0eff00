"""What all filters that compute share: numbers read exactly, and what is said where they cannot be computed with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jinja2 import TemplateRuntimeError
from jinja2.runtime import Undefined

from lkj.capaian import Angka, tulis_angka
from lkj.wording import printed

__all__ = ["HitunganError", "Nilai", "bilangan", "tulis", "utuh"]

#: A number of the data; None is not known.
Nilai = Decimal | int | None


class HitunganError(TemplateRuntimeError):
    """A filter cannot compute what it is asked; `message` and `hint` are Indonesian sentences."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def bilangan(value: Any, penyaring: str) -> Nilai:
    """Return a number as it is exactly, None for what is not known; HitunganError for what is no number."""
    if isinstance(value, Undefined):
        str(value)  # says its name and fails
    if isinstance(value, Angka):
        return value.nilai
    if value is None or (isinstance(value, (int, Decimal)) and not isinstance(value, bool)):
        return value
    if isinstance(value, float) and value - value == 0:  # neither infinite nor NaN
        return Decimal(str(value))
    raise HitunganError(
        f"penyaring «{penyaring}» memerlukan bilangan",
        "beri angka dari data sebelum ditulis, misalnya anggaran.kini.pagu tanpa |rupiah",
    )


def tulis(value: Nilai) -> str:
    """Write a number with all its digits."""
    return printed.BELUM_ADA if value is None else tulis_angka(Decimal(value))


def utuh(value: Decimal, whole: bool) -> Decimal | int:
    """Return a result as whole numbers give it: a difference of rupiah can be spelled, a share cannot."""
    return int(value) if whole else value
