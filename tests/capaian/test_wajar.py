"""NaN, infinity and absurd sizes through every public function: the domain's error, at once, and never nonsense."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lkj.capaian import (
    SKALA,
    Angka,
    Aturan,
    Batas,
    ButirEfisiensi,
    Capaian,
    CapaianError,
    CaraTriwulan,
    JenisBatas,
    KodeCatatan,
    Pita,
    Polaritas,
    Rentang,
    Skala,
    Status,
    Tangga,
    akumulasi,
    bulatkan,
    efisiensi_anggaran,
    hitung,
    indeks_efisiensi,
    rerata,
    rerata_geometrik,
    rerata_geometrik_sasaran,
    rerata_sasaran,
    rerata_tertimbang,
    serapan,
    susun_pita,
    terapkan_batas,
    tulis_angka,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SATU = Decimal(1)
BURUK = ["NaN", "sNaN", "Infinity", "-Infinity", "1E+999999", "-1E+999999", "1E-999999", "0E+999999"]


def _capaian(nilai: Decimal) -> Capaian:
    return Capaian(nilai=nilai, mentah=nilai, status=Status.TERCAPAI)


FUNGSI: dict[str, Callable[[Decimal], object]] = {
    "Angka": lambda n: Angka(n, "x"),
    "Rentang bawah": lambda n: Rentang(n, SATU, "x"),
    "Rentang atas": lambda n: Rentang(SATU, n, "x"),
    "Batas": lambda n: Batas(JenisBatas.MAKSIMAL, n, "x"),
    "Tangga": lambda n: Tangga("x", ("A", "B"), {"A": n}),
    "Aturan batas atas": lambda n: Aturan(batas_atas=n),
    "Aturan batas bawah": lambda n: Aturan(batas_bawah=n),
    "Skala": lambda n: Skala(id="x", nama="x", pita=(Pita("A", n, None), Pita("B", None, n)), sumber="x"),
    "kategori": lambda n: SKALA["85-70-55"].kategori(n),
    "susun_pita": lambda n: Skala(id="x", nama="x", pita=susun_pita(("A", "B"), (n,)), sumber="x"),
    "bulatkan": bulatkan,
    "tulis_angka": tulis_angka,
    "tulis_angka 2": lambda n: tulis_angka(n, 2),
    "rerata": lambda n: rerata([("a", _capaian(n))]),
    "rerata_sasaran": lambda n: rerata_sasaran([("a", _capaian(n), "s")]),
    "rerata_tertimbang": lambda n: rerata_tertimbang([("a", _capaian(n), Decimal(100))]),
    "bobot": lambda n: rerata_tertimbang([("a", _capaian(SATU), n)], utuh=False),
    "rerata_geometrik": lambda n: rerata_geometrik([("a", _capaian(n)), ("b", _capaian(SATU))]),
    "rerata_geometrik_sasaran": lambda n: rerata_geometrik_sasaran([("a", _capaian(n), "s")]),
    "akumulasi": lambda n: akumulasi([SATU, n], CaraTriwulan.JUMLAH),
    "serapan": lambda n: serapan(n, SATU),
    "serapan pagu": lambda n: serapan(SATU, n),
    "indeks_efisiensi": lambda n: indeks_efisiensi(n, SATU),
    "indeks_efisiensi input": lambda n: indeks_efisiensi(SATU, n),
    "efisiensi_anggaran": lambda n: efisiensi_anggaran([ButirEfisiensi("a", SATU, n, SATU)]),
    "terapkan_batas": lambda n: terapkan_batas(n, Aturan(batas_atas=SATU)),
}
# An infinite score is the library's own word for a ratio without bound.
_TAK_BERHINGGA = (
    "rerata",
    "rerata_sasaran",
    "rerata_tertimbang",
    "rerata_geometrik",
    "rerata_geometrik_sasaran",
    "terapkan_batas",
)


@pytest.mark.lambat
@pytest.mark.parametrize("nilai", BURUK)
@pytest.mark.parametrize("nama", FUNGSI)
def test_what_is_no_number_is_refused_at_once(nama: str, nilai: str) -> None:
    """Each raises the domain's error, in no time, with a sentence for the reader."""
    if nilai == "Infinity" and nama in _TAK_BERHINGGA:
        pytest.skip("the score of a ratio without bound")
    start = time.perf_counter()
    with pytest.raises(CapaianError) as error:
        FUNGSI[nama](Decimal(nilai))
    assert time.perf_counter() - start < 1
    assert str(error.value)


def test_places_beyond_reason_are_refused() -> None:
    """A million decimals would fill the memory."""
    with pytest.raises(CapaianError, match="angka di belakang koma"):
        bulatkan(SATU, 10**6)


@pytest.mark.parametrize("polaritas", [Polaritas.NAIK, Polaritas.TURUN])
def test_zero_carries_no_sign(polaritas: Polaritas) -> None:
    """A zero is a zero: -0 reaches neither the quantity nor the capaian made of it."""
    nol = Decimal("-0.0")
    hasil = hitung(Angka(SATU, "x"), Angka(nol, "x"), Aturan(polaritas=polaritas, batas_bawah=Decimal(0)))
    assert hasil.nilai is not None
    assert not hasil.nilai.is_signed()
    for satu in (Angka(nol, "x").nilai, Batas(JenisBatas.MAKSIMAL, nol, "x").nilai, Rentang(nol, nol, "x").bawah):
        assert not satu.is_signed()


def test_a_range_of_zero_is_a_target_of_zero() -> None:
    """0–0 with naik is met by anything: nothing can be said, where it used to be called reached."""
    hasil = hitung(Rentang(Decimal(0), Decimal(0), "x"), Angka(Decimal(5), "x"), Aturan())
    assert (hasil.nilai, hasil.status, hasil.skor) == (None, Status.TAK_TERHITUNG, None)
    assert [c.kode for c in hasil.catatan] == [KodeCatatan.TARGET_NOL]
    turun = Aturan(polaritas=Polaritas.TURUN, rumus="selisih")
    assert hitung(Rentang(Decimal(0), Decimal(0), "x"), Angka(Decimal(0), "x"), turun).nilai == 100
