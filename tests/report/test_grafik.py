"""Charts: named bars against a target, what missed it told apart without colour, and a bar that is missing explained."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from alat_bagan import baca
from alat_benar import salin
from alat_proyek import load_year

from lkj.pengukuran import Pengukuran
from lkj.publish.palet import BATANG, LUPUT
from lkj.report.batang import Batang, Deret, Diagram, Rupa, muat, sumbu_cacah, sumbu_persen, sumbu_selisih
from lkj.report.grafik import grafik_capaian, tersedia
from lkj.report.kanvas import TELEPON, Lembar

if TYPE_CHECKING:
    from pathlib import Path

A4 = Lembar(425.2, 566.9)


def angka_grafik(tmp_path: Path, realisasi: str, unit: str = "persen", target: str = "90") -> Pengukuran:
    """Return the right year with one realisasi changed."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "indikator.yaml"
    before, mark, after = path.read_text(encoding="utf-8").partition("  - id: IKK-01\n")
    after = after.replace("satuan: persen", f"satuan: {unit}", 1).replace("target: 90", f"target: {target}", 1)
    after = after.replace("realisasi: 81", f"realisasi: {realisasi}", 1)
    after = re.sub(r"    nasional: 85\n(.*\n){4}        realisasi: 84\n", "", after, count=1)
    path.write_text(before + mark + after, encoding="utf-8")
    year, findings = load_year(root, 2024)
    assert year is not None, findings
    return Pengukuran(year)


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("unit", "target", "realisasi", "label", "told"),
    [
        ("persen", "90", "null", "belum ada data", "belum ada data"),
        ("predikat-sakip", "BB", "B", "Tidak tercapai, tanpa persentase", "Tidak tercapai, tanpa persentase"),
        # The bar is what it stands below the target, and says so; the words tell the capaian.
        ("persen", "90", "81", "90,00%, −10,00 poin", "90,00%, Tidak tercapai"),
    ],
)
def test_a_status_without_a_percentage_is_no_missing_data(
    tmp_path: Path, unit: str, target: str, realisasi: str, label: str, told: str
) -> None:
    """A rank that was missed is known: the chart says so, and «belum ada data» only where there is none."""
    numbers = angka_grafik(tmp_path, realisasi, unit, target)
    (drawn,) = grafik_capaian(numbers, A4)
    name = numbers.utama.baris[0].indikator.nama
    assert f">{label}<" in drawn.lukis()
    assert f"{name}: {told}" in drawn.uraian


@pytest.mark.lambat
def test_bars_bear_names_and_what_missed_its_target_is_hatched(tmp_path: Path) -> None:
    """Each indikator by its name and none by its code; a miss has the second tone and lines, the axis a title."""
    numbers = angka_grafik(tmp_path, "45")
    (drawn,) = grafik_capaian(numbers, A4)
    svg = drawn.lukis()
    words = " ".join(one.isi for one in baca(svg).teks)
    for row in numbers.utama.baris:
        assert row.indikator.nama in words and row.indikator.nama in drawn.uraian
        assert row.indikator.id not in words
    assert "Capaian (% dari target)" in words and "50,00%" in words
    missed = [box for box in baca(svg).kotak if box.isian == LUPUT]
    count = sum(row.status == "Tidak tercapai" for row in numbers.utama.baris)
    # One more in the key.
    assert len(missed) == svg.count("<path") == count + 1 > 1


@pytest.mark.lambat
def test_where_all_are_near_their_targets_the_chart_shows_by_how_much(tmp_path: Path) -> None:
    """Above 80% throughout, bars begin at the target: what missed it stands left of it, the number is the capaian."""
    numbers = angka_grafik(tmp_path, "81")
    (drawn,) = grafik_capaian(numbers, A4)
    read = baca(drawn.lukis())
    assert "Selisih capaian dari 100% (poin persen)" in [one.isi for one in read.teks]
    assert "dari garis target 100%" in drawn.uraian and ": 90,00%, Tidak tercapai" in drawn.uraian
    goal = max(line[0][0] for line in read.garis if line[0][0] == line[1][0] and line[0][1] > 15 and line[1][1] > 25)
    missed = [box for box in read.kotak if box.isian == LUPUT][1:]
    assert missed and all(box.x + box.lebar <= goal + 0.2 for box in missed)


@pytest.mark.parametrize(
    ("values", "count", "first", "last"),
    [
        ([], 5, 0, 100),
        ([0], 5, 0, 100),
        ([101], 6, 0, 125),
        (["104.00"], 6, 0, 125),
        ([500], 21, 0, 500),
        ([501], 12, 0, 550),
        (["-0.5", 100], 6, -25, 100),
        ([10**40], 0, 0, 0),
    ],
)
def test_the_marks_of_a_chart_stay_few(values: list[int | str], count: int, first: int, last: int) -> None:
    """A bar of 10**40 percent has a scale that can be drawn; an ordinary one has a mark each 25 percent."""
    known = [Decimal(value) for value in values]
    ticks = [value for value, _ in sumbu_persen(known, "x").tanda]
    assert len(ticks) <= 22
    assert ticks[-1] >= max([Decimal(100), *known]) and ticks[0] <= min([Decimal(0), *known])
    if last:
        assert (len(ticks), ticks[0], ticks[-1]) == (count, first, last)


def test_scales_of_differences_and_counts_have_round_marks() -> None:
    """Whole points around the target, and 1, 2, 5 or ten times those for what is counted."""
    assert [text for _, text in sumbu_selisih([Decimal("-2.5"), Decimal(0)], "x").tanda] == [
        "−3",
        "−2",
        "−1",
        "0",
        "+1",
    ]
    assert [text for _, text in sumbu_selisih([Decimal("-15.01"), Decimal(4)], "x").tanda] == [
        "−20", "−15", "−10", "−5", "0", "+5"
    ]  # fmt: skip
    assert [value for value, _ in sumbu_cacah(155, "x").tanda] == [0, 50, 100, 150, 200]
    assert [value for value, _ in sumbu_cacah(0, "x").tanda] == [0, 1]


@pytest.mark.lambat
@pytest.mark.parametrize("value", [None, Decimal(0), Decimal("-30"), Decimal(100), Decimal(120), Decimal(10**40)])
@pytest.mark.parametrize("sheet", [A4, Lembar(283.5, 340.0)])
@pytest.mark.parametrize("many", [1, 60])
def test_any_number_stays_within_the_picture(value: Decimal | None, sheet: Lembar, many: int) -> None:
    """Nothing, zero, less than nothing and far too much: all is drawn inside, and no number is crossed by the target."""
    name = "Persentase penyampaian Laporan Pertanggungjawaban Anggaran yang tepat waktu dan valid " * 2
    text = "belum ada data" if value is None else f"{value}%"
    rows = [
        Deret(name, (Batang("2024*", value, text, Rupa.LUPUT),)),
        Deret("x", (Batang("", Decimal(80), "80%"),)),
    ] * many
    shown = rows[: muat(rows, sheet)]
    assert len(shown) == 2 * many or len(shown) > 4
    drawn = baca(Diagram(sheet, shown, sumbu_persen([value, Decimal(80)], "Capaian", target=100)).lukis())
    assert drawn.lebar == sheet.lebar and drawn.tinggi <= sheet.tinggi
    for one in drawn.teks:
        assert one.kiri >= 0 and one.kanan <= drawn.lebar and one.y <= drawn.tinggi and one.ukuran >= 7.5
    for box in drawn.kotak:
        assert box.x >= -1 and box.x + box.lebar <= drawn.lebar + 0.1
    for line in drawn.garis:
        (x1, y1), (x2, y2) = line
        crossed = [t for t in drawn.teks if t.isi == text and t.kiri < x1 < t.kanan and y1 < t.y < y2]
        if x1 == x2 and y2 - y1 > 11 and value != 10**40:
            assert crossed == []


@pytest.mark.lambat
def test_every_figure_of_the_year_is_told_in_words(tmp_path: Path) -> None:
    """Whoever sees no picture hears each number that stands in it."""
    numbers = angka_grafik(tmp_path, "81")
    for name, draw in tersedia(numbers).items():
        for one in draw(numbers, A4):
            printed = {t.isi for t in baca(one.lukis()).teks if re.fullmatch(r"[\d.]+,\d\d%", t.isi)}
            assert all(text in one.uraian for text in printed), name
            assert BATANG in one.lukis() or name in {"gambar-struktur", "gambar-pohon"}


@pytest.mark.lambat
def test_a_telephone_gets_figures_as_wide_as_it_is(tmp_path: Path) -> None:
    """Each chart is drawn a second time for the page, whole and narrow, with the same numbers in letters of one size."""
    numbers = angka_grafik(tmp_path, "81")
    for name, draw in tersedia(numbers).items():
        (slim,) = draw(numbers, TELEPON)
        wide = "".join(one.lukis() for one in draw(numbers, A4))
        drawn = baca(slim.lukis())
        assert drawn.lebar == TELEPON.lebar, name
        for one in drawn.teks:
            assert one.kiri >= 0 and one.kanan <= drawn.lebar and one.ukuran == 8
            assert "%" not in one.isi or not one.isi[0].isdigit() or f">{one.isi}<" in wide
