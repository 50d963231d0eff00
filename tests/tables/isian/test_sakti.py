"""The report of SAKTI becomes the lines of the budget: read by its sums, whatever columns it has, or refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alat_isian import Kantor, kantor
from openpyxl import Workbook

pytestmark = pytest.mark.lambat
Baris = tuple[str, str, str, tuple[Any, ...]]
LEMBAR = "GLP039_LAPORAN REALISASI SUPER "


def angka(pagu: int, lalu: int, ini: int, lock: int = 0) -> tuple[Any, ...]:
    """Return the seven numbers of a row."""
    spent = lalu + ini
    return pagu, lock, lalu, ini, spent, round(spent / pagu * 100, 2), pagu - spent


def laporan() -> list[Baris]:
    """Return the rows of a report: level, code, name, numbers; below an activity stand others that are not read."""
    return [
        ("jumlah", "", "JUMLAH SELURUHNYA", angka(111186550000, 90000000000, 4496718290)),
        ("program", "CQ", "Program Penyelenggaraan Pemilu", angka(100105043000, 82000000000, 3000000000)),
        ("kegiatan", "CQ.6870", "Masa Kampanye Pemilu", angka(9141401000, 8000000000, 1000000000)),
        ("kro", "QAH", "Fasilitasi Kampanye", angka(9141401000, 8000000000, 1000000000)),
        ("akun", "521211", "Belanja Bahan", angka(9141401000, 8000000000, 1000000000)),
        ("kegiatan", "CQ.6640", "Teknis Penyelenggaraan Pemilu/Pemilihan", angka(90963642000, 74000000000, 2000000000)),
        ("program", "WA", "Program Dukungan Manajemen", angka(11081507000, 8000000000, 1496718290, 5000000)),
        ("kegiatan", "WA.3355", "Pengelolaan Keuangan dan BMN", angka(4834375000, 4000000000, 500000000, 5000000)),
        ("kegiatan", "WA.3360", "Operasional Perkantoran", angka(6247132000, 4000000000, 996718290)),
    ]  # fmt: skip


def _lebar(sheet: Any, number: int, row: Baris) -> None:
    """Write a row as SAKTI does: each level in columns of its own, the fifth and the last number shifted in details."""
    level, code, name, numbers = row
    codes = {"program": 2, "kegiatan": 2, "kro": 3, "akun": 8}
    names = {"jumlah": 1, "program": 4, "kegiatan": 9, "kro": 7, "akun": 13}
    if code:
        sheet.cell(number, codes[level]).value = code
    sheet.cell(number, names[level]).value = name
    places = (17, 19, 23, 24, 25, 29, 30) if level == "jumlah" else (17, 19, 23, 24, 26, 29, 31)
    for column, value in zip(places, numbers, strict=True):
        sheet.cell(number, column).value = float(value)
    sheet.merge_cells(start_row=number, end_row=number, start_column=17, end_column=18)


def _rapat(sheet: Any, number: int, row: Baris) -> None:
    """Write a row with code, name and numbers side by side, whole codes, the percentage as text."""
    level, code, name, numbers = row
    whole = f"076.01.{code}" if level in ("program", "kegiatan") else code
    for column, value in enumerate([whole or None, name, *numbers[:5], f"{numbers[5]:.2f}%", numbers[6]], start=1):
        sheet.cell(number, column).value = value


def _teks(sheet: Any, number: int, row: Baris) -> None:
    """Write a row whose numbers are texts with points of thousands, activities by their four digits as numbers."""
    level, code, name, numbers = row
    sheet.cell(number, 3).value = int(code[3:]) if level == "kegiatan" else code or None
    sheet.cell(number, 6).value = name
    for n, value in enumerate(numbers):
        text = f"{value:,}".replace(",", "_").replace(".", ",").replace("_", ".")
        sheet.cell(number, 9 + 2 * n).value = text


def tulis(
    office: Kantor,
    rows: list[Baris],
    write: Callable[[Any, int, Baris], None] = _lebar,
    edit: Callable[[Any], None] | None = None,
    period: str = "Periode Desember 2024",
) -> str:
    """Write a report below its heads; `edit` is given the sheet, whose first row of numbers is the ninth."""
    book = Workbook()
    sheet = book.active
    sheet.title = LEMBAR
    for n, text in enumerate(
        ["LAPORAN FA DETAIL (16 SEGMEN)", "Per Program, Kegiatan, KRO", period, "Satuan Kerja"], 1
    ):
        sheet.cell(n, 1).value = text
    sheet.cell(7, 1).value = "Uraian"
    sheet.cell(7, 17).value = "Pagu Revisi"
    for number, row in enumerate(rows, start=9):
        write(sheet, number, row)
    sheet.cell(9 + len(rows), 1).value = "*Lock Pagu adalah jumlah pagu yang sedang dalam proses usulan revisi"
    if edit is not None:
        edit(sheet)
    book.save(office.root / "fa.xlsx")
    return "fa.xlsx"


@pytest.fixture
def kpu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kantor:
    """Return a copy of the office of the report, which details no line of its budget yet."""
    monkeypatch.chdir(tmp_path)
    return kantor("", 2024, tmp_path)


def baca(office: Kantor, *more: str) -> tuple[int, str, str]:
    """Read the report."""
    return office.impor("fa.xlsx", "--sakti", "--year", "2024", *more)


RINCIAN = """rincian:
  - kode: "6870"
    pagu: 9141401000
    realisasi: 9000000000
  - kode: "6640"
    nama: Teknis Penyelenggaraan Pemilu/Pemilihan
    induk: "076.01.CQ"
    tingkat: kegiatan
    pagu: 90963642000
    realisasi: 76000000000
  - kode: "3355"
    pagu: 4834375000
    realisasi: 4500000000
  - kode: "3360"
    pagu: 6247132000
    realisasi: 4996718290
"""


@pytest.mark.parametrize("write", [_lebar, _rapat, _teks])
def test_a_report_becomes_the_lines_of_the_budget(kpu: Kantor, write: Callable[[Any, int, Baris], None]) -> None:
    """In each shape of columns: shown with its cells first, then written below what is there, comments kept."""
    tulis(kpu, laporan(), write)
    before = kpu.data("pagu.yaml")
    code, shown, told = baca(kpu)
    assert (code, kpu.data("pagu.yaml")) == (0, before), told
    line = before.splitlines().index("    realisasi: 94496718290") + 1
    cell = {"_lebar": "B16", "_rapat": "A16", "_teks": "C16"}[write.__name__]
    place = f"data/2024/pagu.yaml:{line}"
    assert shown.splitlines()[0].startswith(f"{place}  rincian 6870: ditambahkan, kode «6870», pagu 9141401000, ")
    assert f"(fa.xlsx, {LEMBAR}!{cell})" in shown
    assert "tidak ada dalam pk.yaml" in shown
    assert f"fa.xlsx, {LEMBAR}!A3: «Periode Desember 2024»" in told
    assert baca(kpu, "--write")[0] == 0
    assert kpu.data("pagu.yaml") == before + RINCIAN
    assert baca(kpu)[1] == ""
    assert "LKJ416" not in kpu.jalankan("check", "2024")[1]


def test_a_later_report_changes_what_became_other(kpu: Kantor) -> None:
    """Amounts are set where they stand; a sum that is not the year's own is told, and a comment stays."""
    tulis(kpu, laporan())
    baca(kpu, "--write")
    kpu.ubah('  - kode: "3355"\n', '  - kode: "3355"  # belanja pegawai\n', "pagu.yaml")
    rows = laporan()
    rows[0] = (*rows[0][:3], angka(111186550000, 90000000000, 4496718290 - 1000))
    rows[6] = (*rows[6][:3], angka(11081507000, 8000000000, 1496718290 - 1000, 5000000))
    rows[7] = (*rows[7][:3], angka(4834375000, 4000000000, 500000000 - 1000, 5000000))
    tulis(kpu, rows)
    code, shown, told = baca(kpu, "--write")
    assert code == 0
    assert [line.split("  ")[1] for line in shown.splitlines()] == ["rincian 3355 realisasi: 4500000000 → 4499999000"]
    assert "(fa.xlsx, " + LEMBAR + "!Z16)" in shown
    assert "realisasi 2024 Rp94.496.718.290, sedangkan menurut laporan Rp94.496.717.290; tidak diubah" in told
    assert '  - kode: "3355"  # belanja pegawai\n    pagu: 4834375000\n    realisasi: 4499999000\n' in kpu.data(
        "pagu.yaml"
    )


def test_the_sum_of_a_year_not_known_is_filled_in(kpu: Kantor) -> None:
    """Where the year's spending is null it is what the report adds up to."""
    kpu.ubah("    realisasi: 94496718290\n", "    realisasi: null\n", "pagu.yaml")
    tulis(kpu, laporan())
    assert "realisasi 2024: kosong → 94496718290" in baca(kpu, "--write")[1]
    assert "    realisasi: 94496718290\n" in kpu.data("pagu.yaml")


def _isi(cell: str, value: Any) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        sheet[cell].value = value

    return edit


def _hapus(sheet: Any) -> None:
    sheet["A9"].value = "JUMLAH"


def _ganda(sheet: Any) -> None:
    _lebar(sheet, 12, ("kegiatan", "WA.3355", "Pengelolaan Keuangan", angka(9141401000, 8000000000, 1000000000)))


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (_hapus, f"fa.xlsx, lembar {LEMBAR}: tidak ada baris JUMLAH SELURUHNYA"),
        (_isi("W16", 4000000001), "Z16: WA.3355: realisasi lalu Rp4.000.000.001 dan ini Rp500.000.000 tidak berjumlah Rp4.500.000.000"),
        (_isi("AE16", 334374999), "AE16: WA.3355: pagu Rp4.834.375.000 dikurangi realisasi Rp4.500.000.000 bukan sisa Rp334.374.999"),
        (_isi("AD9", None), "Q9: JUMLAH SELURUHNYA: baris ini memuat 6 angka, sedangkan laporan itu memuat 7"),
        (_isi("X16", "lima ratus juta"), "Z16: WA.3355: baris ini memuat 3 angka, sedangkan laporan itu memuat 7"),
        (_isi("Q16", "#N/A"), "Q16: WA.3355: sel berisi galat #N/A, bukan angka laporan"),
        (_isi("Q16", -4834375000), "Q16: WA.3355: pagu −Rp4.834.375.000 negatif"),
        (_isi("W16", 4000000000.5), "W16: WA.3355: realisasi periode lalu 4000000000.5 bukan rupiah penuh"),
        (_ganda, "B16: WA.3355: kode ini sudah ada pada B12"),
        (_isi("B17", None), "Q15: WA: pagu Rp11.081.507.000, sedangkan 1 baris di bawahnya berjumlah Rp4.834.375.000"),
        (_isi("A3", "Periode Juli 2023"), "A3: laporan ini menyebut «Periode Juli 2023», bukan tahun 2024"),
        (_isi("A4", "(dalam jutaan rupiah)"), "A4: laporan ini dalam jutaan rupiah, bukan rupiah penuh"),
        (lambda sheet: sheet.delete_rows(15), "Q10: CQ: pagu Rp100.105.043.000, sedangkan 4 baris di bawahnya berjumlah Rp111.186.550.000"),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_refused(kpu: Kantor, edit: Callable[[Any], None], why: str) -> None:
    """Each with its sheet and cell; of such a report nothing is written."""
    tulis(kpu, laporan(), edit=edit)
    before = kpu.data("pagu.yaml")
    code, shown, told = baca(kpu, "--write")
    assert (code, shown, kpu.data("pagu.yaml")) == (1, "", before)
    assert why in told
    assert told.rstrip().splitlines()[-1].startswith("0 fakta ditulis, ")


def test_what_is_odd_and_right_is_read(kpu: Kantor) -> None:
    """Money paid back, a hidden row, a name that goes on overleaf under its code, heads that are printed again."""
    rows = laporan()
    rows[0] = (*rows[0][:3], angka(111186550000, 95000000000, -503281710))
    rows[1] = (*rows[1][:3], angka(100105043000, 87000000000, -2000000000))
    rows[5] = (*rows[5][:3], angka(90963642000, 79000000000, -3000000000))
    again = (*rows[5][:2], "Tahun 2024", rows[5][3])

    def edit(sheet: Any) -> None:
        sheet.row_dimensions[17].hidden = True

    tulis(kpu, [*rows[:6], ("kro", "", "Uraian", ()), again, *rows[6:]], _berhenti, edit)
    code, shown, told = baca(kpu)
    assert code == 0, told
    assert "nama «Teknis Penyelenggaraan Pemilu/Pemilihan Tahun 2024»" in shown
    assert "pagu 90963642000, realisasi 76000000000" in shown
    assert f"{LEMBAR}!B17: baris tersembunyi, dibaca juga" in told


def _berhenti(sheet: Any, number: int, row: Baris) -> None:
    """Write a row, or a head that stands alone."""
    if row[3]:
        _lebar(sheet, number, row)
    else:
        sheet.cell(number, 1).value = row[2]


def test_thousands_are_recognised(kpu: Kantor) -> None:
    """A report that says so is read in thousands; one that does not, and must be, is refused."""
    known = [(1111, 900, 40), (1000, 820, 20), (100, 80, 10), (100, 80, 10), (100, 80, 10), (900, 740, 10), (111, 80, 20), (50, 40, 10), (61, 40, 10)]  # fmt: skip
    rows = [(a, b, c, angka(*(v * 1000 for v in n))) for (a, b, c, _), n in zip(laporan(), known, strict=True)]
    tulis(kpu, rows, edit=_isi("A4", "(dalam ribuan rupiah)"))
    code, shown, told = baca(kpu)
    assert code == 0, told
    assert "kode «3355», pagu 50000000, realisasi 50000000" in shown
    assert "A4: laporan ini dalam ribuan rupiah; angkanya dikalikan 1.000" in told
    kpu.ubah("    pagu: 111186550000  #", "    pagu: 1111000000  #", "pagu.yaml")
    tulis(kpu, rows)
    code, shown, told = baca(kpu)
    assert (code, shown) == (1, "")
    assert "Q9: JUMLAH SELURUHNYA: pagu Rp1.111.000 tampaknya dalam ribuan rupiah: data/2024/pagu.yaml:" in told


def test_a_report_needs_its_year_and_stands_alone(kpu: Kantor) -> None:
    """The workbook does not say of which office's year it is."""
    tulis(kpu, laporan())
    assert "--sakti memerlukan --year" in kpu.impor("fa.xlsx", "--sakti")[2]
    code, _, told = kpu.impor("fa.xlsx", "fa.xlsx", "--sakti", "--year", "2024")
    assert (code, "--sakti membaca satu laporan" in told) == (2, True)


@pytest.mark.parametrize("at", [2, 7])
def test_one_row_twice_is_refused(kpu: Kantor, at: int) -> None:
    """The same code with the same name and figures: a row that was pasted twice, not a name that goes on overleaf."""
    rows = laporan()
    tulis(kpu, [*rows[: at + 1], rows[at], *rows[at + 1 :]])
    code, shown, told = baca(kpu, "--write")
    assert (code, shown) == (1, "")
    assert f"B{10 + at}: {rows[at][1]}: kode ini sudah ada pada B{9 + at}" in told


def test_two_rows_that_are_one_line_are_told(kpu: Kantor) -> None:
    """One activity below two programmes: to which of them its line belongs cannot be told, and nothing is written."""
    rows = laporan()
    rows[2] = ("kegiatan", "CQ.3355", *rows[2][2:])
    tulis(kpu, rows)
    code, shown, told = baca(kpu, "--write")
    assert (code, shown) == (1, "")
    assert "B16: WA.3355: dua baris laporan menjadi rincian «3355»" in told
