"""Tables in prose: what an officer writes or saves is printed, numbered and listed; what cannot be is told at its line."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from alat_proyek import build, check
from docx import Document
from lxml import html
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from lkj.build.evidence import sources
from lkj.files import FolderOrigin
from lkj.publish.readback import pdf_text
from lkj.report.bare_workbook import bare_workbook
from lkj.report.tabel_berkas import MOST_COLUMNS, MOST_ROWS, TabelBerkasError, baca_csv, baca_xlsx, nama_tabel

BENAR = Path(__file__).parents[1] / "data" / "benar" / "data" / "2024"
NASKAH = "narasi/permasalahan.md"
KENDALA = b'No;Kendala;Biaya (Rp)\n1;Ruang <b>kurang</b> & *sempit*;1.250.000\n2;"Dua\nbaris";-\n'


def buku(**more: Any) -> bytes:
    """Return a workbook of two sheets, with a named range; `more` are cells to be put into the first."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Lembar Satu"
    sheet.append(["Tahun", "Pagu", "Serapan", "Tanggal", "Catatan"])
    sheet.append([2023, 1250000.5, 0.97525, date(2024, 1, 5), "x | <y>"])
    sheet.append([2024, 3e6, 1, date(2024, 12, 31), None])
    for cell in ("B2", "B3"):
        sheet[cell].number_format = "#,##0"
    for cell in ("C2", "C3"):
        sheet[cell].number_format = "0.00%"
    for place, value in more.items():
        sheet[place] = value
    book.create_sheet("Kedua").append(["A", "B"])
    book.defined_names["Serapan"] = DefinedName("Serapan", attr_text="'Lembar Satu'!$A$1:$C$3")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def proyek(root: Path, prose: str, files: Mapping[str, bytes]) -> Path:
    """Return a right project whose prose is `prose` before its own, with these files in the folder of tables."""
    year = root / "data" / "2024"
    shutil.copytree(BENAR, year)
    path = year / NASKAH
    path.write_text(f"{prose}\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8", newline="\n")
    (year / "tabel").mkdir()
    for name, data in files.items():
        (year / "tabel" / name).write_bytes(data)
    return root


def temuan(root: Path) -> list[tuple[str, str, int]]:
    """Return what is found: code, file within the year, line."""
    return [(f.code, f.file.removeprefix("data/2024/"), f.position.line) for f in check(root, ["2024"])]


@pytest.mark.lambat
def test_a_range_prints_as_the_workbook_shows_it() -> None:
    """Thousands, percent and dates as its formats have them, in Indonesian; ranges by name, by sheet and by cells."""
    book = buku()
    shown = [["Tahun", "Pagu", "Serapan"], ["2023", "1.250.001", "97,53%"], ["2024", "3.000.000", "100,00%"]]
    for part in ("Serapan", "serapan", "Lembar Satu!A1:C3", "'Lembar Satu'!$A$1:$C$3", "A1:C3"):
        assert baca_xlsx(book, part) == shown
    whole = baca_xlsx(book, "")
    assert whole == baca_xlsx(book, "Lembar Satu")
    assert [row[3:] for row in whole] == [
        ["Tanggal", "Catatan"],
        ["5 Januari 2024", "x | <y>"],
        ["31 Desember 2024", ""],
    ]


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("data", "part", "said"),
    [
        (buku(), "Serapn", "tidak mempunyai rentang «Serapn»"),
        (buku(), "Lain!A1:B2", "tidak mempunyai rentang"),
        (buku(), "Kedua", "tidak memuat baris di bawah kepala"),
        (buku(), "C3:A1", "tidak berbatas"),
        (buku(E3="=1+1"), "", "rumus yang belum dihitung pada baris ke-3 kolom ke-5"),
        (buku(E3="#DIV/0!"), "", "galat #DIV/0! pada baris ke-3 kolom ke-5"),
        (buku(C1=None), "", "tanpa kepala pada kolom ke-3"),
        (buku(E2="x" * 61), "", "sel terlalu panjang pada baris ke-2"),
        (buku(Z1="Jauh"), "A1:Z3", "lebih dari 20 kolom"),
        (buku(Z1="Jauh"), "", "lebih dari 20 kolom"),
        (buku(A9000="Jauh"), "", "terlalu luas"),
        (buku(), "A1:C9000", "terlalu luas"),
        (b"PK\x03\x04rusak", "", "rusak"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "", "berkata sandi"),
        (b"bukan buku kerja", "", "rusak"),
    ],
)  # fmt: skip
def test_a_workbook_that_cannot_be_printed_says_why(data: bytes, part: str, said: str) -> None:
    """What is lacking or wrong is named by row and column of the range, never printed as a blank."""
    with pytest.raises(TabelBerkasError, match=said):
        baca_xlsx(data, part)


def _changed(change: Callable[[str, bytes], bytes], added: Mapping[str, bytes] | None = None) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(buku())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (added or {}).items():
            new.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize("number", [b"1e400", b"12_3", b"nan", b"-inf", "\u0663".encode()])
def test_a_number_that_no_program_saves_is_refused(number: bytes) -> None:
    """It is told by its cell: taken for another number it would be printed as one."""

    def other(name: str, part: bytes) -> bytes:
        return part.replace(b"<v>2023</v>", b"<v>" + number + b"</v>") if name.endswith("sheet1.xml") else part

    with pytest.raises(TabelBerkasError, match="bukan bilangan pada sel A2"):
        baca_xlsx(_changed(other), "")


@pytest.mark.lambat
def test_entities_and_bombs_are_refused(tmp_path: Path) -> None:
    """A workbook that would read a file of the machine, or unpack to a hundred megabytes, is not opened."""
    secret = tmp_path / "sandi.txt"
    secret.write_text("SANDI-RAHASIA", encoding="utf-8")
    head = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()

    def entity(name: str, part: bytes) -> bytes:
        start = part.find(b"?>") + 2 if part.startswith(b"<?") else 0
        return part[:start] + head + part[start:] if name.endswith("sheet1.xml") else part

    def bomb(name: str, part: bytes) -> bytes:
        return part + b" " * 100_000_000 if name.endswith("sheet1.xml") else part

    for change in (entity, bomb):
        with pytest.raises(TabelBerkasError, match="rusak, terlalu besar"):
            baca_xlsx(_changed(change), "")


def _bergaya(styles: bytes) -> bytes:
    def other(name: str, part: bytes) -> bytes:
        return part[: part.find(b">") + 1] + styles + b"</styleSheet>" if name == "xl/styles.xml" else part

    return _changed(other)


@pytest.mark.lambat
@pytest.mark.parametrize(
    "styles",
    [
        b'<numFmts><numFmt numFmtId="199" formatCode="%s"/></numFmts><cellXfs><xf numFmtId="199"/></cellXfs>' % form
        for form in (b"[" * 5000, b"[" * 17, b"0" * 256)
    ]
    + [b"<numFmts>" + b"".join(b'<numFmt numFmtId="%d" formatCode="0"/>' % n for n in range(1001)) + b"</numFmts>"],
)
def test_styles_that_no_program_saves_are_refused(styles: bytes) -> None:
    """Whoever reads them takes the square of their length for them, and an officer would wait for a minute or a day."""
    with pytest.raises(TabelBerkasError, match="format bilangan yang terlalu panjang"):
        baca_xlsx(_bergaya(styles), "Kedua")


@pytest.mark.lambat
def test_a_text_of_many_cells_is_held_once() -> None:
    """A text that cells share fills the memory once, however many show it; one too long for a page is refused."""
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"

    def other(name: str, part: bytes) -> bytes:
        if name == "[Content_Types].xml":
            named = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
            return part.replace(b"</Types>", named)
        if name.endswith("sheet1.xml"):
            rows = b"<row>" + b'<c t="s"><v>0</v></c>' * 20 + b"</row>"
            return part[: part.find(b"<sheetPr>")] + b"<sheetData>" + rows * 400 + b"</sheetData></worksheet>"
        return part

    def shared(words: int) -> bytes:
        texts = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t xml:space="preserve"> '
        return _changed(other, {"xl/sharedStrings.xml": texts + b"kata " * words + b"</t></si></sst>"})

    rows = baca_xlsx(shared(199), "")
    assert (len(rows), len(rows[0])) == (400, 20)
    assert len({id(cell) for row in rows for cell in row}) == 1
    with pytest.raises(TabelBerkasError, match="isi terlalu panjang pada sel A1"):
        baca_xlsx(shared(201), "")


def test_openpyxl_is_given_nothing_but_the_table() -> None:
    """What it would read at length, and a table does not show, is not in what it is given; each part is a sheet once."""

    def other(name: str, part: bytes) -> bytes:
        if name == "xl/workbook.xml":
            part = re.sub(rb"<sheets>(<sheet .*?/>)", rb"<sheets>\1\1\1", part)
            name_of = b'<definedName name="%s" localSheetId="0">%s</definedName></definedNames>'
            return part.replace(b"</definedNames>", name_of % (b"_xlnm.Print_Titles", b"a" * 9000))
        if name.endswith("sheet1.xml"):
            formula = b'<c r="F2"><f t="shared" si="0" ref="F2:F9">SUM(' + b"1+" * 500 + b"1)</f><v>1</v></c></row>"
            return part.replace(b"</row>", formula, 1).replace(b"</sheetData>", b"</sheetData><extLst/>")
        return part

    made = bare_workbook(_changed(other))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert "docProps/core.xml" not in parts
    assert parts["xl/workbook.xml"].count(b"<sheet ") == 2
    assert b"Print_Titles" not in parts["xl/workbook.xml"]
    assert b"SUM" not in parts["xl/worksheets/sheet1.xml"]
    assert b"extLst" not in parts["xl/worksheets/sheet1.xml"]
    assert baca_xlsx(_changed(other), "Serapan") == baca_xlsx(buku(), "Serapan")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("Kendala;Biaya\nRuang é;1".encode("cp1252"), "tidak dalam UTF-8"),
        (b"Kendala;Biaya\n", "tidak memuat baris"),
        (b"", "tidak memuat baris"),
        (b'A;B\n"buka;1\n', "tanda kutipnya"),
        (b"A\0;B\n1;2\n", "bukan CSV"),
        (b"A;B\n" + b"1;2\n" * (MOST_ROWS + 1), "lebih dari 500 baris"),
        (b";".join([b"A"] * (MOST_COLUMNS + 1)) + b"\n" + b";".join([b"1"] * (MOST_COLUMNS + 1)), "lebih dari 20 kolom"),
    ],
)  # fmt: skip
def test_a_csv_that_cannot_be_printed_says_why(data: bytes, said: str) -> None:
    """Encoding, quotes and size: each has its sentence."""
    with pytest.raises(TabelBerkasError, match=said):
        baca_csv(data)


def test_csv_is_read_with_the_mark_that_it_uses() -> None:
    """Semicolons of an Indonesian Excel, commas of others, tabs; a byte order mark and empty lines are passed over."""
    for mark in (";", ",", "\t"):
        rows = f"\ufeffA{mark}B\r\n1{mark}dua kata\r\n\r\n".encode()
        assert baca_csv(rows) == [["A", "B"], ["1", "dua kata"]]
    assert baca_csv(KENDALA)[2] == ["2", "Dua\nbaris", "-"]
    assert nama_tabel("tabel/Kendala_2024.csv") == "tabel-kendala-2024"
    assert nama_tabel("tabel/a.xlsx#Lembar 1!A1:B2") == "tabel-lembar-1-a1-b2"


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("![Kendala](tabel/kendala.csv)", []),
        ("![Serapan](tabel/buku.xlsx#Serapan)", []),
        ("`![Kendala](tabel/kendala.txt)`", []),
        ("![Kendala](tabel/kendal.csv)", [("LKJ532", NASKAH, 1)]),
        ("Lihat:\n![Kendala](tabel/../satker.yaml)", [("LKJ532", NASKAH, 2)]),
        ("Di sini ![Kendala](tabel/kendala.csv)", [("LKJ532", NASKAH, 1)]),
        ("![](tabel/kendala.csv)", [("LKJ532", NASKAH, 1)]),
        ("![Kendala](tabel/kendala.csv#A1:B2)", [("LKJ532", NASKAH, 1)]),
        ("![Serapan](tabel/buku.xlsx#Tiada)", [("LKJ532", NASKAH, 1)]),
        ("![Aksara](tabel/aksara.csv)", [("LKJ210", NASKAH, 1)]),
        ("![Pagu](tabel/pagu.csv)", [("LKJ532", NASKAH, 1)]),
        ("![K](tabel/kendala.csv)\n\n![K](tabel/kendala.csv)", [("LKJ532", NASKAH, 1)]),
        ("| A | B |\n|---|---|\n| 1 | 2 |", [("LKJ533", NASKAH, 1)]),
        ("Tabel: Judul\n\n| A | B |\n|---|---|\n| 1 | 2 |", []),
        ("Tabel pagu: Judul\n| A | B |\n|---|---|\n| 1 | 2 |", [("LKJ532", NASKAH, 1)]),
    ],
)  # fmt: skip
def test_each_mistake_is_told_at_its_line(tmp_path: Path, prose: str, found: list[tuple[str, str, int]]) -> None:
    """A table that will not print is an error where prose names it; right ones and code are passed over."""
    files = {
        "kendala.csv": KENDALA, "buku.xlsx": buku(), "aksara.csv": "A;B\n1;🙂\n".encode(), "pagu.csv": b"A;B\n1;2\n",
    }  # fmt: skip
    assert temuan(proyek(tmp_path, prose, files)) == found


@pytest.mark.lambat
def test_a_link_is_no_table(tmp_path: Path) -> None:
    """A link in the place of a table is refused, wherever it leads."""
    root = proyek(tmp_path / "a", "![Kendala](tabel/kendala.csv)", {})
    outside = tmp_path / "rahasia.csv"
    outside.write_bytes(KENDALA)
    (root / "data" / "2024" / "tabel" / "kendala.csv").symlink_to(outside)
    (told,) = [f for f in check(root, ["2024"]) if f.code == "LKJ532"]
    assert "tautan" in told.message


@pytest.mark.lambat
def test_tables_of_prose_are_numbered_listed_and_carried(tmp_path: Path) -> None:
    """From a file, from a range and from Markdown: in PDF, Word and page, with references; the files are evidence."""
    prose = (
        'Lihat {{ rujuk("tabel-kendala") }}, {{ rujuk("tabel-serapan") }}, dan {{ rujuk("tabel-lanjut") }}.\n\n'
        "![Kendala Tahun 2024](tabel/kendala.csv)\n\n![Serapan Triwulan](tabel/buku.xlsx#Serapan)\n\n"
        "Tabel lanjut: Tindak Lanjut *segera*\n"
        '| Kendala | Jumlah |\n|---|--:|\n| Ruang **kurang** \\| sempit, lihat {{ rujuk("tabel-pagu") }} |'
        " {{ pegawai.pns|angka }} |\n"
    )
    root = proyek(tmp_path, prose, {"kendala.csv": KENDALA, "buku.xlsx": buku(), "lain.csv": KENDALA})
    build(root, 2024, ("docx", "pdf", "html"))
    folder = root / "build"
    pages = " ".join(" ".join(pdf_text((folder / "lkj-2024.pdf").read_bytes())).split())
    document = Document(str(folder / "lkj-2024.docx"))
    word = " ".join(" ".join(p.text for p in document.paragraphs).split())
    cells = {" ".join(c.text.split()) for table in document.tables for row in table.rows for c in row.cells}
    page = " ".join(" ".join(map(str, html.fromstring((folder / "lkj-2024.html").read_bytes()).itertext())).split())
    for text in (pages, word, page):
        for title in ("Tabel 1.2 Kendala Tahun 2024", "Tabel 1.3 Serapan Triwulan", "Tabel 1.4 Tindak Lanjut segera"):
            assert text.count(title) >= 1
    assert pages.count("Tabel 1.2 Kendala Tahun 2024") == 2  # in the list of tables, and above it
    assert {
        "Ruang <b>kurang</b> & *sempit*",
        "97,53%",
        "1.250.001",
        "12",
        "Ruang kurang | sempit, lihat Tabel 3.9",
    } <= cells
    carried = {name for name in sources(FolderOrigin(root), 2024) if "/tabel/" in name}
    assert carried == {"data/2024/tabel/kendala.csv", "data/2024/tabel/buku.xlsx"}
