"""Quantities given as counts: read, computed, printed, carried on; and mistakes in them told at their line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alat_benar import ganti, salin
from alat_proyek import check_folder, environment, require_year
from click.testing import CliRunner

from lkj.cli import cli
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan

REALISASI = "    realisasi: 81\n"
TARGET = "    target: 90\n"
CACAH = "    realisasi: {pembilang: 389, penyebut: 486}\n"


def _berisi(tmp_path: Path, *pairs: tuple[str, str]) -> Path:
    root = salin(tmp_path)
    ganti(root, "indikator.yaml", *pairs)
    return root


def _temuan(root: Path) -> list[tuple[str, int]]:
    _, findings = check_folder(root, 2024)
    return [(f.code, f.position.line) for f in findings if f.severity != "info"]


def _lkj(root: Path, *args: str) -> str:
    made = CliRunner().invoke(cli, [*args, "--root", str(root)])
    assert made.exit_code == 0, made.output
    return made.stdout


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (" {pembilang: 389, penyebut: 0}", [("LKJ205", 27)]),
        (" {pembilang: 0, penyebut: 0}", [("LKJ205", 27)]),
        (" {pembilang: -389, penyebut: 486}", [("LKJ204", 27)]),
        ("\n      pembilang: 389\n      penyebut: -486", [("LKJ204", 29)]),
        ("\n      pembilang: 389\n      penyebut: 486 orang", [("LKJ206", 29)]),
        ("\n      pembilang: 389\n      penyebut: ya", [("LKJ206", 29)]),
        ("\n      pembilang: 1.060\n      penyebut: 1080", [("LKJ104", 28)]),
        ('\n      pembilang: "1.060"\n      penyebut: 1080', [("LKJ209", 28)]),
        ("\n      pembilang: 389\n      penyebut: 486\n      jumlah: 3", [("LKJ201", 30)]),
        ("\n      pembilang: 389", [("LKJ203", 28)]),
        ("\n      pembilang: 389\n      penyebut: 486\n      per: 0", [("LKJ205", 30)]),
        ("\n      pembilang: 389\n      penyebut: 486\n      tercetak: 80.40", [("LKJ440", 30)]),
        ("\n      pembilang: 389\n      penyebut: 486\n      tercetak: 80.04", []),
    ],
)
def test_mistakes_in_counts_are_told_at_their_line(tmp_path: Path, typed: str, expected: list[tuple[str, int]]) -> None:
    """Nothing over zero, fewer than none, a dot that parts thousands, a percentage published wrong."""
    assert _temuan(_berisi(tmp_path, (REALISASI, f"    realisasi:{typed}\n"))) == expected


def test_a_count_that_is_no_number_is_named_once(tmp_path: Path) -> None:
    """A true in the place of a count is told as no number, its key once."""
    root = _berisi(tmp_path, (REALISASI, "    realisasi: {pembilang: true, penyebut: 486}\n"))
    assert [f.message for f in check_folder(root, 2024)[1] if f.code == "LKJ206"] == ["pembilang: bukan bilangan"]


def test_counts_upside_down_are_told(tmp_path: Path) -> None:
    """What by its name is a part cannot be more than the whole; a target that is, is told alike."""
    name = ("nama: Persentase pengaduan yang diselesaikan", "nama: Persentase pegawai yang lulus uji")
    root = _berisi(tmp_path, name, (REALISASI, "    realisasi:\n      pembilang: 486\n      penyebut: 389\n"))
    assert _temuan(root) == [("LKJ426", 28)]


def test_a_count_that_is_not_known_is_a_realisasi_to_come(tmp_path: Path) -> None:
    """One count alone gives no percentage, and is not taken for 0."""
    assert _temuan(_berisi(tmp_path, (REALISASI, "    realisasi: {pembilang: null, penyebut: 486}\n"))) == [
        ("LKJ601", 27)
    ]


@pytest.mark.lambat
def test_counts_are_shown_wherever_the_percentage_is_accounted_for(tmp_path: Path) -> None:
    """The report prints two decimals and the counts; explain and JSON have both counts with their places."""
    root = _berisi(tmp_path, (REALISASI, CACAH), (TARGET, "    target: {pembilang: 9, penyebut: 10}\n"))
    report = susun_laporan(environment(root), Pengukuran(require_year(root, 2024))).markdown
    assert "80,04%" in report and "389 dari 486" in report
    assert "dihitung dari keduanya: target IKK-01 9 dari 10; realisasi IKK-01 389 dari 486" in report
    (row,) = [
        r for r in json.loads(_lkj(root, "capaian", "2024", "--format", "json"))["indicators"] if r["id"] == "IKK-01"
    ]
    assert row["realisasi_operands"] == {"numerator": "389", "denominator": "486", "per": "100", "published": None}
    assert (row["target"], row["target_operands"]["denominator"]) == ("90", "10")
    told = json.loads(_lkj(root, "explain", "2024", "IKK-01", "--format", "json"))["matches"][0]
    inputs = {one["name"]: one for one in told["inputs"]}
    assert inputs["Penyebut realisasi"]["value"] == "486"
    assert inputs["Realisasi"]["derivation"] == "389 ÷ 486 × 100 ≈ 80,0411522634"


@pytest.mark.lambat
def test_counts_go_on_to_the_next_year(tmp_path: Path) -> None:
    """History has the counts, not the digits of their quotient; of quarters those of the last."""
    first, last = "      - {pembilang: 90, penyebut: 486}\n", "      - {pembilang: 389, penyebut: 486}\n"
    quarters = f"    triwulan:\n{first}      - null\n      - null\n{last}"
    root = _berisi(tmp_path, (REALISASI, quarters + "    akumulasi: terakhir\n"))
    _lkj(root, "new", "2025", "--from", "2024")
    text = (root / "data" / "2025" / "indikator.yaml").read_text(encoding="utf-8")
    assert "        realisasi:\n          pembilang: 389\n          penyebut: 486\n          per: 100\n" in text
    assert "triwulan I 2025; tahun 2024: 90 dari 486" in text


PER_TRIWULAN = """    triwulan:
      - {pembilang: 90, penyebut: 100}
      - {pembilang: 5, penyebut: 10}
      - {pembilang: 150, penyebut: 200}
      - {pembilang: 40, penyebut: 50}
    akumulasi: gabungan
"""


@pytest.mark.lambat
def test_quarters_come_together_by_their_counts(tmp_path: Path) -> None:
    """285 of 360, where the mean of the four percentages would be 73,75."""
    root = _berisi(tmp_path, (REALISASI, PER_TRIWULAN))
    assert _temuan(root) == []
    told = " ".join(_lkj(root, "explain", "2024", "IKK-01").split())
    assert "(90 + 5 + 150 + 40) ÷ (100 + 10 + 200 + 50) × 100 ≈ 79,1666666667" in told
    report = susun_laporan(environment(root), Pengukuran(require_year(root, 2024))).markdown
    assert "79,17%" in report and "285 dari 360" in report


@pytest.mark.lambat
def test_a_quarter_with_nothing_to_count_adds_nothing(tmp_path: Path) -> None:
    """280 of 350 of the other three; in the mean of quarters it has no place, and is refused at its denominator."""
    quarters = PER_TRIWULAN.replace("{pembilang: 5, penyebut: 10}", "{pembilang: 0, penyebut: 0}")
    root = _berisi(tmp_path / "a", (REALISASI, quarters))
    assert _temuan(root) == []
    (one,) = [i for i in require_year(root, 2024).indikator.indikator if i.id == "IKK-01"]
    assert str(one.realisasi) == "80%" and str((one.triwulan or ())[1]) == "0 dari 0"
    told = " ".join(_lkj(root, "explain", "2024", "IKK-01").split())
    assert told.count("(90 + 150 + 40) ÷ (100 + 200 + 50)") == 2, "where the realisasi is named, and as a step"
    other = _berisi(tmp_path / "b", (REALISASI, quarters.replace("gabungan", "rerata")))
    assert _temuan(other) == [("LKJ205", 29)]


def test_a_quarter_without_counts_cannot_join(tmp_path: Path) -> None:
    """It is told at its own line."""
    root = _berisi(tmp_path, (REALISASI, PER_TRIWULAN.replace("{pembilang: 5, penyebut: 10}", "50")))
    assert _temuan(root) == [("LKJ212", 29)]


@pytest.mark.lambat
def test_a_change_of_the_counts_alone_is_a_change(tmp_path: Path) -> None:
    """The percentage stays, and what it is the percentage of does not."""
    a, b = salin(tmp_path / "a"), salin(tmp_path / "b")
    ganti(a, "indikator.yaml", (REALISASI, "    realisasi: {pembilang: 81, penyebut: 100}\n"))
    ganti(b, "indikator.yaml", (REALISASI, "    realisasi: {pembilang: 162, penyebut: 200}\n"))
    told = CliRunner().invoke(cli, ["diff", str(a / "data" / "2024"), str(b / "data" / "2024")]).stdout
    assert "realisasi 81% (81 dari 100) → 81% (162 dari 200)" in told
