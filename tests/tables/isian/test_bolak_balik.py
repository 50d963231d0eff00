"""A form goes to a division and comes back: what was typed is shown, then written, and nothing else changes."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from alat_isian import Kantor, isi, kantor, tempat
from openpyxl import load_workbook

pytestmark = pytest.mark.lambat


@pytest.mark.parametrize(
    ("example", "year"),
    [("", 2024), ("examples", 2025), ("examples", 2024), ("examples/dinas-kesehatan", 2025),
     ("examples/unit-kementerian", 2025), ("tests/data/benar", 2024)],
)  # fmt: skip
def test_a_form_that_nobody_filled_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str, year: int
) -> None:
    """Every shipped year, exported and read back, saved by another program in between or not."""
    monkeypatch.chdir(tmp_path)
    office = kantor(example, year, tmp_path)
    form = office.ekspor()
    load_workbook(form).save(tmp_path / "disimpan.xlsx")
    before = {path: path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()}
    for name in ("isian.xlsx", "disimpan.xlsx"):
        assert office.impor(name, "--write") == (0, "", "0 fakta ditulis\n")
    assert {path: path.read_bytes() for path in before} == before


def test_the_form_is_as_the_guide_says(dinas: Kantor) -> None:
    """One row of heads, values in the unit of the indikator without a format of percent, the year in the workbook."""
    book = load_workbook(dinas.ekspor())
    sheet = book["Indikator"]
    columns, rows = tempat(sheet)
    assert list(columns)[:2] == ["ID", "Nama"]
    cell = sheet.cell(rows["IKU-03"], columns["Target"])
    assert (cell.value, cell.number_format, cell.protection.locked) == (97, "General", False)
    computed = sheet.cell(rows["IKU-03"], columns["Realisasi"])
    assert (round(computed.value, 4), computed.data_type, computed.protection.locked) == (98.1944, "n", True)
    formulas = [c.coordinate for one in book for row in one.iter_rows() for c in row if c.data_type == "f"]
    assert formulas == []
    assert not any("%" in c.number_format for one in book for row in one.iter_rows() for c in row)
    assert (book["Petunjuk"]["A1"].value, book["_lkj"].sheet_state) == ("Isian 2025", "veryHidden")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (
        "landscape",
        9,
        1,
    )
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
    chosen = {rule.formula1: str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    assert '"naik,turun,rentang,tetap"' in chosen
    (ladder,) = (formula for formula in chosen if "BB" in formula)
    assert sheet.cell(rows["IKU-09"], columns["Target"]).coordinate in chosen[ladder]


def test_what_was_typed_is_shown_then_written(dinas: Kantor) -> None:
    """The preview names file and line beside sheet and cell and writes nothing; --write changes those lines alone."""
    form = dinas.ekspor()
    isi(
        form,
        {("IKU-03", "Target"): 98.5, ("IKU-04", "Catatan"): "Balita: # 12", ("IKU-03", "Realisasi: pembilang"): 6400},
    )
    before = dinas.data()
    code, shown, told = dinas.impor("isian.xlsx")
    line = before.split("\n").index("    target: 97") + 1
    assert code == 0
    assert (
        shown.splitlines()[0]
        == f"data/2025/indikator.yaml:{line}  IKU-03 target: 97 → 98,5  (isian.xlsx, Indikator!F4)"
    )
    assert told.startswith("3 fakta akan ditulis\n")
    assert dinas.data() == before
    assert dinas.impor("isian.xlsx", "--write")[0] == 0
    old, new = before.split("\n"), dinas.data().split("\n")
    assert [line for line in new if line not in old] == [
        "    target: 98.5", "      pembilang: 6400", '    catatan: "Balita: # 12"',
    ]  # fmt: skip
    assert len(new) == len(old) + 1
    # Written once, it is what the form says: read again it changes nothing.
    assert dinas.impor("isian.xlsx", "--write") == (0, "", "0 fakta ditulis\n")


def test_a_quarter_that_nothing_has_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A year that `lkj init` made is measured by no quarters: its form asks for none, and says so."""
    monkeypatch.chdir(tmp_path)
    office = Kantor(tmp_path, 2025)
    assert office.jalankan("init", "--yes", "--kind", "dinas", "--year", "2025")[0] == 0
    code, shown, told = office.jalankan("export", "2025", "-o", "isian.xlsx", "--quarter", "2")
    assert (code, shown) == (0, "isian.xlsx\n")
    assert told.startswith(
        "belum ada indikator yang mempunyai «triwulan», sehingga isian ini tidak menanyakan triwulan 2;"
    )
    assert "triwulan" not in office.jalankan("export", "2025", "-o", "isian.xlsx")[2]


def test_quarters_grow_at_their_end(dinas: Kantor) -> None:
    """The realisasi of the quarter that just ended is added to the list, and the form of one quarter asks for it alone."""
    form = dinas.ekspor("tw.xlsx", "--quarter", "4")
    heads = list(tempat(load_workbook(form)["Triwulan"])[0])
    assert "Triwulan IV" in heads
    assert "Triwulan III" not in heads


def test_two_copies_and_a_change_at_home(dinas: Kantor) -> None:
    """Copies that differ, and a fact that changed since it was exported, are told on both sides and not written."""
    form = dinas.ekspor()
    isi(form, {("IKU-03", "Target"): 98, ("IKU-02", "Target"): 8, ("IKU-10", "Target"): 6400}, to="p2p.xlsx")
    isi(form, {("IKU-03", "Target"): 99, ("IKU-02", "Target"): 8}, to="kesmas.xlsx")
    dinas.ubah("    target: 6300\n", "    target: 6350\n")
    before = dinas.data()
    code, shown, told = dinas.impor("p2p.xlsx", "kesmas.xlsx", "--write")
    assert code == 1
    assert [line.split("  ")[1] for line in shown.splitlines()] == ["IKU-02 target: 9 → 8"]
    line = before.split("\n").index("    target: 6350") + 1
    assert (
        "bertentangan, tidak ditulis: IKU-03 target\n"
        "  p2p.xlsx, Indikator!F4 menulis 98\n  kesmas.xlsx, Indikator!F4 menulis 99\n"
    ) in told
    assert (
        "bertentangan, tidak ditulis: IKU-10 target\n  p2p.xlsx, Indikator!F5 menulis 6400\n"
        f"  data/2025/indikator.yaml:{line} kini 6350, ketika diekspor 6300\n"
    ) in told
    assert "    target: 6350\n" in dinas.data()
    assert dinas.data().count("target: 98\n") == before.count("target: 98\n")


def test_undo_gives_back_what_was(dinas: Kantor) -> None:
    """`lkj undo` restores the file to the byte, one change at a time, and not over what was written since."""
    form = dinas.ekspor()
    before = dinas.data()
    isi(form, {("IKU-03", "Target"): 98})
    assert "lkj undo" in dinas.impor("isian.xlsx", "--write")[2]
    after = dinas.data()
    code, shown, told = dinas.jalankan("undo", "--diff")
    assert (code, "+    target: 97" in shown, "import isian.xlsx" in told, dinas.data()) == (0, True, True, after)
    dinas.ubah("    target: 98\n", "    target: 98.1\n")
    code, _, told = dinas.jalankan("undo")
    assert (code, "berubah lagi sesudah itu" in told) == (1, True)
    assert dinas.jalankan("undo", "--force")[0] == 0
    assert dinas.data() == before
    assert "tidak ada yang dapat dikembalikan" in dinas.jalankan("undo")[2]


def test_a_unit_has_its_own_form(dinas: Kantor) -> None:
    """--unit by id or name asks for the indikator of one unit; --per-unit writes one workbook each."""
    code, shown, _ = dinas.jalankan("export", "2025", "-o", "unit.xlsx", "--per-unit")
    assert code == 0
    names = shown.split()
    seen: set[str] = set()
    for name in names:
        book = load_workbook(dinas.root / name)
        ids = set(tempat(book["Indikator"])[1])
        assert ids
        assert not ids & seen
        assert "Pagu" not in book.sheetnames
        seen |= ids
    code, _, told = dinas.jalankan("export", "2025", "--unit", "Bidang Antariksa")
    assert (code, "tidak ada indikator dengan penanggung jawab «Bidang Antariksa»; yang ada: " in told) == (2, True)


def test_a_filled_form_is_not_written_over(dinas: Kantor) -> None:
    """Who exports again under the name of a form that came back does not lose what is in it."""
    form = dinas.ekspor()
    with ZipFile(form) as made:
        parts = {name: made.read(name) for name in reversed(made.namelist())}  # as Excel orders them
    with ZipFile(form, "w") as saved:
        for name, part in parts.items():
            saved.writestr(name, part)
    code, _, told = dinas.jalankan("export", "2025", "-o", "isian.xlsx")
    assert (code, "sudah ada, dan bukan hasil «lkj export»" in told) == (2, True)
