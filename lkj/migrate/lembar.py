"""The files of a year folder on their way to another shape: each as it stands now, data files in their one form."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lkj.files import Origin
from lkj.files.edit import Edit
from lkj.files.layout import year_folder
from lkj.files.yaml import Document
from lkj.files.yaml.reader import parse
from lkj.fmt import rapikan_teks

__all__ = ["Lembar", "Naskah", "kutip"]


def kutip(text: str) -> str:
    """Write a text as YAML takes every text; `lkj fmt` takes away the quotation marks that are not needed."""
    return json.dumps(text, ensure_ascii=False)


class Naskah:
    """One data file in its one form (see `lkj.fmt`), being edited; lines count from 0."""

    def __init__(self, nama: str, teks: str) -> None:
        document = parse(nama, teks).document
        assert document is not None  # only files that were read without an error come here
        self.teks = teks
        self.dokumen: Document = document
        self.sunting = Edit(teks.removesuffix("\n"))
        self.baris = self.sunting.lines

    def rentang(self, jalur: Sequence[str | int]) -> tuple[int, int, int]:
        """Return the first line of what is said of a value, that of its key, and the line after its last."""
        place = self.dokumen.key_position(jalur)
        key, column = place.line - 1, place.column - 1
        if isinstance(jalur[-1], int):
            column -= 2  # the dash and its space
        first, last = key, key + 1
        while self._di_atas(first - 1, column):
            first -= 1
        while last < len(self.baris) and self._di_dalam(last, column):
            last += 1
        return first, key, last

    def _di_atas(self, n: int, column: int) -> bool:
        text = self.baris[n]
        return not text.strip() or (text.lstrip()[:1] == "#" and text.find("#") == column)

    def _di_dalam(self, n: int, column: int) -> bool:
        while n < len(self.baris) and not self.baris[n].strip():
            n += 1
        return n < len(self.baris) and len(self.baris[n]) - len(self.baris[n].lstrip(" ")) > column


class Lembar:
    """The files of one year by their names in its folder; `berubah` holds those that were written anew."""

    def __init__(self, origin: Origin, year: int) -> None:
        self._origin, self._folder = origin, year_folder(year)
        self.berubah: dict[str, str] = {}

    def salin(self) -> Lembar:
        """Return a copy, so that an attempt can be given up."""
        made = Lembar.__new__(Lembar)
        made._origin, made._folder, made.berubah = self._origin, self._folder, dict(self.berubah)
        return made

    def teks(self, nama: str) -> str | None:
        """Return what a file holds now, None where there is none."""
        if nama in self.berubah:
            return self.berubah[nama]
        content = self._origin.peek(f"{self._folder}/{nama}")
        return None if content is None else content.decode("utf-8")

    def naskah(self, nama: str) -> Naskah | None:
        """Return a data file to edit, None where there is none."""
        text = self.teks(nama)
        return None if text is None else Naskah(nama, rapikan_teks(nama, text))

    def tulis(self, nama: str, teks: str) -> None:
        """Put a text in the place of a file's, a data file in its one form."""
        self.berubah[nama] = rapikan_teks(nama, teks) if nama.endswith(".yaml") else teks
