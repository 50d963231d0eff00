"""A quarterly PDF carries its quarter, and is rebuilt as of that quarter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alat_benar import bertriwulan
from alat_proyek import build

from lkj.build.evidence import read_manifest
from lkj.publish.attachments import VALUES, attached
from lkj.verify.rebuild import verify


@pytest.mark.lambat
def test_a_quarterly_pdf_agrees_with_its_evidence(tmp_path: Path) -> None:
    """The manifest names the quarter; the rebuilt document has the same words."""
    root = bertriwulan(tmp_path)
    pdf = build(root, 2024, ("pdf",), dokumen=("triwulan",), triwulan=3).files[0].read_bytes()
    manifest = read_manifest(attached(pdf)[VALUES])
    assert manifest is not None and (manifest.document, manifest.quarter) == ("triwulan", 3)
    result = verify(pdf, root)
    assert result.same, result.findings
    assert result.words > 60


@pytest.mark.parametrize(
    ("document", "quarter"), [("triwulan", None), ("triwulan", 0), ("triwulan", 5), ("triwulan", True), ("lkj", 2)]
)
def test_a_quarter_out_of_place_is_no_evidence(document: str, quarter: int | None) -> None:
    """A manifest that anyone may have written names a quarter from 1 to 4 just where one belongs."""
    content = {"tool": "lkj", "version": "1", "document": document, "year": 2024, "quarter": quarter, "files": []}
    assert read_manifest(json.dumps(content).encode()) is None
