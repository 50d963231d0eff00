"""Composite targets: each component has its own capaian."""

from decimal import Decimal

import pytest

from lkj.capaian import Angka, Aturan, KodeCatatan, Komposit, Polaritas, Status, hitung


def _k(**bagian: int) -> Komposit:
    return Komposit(tuple(Angka(Decimal(n), satuan) for satuan, n in bagian.items()))


TARGET = _k(Lakip=1, PK=2)


@pytest.mark.parametrize(("cara", "nilai"), [("rerata", 75), ("minimum", 50)])
def test_komposit_rerata_atau_minimum(cara: str, nilai: int) -> None:
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


@pytest.mark.parametrize(
    ("cara", "gabungan"),
    [
        (
            "rerata",
            (
                "komposit-rerata",
                "Rata-rata komponen",
                "(C1 + C2) ÷ 2",
                "(100 + 50) ÷ 2 = 75",
                "rata-rata capaian setiap komponen",
            ),
        ),
        (
            "minimum",
            (
                "komposit-minimum",
                "Komponen terendah",
                "min(C1; C2)",
                "min(100; 50) = 50",
                "capaian komponen yang terendah",
            ),
        ),
    ],
)
def test_langkah_majemuk(cara: str, gabungan: tuple[str, str, str, str, str]) -> None:
    """Each component's ratio and status in the order of the target, then the joining, then the status of the whole."""
    hasil = hitung(TARGET, _k(PK=1, Lakip=1), Aturan(komposit=cara))
    *bagian, joining, status = hasil.langkah
    assert [(k.kaidah.id, k.pokok, k.hasil) for k in bagian] == [
        ("rasio-naik-t", "Lakip", Decimal(100)),
        ("status", "Lakip", Status.TERCAPAI),
        ("rasio-naik-t", "PK", Decimal(50)),
        ("status", "PK", Status.TIDAK_TERCAPAI),
    ]
    assert (joining.kaidah.id, joining.nama, joining.rumus, joining.penjabaran, joining.kaidah.kata) == gabungan
    assert joining.sumber == "penggabungan komponen yang dinyatakan dalam metode"
    assert (status.kaidah.id, status.masukan, status.hasil) == ("status-komposit", (), Status.TIDAK_TERCAPAI)
    assert hasil.catatan == ()


def test_majemuk_tanpa_persentase_menyebut_komponennya() -> None:
    """A component that has a status and no percentage leaves the whole so; the steps of the others stay."""
    turun = Aturan(polaritas=Polaritas.TURUN)
    hasil = hitung(_k(Lakip=0, PK=2), _k(Lakip=1, PK=1), turun)
    assert (hasil.nilai, hasil.status) == (None, Status.TIDAK_TERCAPAI)
    assert [c.kode for c in hasil.catatan] == [KodeCatatan.KOMPONEN_TAK_TERHITUNG, KodeCatatan.TARGET_NOL]
    assert "Komponen “0 Lakip”" in hasil.alasan
    assert [(k.kaidah.id, k.pokok) for k in hasil.langkah] == [
        ("status", "Lakip"),
        ("selisih-t", "PK"),
        ("status", "PK"),
        ("status-komposit", ""),
    ]
    tercapai = hitung(_k(Lakip=0, PK=2), Komposit((Angka(Decimal(-1), "Lakip"), Angka(Decimal(1), "PK"))), turun)
    assert (tercapai.nilai, tercapai.status, tercapai.pengganti) == (None, Status.TERCAPAI, Decimal(125))
    assert tercapai.langkah[-1].hasil == Status.TERCAPAI
    kurang = hitung(_k(Lakip=0, PK=2), _k(PK=1, Buku=1), turun)
    assert [c.kode for c in kurang.catatan] == [KodeCatatan.KOMPONEN_BELUM_ADA, KodeCatatan.KOMPONEN_BERLEBIH]
    assert kurang.langkah == ()
