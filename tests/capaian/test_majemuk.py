"""Composite targets: each component has its own capaian."""

from decimal import Decimal

import pytest

from lkj.capaian import Angka, Aturan, CaraKomposit, KodeCatatan, Komposit, Status, hitung


def _k(**bagian: int) -> Komposit:
    return Komposit(tuple(Angka(Decimal(n), satuan) for satuan, n in bagian.items()))


TARGET = _k(Lakip=1, PK=2)


@pytest.mark.parametrize(("cara", "nilai"), [(CaraKomposit.RERATA, 75), (CaraKomposit.MINIMUM, 50)])
def test_komposit_rerata_atau_minimum(cara: CaraKomposit, nilai: int) -> None:
    """1 of 1 Lakip and 1 of 2 PK: 100 and 50, mean 75 by default and 50 as the minimum; not met."""
    hasil = hitung(TARGET, _k(Lakip=1, PK=1), Aturan(komposit=cara))
    assert (hasil.nilai, hasil.status) == (Decimal(nilai), Status.TIDAK_TERCAPAI)


def test_komposit_urutan_komponen_bebas() -> None:
    """Components are matched by unit, so their order in the data does not matter."""
    assert hitung(TARGET, _k(PK=2, Lakip=1), Aturan()).status is Status.TERCAPAI


def test_komposit_kelebihan_satu_tidak_menutup_yang_lain() -> None:
    """3 Lakip do not make up for a missing PK: the mean may exceed 100, but the target is not met."""
    assert hitung(TARGET, _k(Lakip=3, PK=1), Aturan()).status is Status.TIDAK_TERCAPAI


def test_komponen_tanpa_realisasi_bukan_nol() -> None:
    """A component without realisasi leaves the whole "belum ada data", and is named."""
    hasil = hitung(TARGET, _k(Lakip=1), Aturan())
    assert (hasil.nilai, hasil.status) == (None, Status.BELUM_ADA_DATA)
    assert "2 PK" in hasil.alasan
    assert hitung(TARGET, Angka(Decimal(1), "Lakip"), Aturan()).status is Status.BELUM_ADA_DATA


def test_komponen_berlebih_dicatat() -> None:
    """A component that the target does not name is left out and noted."""
    hasil = hitung(TARGET, _k(Lakip=1, PK=2, Renstra=1), Aturan())
    assert (hasil.nilai, [c.kode for c in hasil.catatan]) == (Decimal(100), [KodeCatatan.KOMPONEN_BERLEBIH])


def test_komponen_bertarget_nol() -> None:
    """A component with target 0 is undefined for naik, and so is the composite."""
    hasil = hitung(_k(Lakip=0, PK=2), _k(Lakip=1, PK=2), Aturan())
    assert (hasil.nilai, hasil.status) == (None, Status.TAK_TERHITUNG)
    assert "0 Lakip" in hasil.alasan


def test_komposit_menunjukkan_setiap_komponen() -> None:
    """The steps name each component, so that the mean can be redone by hand."""
    teks = [langkah.teks for langkah in hitung(TARGET, _k(Lakip=1, PK=1), Aturan()).langkah]
    assert any("(PK)" in t and "1 ÷ 2 × 100 = 50" in t for t in teks)
    assert any("(100 + 50) ÷ 2 = 75" in t for t in teks)
