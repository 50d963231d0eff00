"""Efficiency: clipped where the regulation clips, and never "efisien" without data."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lkj.capaian import (
    ButirEfisiensi,
    KodeCatatan,
    StatusEfisiensi,
    bulatkan,
    efisiensi_anggaran,
    indeks_efisiensi,
    serapan,
)

_TIDAK = StatusEfisiensi.TIDAK_DAPAT_DIHITUNG


def test_indeks_efisiensi_bpom() -> None:
    """BPOM 2021: output 99,92 %, Rp6.495.748.767 of Rp6.910.387.000 (94,00 %) gives 1,063, efficient."""
    masukan = serapan(Decimal(6495748767), Decimal(6910387000)).nilai
    assert masukan is not None
    assert bulatkan(masukan) == Decimal("94.00")
    hasil = indeks_efisiensi(Decimal("99.92"), masukan)
    assert hasil.nilai is not None
    assert bulatkan(hasil.nilai, 3) == Decimal("1.063")
    assert hasil.status is StatusEfisiensi.EFISIEN


def test_efisiensi_7403_tidak_mencetak_235() -> None:
    """E of 74,03 % is clipped to 20 before the score: NE is 100, not 235 as one published report printed."""
    hasil = efisiensi_anggaran([ButirEfisiensi("RO-1", Decimal(10000), Decimal(2597), Decimal(100))])
    assert (hasil.mentah, hasil.e, hasil.ne) == (Decimal("74.03"), Decimal(20), Decimal(100))


@pytest.mark.parametrize(("realisasi", "e", "ne"), [(10000, 0, 50), (9000, 10, 75), (20000, -20, 0), (11000, -10, 25)])
def test_nilai_efisiensi_pmk(realisasi: int, e: int, ne: int) -> None:
    """NE = 50 % + E/20 × 50 % (PMK 22/2021): E of 0 scores 50, the ends of the clip score 100 and 0."""
    hasil = efisiensi_anggaran([ButirEfisiensi("RO", Decimal(10000), Decimal(realisasi), Decimal(100))])
    assert (hasil.e, hasil.ne) == (Decimal(e), Decimal(ne))
    assert (hasil.status is StatusEfisiensi.EFISIEN) == (e >= 0)


def test_efisiensi_menjumlahkan_seluruh_keluaran() -> None:
    """E sums over outputs before dividing: (800 + 500 − 1.170) ÷ 1.300 is 10 %."""
    butir = [
        ButirEfisiensi("a", Decimal(1000), Decimal(700), Decimal(80)),
        ButirEfisiensi("b", Decimal(500), Decimal(470), Decimal(100)),
    ]
    hasil = efisiensi_anggaran(butir)
    assert hasil.mentah == 10
    assert hasil.status is StatusEfisiensi.EFISIEN
    assert hasil.langkah[0].penjabaran == "(1.300 − 1.170) ÷ 1.300 × 100 = 10"


def test_efisiensi_tanpa_data_disebut() -> None:
    """One output without capaian leaves E uncomputed, and the output is named."""
    hasil = efisiensi_anggaran([ButirEfisiensi("RO-7", Decimal(1), Decimal(1), None)])
    assert (hasil.e, hasil.ne, hasil.status) == (None, None, _TIDAK)
    assert "RO-7" in hasil.catatan[0].pesan
    assert efisiensi_anggaran([]).status is _TIDAK


@pytest.mark.parametrize(("output", "input_"), [(0, 0), (100, 0), (None, 50), (50, None), (None, None)])
def test_indeks_tidak_dapat_dihitung(output: int | None, input_: int | None) -> None:
    """0 % against 0 %, or missing data, is "tidak dapat dihitung" and never "efisien"."""
    hasil = indeks_efisiensi(None if output is None else Decimal(output), None if input_ is None else Decimal(input_))
    assert (hasil.nilai, hasil.status) == (None, _TIDAK)


def test_indeks_tepat_satu_efisien() -> None:
    """Output and input in step, an index of exactly 1, is efficient (BPOM 2021: at least 1)."""
    assert indeks_efisiensi(Decimal(90), Decimal(90)).status is StatusEfisiensi.EFISIEN


def test_indeks_nyaris_satu_bukan_efisien() -> None:
    """A shortfall too small for the last digit of the quotient is still a shortfall."""
    kurang = Decimal("99." + "9" * 58)
    assert indeks_efisiensi(kurang, Decimal(100)).status is StatusEfisiensi.TIDAK_EFISIEN


def test_serapan_2024() -> None:
    """Absorption of 2024 in the published report: 94.496.718.290 of 111.186.550.000 prints 84,99 %."""
    hasil = serapan(Decimal(94496718290), Decimal(111186550000))
    assert hasil.nilai is not None
    assert bulatkan(hasil.nilai) == Decimal("84.99")
    assert hasil.status is StatusEfisiensi.TERHITUNG


def test_serapan_nol_nyata_dan_tanpa_pagu() -> None:
    """Nothing spent of a budget is 0 %; 0 of 0, or spending without a budget, is not computable."""
    assert serapan(Decimal(0), Decimal(10)).nilai == 0
    assert serapan(Decimal(0), Decimal(0)).status is _TIDAK
    assert serapan(Decimal(5), Decimal(0)).catatan[0].kode is KodeCatatan.PEMBAGI_NOL
    assert serapan(None, Decimal(5)).catatan[0].kode is KodeCatatan.DATA_TIDAK_LENGKAP


_uang = st.integers(min_value=1, max_value=10**13).map(Decimal)


@pytest.mark.lambat
@given(_uang, _uang, st.decimals(min_value=1, max_value=200, places=2))
def test_nilai_efisiensi_selalu_0_sampai_100(pagu: Decimal, realisasi: Decimal, capaian: Decimal) -> None:
    """Whatever the money, E stays within ±20 and its score within 0 and 100."""
    hasil = efisiensi_anggaran([ButirEfisiensi("x", pagu, realisasi, capaian)])
    assert hasil.e is not None
    assert hasil.ne is not None
    assert -20 <= hasil.e <= 20
    assert 0 <= hasil.ne <= 100


@pytest.mark.parametrize("pagu", [-1, 0])
def test_pagu_yang_tidak_lebih_dari_nol(pagu: int) -> None:
    """Of a ceiling of 0, or one that a revision made negative, no share can be taken: not computable, never a number."""
    for hasil in (serapan(Decimal(5), Decimal(pagu)), indeks_efisiensi(Decimal(100), Decimal(pagu))):
        assert (hasil.nilai, hasil.status, hasil.langkah) == (None, StatusEfisiensi.TIDAK_DAPAT_DIHITUNG, ())
        assert [c.kode for c in hasil.catatan] == [KodeCatatan.PEMBAGI_NOL]
    assert serapan(Decimal(5), Decimal(pagu)).catatan[0].pesan == "Tidak dapat dihitung: pagu tidak lebih dari 0."
    anggaran = efisiensi_anggaran([ButirEfisiensi("a", Decimal(pagu), Decimal(1), Decimal(100))])
    assert (anggaran.mentah, anggaran.e, anggaran.ne, anggaran.langkah) == (None, None, None, ())
    assert anggaran.status is StatusEfisiensi.TIDAK_DAPAT_DIHITUNG
    assert [c.kode for c in anggaran.catatan] == [KodeCatatan.PEMBAGI_NOL]


def test_yang_kurang_disebut_namanya() -> None:
    """What is missing is named: the spending before the ceiling, the output before the input."""
    satu = Decimal(1)
    for ukuran, kata in (
        (serapan(None, satu), "realisasi anggaran"),
        (serapan(satu, None), "pagu"),
        (serapan(None, None), "realisasi anggaran"),
        (indeks_efisiensi(None, satu), "capaian output"),
        (indeks_efisiensi(satu, None), "capaian input"),
    ):
        assert (ukuran.nilai, ukuran.status, ukuran.langkah) == (None, StatusEfisiensi.TIDAK_DAPAT_DIHITUNG, ())
        assert [(c.kode, c.pesan) for c in ukuran.catatan] == [
            (KodeCatatan.DATA_TIDAK_LENGKAP, f"Tidak dapat dihitung: data {kata} belum ada.")
        ]
    for kurang in ({"pagu": None}, {"realisasi": None}, {"capaian": None}):
        butir = [replace(ButirEfisiensi(n, satu, satu, satu), **kurang) for n in "ab"]
        hasil = efisiensi_anggaran([*butir, ButirEfisiensi("c", satu, satu, satu)])
        assert (hasil.mentah, hasil.e, hasil.ne, hasil.langkah) == (None, None, None, ())
        assert hasil.status is StatusEfisiensi.TIDAK_DAPAT_DIHITUNG
        assert [c.pesan for c in hasil.catatan] == ["Tidak dapat dihitung: data a, b belum ada."]
    kosong = efisiensi_anggaran([])
    assert [c.pesan for c in kosong.catatan] == ["Tidak dapat dihitung: data rincian output belum ada."]


def test_langkah_efisiensi() -> None:
    """Each step can be redone: the sums, the clip, the score; the index and the absorption too."""
    hasil = efisiensi_anggaran([ButirEfisiensi("a", Decimal(100), Decimal(90), Decimal(100))])
    assert [langkah.penjabaran for langkah in hasil.langkah] == [
        "(100 − 90) ÷ 100 × 100 = 10",
        "maks(-20; min(20; 10)) = 10",
        "50 + 10 ÷ 20 × 50 = 75",
    ]
    assert [langkah.penjabaran for langkah in serapan(Decimal(1), Decimal(4)).langkah] == ["1 ÷ 4 × 100 = 25"]
    indeks = indeks_efisiensi(Decimal(90), Decimal(60))
    assert (indeks.status, [langkah.penjabaran for langkah in indeks.langkah]) == (
        StatusEfisiensi.EFISIEN,
        ["90 ÷ 60 = 1,5"],
    )
