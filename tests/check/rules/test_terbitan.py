"""A year that says with which lkj it was published."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lkj import __version__

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat


def _told(proyek: Proyek, version: str) -> tuple[int, list[dict[str, object]]]:
    proyek.ubah("metode.yaml", "desimal: 2\n", f"desimal: 2\nterbit_dengan: {version}\n")
    code, stdout, _ = proyek.jalankan("check", "2024", "--format", "json")
    return code, [one for one in json.loads(stdout) if one["code"] in ("LKJ612", "LKJ210")]


def test_another_version_says_so(proyek: Proyek) -> None:
    """It is told, with how to get the version that was used, and stops nothing."""
    code, (finding,) = _told(proyek, "0.0.9")
    assert (code, finding["severity"], finding["file"]) == (0, "info", "data/2024/metode.yaml")
    assert "terbit dengan lkj 0.0.9" in str(finding["message"])
    assert "pip install lkj==0.0.9" in str(finding["hint"])


def test_the_same_version_is_silent(proyek: Proyek) -> None:
    """Opened with the version of its publication, a year has nothing to say."""
    assert _told(proyek, __version__) == (0, [])


def test_the_next_year_is_not_published(proyek: Proyek) -> None:
    """The new year's folder does not claim what holds for the year that it was made from."""
    proyek.ubah("metode.yaml", "desimal: 2\n", "desimal: 2\nterbit_dengan: 0.0.9\n")
    code, _, stderr = proyek.jalankan("new", "2025", "--from", "2024")
    assert code == 0, stderr
    assert "terbit_dengan" not in proyek.path("../../data/2025/metode.yaml").read_text(encoding="utf-8")
