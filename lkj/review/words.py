"""Words as the origins of notes are found by them: of a text, and of the prose of a year, piece by piece."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

__all__ = ["Penggal", "Teks", "kunci", "pecah", "potong"]

_WORD = re.compile(r"[^\W_]+")
# What prose holds beside its words: expressions, comments, the targets of links and pictures, attributes. One that is
# never closed ends with the text, or is none: to look for its end from each of many took the square of the text.
_MACHINERY = re.compile(
    r"\{\{.*?(?:\}\}|\Z)|\{%.*?(?:%\}|\Z)|\{#.*?(?:#\}|\Z)|<!--.*?(?:-->|\Z)|\]\([^)]{0,2000}\)|\{[.#][^}]{0,500}\}",
    re.DOTALL,
)
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]|[A-Za-z][.)]|#{1,6}|\[\^[^\]]+\]:|\|)\s?")


def pecah(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return [word.casefold() for word in _WORD.findall(text)]


def kunci(text: str) -> str:
    """Return a text as it is compared: its words alone."""
    return " ".join(pecah(text))


class Teks:
    """A text that notes stand in: its words, and how many of them begin before a place in it."""

    def __init__(self, teks: str) -> None:
        found = list(_WORD.finditer(teks))
        self._teks = teks
        self._mulai = [one.start() for one in found]
        self.kata = [one[0].casefold() for one in found]
        self.kunci = " ".join(self.kata)
        self._panjang = [0, *accumulate(len(one) + 1 for one in self.kata)]

    def hitung(self, at: int) -> int:
        """Return how many words begin before a place."""
        return bisect_left(self._mulai, at)

    def sampai(self, at: int) -> int:
        """Return how long the key is of what stands before a place."""
        n = self.hitung(at) - 1
        return 0 if n < 0 else self._panjang[n] + len(kunci(self._teks[self._mulai[n] : at]))


class Penggal(Struct, frozen=True):
    """One paragraph, item or heading of prose: its words, and the line on which each stands."""

    berkas: str
    kata: tuple[str, ...]
    baris: tuple[int, ...]


def potong(berkas: str, text: str) -> Iterator[Penggal]:
    """Yield the paragraphs, items and headings of prose; what is no word of the report takes its lines with it."""
    bare = _MACHINERY.sub(lambda found: " " + "\n" * found[0].count("\n"), text)
    words: list[str] = []
    lines: list[int] = []
    for number, line in enumerate([*bare.split("\n"), ""], start=1):
        if (not line.strip() or _ITEM.match(line)) and words:
            yield Penggal(berkas, tuple(words), tuple(lines))
            words, lines = [], []
        own = pecah(_ITEM.sub("", line, count=1) if _ITEM.match(line) else line)
        words += own
        lines += [number] * len(own)
