"""Prose as rules read it, what a person typed, sentence by sentence, without what templates compute."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import TypeVar

from msgspec import Struct

from lkj.diagnostics import Position
from lkj.files.yaml.document import texts
from lkj.model import Narasi, Tahun

_Of = TypeVar("_Of")
_Item = TypeVar("_Item")

_OPENER = re.compile(r"\{\{|\{%|\{#|<!--|https?://|^ {0,3}(?:`{3,}|~{3,})", re.MULTILINE)
_CLOSER = {"{{": "}}", "{%": "%}", "{#": "#}", "<!--": "-->"}
_LINK = re.compile(r"\S+")
_TAG = re.compile(r"\{%[-+]?\s*(if|endif)\b")
# A full stop ends a sentence where a capital, a quotation or a computed word follows: "Rp. 5" and "No. 4" do not.
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”*]*\s+(?=[A-Z¤\"“*])|\n[ \t]*\n|\n(?=[ \t]*(?:[-*|>]|\d+\.|[a-z]\.)[ \t])")
_TICKS = re.compile(r"`+|\n[ \t]*(?=\n)")

#: Stands for each character of a computed value, so that offsets hold and no digit is seen.
TERHITUNG = "¤"


def tanpa_kode(text: str) -> str:
    """Return a text with blanks for what stands between as many backticks in one paragraph; in one pass."""
    marks = list(_TICKS.finditer(text))
    closer: list[int | None] = [None] * len(marks)
    seen: dict[str, int] = {}
    for n in range(len(marks) - 1, -1, -1):
        if marks[n][0].startswith("\n"):
            seen.clear()
        else:
            closer[n] = seen.get(marks[n][0])
            seen[marks[n][0]] = n
    parts, done, n = [], 0, 0
    while n < len(marks):
        end = closer[n]
        if end is not None:
            first, last = marks[n].start(), marks[end].end()
            parts += [text[done:first], re.sub(r"[^\n]", " ", text[first:last])]
            done, n = last, end
        n += 1
    return "".join([*parts, text[done:]])


class Naskah(Struct, frozen=True, dict=True):
    """One prose file; `teks` has the length of the file, computed parts replaced by `TERHITUNG` or blanks.

    `syarat` holds start and end of each passage that is printed only where the data fulfils a condition.
    """

    narasi: Narasi
    teks: str
    syarat: tuple[tuple[int, int], ...]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer("\n", self.teks))]

    def position(self, offset: int) -> Position:
        """Return the place of a character."""
        line = bisect_right(self._lines, offset)
        return Position(self.narasi.berkas, line, offset - self._lines[line - 1] + 1)

    def bersyarat(self, offset: int) -> bool:
        """Tell whether a character is printed only where the data fulfils a condition."""
        n = bisect_right(self.syarat, offset, key=lambda span: span[0])
        return n > 0 and offset < self.syarat[n - 1][1]

    @cached_property
    def kalimat(self) -> tuple[tuple[int, str], ...]:
        """Offset and text of each sentence, list item, table row and heading."""
        found: list[tuple[int, str]] = []
        start = 0
        for end in _SENTENCE_END.finditer(self.teks):
            found.append((start, self.teks[start : end.start()]))
            start = end.end()
        return (*found, (start, self.teks[start:]))


def _tak_diketik(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of template parts, comments, links and code; in one pass, however they are nested."""
    at = 0
    unclosed: set[str] = set()
    while opener := _OPENER.search(text, at):
        start, mark = opener.start(), opener[0].strip(" ")
        at = opener.end()
        if mark.startswith("http"):
            link = _LINK.match(text, start)
            assert link is not None
            at = link.end()
        else:
            # An opener that is never closed hides nothing, and need not be looked for again.
            closer = _CLOSER.get(mark, f"\n{mark}")
            end = -1 if closer in unclosed else text.find(closer, at)
            if end < 0:
                unclosed.add(closer)
                continue
            at = end + len(closer)
        yield start, at


def baca_naskah(narasi: Narasi) -> Naskah:
    """Read one prose file as a person typed it."""
    text = narasi.teks
    parts: list[str] = []
    conditions: list[tuple[int, int]] = []
    done = depth = opened = 0
    for start, end in _tak_diketik(text):
        filler = TERHITUNG if text.startswith("{{", start) else " "
        parts += [text[done:start], re.sub(r"[^\n]", filler, text[start:end])]
        done = end
        tag = _TAG.match(text, start)
        if tag and tag[1] == "if":
            opened = opened if depth else end
            depth += 1
        elif tag and depth:
            depth -= 1
            if not depth:
                conditions.append((opened, start))
    return Naskah(narasi, "".join([*parts, text[done:]]), tuple(conditions))


def sekali(read: Callable[[_Of], Iterable[_Item]]) -> Callable[[_Of], tuple[_Item, ...]]:
    """Decorate what several rules read of one year: read once, and kept until another year is read."""
    kept: list[tuple[_Of, tuple[_Item, ...]]] = []

    def reading(of: _Of) -> tuple[_Item, ...]:
        if not kept or kept[0][0] is not of:
            kept[:] = [(of, tuple(read(of)))]
        return kept[0][1]

    return reading


@sekali
def naskah(year: Tahun) -> Iterator[Naskah]:
    """Yield the prose of a year, file by file."""
    for one in year.narasi.values():
        yield baca_naskah(one)


@sekali
def teks_data(year: Tahun) -> Iterator[tuple[str, Callable[[], Position]]]:
    """Yield every text of the data of a year, and what tells where it stands."""
    for document in year.documents.values():
        for path, text in texts(document.data):
            yield text, partial(document.position, path)


def semua_teks(year: Tahun) -> Iterator[tuple[str, Callable[[int], Position]]]:
    """Yield every text of a year, of data and of prose, and what tells where a character of it stands."""
    for text, place in teks_data(year):
        yield text, partial(_di_data, place)
    for prose in naskah(year):
        yield prose.teks, prose.position


def _di_data(place: Callable[[], Position], _: int) -> Position:
    return place()


_SATUAN = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
_BESAR = {"ribu": 1_000, "juta": 1_000_000, "miliar": 1_000_000_000, "triliun": 1_000_000_000_000}


def baca_terbilang(kata: str) -> int | None:
    """Read a number in Indonesian words, "dua ratus tujuh belas"; None for other words."""
    words = re.sub(r"\bse(puluh|ratus|ribu|belas)\b", r"satu \1", kata.casefold()).split()
    total = group = last = 0
    if not words:
        return None
    for word in words:
        if word in _SATUAN:
            last = _SATUAN[word]
        elif word == "belas":
            group, last = group + 10 + last, 0
        elif word in ("puluh", "ratus"):
            group, last = group + last * (10 if word == "puluh" else 100), 0
        elif word in _BESAR:
            total, group, last = total + (group + last) * _BESAR[word], 0, 0
        else:
            return None
    return total + group + last
