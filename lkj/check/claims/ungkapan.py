"""The expression that prints a typed figure exactly as it was typed, so that it can stand in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from lkj.pengukuran import Pengukuran
from lkj.wording import printed

__all__ = ["Ganti", "ganti_ketikan"]

_RP = re.compile(r"Rp\.?[ \t]*")
_DESIMAL = re.compile(r"[\d.]+(?:,(\d{1,6}))?")
_LANJUT = re.compile(r"\w|[.,]\d|[ \t]*\([a-z ]+\)")
_BESARAN = (("juta", 10**6), ("miliar", 10**9), ("triliun", 10**12))


class Ganti(Struct, frozen=True):
    """What stands at an offset of a text, and the expression that prints the very same."""

    mulai: int
    tertulis: str
    ungkapan: str


def ganti_ketikan(numbers: Pengukuran, text: str, at: int, nilai: Decimal, pakai: str) -> Ganti | None:
    """Return what to put in the place of a figure typed at an offset; None where no form of `pakai` prints it so.

    `pakai` is an expression that ends in the filter that prints the value.
    """
    base, _, printer = pakai.rpartition("|")
    head = _RP.match(text, at)
    bare = head.end() if head else at
    number = _DESIMAL.match(text, bare)
    places = len(number[1] or "") if number else 0
    forms = [(at, *form) for form in _bentuk(numbers, nilai, printer, places)]
    shown = printed.angka(nilai, places)
    # A percentage that would be written with more decimals, lest it cross a border, is no such number.
    if printer != "persen" or numbers.persen(nilai, places) == f"{shown}%":
        forms.append((bare, shown, f"angka({places})" if places else "angka"))
    for start, typed, by in sorted(forms, key=lambda form: (form[0], -len(form[1]))):
        if typed and text.startswith(typed, start) and not _LANJUT.match(text, start + len(typed)):
            return Ganti(start, typed, f"{base}|{by}")
    return None


def _bentuk(numbers: Pengukuran, nilai: Decimal, printer: str, places: int) -> Iterator[tuple[str, str]]:
    """Yield the ways in which a value is printed, and the filter of each."""
    if printer == "persen":
        own = places == numbers.year.metode.desimal
        yield numbers.persen(nilai, places), "persen" if own else f"persen({places})"
    elif printer == "rupiah":
        yield printed.rupiah(nilai), "rupiah"
        for name, size in _BESARAN:
            by = name if places == _TEMPAT else f"{name}({places})"
            yield f"Rp{printed.angka(nilai / size, places)} {name}", by
    elif printer == "bilangan" and nilai == int(nilai):
        yield printed.bilangan(int(nilai)), "bilangan"
        yield printed.terbilang(int(nilai)), "terbilang"


_TEMPAT = 2
