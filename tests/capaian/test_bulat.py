"""Rounding and Indonesian notation."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.capaian import BacaanError, JenisBacaan, baca_angka, bulatkan, tulis_angka, tulis_rupiah


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [("2.665", "2.67"), ("97.525", "97.53"), ("84.9949", "84.99"), ("-0.001", "0.00"), ("-2.665", "-2.67")],
)
def test_bulat_half_up(nilai: str, hasil: str) -> None:
    """Halves go up, as officers round: 2,665 prints 2,67 (half-even would print 2,66); no "-0,00"."""
    assert str(bulatkan(Decimal(nilai))) == hasil


@pytest.mark.parametrize(
    ("nilai", "tempat", "hasil"),
    [
        ("1250000.5", 2, "1.250.000,50"),
        ("126887188000", 0, "126.887.188.000"),
        ("84.99", None, "84,99"),
        ("-1250", None, "−1.250"),
        ("100", None, "100"),
        ("1E+3", None, "1.000"),
        ("107.14285714285714285714", None, "≈107,1428571429"),
        ("33.29999999999", None, "33,29999999999"),
        ("99.99999999999101", None, "≈99,99999999999"),
        ("0.000000000001", None, "0,000000000001"),
        ("99." + "9" * 40, None, "≈100"),
        ("0.12345600000001", None, "0,12345600000001"),
        ("1." + "0" * 29 + "1", None, "1," + "0" * 29 + "1"),
        ("1." + "0" * 30 + "1", None, "≈1"),
    ],
)
def test_tulis_angka_indonesia(nilai: str, tempat: int | None, hasil: str) -> None:
    """Dots part thousands and a comma parts decimals; a shortened number says that it is one."""
    assert tulis_angka(Decimal(nilai), tempat) == hasil


@pytest.mark.lambat
@given(st.decimals(min_value=Decimal("-1e15"), max_value=Decimal("1e15"), places=2))
def test_tulis_lalu_baca_kembali(nilai: Decimal) -> None:
    """A number printed with two decimals is read back as the same number."""
    assert baca_angka(tulis_angka(nilai, 2)) == nilai


@pytest.mark.lambat
@given(st.decimals(min_value=Decimal("-1e12"), max_value=Decimal("1e12"), places=4))
def test_tulis_utuh_tidak_terbaca_lain(nilai: Decimal) -> None:
    """A number printed in full is read as itself, or refused as ambiguous with itself as one reading."""
    try:
        assert baca_angka(tulis_angka(nilai)) == nilai
    except BacaanError as galat:
        assert galat.jenis is JenisBacaan.RANCU
        assert nilai in galat.bacaan


@pytest.mark.parametrize(
    ("nilai", "tempat", "hasil"),
    [("1250", None, "Rp1.250"), ("-1250.5", None, "−Rp1.250,5"), ("-1250.5", 0, "−Rp1.251"), ("0", 2, "Rp0,00")],
)
def test_tulis_rupiah(nilai: str, tempat: int | None, hasil: str) -> None:
    """The minus sign of a correction stands before the currency, not within the amount."""
    assert tulis_rupiah(Decimal(nilai), tempat) == hasil
