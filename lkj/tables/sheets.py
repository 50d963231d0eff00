"""Spreadsheets: CSV as Excel on an Indonesian Windows reads it, and a workbook with real numbers.

Text from the data never becomes a formula.
"""

from __future__ import annotations

import csv
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

from lkj.capaian import PERSEN, Angka, Nisbah, bulatkan, satuan_sama, tulis_angka
from lkj.capaian.steps import tulis_masukan
from lkj.diagnostics import escape
from lkj.diagnostics.escape import is_formula, one_line
from lkj.pengukuran import Baris, Pengukuran
from lkj.tables.selection import Pilihan, per_status
from lkj.wording.printed import TYPED_PLACES, banyaknya, sebutan_rerata
from lkj.wording.status import tulis_status


class _Sel(Struct, frozen=True):
    """One cell: a number in the unit of the data, or text; a percentage is 98, not 0.98.

    `tempat` are the decimals that a number is shown with; None for those of the method.
    """

    isi: Decimal | int | str
    persen: bool = False
    tempat: int | None = 0


# The columns, each with the characters that it is wide at most; one of shorter words and numbers is narrower.
_KOLOM = (
    ("No", 5),
    ("Id", 12),
    ("Dokumen", 16),
    ("Sasaran", 10),
    ("Nama Sasaran", 28),
    ("Indikator", 34),
    ("Target", 16),
    ("Satuan Target", 12),
    ("Realisasi", 16),
    ("Satuan Realisasi", 12),
    ("Capaian (%)", 10),
    ("Status", 14),
    ("Kategori", 14),
    ("Catatan", 30),
)
# Whoever opens it, a number is written as Indonesian writes it where the program can (LibreOffice); Excel has its own.
_ID = "[$-421]"
_BIRU = "FFDCE6F1"


def _kolom(numbers: Pengukuran) -> list[tuple[str, int]]:
    """Return the columns with their widths; a category of each indikator has one where the method gives it."""
    return [one for one in _KOLOM if one[0] != "Kategori" or numbers.berkategori]


def _kuantitas(value: Any, numbers: Pengukuran) -> tuple[_Sel, _Sel]:
    """Return a target or realisasi and its unit, with the digits that were typed; a quotient is rounded as printed."""
    if value is None:
        return _Sel(""), _Sel("")
    if not isinstance(value, Angka):
        return _Sel(str(value)), _Sel("")
    number = value.nilai
    if isinstance(value, Nisbah) or _pecahan(number) > TYPED_PLACES:
        number = bulatkan(number, numbers.tempat(number) if value.satuan == PERSEN else numbers.year.metode.desimal)
    return _Sel(number, satuan_sama(value.satuan, PERSEN), _pecahan(number)), _Sel(value.satuan)


def _pecahan(value: Decimal) -> int:
    """Return how many decimals a number has."""
    return max(0, -int(value.normalize().as_tuple().exponent))


def _sel(numbers: Pengukuran, row: Baris) -> list[_Sel]:
    facts, capaian = row.indikator, row.capaian
    return [
        _Sel(row.nomor),
        _Sel(facts.id),
        _Sel(row.dokumen.nama),
        _Sel(row.sasaran.id),
        _Sel(row.sasaran.nama),
        _Sel(facts.nama),
        *_kuantitas(facts.target, numbers),
        *_kuantitas(facts.realisasi, numbers),
        _Sel("") if capaian.nilai is None else _Sel(capaian.nilai, persen=True, tempat=None),
        _Sel(tulis_status(numbers, row)),
        *([_Sel(row.kategori.nama if row.kategori else "")] if numbers.berkategori else []),
        _Sel(" ".join(note.pesan for note in capaian.catatan)),
    ]


def _teks_aman(text: str) -> str:
    return one_line(f"'{text}" if is_formula(text) else text)


def _csv(cell: _Sel, numbers: Pengukuran) -> str:
    if isinstance(cell.isi, str):
        return _teks_aman(cell.isi)
    value = Decimal(cell.isi)
    # What no number of decimals tells from a border is given whole.
    if cell.tempat is None and numbers.persen(value)[0] not in "<>":
        value = bulatkan(value, numbers.tempat(value))
    return format(value, "f").replace(".", ",")


def to_csv(numbers: Pengukuran, pilihan: Pilihan) -> str:
    """Return the rows as CSV: byte order mark, semicolons, decimal comma, no dots between thousands.

    A capaian has the decimals of the method, or more where they would carry it over a border; a target and a realisasi
    the digits that were typed. Text is never a formula.
    """
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([name for name, _ in _kolom(numbers)])
    writer.writerows([_csv(cell, numbers) for cell in _sel(numbers, row)] for row in pilihan.baris)
    return "\ufeff" + out.getvalue()


def teks(cell: Any, text: str) -> None:
    """Fill a cell of a workbook with a text; one that looks like a formula stays a text, also after it was edited."""
    cell.value = escape.cell(text) or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = is_formula(text)


def _isi(cell: Any, value: _Sel, numbers: Pengukuran) -> None:
    """Fill a cell of the workbook; a percentage is stored as Excel does, 0.98 shown as 98,00%."""
    if isinstance(value.isi, str):
        teks(cell, value.isi)
    elif value.persen:
        cell.value = Decimal(value.isi).scaleb(-2)
        text = numbers.persen(value.isi)
        places = numbers.tempat(value.isi) if value.tempat is None else value.tempat
        # What no number of decimals tells from a border is shown in words; the cell holds the number all the same.
        outside = value.tempat is None and text[0] in "<>"
        cell.number_format = f'"{text}"' if outside else f"{_ID}0{_desimal(places)}%"
    else:
        cell.value = value.isi
        cell.number_format = f"{_ID}#,##0{_desimal(value.tempat or 0)}"


def _desimal(places: int) -> str:
    return "." + "0" * places if places else ""


def _lembar_ringkasan(sheet: Any, numbers: Pengukuran, pilihan: Pilihan) -> None:
    from openpyxl.styles import Alignment

    agregat = pilihan.agregat
    now = numbers.anggaran_tahun(numbers.year.tahun)
    rows: list[tuple[str, _Sel]] = [("Dokumen", _Sel(pilihan.judul)), ("Indikator terukur", _Sel(pilihan.n))]
    rows += [(name, _Sel(count)) for name, count in per_status(numbers, pilihan)]
    if agregat.nilai is None:
        rows.append(("Rata-rata capaian", _Sel("belum dapat dihitung")))
    else:
        note = f" ({banyaknya(agregat)})" if agregat.sementara else ""
        rows.append(
            (f"{sebutan_rerata(agregat).capitalize()} capaian{note}", _Sel(agregat.nilai, persen=True, tempat=None))
        )
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
            rows.append((f"Serapan anggaran {now.tahun}", _Sel(now.serapan, persen=True, tempat=None)))
    for n, (name, value) in enumerate(rows, start=1):
        _isi(sheet.cell(n, 1), _Sel(name), numbers)
        _isi(sheet.cell(n, 2), value, numbers)
        sheet.cell(n, 1).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(n, 2).alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 44, 80


def _lebar(head: str, column: list[_Sel], most: int) -> int:
    """Return the width of a column in characters: its longest text, up to `most`, but no word or number is broken."""

    def text(one: _Sel) -> str:
        if isinstance(one.isi, str):
            return one.isi
        return tulis_angka(Decimal(one.isi), 2 if one.tempat is None else one.tempat) + "%" * one.persen

    texts = [text(one) for one in column]
    # The head is bold, and beside it stands the arrow of the filter.
    words = [len(word) for one in texts for word in one.split(" ")] + [len(word) + 3 for word in head.split(" ")]
    return max(*words, min(most, max(map(len, texts)))) + 3


def halaman(sheet: Any, title: str) -> None:
    """Have a sheet printed on A4 across, as wide as the paper, under its title and over the number of its page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.75
    sheet.print_options.gridLines = True
    # An ampersand opens a code there; a header has room for 255 characters.
    sheet.oddHeader.center.text = one_line(title)[:200].replace("&", "&&")
    sheet.oddFooter.center.text = "&P dari &N"


def to_xlsx(numbers: Pengukuran, pilihan: Pilihan) -> bytes:
    """Return the rows as a workbook, a second sheet holding mean and absorption; the same data, the same bytes.

    Numbers are numbers, with the decimals that a report has of them; both sheets print on A4 across.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Capaian"
    rows = [_sel(numbers, row) for row in pilihan.baris]
    for n, (name, most) in enumerate(_kolom(numbers), start=1):
        cell = sheet.cell(1, n, name.removesuffix(" (%)"))
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        cell.fill = PatternFill("solid", fgColor=_BIRU)
        sheet.column_dimensions[get_column_letter(n)].width = _lebar(cell.value, [row[n - 1] for row in rows], most)
    for r, row in enumerate(rows, start=2):
        for n, value in enumerate(row, start=1):
            cell = sheet.cell(r, n)
            _isi(cell, value, numbers)
            words = isinstance(value.isi, str)
            # Words do not touch the number that stands before them.
            cell.alignment = Alignment(wrap_text=words, vertical="top", indent=int(words))
    # The head, and number and id of each row, stay in sight.
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    _lembar_ringkasan(book.create_sheet("Ringkasan"), numbers, pilihan)
    for one in book.worksheets:
        halaman(one, f"{pilihan.judul} Tahun {numbers.year.tahun}")
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
