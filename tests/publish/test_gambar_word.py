"""Drawings in the Word file: an SVG for those who can show it, and the same as PNG for all others."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from alat_bagan import baca
from alat_benar import salin
from alat_proyek import build
from lxml import etree
from PIL import Image

from lkj.publish.docx.core import A, R

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lambat

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


def test_each_chart_is_there_as_drawing_and_as_picture(tmp_path: Path) -> None:
    """Both are parts that the package names and types; same shape, and the PNG has few colours and no transparency."""
    root = salin(tmp_path)
    build(root, 2024, ("docx",))
    with zipfile.ZipFile(root / "build" / "lkj-2024.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    targets = {
        one.get("Id"): f"word/{one.get('Target')}"
        for one in etree.fromstring(parts["word/_rels/document.xml.rels"]).iter(RELATION)
    }
    blips = list(etree.fromstring(parts["word/document.xml"]).iter(f"{{{A}}}blip"))
    drawn = [(blip, beside) for blip in blips if (beside := next(blip.iter(SVG), None)) is not None]
    assert len(drawn) >= 5
    used = set()
    for blip, beside in drawn:
        picture, drawing = (targets[one.get(f"{{{R}}}embed")] for one in (blip, beside))
        used |= {picture, drawing}
        shape = baca(parts[drawing].decode())
        with Image.open(io.BytesIO(parts[picture])) as png:
            assert png.mode == "P"
            assert png.width / png.height == pytest.approx(shape.lebar / shape.tinggi, rel=0.01)
        assert shape.teks
    assert used == {name for name in parts if name.startswith("word/media/")}
    types = parts["[Content_Types].xml"].decode()
    assert 'Extension="svg" ContentType="image/svg+xml"' in types and 'Extension="png"' in types
