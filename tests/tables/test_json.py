"""The year's numbers as JSON: a number that has lost its unit is another number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat


def test_target_and_realisasi_carry_their_units(proyek: Proyek) -> None:
    """IKK-11 has a target of 1 Laporan and a realisasi of 100 percent; what is written whole needs no unit beside it."""
    indicators = json.loads(proyek.jalankan("capaian", "2024", "--format", "json")[1])["indicators"]
    units = {one["id"]: (one["target_unit"], one["realisasi"], one["realisasi_unit"]) for one in indicators}
    assert units["IKK-05"] == ("persen", "98", "persen")
    assert units["IKK-11"] == ("Laporan", "100", "persen")
    assert units["IKK-13"] == (None, "100", "persen")
    assert units["IKU-07"][1:] == (None, None)
