"""Columns are as wide as the template says, unless an amount or a code would be torn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from alat_benar import salin
from alat_proyek import build
from docx import Document

from lkj.report.widths import lebar_kolom

if TYPE_CHECKING:
    from pathlib import Path

PORTRAIT = 15.5


def satu(*texts: str) -> list[tuple[str, int, int]]:
    return [(text, 1, 1) for text in texts]


def test_what_fits_is_left_alone() -> None:
    """No width changes while every amount and code has room."""
    rows = [satu("1", "Pelayanan Pengaduan", "Rp1.250.000.000", "99,86%")]
    assert lebar_kolom((8, 42, 30, 20), rows, PORTRAIT) == (8, 42, 30, 20)


def test_an_amount_takes_room_from_words() -> None:
    """Amounts of hundreds of milliards and a five-part code get their room; the sum stays a hundred."""
    rows = [satu("Kode", "Program/Kegiatan", "Pagu", "Realisasi", "Serapan")]
    rows += [satu("1.02.01.2.01", "Pelayanan Pengaduan", "Rp115.750.000.000", "Rp115.650.000.000", "99,91%")]
    made = lebar_kolom((13, 33, 20, 20, 14), rows, PORTRAIT)
    kode, nama, pagu, realisasi, serapan = made
    assert kode > 14 and pagu > 21 and realisasi > 21
    assert nama < 33 and serapan <= 14
    assert sum(made) == pytest.approx(100, abs=0.05)


def test_a_cell_below_a_tall_one_counts_for_its_own_column() -> None:
    """A cell that spans rows pushes those beside it to the right, and one that spans columns asks for none."""
    rows = [
        [("1", 1, 2), ("Sasaran", 1, 2), ("Indikator", 1, 1), ("90%", 1, 1)],
        [("Nilai hibah", 1, 1), ("Rp114.000.000.000", 1, 1)],
        [("Rp999.000.000.000.000.000", 4, 1)],
    ]
    made = lebar_kolom((7, 38, 40, 15), rows, PORTRAIT)
    assert made[3] > 20 and made[0] == 7
    assert made[1] < 38 and made[2] < 40


def test_without_room_nothing_grows_beyond_the_page() -> None:
    """Ten columns of amounts on one page share what there is."""
    made = lebar_kolom((10,) * 10, [satu(*["Rp114.000.000.000"] * 10)], PORTRAIT)
    assert made == (10,) * 10


def test_room_goes_where_it_saves_lines() -> None:
    """A short code gives its room to what it names, and columns of one width stay of one width."""
    rows = [satu("Kode", "Uraian", "Target", "Realisasi")]
    rows += [
        satu(
            "01",
            "Penyelenggaraan pelayanan kesehatan ibu dan anak di puskesmas",
            "110 per 100.000 kelahiran hidup",
            "9",
        )
    ]
    kode, uraian, target, realisasi = lebar_kolom((25, 39, 18, 18), rows, PORTRAIT)
    assert kode < 20 and uraian + target > 60
    assert target == realisasi
    assert kode + uraian + target + realisasi == pytest.approx(100, abs=0.05)


def test_no_word_breaks_where_there_is_room() -> None:
    """The longest word of a head has its room, a slash within it too; a word without end takes no more than a third."""
    rows = [satu("No", "Program/Kegiatan", "Penanggungjawab"), satu("1", "ab", "cd")]
    no, program, jawab = lebar_kolom((60, 20, 20), rows, PORTRAIT)
    # 2,89 cm in Arial Bold of 9,5 pt, and what a cell of the Word file keeps free at both sides.
    assert program * PORTRAIT / 100 > 2.89 + 0.3 and jawab > 20 and no < 60
    assert lebar_kolom((50, 50), [satu("a" * 300, "b")], PORTRAIT) == (50, 50)


def test_a_table_of_capaian_stands_upright_with_every_word_whole() -> None:
    """Seven columns, the longest words of names among them: what is below the head is not bold, and is so reckoned."""
    rows = [satu("No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Status")]
    rows += [satu("12", "Tersajinya Laporan Pertanggungjawaban", "Penyampaian Laporan Pertanggungjawaban",
                  "2 Perjanjian Kinerja", "1 Dokumen", "100,00%", "Tercapai")]  # fmt: skip
    made = [one * PORTRAIT / 100 - 0.3 for one in lebar_kolom((4, 24, 26, 13, 13, 9, 11), rows, PORTRAIT)]
    # In cm of Arial, bold in the head, of 9,5 pt: the longest word or amount of each column.
    for room, word in zip(made, (0.45, 3.17, 3.17, 1.49, 1.46, 1.38, 1.19), strict=True):
        assert room >= word


@pytest.mark.lambat
def test_no_amount_and_no_code_breaks_in_the_report(tmp_path: Path) -> None:
    """Hundreds of milliards and five-part codes have room in every table of the Word file that holds them."""
    root = salin(tmp_path)
    for file in ("pk.yaml", "pagu.yaml", "sasaran.yaml"):
        path = root / "data" / "2024" / file
        text = re.sub(r'"(0\d)(0\d)"', r'"1.02.\1.2.\2"', path.read_text(encoding="utf-8"))
        amounts = r"((?:pagu|realisasi|anggaran): )(\d{9,})"
        path.write_text(re.sub(amounts, lambda m: f"{m[1]}{114 * 10**9 + int(m[2])}", text), encoding="utf-8")
    build(root, 2024, ("docx",))
    found = 0
    for table in Document(str(root / "build" / "lkj-2024.docx")).tables:
        for cell in (c for row in table.rows for c in row.cells):
            for word in re.findall(r"Rp[\d.]{13,}|\b\d\.\d\d\.\d\d\.\d\.\d\d", cell.text):
                found += 1
                assert cell.width is not None
                # Arial 9,5 pt: a digit is 0,556 em wide, a full stop 0,278, R and p together 1,278; 0,3 cm are kept free.
                em = sum({".": 0.278, "R": 0.722, "p": 0.556}.get(c, 0.556) for c in word)
                assert cell.width.cm >= em * 9.5 * 2.54 / 72 + 0.3, (word, cell.width.cm)
    assert found > 30
