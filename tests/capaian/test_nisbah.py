"""Counts and their quotient: exact to the library's precision, and held to what was published of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.capaian import (
    Angka,
    Aturan,
    CaraTriwulan,
    KuantitasError,
    Nisbah,
    NisbahKosong,
    Polaritas,
    Status,
    gabungan,
    hitung,
    nisbah,
)

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
    ("pembilang", "penyebut", "per"),
    [
        ("1", "0", "100"), ("0", "0", "100"), ("-1", "2", "100"), ("1", "-2", "100"), ("1", "2", "0"),
        ("NaN", "2", "100"), ("1", "Infinity", "100"), ("1", "2", "1E+200"),
    ],
)  # fmt: skip
def test_what_has_no_quotient(pembilang: str, penyebut: str, per: str) -> None:
    """Nothing over zero is a number, 0 over 0 least of all; nor is anything of what is no number itself."""
    with pytest.raises(KuantitasError):
        nisbah(Decimal(pembilang), Decimal(penyebut), "persen", per=Decimal(per))


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "satuan", "nilai", "tercatat"),
    [("0", "5", "%", "0", "persen"), ("3", "4", "Persentase", "75", "persen"), ("30", "12", "kali", "2.5", "kali")],
)
def test_the_unit_says_what_is_multiplied(
    pembilang: str, penyebut: str, satuan: str, nilai: str, tercatat: str
) -> None:
    """3 of 4 are 75 percent, however percent is written; 30 visits in 12 months are 2,5 a month. None of 5 is 0."""
    made = nisbah(Decimal(pembilang), Decimal(penyebut), satuan)
    assert (made.nilai, made.satuan) == (Decimal(nilai), tercatat)


def _tw(pembilang: int, penyebut: int, satuan: str = "persen", per: int | None = None) -> Nisbah:
    return nisbah(Decimal(pembilang), Decimal(penyebut), satuan, None if per is None else Decimal(per))


def test_quarters_are_put_together_by_their_counts() -> None:
    """40 of 50, none received, not told yet, 97 of 110: 137 of 160 is 85,625 %, where the mean would be 84,09 %."""
    made, year = gabungan([_tw(40, 50), NisbahKosong("persen"), None, _tw(97, 110)])
    assert year is not None
    assert (year.operan, year.per, year.satuan) == ("137 dari 160", Decimal(100), "persen")
    assert (made.cara, made.nilai, year.nilai) == (CaraTriwulan.GABUNGAN, Decimal("85.625"), Decimal("85.625"))
    # Nothing received is data: the second quarter is not still to come.
    assert (made.n, made.belum_ada, made.lengkap) == (3, (3,), False)
    (step,) = made.langkah
    assert (step.kaidah.id, step.hasil) == ("triwulan-gabungan", Decimal("85.625"))
    assert [symbol for symbol, _ in step.masukan] == ["a1", "a4", "b1", "b4"]
    assert step.teks == (
        "Akumulasi triwulan (gabungan): (a1 + a4) ÷ (b1 + b4) × 100; (40 + 97) ÷ (50 + 110) × 100 = 85,625. "
        "Sumber: cara yang dinyatakan untuk indikator."
    )


@pytest.mark.parametrize(
    ("quarters", "penjabaran", "satuan"),
    [
        ([_tw(1, 1000, "per 100.000", 100_000), _tw(2, 1000, "per 100.000", 100_000)],
         "(1 + 2) ÷ (1.000 + 1.000) × 100.000 = 150", "per 100.000"),
        ([None, _tw(30, 12, "kali")], "(30) ÷ (12) = 2,5", "kali"),
        ([_tw(0, 5)], "(0) ÷ (5) × 100 = 0", "persen"),
    ],
)  # fmt: skip
def test_a_rate_is_put_together_as_the_rate_that_it_is(
    quarters: list[Nisbah | None], penjabaran: str, satuan: str
) -> None:
    """So many of 100.000 stay that, and what is multiplied by nothing prints no × 1."""
    made, year = gabungan(quarters)
    assert year is not None
    assert (made.langkah[0].penjabaran, year.satuan) == (penjabaran, satuan)


def test_quarters_of_nothing_make_no_year() -> None:
    """0 of 0 twice is no 0 %: there is no number, but only two quarters are still to come."""
    made, year = gabungan([NisbahKosong("persen"), NisbahKosong("persen")])
    assert (made.nilai, made.n, made.belum_ada, made.langkah, year) == (None, 2, (3, 4), (), None)
    assert made.cara is CaraTriwulan.GABUNGAN
    with pytest.raises(KuantitasError, match="5 nilai triwulan"):
        gabungan([_tw(1, 2)] * 5)
