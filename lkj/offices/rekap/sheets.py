"""The recapitulation as a workbook: a sheet for offices, objectives, indikator, and those without data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from msgspec import Struct

from lkj.diagnostics import Finding
from lkj.diagnostics.escape import visible
from lkj.pengukuran.antarsatker import Rekapitulasi
from lkj.tables.sheets import halaman, kemas, teks

__all__ = ["to_xlsx"]


class _Persen(Struct, frozen=True):
    """A percentage as the report has it, 98; a workbook stores 0.98."""

    nilai: Decimal | None


def _lembar(rekap: Rekapitulasi, temuan: Sequence[Finding]) -> list[tuple[str, list[tuple[str, int]], list[list[Any]]]]:
    """Return each sheet: its title, its columns with their widths, its rows."""
    whole = rekap.capaian
    return [
        *([("Sebagian", [("Rekapitulasi Sebagian", 100)], [[rekap.sebagian]])] if rekap.bagian else []),
        (
            "Satker",
            [("Kode", 10), ("Satker", 44), ("Peringkat", 11), ("Rata-Rata Capaian", 12), ("Kategori", 20),
             ("Indikator Terukur", 12), ("Indikator", 11), ("Tercapai", 11), ("Pagu (Rp)", 20),
             ("Realisasi (Rp)", 20), ("Serapan", 11), ("Selisih dari Tahun Lalu", 12), ("Dokumen", 30),
             ("Sementara", 11), ("Bobot", 20)],
            [
                [one.hasil.kode, one.hasil.nama, one.peringkat, _Persen(one.hasil.rerata), one.hasil.kategori,
                 one.hasil.terukur, len(one.hasil.indikator), one.hasil.tercapai, one.hasil.pagu,
                 one.hasil.realisasi, _Persen(one.serapan), one.selisih, one.hasil.dokumen,
                 "sementara" if one.hasil.sementara else "", one.bobot]
                for one in rekap.satker
            ],
        ),
        (
            "Sasaran",
            [("Sasaran", 70), ("Rata-Rata Capaian", 12), ("Indikator Terukur", 12), ("Satker", 10)],
            [[one.nama, _Persen(one.gabungan.nilai), one.gabungan.n, one.gabungan.satker] for one in rekap.sasaran],
        ),
        (
            "Indikator",
            [("Indikator", 60), ("Satker", 10), ("Tercapai", 11), ("Target Gabungan", 14), ("Realisasi Gabungan", 14),
             ("Satuan", 12), ("Capaian", 11), ("Cara", 14), ("Terendah", 11), ("Median", 11), ("Tertinggi", 11),
             ("Catatan", 40)],
            [
                [one.sebutan, one.satker, one.tercapai, one.gabungan.target, one.gabungan.realisasi,
                 one.gabungan.satuan, _Persen(one.gabungan.nilai), one.gabungan.cara,
                 _Persen(one.terendah[0] if one.terendah else None), _Persen(one.median),
                 _Persen(one.tertinggi[0] if one.tertinggi else None), one.gabungan.catatan]
                for one in rekap.indikator
            ],
        ),
        (
            "Tanpa Hasil",
            [("Kode", 10), ("Satker", 44), ("Status", 22), ("Keterangan", 60)],
            [[one.kode, one.nama, str(one.golongan), one.keterangan] for one in rekap.tanpa],
        ),
        (
            "Temuan",
            [("Kode", 10), ("Temuan", 10), ("Tempat", 50), ("Uraian", 80), ("Saran", 60)],
            [
                [one.office, one.code, f"{one.position.file}:{one.position.line}", one.message, one.hint]
                for one in temuan
            ],
        ),
        (
            "Ringkasan",
            [("Ukuran", 40), ("Nilai", 24), ("Keterangan", 80)],
            [
                ["Capaian seluruhnya", _Persen(whole.nilai), f"{whole.sebutan}; {whole.n} nilai" + (
                    f"; sementara, {rekap.sementara} satker belum terukur semuanya" if rekap.sementara else ""
                )],
                ["Serapan anggaran", _Persen(rekap.serapan), f"jumlah {rekap.beranggaran} satker" + (
                    f"; tanpa yang pagunya 0: {', '.join(rekap.tanpa_pagu)}" if rekap.tanpa_pagu else ""
                )],
                ["Satker yang menyampaikan", len(rekap.satker), f"dari {rekap.banyak}"],
                *([f"Satker yang {kind}", n, ""] for kind, n in rekap.tanpa_menurut.items()),
                ["Indikator terukur", rekap.terukur, f"dari {rekap.banyak_indikator}"],
                ["Indikator yang mencapai target", rekap.tercapai, ""],
                *([f"Satker berkategori {name}", n, ""] for name, n in rekap.kategori),
            ],
        ),
    ]  # fmt: skip


def to_xlsx(rekap: Rekapitulasi, temuan: Sequence[Finding] = ()) -> bytes:
    """Return the recapitulation as a workbook; the same numbers, the same bytes. Text never becomes a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    places = "." + "0" * rekap.cara.desimal if rekap.cara.desimal else ""
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for name, columns, rows in _lembar(rekap, temuan):
        sheet = book.create_sheet(name)
        for n, (head, width) in enumerate(columns, start=1):
            cell = sheet.cell(1, n, head)
            cell.font, cell.alignment = bold, wrapped
            sheet.column_dimensions[get_column_letter(n)].width = width
        for r, row in enumerate(rows, start=2):
            for n, value in enumerate(row, start=1):
                percent = isinstance(value, _Persen)
                number = value.nilai if isinstance(value, _Persen) else value
                if number is None or number == "":
                    continue
                cell = sheet.cell(r, n)
                if isinstance(number, str):
                    teks(cell, number)
                    continue
                cell.value = number.scaleb(-2) if percent and isinstance(number, Decimal) else number
                fraction = isinstance(number, Decimal)
                cell.number_format = f"0{places}%" if percent else f"#,##0{places if fraction else ''}"
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = sheet.dimensions
        sheet.print_title_rows = "1:1"
        halaman(sheet, rekap.judul)
    book.properties.creator, book.properties.title = visible(rekap.cara.nama or ""), rekap.judul
    book.properties.created = book.properties.modified = datetime.combine(date(rekap.tahun, 12, 31), time())
    return kemas(book)
