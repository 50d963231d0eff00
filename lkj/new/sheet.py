"""One data file by its lines, while next year's is made of it: values taken out, copied and added, comments kept.

The text is in canonical form (see `lkj.fmt`): block style, one fact a line. So a fact is its line and the
lines indented below it, and what is edited never disturbs the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from lkj.files.edit import Edit
from lkj.files.yaml import Document
from lkj.files.yaml.commented import cari_komentar
from lkj.files.yaml.reader import parse
from lkj.new.kinds import awal

__all__ = ["ISI", "Jalur", "Lembar", "ringkas"]

Jalur = tuple[str | int, ...]
# Opens each comment that asks for a value, so that the year after can tell it from what a person wrote.
ISI = "isi: "
_LEBAR = 120
# A comment in a template of `lkj init`, where it may stand inside an expression; and what is put into it.
_DALAM_KERANGKA = re.compile(r"(?:^ *|  )(#(?! isi: ).*?)(?:\" \}\}.*)?$")
_DIISI = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_NAMA_SKEMA = "yaml-language-server:"


def ringkas(text: object, most: int = _LEBAR) -> str:
    """Return a text on one line, cut where it is long, so that it can stand in a comment."""
    line = " ".join(str(text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


class Lembar:
    """A data file that is being edited; paths and lines are those of the text it was made with."""

    def __init__(self, nama: str, teks: str) -> None:
        document = parse(nama, teks).document
        assert document is not None  # only files that were read without an error come here
        self.nama = nama
        self._dokumen: Document = document
        self._sunting = Edit(teks.removesuffix("\n"))
        self._baris = self._sunting.lines
        # The column of the # that opens the comment of a line.
        self._pagar = {one.baris: one.awal - teks.rfind("\n", 0, one.awal) - 1 for one in cari_komentar(teks)}
        self._bertahun: list[range] = []

    @property
    def data(self) -> dict[str, Any]:
        """The plain data of the file as it was read."""
        return self._dokumen.data

    def ada(self, jalur: Jalur) -> bool:
        """Tell whether the file holds a value there, null included."""
        return self._dokumen.has(jalur)

    def isi(self, jalur: Jalur, komentar: str) -> None:
        """Put null in the place of a value, with a comment that asks for the new one."""
        first, last, column = self._rentang(jalur)
        key = "- " if isinstance(jalur[-1], int) else f"{jalur[-1]}: "
        self._sunting.replace(self._atas(jalur), last, self.kosong(self._baris[first][:column] + key, komentar))

    def ganti(self, jalur: Jalur, lines: Iterable[str]) -> None:
        """Put lines in the place of a value and its key, with what was said above it."""
        self._sunting.replace(self._atas(jalur), self._rentang(jalur)[1], lines)

    def tulis(self, jalur: Jalur, nilai: str) -> None:
        """Write another plain value after a key; what was said at the end of the line goes, what stands above stays."""
        first, last, column = self._rentang(jalur)
        self._sunting.replace(first, last, [f"{self._baris[first][:column]}{jalur[-1]}: {nilai}"])

    def hapus(self, jalur: Jalur) -> None:
        """Take a value out with its key and its comments."""
        self.ganti(jalur, ())

    def tambah(self, jalur: Jalur, lines: Iterable[str]) -> None:
        """Add lines after a value."""
        self._sunting.add(self._rentang(jalur)[1], lines)

    def catat(self, jalur: Jalur, komentar: str) -> None:
        """Say something more at the end of a value's line."""
        line = self._dokumen.position(jalur).line - 1
        text = self._baris[line]
        if line in self._pagar:
            self._baris[line] = f"{text}; {komentar}" if komentar not in text[self._pagar[line] :] else text
        else:
            self._pagar[line] = len(text) + 2
            self._baris[line] = f"{text}  # {komentar}"

    def salin(self, jalur: Jalur, menjorok: int, komentar: bool = True) -> list[str]:
        """Return the lines of a value with its key, indented anew; without `komentar` nothing but the facts."""
        first, last, column = self._rentang(jalur)
        lines = []
        for n in range(self._atas(jalur) if komentar else first, last):
            text, at = self._baris[n], self._pagar.get(n)
            if at is not None and (not komentar or self._komentar(n).startswith(ISI)):
                text = text[:at].rstrip()
            if text.strip() or at is None:
                lines.append((" " * menjorok + text[column:]).rstrip())
        return lines

    def tulisan(self, jalur: Jalur) -> str:
        """Return a value as the file writes it, on one line; "belum ada" for null."""
        place = self._dokumen.position(jalur)
        text = self._baris[place.line - 1]
        written = text[place.column - 1 : self._pagar.get(place.line - 1)].strip()
        return "belum ada" if written in ("", "null", "~") else ringkas(written)

    def teks(self) -> Iterator[tuple[Jalur, str]]:
        """Yield path and text of each string of the file."""
        yield from _teks(self.data, ())

    def menjorok(self, jalur: Jalur) -> str:
        """Return the blanks before the key of a value."""
        return " " * self._rentang(jalur)[2]

    def baris(self, jalur: Jalur) -> int:
        """Return the line of a value, counted from 1."""
        return self._dokumen.position(jalur).line

    def bertahun(self, jalur: Jalur) -> None:
        """Leave the comments of a value that names its own year: they need not be told apart."""
        if self.ada(jalur):
            first, last, _ = self._rentang(jalur)
            self._bertahun.append(range(first, last))

    def hapus_kepala(self) -> None:
        """Take out what is said of the file as a whole, before its first fact."""
        for n, text in enumerate(self._baris):
            if self._sendiri(n):
                if not self._komentar(n).startswith(_NAMA_SKEMA):
                    self._sunting.replace(n, n + 1, [])
            elif not text.startswith("skema:"):
                break

    def selesai(self, dari: int) -> str:
        """Return the edited text; comments left over from the year `dari` say that they are of that year."""
        return self._sunting.text(lambda n, text: self._tua(n, text, dari)) + "\n"

    @staticmethod
    def kosong(awal: str, komentar: str) -> list[str]:
        """Return a null after the beginning of a line, with the comment that asks for it: behind, or above if long."""
        request = f"# {ISI}{' '.join(komentar.split())}"
        line = f"{awal}null  {request}"
        if len(line) <= _LEBAR:
            return [line]
        return [" " * _indent(awal) + request, f"{awal}null"]

    def _rentang(self, jalur: Jalur) -> tuple[int, int, int]:
        """Return the first line of a value with its key, the line after its last, and the column of the key."""
        place = self._dokumen.key_position(jalur)
        first, column = place.line - 1, place.column - 1
        if isinstance(jalur[-1], int):
            column -= 2  # the dash and its space
        last = first + 1
        while last < len(self._baris) and (not (text := self._baris[last]).strip() or _indent(text) > column):
            last += 1
        while not self._baris[last - 1].strip():
            last -= 1
        return first, last, column

    def _atas(self, jalur: Jalur) -> int:
        """Return the first line of the comment that stands above a value and speaks of it."""
        first, _, column = self._rentang(jalur)
        start = first
        # Above the first key of an item stands what is said of the item.
        while self._baris[first][:column].strip() == "" and start > 0 and self._sendiri(start - 1):
            if _indent(self._baris[start - 1]) != column:
                break
            start -= 1
        return start

    def _sendiri(self, n: int) -> bool:
        return n in self._pagar and self._baris[n].lstrip().startswith("#")

    def _komentar(self, n: int) -> str:
        return self._baris[n][self._pagar[n] :].lstrip("# ")

    def _tua(self, n: int, text: str, dari: int) -> str | None:
        """Return a line that is carried, its comment marked as last year's; None where it was but a request."""
        if n not in self._pagar:
            return text
        said, at = self._komentar(n), self._pagar[n]
        if said.startswith(ISI):
            return text if self._masih_kosong(n) else text[:at].rstrip() or None
        if any(n in lines for lines in self._bertahun):
            return text
        if _petunjuk().fullmatch(text[at:]):
            return text
        return text[: len(text) - len(said)] + _tua(said, dari)

    def _masih_kosong(self, n: int) -> bool:
        """Tell whether the value that a request speaks of, on its line or below it, was never filled in."""
        while self._sendiri(n) and n + 1 < len(self._baris):
            n += 1
        return self._baris[n][: self._pagar.get(n)].rstrip().endswith("null")


def _tua(said: str, dari: int) -> str:
    """Let a comment that may speak of a value of last year, or of where it was found, name that year."""
    if said.startswith(_NAMA_SKEMA) or re.match(r"\(\d{4}\)|sumber data \d{4}|periksa:", said, re.IGNORECASE):
        return said
    aged, changed = re.subn(r"^sumber\b", lambda m: f"{m[0]} data {dari}", said, flags=re.IGNORECASE)
    if changed or not re.search(r"\b(?:sumber|realisasi|target|pagu|anggaran|null)\b", said, re.IGNORECASE):
        return aged
    return f"({dari}) {said}"


@cache
def _petunjuk() -> re.Pattern[str]:
    """Return the pattern of what `lkj init` itself says in comments: of how to fill in a file, not of a year."""
    known = []
    for name, text in awal("data").items():
        for line in text.splitlines() if ".yaml" in name else ():
            found = _DALAM_KERANGKA.search(line)
            parts = _DIISI.split(found[1]) if found else []
            # Of a comment that is all blanks nothing would be left to know it by.
            if re.search(r"\w{3}", "".join(parts)):
                known.append(".*".join(map(re.escape, parts)))
    return re.compile("|".join(known))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _teks(value: object, jalur: Jalur) -> Iterator[tuple[Jalur, str]]:
    if isinstance(value, str):
        yield jalur, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _teks(inner, (*jalur, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _teks(inner, (*jalur, n))
