"""A small tree: two offices made of the right year, and what they share."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from alat_benar import RIGHT

#: What the offices share; none has it itself.
SHARED = ("visi-misi.yaml", "dasar-hukum.yaml", "tugas.yaml", "metode.yaml", "narasi/latar-belakang.md")


def pohon(root: Path, codes: Sequence[str] = ("6200", "6201")) -> Path:
    """Make a tree of offices that differ in nothing but their code and name."""
    year = RIGHT / "data" / "2024"
    for name in SHARED:
        place = root / "bersama/data/2024" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(year / name, place)
    for code in codes:
        satker(root, code)
    return root


def satker(root: Path, code: str) -> Path:
    """Add an office to a tree, and return its folder."""
    office = root / "satker" / code
    shutil.copytree(RIGHT / "data", office / "data")
    for name in SHARED:
        (office / "data/2024" / name).unlink()
    return office
