"""Each kind of change as a person reads it: hand-made pairs, and beside this file the text that each must give."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from pathlib import Path

import pytest
from alat_beda import benar, disunting, tahun_lalu, tulis
from alat_kasus_beda import KASUS
from alat_proyek import load_year

from lkj.diff import Beda, Jenis, banding_tahun
from lkj.diff.forms import to_html, to_markdown, to_text
from lkj.pengukuran import Pengukuran

HARAPAN = Path(__file__).parent / "harapan"


def antartahun(root: Path) -> Beda:
    """Compare 2023 with 2024 in one root."""
    tulis(root)
    tulis(root, tahun_lalu(), 2023)
    sides = [load_year(root, year)[0] for year in (2023, 2024)]
    assert sides[0] is not None and sides[1] is not None
    return banding_tahun(Pengukuran(sides[0]), Pengukuran(sides[1]))


@pytest.mark.lambat
@pytest.mark.parametrize("nama", KASUS)
def test_the_text_of_a_pair_is_the_one_beside(nama: str) -> None:
    """A pair that differs in one kind of fact reads exactly as written down."""
    text = to_text([banding_tahun(benar(), disunting(*KASUS[nama]))])
    assert text == (HARAPAN / f"{nama}.txt").read_text(encoding="utf-8")


@pytest.mark.lambat
def test_two_years_read_well(tmp_path: Path) -> None:
    """What each year brings anew is counted, what was decided is told, and a past told in two ways is said aloud."""
    assert to_text([antartahun(tmp_path)]) == (HARAPAN / "tahun-ke-tahun.txt").read_text(encoding="utf-8")


@pytest.mark.lambat
def test_every_kind_of_change_has_a_pair(tmp_path: Path) -> None:
    """The pairs leave out none of the kinds, save the order of a list and whole years, which have tests of their own."""
    kinds = {p.jenis for edits in KASUS.values() for p in banding_tahun(benar(), disunting(*edits)).perubahan}
    assert kinds | {p.jenis for p in antartahun(tmp_path).perubahan} == set(Jenis) - {Jenis.URUTAN}


@pytest.mark.parametrize("written", ["    nasional: null\n", ""])
def test_a_comparison_that_is_empty_is_still_to_come(written: str) -> None:
    """As the report has it: there is none only where `tanpa_pembanding` says so."""
    text = to_text([banding_tahun(benar(), disunting(("indikator.yaml", "    nasional: 350\n", written)))])
    assert "350 Berkas → belum ada" in text


def test_every_expected_text_belongs_to_a_pair() -> None:
    """No text is left behind by a pair that went."""
    assert {path.stem for path in HARAPAN.glob("*.txt")} == {*KASUS, "tahun-ke-tahun"}


@pytest.mark.parametrize("write", [to_text, to_markdown, to_html])
def test_a_headline_that_cannot_be_compared_says_so_itself(write: Callable[[Sequence[Beda]], str]) -> None:
    """In every form the figure stands with the reason and without a difference; the money of both sides compares on."""
    said = unescape(write([banding_tahun(benar(), disunting(*KASUS["dokumen-diukur"]))]))
    for headline in ("Rata-rata capaian", "Sasaran", "Indikator", "Indikator tercapai"):
        (line,) = [one for one in said.split("\n") if re.search(rf"(^|\| |>){headline}(:| \||<)", one)]
        assert "tidak sebanding, sebab dokumen yang diukur berubah" in line
        assert "turun" not in line and "naik" not in line


def test_on_a_terminal_a_comparison_fits() -> None:
    """At 80 columns no row is wider, and each place stands whole at the right edge."""
    pair = banding_tahun(benar(), disunting(*KASUS["metode"]))
    wide, narrow = to_text([pair]), to_text([pair], width=80)
    assert wide.split() == narrow.split()
    rows = [row for row in narrow.split("\n") if "data/2024" in row]
    assert rows and all(len(row) == 80 for row in rows)
