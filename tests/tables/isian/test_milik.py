"""A form knows whose it is: an office of a tree is not written into by another's, and a corrected name refuses nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from alat_benar import RIGHT
from alat_isian import Kantor, isi, kantor, tempat
from alat_pohon import pohon
from openpyxl import load_workbook

pytestmark = pytest.mark.lambat


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kantor:
    """Return a tree of the offices 6200 and 6201, the working folder, with a form of 6201 in which a catatan is new."""
    monkeypatch.chdir(pohon(tmp_path))
    office = Kantor(tmp_path, 2024)
    assert office.jalankan("export", "2024", "--satker", "6201")[0] == 0
    form = tmp_path / "build/6201/isian-2024.xlsx"
    ident = next(iter(tempat(load_workbook(form)["Indikator"])[1]))
    isi(form, {(ident, "Catatan"): "Dihitung ulang"})
    form.rename(tmp_path / "isian.xlsx")
    return office


def test_the_form_of_another_office_is_refused(tree: Kantor) -> None:
    """It is told whose it is and how it is read; nothing is written. Its own office takes it."""
    other = tree.root / "satker/6200/data/2024/indikator.yaml"
    before = other.read_bytes()
    code, _, told = tree.impor("isian.xlsx", "--satker", "6200", "--write")
    assert code == 1
    assert "isian.xlsx adalah isian satker 6201 (" in told
    assert "), bukan 6200" in told
    assert "--satker 6201" in told
    assert other.read_bytes() == before
    assert tree.impor("isian.xlsx", "--satker", "6201", "--write")[0] == 0
    assert "Dihitung ulang" in (tree.root / "satker/6201/data/2024/indikator.yaml").read_text(encoding="utf-8")


def test_in_a_tree_the_code_tells_and_not_the_name(tree: Kantor) -> None:
    """A name that was corrected since is neither refused nor told."""
    place = tree.root / "satker/6201/data/2024/satker.yaml"
    text = place.read_text(encoding="utf-8")
    name = text.partition("  nama: ")[2].partition("\n")[0]
    place.write_text(text.replace(f"  nama: {name}\n", "  nama: Kantor yang Lain\n", 1), encoding="utf-8", newline="\n")
    code, _, told = tree.impor("isian.xlsx", "--satker", "6201")
    assert (code, "1 fakta akan ditulis" in told, "diekspor dari" in told) == (0, True, False)


def test_in_a_single_project_another_name_is_told(dinas: Kantor) -> None:
    """The form is read all the same: the name may have been corrected since."""
    form = dinas.ekspor()
    isi(form, {("IKU-03", "Target"): 98.5})
    assert "diekspor dari" not in dinas.impor("isian.xlsx")[2]
    name = dinas.data("satker.yaml").partition("  nama: ")[2].partition("\n")[0]
    place = dinas.root / "data/2025/satker.yaml"
    text = place.read_text(encoding="utf-8").replace(f"  nama: {name}\n", "  nama: Dinas yang Lain\n", 1)
    place.write_text(text, encoding="utf-8", newline="\n")
    code, shown, told = dinas.impor("isian.xlsx")
    assert (code, "97 → 98,5" in shown) == (0, True)
    assert f"isian.xlsx diekspor dari «{name}», sedangkan data ini milik «Dinas yang Lain»" in told


def test_a_form_of_before_is_still_taken(tree: Kantor) -> None:
    """The hidden sheet of an older lkj says nothing of the office; what is no such note is told as one that changed."""
    for text, wanted in ((None, 0), ("[1]", 1), ("[[[", 1)):
        book = load_workbook(tree.root / "isian.xlsx")
        book["_lkj"]["C2"].value = text
        book.save(tree.root / "lama.xlsx")
        code, _, told = tree.impor("lama.xlsx", "--satker", "6200")
        assert (code, "_lkj berubah" in told) == (wanted, bool(wanted)), told


def test_undo_reaches_the_office(tree: Kantor) -> None:
    """What the import says gives back what was, and so does --satker; a tree without it is asked which."""
    place = tree.root / "satker/6201/data/2024/indikator.yaml"
    before = place.read_bytes()
    for words in (("undo", "--root", "satker/6201"), ("undo", "--satker", "6201")):
        told = tree.impor("isian.xlsx", "--satker", "6201", "--write")[2]
        assert "«lkj undo --root satker/6201»" in told
        assert place.read_bytes() != before
        code, _, told = tree.jalankan("undo")
        assert (code, "--satker KODE" in told) == (2, True)
        assert tree.jalankan(*words)[0] == 0
        assert place.read_bytes() == before


def test_staff_is_asked_for_in_the_shape_that_the_data_has(dinas: Kantor, tmp_path: Path) -> None:
    """An office with groups of staff is not asked for the two numbers in their place, one with those is."""
    heads = tempat(load_workbook(dinas.ekspor())["Pegawai"])[0]
    assert [head for head in heads if "PNS" in head or "PPNPN" in head] == []
    office = kantor(RIGHT.relative_to(Path(__file__).parents[3]).as_posix(), 2024, tmp_path / "lain")
    code, _, told = office.jalankan("export", "2024", "-o", "lain.xlsx", "--root", "lain")
    assert code == 0, told
    book = load_workbook("lain.xlsx")
    assert {"Jumlah PNS", "Jumlah PPNPN"} <= set(tempat(book["Pegawai"])[0])
    assert "Pegawai Kelompok" not in book.sheetnames


def test_lines_of_the_budget_have_their_names(dinas: Kantor) -> None:
    """Their own, or those that pk.yaml has of their codes; the cells are not for filling in."""
    sheet = load_workbook(dinas.ekspor())["Rincian"]
    columns, rows = tempat(sheet)
    assert list(columns)[:2] == ["Kode", "Nama"]
    told = {code: sheet.cell(row, columns["Nama"]).value for code, row in rows.items()}
    assert told["1.02"] == "Urusan Pemerintahan Bidang Kesehatan"
    planned = dinas.data("pk.yaml")
    assert told["1.02.01"] is not None
    assert told["1.02.01"] in planned
    assert sheet.cell(rows["1.02"], columns["Nama"]).protection.locked
    isi(dinas.root / "isian.xlsx", {("1.02", "Nama"): "Lain"}, "Rincian")
    code, _, said = dinas.impor("isian.xlsx")
    assert (code, "1.02 nama: sel ini tidak untuk diisi" in said) == (1, True)
