"""An office of five divisions with Excel alone comes from empty forms to its final report."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

pytestmark = pytest.mark.lambat

SCRIPT = Path(__file__).parents[1] / "scripts" / "lima_bidang.py"


def test_five_divisions_fill_their_forms(tmp_path: Path) -> None:
    """Two contradictions are told and not written, the data is what was typed, and the report is final."""
    seen: list[str] = []
    runpy.run_path(str(SCRIPT))["run"](tmp_path / "kantor", seen.append)
    told = "\n".join(seen)
    for line in (
        "isian-p2p-revisi.xlsx, Triwulan!N2 menulis 67",
        "kini «10 Puskesmas dan 1 Laboratorium», ketika diekspor «9 Puskesmas dan 1 Laboratorium»",
        "13 fakta ditulis, 2 bertentangan",
        "$ lkj check 2025\ntidak ada temuan\n",
    ):
        assert line in told
    assert (tmp_path / "kantor" / "build" / "lkj-2025.pdf").stat().st_size > 100_000
