"""What came of forms and reports: to be written, contradicting itself, or refused; and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from lkj.diagnostics import Position
from lkj.files.yaml import Document
from lkj.tables.isian.lembar import Jalur, isi_sel, tanda

__all__ = [
    "Asal", "Bentrok", "Hasil", "Perubahan", "Tambahan", "Tolakan", "letak_daftar", "sebut", "sebut_isi",
    "sebut_perubahan", "sebut_tanda",
]  # fmt: skip


class Asal(Struct, frozen=True):
    """Where something was typed: the workbook as it was named, sheet and cell."""

    berkas: str
    lembar: str
    sel: str = ""

    def __str__(self) -> str:
        return f"{self.berkas}, {self.lembar}!{self.sel}" if self.sel else f"{self.berkas}, lembar {self.lembar}"


class Perubahan(Struct, frozen=True, kw_only=True):
    """A fact that is to be written: place in the data, what it is called, both values, and where it was typed."""

    berkas: str
    jalur: Jalur
    posisi: Position
    nama: str
    lama: Any
    baru: Any
    asal: Asal
    catatan: str = ""


class Tambahan(Struct, frozen=True, kw_only=True):
    """An item that is to be added: the list in the data, its place, what it is called and holds, where it was typed.

    `sudah` is how many items the list has.
    """

    berkas: str
    jalur: Jalur
    posisi: Position
    nama: str
    isi: Mapping[str, Any]
    sudah: int
    asal: Asal
    catatan: str = ""


class Bentrok(Struct, frozen=True):
    """A fact of which two sides say different things; `sisi` tells each, with its place."""

    nama: str
    sisi: tuple[str, ...]


class Tolakan(Struct, frozen=True):
    """A cell, a row or a sheet that is not read: where, what it is about, why, and what to do."""

    asal: Asal
    nama: str
    pesan: str
    saran: str = ""


class Hasil(Struct):
    """What came of some forms: what to write, what contradicts itself, what is refused, and what else is to be told."""

    perubahan: list[Perubahan] = field(default_factory=list)
    tambahan: list[Tambahan] = field(default_factory=list)
    bentrok: list[Bentrok] = field(default_factory=list)
    tolakan: list[Tolakan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)

    @property
    def bersih(self) -> bool:
        """Whether all that was typed can be written."""
        return not self.bentrok and not self.tolakan


def letak_daftar(document: Document, path: Jalur, length: int) -> Position:
    """Return where items are added to a list that has so many: its last item, or where its key is or comes."""
    if length or document.has(path):
        return document.position((*path, length - 1) if length else path)
    return Position(document.file, max(document.lines(path[:-1]), default=1), 1)


def sebut_perubahan(one: Perubahan | Tambahan) -> str:
    """Say what a change does."""
    if isinstance(one, Perubahan):
        return f"{sebut(one.lama)} → {sebut(one.baru)}"
    return f"ditambahkan, {sebut_isi(one.isi)}"


def sebut_isi(item: Mapping[str, Any]) -> str:
    """Say what an item holds."""
    return ", ".join(
        f"{key.replace('_', ' ')} {sebut_isi(value) if isinstance(value, Mapping) else sebut(value)}"
        for key, value in item.items()
    )


def sebut(value: Any) -> str:
    """Say a plain value of a file."""
    return sebut_tanda(tanda(isi_sel(value)))


def sebut_tanda(mark: str) -> str:
    """Say what a mark stands for."""
    kind, text = mark[:1], mark[1:]
    if not mark:
        return "kosong"
    if kind == "b":
        return "ya" if text == "1" else "tidak"
    if kind == "n":
        return text.replace(".", ",")
    line = " ".join(text.split())
    return text if kind == "d" else f"«{line if len(line) <= 60 else line[:59] + '…'}»"
