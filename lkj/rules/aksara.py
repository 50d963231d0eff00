"""What can be printed (LKJ210) and what prose may hold (LKJ502)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from lkj.diagnostics import Finding, Position, Severity
from lkj.model import Tahun

_HEADING = re.compile(r"^#{1,2} ")
_FENCE = re.compile(r"^(```|~~~)")


@cache
def _ranges() -> tuple[list[int], list[int]]:
    lines = (files("lkj.rules") / "aksara.txt").read_text(encoding="ascii").split()
    pairs = [line.split("-") for line in lines]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]


def printable(character: str) -> bool:
    """Tell whether the report's font has the character."""
    starts, ends = _ranges()
    code = ord(character)
    at = bisect_right(starts, code) - 1
    return character.isspace() or (at >= 0 and code <= ends[at])


def _strings(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        if not value.isascii():
            yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _strings(inner, (*path, n))


def _unprintable(text: str, position: Position) -> Iterator[Finding]:
    strange = next((c for c in text if ord(c) > 126 and not printable(c)), None)
    if strange is not None:
        yield Finding(
            "LKJ210",
            Severity.ERROR,
            position,
            f"aksara «{strange}» (U+{ord(strange):04X}) tidak ada pada fon laporan",
            "ganti dengan aksara Latin atau tanda yang lazim; tanpa itu PDF mencetak kotak kosong",
        )


def aksara_tercetak(year: Tahun) -> Iterator[Finding]:
    """LKJ210: a character that the font lacks would be printed as an empty box."""
    for document in year.documents.values():
        for path, text in _strings(document.data):
            yield from _unprintable(text, document.position(path))
    for prose in year.narasi.values():
        if not prose.teks.isascii():
            for number, line in enumerate(prose.teks.split("\n"), start=1):
                yield from _unprintable(unicodedata.normalize("NFC", line), Position(prose.berkas, number, 1))


def judul_narasi(year: Tahun) -> Iterator[Finding]:
    """LKJ502: prose with a heading of the first or second level would make a chapter of its own."""
    for prose in year.narasi.values():
        fenced = False
        for number, line in enumerate(prose.teks.split("\n"), start=1):
            if _FENCE.match(line):
                fenced = not fenced
            elif not fenced and _HEADING.match(line):
                yield Finding(
                    "LKJ502",
                    Severity.ERROR,
                    Position(prose.berkas, number, 1),
                    "judul tingkat ini mengubah susunan bab laporan",
                    "pakai `###` untuk judul di dalam narasi",
                )


RULES = (aksara_tercetak, judul_narasi)
