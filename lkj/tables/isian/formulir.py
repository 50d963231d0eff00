"""The form as a workbook: to be filled in at a desk, printed, sent about, and read back by `lkj import`.

A hidden sheet keeps what each cell held when it was written, so that what was typed since can be told from what the
year's data has become since.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lkj.capaian import Angka, Tangga
from lkj.model.bidang import Ragam
from lkj.tables.isian.lembar import NOMOR, Isi, Kolom, LembarIsian, Medan, tanda
from lkj.tables.sheets import kemas

if TYPE_CHECKING:
    from lkj.pengukuran import Pengukuran

__all__ = [
    "CATATAN", "JUDUL_TERHITUNG", "MERK", "PETUNJUK", "SKEMA_ISIAN", "catatan", "hitungan", "pendek", "ringkas",
    "saring", "sidik", "tulis_formulir",
]  # fmt: skip

#: The hidden sheet, what stands in its first cell, and the version of its shape.
CATATAN, MERK, SKEMA_ISIAN = "_lkj", "isian lkj", 1
PETUNJUK = "Petunjuk"
#: The heads of what is computed beside what is typed.
JUDUL_TERHITUNG = {"=capaian": "Capaian (%)"}
_TERBUKA, _TERTUTUP = "FFFFF2CC", "FFE7E6E6"
_PANJANG = 120
# So many rows stand ready for what is added.
_KOSONG = 15
_INDIKATOR = "indikator.yaml"
_PETUNJUK = (
    ("Isi sel kuning saja.", "Sel abu-abu memuat pengenal, nama, satuan, dan hasil hitungan; isinya tidak dibaca."),
    ("Tulis angka dalam satuannya.", "98 persen ditulis 98, tanpa tanda %. Rupiah ditulis penuh, tanpa «juta»."),
    (
        "Yang baru diisi pada baris kuning.",
        "Bukti dan kendala baru ditulis pada baris kosong di bawah lembarnya: pilih ID, lalu isi selebihnya.",
    ),
    ("Biarkan kosong yang belum ada.", "Sel kosong berarti belum ada data, dan lain dari 0."),
    (
        "Baris boleh diurutkan dan disaring.",
        "Baris dikenali dari pengenalnya, kolom dari judulnya; jangan ubah keduanya.",
    ),
    ("Jangan menggabungkan sel.", "Isi sel yang tergabung tidak dapat dibaca."),
    ("Hasil rumus boleh.", "Yang dibaca ialah nilainya ketika buku kerja ini terakhir disimpan."),
    ("Simpan sebagai .xlsx.", "Tanpa makro, tanpa kata sandi, tanpa tautan ke buku kerja lain."),
    ("Kirim kembali berkas ini.", "Perencana membacanya dengan «lkj import», yang menampilkan perubahannya dahulu."),
)


def saring(sheets: Iterable[LembarIsian], units: Collection[str]) -> list[LembarIsian]:
    """Return the sheets of the indikator that one of these answers for; what no indikator is below is left out."""
    wanted = {one.casefold() for one in units}
    made = []
    ids: set[str] = set()
    for sheet in sheets:
        if sheet.berkas != _INDIKATOR:
            continue
        if len(sheet.kunci) == 1 and not ids:
            ids = {row.kunci[0] for row in sheet.baris if (row.penanggung_jawab or "").casefold() in wanted}
        rows = [row for row in sheet.baris if row.kunci[0] in ids]
        above = {key: one for key, one in sheet.induk.items() if key[0] in ids}
        if rows or above:
            made.append(replace(sheet, baris=rows, induk=above, kolom=dict(sheet.kolom)))
    return made


def ringkas(sheets: Iterable[LembarIsian], quarter: int) -> None:
    """Leave one quarter among those of each list, and close what is of the whole year: that is not asked for now."""
    for sheet in sheets:
        kept = {}
        for key, column in sheet.kolom.items():
            part = key.split(".")
            if len(part) > 1 and part[1].isdecimal() and int(part[1]) != quarter - 1:
                continue
            if column.ragam is Ragam.KUANTITAS and len(part) == 1 and key != "realisasi":
                kept[key] = replace(column, isi=False)
                for row in sheet.baris:
                    if key in row.medan:
                        row.medan[key] = replace(row.medan[key], terbuka=False)
            else:
                kept[key] = column
        sheet.kolom = kept


def hitungan(sheets: Iterable[LembarIsian], numbers: Pengukuran) -> None:
    """Put what is computed beside what is typed: the realisasi of quarters, and the capaian of each indikator."""
    rows = {row.indikator.id: row for rekap in numbers.rekap.values() for row in rekap.baris}
    capaian = Kolom("=capaian", JUDUL_TERHITUNG["=capaian"], Ragam.PERSEN)
    for sheet in sheets:
        if "realisasi" not in sheet.kolom or sheet.berkas != _INDIKATOR or len(sheet.kunci) > 1:
            continue
        columns = {}
        for key, column in sheet.kolom.items():
            columns[key] = column
            if key in ("realisasi", "realisasi.penyebut"):
                columns.pop("=capaian", None)
                columns["=capaian"] = capaian
        sheet.kolom = columns
        for one in sheet.baris:
            found = rows.get(one.kunci[0])
            if found is None:
                continue
            realisasi, value = one.medan.get("realisasi"), found.indikator.realisasi
            if realisasi is not None and not realisasi.terbuka and isinstance(value, Angka):
                one.medan["realisasi"] = replace(realisasi, isi=_bulat(value.nilai))
            if found.capaian.nilai is not None:
                one.medan["=capaian"] = Medan(
                    jalur=(), isi=_bulat(found.capaian.nilai), terbuka=False, ragam=Ragam.PERSEN
                )


def _bulat(value: Decimal) -> Decimal:
    return Decimal(format(float(value), ".15g"))


def tulis_formulir(
    sheets: Sequence[LembarIsian],
    year: int,
    satker: str,
    ladders: Mapping[str, Tangga],
    unit: str = "",
    quarter: int = 0,
    kode: str = "",
) -> bytes:
    """Return the form as a workbook; the same data, the same bytes. `kode` is that of the office in its tree."""
    from openpyxl import Workbook

    book = Workbook()
    help_sheet = book.active
    hidden = book.create_sheet(CATATAN)
    hidden.sheet_state = "veryHidden"
    lists = _Daftar(hidden)
    for one in sheets:
        _lembar(book.create_sheet(one.nama), one, ladders, lists, year)
    title = " – ".join(filter(None, (f"Isian {year}", unit, f"triwulan {quarter}" if quarter else "")))
    _petunjuk(help_sheet, satker, title, sheets)
    for n, row in enumerate(catatan(sheets, year, (kode, satker)), start=1):
        for k, text in enumerate(row, start=1):
            _tulis(hidden.cell(n, k), text)
    # The hidden sheet last: who counts sheets counts those that are seen.
    book.move_sheet(hidden, len(sheets))
    book.active = 1 if sheets else 0
    day = datetime.combine(date(year, 12, 31), time())
    book.properties.creator, book.properties.title = satker, title
    book.properties.created = book.properties.modified = day
    return kemas(book)


def catatan(sheets: Iterable[LembarIsian], year: int, office: tuple[str, str]) -> list[list[str]]:
    """Return the rows of the hidden sheet: of each sheet its columns, of each item what its cells hold.

    The SHA-256 is that of all that follows it; beside it stand the code and the name of the office, where an older lkj
    does not look. A long text stands for itself by its own.
    """
    rows = []
    for sheet in sheets:
        columns = [[column.judul, column.kunci] for column in sheet.kolom.values()]
        rows.append([sheet.nama, "", _json([[one.judul for one in sheet.kunci], columns, sheet.berkas])])
        for key, row in sheet.per_kunci.items():
            held = {name: pendek(tanda(row.medan[name].isi)) for name in sheet.kolom if name in row.medan}
            rows.append([sheet.nama, _json(list(key)), _json(held)])
    digest = sidik(rows)
    return [[MERK, str(SKEMA_ISIAN), str(year)], ["SHA-256", digest, _json(office)], *rows]


def sidik(rows: Iterable[Sequence[str]]) -> str:
    """Return the SHA-256 of rows of the hidden sheet."""
    return sha256("\n".join("\t".join(row) for row in rows).encode()).hexdigest()


def pendek(mark: str) -> str:
    """Return the mark of a cell's content as the hidden sheet keeps it."""
    return mark if len(mark) <= _PANJANG else f"h{sha256(mark.encode()).hexdigest()}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


class _Daftar:
    """Words to choose from, in the hidden sheet where a validation cannot hold them itself."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._known: dict[tuple[str, ...], str] = {}

    def rumus(self, words: tuple[str, ...]) -> str:
        """Return what a validation names its words by."""
        plain = ",".join(words)
        if len(plain) <= 250 and not any("," in word or '"' in word for word in words):
            return f'"{plain}"'
        if words not in self._known:
            from openpyxl.utils import get_column_letter

            column = 5 + len(self._known)
            for n, word in enumerate(words, start=1):
                cell = self._sheet.cell(n, column)
                _tulis(cell, word)
            letter = get_column_letter(column)
            self._known[words] = f"'{CATATAN}'!${letter}$1:${letter}${len(words)}"
        return self._known[words]


def _tulis(cell: Any, value: Isi) -> None:
    if isinstance(value, str):
        if value:
            # A text that looks like a formula stays a text, and one that looks like a code of Excel's own too.
            cell.value = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", value)
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    elif isinstance(value, bool) or value is None:
        cell.value = value
    elif isinstance(value, Decimal):
        cell.value = int(value) if value == value.to_integral_value() else float(value)
    else:
        cell.value = value


_FORMAT = {Ragam.RUPIAH: "#,##0", Ragam.ORANG: "0", Ragam.TAHUN: "0"}
_TEKS = frozenset({Ragam.TEKS, Ragam.PENGENAL, Ragam.DOKUMEN, Ragam.BULAN, Ragam.PILIHAN})


class _Gaya:
    """The looks of the cells of a sheet, each made once: openpyxl reads every part of one through for every cell."""

    def __init__(self) -> None:
        # The parts are kept too, so that no other takes their ids.
        self._known: dict[tuple[tuple[str, int], ...], tuple[Any, Mapping[str, Any]]] = {}

    def beri(self, cell: Any, **parts: Any) -> None:
        """Give a cell, which has no looks yet, those of these parts."""
        key = tuple((name, id(part)) for name, part in parts.items())
        if key not in self._known:
            for name, part in parts.items():
                setattr(cell, name, part)
            self._known[key] = copy(cell._style), parts
        cell._style = copy(self._known[key][0])


def _lembar(sheet: Any, one: LembarIsian, ladders: Mapping[str, Tangga], lists: _Daftar, year: int) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter

    head, open_fill, closed_fill = (PatternFill("solid", fgColor=c) for c in ("FFD9E2F3", _TERBUKA, _TERTUTUP))
    line = Border(*[Side("thin", "FFBFBFBF")] * 4)
    wrap, top = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
    bold, locked, unlocked = Font(bold=True), Protection(), Protection(locked=False)
    gaya = _Gaya()
    columns = [*one.kunci, *one.kolom.values()]
    for n, column in enumerate(columns, start=1):
        cell = sheet.cell(1, n, column.judul)
        gaya.beri(cell, font=bold, fill=head, border=line, alignment=wrap)
        sheet.column_dimensions[get_column_letter(n)].width = _lebar(column)
    choices: dict[str, list[str]] = {}

    def tulis(r: int, n: int, field: Medan | None) -> None:
        cell = sheet.cell(r, n)
        if field is None:
            gaya.beri(cell, border=line, fill=closed_fill)
            return
        if field.ragam in _TEKS and not isinstance(field.isi, date):
            shown = "@"
        elif isinstance(field.isi, date) or field.ragam is Ragam.TANGGAL:
            shown = "yyyy-mm-dd"
        else:
            # A quotient has digits without end; what is typed is shown as it was typed.
            shown = _FORMAT.get(field.ragam, "General" if field.terbuka else "0.##")
        gaya.beri(
            cell,
            border=line,
            alignment=wrap if isinstance(field.isi, str) else top,
            fill=open_fill if field.terbuka else closed_fill,
            protection=unlocked if field.terbuka else locked,
            number_format=shown,
        )
        _tulis(cell, field.isi)
        words = _kata(field, ladders)
        if words and field.terbuka:
            choices.setdefault(lists.rumus(words), []).append(cell.coordinate)

    first, last = len(one.kunci) + 1, 1
    for last, row in enumerate(one.per_kunci.values(), start=2):
        for n, text in enumerate(row.kunci, start=1):
            cell = sheet.cell(last, n)
            gaya.beri(cell, number_format="@", fill=closed_fill, border=line, alignment=top)
            _tulis(cell, text)
        for n, column in enumerate(one.kolom.values(), start=first):
            tulis(last, n, row.medan.get(column.kunci))
    names = tuple(key[0] for key in one.induk)
    for r in range(last + 1, last + 1 + (_KOSONG if names else 0)):
        for n, column in enumerate(one.kunci, start=1):
            own = () if n > 1 else names
            closed = column.kunci == NOMOR
            tulis(r, n, Medan(jalur=(), isi=None, terbuka=not closed, ragam=Ragam.TEKS, pilihan=own))
        for n, column in enumerate(one.kolom.values(), start=first):
            tulis(r, n, one.baru.get(column.kunci))
    _pilihan(sheet, choices)
    sheet.freeze_panes = sheet.cell(2, min(len(one.kunci) + 1, 3))
    _cetak(sheet, f"{one.nama} {year}")
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)


def _kata(field: Medan, ladders: Mapping[str, Tangga]) -> tuple[str, ...]:
    """Return the words that a cell takes: those of its type, or the ranks of the ladder that is its unit."""
    if field.pilihan:
        return field.pilihan
    ladder = ladders.get(field.satuan) if field.ragam is Ragam.KUANTITAS else None
    return tuple(ladder.anggota) if ladder else ()


def _pilihan(sheet: Any, choices: Mapping[str, Sequence[str]]) -> None:
    from openpyxl.worksheet.cell_range import MultiCellRange
    from openpyxl.worksheet.datavalidation import DataValidation

    for formula, cells in choices.items():
        one = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
        one.errorTitle, one.error = "Pilihan", "Pilih dari daftar, atau kosongkan."
        one.sqref = MultiCellRange(_rapat(cells))
        sheet.add_data_validation(one)


def _rapat(cells: Sequence[str]) -> str:
    """Return cells as few ranges: those that follow each other in a column are one."""
    found: dict[str, list[list[int]]] = {}
    for cell in cells:
        letters = cell.rstrip("0123456789")
        row, ranges = int(cell[len(letters) :]), found.setdefault(letters, [])
        if ranges and ranges[-1][1] == row - 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    return " ".join(f"{c}{a}:{c}{b}" if a != b else f"{c}{a}" for c, ranges in found.items() for a, b in ranges)


def _lebar(column: Kolom) -> int:
    key = column.kunci.rpartition(".")[2].lstrip("^=")
    if key in ("nama", "catatan", "uraian", "berkas", "tautan"):
        return 45
    if column.ragam is Ragam.RUPIAH:
        return 20
    return 22 if column.ragam is Ragam.TEKS and key != "satuan" and key not in ("id", "tahun", "kode") else 14


def _cetak(sheet: Any, name: str) -> None:
    """Let a sheet print on A4 across, as wide as the page, its head on each."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = name.replace("&", "&&")
    sheet.oddFooter.right.text = "&P/&N"


def _petunjuk(sheet: Any, satker: str, title: str, sheets: Sequence[LembarIsian]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.title = PETUNJUK
    wrap = Alignment(wrap_text=True, vertical="top")
    rows: list[tuple[str, str]] = [(title, satker), ("", ""), *_PETUNJUK, ("", ""), ("Lembar", "Isinya")]
    rows += [
        (one.nama, f"{len(one.baris)} baris{', dapat ditambah' if one.induk else ''}, dari {one.berkas}")
        for one in sheets
    ]
    for n, pair in enumerate(rows, start=1):
        for k, text in enumerate(pair, start=1):
            cell = sheet.cell(n, k)
            _tulis(cell, text)
            cell.alignment = wrap
            if k == 1:
                cell.font = Font(bold=True, size=14 if n == 1 else 11)
    sheet.cell(3, 1).fill = PatternFill("solid", fgColor=_TERBUKA)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 38, 80
    _cetak(sheet, title)
    sheet.protection.sheet = True
