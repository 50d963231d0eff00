"""What can be printed (LKJ210) and what prose may hold (LKJ502)."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lkj.diagnostics import Finding, Position, Severity
from lkj.files import read_own
from lkj.files.text import FORBIDDEN
from lkj.model import Narasi, Tahun
from lkj.model.blanks import tanpa_komentar

_HEADING = re.compile(r"^ {0,3}#{1,2}(\s|$)")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
_EMPTY_HEADING = re.compile(r"^ {0,3}#{3,6}[\s#]*$")
_PART = re.compile(r"^:{3,}[ \t]*(\{[^{}]*\}|[\w-]+)?[ \t]*:*[ \t]*$")
_WORDLESS = re.compile(r"^ {0,3}#{1,6}[ \t#]*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}|:{3,})")
# Of templates one may open a part (:::) that another closes.
_CODE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_NUMERIC = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_MOST_MARKS = 10
_NESTING = 5
_DEEP = re.compile(r"^(\s*>){6,}")


# Which characters each typeface of `tata_letak` has.
LISTS = {"Arial": "aksara.txt", "Times New Roman": "aksara-times.txt"}


@cache
def _ranges(font: str) -> tuple[list[int], list[int]]:
    lines = read_own(Path(str(files("lkj.check.rules"))) / LISTS[font]).decode("ascii").split()
    pairs = [line.split("-") for line in lines]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]


def printable(character: str, font: str = "Arial") -> bool:
    """Tell whether the report's font, as `tata_letak` names it, has the character."""
    starts, ends = _ranges(font)
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


def _unprintable(text: str, position: Position, font: str) -> Iterator[Finding]:
    strange = next((c for c in text if FORBIDDEN.match(c) or (ord(c) > 126 and not printable(c, font))), None)
    if strange is not None and FORBIDDEN.match(strange):
        # Written as a reference or an escape, for the file itself may not hold it.
        message = f"aksara U+{ord(strange):04X} tidak terlihat, tetapi mengubah apa yang terbaca"
        yield Finding("LKJ210", Severity.ERROR, position, message, "hapus aksara itu")
    elif strange is None and _piled(text):
        message = f"lebih dari {_MOST_MARKS} tanda bertumpuk pada satu huruf"
        yield Finding("LKJ210", Severity.ERROR, position, message, "hapus tanda yang bertumpuk itu")
    elif strange is not None:
        yield Finding(
            "LKJ210",
            Severity.ERROR,
            position,
            f"aksara «{strange}» (U+{ord(strange):04X}) tidak ada pada fon laporan",
            "ganti dengan aksara Latin atau tanda yang lazim; tanpa itu PDF mencetak kotak kosong",
        )


def _piled(text: str) -> bool:
    """Tell whether more marks stand over one letter than any writing has; sorting them takes the engines minutes."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _MOST_MARKS:
            return True
    return False


def _read(line: str) -> str:
    """Return a line of prose with its references to characters (&#x1F642; &euro;) as the characters they print."""
    # The library leaves out some of what the engines print: controls, and halves of pairs.
    return html.unescape(_NUMERIC.sub(_referred, line)) if "&" in line else line


def _referred(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if 0 < code < 0x110000 else "\ufffd"


def aksara_tercetak(year: Tahun) -> Iterator[Finding]:
    """LKJ210: a character that the font lacks would be printed as an empty box."""
    font = year.satker.tata_letak.fon
    for document in year.documents.values():
        for path, text in _strings(document.data):
            yield from _unprintable(text, document.position(path), font)
    for prose in year.narasi.values():
        yield from tercetak(prose, font)


def tercetak(prose: Narasi, font: str) -> Iterator[Finding]:
    """Yield LKJ210 for each line of a text, be it prose or a template, that holds what the font lacks."""
    if not prose.teks.isascii() or "&" in prose.teks:
        for number, line in enumerate(tanpa_komentar(prose.teks).split("\n"), start=1):
            place = Position(prose.berkas, number, 1)
            yield from _unprintable(unicodedata.normalize("NFC", _read(line)), place, font)


def _lines(prose: Narasi, opener: re.Pattern[str] = _FENCE) -> Iterator[tuple[int, str, bool]]:
    """Yield number and text of each line, and whether it stands inside a code fence."""
    fence = ""
    for number, line in enumerate(tanpa_komentar(prose.teks).split("\n"), start=1):
        found = opener.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        yield number, line, bool(fence)


def susunan(prose: Narasi, opener: re.Pattern[str] = _CODE, *, composed: bool = False) -> Iterator[Finding]:
    """Yield LKJ502 for what no text may hold, a template no more than prose: an open fence, quotes in quotes.

    In a `composed` document a heading without a word and a part (:::) that nothing closes are told too; of a template
    the word or the end may come from elsewhere.
    """
    opened = 0
    parts: list[tuple[int, str]] = []
    for number, line, fenced in _lines(prose, opener):
        opened = (opened or number) if fenced else 0
        if not fenced and _DEEP.match(line):
            problem, hint = "kutipan bersarang terlalu dalam", f"pakai paling banyak {_NESTING} tanda `>`"
            yield Finding("LKJ502", Severity.ERROR, Position(prose.berkas, number, 1), problem, hint)
        if composed and not fenced and (part := _PART.match(line)):
            if part[1]:
                parts.append((number, part[1]))
            elif parts:
                parts.pop()
        if composed and not fenced and _WORDLESS.match(line):
            problem, hint = "judul ini kosong", "tulis judulnya sesudah tanda #, atau hapus baris itu"
            yield Finding("LKJ502", Severity.ERROR, Position(prose.berkas, number, 1), problem, hint)
    for number, name in parts[:1]:
        problem = f"bagian «::: {name[:30]}» tidak ditutup, sehingga yang sesudahnya dapat hilang"
        yield Finding("LKJ502", Severity.ERROR, Position(prose.berkas, number, 1), problem, "tutup dengan ::: saja")
    if opened:
        yield Finding(
            "LKJ502",
            Severity.ERROR,
            Position(prose.berkas, opened, 1),
            "blok kode ini tidak ditutup, sehingga sisa laporan ikut masuk ke dalamnya",
            "tutup dengan tanda yang sama pada baris sendiri, atau hapus pembukanya",
        )


def susunan_narasi(year: Tahun) -> Iterator[Finding]:
    """LKJ502: prose must leave the report's own structure whole: chapters, fences, nesting."""
    for prose in year.narasi.values():
        before = ""
        for number, line, fenced in _lines(prose):
            problem = hint = ""
            if fenced:
                continue
            underlined = before.strip() and _UNDERLINE.match(line)
            before = line
            if underlined or _HEADING.match(line):
                problem = "judul tingkat ini mengubah susunan bab laporan"
                hint = "pakai `###` untuk judul di dalam narasi"
            elif _EMPTY_HEADING.match(line):
                problem, hint = "judul ini kosong", "tulis judulnya sesudah `###`, atau hapus baris ini"
            if problem:
                yield Finding("LKJ502", Severity.ERROR, Position(prose.berkas, number, 1), problem, hint)
        yield from susunan(prose, _FENCE)


RULES = (aksara_tercetak, susunan_narasi)
