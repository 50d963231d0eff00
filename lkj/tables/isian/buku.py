"""A stranger's workbook read within bounds: each cell's value as it was saved, how it was made and how it is shown.

The XML is read here and not by openpyxl, which gives either formulas or their values, is told its size by a line that
WPS writes wrongly, and says nothing of merged and hidden cells where it reads quickly.
"""

from __future__ import annotations

import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from math import isfinite
from typing import Any, NamedTuple
from xml.parsers import expat

from msgspec import Struct, field

from lkj.diagnostics.finding import UserError
from lkj.publish.reference.container import unpack
from lkj.publish.reference.errors import UnfitError
from lkj.tables.formats import number_formats

__all__ = ["MAX_FILE", "Buku", "BukuError", "Galat", "Lembar", "Sel", "baca_buku"]

#: The largest workbook that is read, packed and unpacked, in bytes.
MAX_FILE = 20 * 2**20
_OLE = b"\xd0\xcf\x11\xe0"
_SALIN = "salin isinya ke buku kerja baru di Excel atau LibreOffice, lalu simpan sebagai .xlsx"
_LETTERS = re.compile("[A-Z]{1,3}")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_TRUTH = re.compile(r"\s*(TRUE|FALSE)\(\)\s*")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_HALF = re.compile("[\ud800-\udfff]")
_DIGITS = 15
# As many letters as Excel keeps in a cell; and so many rows may be merged, those of each merged range counted.
_LONGEST, _MOST_MERGED = 32_767, 1_000_000


class BukuError(UserError):
    """A workbook that is not read: why, and what to do; each on one line, whatever it holds that they name."""

    exit = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(*(" ".join(text.splitlines()) for text in (message, hint)))


class Galat(Struct, frozen=True):
    """What a cell holds that could not be computed: #N/A, #DIV/0! and the like; with `aksara` half a character.

    With `jam` it is a time of no day: Excel makes 22:05 of 22.05 where a colon or a dot parts hours from minutes.
    """

    teks: str
    aksara: bool = False
    jam: bool = False


Isi = str | Decimal | bool | date | Galat | None


class Sel(NamedTuple):
    """A cell: its value, and whether a formula made it, whether it is shown as a percentage.

    A formula that no program has computed has no value. `berlebih` says that a number has more digits than a workbook
    keeps.
    """

    isi: Isi
    rumus: bool = False
    persen: bool = False
    berlebih: bool = False


class Lembar(Struct):
    """A sheet: its rows by number (from 1), each with its cells by column; what is merged in each row; hidden rows."""

    nama: str
    baris: dict[int, dict[int, Sel]] = field(default_factory=dict)
    gabungan: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    tersembunyi: set[int] = field(default_factory=set)

    def sel(self, baris: int, kolom: int) -> Sel:
        """Return a cell, an empty one where there is none."""
        return self.baris.get(baris, {}).get(kolom) or KOSONG

    def tertutup(self, baris: int, kolom: int) -> bool:
        """Whether a cell is merged into one further up or left."""
        return any(
            left <= kolom <= right and (baris, kolom) != (top, left)
            for top, left, right in self.gabungan.get(baris, ())
        )


class Buku(Struct):
    """A workbook: its sheets by name, in their order."""

    lembar: Mapping[str, Lembar]


KOSONG = Sel(None)


def baca_buku(data: bytes) -> Buku:
    """Read a workbook; BukuError for what is none, holds what no form needs, or is too large."""
    if data.startswith(_OLE):
        raise BukuError(
            "berkas ini berkata sandi, atau berbentuk .xls lama", "simpan ulang sebagai .xlsx tanpa kata sandi"
        )
    _require_plain(data)
    try:
        parts = unpack(data)
        return _Pembaca(parts).baca()
    except BukuError:
        raise
    except UnfitError as error:
        message = "buku kerja ini rusak, terlalu besar bila dibuka, atau memuat bagian yang tidak lazim"
        raise BukuError(message, _SALIN) from error
    except (ValueError, KeyError, IndexError, SyntaxError, OverflowError) as error:  # what lxml raises is a SyntaxError
        raise BukuError("bukan buku kerja Excel yang utuh", _SALIN) from error


def _require_plain(data: bytes) -> None:
    """Refuse by its directory alone what a form never holds."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BukuError("bukan buku kerja Excel (.xlsx)", "simpan ulang sebagai .xlsx") from error
    names = [one.filename.casefold() for one in listed]
    if any(one.flag_bits & 1 for one in listed):
        raise BukuError("berkas ini berkata sandi", "simpan ulang tanpa kata sandi")
    if sum(one.file_size for one in listed) > MAX_FILE:
        raise BukuError(f"isinya melebihi {MAX_FILE // 2**20} MB bila dibuka", "hapus gambar dan lembar yang lain")
    if any("vbaproject" in name or name.startswith("xl/macrosheets/") for name in names):
        raise BukuError("buku kerja ini memuat makro", "simpan ulang sebagai .xlsx, yang tanpa makro")
    if any(name.startswith("xl/externallinks/") for name in names):
        raise BukuError(
            "buku kerja ini bertaut ke buku kerja lain",
            "putuskan tautannya (Data, Edit Links, Break Link), lalu simpan",
        )


class _ElementError(Exception):
    """The first element is reached."""


def _require_no_doctype(name: str, content: bytes) -> None:
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise BukuError(f"bagian {name} menyatakan DOCTYPE atau entitas, yang tidak ada dalam buku kerja", _SALIN)

    def reached(*_: object) -> None:
        raise _ElementError

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    # Behind the first element no document type can be declared, and whether the rest is whole is found below.
    parser.StartElementHandler = reached
    try:
        parser.Parse(content, True)
    except _ElementError:
        return
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BukuError(f"bagian {name} rusak: bukan XML yang utuh", _SALIN) from error


class _Pembaca:
    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._sejak_1904 = False
        self._teks: list[Sel] = []
        self._panjang = 0
        # Of each style by its number: whether it shows a percentage, whether a date.
        self._gaya: list[tuple[bool, bool]] = []

    def baca(self) -> Buku:
        places = self._hubungan("_rels/.rels", "")
        book = next((part for kind, part in places.values() if kind == "officeDocument"), "xl/workbook.xml")
        root = self._urai(book)
        folder, _, file = book.rpartition("/")
        known = self._hubungan(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels", folder)
        properties = root.find("{*}workbookPr")
        self._sejak_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        for kind, part in known.values():
            if kind == "sharedStrings" and part in self._parts:
                self._teks = [Sel(_utuh(_teks(one))) for one in self._urai(part).iterchildren("{*}si")]
            elif kind == "styles" and part in self._parts:
                self._gaya = _gaya(self._urai(part))
        sheets: dict[str, Lembar] = {}
        for one in root.iterfind("{*}sheets/{*}sheet"):
            name = " ".join(one.get("name", "").splitlines())
            ident = next((value for key, value in one.attrib.items() if key.endswith("}id")), "")
            kind, part = known.get(str(ident), ("", ""))
            if kind == "worksheet" and name not in sheets:
                sheets[name] = self._lembar(name, part)
        if not sheets:
            raise BukuError("buku kerja ini tidak memuat lembar", _SALIN)
        return Buku(sheets)

    def _urai(self, name: str) -> Any:
        from lxml import etree

        content = self._parts[name]
        _require_no_doctype(name, content)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(content, parser)

    def _hubungan(self, name: str, folder: str) -> dict[str, tuple[str, str]]:
        if name not in self._parts:
            return {}
        found = {}
        for one in self._urai(name):
            target = one.get("Target", "")
            if one.get("TargetMode") == "External":
                continue
            part = target.removeprefix("/") if target.startswith("/") else f"{folder}/{target}".removeprefix("/")
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], part)
        return found

    def _lembar(self, name: str, part: str) -> Lembar:
        sheet = Lembar(name)
        root = self._urai(part)
        row_number = 0
        for row in root.iterfind("{*}sheetData/{*}row"):
            row_number = int(row.get("r") or row_number + 1)
            if not 0 < row_number <= _MOST_ROWS:
                raise ValueError(row_number)
            if row.get("hidden") in ("1", "true"):
                sheet.tersembunyi.add(row_number)
            cells = dict(self._sel_baris(row))
            self._require_short(name, row_number, cells)
            if cells:
                sheet.baris.setdefault(row_number, {}).update(cells)
        numbers, merged = sorted(sheet.baris), 0
        for one in root.iterfind("{*}mergeCells/{*}mergeCell"):
            first, _, last = one.get("ref", "").partition(":")
            (top, left), (bottom, right) = _letak(first), _letak(last or first)
            within = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
            merged += len(within)
            if merged > _MOST_MERGED:
                raise BukuError(f"lembar {name} menggabungkan terlalu banyak sel", "pisahkan selnya (Unmerge Cells)")
            for number in within:
                sheet.gabungan.setdefault(number, []).append((top, left, right))
        return sheet

    def _require_short(self, sheet: str, row: int, cells: Mapping[int, Sel]) -> None:
        """Refuse texts that a workbook cannot hold, or more in all than a file: cells may share one."""
        lengths = [len(one.isi) for one in cells.values() if isinstance(one.isi, str)]
        self._panjang += sum(lengths)
        if max(lengths, default=0) > _LONGEST:
            message = f"lembar {sheet} memuat sel yang lebih panjang daripada {_LONGEST} huruf pada baris {row}"
            raise BukuError(message, "ringkas isinya")
        if self._panjang > MAX_FILE:
            raise BukuError("teks dalam sel buku kerja ini terlalu banyak", "sisakan lembar dan baris isiannya saja")

    def _sel_baris(self, row: Any) -> Iterator[tuple[int, Sel]]:
        column = 0
        for cell in row:
            ref = cell.get("r")
            column = _huruf(ref.rstrip("0123456789")) if ref else column + 1
            if column > _MOST_COLUMNS:
                raise ValueError(column)
            made = self._sel(cell)
            if made is not None:
                yield column, made

    def _sel(self, cell: Any) -> Sel | None:
        kind = cell.get("t", "n")
        value, formula, inline = None, None, None
        for child in cell:
            end = child.tag[-2:]
            if end == "}v":
                value = child.text or ""
            elif end == "}f":
                formula = child.text or ""
            elif end == "is":
                inline = child
        computed = formula is not None
        if computed and (truth := _TRUTH.fullmatch(formula or "")):
            # So LibreOffice saves what was typed as true or false.
            return Sel(truth[1] == "TRUE")
        if kind == "inlineStr":
            return Sel(_utuh(_teks(inline)) if inline is not None else None, computed)
        if value is None or (value == "" and kind not in ("str", "s")):
            return Sel(None, rumus=True) if computed else None
        if kind == "s":
            known = self._teks[int(value)]
            return known._replace(rumus=True) if computed else known
        if kind == "str":
            return Sel(_utuh(_tanpa_kode(value)), computed)
        if kind == "b":
            return Sel(value.strip() in ("1", "true"), computed)
        if kind == "e":
            return Sel(Galat(value.strip()[:20]), computed)
        if kind == "d":
            return Sel(datetime.fromisoformat(value.strip().removesuffix("Z")).date(), computed)
        return self._bilangan(value.strip(), int(cell.get("s") or 0), computed)

    def _bilangan(self, text: str, style: int, computed: bool) -> Sel:
        if not _NUMBER.fullmatch(text) or not isfinite(number := float(text)):
            raise ValueError(text)
        percent, day = self._gaya[style] if style < len(self._gaya) else (False, False)
        if day and 0 < number < 1:
            hour, minute = divmod(int(number * 1440 + 0.5), 60)
            return Sel(Galat(f"{hour}.{minute:02}", jam=True), computed)
        if day and (when := self._tanggal(number)) is not None:
            return Sel(when, computed)
        # What a workbook keeps is a float of fifteen digits; what stands behind them is noise of the computer.
        exact = Decimal(format(number, ".15g"))
        if exact == 0:
            exact = Decimal(0)
        return Sel(exact, computed, percent, abs(number) >= 10**_DIGITS)

    def _tanggal(self, number: float) -> date | None:
        """Return the day that a number is, None for one that no calendar has."""
        days = int(number)
        try:
            if self._sejak_1904:
                return date(1904, 1, 1) + timedelta(days=days)
            # Excel has a 29 February 1900.
            return date(1899, 12, 31 if days < 60 else 30) + timedelta(days=days)
        except OverflowError:
            return None


def _teks(element: Any) -> str:
    """Return the text of a string, its runs joined; not how it is read aloud."""
    if len(element) == 1 and element[0].tag.endswith("}t"):
        return _tanpa_kode(element[0].text or "")
    runs = (one for one in element.iter("{*}t") if not one.getparent().tag.endswith("}rPh"))
    return _tanpa_kode("".join(one.text or "" for one in runs))


def _utuh(text: str) -> str | Galat:
    """Return a text whose halves of characters are joined; one that is left over can be written to no file."""
    if not (found := _HALF.search(text)):
        return text
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return Galat(f"_x{ord(found[0]):04X}_", aksara=True) if (found := _HALF.search(whole)) else whole


def _tanpa_kode(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _gaya(root: Any) -> list[tuple[bool, bool]]:
    from openpyxl.styles.numbers import is_date_format

    formats = number_formats(root)
    if formats is None:
        message = "buku kerja ini memuat format bilangan yang terlalu panjang atau terlalu banyak"
        raise BukuError(message, "salin nilainya saja (Paste Values) ke buku kerja baru, lalu simpan")
    known = {one: ("%" in re.sub(r'"[^"]*"|\\.', "", one), bool(is_date_format(one))) for one in set(formats)}
    return [known[one] for one in formats]


@cache
def _huruf(letters: str) -> int:
    if not _LETTERS.fullmatch(letters):
        raise ValueError(letters)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letak(ref: str) -> tuple[int, int]:
    letters = ref.rstrip("0123456789")
    return int(ref[len(letters) :]), _huruf(letters)
