"""Spreadsheets open again in other programs, with numbers as numbers and no text as a formula."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from conftest import Proyek


def _baca(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


@pytest.mark.lambat
def test_csv_opens_in_indonesian_excel(proyek: Proyek) -> None:
    """Byte order mark, semicolons, decimal comma; the same numbers as the JSON of the same rows."""
    code, stdout, _ = proyek.jalankan("capaian", "2024", "--format", "csv")
    assert code == 0
    assert stdout.startswith("\ufeffNo;Id;")
    rows = _baca(stdout)
    assert [row["Id"] for row in rows] == [f"IKK-{n:02}" for n in range(1, 18)]
    by_id = {row["Id"]: row for row in rows}
    assert (by_id["IKK-14"]["Target"], by_id["IKK-14"]["Realisasi"]) == ("100", "84,99")
    assert (by_id["IKK-13"]["Target"], by_id["IKK-13"]["Satuan Realisasi"]) == (
        "1 Lakip dan 2 Perjanjian Kinerja",
        "persen",
    )
    known = json.loads(proyek.jalankan("capaian", "2024", "--document", "pk-sekretaris", "--format", "json")[1])
    for indicator in known["indicators"]:
        assert Decimal(by_id[indicator["id"]]["Capaian (%)"].replace(",", ".")) == Decimal(indicator["capaian"])


@pytest.mark.lambat
def test_csv_leaves_empty_what_is_not_known(proyek: Proyek) -> None:
    """A realisasi that is not there is an empty cell, never 0."""
    rows = _baca(proyek.jalankan("capaian", "2024", "--document", "pk-ketua", "--format", "csv")[1])
    assert len(rows) == 10
    assert {(row["Realisasi"], row["Capaian (%)"], row["Status"]) for row in rows} == {("", "", "Belum ada data")}


@pytest.mark.lambat
@pytest.mark.parametrize("name", ["=1+1", "+62", "-3", "@SUM(A1)"])
def test_text_never_becomes_a_formula(proyek: Proyek, name: str) -> None:
    """A name that looks like a formula is text in CSV (behind an apostrophe) and in the workbook."""
    proyek.ubah("indikator.yaml", "nama: Ketepatan Pelaporan Keuangan", f'nama: "{name}"')
    rows = _baca(proyek.jalankan("capaian", "2024", "--format", "csv")[1])
    assert rows[-1]["Indikator"] == f"'{name}"
    assert proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", "x.xlsx")[0] == 0
    (cell,) = (c for row in load_workbook("x.xlsx")["Capaian"].iter_rows() for c in row if c.value == name)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.lambat
def test_a_negative_number_stays_a_number_in_csv(proyek: Proyek) -> None:
    """The guard against formulas is for text only."""
    proyek.ubah("metode.yaml", "turun: selisih", "turun: penghematan")
    proyek.ubah("metode.yaml", "batas_bawah: 0", "batas_bawah: null")
    proyek.ubah("indikator.yaml", "target: 2.8\n    realisasi: null", "target: 2.8\n    realisasi: 3.5")
    rows = _baca(proyek.jalankan("capaian", "2024", "--sasaran", "SS-04", "--format", "csv")[1])
    assert rows[0]["Capaian (%)"] == "-25,00"


@pytest.mark.lambat
def test_workbook_has_real_numbers(proyek: Proyek) -> None:
    """Header frozen, percentages as Excel stores them, money as numbers, the mean on a second sheet."""
    code, stdout, stderr = proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", "keluar/capaian.xlsx")
    assert (code, stdout, stderr) == (0, "keluar/capaian.xlsx\n", "")
    book = load_workbook("keluar/capaian.xlsx")
    sheet = book["Capaian"]
    header = [cell.value for cell in sheet[1]]
    assert (sheet.freeze_panes, sheet.max_row, header[:2]) == ("C2", 18, ["No", "Id"])
    capaian = sheet.cell(6, header.index("Capaian") + 1)
    assert (sheet.cell(6, 2).value, capaian.value, capaian.number_format) == (
        "IKK-05",
        pytest.approx(0.98),
        "[$-421]0.00%",
    )
    assert sheet.cell(3, header.index("Target") + 1).value == 1
    summary = {row[0].value: row[1] for row in book["Ringkasan"].iter_rows()}
    assert summary["Rata-rata capaian"].value == pytest.approx(0.97528235, abs=1e-8)
    assert summary["Kategori"].value == "Sangat Berhasil"
    assert summary["Pagu 2024 (Rp)"].value == 111186550000
    assert summary["Serapan anggaran 2024"].value == pytest.approx(94496718290 / 111186550000)


@pytest.mark.lambat
def test_csv_has_the_decimals_of_the_method(proyek: Proyek) -> None:
    """A capaian has as many as `desimal` says, more where fewer would call a miss a success; JSON has them all."""
    proyek.ubah("indikator.yaml", 'realisasi: 98  # sumber: "98&"', "realisasi: 99.9960")
    rows = {row["Id"]: row for row in _baca(proyek.jalankan("capaian", "2024", "--format", "csv")[1])}
    assert [rows[one]["Capaian (%)"] for one in ("IKK-01", "IKK-05", "IKK-06")] == ["100,00", "98,00", "99,996"]
    assert [rows[one]["Realisasi"] for one in ("IKK-01", "IKK-06", "IKK-14")] == ["100", "99,9960", "84,99"]
    proyek.ubah("metode.yaml", "desimal: 2", "desimal: 1")
    rows = {row["Id"]: row for row in _baca(proyek.jalankan("capaian", "2024", "--format", "csv")[1])}
    assert [rows[one]["Capaian (%)"] for one in ("IKK-05", "IKK-07")] == ["98,0", "99,0"]


@pytest.mark.lambat
def test_workbook_is_printed_on_a4_across(proyek: Proyek) -> None:
    """Both sheets are as wide as the paper; the head is repeated, filtered and frozen, and no column breaks a word."""
    assert proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", "x.xlsx")[0] == 0
    book = load_workbook("x.xlsx")
    for sheet in book.worksheets:
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    sheet = book["Capaian"]
    last = sheet.cell(1, sheet.max_column).column_letter
    assert (sheet.auto_filter.ref, sheet.print_title_rows) == (f"A1:{last}18", "$1:$1")
    assert sheet.oddHeader.center.text == "Perjanjian Kinerja Sekretaris Tahun 2024"
    for column in sheet.columns:
        words = [word for cell in column if isinstance(cell.value, str) for word in cell.value.split()]
        assert max(map(len, words), default=0) < sheet.column_dimensions[column[0].column_letter].width
    assert sum(one.width for one in sheet.column_dimensions.values()) < 250


@pytest.mark.lambat
def test_numbers_of_the_workbook_show_what_was_typed(proyek: Proyek) -> None:
    """100 percent is 100%, 84.99 percent 84,99%, a thousand has its dot, and all of them can be computed with."""
    proyek.ubah("indikator.yaml", "target: 2\n", "target: 25000\n")
    assert proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", "x.xlsx")[0] == 0
    sheet = load_workbook("x.xlsx")["Capaian"]
    column = [cell.value for cell in sheet[1]].index("Target") + 1
    cells = {sheet.cell(n, 2).value: sheet.cell(n, column) for n in range(2, 19)}
    more = {sheet.cell(n, 2).value: sheet.cell(n, column + 2) for n in range(2, 19)}
    assert (cells["IKK-14"].value, cells["IKK-14"].number_format) == (1, "[$-421]0%")
    assert (more["IKK-14"].value, more["IKK-14"].number_format) == (pytest.approx(0.8499), "[$-421]0.00%")
    assert (cells["IKK-16"].value, cells["IKK-16"].number_format) == (25000, "[$-421]#,##0")
    summary = {row[0].value: row[1] for row in load_workbook("x.xlsx")["Ringkasan"].iter_rows()}
    assert (summary["Pagu 2024 (Rp)"].number_format, summary["Tidak tercapai"].value) == ("[$-421]#,##0", 7)


@pytest.mark.lambat
def test_workbook_is_the_same_bytes_each_time(proyek: Proyek) -> None:
    """Nothing of the clock is in the file: a fixed date on every part, the report's date in its properties."""
    for name in ("a.xlsx", "b.xlsx"):
        assert proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", name)[0] == 0
    first = (proyek.root / "a.xlsx").read_bytes()
    assert first == (proyek.root / "b.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2025-01-10T00:00:00Z") == 2


def test_a_workbook_needs_a_file(proyek: Proyek) -> None:
    """Without --output a workbook is wrong usage, said in Indonesian with the remedy."""
    code, stdout, stderr = proyek.jalankan("capaian", "2024", "--format", "xlsx")
    assert (code, stdout) == (2, "")
    assert "--output capaian.xlsx" in stderr


@pytest.mark.lambat
def test_a_file_that_cannot_be_written(proyek: Proyek) -> None:
    """A file where a folder is needed is a machine's failure: exit 3 in Indonesian, and the file stays as it was."""
    (proyek.root / "keluar").write_text("milik orang", encoding="utf-8")
    code, stdout, stderr = proyek.jalankan("capaian", "2024", "--format", "csv", "--output", "keluar/x.csv")
    assert (code, stdout) == (3, "")
    assert "x.csv tidak dapat ditulis" in stderr
    assert (proyek.root / "keluar").read_text(encoding="utf-8") == "milik orang"


@pytest.mark.lambat
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_output_is_what_would_be_printed(proyek: Proyek, form: str) -> None:
    """--output writes the very text that stdout would get."""
    printed = proyek.jalankan("capaian", "2024", "--format", form)[1]
    assert proyek.jalankan("capaian", "2024", "--format", form, "--output", "keluar.txt")[0] == 0
    assert (proyek.root / "keluar.txt").read_bytes().decode() == printed


@pytest.mark.lambat
def test_the_same_workbook_on_every_system(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part of an archive says on which system it was packed, unless it is told: Windows must not change the file."""
    make = zipfile.ZipInfo.__init__

    def of_windows(self: zipfile.ZipInfo, *words: Any, **named: Any) -> None:
        make(self, *words, **named)
        self.create_system = 0

    assert proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", "a.xlsx")[0] == 0
    monkeypatch.setattr(zipfile.ZipInfo, "__init__", of_windows)
    assert proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", "b.xlsx")[0] == 0
    assert (proyek.root / "a.xlsx").read_bytes() == (proyek.root / "b.xlsx").read_bytes()
