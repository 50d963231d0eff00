"""What a text was most likely meant to be, and that nothing is made of what leaves doubt."""

from datetime import date
from decimal import Decimal

import pytest

from lkj.capaian.intended import (
    berbentuk_tanggal,
    kata_kelipatan,
    keraguan,
    maksud_angka,
    maksud_bulan,
    maksud_tanggal,
    nomor_bulan,
    rapikan_tulisan,
)


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("Rp1.250.000,-", "1250000"),
        ("IDR 5.000", "5000"),
        ("Rp. 1.250.000,50", "1250000.50"),
        ("1,2 M", "1200000000"),
        ("2.5 triliun", "2500000000000"),
        ("500 rb", "500000"),
        ("-3 jt", "-3000000"),
        ("1,250,000", "1250000"),
        ("1 250 000", "1250000"),
        ("007", "7"),
        (",5", "0.5"),
        ("3 dari 5", None),
        ("28 Februari", None),
        ("USD 5", None),
        ("60 %", None),
        ("± 5", None),
        ("1.25.000", None),
    ],
)
def test_maksud_angka(teks: str, nilai: str | None) -> None:
    """Amounts as they are written by hand become the number they are; whatever is more than a number becomes none."""
    assert maksud_angka(teks) == (None if nilai is None else Decimal(nilai))


@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("28-02-2025", date(2025, 2, 28)),
        ("1/12/2024", date(2024, 12, 1)),
        ("2025.2.8", date(2025, 2, 8)),
        ("17 Agt 2025", date(2025, 8, 17)),
        ("1 Mei 2025", date(2025, 5, 1)),
        ("3 Oct. 2025", date(2025, 10, 3)),
        ("5 Desembr 2025", date(2025, 12, 5)),
        ("Jum'at, 28 Februari 2025", date(2025, 2, 28)),
        ("Senin tanggal 3 Maret 2025", date(2025, 3, 3)),
        ("28-Feb-25", date(2025, 2, 28)),
        ("28 hari 25", None),
        ("31-02-2025", None),
        ("02-28-2025", None),
        ("28-02-25", None),
        ("28-02/2025", None),
        ("28 Xyz 2025", None),
    ],
)
def test_maksud_tanggal(teks: str, hari: date | None) -> None:
    """The day stands before the month; a day that no calendar has, and a year of two digits, stay unread."""
    assert maksud_tanggal(teks) == hari


@pytest.mark.parametrize(
    ("teks", "ya"), [("28-02-25", True), ("2025/2/8", True), ("80-90", False), ("28-02/2025", False)]
)
def test_berbentuk_tanggal(teks: str, ya: bool) -> None:
    """A date in figures is told from a range, whatever day it is."""
    assert berbentuk_tanggal(teks) is ya


def test_kata_dan_bulan() -> None:
    """Multiples and months are known by their abbreviations; a unit is neither."""
    assert [kata_kelipatan(k) for k in ("Juta", "jt.", "M", "milyar", "menit")] == [
        "juta",
        "juta",
        "miliar",
        "miliar",
        None,
    ]
    assert [nomor_bulan(k, mirip=False) for k in ("Jan", "nop", "Pebruari", "Febuari", "de")] == [1, 11, 2, None, None]
    assert nomor_bulan("Febuari") == 2


def test_satuan_tidak_disangka_kelipatan() -> None:
    """Of money M is miliar; of anything else it stays the unit that it may be."""
    assert rapikan_tulisan("1.5 M", uang=False) == "1,5 M"
    assert rapikan_tulisan("1.5 M", uang=True) == "1,5 miliar"
    assert rapikan_tulisan("Rp2 jt lebih.", uang=False) == "Rp2 juta lebih"


@pytest.mark.parametrize(
    ("teks", "bulan"),
    [
        ("Juli 2024", (2024, 7)),
        ("  bulan   JULI 2024 ", (2024, 7)),
        ("Nop. 2024", (2024, 11)),
        ("Agt-2024", (2024, 8)),
        ("Desembr 2024", (2024, 12)),
        ("07/2024", (2024, 7)),
        ("1.2024", (2024, 1)),
        ("12-2024", (2024, 12)),
        ("2024-7", (2024, 7)),
        ("2024/12", (2024, 12)),
        ("2024.01", (2024, 1)),
        ("0/2024", None),
        ("13/2024", None),
        ("2024-13", None),
        ("Triwulan 2024", None),
        ("Juli", None),
        ("Juli 24", None),
        ("7-2024-1", None),
        ("5 Juli 2024", None),
    ],
)
def test_maksud_bulan(teks: str, bulan: tuple[int, int] | None) -> None:
    """A month with its year, named or in figures, whichever comes first; what no year has, and a day, are none."""
    assert maksud_bulan(teks) == bulan


@pytest.mark.parametrize(
    ("teks", "hari", "tambahan"),
    [
        ("2/3/2025", date(2025, 3, 2), " bila maksudnya 2 Maret 2025"),
        ("28 Feb 25", date(2025, 2, 28), " bila maksudnya 28 Februari 2025"),
        ("28/2/2025", date(2025, 2, 28), ""),
        ("28 Feb 2025", date(2025, 2, 28), ""),
    ],
)
def test_keraguan_disebut_dalam_saran(teks: str, hari: date, tambahan: str) -> None:
    """What may be another day is told with the day that it is taken for; what cannot be is not doubted."""
    assert keraguan(teks, hari) == tambahan


@pytest.mark.parametrize(("teks", "rapi"), [("+5,2", "5,2"), (",5%", "0,5%"), (".5 jam", "0,5 jam"), ("+", "+")])
def test_angka_yang_tertulis_separuh(teks: str, rapi: str) -> None:
    """A plus sign says nothing of a number, and before a comma stands a 0."""
    assert rapikan_tulisan(teks, uang=False) == rapi
