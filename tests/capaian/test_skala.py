"""Scales have no gap and no overlap, and classify the unrounded value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.capaian import SKALA, Pita, Skala, SkalaError, Tutup, bulatkan, susun_pita, tempat_tegas, tulis_persen


def _berisi(skala: Skala, pita: Pita, nilai: Decimal) -> bool:
    """Tell membership from the bounds alone, apart from how `kategori` searches."""
    if skala.tutup is Tutup.BAWAH:
        return (pita.bawah is None or nilai >= pita.bawah) and (pita.atas is None or nilai < pita.atas)
    return (pita.bawah is None or nilai > pita.bawah) and (pita.atas is None or nilai <= pita.atas)


@pytest.mark.parametrize("id_", sorted(SKALA))
def test_849893_satu_pita(id_: str) -> None:
    """84,9893 lies in exactly one band of every shipped scale; printed integer bands leave it in none."""
    skala, nilai = SKALA[id_], Decimal("84.9893")
    assert [p for p in skala.pita if _berisi(skala, p, nilai)] == [skala.kategori(nilai)]


@pytest.mark.lambat
@given(st.sampled_from(sorted(SKALA)), st.decimals(min_value=0, max_value=100, places=6))
def test_setiap_nilai_tepat_satu_pita(id_: str, nilai: Decimal) -> None:
    """Every percentage from 0 to 100 lies in exactly one band, the one that is reported."""
    skala = SKALA[id_]
    assert [p for p in skala.pita if _berisi(skala, p, nilai)] == [skala.kategori(nilai)]


@pytest.mark.parametrize(
    ("id_", "nilai", "nama"),
    [
        ("85-70-55", "85", "Sangat Berhasil"),
        ("85-70-55", "84.99999", "Berhasil"),
        ("85-70-55", "84.99", "Berhasil"),
        ("85-70-55", "97.53", "Sangat Berhasil"),
        ("85-70-55", "54.99", "Tidak Berhasil"),
        ("91-76-66-51", "91", "Sangat Tinggi"),
        ("91-76-66-51", "90.99", "Tinggi"),
        ("91-76-66-51", "50.99", "Sangat Rendah"),
        ("predikat-88-2021", "80.00", "BB"),
        ("predikat-88-2021", "80.01", "A"),
        ("predikat-88-2021", "90", "A"),
        ("predikat-88-2021", "30", "D"),
        ("predikat-88-2021", "0", "D"),
        ("predikat-88-2021", "120", "AA"),
        ("predikat-88-2021", "-5", "D"),
    ],
)
def test_ambang_skala(id_: str, nilai: str, nama: str) -> None:
    """Thresholds fall on the side the source says; PermenPANRB 88/2021: 80,00 is BB and 80,01 is A."""
    assert SKALA[id_].kategori(Decimal(nilai)).nama == nama


def _pita(nama: str, bawah: int | None, atas: int | None) -> Pita:
    return Pita(nama, None if bawah is None else Decimal(bawah), None if atas is None else Decimal(atas))


@pytest.mark.parametrize(
    ("pita", "pesan"),
    [
        ((_pita("Baik", 85, 100), _pita("Cukup", 70, 84)), "bercelah: nilai di antara 84"),
        ((_pita("Baik", 80, 100), _pita("Cukup", 70, 85)), "tumpang-tindih: nilai di antara 80 dan 85"),
        ((_pita("Cukup", 70, 85), _pita("Baik", 85, 100)), "tertukar urutannya"),
        ((_pita("Baik", 85, None), _pita("Cukup", 70, None)), "tanpa batas di antaranya"),
        ((_pita("Baik", 85, 85), _pita("Cukup", 70, 85)), "tidak berisi"),
        ((_pita("Baik", 85, None), _pita("Baik", None, 85)), "satu nama"),
        ((), "tidak mempunyai pita"),
    ],
)
def test_skala_cacat_ditolak(pita: tuple[Pita, ...], pesan: str) -> None:
    """A gap (such as 84 to 85 between integer bands), an overlap or a wrong order is named."""
    with pytest.raises(SkalaError, match=pesan):
        Skala(id="uji", nama="Uji", pita=pita, sumber="uji")


def test_susun_pita_dan_tulisannya() -> None:
    """Bands built from thresholds join without gaps, and print as a report shows them."""
    skala = Skala(id="uji", nama="Uji", pita=susun_pita(("Baik", "Cukup", "Kurang"), (80, 60)), sumber="uji")
    assert [skala.tulis_pita(p) for p in skala.pita] == ["≥ 80", "60 ≤ C < 80", "< 60"]
    predikat = SKALA["predikat-88-2021"]
    tulisan = [predikat.tulis_pita(p) for p in predikat.pita]
    assert (tulisan[0], tulisan[1], tulisan[-1]) == ("> 90", "80 < C ≤ 90", "≤ 30")
    with pytest.raises(SkalaError, match="2 nama pita untuk 2 ambang"):
        susun_pita(("Baik", "Cukup"), (80, 60))


@pytest.mark.parametrize(
    ("nilai", "skala", "tempat"),
    [
        ("84.995", "85-70-55", 3),
        ("84.99", "85-70-55", 2),
        ("85.001", "85-70-55", 2),
        ("99.996", "85-70-55", 3),
        ("99.99999999", None, 8),
        ("99." + "9" * 40, None, 2),
        ("100.004", "85-70-55", 2),
        ("80.004", "predikat-88-2021", 3),
        ("80.00", "predikat-88-2021", 2),
        ("-0.004", None, 3),
        ("0.004", None, 3),
        ("0.005", None, 2),
        ("0", None, 2),
        ("84.995", None, 2),
    ],
)
def test_tempat_yang_menunjukkan_batas(nilai: str, skala: str | None, tempat: int) -> None:
    """As many decimals as keep a number on its side: of 0, of 100 and of each band, whichever bound the band owns."""
    assert tempat_tegas(Decimal(nilai), 2, SKALA[skala] if skala else None) == tempat


@pytest.mark.lambat
@given(st.decimals(min_value=-50, max_value=200, places=6), st.integers(0, 3), st.sampled_from(sorted(SKALA)))
def test_yang_tercetak_sekategori_dengan_nilainya(nilai: Decimal, tempat: int, skala: str) -> None:
    """What is printed falls in the same band and on the same side of 100 as the number itself, with no digit too many."""
    tegas = tempat_tegas(nilai, tempat, SKALA[skala])
    cetakan = bulatkan(nilai, tegas)
    assert SKALA[skala].kategori(cetakan) == SKALA[skala].kategori(nilai)
    assert (cetakan >= 100) == (nilai >= 100)
    if tegas > tempat:
        kurang = bulatkan(nilai, tegas - 1)
        sisi = (SKALA[skala].kategori(kurang), kurang >= 100, kurang >= 0, kurang > 0)
        assert sisi != (SKALA[skala].kategori(nilai), nilai >= 100, nilai >= 0, nilai > 0)


@pytest.mark.parametrize(
    ("nilai", "skala", "teks"),
    [
        ("97.525", "85-70-55", "97,53%"),
        ("84.995", "85-70-55", "84,995%"),
        ("99.9999999999", None, "99,9999999999%"),
        ("99.99999999999", None, "< 100%"),
        ("84.99999999999", "85-70-55", "< 85%"),
        ("84.99999999999", None, "85,00%"),
        ("80.00000000001", "predikat-88-2021", "> 80%"),
        ("0.00000000001", None, "> 0%"),
        ("-0.00000000001", None, "< 0%"),
        ("100.00000000001", "85-70-55", "100,00%"),
        ("99." + "9" * 40, None, "100,00%"),
        ("1E-40", None, "0,00%"),
    ],
)
def test_persen_yang_tidak_melintasi_batas(nilai: str, skala: str | None, teks: str) -> None:
    """Where ten decimals cannot show the side, the border is written with it; the rest of a quotient is no result."""
    assert tulis_persen(Decimal(nilai), 2, SKALA[skala] if skala else None) == teks


def test_indeks_di_bawah_satu() -> None:
    """An index has its border at 1, and none at 100."""
    satu = Decimal(1)
    assert [tempat_tegas(Decimal(n), 2, ambang=satu) for n in ("0.996", "0.99", "1.004", "99.996")] == [3, 2, 2, 2]


def test_skala_satu_pita() -> None:
    """A scale of one band holds everything, and says so or names its one bound."""
    semua = Skala(id="x", nama="X", pita=(Pita("A", None, None),), sumber="uji")
    assert [semua.tulis_pita(p) for p in semua.pita] == ["semua nilai"]
    atas = Skala(id="x", nama="X", pita=(Pita("A", None, Decimal(100)),), sumber="uji")
    assert atas.tulis_pita(atas.pita[0]) == "semua nilai"
    assert atas.kategori(Decimal(250)).nama == "A"
    tertutup = Skala(
        id="x", nama="X", pita=(Pita("A", Decimal(80), Decimal(100)), Pita("B", Decimal(0), Decimal(80))), sumber="uji"
    )
    assert [tertutup.tulis_pita(p) for p in tertutup.pita] == ["≥ 80", "< 80"]
    assert [tertutup.kategori(Decimal(n)).nama for n in (120, 80, 79, -5)] == ["A", "A", "B", "B"]


@pytest.mark.parametrize(
    ("pita", "pesan"),
    [
        ((), "tidak mempunyai pita"),
        ((Pita("A", Decimal(5), Decimal(5)),), "tidak berisi"),
        ((Pita("A", Decimal(6), Decimal(5)),), "tidak berisi"),
        ((Pita("A", Decimal(5), None), Pita("A", None, Decimal(5))), "satu nama untuk lebih dari satu pita"),
        ((Pita("A", None, None), Pita("B", None, Decimal(5))), "tanpa batas di antaranya"),
        ((Pita("A", Decimal(5), None), Pita("B", None, None)), "tanpa batas di antaranya"),
        ((Pita("A", Decimal(6), None), Pita("B", None, Decimal(5))), "bercelah"),
        ((Pita("A", Decimal(5), None), Pita("B", Decimal(1), Decimal(6))), "tumpang-tindih"),
        ((Pita("A", Decimal(1), Decimal(5)), Pita("B", Decimal(5), Decimal(9))), "tertukar urutannya"),
        ((Pita("A", Decimal(1), Decimal(6)), Pita("B", Decimal(4), Decimal(9))), "tumpang-tindih"),
    ],
)
def test_skala_yang_tidak_utuh(pita: tuple[Pita, ...], pesan: str) -> None:
    """No bands, an empty one, one name twice, no border, a gap, an overlap, a wrong order: each has its own reason."""
    with pytest.raises(SkalaError, match=pesan):
        Skala(id="x", nama="X", pita=pita, sumber="uji")


def test_di_bawah_pita_terendah_tetap_pita_terendah() -> None:
    """A capaian below 0 of a scale that starts at 0 is in its lowest band, not between two."""
    pita = (_pita("Baik", 80, None), _pita("Cukup", 50, 80), _pita("Kurang", 0, 50))
    skala = Skala(id="x", nama="X", pita=pita, sumber="metode")
    assert [skala.kategori(Decimal(n)).nama for n in (80, 50, 0, -5)] == ["Baik", "Cukup", "Kurang", "Kurang"]


@pytest.mark.parametrize(
    ("nilai", "cetakan"),
    [("54.99999999999", "< 55%"), ("69.99999999999", "< 70%"), ("-0.00000000001", "< 0%")],
)
def test_yang_tidak_tercetak_disebut_terhadap_batas_terdekat(nilai: str, cetakan: str) -> None:
    """Where ten decimals fail the border itself is named, that of the lowest band too."""
    assert tulis_persen(Decimal(nilai), 2, SKALA["85-70-55"]) == cetakan
