"""The sheets of a form as data: what names an item, what its cells hold, and how contents of cells are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct, field
from pydantic import BaseModel

from lkj.diagnostics import escape
from lkj.model.bidang import Ragam

__all__ = ["NOMOR", "Baris", "Induk", "Isi", "Jalur", "Kolom", "LembarIsian", "Medan", "isi_sel", "tanda"]

Jalur = tuple[str | int, ...]
Isi = str | Decimal | bool | date | None
#: What is counted where nothing names an item.
NOMOR = "No"
# A cell keeps fifteen digits of a number, and no day before this.
_HARI_PERTAMA = date(1901, 1, 1)


class Kolom(Struct, frozen=True):
    """A column: the key of its field below the item ("realisasi.pembilang", "triwulan.0"), its head, what it takes."""

    kunci: str
    judul: str
    ragam: Ragam
    isi: bool = False
    pilihan: tuple[str, ...] = ()


class Medan(Struct, frozen=True, kw_only=True):
    """A field of an item: where it is written in its file, what its cell holds, and whether that is to be filled in.

    `satuan` is the unit of an amount, `tulisan` the value as the file has it.
    """

    jalur: Jalur
    isi: Isi
    terbuka: bool
    ragam: Ragam
    satuan: str = ""
    tulisan: Any = None
    pilihan: tuple[str, ...] = ()


class Baris(Struct):
    """An item: what names it, outermost first, where it stands in its file, and its fields by the keys of columns."""

    kunci: tuple[str, ...]
    jalur: Jalur
    medan: dict[str, Medan] = field(default_factory=dict)
    penanggung_jawab: str | None = None


class Induk(Struct, frozen=True):
    """What items may be added to: the place of the list in its file, and its items now."""

    jalur: Jalur
    butir: tuple[Any, ...]


class LembarIsian(Struct, kw_only=True):
    """A sheet: its name, the file of its facts, the columns that name an item, the others, and the items.

    Items may be added below each of `induk`, by what names that; `baru` has the fields of one, whose places are those
    within it.
    """

    nama: str
    berkas: str
    model: type[BaseModel]
    kunci: tuple[Kolom, ...]
    induk: dict[tuple[str, ...], Induk] = field(default_factory=dict)
    baru: Mapping[str, Medan] = field(default_factory=dict)
    kolom: dict[str, Kolom] = field(default_factory=dict)
    baris: list[Baris] = field(default_factory=list)

    @property
    def bernomor(self) -> bool:
        """Whether items are counted, because nothing in them names them."""
        return self.kunci[-1].kunci == NOMOR

    @property
    def per_kunci(self) -> dict[tuple[str, ...], Baris]:
        """The items by what names them; those that share a name are left out, for nothing could tell them apart."""
        found: dict[tuple[str, ...], Baris] = {}
        twice: set[tuple[str, ...]] = set()
        for row in self.baris:
            if row.kunci in found:
                twice.add(row.kunci)
            found[row.kunci] = row
        return {key: row for key, row in found.items() if key not in twice}


def isi_sel(raw: Any) -> Isi:
    """Return what a cell holds of a plain value of a file: what a workbook cannot keep as it is stands as text."""
    if isinstance(raw, bool) or raw is None:
        return raw
    if isinstance(raw, int) and abs(raw) < 10**15:
        return Decimal(raw)
    if isinstance(raw, (int, Decimal)):
        exact = Decimal(raw)
        return exact if Decimal(format(float(exact), ".15g")) == exact and abs(exact) < 10**15 else f"{exact:f}"
    if isinstance(raw, date):
        return raw if raw >= _HARI_PERTAMA else raw.isoformat()
    if isinstance(raw, str) and raw.isprintable():
        return raw
    # A cell takes no control characters; what is invisible is shown, and stays as it is in the file.
    return escape.cell(str(raw).expandtabs(4))


def tanda(isi: Isi) -> str:
    """Return a text by which two contents of cells are one or not: 98 and 98,0 are, 98 and "98" are not."""
    if isinstance(isi, bool):
        return f"b{int(isi)}"
    if isinstance(isi, Decimal):
        return f"n{isi.normalize():f}"
    if isinstance(isi, date):
        return f"d{isi.isoformat()}"
    if isinstance(isi, str) and isi.isprintable():
        return f"t{isi.strip()}" if isi and not isi.isspace() else ""
    text = "\n".join(line.strip() for line in (isi or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()
    return f"t{text}" if text else ""
