"""Comparisons explained: the arithmetic that is shown is the arithmetic that was done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

LAMA = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"
BARU = """    satuan: derajat
    polaritas: naik
    target: 5
    realisasi: "{realisasi}"
    nasional: "-2,1"
    riwayat:
      - tahun: 2023
        target: 5
        realisasi: "{lalu}"
  - id: IKK-06"""


def _langkah(proyek: Proyek, realisasi: str, lalu: str) -> dict[str, Any]:
    proyek.ubah("indikator.yaml", LAMA, BARU.format(realisasi=realisasi, lalu=lalu))
    code, stdout, _ = proyek.jalankan("explain", "2024", "IKK-05", "--format", "json")
    assert code == 0
    return {step["name"]: step for step in json.loads(stdout)["matches"][0]["steps"]}


def test_a_share_of_a_negative_number_is_a_share_of_its_size(proyek: Proyek) -> None:
    """From −6 to −5,1 is a rise of 15 percent; dividing by −6 would give −15, so the formula divides by |L|."""
    steps = _langkah(proyek, "-5,1", "-6")
    lalu = steps["Perbandingan dengan tahun 2023"]
    assert lalu["formula"] == "R − L; (R − L) ÷ |L| × 100"
    assert lalu["expansion"] == "−5,1 − (−6) = 0,9; (−5,1 − (−6)) ÷ |−6| × 100 = 15"
    nasional = steps["Perbandingan dengan standar nasional"]
    assert nasional["expansion"].startswith("−5,1 − (−2,1) = −3; (−5,1 − (−2,1)) ÷ |−2,1| × 100 ≈ −142,857")


def test_a_negative_capaian_is_taken_away_with_its_sign(proyek: Proyek) -> None:
    """A capaian of −20 a year before is subtracted in brackets, and a positive reference is divided by as it is."""
    proyek.ubah("metode.yaml", "batas_bawah: 0", "batas_bawah: null")
    steps = _langkah(proyek, "4", "-1")
    assert steps["Perubahan capaian sejak tahun 2023"]["expansion"] == "80 − (−20) = 100"


def test_a_positive_reference_needs_no_sign(proyek: Proyek) -> None:
    """From 3 to 4: (4 − 3) ÷ 3, without bars or brackets, and an endless quotient is marked as near."""
    lalu = _langkah(proyek, "4", "3")["Perbandingan dengan tahun 2023"]
    assert lalu["formula"] == "R − L; (R − L) ÷ L × 100"
    assert lalu["expansion"] == "4 − 3 = 1; (4 − 3) ÷ 3 × 100 ≈ 33,3333333333"
