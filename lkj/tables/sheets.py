"""Spreadsheets: CSV as Excel on an Indonesian Windows reads it, and a workbook with real numbers.

Text from the data never becomes a formula.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lkj.capaian import PERSEN, Angka, satuan_sama
from lkj.capaian.steps import tulis_masukan
from lkj.diagnostics import escape
from lkj.diagnostics.escape import is_formula, one_line
from lkj.pengukuran import Baris, Pengukuran
from lkj.tables.selection import Pilihan
from lkj.wording.printed import banyaknya, sebutan_rerata
from lkj.wording.status import tulis_status


@dataclass(frozen=True, slots=True)
class _Sel:
    """One cell: a number in the unit of the data, or text; a percentage is 98, not 0.98."""

    isi: Decimal | int | str
    persen: bool = False


_KOLOM = (
    ("No", 5),
    ("Id", 10),
    ("Dokumen", 28),
    ("Sasaran", 10),
    ("Nama Sasaran", 50),
    ("Indikator", 60),
    ("Target", 14),
    ("Satuan Target", 16),
    ("Realisasi", 14),
    ("Satuan Realisasi", 16),
    ("Capaian (%)", 12),
    ("Status", 16),
    ("Kategori", 18),
    ("Catatan", 60),
)


def _kolom(numbers: Pengukuran) -> list[tuple[str, int]]:
    """Return the columns with their widths; a category of each indikator has one where the method gives it."""
    return [one for one in _KOLOM if one[0] != "Kategori" or numbers.berkategori]


def _kuantitas(value: Any) -> tuple[_Sel, _Sel]:
    if value is None:
        return _Sel(""), _Sel("")
    if isinstance(value, Angka):
        return _Sel(value.nilai, satuan_sama(value.satuan, PERSEN)), _Sel(value.satuan)
    return _Sel(str(value)), _Sel("")


def _sel(numbers: Pengukuran, row: Baris) -> list[_Sel]:
    facts, capaian = row.indikator, row.capaian
    return [
        _Sel(row.nomor),
        _Sel(facts.id),
        _Sel(row.dokumen.nama),
        _Sel(row.sasaran.id),
        _Sel(row.sasaran.nama),
        _Sel(facts.nama),
        *_kuantitas(facts.target),
        *_kuantitas(facts.realisasi),
        _Sel("") if capaian.nilai is None else _Sel(capaian.nilai, persen=True),
        _Sel(tulis_status(numbers, row)),
        *([_Sel(row.kategori.nama if row.kategori else "")] if numbers.berkategori else []),
        _Sel(" ".join(note.pesan for note in capaian.catatan)),
    ]


def _teks_aman(text: str) -> str:
    return one_line(f"'{text}" if is_formula(text) else text)


def _csv(cell: _Sel) -> str:
    if isinstance(cell.isi, str):
        return _teks_aman(cell.isi)
    return format(Decimal(cell.isi), "f").replace(".", ",")


def to_csv(numbers: Pengukuran, pilihan: Pilihan) -> str:
    """Return the rows as CSV: byte order mark, semicolons, decimal comma, numbers unrounded, text never a formula."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([name for name, _ in _kolom(numbers)])
    writer.writerows([_csv(cell) for cell in _sel(numbers, row)] for row in pilihan.baris)
    return "\ufeff" + out.getvalue()


def _isi(cell: Any, value: _Sel, numbers: Pengukuran) -> None:
    """Fill a cell of the workbook; a percentage is stored as Excel does, 0.98 shown as 98,00%."""
    if isinstance(value.isi, str):
        cell.value = escape.cell(value.isi) or None
        if value.isi:
            # A text that looks like a formula stays a text, also after it was edited.
            cell.data_type = "s"
            cell.quotePrefix = is_formula(value.isi)
    elif value.persen:
        cell.value = Decimal(value.isi).scaleb(-2)
        places = numbers.tempat(value.isi)
        text = numbers.persen(value.isi)
        # What no number of decimals tells from a border is shown in words; the cell holds the number all the same.
        cell.number_format = f'"{text}"' if text[0] in "<>" else "0." + "0" * places + "%" if places else "0%"
    else:
        cell.value = value.isi


def _lembar_ringkasan(sheet: Any, numbers: Pengukuran, pilihan: Pilihan) -> None:
    agregat = pilihan.agregat
    now = numbers.anggaran_tahun(numbers.year.tahun)
    rows: list[tuple[str, _Sel]] = [("Dokumen", _Sel(pilihan.judul)), ("Indikator terukur", _Sel(pilihan.n))]
    if agregat.nilai is None:
        rows.append(("Rata-rata capaian", _Sel("belum dapat dihitung")))
    else:
        note = f" ({banyaknya(agregat)})" if agregat.sementara else ""
        rows.append((f"{sebutan_rerata(agregat).capitalize()} capaian{note}", _Sel(agregat.nilai, persen=True)))
        rows.append(("Kategori", _Sel(pilihan.kategori or "")))
    if pilihan.sasaran is None:
        bands = [band for band in numbers.rekap[pilihan.dokumen].per_pita if band[0] is not None and band[2]]
        for pita, _, goals in bands:
            assert pita is not None
            rows.append((f"Sasaran berkategori {pita.nama}", _Sel(", ".join(one.id for one in goals))))
    rows += [(f"Sementara: {ident}", _Sel("Realisasinya belum lengkap.")) for ident in agregat.belum_lengkap]
    rows += [(f"Dihitung {tulis_masukan(one.nilai)}: {one.id}", _Sel(one.alasan)) for one in agregat.skor]
    rows += [(f"Tidak diikutkan: {ident}", _Sel(reason)) for ident, reason in agregat.dikecualikan]
    if now is not None:
        if now.pagu is not None:
            rows.append((f"Pagu {now.tahun} (Rp)", _Sel(now.pagu)))
        if now.realisasi is not None:
            rows.append((f"Realisasi anggaran {now.tahun} (Rp)", _Sel(now.realisasi)))
        if now.serapan is not None:
            rows.append((f"Serapan anggaran {now.tahun}", _Sel(now.serapan, persen=True)))
    for n, (name, value) in enumerate(rows, start=1):
        _isi(sheet.cell(n, 1), _Sel(name), numbers)
        cell = sheet.cell(n, 2)
        _isi(cell, value, numbers)
        if isinstance(value.isi, int) and value.isi > 999:
            cell.number_format = "#,##0"
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 60


def to_xlsx(numbers: Pengukuran, pilihan: Pilihan) -> bytes:
    """Return the rows as a workbook, a second sheet holding mean and absorption; the same data, the same bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Capaian"
    for n, (name, width) in enumerate(_kolom(numbers), start=1):
        cell = sheet.cell(1, n, name.removesuffix(" (%)"))
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(n)].width = width
    for r, row in enumerate(pilihan.baris, start=2):
        for n, value in enumerate(_sel(numbers, row), start=1):
            cell = sheet.cell(r, n)
            _isi(cell, value, numbers)
            cell.alignment = Alignment(wrap_text=isinstance(value.isi, str), vertical="top")
    sheet.freeze_panes = "A2"
    _lembar_ringkasan(book.create_sheet("Ringkasan"), numbers, pilihan)
    day = datetime.combine(numbers.year.hari, time())
    book.properties.creator = numbers.year.satker.satker.nama
    book.properties.title = f"{pilihan.judul} Tahun {numbers.year.tahun}"
    book.properties.created = book.properties.modified = day
    return kemas(book)


def kemas(book: Any) -> bytes:
    """Return a workbook as a file: one fixed date, and one fixed system, on every part."""
    from openpyxl.writer.excel import ExcelWriter

    raw, out = BytesIO(), BytesIO()
    # Not book.save(): it writes the clock into the file.
    ExcelWriter(book, ZipFile(raw, "w")).save()
    with ZipFile(raw) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            target.writestr(info, source.read(name), ZIP_DEFLATED)
    return out.getvalue()
