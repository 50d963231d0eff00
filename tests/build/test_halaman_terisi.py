"""The shipped reports waste no paper: within a chapter no page ends above 60 % of its height."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alat_halaman import halaman, tinggi
from alat_proyek import build

pytestmark = pytest.mark.lambat

ROOT = Path(__file__).parents[2]
TAHUN = ((".", 2024), ("examples", 2025), ("examples/dinas-kesehatan", 2025), ("examples/unit-kementerian", 2025))


@pytest.mark.parametrize(("folder", "tahun"), TAHUN)
def test_no_page_within_a_chapter_ends_high(folder: str, tahun: int, tmp_path: Path) -> None:
    """Every page but the last of a chapter, and the signed sheet of an agreement, is filled to 60 %."""
    root = tmp_path / "kantor"
    shutil.copytree(ROOT / folder / "data", root / "data")
    build(root, tahun, ("pdf",))
    pdf = root / "build" / f"lkj-{tahun}.pdf"
    assert len(halaman(pdf)) > 15
    assert [(page.nomor, round(page.terisi, 2)) for page in tinggi(pdf)] == []
