"""Workbooks made to wear a machine out: what no form holds is refused, and the rest is read in the time of its length."""

from __future__ import annotations

import sys
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from alat_isian import Kantor
from openpyxl import load_workbook

from lkj.files.yaml.reader import parse
from lkj.tables.isian.buku import MAX_FILE, BukuError, Lembar, baca_buku
from lkj.tables.isian.formulir import CATATAN, sidik

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KEPALA = "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in ("ID", "Nama", "Berkas", "Tautan"))


def buku(rows: str, text: str = "", merged: str = "", name: str = "Bukti") -> bytes:
    """Return a workbook of one sheet with the head of a form's evidence; `text` is what cells may share."""
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{_NS}" xmlns:r="{_R}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="s1" Type="{_R}/worksheet" Target="sheet1.xml"/>'
        f'<Relationship Id="s2" Type="{_R}/sharedStrings" Target="sst.xml"/></Relationships>',
        "xl/sst.xml": f'<sst xmlns="{_NS}"><si><t xml:space="preserve">{text}</t></si></sst>',
        "xl/sheet1.xml": f'<worksheet xmlns="{_NS}"><sheetData><row>{_KEPALA}</row>{rows}</sheetData>'
        f"<mergeCells>{merged}</mergeCells></worksheet>",
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def bukti(ident: str, name: str, link: str) -> str:
    """Return a row of evidence."""
    cells = "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in (ident, name, "", link))
    return f"<row>{cells}</row>"


def test_a_text_longer_than_a_cell_is_refused() -> None:
    """Each cell that shares it would copy it, and the preview would print it."""
    with pytest.raises(BukuError, match="lembar Bukti memuat sel yang lebih panjang daripada 32767 huruf pada baris 2"):
        baca_buku(buku('<row><c t="s"><v>0</v></c></row>', "a" * 32_768))


@pytest.mark.lambat
def test_more_text_than_a_file_holds_is_refused() -> None:
    """A hundred bytes a row refer to a text of thirty thousand letters."""
    rows = '<row><c t="s"><v>0</v></c></row>' * (MAX_FILE // 30_000 + 1)
    assert baca_buku(buku(rows, "a" * 100)).lembar["Bukti"].sel(2, 1).isi == "a" * 100
    with pytest.raises(BukuError, match="teks dalam sel buku kerja ini terlalu banyak"):
        baca_buku(buku(rows, "a" * 30_000))


@pytest.mark.lambat
def test_merged_cells_are_asked_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twenty thousand merged ranges those of a row are looked at; more rows than any form merges are refused."""
    rows = bukti("IKU-01", "a", "https://a.id/1") * 3
    sheet = baca_buku(buku(rows, merged="".join(f'<mergeCell ref="X{n}:Y{n}"/>' for n in range(1, 20_001)))).lembar[
        "Bukti"
    ]
    assert {number: len(ranges) for number, ranges in sheet.gabungan.items()} == {1: 1, 2: 1, 3: 1, 4: 1}
    tall = baca_buku(buku(rows, merged='<mergeCell ref="B2:C3"/>')).lembar["Bukti"]
    covered = [(n, k) for n in range(1, 5) for k in range(1, 5) if tall.tertutup(n, k)]
    assert covered == [(2, 3), (3, 2), (3, 3)]
    monkeypatch.setattr("lkj.tables.isian.buku._MOST_MERGED", 8)
    baca_buku(buku(rows, merged='<mergeCell ref="A1:B999999"/>' * 2))
    with pytest.raises(BukuError, match="lembar Bukti menggabungkan terlalu banyak sel"):
        baca_buku(buku(rows, merged='<mergeCell ref="A1:B999999"/>' * 3))


def test_a_sheet_without_merged_cells_covers_none() -> None:
    """A sheet that nothing is merged in covers no cell."""
    assert not Lembar("A").tertutup(1, 1)


@pytest.mark.lambat
def test_a_file_is_read_once_for_all_that_is_found_in_it(dinas: Kantor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many bad rows are refused each at its cell, without reading the file again for every one of them."""
    rows = "".join(bukti("IKU-01", f"Bukti {n}", f"javascript:{n}") for n in range(30))
    (dinas.root / "b.xlsx").write_bytes(buku(rows))
    read: list[str] = []
    once = parse

    def counted(name: str, text: str) -> object:
        read.append(name)
        return once(name, text)

    monkeypatch.setattr("lkj.tables.isian.tulis.parse", counted)
    code, _, told = dinas.impor("b.xlsx", "--year", "2025")
    assert code == 1
    assert told.count("ditolak: b.xlsx, Bukti!A") == 30
    assert len(read) == 1


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("key", "held"),
    [
        ("5", "{}"),
        ("[[1]]", "{}"),
        ("[1]", "{}"),
        ("{", "{}"),
        ('["IKU-01"]', "{"),
        ('["IKU-01"]', "5"),
        ('["IKU-01"]', '{"realisasi":5}'),
        ("[" * 30_000, "{}"),
        (f"[{'1' * 5000}]", "{}"),
        ("", "[1,[[1,2]]]"),
        ("", '["x",[["a",["b"]]]]'),
        ("", "5"),
    ],
)
def test_a_hidden_sheet_that_lkj_did_not_write_is_told_as_changed(dinas: Kantor, key: str, held: str) -> None:
    """Who reckons the digest anew is told what one is told who slipped, and no file of the project is blamed."""
    path = dinas.ekspor()
    book = load_workbook(path)
    hidden = book[CATATAN]
    rows = [[str(cell.value or "") for cell in row[:3]] for row in hidden.iter_rows()]
    rows = [*(row for row in rows if any(row)), ["Indikator", key, held]]
    for column, text in enumerate(rows[-1], start=1):
        hidden.cell(len(rows), column).value = text
    hidden["B2"].value = sidik(rows[2:])
    book.save(path)
    code, _, told = dinas.impor("isian.xlsx")
    assert code == 1
    assert "lembar tersembunyi _lkj berubah" in told


@pytest.mark.lambat
def test_what_a_cell_holds_makes_no_line_of_its_own(dinas: Kantor) -> None:
    """A name with line feeds would forge what the preview says; a long one would fill the screen."""
    name = "A: sama\n0 fakta akan ditulis\ndata/2025/pk.yaml:3  kepala dinas setuju"
    (dinas.root / "b.xlsx").write_bytes(buku(bukti("IKU-01", name, "https://a.id/1")))
    code, shown, told = dinas.impor("b.xlsx", "--year", "2025")
    assert (code, len(shown.splitlines())) == (0, 1)
    assert "0 fakta akan ditulis" not in told.splitlines()
    refused = bukti("IKU-01", name, "javascript:1") + bukti("IKU-01", f"{name} {'a' * 30_000}", "javascript:2")
    (dinas.root / "b.xlsx").write_bytes(buku(refused))
    code, _, told = dinas.impor("b.xlsx", "--year", "2025")
    assert code == 1
    assert [line for line in told.splitlines() if not line.startswith(("ditolak: ", "  saran: "))] == [
        "0 fakta akan ditulis, 2 ditolak"
    ]
    assert max(map(len, told.splitlines())) <= 2000


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives no right to make links")
def test_a_link_in_the_project_is_neither_form_nor_map(dinas: Kantor, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A branch may hold a link to what only its reader may see; a file that he names elsewhere may be one."""
    outside = tmp_path_factory.mktemp("luar")
    (outside / "rahasia.yaml").write_text("kunci_rahasia: sandi\n", encoding="utf-8")
    (outside / "isian.xlsx").write_bytes(buku(bukti("IKU-01", "a", "https://a.id/1")))
    (outside / "tautan.xlsx").symlink_to(outside / "isian.xlsx")
    (dinas.root / "peta.yaml").symlink_to(outside / "rahasia.yaml")
    (dinas.root / "b.xlsx").symlink_to(outside / "isian.xlsx")
    elsewhere = str(outside / "tautan.xlsx")
    assert dinas.impor(elsewhere, "--year", "2025")[0] == 0
    for args in (("b.xlsx",), (elsewhere, "--map", "peta.yaml")):
        code, shown, told = dinas.impor(*args, "--year", "2025")
        assert code != 0
        assert "tautan" in told
        assert "rahasia" not in shown + told.replace("rahasia.yaml", "")
