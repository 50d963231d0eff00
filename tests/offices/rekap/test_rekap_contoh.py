"""`lkj rekap` of the shipped examples, beside what is reckoned by hand from the figures that stand in their files."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from lkj.cli import cli

pytestmark = pytest.mark.lambat
ROOT = Path(__file__).parents[3]

# Capaian in percent, as the printed formulas have it, with the weights of the commission (they come to 100).
KOMISI = [
    (Fraction(26035, 24500), 10), (Fraction(12, 125) * 10, 8), (Fraction(915, 900), 7),  # visitors, waiting time, index above its range
    (Fraction(340, 340), 7), (Fraction(560, 550), 5), (1 - Fraction(1, 13), 5),  # participants, the busiest day, 13 of 12 places
    (Fraction(214, 200), 8), (Fraction(80, 100), 7),  # gifts in millions, B where A was asked for
    (Fraction(784, 800), 8), (Fraction(22, 1) / Fraction(45, 2), 5), (Fraction(20, 16), 6), (Fraction(1), 6),  # archives: the last has its plan
    (Fraction(3, 4), 6), (Fraction(1), 6), (Fraction(1), 6),  # three plans of four, a date kept, BB
]  # fmt: skip
# Of the health office: mothers, infants, births, stunting, growth, tuberculosis, hypertension, accreditation, BB.
LAIN = [
    2 - Fraction(146, 140),
    Fraction(865, 850),
    Fraction(264, 300) / Fraction(9, 10),
    Fraction(12480, 12000),
    Fraction(1),
    Fraction(1),
]


def kesehatan(ibu: Fraction, persalinan: Fraction) -> list[Fraction]:
    return [2 - ibu * 100_000 / 110, 2 - Fraction(57, 6480) * 1000 / 9, persalinan / Fraction(97, 100), *LAIN]


BESAR = kesehatan(Fraction(7, 6480), Fraction(6363, 6480))
KECIL = kesehatan(Fraction(9, 4320), Fraction(4000, 4320))
DIREKTORAT = [Fraction(1248, 1600) / Fraction(3, 4), Fraction(308, 320), Fraction(625, 600), 2 - Fraction(11, 12)]


def rata(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values) * 100


RERATA = {
    "1": sum((value * weight for value, weight in KOMISI), Fraction(0)),
    "2": rata(BESAR),
    "3": rata(DIREKTORAT),
    "4": rata(KECIL),
}
PAGU = {
    "1": Fraction(6_300_000_000),
    "2": Fraction(98_500_000_000),
    "3": Fraction(18_600_000_000),
    "4": Fraction(49_250_000_000),
}
REALISASI = {
    "1": Fraction(6_098_500_000),
    "2": Fraction(95_128_400_000),
    "3": Fraction(17_949_000_000),
    "4": Fraction(40_000_000_000),
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree of the three shipped years of 2025, and a smaller health office with fewer births and less money."""
    (tmp_path / "bersama").mkdir()
    for kode, folder in (("1", "."), ("2", "dinas-kesehatan"), ("3", "unit-kementerian"), ("4", "dinas-kesehatan")):
        shutil.copytree(ROOT / "examples" / folder / "data", tmp_path / "satker" / kode / "data")
    data = tmp_path / "satker/4/data/2025"
    for name, old, new in (
        ("indikator.yaml", "pembilang: 7\n      penyebut: 6480", "pembilang: 9\n      penyebut: 4320"),
        ("indikator.yaml", "pembilang: 6363\n      penyebut: 6480", "pembilang: 4000\n      penyebut: 4320"),
        ("pagu.yaml", "pagu: 98500000000\n    realisasi: 95128400000", "pagu: 49250000000\n    realisasi: 40000000000"),
    ):
        text = (data / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        (data / name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return tmp_path


def rekap(tree: Path, **cara: str) -> Any:
    given = "".join(f"{key}: {value}\n" for key, value in cara.items())
    (tree / "bersama/rekap.yaml").write_text(f"skema: 1\n{given}", encoding="utf-8")
    done = CliRunner().invoke(cli, ["rekap", "2025", "--format", "json,xlsx", "--root", str(tree)])
    assert done.exit_code == 0, done.output
    return json.loads((tree / "build/rekap-2025.json").read_text(encoding="utf-8"))


def near(told: str, meant: Fraction) -> bool:
    return abs(Fraction(told) - meant) < Fraction(1, 10**30)


def test_every_column_as_by_hand(tree: Path) -> None:
    """Means, weights, absorption, ranks, coverage, categories, last year, and sums of counts where means would mislead."""
    made = rekap(tree)
    every = [*(value for value, _ in KOMISI), *BESAR, *DIREKTORAT, *KECIL]
    assert (made["capaian"]["method"], made["capaian"]["n"], made["capaian"]["offices"]) == ("rerata-indikator", 37, 4)
    assert near(made["capaian"]["value"], rata(every))
    assert not near(made["capaian"]["value"], sum(RERATA.values(), Fraction(0)) / 4), "no mean of means by accident"
    assert made["coverage"] == {
        "offices": 4, "delivered": 4, "late": 0, "exempt": 0, "not_begun": 0,
        "indicators": 37, "measured": 37, "reached": 24,
    }  # fmt: skip
    assert near(
        made["absorption"]["value"], sum(REALISASI.values(), Fraction(0)) / sum(PAGU.values(), Fraction(0)) * 100
    )
    assert {one["name"]: one["offices"] for one in made["categories"]} == {
        "Baik": 1, "Sangat Tinggi": 1, "Sangat Berhasil": 1, "Tinggi": 1,
    }  # fmt: skip
    # The commission computes by other rules than last year; 99,63 and 102,10 were those of the others.
    before = {"2": Fraction("99.627704511645042983994817449078765147303407056715"), "3": Fraction(2144, 21)}
    assert [(one["code"], one["rank"], one["measured"], one["reached"]) for one in made["offices"]] == [
        ("1", 3, 15, 9), ("2", 2, 9, 7), ("3", 1, 4, 3), ("4", 4, 9, 5),
    ]  # fmt: skip
    for one in made["offices"]:
        code = one["code"]
        assert near(one["value"], RERATA[code]), code
        assert near(one["absorption"], REALISASI[code] / PAGU[code] * 100), code
        change = {"4": RERATA["4"] - before["2"], "1": None}.get(code, RERATA[code] - before.get(code, Fraction(0)))
        assert (one["change"] is None) is (change is None), code
        assert change is None or abs(Fraction(one["change"]) - change) <= Fraction(1, 200), code
    assert made["compared"] == {"year": 2024, "offices": 3, "up": 2, "down": 1, "same": 0}

    by_name = {one["name"]: one for one in made["indicators"]}
    mothers, births = by_name["Angka kematian ibu"], by_name["Persentase persalinan di fasilitas pelayanan kesehatan"]
    # 16 of 10.800 births, and 10.363 of them in a facility.
    for one, meant, pair in (
        (mothers, 2 - Fraction(16, 10_800) * 100_000 / 110, (BESAR[0], KECIL[0])),
        (births, Fraction(10_363, 10_800) / Fraction(97, 100), (BESAR[2], KECIL[2])),
    ):
        assert (one["method"], one["of"], one["reached"]) == ("gabungan", 2, 1)
        assert near(one["value"], meant * 100)
        assert not near(one["value"], rata(list(pair))), "the mean of two percentages would be another"
        assert near(one["median"], rata(list(pair))), "of two the median is the middle"
        assert (near(one["highest"], pair[0] * 100), near(one["lowest"], pair[1] * 100)) == (True, True)
    assert near(mothers["realisasi"], Fraction(16, 10_800) * 100_000)
    patients = by_name["Jumlah penderita hipertensi yang mendapat pelayanan sesuai standar"]
    assert (patients["method"], patients["value"]) == ("rerata", "104")
    goals = {one["name"]: one for one in made["objectives"]}
    safe = next(one for one in goals.values() if one["n"] == 6 and one["offices"] == 2)
    assert near(safe["value"], rata([*BESAR[:3], *KECIL[:3]]))
    assert made["missing"] == made["outliers"] == []

    sheet = load_workbook(BytesIO((tree / "build/rekap-2025.xlsx").read_bytes()))["Satker"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert [round(row[3] * 100, 6) for row in rows] == [round(float(one), 6) for one in RERATA.values()]


def test_the_whole_by_each_declared_way(tree: Path) -> None:
    """A mean of means where it is asked for, and weighted by budgets; each another number."""
    means = rekap(tree, capaian="rerata-satker")["capaian"]
    assert near(means["value"], sum(RERATA.values(), Fraction(0)) / 4)
    weighted = rekap(tree, capaian="tertimbang")["capaian"]
    assert near(
        weighted["value"], sum((RERATA[one] * PAGU[one] for one in PAGU), Fraction(0)) / sum(PAGU.values(), Fraction(0))
    )
    listed = rekap(tree, capaian="tertimbang", bobot="[{kode: '1', bobot: 3}, {kode: '3', bobot: 1}]")["capaian"]
    assert near(listed["value"], (RERATA["1"] * 3 + RERATA["3"]) / 4)
    assert "2 satker tanpa bobot" in listed["note"]
