"""Quantities that contradict themselves are refused in Indonesian."""

from datetime import date
from decimal import Decimal

import pytest

from lkj.capaian import (
    TANGGA,
    Angka,
    Batas,
    JenisBatas,
    Komposit,
    KuantitasError,
    Peringkat,
    Rentang,
    Tangga,
    Tenggat,
    YaTidak,
    satuan_sama,
)


def test_rentang_terbalik_ditolak() -> None:
    """A range written upside down is an error, not a range that nothing can meet."""
    with pytest.raises(KuantitasError, match="melebihi batas atasnya"):
        Rentang(Decimal(90), Decimal(80), "persen")


@pytest.mark.parametrize("nilai", ["NaN", "Infinity"])
def test_bilangan_tak_terhingga_ditolak(nilai: str) -> None:
    """NaN and infinity never enter a calculation."""
    with pytest.raises(KuantitasError, match="bukan bilangan terhingga"):
        Angka(Decimal(nilai), "persen")


def test_opini_tmp_setara_tw() -> None:
    """Opini BPK: TMP and TW stand equal, below WDP, below WTP."""
    tangga = TANGGA["opini-bpk"]
    pangkat = [Peringkat(n, tangga).pangkat for n in ("TMP", "TW", "WDP", "WTP")]
    assert pangkat == [1, 1, 2, 3]


def test_predikat_urut() -> None:
    """Predikat SAKIP climbs D, C, CC, B, BB, A, AA (PermenPANRB 88/2021)."""
    assert TANGGA["predikat-sakip"].anggota == ("D", "C", "CC", "B", "BB", "A", "AA")


def test_peringkat_di_luar_tangga_ditolak() -> None:
    """A rank that the ladder does not have cannot be made."""
    with pytest.raises(KuantitasError, match="bukan anggota tangga"):
        Peringkat("BBB", TANGGA["predikat-sakip"])


def test_tangga_menolak_peringkat_ganda_dan_skor_asing() -> None:
    """A ladder names each rank once, and scores only its own ranks."""
    with pytest.raises(KuantitasError, match="lebih dari sekali"):
        Tangga("x", ("A", ("B", "A")))
    with pytest.raises(KuantitasError, match="menyebut C"):
        Tangga("x", ("A", "B"), {"C": Decimal(1)})
    with pytest.raises(KuantitasError, match="Skor tangga x menurun: A 90, sedangkan B di atasnya 80"):
        Tangga("x", ("A", "B"), {"A": Decimal(90), "B": Decimal(80)})


def test_komposit_satu_satuan_sekali() -> None:
    """A composite that counts one unit twice has no reading."""
    with pytest.raises(KuantitasError, match="satu satuan lebih dari sekali"):
        Komposit((Angka(Decimal(1), "Laporan"), Angka(Decimal(2), "laporan")))


def test_tulisan_untuk_pembaca() -> None:
    """Quantities print the way a report writes them."""
    satu, dua = Angka(Decimal(1), "Lakip"), Angka(Decimal(2), "Perjanjian Kinerja")
    assert str(Komposit((satu, dua))) == "1 Lakip dan 2 Perjanjian Kinerja"
    assert str(Rentang(Decimal(80), Decimal(90), "persen")) == "80–90%"
    assert str(Angka(Decimal(1250000), "rupiah")) == "Rp1.250.000"
    assert str(Batas(JenisBatas.MAKSIMAL, Decimal(1), "persen")) == "maksimal 1%"


def test_satuan_sama_bagaimanapun_ditulis() -> None:
    """The sign % and persen are one unit, as are Dokumen and dokumen; Dokumen and Laporan are not."""
    assert satuan_sama("%", "persen")
    assert satuan_sama("Dokumen", " dokumen ")
    assert satuan_sama("m²", "M2")
    assert satuan_sama("m2", "meter persegi")
    assert satuan_sama("Desa / Kelurahan", "desa/kelurahan")
    assert satuan_sama("hari-kerja", "Hari Kerja")
    assert satuan_sama("per 1.000 penduduk", "per 1000 penduduk")
    assert not satuan_sama("per 1.000 penduduk", "per 10.000 penduduk")
    assert not satuan_sama("km", "km²")
    assert not satuan_sama("Dokumen", "Laporan")


def test_tulisan_kuantitas() -> None:
    """A range of rupiah has Rp in front once, a composite its last part behind «dan», a date its month in words."""
    assert str(Rentang(Decimal(1000), Decimal(2500), "rupiah")) == "Rp1.000–Rp2.500"
    assert str(Rentang(Decimal(80), Decimal(90), "persen")) == "80–90%"
    satu, dua, tiga = (Angka(Decimal(n), s) for n, s in ((1, "Lakip"), (2, "PK"), (3, "Renja")))
    assert str(Komposit((satu,))) == "1 Lakip"
    assert str(Komposit((satu, dua))) == "1 Lakip dan 2 PK"
    assert str(Komposit((satu, dua, tiga))) == "1 Lakip, 2 PK dan 3 Renja"
    assert str(Tenggat(date(2025, 2, 28))) == "28 Februari 2025"
    assert [str(YaTidak(n)) for n in (True, False)] == ["ya", "tidak"]
    assert str(Batas(JenisBatas.MINIMAL, Decimal("2.5"), "")) == "minimal 2,5"


def test_skor_tangga_boleh_sama() -> None:
    """Two ranks may have one score, and ranks of equal standing different ones; only falling ones are refused."""
    sama = Tangga("x", ("C", "B", "A"), {"C": Decimal(60), "B": Decimal(60), "A": Decimal(80)})
    setara = Tangga("x", ("C", ("B", "Baik"), "A"), {"C": Decimal(50), "B": Decimal(80), "Baik": Decimal(75)})
    assert [sama.skor_dari("B"), setara.skor_dari("Baik")] == [60, 75]
    assert setara.skor_dari("A") is None


def test_kuantitas_yang_membantah_dirinya_bersaran() -> None:
    """Each refusal says what to do about it."""
    for buat in (
        lambda: Komposit(()),
        lambda: Komposit((Angka(Decimal(1), "%"), Angka(Decimal(2), "persen"))),
        lambda: Rentang(Decimal(2), Decimal(1), "x"),
        lambda: Peringkat("Z", Tangga("x", ("A",))),
        lambda: Angka(Decimal("NaN"), "x"),
    ):
        with pytest.raises(KuantitasError) as galat:
            buat()
        assert galat.value.saran.endswith(".")


def test_tangga_berskor_dapat_menjadi_kunci() -> None:
    """Quantities are looked up by what they are, also those on a ladder whose ranks have scores."""
    satu, lagi = (Tangga("x", ("C", "B"), {"C": Decimal(60), "B": Decimal(80)}) for _ in range(2))
    assert {Peringkat("B", satu): "ada"}[Peringkat("B", lagi)] == "ada"
