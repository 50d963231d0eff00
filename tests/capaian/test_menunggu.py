"""A result that can still change says so, and by which quarters."""

from decimal import Decimal

import pytest

from lkj.capaian import Angka, Aturan, KodeCatatan, Status, hitung, rerata

TARGET = Angka(Decimal(100), "persen")


@pytest.mark.parametrize(("triwulan", "sebutan"), [((4,), "IV"), ((1, 3), "I, III"), ((2, 3, 4), "II, III, IV")])
def test_yang_menunggu_triwulan_sementara(triwulan: tuple[int, ...], sebutan: str) -> None:
    """Number and status stay what they are; a note names the quarters, behind what was noted before."""
    semula = hitung(TARGET, Angka(Decimal(80), "Laporan"), Aturan())
    hasil = semula.menunggu(triwulan)
    assert (hasil.nilai, hasil.status, hasil.langkah) == (semula.nilai, semula.status, semula.langkah)
    assert (semula.sementara, hasil.sementara) == (False, True)
    assert hasil.catatan[:-1] == semula.catatan
    assert hasil.catatan[-1].kode is KodeCatatan.REALISASI_BELUM_LENGKAP
    assert hasil.catatan[-1].pesan == (f"Sementara: realisasinya belum lengkap, triwulan {sebutan} belum ada datanya.")


def test_yang_lengkap_atau_belum_ada_tidak_sementara() -> None:
    """Where no quarter is awaited nothing is provisional; where there is no realisasi at all that is what is said."""
    lengkap = hitung(TARGET, Angka(Decimal(80), "persen"), Aturan())
    kosong = hitung(TARGET, None, Aturan())
    assert lengkap.menunggu(()) == lengkap
    assert kosong.menunggu((1, 2, 3, 4)) == kosong
    assert kosong.status is Status.BELUM_ADA_DATA


def test_rerata_menyebut_yang_belum_lengkap() -> None:
    """A mean of a half-told indikator is provisional, and names it; without it the mean is final."""
    penuh, separuh = (hitung(TARGET, Angka(Decimal(n), "persen"), Aturan()) for n in (90, 50))
    hasil = rerata([("a", penuh), ("b", separuh.menunggu((3, 4)))])
    assert (hasil.nilai, hasil.belum_lengkap, hasil.belum_ada, hasil.sementara) == (Decimal(70), ("b",), (), True)
    final = rerata([("a", penuh)])
    assert (final.belum_lengkap, final.sementara) == ((), False)
