"""Tables from files of the year's folder, CSV or a range of a workbook, as rows of text.

Of a workbook only parts of XML are read, within bounds and without entities, for a stranger may have made it; what is
taken of it are the values as the program that saved it computed them, written as its formats show them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO, StringIO
from typing import Any
from unicodedata import normalize

from lkj.capaian.decimals import LEBAR
from lkj.report.bare_workbook import SALIN, TabelBerkasError, bare_workbook

__all__ = ["TabelBerkasError", "baca_csv", "baca_xlsx", "dalam", "nama_tabel"]

#: So many rows and columns may a table have that is to be read on paper, and so many letters a cell and a word.
MOST_ROWS, MOST_COLUMNS, MOST_CELL, MOST_WORD = 500, 20, 1000, 60
# So much of a sheet is looked at, empty cells and all.
_READ_ROWS, _READ_COLUMNS = 5000, 256
_OLE = b"\xd0\xcf\x11\xe0"
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_RANGE = re.compile(rf"(?:(?P<lembar>[^!]{{1,40}})!)?{_CELL}(?::{_CELL})?")
_MENURUT_TITIK = re.compile(r"\.(0+)")


def dalam(text: str) -> set[str]:
    """Return the files of tables that a text of prose names, also where it would not show them."""
    return {found[1] for found in re.finditer(r"\]\((tabel/[^()#\n]+)", text)}


def nama_tabel(berkas: str) -> str:
    """Return the name by which prose refers to a table, by its file and the range within it: `tabel-kendala`."""
    file, _, part = berkas.removeprefix("tabel/").partition("#")
    own = part or file.rpartition(".")[0]
    return f"tabel-{re.sub(r'[^a-z0-9]+', '-', own.lower()).strip('-')[:33].strip('-') or 'berkas'}"


def baca_csv(data: bytes) -> list[list[str]]:
    """Return the rows of a CSV file; TabelBerkasError for what is none, or too much for a page."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TabelBerkasError("tidak dalam UTF-8", "simpan ulang dari Excel sebagai «CSV UTF-8»") from None
    if "\0" in text:
        raise TabelBerkasError("bukan CSV", "simpan ulang sebagai «CSV UTF-8»")
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(";,\t", key=first.count)
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
        return _bounded([[cell.strip() for cell in row] for row in _at_most(rows)])
    except csv.Error:
        hint = "tutup setiap tanda kutip ganda, atau simpan ulang dari Excel sebagai «CSV UTF-8»"
        raise TabelBerkasError("tanda kutipnya tidak berpasangan", hint) from None


def _at_most(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    # A file of a million rows need not be read to its end to be too long.
    for n, row in enumerate(rows):
        if n > 2 * MOST_ROWS:
            return
        yield row


def _bounded(rows: list[list[str]]) -> list[list[str]]:
    """Return rows without empty ones and without empty columns at their end, all of one length."""
    rows = [row for row in rows if any(row)]
    width = max((n + 1 for row in rows for n, cell in enumerate(row) if cell), default=0)
    if len(rows) < 2:
        raise TabelBerkasError("tidak memuat baris di bawah kepala tabel", "isi kepala pada baris pertama, lalu isinya")
    if len(rows) > MOST_ROWS + 1:
        raise TabelBerkasError(f"memuat lebih dari {MOST_ROWS} baris", "ringkas, atau jadikan lampiran tersendiri")
    if width > MOST_COLUMNS:
        raise TabelBerkasError(f"memuat lebih dari {MOST_COLUMNS} kolom", "sebut rentang yang lebih sempit")
    made = [[normalize("NFC", cell) for cell in (*row[:width], *[""] * (width - len(row)))] for row in rows]
    if empty := next((n for n, cell in enumerate(made[0]) if not cell), None):
        raise TabelBerkasError(f"tanpa kepala pada kolom ke-{empty + 1}", "isi baris pertamanya")
    for n, row in enumerate(made, start=1):
        for cell in row:
            if len(cell) > MOST_CELL or max(map(len, cell.split()), default=0) > MOST_WORD:
                raise TabelBerkasError(f"memuat sel terlalu panjang pada baris ke-{n}", "ringkas isinya")
    return made


def baca_xlsx(data: bytes, rentang: str) -> list[list[str]]:
    """Return the rows of a range of a workbook; TabelBerkasError for what is none, or too much for a page.

    `rentang` is a name that the workbook defines, "Lembar1!A1:D9", the name of a sheet, or "" for the first sheet.
    """
    if data.startswith(_OLE):
        raise TabelBerkasError("berkata sandi, atau berbentuk .xls lama", "simpan ulang sebagai .xlsx tanpa kata sandi")
    try:
        return _xlsx(bare_workbook(data), rentang)
    except TabelBerkasError:
        raise
    except Exception as error:  # openpyxl raises whatever it meets
        raise TabelBerkasError("bukan buku kerja Excel yang utuh", SALIN) from error


def _xlsx(data: bytes, rentang: str) -> list[list[str]]:
    from openpyxl import load_workbook

    # The values as they were saved, and the formulas, to tell an empty cell from one that was never computed.
    book, written = (
        load_workbook(BytesIO(data), read_only=True, data_only=only, keep_links=False) for only in (True, False)
    )
    sheet, box = _where(book, rentang)
    texts: dict[str, str] = {}
    rows = _rows(book[sheet], box, lambda cell: _value(cell, texts))
    formulas = _rows(written[sheet], box, lambda cell: cell.data_type == "f")
    for n, (row, typed) in enumerate(zip(rows, formulas, strict=False), start=1):
        for k, (value, formula) in enumerate(zip(row, typed, strict=False), start=1):
            if formula and not value:
                hint = "buka di Excel atau LibreOffice, simpan, lalu tutup"
                raise TabelBerkasError(f"memuat rumus yang belum dihitung pada baris ke-{n} kolom ke-{k}", hint)
            if value.startswith("#") and value.rstrip("!?").isupper() and " " not in value:
                raise TabelBerkasError(f"memuat galat {value} pada baris ke-{n} kolom ke-{k}", "betulkan rumusnya")
    return _bounded(rows)


def _where(book: Any, rentang: str) -> tuple[str, tuple[int, int, int, int] | None]:
    """Return the sheet, and the first column and row and the last, of a range; None for all of the sheet."""
    names = list(book.sheetnames)
    if not rentang:
        return names[0], None
    defined = {name.casefold(): one for name, one in book.defined_names.items()}
    if rentang in names:
        return rentang, None
    found = _RANGE.fullmatch(rentang)
    if rentang.casefold() in defined:
        places = list(defined[rentang.casefold()].destinations)
        if len(places) != 1:
            raise TabelBerkasError(f"mempunyai nama «{rentang}» yang bukan satu rentang", "namai satu rentang saja")
        return places[0][0], _box(places[0][1].replace("$", ""))
    if found is None or (found["lembar"] and found["lembar"].strip("'") not in names):
        known = ", ".join([*(one.name for one in defined.values()), *names][:8])
        raise TabelBerkasError(f"tidak mempunyai rentang «{rentang}»", f"yang ada: {known}; atau tulis Lembar!A1:D9")
    sheet = found["lembar"].strip("'") if found["lembar"] else names[0]
    return sheet, _box(rentang.rpartition("!")[2].replace("$", ""))


def _box(cells: str) -> tuple[int, int, int, int]:
    from openpyxl.utils.cell import range_boundaries

    left, top, right, bottom = range_boundaries(cells.upper())
    if None in (left, top, right, bottom) or right < left or bottom < top:
        raise TabelBerkasError(
            f"mempunyai rentang «{cells}» yang tidak berbatas", "tulis dari kiri atas ke kanan bawah"
        )
    return int(left), int(top), int(right), int(bottom)


def _rows(sheet: Any, box: tuple[int, int, int, int] | None, of: Callable[[Any], Any]) -> list[list[Any]]:
    left, top, right, bottom = box or (1, 1, sheet.max_column or _READ_COLUMNS, sheet.max_row or _READ_ROWS)
    # A cell far away would be lost without a word if no more than a page holds were read.
    if bottom - top >= _READ_ROWS or right - left >= _READ_COLUMNS:
        raise TabelBerkasError("mempunyai rentang terlalu luas", "sebut rentang tabelnya saja, misalnya #A1:D20")
    cells = sheet.iter_rows(min_col=left, min_row=top, max_col=right, max_row=bottom)
    return [[of(cell) for cell in row] for row in cells]


def _value(cell: Any, texts: dict[str, str]) -> str:
    """Write a value as its format in the workbook shows it, in Indonesian.

    `texts` are those that were met: cells that share one in the workbook share it here too.
    """
    value, form = cell.value, str(getattr(cell, "number_format", "") or "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, (datetime, date)):
        from lkj.wording.printed import tanggal

        return tanggal(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, (int, float)):
        return _number(Decimal(format(value, ".15g")), form)
    text = texts.setdefault(str(value), str(value).strip())
    if len(text) > MOST_CELL:
        raise TabelBerkasError(f"memuat isi terlalu panjang pada sel {cell.coordinate}", "ringkas isinya")
    return text


def _number(value: Decimal, form: str) -> str:
    percent = "%" in form
    value = value * 100 if percent else value
    digits = _MENURUT_TITIK.search(form)
    if digits or percent or "#,##" in form or form == "0":
        value = value.quantize(Decimal(1).scaleb(-(len(digits[1]) if digits else 0)), ROUND_HALF_UP, LEBAR)
    plain = f"{value:,f}" if "#,##" in form else f"{value:f}"
    if "." in plain and not digits:
        plain = plain.rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,")) + ("%" if percent else "")
