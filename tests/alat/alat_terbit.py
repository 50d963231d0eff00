"""Every document of every shipped year, built once for all tests that look at what is published."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from alat_proyek import build, require_year

from lkj.report.dokumen import TRIWULANAN, dokumen_tahun

REPOSITORY = Path(__file__).parents[2]
# Folder, year, and the quarter of its quarterly document where it measures by quarters.
SHIPPED = {
    "data": (".", 2024, None),
    "contoh": ("examples", 2025, 4),
    "dinas": ("examples/dinas-kesehatan", 2025, 4),
    "unit": ("examples/unit-kementerian", 2025, 4),
}


@pytest.fixture(scope="session", params=SHIPPED)
def terbitan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return the Word and PDF files of every document that a shipped year has, by name."""
    folder, tahun, quarter = SHIPPED[request.param]
    root = tmp_path_factory.mktemp("terbit")
    shutil.copytree(REPOSITORY / folder / "data" / str(tahun), root / "data" / str(tahun))
    known = dokumen_tahun(require_year(root, tahun).dokumen)
    names = [name for name in known if quarter or name != TRIWULANAN]
    built = build(root, tahun, ("docx", "pdf"), dokumen=names, triwulan=quarter, lewati=True)
    return {path.name: path for path in built.files}


def of_kind(documents: Mapping[str, Path], suffix: str) -> dict[str, Path]:
    """Return the files of one kind."""
    return {name: path for name, path in documents.items() if path.suffix == suffix}
