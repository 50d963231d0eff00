"""LKJ807: names in `bersama/rekap.yaml` that nobody in the tree has, where they stand, and what was likely meant."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from alat_pohon import pohon
from click.testing import CliRunner

from lkj.cli import cli

pytestmark = pytest.mark.lambat
REKAP = """skema: 1
capaian: tertimbang
bobot:
  - kode: "6200"
    bobot: 2
  - {kode: "6210", bobot: 1}
indikator:
  - nama: jumlah  Berkas arsip yang ditata
    cara: jumlah
  - cara: rerata
    nama: Persentase pengaduan yang diselesaikn
  - nama: Luas hutan
    cara: rerata
"""
DITEMUKAN = [
    ("bersama/rekap.yaml", 6, 12, "satker 6210, yang diberi bobot, tidak ada", "yang ada: 6200, 6201"),
    (
        "bersama/rekap.yaml", 11, 11, "tidak ada satker yang mempunyai indikator «Persentase pengaduan yang diselesaikn»",
        "mungkin maksud Anda «Persentase pengaduan yang diselesaikan»",
    ),
    (
        "bersama/rekap.yaml", 12, 11, "tidak ada satker yang mempunyai indikator «Luas hutan»",
        "salin bunyinya dari indikator.yaml satker, atau hapus",
    ),
]  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree of two offices whose method has two words and a code that nobody has, and one in other capitals."""
    root = pohon(tmp_path / "pohon")
    (root / "bersama/rekap.yaml").write_text(REKAP, encoding="utf-8")
    return root


def ditemukan(tree: Path, *arguments: str) -> list[tuple[str, int, int, str, str]]:
    done = CliRunner().invoke(cli, ["check", *arguments, "--format", "json", "--root", str(tree)])
    assert done.exit_code == 0, done.output
    return [
        (one["file"], one["line"], one["column"], one["message"], one["hint"])
        for one in json.loads(done.stdout)
        if one["code"] == "LKJ807"
    ]


def test_what_nobody_has_is_told_at_its_place(tree: Path) -> None:
    """With the likeliest name; by the check of all offices, whatever years it is for, and by the recapitulation."""
    assert ditemukan(tree, "2024", "--satker", "all") == DITEMUKAN
    assert ditemukan(tree, "--satker", "all") == DITEMUKAN
    done = CliRunner().invoke(cli, ["rekap", "2024", "--format", "json", "--root", str(tree)])
    assert done.exit_code == 0, done.output
    made = json.loads((tree / "build/rekap-2024.json").read_text(encoding="utf-8"))
    assert [one["line"] for one in made["findings"] if one["code"] == "LKJ807"] == [6, 11, 12]
    assert "bersama/rekap.yaml:11:11" in done.stderr


def test_of_a_part_nothing_is_told(tree: Path) -> None:
    """What two offices have not, the third may have; and so may one that cannot be read as an office."""
    shutil.copytree(tree / "satker/6200", tree / "satker/6202")
    assert ditemukan(tree, "2024", "--satker", "6200,6201") == []
    done = CliRunner().invoke(cli, ["rekap", "2024", "--format", "json", "--satker", "620[01]", "--root", str(tree)])
    assert "LKJ807" not in done.stderr
    (tree / "satker/6210").symlink_to(tree / "satker/6200")
    done = CliRunner().invoke(cli, ["rekap", "2024", "--format", "json", "--root", str(tree)])
    assert "LKJ807" not in done.stderr


def test_words_of_another_year_or_of_broken_data_are_known(tree: Path) -> None:
    """The method is of no year: it may be for one before, and for an office that delivers tomorrow, in quotes or folded."""
    (tree / "satker/6201/data/2023").mkdir()
    (tree / "satker/6201/data/2023/indikator.yaml").write_text("  - nama: 'Luas\n      Hutan'\n", encoding="utf-8")
    shutil.copytree(tree / "satker/6200", tree / "satker/6210")
    broken = tree / "satker/6210/data/2024/indikator.yaml"
    broken.write_text('indikator: [\n  nama: "Persentase pengaduan yang diselesaikn"\n', encoding="utf-8")
    done = CliRunner().invoke(cli, ["rekap", "2024", "--format", "json", "--root", str(tree)])
    assert "LKJ805" in done.stderr
    assert "LKJ807" not in done.stderr
