"""A figure that prose computes or brings from elsewhere: it knows how it came about, and where it was printed.

What a filter computes is a number like any other, and remembers the formula and the values put in. When such a number
is printed, its text, its place in the prose and its origin are kept together, so that `lkj explain` can tell them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from types import FrameType
from typing import Any

from msgspec import Struct

from lkj.wording.literal import Tercetak

__all__ = ["Asal", "Cetakan", "Jejak", "Suku", "asal_dari", "berasal", "bersuku", "desimal", "suku_dari"]


class Asal(Struct, frozen=True, kw_only=True):
    """How a figure came about: the filter, its formula in symbols and in words, and each value put in by its name.

    `langkah` is the formula with its values, ending in the result `hasil`; `sumber` is where a typed figure, which has
    neither, was taken from.
    """

    penyaring: str
    rumus: str
    kata: str
    masukan: tuple[tuple[str, Decimal | str | None], ...]
    langkah: str = ""
    hasil: Decimal | None = None
    sumber: str = ""


class Suku(Struct, frozen=True):
    """A figure of the year that went into another: the name under which `lkj explain` knows it, and its value."""

    nama: str
    nilai: Decimal


class _Bulat(int):
    _asal: Asal
    _suku: tuple[Suku, ...]


class _Desimal(Decimal):
    _asal: Asal
    _suku: tuple[Suku, ...]


class _Teks(str):
    _asal: Asal


def berasal(value: Any, asal: Asal) -> Any:
    """Return a whole number, a decimal or a text that remembers how it came about."""
    made: Any = (_Bulat if isinstance(value, int) else _Desimal if isinstance(value, Decimal) else _Teks)(value)
    made._asal = asal
    return made


def asal_dari(value: object) -> Asal | None:
    """Return how a value came about; None for a fact or a number of the year."""
    return getattr(value, "_asal", None) if isinstance(value, (_Bulat, _Desimal, _Teks)) else None


def bersuku(value: int | Decimal, suku: tuple[Suku, ...]) -> Any:
    """Return a number that remembers the figures of the year it is, or is the sum of."""
    made = _Bulat(value) if isinstance(value, int) else _Desimal(value)
    made._suku = suku
    return made


def suku_dari(value: object) -> tuple[Suku, ...]:
    """Return the figures of the year that a number is, or is the sum of; nothing where that is not known."""
    return getattr(value, "_suku", ()) if isinstance(value, (_Bulat, _Desimal)) else ()


def desimal(value: int | Decimal) -> Decimal:
    """Return a number as a decimal that remembers what the number does."""
    made = _Desimal(value)
    if (asal := asal_dari(value)) is not None:
        made._asal = asal
    made._suku = suku_dari(value)
    return made


class Cetakan(Struct, frozen=True):
    """A printed figure that prose made: its name, its text, the template and line, and how it came about."""

    nama: str
    teks: str
    templat: str
    baris: int
    asal: Asal


# More than any report has; what a stranger's loop prints beyond them is printed, and not explained.
_MOST = 2_000


class Jejak:
    """The figures that prose made while a document was composed, in the order in which they were printed."""

    def __init__(self) -> None:
        self.cetakan: list[Cetakan] = []
        self._seen: dict[tuple[str, int], int] = {}

    def clear(self) -> None:
        """Begin anew."""
        self.cetakan.clear()
        self._seen.clear()

    def mencetak(self, write: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter that writes a number, and keeps what it wrote of one that prose made."""

        @wraps(write)
        def kept(value: Any, *args: Any, **kwargs: Any) -> Any:
            text = write(value, *args, **kwargs)
            asal = asal_dari(value) or asal_dari(text)
            place = None if asal is None or value is None else _place()
            if asal is None or place is None or len(self.cetakan) >= _MOST:
                return text
            nth = self._seen[place] = self._seen.get(place, 0) + 1
            template, line = place
            name = f"{template.partition(':')[2]}:{line}" + (f".{nth}" if nth > 1 else "")
            self.cetakan.append(Cetakan(name, str(text), template, line, asal))
            return Tercetak.bernama(str(text), name)

        return kept


def _place() -> tuple[str, int] | None:
    """Return the template that is being rendered and its line; None where it is no file of the project."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return (template.name, template.get_corresponding_lineno(frame.f_lineno)) if template.name else None
        frame = frame.f_back
    return None
