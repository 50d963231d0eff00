"""What goes wrong between a desk and the data: each is read as it was meant, or refused with its reason."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from alat_isian import Kantor, isi, tempat
from openpyxl import Workbook, load_workbook

from lkj.model.bidang import Ragam
from lkj.tables.isian.buku import BukuError, Sel, baca_buku
from lkj.tables.isian.nilai import TolakError, baca_sel

pytestmark = pytest.mark.lambat
Q, T = Ragam.KUANTITAS, Ragam.TEKS


def tersimpan(book: Workbook) -> bytes:
    """Return a workbook as openpyxl saves it."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def sunting(data: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    """Return a workbook with a part of it edited as text; a part that is not there is added."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, edit(content.decode()).encode() if name == part else content)
        if part not in source.namelist():
            target.writestr(part, edit(""))
    return out.getvalue()


def satu(
    value: Any, form: str = "General", edit: Callable[[str], str] | None = None, *, epoch_1904: bool = False
) -> Sel:
    """Return the cell A1 of a workbook in which something stands."""
    book = Workbook()
    sheet = book.active
    if epoch_1904:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904
    sheet["A1"].value = value
    if form != "General":  # a date brings its own
        sheet["A1"].number_format = form
    data = tersimpan(book)
    if edit is not None:
        data = sunting(data, "xl/worksheets/sheet1.xml", edit)
    return baca_buku(data).lembar["Sheet"].sel(1, 1)


def rumus(formula: str, cached: str, kind: str = "") -> Callable[[str], str]:
    """Put a formula with what a program computed of it into A1."""
    made = f'<c r="A1"{kind}><f>{formula}</f>{cached}</c>'
    return lambda text: re.sub(r'<c r="A1".*?</c>', made, text)


@pytest.mark.parametrize(
    ("cell", "ragam", "unit", "read", "told"),
    [
        (satu(0.98, "0%"), Q, "persen", Decimal(98), "98% (tersimpan 0,98)"),
        (satu(0.8499, '0.00" %"'), Q, "persen", Decimal("0.8499"), ""),  # the sign is only written behind it
        (satu(84.99), Q, "persen", Decimal("84.99"), ""),
        (satu(0.1 + 0.2), Q, "persen", Decimal("0.3"), ""),
        (satu("98"), Q, "persen", Decimal(98), "teks «98» dibaca sebagai 98"),
        (satu("1.234,5"), Q, "Orang", Decimal("1234.5"), "teks «1.234,5» dibaca sebagai 1234,5"),
        (satu("1,234.5"), Q, "Orang", Decimal("1234.5"), "teks «1,234.5» dibaca sebagai 1234,5"),
        (satu("1.250.000"), Ragam.RUPIAH, "", 1250000, "teks «1.250.000» dibaca sebagai 1250000"),
        (satu("80–90 %"), Q, "persen", "80–90 %", ""),
        (satu("  BB "), Q, "predikat-sakip", "BB", ""),
        (satu(date(2025, 2, 28)), Ragam.TANGGAL, "", date(2025, 2, 28), ""),
        (satu(datetime.fromisoformat("2025-02-28T13:05")), Ragam.TANGGAL, "", date(2025, 2, 28), ""),
        (satu(date(2025, 2, 28), epoch_1904=True), Ragam.TANGGAL, "", date(2025, 2, 28), ""),
        (satu(date(1900, 1, 31)), Ragam.TANGGAL, "", date(1900, 1, 31), ""),
        (satu("28 Februari 2025"), Ragam.TANGGAL, "", date(2025, 2, 28), "«28 Februari 2025» dibaca sebagai 2025-02-28"),
        (satu(date(2024, 12, 1)), Ragam.BULAN, "", "2024-12", ""),
        (satu(True), Q, "", True, ""),
        (satu(1, edit=rumus("TRUE()", "<v>1</v>", ' t="b"')), Q, "", True, ""),
        (satu(1, edit=rumus("TRUE()", "")), Q, "", True, ""),
        (satu(1, edit=rumus("1+1", "<v>2</v>")), Q, "", Decimal(2), "hasil rumus"),
        (satu(1, edit=rumus("A2", "<v>BB</v>", ' t="str"')), Q, "predikat-sakip", "BB", "hasil rumus"),
        (satu(12), T, "", "12", "bilangan dibaca sebagai teks"),
        (satu("baris\nkedua "), T, "", "baris\nkedua", ""),
        (satu(None), Q, "", None, ""),
        (satu("   "), Q, "", None, ""),
    ],
)  # fmt: skip
def test_what_is_meant_is_read(cell: Sel, ragam: Ragam, unit: str, read: Any, told: str) -> None:
    """A cell that leaves no choice is read, and where it is not plain it is told how."""
    made = baca_sel(cell, ragam, unit)
    assert (made.nilai, type(made.nilai), made.catatan) == (read, type(read), told)


@pytest.mark.parametrize(
    ("cell", "ragam", "unit", "why"),
    [
        (satu(0.98, "0%"), Q, "Dokumen", "sel berformat persen (98%), sedangkan satuannya Dokumen"),
        (satu("1.234"), Q, "Orang", "«1.234» dapat berarti 1234 (titik ribuan) atau 1,234 (titik desimal)"),
        (satu("1,234"), Q, "Orang", "teks «1,234» dapat berarti 1234 (koma ribuan) atau 1,234 (koma desimal)"),
        (satu(198501012010121001), T, "", "bilangan 198501012010121000 lebih dari 15 angka, dan Excel sudah mengganti angka terakhirnya"),
        (satu(1, edit=rumus("1+1", "")), Q, "", "sel berisi rumus yang belum dihitung"),
        (satu(1, edit=rumus("NA()", "<v>#N/A</v>", ' t="e"')), Q, "", "sel berisi galat #N/A"),
        (satu(date(2025, 2, 1)), Q, "persen", "sel berisi tanggal 2025-02-01; Excel mengubah ketikan seperti 1-2 menjadi tanggal"),
        (satu(time(22, 5)), Q, "Layanan", "sel berisi jam 22.05; Excel mengubah ketikan seperti 22.05 menjadi jam"),
        (satu(0.5423611, "h:mm:ss AM/PM"), Q, "menit", "sel berisi jam 13.01; Excel mengubah ketikan seperti 22.05 menjadi jam"),
        (satu("ab\u2028cd"), T, "", "sel berisi pemisah baris yang tidak tampak U+2028"),
        (satu(1.5), Ragam.ORANG, "", "1,5 bukan bilangan bulat"),
        (satu(0.5, "0%"), Ragam.RUPIAH, "", "sel berformat persen (50%)"),
        (satu("01/02/2025"), Ragam.TANGGAL, "", "«01/02/2025» bukan tanggal yang pasti"),
        (satu("banyak"), Ragam.ORANG, "", "«banyak» bukan bilangan"),
        (satu(True), T, "", "sel berisi TRUE, bukan teks"),
    ],
)  # fmt: skip
def test_what_may_be_two_things_is_refused(cell: Sel, ragam: Ragam, unit: str, why: str) -> None:
    """Nothing is guessed: the reason names both readings, or what stands in the way."""
    with pytest.raises(TolakError) as refused:
        baca_sel(cell, ragam, unit)
    assert refused.value.message == why


def _biasa() -> bytes:
    return tersimpan(Workbook())


def _besar() -> bytes:
    return sunting(_biasa(), "xl/media/a.xml", lambda _: "0" * (21 * 2**20))


def _terkunci() -> bytes:
    """Mark the first part as encrypted, in its own head and in the directory."""
    data = bytearray(_biasa())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def _bertautan() -> bytes:
    return sunting(_biasa(), "xl/externalLinks/externalLink1.xml", lambda _: "<externalLink/>")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (lambda: sunting(_biasa(), "xl/vbaProject.bin", lambda _: "x"), "buku kerja ini memuat makro"),
        (_bertautan, "buku kerja ini bertaut ke buku kerja lain"),
        (lambda: sunting(_biasa(), "xl/workbook.xml", lambda t: t.replace("<workbook ", '<!DOCTYPE a [<!ENTITY b "c">]><workbook ', 1)), "bagian xl/workbook.xml menyatakan DOCTYPE atau entitas, yang tidak ada dalam buku kerja"),
        (_besar, "isinya melebihi 20 MB bila dibuka"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "berkas ini berkata sandi, atau berbentuk .xls lama"),
        (_terkunci, "berkas ini berkata sandi"),
        (lambda: b"ID;Target\n", "bukan buku kerja Excel (.xlsx)"),
        (lambda: _biasa()[:-40], "bukan buku kerja Excel (.xlsx)"),
    ],
    ids=["macros", "links", "doctype", "20 MB", "password", "password in zip", "csv", "cut"],
)  # fmt: skip
def test_workbooks_that_are_not_opened(data: Callable[[], bytes], why: str) -> None:
    """Refused with a sentence, before anything in it is read."""
    with pytest.raises(BukuError) as refused:
        baca_buku(data())
    assert refused.value.message == why
    assert refused.value.hint
    assert refused.value.exit == 1


def test_a_wrong_size_hides_no_row() -> None:
    """WPS writes A1 as the size of a sheet that has more: all of it is read."""
    book = Workbook()
    for n in range(1, 50):
        book.active.append([n, n])
    data = sunting(
        tersimpan(book),
        "xl/worksheets/sheet1.xml",
        lambda t: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1"', t),
    )
    assert sorted(baca_buku(data).lembar["Sheet"].baris) == list(range(1, 50))


def test_rows_and_columns_may_be_moved(dinas: Kantor) -> None:
    """Sorted rows, columns in another order, a row on top and a column of one's own: facts are found by id and head."""
    form = dinas.ekspor()
    isi(form, {("IKU-03", "Target"): 98})
    book = load_workbook(form)
    sheet = book["Indikator"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    del book["Indikator"]
    moved = book.create_sheet("Indikator")
    moved.append(["Diisi oleh Budi"])
    for row in [rows[0], *reversed(rows[1:])]:
        moved.append(["catatan kami", *reversed(row)])
    book.save(form)
    code, shown, told = dinas.impor("isian.xlsx")
    assert (code, [line.split("  ")[1] for line in shown.splitlines()]) == (0, ["IKU-03 target: 97 → 98"]), told


def test_rows_that_went_and_rows_that_came(dinas: Kantor) -> None:
    """A deleted row clears nothing; rows of no id, of an unknown one, and of one twice are refused with their reason."""
    form = dinas.ekspor()
    book = load_workbook(form)
    sheet = book["Indikator"]
    columns, rows = tempat(sheet)
    sheet.delete_rows(rows["IKU-05"])
    last = sheet.max_row
    target = columns["Target"]
    sheet.cell(last + 1, target).value = 7
    sheet.cell(last + 2, 1).value = "IKU-11"
    sheet.cell(last + 2, target).value = 8
    for n, cell in enumerate(list(sheet[rows["IKU-03"]]), start=1):
        sheet.cell(last + 3, n).value = cell.value
    sheet.cell(last + 3, target).value = 99
    sheet.row_dimensions[rows["IKU-02"]].hidden = True
    sheet.cell(rows["IKU-02"], target).value = 8
    book.save(form)
    code, shown, told = dinas.impor("isian.xlsx")
    assert code == 1
    assert [line.split("  ", 1)[1] for line in shown.splitlines()] == [
        f"IKU-02 target: 9 → 8  (isian.xlsx, Indikator!F{rows['IKU-02']}; baris tersembunyi)"
    ]
    assert "isian.xlsx, lembar Indikator: 1 baris tidak ada lagi (IKU-05); datanya dibiarkan" in told
    assert f"ditolak: isian.xlsx, Indikator!A{last + 1}: baris ini tidak berpengenal" in told
    assert f"ditolak: isian.xlsx, Indikator!A{last + 2}: IKU-11: tidak ada «IKU-11» dalam indikator.yaml" in told
    assert f"ditolak: isian.xlsx, Indikator!F{last + 3}: IKU-03 target: pengenal ini juga pada baris" in told


def test_merged_cells_clear_nothing(dinas: Kantor) -> None:
    """Of merged cells all but the first are empty: that is not read as «no data»."""
    form = dinas.ekspor()
    book = load_workbook(form)
    sheet = book["Indikator"]
    columns, rows = tempat(sheet)
    sheet.merge_cells(
        start_row=rows["IKU-02"], end_row=rows["IKU-03"], start_column=columns["Target"], end_column=columns["Target"]
    )
    book.save(form)
    code, shown, told = dinas.impor("isian.xlsx", "--write")
    assert (code, shown) == (1, "")
    assert f"Indikator!F{rows['IKU-03']}: IKU-03 target: sel ini tergabung dengan sel lain" in told


def test_what_the_models_refuse_is_not_written(dinas: Kantor) -> None:
    """A value that makes the year unreadable is refused with what the check would say; the others are written."""
    form = dinas.ekspor()
    isi(form, {("IKU-09", "Target"): "BBB", ("IKU-03", "Realisasi: penyebut"): 0, ("IKU-02", "Target"): 8})
    code, shown, told = dinas.impor("isian.xlsx", "--write")
    assert code == 1
    assert [line.split("  ")[1] for line in shown.splitlines()] == ["IKU-02 target: 9 → 8"]
    assert "IKU-03 realisasi: penyebut: penyebut 0, sehingga tidak ada yang dapat dibagi" in told
    assert "ditolak: isian.xlsx, Indikator!" in told
    assert "BBB" in told
    assert dinas.jalankan("check", "2025")[0] == 0


def test_a_hidden_sheet_that_was_changed_is_told(dinas: Kantor) -> None:
    """What the form held when it was written cannot be changed on the way unseen."""
    form = dinas.ekspor()
    book = load_workbook(form)
    hidden = book["_lkj"]
    cell = next(c for row in hidden.iter_rows() for c in row if isinstance(c.value, str) and '"n97"' in c.value)
    cell.value = cell.value.replace('"n97"', '"n96"')
    book.save(form)
    code, _, told = dinas.impor("isian.xlsx")
    assert (code, "lembar tersembunyi _lkj berubah" in told, "ekspor ulang" in told) == (1, True, True)


def test_a_form_without_its_hidden_sheet_needs_a_year(dinas: Kantor) -> None:
    """A sheet `Indikator` of one's own, with heads as in the form, is read; its empty cells say nothing."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Indikator"
    for row in (["ID", "Target", "Catatan"], ["IKU-03", 98, None], ["IKU-02", None, "Tetap"]):
        sheet.append(row)
    book.save(dinas.root / "milik.xlsx")
    code, _, told = dinas.impor("milik.xlsx")
    assert (code, "--year" in told) == (1, True)
    code, shown, _ = dinas.impor("milik.xlsx", "--year", "2025")
    assert (code, [line.split("  ")[1] for line in shown.splitlines()]) == (
        0, ["IKU-02 catatan: kosong → «Tetap»", "IKU-03 target: 97 → 98"],
    )  # fmt: skip


def test_filtered_rows_and_what_was_inserted(dinas: Kantor) -> None:
    """A filter hides rows and loses none; rows and columns that were inserted and left empty say nothing."""
    form = dinas.ekspor()
    isi(form, {("IKU-02", "Target"): 8, ("IKU-03", "Target"): 98})
    book = load_workbook(form)
    sheet = book["Indikator"]
    rows = tempat(sheet)[1]
    sheet.auto_filter.ref = sheet.dimensions
    sheet.auto_filter.add_filter_column(0, ["IKU-03"])
    sheet.row_dimensions[rows["IKU-02"]].hidden = True
    sheet.insert_cols(3, 2)
    sheet.insert_rows(2)
    sheet.insert_rows(sheet.max_row + 1, 3)
    sheet.cell(sheet.max_row + 5, 1).value = " "
    book.save(form)
    code, shown, told = dinas.impor("isian.xlsx")
    assert (code, sorted(line.split("  ")[1] for line in shown.splitlines())) == (
        0, ["IKU-02 target: 9 → 8", "IKU-03 target: 97 → 98"],
    ), told  # fmt: skip


def test_a_cell_is_read_in_its_own_unit(dinas: Kantor) -> None:
    """An amount with a unit of its own shows it and is read in it; that of an earlier year is in its indikator's."""
    dinas.ubah(
        "    target: 97\n    realisasi:\n",
        "    target:\n      nilai: 6200\n      satuan: Orang\n    realisasi:\n",
    )
    form = dinas.ekspor()
    book = load_workbook(form)
    sheet = book["Indikator"]
    columns, rows = tempat(sheet)
    assert sheet.cell(rows["IKU-03"], columns["Target: satuan"]).value == "Orang"
    assert sheet.cell(rows["IKU-03"], columns["Target: satuan"]).protection.locked
    cell = sheet.cell(rows["IKU-03"], columns["Target"])
    cell.value, cell.number_format = 0.98, "0%"
    past = book["Riwayat"]
    heads = tempat(past)[0]
    number = next(row[0].row for row in past.iter_rows(min_row=2) if (row[0].value, row[1].value) == ("IKU-03", "2024"))
    assert round(past.cell(number, heads["Realisasi"]).value, 2) == 96.41
    past.cell(number, heads["Target"]).value = 0.95
    past.cell(number, heads["Target"]).number_format = "0%"
    book.save(form)
    code, shown, told = dinas.impor("isian.xlsx")
    assert (code, [line.split("  ")[1] for line in shown.splitlines()]) == (1, ["IKU-03 2024 target: 96 → 95"])
    assert "sel berformat persen (98%), sedangkan satuannya Orang" in told


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_it_and_nothing_changes(dinas: Kantor, tmp_path: Path) -> None:
    """A form that LibreOffice saved again says what it said; what was typed in it is found."""
    form = dinas.ekspor()
    isi(form, {("IKU-03", "Target"): 98}, to="diisi.xlsx")
    profile = (tmp_path / "profil").as_uri()
    for name in ("isian.xlsx", "diisi.xlsx"):
        ran = subprocess.run(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", "lo", name],
            cwd=dinas.root, capture_output=True, check=False, timeout=300,
        )  # fmt: skip
        if not (dinas.root / "lo" / name).exists():
            pytest.skip(f"LibreOffice has no spreadsheets here: {ran.stderr.decode()[-80:]}")
    assert dinas.impor("lo/isian.xlsx") == (0, "", "0 fakta akan ditulis\n")
    assert [line.split("  ")[1] for line in dinas.impor("lo/diisi.xlsx")[1].splitlines()] == ["IKU-03 target: 97 → 98"]


def test_half_a_character_is_refused_and_a_whole_one_read(dinas: Kantor) -> None:
    """A workbook may hold either as _xNNNN_; what no file can keep is refused with its cell."""
    form = dinas.ekspor()
    isi(form, {("IKU-02", "Catatan"): "rusak _xD800_", ("IKU-04", "Catatan"): "baik _xD83D__xDE00_"})
    code, shown, told = dinas.impor("isian.xlsx", "--write")
    assert (code, [line.split("  ")[1] for line in shown.splitlines()]) == (1, ["IKU-04 catatan: kosong → «baik 😀»"])
    assert "N3: IKU-02 catatan: sel berisi aksara yang rusak (_xD800_)\n  saran: ketik ulang isinya" in told
    assert "baik 😀" in dinas.data()


def test_words_of_a_refusal_are_those_of_the_form(dinas: Kantor) -> None:
    """The column as it is headed; and rupiah are asked for in full where millions were typed."""
    form = dinas.ekspor()
    isi(form, {("IKU-01", "Capaian (%)"): 5})
    isi(form, {("2025", "Pagu"): "98.5 miliar"}, "Pagu")
    told = dinas.impor("isian.xlsx")[2]
    assert "J2: IKU-01 capaian (%): sel ini tidak untuk diisi" in told
    assert (
        "C3: 2025 pagu: 98,5 bukan bilangan bulat\n  saran: tulis rupiah penuh, bukan ribuan, juta, atau miliar" in told
    )


@pytest.mark.parametrize("form", ["[" * 5000, "0" * 256])
def test_a_format_that_no_program_saves_is_refused(form: str) -> None:
    """Whether it shows a date would be found in the square of its length."""
    own = f'<numFmts><numFmt numFmtId="199" formatCode="{form}"/></numFmts><cellXfs><xf numFmtId="199"/></cellXfs>'
    book = sunting(
        tersimpan(Workbook()), "xl/styles.xml", lambda text: f"{text[: text.index('>') + 1]}{own}</styleSheet>"
    )
    with pytest.raises(BukuError, match="format bilangan yang terlalu panjang"):
        baca_buku(book)
