"""One data file by its lines, while next year's is made of it: values taken out, copied and added, comments kept.

The text is in canonical form (see `lkj.fmt`): block style, one fact a line. So a fact is its line and the
lines indented below it, and what is edited never disturbs the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lkj.files.yaml.commented import cari_komentar
from lkj.files.yaml.document import texts
from lkj.files.yaml.editing import YamlEdit, indent
from lkj.new.kinds import awal

__all__ = ["ISI", "EditedFile", "Jalur", "ringkas"]

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


class EditedFile(YamlEdit):
    """A data file that is being edited, with what its comments ask for and say of a year."""

    def __init__(self, nama: str, teks: str) -> None:
        super().__init__(teks)
        self.nama = nama
        # The column of the # that opens the comment of a line.
        self._pagar = {one.baris: one.awal - teks.rfind("\n", 0, one.awal) - 1 for one in cari_komentar(teks)}
        self._bertahun: list[range] = []

    @property
    def data(self) -> dict[str, Any]:
        """The plain data of the file as it was read."""
        return self.document.data

    def ada(self, jalur: Jalur) -> bool:
        """Tell whether the file holds a value there, null included."""
        return self.document.has(jalur)

    def isi(self, jalur: Jalur, komentar: str) -> None:
        """Put null in the place of a value, with a comment that asks for the new one."""
        where = self.span(jalur)
        key = "- " if isinstance(jalur[-1], int) else f"{jalur[-1]}: "
        self.put(jalur, self.kosong(self.lines[where.key][: where.column] + key, komentar))

    def tulis(self, jalur: Jalur, nilai: str) -> None:
        """Write another plain value after a key; what was said at the end of the line goes, what stands above stays."""
        where = self.span(jalur)
        self.replace(where.key, where.end, [f"{self.lines[where.key][: where.column]}{jalur[-1]}: {nilai}"])

    def catat(self, jalur: Jalur, komentar: str) -> None:
        """Say something more at the end of a value's line."""
        line = self.document.position(jalur).line - 1
        text = self.lines[line]
        if line in self._pagar:
            self.lines[line] = f"{text}; {komentar}" if komentar not in text[self._pagar[line] :] else text
        else:
            self._pagar[line] = len(text) + 2
            self.lines[line] = f"{text}  # {komentar}"

    def salin(self, jalur: Jalur, menjorok: int, komentar: bool = True) -> list[str]:
        """Return the lines of a value with its key, indented anew; without `komentar` nothing but the facts."""
        where, lines = self.span(jalur), []
        for n in range(where.top if komentar else where.key, where.end):
            text, at = self.lines[n], self._pagar.get(n)
            if at is not None and (not komentar or self._komentar(n).startswith(ISI)):
                text = text[:at].rstrip()
            if text.strip() or at is None:
                lines.append((" " * menjorok + text[where.column :]).rstrip())
        return lines

    def tulisan(self, jalur: Jalur) -> str:
        """Return a value as the file writes it, on one line; "belum ada" for null."""
        place = self.document.position(jalur)
        text = self.lines[place.line - 1]
        written = text[place.column - 1 : self._pagar.get(place.line - 1)].strip()
        return "belum ada" if written in ("", "null", "~") else ringkas(written)

    def semua_teks(self) -> Iterator[tuple[Jalur, str]]:
        """Yield path and text of each string of the file."""
        yield from texts(self.data)

    def menjorok(self, jalur: Jalur) -> str:
        """Return the blanks before the key of a value."""
        return " " * self.span(jalur).column

    def baris(self, jalur: Jalur) -> int:
        """Return the line of a value, counted from 1."""
        return self.document.position(jalur).line

    def bertahun(self, jalur: Jalur) -> None:
        """Leave the comments of a value that names its own year: they need not be told apart."""
        if self.ada(jalur):
            where = self.span(jalur)
            self._bertahun.append(range(where.key, where.end))

    def hapus_kepala(self) -> None:
        """Take out what is said of the file as a whole, before its first fact."""
        for n, text in enumerate(self.lines):
            if self._sendiri(n):
                if not self._komentar(n).startswith(_NAMA_SKEMA):
                    self.replace(n, n + 1, [])
            elif not text.startswith("skema:"):
                break

    def selesai(self, dari: int) -> str:
        """Return the edited text; comments left over from the year `dari` say that they are of that year."""
        return self.text(lambda n, text: self._tua(n, text, dari))

    @staticmethod
    def kosong(awal: str, komentar: str) -> list[str]:
        """Return a null after the beginning of a line, with the comment that asks for it: behind, or above if long."""
        request = f"# {ISI}{' '.join(komentar.split())}"
        line = f"{awal}null  {request}"
        if len(line) <= _LEBAR:
            return [line]
        return [" " * indent(awal) + request, f"{awal}null"]

    def _sendiri(self, n: int) -> bool:
        return n in self._pagar and self.lines[n].lstrip().startswith("#")

    def _komentar(self, n: int) -> str:
        return self.lines[n][self._pagar[n] :].lstrip("# ")

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
        while self._sendiri(n) and n + 1 < len(self.lines):
            n += 1
        return self.lines[n][: self._pagar.get(n)].rstrip().endswith("null")


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
