"""What an officer begins in the form: evidence, obstacles, what is done about them, and quarters that have no list yet."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alat_isian import Kantor, isi, tempat
from openpyxl import load_workbook

pytestmark = pytest.mark.lambat


def tambah(path: Path, sheet: str, *rows: Mapping[str, Any], to: str | None = None) -> Path:
    """Fill the blank rows of a sheet, by the heads of its columns; return the workbook that is saved."""
    book = load_workbook(path)
    columns = tempat(book[sheet])[0]
    first = next(n for n in range(2, 999) if book[sheet].cell(n, 1).value is None)
    for number, row in enumerate(rows, start=first):
        for head, value in row.items():
            cell = book[sheet].cell(number, columns[head])
            assert not cell.protection.locked, (sheet, head)
            cell.value = value
    target = path if to is None else path.with_name(to)
    book.save(target)
    return target


BUKTI = {"ID": "IKU-03", "Nama": "Rekap persalinan", "Tautan": "https://contoh.example/persalinan"}
KENDALA = {
    "ID": "IKU-03", "Triwulan": 4, "Uraian": "Jalan terputus: banjir", "Tindak lanjut: Uraian": "Rumah tunggu dibuka",
    "Tindak lanjut: Status": "proses",
}  # fmt: skip


def test_evidence_and_obstacles_are_added(dinas: Kantor) -> None:
    """Shown with the line below which they come, written there with their keys in order, and not twice."""
    form = dinas.ekspor()
    tambah(form, "Bukti", BUKTI, {"ID": "IKU-08", "Nama": "Foto", "Tautan": "https://contoh.example/foto"})
    tambah(form, "Kendala", KENDALA)
    before = dinas.data()
    code, shown, told = dinas.impor("isian.xlsx")
    line = before.splitlines().index("      - nama: Pengumuman hasil akreditasi") + 1
    assert (code, dinas.data()) == (0, before), told
    assert (
        f"data/2025/indikator.yaml:{line}  IKU-08 bukti Foto: ditambahkan, nama «Foto»,"
        " tautan «https://contoh.example/foto»  (isian.xlsx, Bukti!A6)\n"
    ) in shown
    assert (
        "IKU-03 kendala: ditambahkan, triwulan 4, uraian «Jalan terputus: banjir», tindak lanjut uraian «Rumah tunggu"
        " dibuka», status «proses»  (isian.xlsx, Kendala!A4)\n"
    ) in shown
    assert dinas.impor("isian.xlsx", "--write")[0] == 0
    after = dinas.data()
    assert (
        '    kendala:\n      - triwulan: 4\n        uraian: "Jalan terputus: banjir"\n        tindak_lanjut:\n'
        "          uraian: Rumah tunggu dibuka\n          status: proses\n"
    ) in after
    assert "    bukti:\n      - nama: Rekap persalinan\n        tautan: https://contoh.example/persalinan\n" in after
    kept = iter(after.splitlines())
    assert all(line in kept for line in before.splitlines())
    assert dinas.impor("isian.xlsx", "--write") == (0, "", "0 fakta ditulis\n")
    assert dinas.jalankan("check", "2025")[0] == 0


def test_copies_that_add(dinas: Kantor) -> None:
    """What two divisions add alike is added once; one name with two contents is told on both sides."""
    form = dinas.ekspor()
    other = BUKTI | {"Tautan": "https://contoh.example/lain"}
    tambah(form, "Bukti", BUKTI, BUKTI | {"ID": "IKU-02"}, to="a.xlsx")
    tambah(tambah(form, "Bukti", other, BUKTI | {"ID": "IKU-02"}, to="b.xlsx"), "Kendala", KENDALA)
    code, shown, told = dinas.impor("a.xlsx", "b.xlsx", "--write")
    assert (code, [line.split("  ")[1].split(",")[0] for line in shown.splitlines()]) == (
        1, ["IKU-02 bukti Rekap persalinan: ditambahkan", "IKU-03 kendala: ditambahkan"],
    )  # fmt: skip
    assert (
        "bertentangan, tidak ditulis: IKU-03 bukti Rekap persalinan\n"
        "  a.xlsx, Bukti!A5 menulis nama «Rekap persalinan», tautan «https://contoh.example/persalinan»\n"
        "  b.xlsx, Bukti!A5 menulis nama «Rekap persalinan», tautan «https://contoh.example/lain»\n"
    ) in told


def test_what_was_added_at_home_since(dinas: Kantor) -> None:
    """An item of that name that came into the data meanwhile is not written over."""
    form = dinas.ekspor()
    tambah(form, "Bukti", BUKTI)
    _, _, below = dinas.data().partition("  - id: IKU-03\n")
    anchor = "  - id: " + below.partition("  - id: ")[2].partition("\n")[0] + "\n"
    dinas.ubah(
        anchor, f"    bukti:\n      - nama: Rekap persalinan\n        tautan: https://contoh.example/rumah\n{anchor}"
    )
    before = dinas.data()
    code, _, told = dinas.impor("isian.xlsx", "--write")
    assert (code, dinas.data()) == (1, before)
    assert "Bukti!E5 menulis «https://contoh.example/persalinan»" in told
    assert "kini «https://contoh.example/rumah», ketika diekspor kosong" in told


@pytest.mark.parametrize(
    ("sheet", "row", "why"),
    [
        ("Bukti", {"ID": "IKU-99", "Nama": "X", "Tautan": "https://a.example"}, "Bukti!A5: IKU-99 X: tidak ada «IKU-99 X»"),
        ("Bukti", {"ID": "IKU-03", "Tautan": "https://a.example"}, "Bukti!A5: baris ini tidak berpengenal"),
        ("Bukti", {"Nama": "Foto kegiatan"}, "Bukti!A5: baris ini tidak berpengenal"),
        ("Bukti", {"ID": date(2025, 1, 2), "Nama": "X"}, "Bukti!A5: sel pengenal berisi tanggal 2025-01-02\n  saran: jadikan sel itu Teks"),
        ("Bukti", {"ID": "IKU-03", "Nama": "X"}, "Bukti!A5: IKU-03 bukti X: bukti «X» belum mempunyai «berkas» atau «tautan»"),
        ("Bukti", {"ID": "IKU-03", "Nama": "X", "Berkas": "../rahasia.pdf"}, "Bukti!A5: IKU-03 bukti X: "),
        ("Bukti", {"ID": "IKU-03", "Nama": "X", "Berkas": "bukti/tiada.pdf"}, "Bukti!A5: IKU-03 bukti X: berkasnya tidak terbaca: "),
        ("Kendala", {"ID": "IKU-03", "Triwulan": 5, "Uraian": "X"}, "Kendala!A4: IKU-03 kendala: "),
        ("Kendala", {"ID": "IKU-03", "Triwulan": "1.234", "Uraian": "X"}, "Kendala!D4: IKU-03 Triwulan: "),
        ("Kendala", {"ID": "IKU-03", "Triwulan": 1}, "Kendala!A4: IKU-03 kendala: kunci «uraian» belum ada"),
        ("Kendala", {"ID": "IKU-03", "Triwulan": 1, "Uraian": "X", "Tindak lanjut: Status": "lama"}, "«lama» bukan pilihan"),
    ],
)  # fmt: skip
def test_what_is_added_wrongly_is_refused(dinas: Kantor, sheet: str, row: Mapping[str, Any], why: str) -> None:
    """With its cell; the rows beside it are written."""
    form = dinas.ekspor()
    tambah(form, sheet, row)
    isi(form, {("IKU-02", "Target"): 8})
    code, shown, told = dinas.impor("isian.xlsx", "--write")
    assert (code, [line.split("  ")[1] for line in shown.splitlines()]) == (1, ["IKU-02 target: 9 → 8"]), told
    assert f"{why}" in told


def test_a_sheet_under_another_name_is_refused(dinas: Kantor) -> None:
    """What was typed into it is not left unread in silence: its columns tell which sheet it was."""
    form = dinas.ekspor()
    isi(form, {("IKU-02", "Target"): 8})
    book = load_workbook(form)
    book["Indikator"].title = "Indikator Kinerja"
    book.create_sheet("Coretan").append(["ID", "Rapat"])
    book.save(form)
    code, shown, told = dinas.impor("isian.xlsx", "--write")
    assert (code, shown) == (1, "")
    assert "lembar Indikator Kinerja: lembar ini berkolom seperti lembar Indikator, yang tidak ada lagi" in told
    assert "saran: kembalikan nama lembarnya menjadi «Indikator»" in told
    assert "lembar Coretan bukan lembar isian; tidak dibaca" in told


def _hapus(office: Kantor, begins: str, instead: str) -> None:
    """Put a line in the place of a key with all that is indented below it, the first that begins so."""
    text = office.data()
    start = text.index(begins)
    head, *lines = text[start + begins.startswith("\n") :].splitlines(keepends=True)
    deep = len(head) - len(head.lstrip()) + 1
    below = list(itertools.takewhile(lambda line: line.startswith(" " * deep), lines))
    office.ubah("".join([head, *below]), instead.lstrip("\n"))


def test_what_is_done_about_an_obstacle_is_begun(dinas: Kantor) -> None:
    """An obstacle of which nothing was known to be done: its cells are open, and make the part with its keys."""
    _hapus(
        dinas, "        tindak_lanjut:\n          uraian: Makanan", "        tindak_lanjut: null  # menunggu rapat\n"
    )
    form = dinas.ekspor()
    book = load_workbook(form)
    columns, rows = tempat(book["Kendala"])
    book["Kendala"].cell(rows["IKU-04"], columns["Tindak lanjut: Status"]).value = "belum"
    book["Kendala"].cell(rows["IKU-04"], columns["Tindak lanjut: Uraian"]).value = "Pengadaan diulang"
    book.save(form)
    code, _, told = dinas.impor("isian.xlsx", "--write")
    assert code == 0, told
    made = "        tindak_lanjut:  # menunggu rapat\n          uraian: Pengadaan diulang\n          status: belum\n"
    assert made in dinas.data()


def test_quarters_are_begun(dinas: Kantor) -> None:
    """The list of an indicator whose quarters are null is begun, with null for the quarter that is left out."""
    _hapus(dinas, "\n    triwulan:\n", "\n    triwulan: null\n")
    form = dinas.ekspor()
    isi(form, {("IKU-05", "Triwulan I"): 82.5, ("IKU-05", "Triwulan III"): "85,2"}, sheet="Triwulan")
    code, shown, told = dinas.impor("isian.xlsx", "--write")
    assert code == 0, told
    assert "IKU-05 triwulan III: kosong → 85,2  (isian.xlsx, Triwulan!J2; teks «85,2» dibaca sebagai 85,2)" in shown
    assert "    triwulan:\n      - 82.5\n      - null\n      - 85.2\n" in dinas.data()
    assert dinas.impor("isian.xlsx", "--write") == (0, "", "0 fakta ditulis\n")


def test_the_blank_rows_are_as_the_guide_says(dinas: Kantor) -> None:
    """Fifteen of them, open, the id from a list; a unit's own form offers its own indikator alone."""
    book = load_workbook(dinas.ekspor())
    sheet = book["Bukti"]
    blank = [row for row in sheet.iter_rows(min_row=2) if row[0].value is None]
    assert (len(blank), {row[0].protection.locked for row in blank}) == (15, {False})
    (ids,) = (rule for rule in sheet.data_validations.dataValidation if "IKU-01" in rule.formula1)
    assert blank[0][0].coordinate in ids.cells
    assert {row[1].protection.locked for row in book["Kendala"].iter_rows(min_row=4)} == {True}
    sheet = load_workbook(dinas.ekspor("p2p.xlsx", "--unit", "p2p"))["Bukti"]
    (ids,) = sheet.data_validations.dataValidation
    assert "IKU-01" not in ids.formula1


def test_an_office_without_any_evidence_can_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheets are there although no indikator has an item yet."""
    from alat_isian import kantor

    monkeypatch.chdir(tmp_path)
    office = kantor("", 2024, tmp_path)
    form = office.ekspor()
    first = load_workbook(form)["Indikator"]["A2"].value
    tambah(form, "Bukti", BUKTI | {"ID": first})
    tambah(form, "Kendala", KENDALA | {"ID": first})
    code, _, told = office.impor("isian.xlsx", "--write")
    assert code == 0, told
    assert "bukti:\n      - nama: Rekap persalinan\n" in office.data()
    assert office.jalankan("check", "2024")[0] == 0
