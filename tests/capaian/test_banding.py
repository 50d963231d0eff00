"""Comparisons: not every rise is an improvement."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.capaian import (
    TANGGA,
    Acuan,
    Angka,
    Arah,
    Banding,
    Batas,
    JenisBatas,
    Komposit,
    Kuantitas,
    Penilaian,
    Peringkat,
    Polaritas,
    Rentang,
    Tenggat,
    YaTidak,
    banding,
    banding_tahunan,
)
from lkj.capaian.pembanding import seperti_tahun


def _persen(nilai: str | int) -> Angka:
    return Angka(Decimal(nilai), "persen")


@pytest.mark.parametrize(
    ("polaritas", "kini", "lalu", "penilaian"),
    [
        (Polaritas.NAIK, 100, 98, Penilaian.MEMBAIK),
        (Polaritas.TURUN, 100, 98, Penilaian.MEMBURUK),
        (Polaritas.TURUN, 97, 98, Penilaian.MEMBAIK),
        (Polaritas.NAIK, 98, 98, Penilaian.TETAP),
        (Polaritas.RENTANG, 100, 98, Penilaian.TAK_TERBANDINGKAN),
    ],
)
def test_arah_dinilai_menurut_polaritas(polaritas: Polaritas, kini: int, lalu: int, penilaian: Penilaian) -> None:
    """A rise is better for naik, worse for turun, and not judged for a range whose target is unknown."""
    assert banding(_persen(kini), _persen(lalu), polaritas).penilaian is penilaian


def test_banding_poin_dan_persen() -> None:
    """From 98 to 100 is 2 points and 2,0408 %; the sentence says both and the judgement."""
    hasil = banding(_persen(100), _persen(98), Polaritas.NAIK)
    assert hasil.selisih == 2
    assert hasil.persen is not None
    assert hasil.persen.quantize(Decimal("0.0001")) == Decimal("2.0408")
    assert hasil.teks(Acuan.TAHUN_LALU) == "naik 2,00 poin (2,04%) terhadap tahun lalu, membaik"


def test_banding_data_hilang_bukan_nol() -> None:
    """An absent year is not read as 0: there is no change, no direction, and a reason."""
    hasil = banding(_persen(100), None, Polaritas.NAIK)
    assert (hasil.selisih, hasil.arah, hasil.penilaian) == (None, None, Penilaian.TAK_TERBANDINGKAN)
    assert "pembanding" in hasil.teks()
    assert "belum ada" in banding(None, _persen(1), Polaritas.NAIK).alasan


def test_banding_dari_nol_tanpa_persen() -> None:
    """From 0 there is a change in points and a direction, but no percentage."""
    hasil = banding(_persen(5), _persen(0), Polaritas.NAIK)
    assert (hasil.selisih, hasil.persen, hasil.arah) == (Decimal(5), None, Arah.NAIK)


def test_banding_beda_satuan_atau_jenis() -> None:
    """Documents and percentages, or a number and a rank, are not compared."""
    dokumen = Angka(Decimal(1), "Dokumen")
    peringkat = Peringkat("BB", TANGGA["predikat-sakip"])
    assert "berbeda satuan" in banding(dokumen, _persen(1), Polaritas.NAIK).alasan
    assert banding(peringkat, _persen(1), Polaritas.NAIK).penilaian is Penilaian.TAK_TERBANDINGKAN


@pytest.mark.parametrize(
    "kini",
    [
        Tenggat(date(2024, 2, 28)),
        YaTidak(True),
        Komposit((Angka(Decimal(1), "Lakip"), Angka(Decimal(2), "PK"))),
        Peringkat("BB", TANGGA["predikat-sakip"]),
    ],
)
def test_banding_dengan_yang_dahulu_angka(kini: Kuantitas) -> None:
    """What was a number last year and is a date, a yes or the like now is compared either way with neither."""
    for satu, lain in ((kini, _persen(1)), (_persen(1), kini)):
        hasil = banding(satu, lain, Polaritas.NAIK)
        assert (hasil.arah, hasil.satuan, hasil.penilaian) == (None, "", Penilaian.TAK_TERBANDINGKAN)
        assert hasil.alasan == f"“{satu}” dan “{lain}” bukan sepasang angka atau peringkat yang sejenis."


def test_banding_peringkat() -> None:
    """From B to BB is an improvement without points."""
    tangga = TANGGA["predikat-sakip"]
    hasil = banding(Peringkat("BB", tangga), Peringkat("B", tangga), Polaritas.NAIK)
    assert (hasil.selisih, hasil.penilaian) == (None, Penilaian.MEMBAIK)


@pytest.mark.parametrize(
    ("target", "kini", "lalu", "penilaian"),
    [
        (Rentang(Decimal(80), Decimal(90), "persen"), 92, 95, Penilaian.MEMBAIK),
        (Rentang(Decimal(80), Decimal(90), "persen"), 70, 91, Penilaian.MEMBURUK),
        (Rentang(Decimal(80), Decimal(90), "persen"), 82, 88, Penilaian.TETAP),
        (Angka(Decimal(50), "persen"), 49, 52, Penilaian.MEMBAIK),
        (Batas(JenisBatas.MAKSIMAL, Decimal(5), "persen"), 7, 6, Penilaian.MEMBURUK),
        (Batas(JenisBatas.MINIMAL, Decimal(5), "persen"), 7, 6, Penilaian.TETAP),
    ],
)
def test_rentang_dinilai_dari_jarak(
    target: Angka | Rentang | Batas, kini: int, lalu: int, penilaian: Penilaian
) -> None:
    """For a range the nearer to it is the better, on either side; inside it all are alike."""
    assert banding(_persen(kini), _persen(lalu), Polaritas.RENTANG, target).penilaian is penilaian


def test_tanggal_dinilai_dalam_tahunnya() -> None:
    """Done on 12 February for one year and on 10 February for the next is two days earlier, not a year later."""
    deret = {2023: Tenggat(date(2024, 2, 12)), 2022: Tenggat(date(2023, 2, 10)), 2024: Tenggat(date(2025, 2, 10))}
    (_, setahun), (_, lalu) = banding_tahunan(deret, 2024, Polaritas.TETAP)
    assert (setahun.teks("tahun 2022"), setahun.penilaian) == ("tetap terhadap tahun 2022", Penilaian.TETAP)
    assert lalu.teks("tahun 2023") == "lebih cepat 2 hari terhadap tahun 2023, membaik"
    akhir = {2023: Tenggat(date(2024, 2, 29)), 2024: Tenggat(date(2025, 2, 28))}
    assert banding_tahunan(akhir, 2024, Polaritas.NAIK)[0][1].arah is Arah.TETAP


@pytest.mark.parametrize(
    ("kini", "lalu", "target", "teks"),
    [
        (True, False, None, "menjadi ya terhadap tahun lalu, membaik"),
        (False, True, None, "menjadi tidak terhadap tahun lalu, memburuk"),
        (True, True, None, "tetap terhadap tahun lalu"),
        (False, True, YaTidak(False), "menjadi tidak terhadap tahun lalu, membaik"),
    ],
)
def test_ya_tidak_dibandingkan(kini: bool, lalu: bool, target: YaTidak | None, teks: str) -> None:
    """What was not and now is has changed, for the better unless the target says no."""
    assert banding(YaTidak(kini), YaTidak(lalu), Polaritas.NAIK, target).teks() == teks


def _majemuk(lakip: int, pk: int) -> Komposit:
    return Komposit((Angka(Decimal(lakip), "Lakip"), Angka(Decimal(pk), "PK")))


@pytest.mark.parametrize(
    ("kini", "lalu", "penilaian", "teks"),
    [
        (_majemuk(1, 2), _majemuk(1, 2), Penilaian.TETAP, "tetap terhadap tahun lalu"),
        (_majemuk(1, 3), _majemuk(1, 2), Penilaian.MEMBAIK, "naik terhadap tahun lalu, membaik"),
        (_majemuk(0, 2), _majemuk(1, 2), Penilaian.MEMBURUK, "turun terhadap tahun lalu, memburuk"),
        (_majemuk(0, 3), _majemuk(1, 2), Penilaian.TAK_TERBANDINGKAN, "arah yang berlawanan"),
        (_majemuk(1, 2), Komposit((Angka(Decimal(1), "Lakip"),)), Penilaian.TAK_TERBANDINGKAN, "komponennya"),
    ],
)
def test_majemuk_dibandingkan_tiap_komponen(kini: Komposit, lalu: Komposit, penilaian: Penilaian, teks: str) -> None:
    """Equal composites are equal; of others it counts whether all parts go one way."""
    hasil = banding(kini, lalu, Polaritas.NAIK)
    assert hasil.penilaian is penilaian
    assert teks in hasil.teks()


def test_banding_tahunan_berurutan() -> None:
    """Budget absorption of 2024 against each earlier year: it fell against all, and 2020 has no data."""
    deret = {2023: _persen("93.37"), 2020: None, 2024: _persen("84.99"), 2022: _persen("96.41")}
    hasil = banding_tahunan(deret, 2024, Polaritas.NAIK)
    assert [(t, b.penilaian) for t, b in hasil] == [
        (2020, Penilaian.TAK_TERBANDINGKAN),
        (2022, Penilaian.MEMBURUK),
        (2023, Penilaian.MEMBURUK),
    ]
    assert hasil[1][1].selisih == Decimal("-11.42")


@pytest.mark.lambat
@given(
    st.decimals(min_value=-1000, max_value=1000, places=3),
    st.decimals(min_value=-1000, max_value=1000, places=3),
)
def test_polaritas_berlawanan_menilai_berlawanan(kini: Decimal, lalu: Decimal) -> None:
    """What is better for naik is worse for turun, always; and swapping the years swaps the sign."""
    a, b = Angka(kini, "x"), Angka(lalu, "x")
    tukar = {Penilaian.MEMBAIK: Penilaian.MEMBURUK, Penilaian.MEMBURUK: Penilaian.MEMBAIK}
    naik, turun = banding(a, b, Polaritas.NAIK), banding(a, b, Polaritas.TURUN)
    assert turun.penilaian is tukar.get(naik.penilaian, naik.penilaian)
    assert naik.selisih == kini - lalu


def test_banding_benda_dicacah() -> None:
    """Things are counted without decimals, and a part of one keeps those that it has."""
    lalu, kini = Angka(Decimal(6500), "Kunjungan"), Angka(Decimal(8770), "Kunjungan")
    assert banding(kini, lalu, Polaritas.NAIK).teks() == "naik 2.270 Kunjungan (34,92%) terhadap tahun lalu, membaik"
    menit = banding(Angka(Decimal("19.5"), "menit"), Angka(Decimal(21), "menit"), Polaritas.TURUN)
    assert menit.teks() == "turun 1,5 menit (7,14%) terhadap tahun lalu, membaik"


_RENTANG = Rentang(Decimal(80), Decimal(90), "persen")
_MAKS = Batas(JenisBatas.MAKSIMAL, Decimal(5), "persen")
_MIN = Batas(JenisBatas.MINIMAL, Decimal(5), "persen")


@pytest.mark.parametrize(
    ("target", "kini", "lalu", "penilaian"),
    [
        # Below, above, on the bounds and across them.
        (_RENTANG, 79, 78, Penilaian.MEMBAIK),
        (_RENTANG, 78, 79, Penilaian.MEMBURUK),
        (_RENTANG, 80, 79, Penilaian.MEMBAIK),
        (_RENTANG, 90, 91, Penilaian.MEMBAIK),
        (_RENTANG, 91, 90, Penilaian.MEMBURUK),
        (_RENTANG, 80, 90, Penilaian.TETAP),
        (_RENTANG, 79, 91, Penilaian.TETAP),
        (_RENTANG, 77, 92, Penilaian.MEMBURUK),
        (_RENTANG, 85, 85, Penilaian.TETAP),
        (_MAKS, 4, 6, Penilaian.MEMBAIK),
        (_MAKS, 5, 1, Penilaian.TETAP),
        (_MAKS, 6, 5, Penilaian.MEMBURUK),
        (_MIN, 4, 3, Penilaian.MEMBAIK),
        (_MIN, 3, 9, Penilaian.MEMBURUK),
        (_MIN, 5, 9, Penilaian.TETAP),
        (Angka(Decimal(50), "persen"), 52, 47, Penilaian.MEMBAIK),
        (Angka(Decimal(50), "persen"), 48, 52, Penilaian.TETAP),
        (Angka(Decimal(50), "Dokumen"), 48, 52, Penilaian.TAK_TERBANDINGKAN),
        (None, 48, 52, Penilaian.TAK_TERBANDINGKAN),
        (None, 48, 48, Penilaian.TETAP),
    ],
)
@pytest.mark.parametrize("polaritas", [Polaritas.RENTANG, Polaritas.TETAP])
def test_perbandingan_terhadap_rentang(
    polaritas: Polaritas, target: Angka | Rentang | Batas | None, kini: int, lalu: int, penilaian: Penilaian
) -> None:
    """Nearer to the range is better from either side, on the bounds nothing is missing, and equal distance is no change."""
    hasil = banding(_persen(kini), _persen(lalu), polaritas, target)
    arah = Arah.NAIK if kini > lalu else Arah.TURUN if kini < lalu else Arah.TETAP
    assert (hasil.penilaian, hasil.arah, hasil.selisih, hasil.satuan) == (
        penilaian,
        arah,
        Decimal(kini - lalu),
        "persen",
    )
    tanpa_baik_buruk = penilaian is Penilaian.TETAP and arah is not Arah.TETAP
    assert bool(hasil.alasan) is (penilaian is Penilaian.TAK_TERBANDINGKAN or tanpa_baik_buruk)


def test_bergerak_tanpa_membaik_atau_memburuk() -> None:
    """A number that moved did not stay: it is as far from the range as it was, or still within it."""
    derajat = Rentang(Decimal(80), Decimal(90), "derajat")
    for kini, lalu, teks in (
        (92, 78, "naik 14 derajat (17,95%) terhadap tahun lalu, sama jauhnya dari target"),
        (82, 88, "turun 6 derajat (6,82%) terhadap tahun lalu, tetap memenuhi target"),
        (92, 92, "tetap terhadap tahun lalu"),
    ):
        sepasang = Angka(Decimal(kini), "derajat"), Angka(Decimal(lalu), "derajat")
        assert banding(*sepasang, Polaritas.RENTANG, derajat).teks() == teks


@pytest.mark.parametrize(
    ("kini", "lalu", "arah", "penilaian"),
    [
        ("BB", "B", Arah.NAIK, Penilaian.MEMBURUK),
        ("B", "BB", Arah.TURUN, Penilaian.MEMBAIK),
        ("B", "B", Arah.TETAP, Penilaian.TETAP),
    ],
)
def test_peringkat_yang_makin_rendah_makin_baik(kini: str, lalu: str, arah: Arah, penilaian: Penilaian) -> None:
    """A higher rank is worse where lower is better, and says nothing where neither way is."""
    tangga = TANGGA["predikat-sakip"]
    satu, dua = Peringkat(kini, tangga), Peringkat(lalu, tangga)
    hasil = banding(satu, dua, Polaritas.TURUN)
    assert (hasil.arah, hasil.penilaian, hasil.selisih, hasil.persen) == (arah, penilaian, None, None)
    tetap = banding(satu, dua, Polaritas.TETAP)
    assert tetap.penilaian is (Penilaian.TETAP if kini == lalu else Penilaian.TAK_TERBANDINGKAN)
    asing = banding(satu, Peringkat("WDP", TANGGA["opini-bpk"]), Polaritas.NAIK)
    assert (asing.arah, asing.penilaian) == (None, Penilaian.TAK_TERBANDINGKAN)


def test_yang_tidak_terbanding_tanpa_angka() -> None:
    """Nothing is left over in a comparison that could not be made, not even a unit."""
    kosong = banding(None, _persen(1), Polaritas.NAIK)
    assert kosong == Banding(
        selisih=None,
        persen=None,
        arah=None,
        penilaian=Penilaian.TAK_TERBANDINGKAN,
        satuan="",
        alasan="Realisasi belum ada.",
    )


def test_deret_tahun_memakai_targetnya() -> None:
    """The target decides what is nearer in every year of a series."""
    deret = {2022: _persen(95), 2023: _persen(70), 2024: _persen(92)}
    dua = banding_tahunan(deret, 2024, Polaritas.RENTANG, _RENTANG)
    assert [(tahun, b.penilaian) for tahun, b in dua] == [(2022, Penilaian.MEMBAIK), (2023, Penilaian.MEMBAIK)]
    assert banding_tahunan(deret, 2023, Polaritas.NAIK) == ((2022, banding(_persen(70), _persen(95), Polaritas.NAIK)),)


def test_tanggal_dibandingkan_dalam_hari() -> None:
    """One day late is worse, one day early better, the same day no change; the difference is in days."""
    satu, dua = Tenggat(date(2024, 3, 1)), Tenggat(date(2024, 3, 2))
    lambat, cepat, sama = (banding(a, b, Polaritas.NAIK) for a, b in ((dua, satu), (satu, dua), (satu, satu)))
    assert [(b.selisih, b.arah, b.penilaian, b.satuan) for b in (lambat, cepat, sama)] == [
        (Decimal(1), Arah.NAIK, Penilaian.MEMBURUK, "hari"),
        (Decimal(-1), Arah.TURUN, Penilaian.MEMBAIK, "hari"),
        (Decimal(0), Arah.TETAP, Penilaian.TETAP, "hari"),
    ]
    assert lambat.teks() == "lebih lambat 1 hari terhadap tahun lalu, memburuk"


def test_tahun_di_luar_kalender_tidak_digeser() -> None:
    """A date that cannot be moved into the year it is compared in stays where it is."""
    jauh = Tenggat(date(9999, 5, 1))
    assert seperti_tahun(jauh, 1) == jauh
    assert seperti_tahun(Tenggat(date(9998, 5, 1)), 1) == jauh
    assert seperti_tahun(Tenggat(date(2, 5, 1)), -1) == Tenggat(date(1, 5, 1))
    assert seperti_tahun(Tenggat(date(1, 5, 1)), -1) == Tenggat(date(1, 5, 1))


def test_ya_tidak_terhadap_targetnya() -> None:
    """What is not the target's has become worse; what stayed has not changed."""
    tidak, ya = YaTidak(False), YaTidak(True)
    assert banding(tidak, ya, Polaritas.NAIK, ya).penilaian is Penilaian.MEMBURUK
    assert banding(ya, tidak, Polaritas.TURUN).penilaian is Penilaian.MEMBURUK
    assert banding(ya, ya, Polaritas.NAIK) == Banding(
        selisih=None, persen=None, arah=Arah.TETAP, penilaian=Penilaian.TETAP
    )


def test_banyaknya_desimal_perbandingan() -> None:
    """The sentence rounds as the method says, half up; a whole number of things has no decimals."""
    dokumen = banding(Angka(Decimal("2.55"), "Dokumen"), Angka(Decimal(1), "Dokumen"), Polaritas.NAIK)
    assert dokumen.teks(tempat=1) == "naik 1,6 Dokumen (155,0%) terhadap tahun lalu, membaik"
    assert banding(_persen("2.555"), _persen(1), Polaritas.NAIK).teks(tempat=1).startswith("naik 1,6 poin (155,5%)")
