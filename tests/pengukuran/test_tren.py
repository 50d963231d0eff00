"""The measured document over the years, each year under the method of that year."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from alat_benar import bertahun, ganti, salin

from lkj.pemeriksaan import require_year
from lkj.pengukuran import Pengukuran, TahunTren


def series(root: Path) -> dict[int, TahunTren]:
    return {one.tahun: one for one in Pengukuran(require_year(root, 2024)).tren}


def test_each_year_is_computed_by_its_own_method(tmp_path: Path) -> None:
    """2022 capped at 120 and lower-is-better by ratio; 2021's indikator had a cap of its own, 150."""
    made = series(bertahun(tmp_path))
    assert list(made) == [2021, 2022, 2023, 2024]
    ratio = Decimal(24) / Decimal("22.456789") * 100
    assert made[2022].rerata is not None and abs(made[2022].rerata - (120 + ratio) / 2) < Decimal("1e-20")
    assert made[2021].rerata == 125
    assert [one.berbeda for one in made.values()] == [True, True, False, False]
    assert [one.metode for one in made.values()] == [2021, 2022, 2024, 2024]
    assert made[2022].kategori == "Sangat Tinggi"


def test_an_indikator_without_data_is_left_out_of_that_year(tmp_path: Path) -> None:
    """The count says over how many indikator a year's mean goes."""
    made = series(bertahun(tmp_path))
    assert [one.n for one in made.values()] == [1, 2, 2, 3]


def test_a_year_alone_is_no_series(tmp_path: Path) -> None:
    """The report's own year is always the last, and the only one where nothing else is known."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "indikator.yaml"
    text = path.read_text(encoding="utf-8")
    for years in ("84", "21", "380"):
        text = text.replace(f"        realisasi: {years}\n", "        realisasi: null\n")
    path.write_text(text, encoding="utf-8", newline="\n")
    assert [one.tahun for one in Pengukuran(require_year(root, 2024)).tren] == [2024]


def test_weights_of_an_earlier_year_are_not_guessed(tmp_path: Path) -> None:
    """Under a weighted mean an earlier year has none, for its weights are not known."""
    root = salin(tmp_path)
    ganti(root, "metode.yaml", ("agregasi: rerata-indikator", "agregasi: tertimbang"))
    ganti(
        root,
        "indikator.yaml",
        ("    target: 90\n", "    bobot: 50\n    target: 90\n"),
        ("    target: 20\n", "    bobot: 30\n    target: 20\n"),
        ("    target: 400\n", "    bobot: 20\n    target: 400\n"),
    )
    made = series(root)
    assert (made[2023].rerata, made[2023].agregat) == (None, None)
    assert made[2024].rerata == (90 * 50 + 105 * 30 + 100 * 20) / Decimal(100)
