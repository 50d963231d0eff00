"""Quarters become a year by the declared way, and a missing quarter is never 0."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.capaian import CaraTriwulan, KuantitasError, akumulasi

_TW = [Decimal(10), None, Decimal(40), Decimal(25)]


@pytest.mark.parametrize(
    ("cara", "nilai"),
    [
        (CaraTriwulan.JUMLAH, "75"),
        (CaraTriwulan.TERAKHIR, "25"),
        (CaraTriwulan.MAKSIMUM, "40"),
        (CaraTriwulan.RERATA, "25"),
    ],
)
def test_akumulasi_melewati_yang_belum_ada(cara: CaraTriwulan, nilai: str) -> None:
    """The second quarter is missing: it is named and left out, so the mean divides by three, not four."""
    hasil = akumulasi(_TW, cara)
    assert (hasil.nilai, hasil.n, hasil.belum_ada, hasil.lengkap) == (Decimal(nilai), 3, (2,), False)


def test_akumulasi_nol_nyata_dihitung() -> None:
    """A real 0 is data: it counts in the mean and as the last quarter."""
    nol = [Decimal(10), Decimal(0)]
    assert akumulasi(nol, CaraTriwulan.RERATA).nilai == 5
    assert akumulasi(nol, CaraTriwulan.TERAKHIR).nilai == 0
    assert akumulasi(nol, CaraTriwulan.RERATA).belum_ada == (3, 4)


@pytest.mark.parametrize("cara", list(CaraTriwulan))
def test_akumulasi_tanpa_data(cara: CaraTriwulan) -> None:
    """No quarter at all is "belum ada", whatever the way."""
    hasil = akumulasi([None, None, None, None], cara)
    assert (hasil.nilai, hasil.belum_ada) == (None, (1, 2, 3, 4))


def test_akumulasi_lima_triwulan_ditolak() -> None:
    """A year has four quarters."""
    with pytest.raises(KuantitasError, match="5 nilai triwulan"):
        akumulasi([Decimal(1)] * 5, CaraTriwulan.JUMLAH)


def test_akumulasi_dapat_dihitung_ulang() -> None:
    """The step shows the quarters that went in, by number."""
    assert akumulasi(_TW, CaraTriwulan.JUMLAH).langkah[0].penjabaran == "10 + 40 + 25 = 75"


def test_triwulan_tanpa_hitungan_tidak_digabungkan() -> None:
    """Percentages of which no counts are known cannot be put together by them, and the remedy says so."""
    with pytest.raises(KuantitasError) as galat:
        akumulasi(_TW, CaraTriwulan.GABUNGAN)
    assert galat.value.pesan == "Triwulan tanpa pembilang dan penyebut tidak dapat digabungkan."
    assert galat.value.saran == "Tulis keduanya."


@pytest.mark.lambat
@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=2), min_size=1, max_size=4))
def test_rerata_triwulan_di_antara_bagiannya(nilai: list[Decimal]) -> None:
    """The mean lies between the lowest and the highest quarter; the sum is no less than the highest."""
    rerata = akumulasi(nilai, CaraTriwulan.RERATA).nilai
    jumlah = akumulasi(nilai, CaraTriwulan.JUMLAH).nilai
    assert rerata is not None
    assert jumlah is not None
    assert min(nilai) <= rerata <= max(nilai) <= jumlah


@pytest.mark.parametrize(
    ("cara", "penjabaran"),
    [
        (CaraTriwulan.JUMLAH, "10 + 40 + 25 = 75"),
        (CaraTriwulan.TERAKHIR, "25 = 25"),
        (CaraTriwulan.MAKSIMUM, "maks(10; 40; 25) = 40"),
        (CaraTriwulan.RERATA, "(10 + 40 + 25) ÷ 3 = 25"),
    ],
)
def test_langkah_setiap_cara(cara: CaraTriwulan, penjabaran: str) -> None:
    """Each way tells itself, its step by number of the quarter, and names the rule after the way."""
    hasil = akumulasi(_TW, cara)
    (langkah,) = hasil.langkah
    assert (hasil.cara, langkah.kaidah.id, langkah.penjabaran) == (cara, f"triwulan-{cara}", penjabaran)
    assert [simbol for simbol, _ in langkah.masukan] == ["TW1", "TW3", "TW4"]
    if cara is CaraTriwulan.TERAKHIR:
        assert langkah.rumus == "TW4"
    kosong = akumulasi([None], cara)
    assert (kosong.nilai, kosong.n, kosong.cara, kosong.langkah) == (None, 0, cara, ())


@pytest.mark.parametrize(
    ("cara", "isi", "ditunggu"),
    [
        (CaraTriwulan.JUMLAH, (2, 2, None, None), (3, 4)),
        (CaraTriwulan.JUMLAH, (2, None, 2, 2), (2,)),
        (CaraTriwulan.JUMLAH, (2, 2, 2, 2), ()),
        (CaraTriwulan.MAKSIMUM, (9, 2, 2), (4,)),
        (CaraTriwulan.RERATA, (None, 2, 2, 2), (1,)),
        (CaraTriwulan.TERAKHIR, (None, 70, None, 81), ()),
        (CaraTriwulan.TERAKHIR, (None, 70, None, None), (3, 4)),
    ],
)
def test_triwulan_yang_masih_mengubah_hasil(
    cara: CaraTriwulan, isi: tuple[int | None, ...], ditunggu: tuple[int, ...]
) -> None:
    """Where the last quarter counts, those before it change nothing any more; otherwise each that is missing does."""
    assert akumulasi([None if n is None else Decimal(n) for n in isi], cara).ditunggu == ditunggu
