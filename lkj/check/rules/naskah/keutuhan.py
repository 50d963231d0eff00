"""Prose that would swallow the report or outgrow the engines (LKJ502): what is not closed, what stands in itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkj.check.naskah import tanpa_kode
from lkj.check.rules.naskah.oversize import bersarang, lebar, panjang, panjang_jadi
from lkj.model import Narasi
from lkj.model.blanks import tanpa_komentar

# A list in a list in a list …: Word has nine levels, Typst ends at fifteen.
_DEEPEST_LIST = 8
# Letters that all notes of a file may take when each is printed wherever it is referred to.
_LONGEST_NOTES = 500_000
# CommonMark reads the rest of the document as HTML until such an element is closed, be it never.
_OPENER = re.compile(
    r"(?:^[ ]{0,3}|[ ]{0,3}(?:[-+*>]|\d{1,9}[.)])[ ]+)"
    r"<(?:(?P<nama>script|pre|style|textarea)(?=[\s>]|$)|(?P<tanda>\?|!\[CDATA\[|!(?=[a-z])))",
    re.IGNORECASE,
)
_CLOSER: Final = {"?": "?>", "![cdata[": "]]>", "!": ">"}
_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_MARKER = re.compile(r"[ ]*(?:[-+*]|\(?(?:\d{1,9}|[A-Za-z]|[ivxIVX]{1,6})[.)])(?=[ ]+\S)")
_NOTE = re.compile(r"^(?: {0,3}|[ >]*)\[\^([^\]\s]{1,200})\]:")
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,200})\]")


def _lines(prose: Narasi) -> list[str]:
    """Return the lines of a file without what is code or a closed comment; lines stay lines."""
    text = tanpa_kode(tanpa_komentar(prose.teks))
    fence, lines = "", []
    for line in text.split("\n"):
        found = _FENCE.match(line)
        inside = bool(fence)
        if found and not fence:
            fence, inside = found[1], True
        elif found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        lines.append("" if inside else line)
    return lines


def _unclosed(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if "<!--" in line:
            # Closed ones are no longer there.
            message = "komentar ini tidak ditutup, sehingga sisa laporan dapat hilang di dalamnya"
            yield at + 1, message, "tutup dengan -->, atau hapus pembukanya"
            return
        found = _OPENER.search(line)
        if found is None:
            at += 1
            continue
        closer = _END if found["nama"] else re.compile(re.escape(_CLOSER[found["tanda"].lower()]))
        end = next((n for n in range(at, len(lines)) if closer.search(lines[n], found.end() if n == at else 0)), None)
        if end is None:
            shown = found[0].strip(" ->+*").split()[0][:12]
            message = f"«{shown}» tidak ditutup, sehingga sisa laporan dibaca sebagai HTML"
            yield at + 1, message, "hapus, atau tulis &lt; untuk tanda «<» yang hendak dicetak"
            return
        at = end + 1


def _deep_lists(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the first line of each list that is nested too deep, by where the text of its items begins."""
    columns: list[int] = []
    told = False
    for number, line in enumerate(lines, start=1):
        text, at = line.expandtabs(4), 0
        indent = len(text) - len(text.lstrip(" "))
        if not text.strip():
            continue
        if _MARKER.match(text) or indent == 0:
            columns = [column for column in columns if column <= indent]
        while marker := _MARKER.match(text, at):
            at = marker.end()
            columns.append(at + 1)
        if len(columns) <= _DEEPEST_LIST:
            told = told and bool(columns)
        elif not told:
            told = True
            message = f"daftar bersarang lebih dari {_DEEPEST_LIST} tingkat"
            yield number, message, "ratakan daftarnya; laporan jarang memerlukan lebih dari tiga tingkat"


def _notes(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield notes that refer to notes, which Word has none of, and notes that together would be too long."""
    name, empty = "", False
    length: dict[str, int] = {}
    referred: dict[str, int] = {}
    first: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        found = _NOTE.match(line)
        if found:
            name, rest = found[1].casefold(), line[found.end() :]
            first.setdefault(name, number)
        elif not line.strip():
            empty = True
            continue
        else:
            if empty and not line.startswith(("    ", "\t")):
                name = ""
            rest = line
        empty = False
        inner = [one.casefold() for one in _REFERENCE.findall(rest)]
        if name and inner:
            yield number, "catatan kaki ini memuat catatan kaki lain", "gabungkan keduanya dalam satu catatan kaki"
            name = ""
            continue
        if name:
            length[name] = length.get(name, 0) + len(rest)
        for one in inner:
            referred[one] = referred.get(one, 0) + 1
    longest = max(length, key=lambda one: length[one] * referred.get(one, 0), default="")
    if sum(many * referred.get(one, 0) for one, many in length.items()) > _LONGEST_NOTES:
        yield first[longest], "catatan kaki ini dirujuk terlalu banyak kali untuk panjangnya", "rujuk sekali saja"


def celah(prose: Narasi, *, composed: bool = False) -> Iterator[tuple[int, str, str]]:
    """Yield line, problem and remedy of what is not closed in a text, or would outgrow the engines.

    In a `composed` text a line may be long, for its values are escaped and its tables are data.
    """
    lines = _lines(prose)
    for check in (_unclosed, _deep_lists, _notes, bersarang, lebar):
        yield from check(lines)
    yield from panjang_jadi(lines) if composed else panjang(prose.teks.split("\n"))
