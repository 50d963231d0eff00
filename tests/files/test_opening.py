"""Paths of Windows: as long as they are, and the same file by whatever name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lkj.files import opening
from lkj.files.opening import reachable, unbounded


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("C:\\Laporan Kinerja\\data", "\\\\?\\C:\\Laporan Kinerja\\data"),
        ("\\\\kantor\\bersama\\data", "\\\\?\\UNC\\kantor\\bersama\\data"),
        ("\\\\?\\C:\\data", "\\\\?\\C:\\data"),
    ],
)
def test_the_form_without_a_limit(path: str, expected: str) -> None:
    """A drive, a shared folder of the office's network, and what has the form already; all are one place."""
    assert unbounded(path) == expected
    assert opening._plain(unbounded(path)) == opening._plain(path)


@pytest.mark.parametrize("bounded", [True, False])
def test_only_what_is_too_long_is_written_otherwise(
    bounded: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path counts with the folder that one works in; a short one, and all of another system, stays."""
    monkeypatch.setattr(opening, "_BOUNDED", bounded)
    deep = tmp_path / ("a" * 230)
    deep.mkdir()
    monkeypatch.chdir(deep)
    assert reachable(tmp_path) == tmp_path
    expected = f"\\\\?\\{deep}{os.sep}build{os.sep}lkj.pdf" if bounded else f"build{os.sep}lkj.pdf"
    assert str(reachable(Path("build", "x", "..", "lkj.pdf") if bounded else Path("build", "lkj.pdf"))) == expected
