"""Counts and their quotient: exact to the library's precision, and held to what was published of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.capaian import Angka, Aturan, KuantitasError, Polaritas, Status, hitung, nisbah

CACAH = st.integers(min_value=1, max_value=10**9).map(Decimal)


@pytest.mark.lambat
@given(CACAH, CACAH, st.integers(min_value=1, max_value=1000))
def test_the_same_share_is_the_same_number(pembilang: Decimal, penyebut: Decimal, kali: int) -> None:
    """Counts that are both so many times as large give the very same percentage, and meet each other as a target."""
    satu, lain = nisbah(pembilang, penyebut, "persen"), nisbah(pembilang * kali, penyebut * kali, "%")
    assert satu.nilai == lain.nilai
    assert hitung(satu, lain, Aturan(polaritas=Polaritas.NAIK)).status is Status.TERCAPAI


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "tercetak", "benar"),
    [("1060", "1080", "98.25", "98.15"), ("1060", "1080", "98.15", None), ("1060", "1080", "98.1", None),
     ("1060", "1080", "98", None), ("1", "8", "12.5", None), ("1", "800", "0.13", None), ("1", "800", "0.12", "0.13")],
)  # fmt: skip
def test_what_was_published(pembilang: str, penyebut: str, tercetak: str, benar: str | None) -> None:
    """It is right at the decimals that it has, rounded half up: 0,125 is 0,13."""
    made = nisbah(Decimal(pembilang), Decimal(penyebut), "persen", tercetak=Decimal(tercetak))
    assert made.terbitan_benar == (benar and Decimal(benar))


def test_a_rate_of_so_many() -> None:
    """12 deaths in 11.540 births are 103,99 per 100.000, a plain number in its unit."""
    made = nisbah(Decimal(12), Decimal(11540), "per 100.000 kelahiran hidup", per=Decimal(100_000))
    assert isinstance(made, Angka)
    assert made.langkah.penjabaran == "12 ÷ 11.540 × 100.000 ≈ 103,986135182"
    assert made.operan == "12 dari 11.540"


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "per"), [(1, 0, 100), (0, 0, 100), (-1, 2, 100), (1, -2, 100), (1, 2, 0)]
)
def test_what_has_no_quotient(pembilang: int, penyebut: int, per: int) -> None:
    """Nothing over zero is a number, 0 over 0 least of all."""
    with pytest.raises(KuantitasError):
        nisbah(Decimal(pembilang), Decimal(penyebut), "persen", per=Decimal(per))
