"""Aggregates say how many they hold and what they left out."""

import random
from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lkj.capaian import (
    AGREGAT,
    TANGGA,
    Agregat,
    AgregatError,
    Anggota,
    Angka,
    Aturan,
    Capaian,
    KodeCatatan,
    Komposit,
    Kuantitas,
    PenerapanBatas,
    Peringkat,
    Polaritas,
    Status,
    TanpaPersentase,
    baca_kuantitas,
    bulatkan,
    hitung,
    rerata,
    rerata_geometrik,
    rerata_geometrik_sasaran,
    rerata_sasaran,
    rerata_tertimbang,
)


def _c(r: str | int, t: str | int = 100) -> Capaian:
    return hitung(Angka(Decimal(t), "x"), Angka(Decimal(r), "x"), Aturan())


KOSONG = hitung(Angka(Decimal(100), "x"), None, Aturan())

# Table "Pengukuran Kinerja" of the LKj 2024 of KPU Provinsi Kalimantan Tengah, target and realisasi; "98&" of
# row 6 is read as 98 %.
TABEL_2024 = [
    ("100 %", "100 %"),
    ("1 Dokumen", "1 Dokumen"),
    ("1 Dokumen", "1 Dokumen"),
    ("1 Dokumen", "1 Dokumen"),
    ("100 %", "98 %"),
    ("100 %", "98 %"),
    ("100 %", "99 %"),
    ("1 Dokumen", "1 Dokumen"),
    ("1 Dokumen", "1 Dokumen"),
    ("100 %", "98 %"),
    ("1 Laporan", "100 %"),
    ("100 %", "100 %"),
    ("1 Lakip dan 2 Perjanjian Kinerja", "100 %"),
    ("100 %", "84,99 %"),
    ("100 %", "95 %"),
    ("2 Laporan", "100 %"),
    ("100 %", "84,99 %"),
]


def _tabel_2024() -> list[tuple[str, Capaian]]:
    return [
        (f"IKK-{i:02}", hitung(baca_kuantitas(t, "persen"), baca_kuantitas(r, "persen"), Aturan()))
        for i, (t, r) in enumerate(TABEL_2024, start=1)
    ]


def _cetak(hasil: Agregat, tempat: int) -> tuple[Decimal, int]:
    assert hasil.nilai is not None
    return bulatkan(hasil.nilai, tempat), hasil.n


def test_rerata_2024_tujuh_belas_indikator() -> None:
    """The mean of the 17 indicators of 2024 is 97,53 %, not the published 84,99 %."""
    assert _cetak(rerata(_tabel_2024()), 2) == (Decimal("97.53"), 17)


def test_rerata_2024_sembilan_persentase() -> None:
    """Over the nine pure percentages the mean is 95,331111."""
    persen = [b for b, (t, _) in zip(_tabel_2024(), TABEL_2024, strict=True) if t.endswith("%")]
    assert _cetak(rerata(persen), 6) == (Decimal("95.331111"), 9)


def test_rerata_2024_tanpa_beda_satuan() -> None:
    """Without the three whose units differ from their target's it is 96,998571 over 14."""
    tabel = _tabel_2024()
    murni = [b for b in tabel if not b[1].catatan]
    assert len(tabel) - len(murni) == 3
    assert _cetak(rerata(murni), 6) == (Decimal("96.998571"), 14)


def test_rerata_menyebut_yang_dikecualikan() -> None:
    """A missing realisasi is left out with its reason and is not 0; a real 0 is in the mean."""
    hasil = rerata([("a", _c(100)), ("b", KOSONG), ("c", _c(0))])
    assert (hasil.nilai, hasil.n) == (Decimal(50), 2)
    assert hasil.dikecualikan == (("b", "Realisasi belum ada."),)
    assert hasil.langkah[0].penjabaran == "100 ÷ 2 = 50"


def test_rerata_tanpa_anggota() -> None:
    """Nothing measured has no mean: None over 0, with all ten left out by name."""
    hasil = rerata([(f"IKU-{i}", KOSONG) for i in range(10)])
    assert (hasil.nilai, hasil.n, len(hasil.dikecualikan)) == (None, 0, 10)


def test_rerata_dari_rerata_sasaran() -> None:
    """Each sasaran weighs alike: (100 + 50) ÷ 2 is 75, where the mean of indicators is 83,33."""
    butir = [("a", _c(100), "S1"), ("b", _c(100), "S1"), ("c", _c(50), "S2"), ("d", KOSONG, "S3")]
    hasil = rerata_sasaran(butir)
    assert (hasil.nilai, hasil.n) == (Decimal(75), 2)
    assert [id_ for id_, _ in hasil.dikecualikan] == ["d", "S3"]
    assert [(g, a.nilai, a.n) for g, a in hasil.kelompok] == [("S1", 100, 2), ("S2", 50, 1), ("S3", None, 0)]


def test_rerata_tertimbang() -> None:
    """60 % of 100 and 40 % of 50 is 80."""
    hasil = rerata_tertimbang([("a", _c(100), Decimal(60)), ("b", _c(50), Decimal(40))])
    assert (hasil.nilai, hasil.n, hasil.catatan) == (Decimal(80), 2, ())
    assert hasil.langkah[0].penjabaran == "8.000 ÷ 100 = 80"


@pytest.mark.parametrize(
    ("bobot", "pesan"), [((60, 39), "Jumlah bobot 99"), ((120, -20), "Bobot b negatif"), ((60, 41), "101")]
)
def test_bobot_harus_berjumlah_100(bobot: tuple[int, int], pesan: str) -> None:
    """Weights that do not add up to 100, or are negative, are an error and never adjusted in silence."""
    with pytest.raises(AgregatError, match=pesan):
        rerata_tertimbang([("a", _c(100), Decimal(bobot[0])), ("b", _c(50), Decimal(bobot[1]))])


def test_bobot_yang_kosong_dikeluarkan_dengan_catatan() -> None:
    """Without data for b the mean is over the weight that remains, and a note says so."""
    hasil = rerata_tertimbang([("a", _c(90), Decimal(60)), ("b", KOSONG, Decimal(40))])
    assert (hasil.nilai, hasil.n) == (Decimal(90), 1)
    assert [c.kode for c in hasil.catatan] == [KodeCatatan.BOBOT_DISESUAIKAN]
    assert rerata_tertimbang([("b", KOSONG, Decimal(100))]).nilai is None


def test_geometrik_pmk_22_2021() -> None:
    """PMK 22/2021: 5/5 and 9/10 give 94,868; 2/3, 4/6 and 5/5 give 76,314; the two outputs give 85,087."""
    satu = [("1", _c(5, 5)), ("2", _c(9, 10))]
    dua = [("3", _c(2, 3)), ("4", _c(4, 6)), ("5", _c(5, 5))]
    assert _cetak(rerata_geometrik(satu), 3) == (Decimal("94.868"), 2)
    assert _cetak(rerata_geometrik(dua), 3) == (Decimal("76.314"), 3)
    berkelompok = [(i, c, "1a") for i, c in satu] + [(i, c, "1b") for i, c in dua]
    assert _cetak(rerata_geometrik_sasaran(berkelompok), 3) == (Decimal("85.087"), 2)


def test_geometrik_nol_dan_negatif() -> None:
    """One 0 makes the product 0; a negative capaian counts as 0 and is named, for left out it would raise the mean."""
    negatif = Capaian(nilai=Decimal(-25), mentah=Decimal(-25), status=Status.TIDAK_TERCAPAI)
    assert rerata_geometrik([("a", _c(100)), ("b", _c(0))]).nilai == 0
    hasil = rerata_geometrik([("a", _c(100)), ("b", negatif), ("c", KOSONG)])
    assert (hasil.nilai, hasil.n, [i for i, _ in hasil.dikecualikan]) == (Decimal(0), 2, ["c"])
    assert hasil.anggota == (("a", Decimal(100)), ("b", Decimal(0)))
    assert [(c.kode, "Capaian b negatif" in c.pesan) for c in hasil.catatan] == [(KodeCatatan.DIHITUNG_NOL, True)]


def test_batas_sesudah_dikenakan_pada_rerata() -> None:
    """With a cap of 100, 200 and 60 average 80 when capped before, and 100 (of 130) when capped after."""
    t, r1, r2 = Angka(Decimal(100), "x"), Angka(Decimal(200), "x"), Angka(Decimal(60), "x")
    hasil = {}
    for penerapan in PenerapanBatas:
        aturan = Aturan(polaritas=Polaritas.NAIK, batas_atas=Decimal(100), penerapan_batas=penerapan)
        agregat = rerata([("a", hitung(t, r1, aturan)), ("b", hitung(t, r2, aturan))], aturan)
        hasil[penerapan] = (agregat.nilai, agregat.mentah)
    assert hasil == {
        PenerapanBatas.SEBELUM: (Decimal(80), Decimal(80)),
        PenerapanBatas.SESUDAH: (Decimal(100), Decimal(130)),
    }


@pytest.mark.parametrize(
    ("cara", "mentah"),
    [
        (lambda c, a: rerata_tertimbang([("a", c[0], Decimal(75)), ("b", c[1], Decimal(25))], a), "165"),
        (lambda c, a: rerata_tertimbang([("a", c[0], Decimal(9)), ("b", c[1], Decimal(3))], a, utuh=False), "165"),
        (lambda c, a: rerata_sasaran([("a", c[0], "S1"), ("b", c[1], "S2"), ("c", c[1], "S2")], a), "130"),
        (
            lambda c, a: rerata_geometrik(
                [("a", c[0]), ("b", Capaian(nilai=Decimal(72), mentah=None, status=Status.TERCAPAI))], a
            ),
            "120",
        ),
        (
            lambda c, a: rerata_geometrik_sasaran(
                [("a", c[0], "S1"), ("b", Capaian(nilai=Decimal(72), mentah=None, status=Status.TERCAPAI), "S2")], a
            ),
            "120",
        ),
    ],
    ids=["tertimbang", "tertimbang sebagian", "sasaran", "geometrik", "geometrik sasaran"],
)
def test_batas_sesudah_dikenakan_pada_setiap_cara(
    cara: Callable[[list[Capaian], Aturan], Agregat], mentah: str
) -> None:
    """200 and 60, whichever way they are joined, are capped and floored as a whole, and the value before stays known."""
    anggota = [_c(200), _c(60)]
    for batas, nilai in (
        ({"batas_atas": Decimal(110)}, Decimal(110)),
        ({"batas_bawah": Decimal(170)}, Decimal(170)),
        ({"batas_atas": Decimal(-5)}, Decimal(-5)),
        ({}, None),
    ):
        aturan = Aturan(penerapan_batas=PenerapanBatas.SESUDAH, **batas)  # type: ignore[arg-type]
        hasil = cara(anggota, aturan)
        assert hasil.mentah is not None
        assert bulatkan(hasil.mentah, 20) == Decimal(mentah)
        assert hasil.nilai == (hasil.mentah if nilai is None else nilai)
        assert len(hasil.langkah) == 1 + len(batas)
        if batas:
            assert hasil.langkah[-1].hasil == nilai
            assert hasil.langkah[-1].masukan[0] == ("C", hasil.mentah)
        # The groups are averages of their own, which the cap of the whole does not touch.
        assert [inner.nilai == inner.mentah for _, inner in hasil.kelompok] == [True] * len(hasil.kelompok)
        sebelum = cara(anggota, replace(aturan, penerapan_batas=PenerapanBatas.SEBELUM))
        assert sebelum.nilai == sebelum.mentah == hasil.mentah


def _predikat(nilai: str) -> Peringkat:
    return Peringkat(nilai, TANGGA["predikat-sakip"])


def _tiga(target: Kuantitas, realisasi: Kuantitas, aturan: Aturan) -> Agregat:
    """Return the mean of 130, 120 and one more."""
    lain = [("a", Capaian(nilai=Decimal(n), mentah=Decimal(n), status=Status.TERCAPAI)) for n in (130, 120)]
    return rerata([*lain, ("c", hitung(target, realisasi, aturan))], aturan)


@pytest.mark.parametrize("kata", ["B", "CC", "D"])
def test_predikat_yang_gagal_tidak_menaikkan_rerata(kata: str) -> None:
    """130, 120 and a predikat: 116,67 where BB is met, 83,33 where it is missed, and never 125."""
    tercapai = _tiga(_predikat("BB"), _predikat("A"), Aturan())
    gagal = _tiga(_predikat("BB"), _predikat(kata), Aturan())
    assert _cetak(tercapai, 2) == (Decimal("116.67"), 3)
    assert _cetak(gagal, 2) == (Decimal("83.33"), 3)
    assert (tercapai.skor, gagal.dikecualikan) == ((), ())
    (skor,) = gagal.skor
    assert (skor.id, skor.nilai) == ("c", Decimal(0))
    assert f"Peringkat {kata} tidak mencapai target BB" in skor.alasan


def test_dikeluarkan_hanya_bila_dinyatakan() -> None:
    """Left out is a declared choice: then the mean is of the other two, and the third is named with its reason."""
    hasil = _tiga(_predikat("BB"), _predikat("B"), Aturan(tanpa_persentase=TanpaPersentase.DIKELUARKAN))
    assert _cetak(hasil, 2) == (Decimal("125.00"), 2)
    assert [id_ for id_, _ in hasil.dikecualikan] == ["c"]
    assert (hasil.skor, hasil.dari, hasil.sementara) == ((), 3, False)


@pytest.mark.parametrize(
    ("realisasi", "batas", "skor"),
    [
        (0, {}, None),
        (3, {}, 0),
        (-1, {}, 100),
        (3, {"batas_bawah": Decimal(20)}, 20),
        (-1, {"batas_atas": Decimal(90)}, 90),
    ],
)
def test_target_nol_masuk_rerata_menurut_statusnya(realisasi: int, batas: dict[str, Decimal], skor: int | None) -> None:
    """A target of 0 that is missed counts as 0 within cap and floor; its capaian stays without a number."""
    hasil = hitung(Angka(Decimal(0), "x"), Angka(Decimal(realisasi), "x"), Aturan(polaritas=Polaritas.TURUN, **batas))  # type: ignore[arg-type]
    assert hasil.pengganti == skor
    if skor is not None:
        assert (hasil.nilai, hasil.mentah, hasil.skor) == (None, None, Decimal(skor))


@pytest.mark.parametrize("penerapan", list(PenerapanBatas))
def test_rasio_dengan_realisasi_nol_dihitung_sebesar_batas(penerapan: PenerapanBatas) -> None:
    """T ÷ 0 is beyond every result: with a cap of 120 it counts as the cap, and 1 incident never beats none."""
    aturan = Aturan(polaritas=Polaritas.TURUN, rumus="rasio", batas_atas=Decimal(120), penerapan_batas=penerapan)
    nol, satu = (_tiga(Angka(Decimal(2), "x"), Angka(Decimal(r), "x"), aturan).nilai for r in (0, 1))
    assert nol is not None and satu is not None
    assert satu <= nol <= Decimal("123.34")


def test_rasio_dengan_realisasi_nol_tanpa_batas_tidak_terhitung() -> None:
    """Without a cap there is no number that 0 may count for and none that it may not; the note says what to declare."""
    for cara in (rerata, rerata_geometrik):
        hasil = hitung(Angka(Decimal(2), "x"), Angka(Decimal(0), "x"), Aturan(polaritas=Polaritas.TURUN, rumus="rasio"))
        agregat = cara([("a", _c(100)), ("b", hasil)])
        assert (agregat.nilai, agregat.langkah) == (None, ())
        assert [c.kode for c in agregat.catatan] == [KodeCatatan.TAK_BERHINGGA]
        assert "batas atas" in agregat.catatan[0].pesan
    # A group without a number takes that of the whole with it, unless the whole is capped.
    butir = [("a", _c(100), "S1"), ("b", hasil, "S2")]
    assert rerata_sasaran(butir).nilai is None
    assert rerata_geometrik_sasaran(butir).nilai is None
    batas = Aturan(batas_atas=Decimal(110), penerapan_batas=PenerapanBatas.SESUDAH)
    assert rerata_sasaran(butir, batas).nilai == 110
    assert rerata_tertimbang([("a", _c(60), Decimal(100)), ("b", hasil, Decimal(0))]).nilai == 60


def test_rerata_sementara_menyebut_yang_belum_ada() -> None:
    """A missing realisasi makes the mean provisional; a row that cannot be computed does not."""
    beda_jenis = hitung(Angka(Decimal(100), "x"), _predikat("A"), Aturan())
    tetap = rerata([("a", _c(100)), ("b", beda_jenis)])
    assert (tetap.sementara, tetap.terukur, tetap.dari) == (False, 1, 2)
    butir = [("a", _c(100), "S1"), ("b", KOSONG, "S1"), ("c", _c(50), "S2")]
    for agregat in (
        rerata([(i, c) for i, c, _ in butir]),
        rerata_sasaran(butir),
        rerata_geometrik_sasaran(butir),
        rerata_tertimbang([(i, c, Decimal(n)) for (i, c, _), n in zip(butir, (50, 25, 25), strict=True)]),
    ):
        assert (agregat.sementara, agregat.belum_ada, agregat.terukur, agregat.dari) == (True, ("b",), 2, 3)
    assert rerata([("b", KOSONG)]).sementara is False


def test_nilai_majemuk_menggabungkan_skor_komponennya() -> None:
    """One component against a target of 0 is missed, the other is at 150: their scores make 75, at the least 0."""
    target = Komposit((Angka(Decimal(0), "a"), Angka(Decimal(2), "b")))
    realisasi = Komposit((Angka(Decimal(1), "a"), Angka(Decimal(1), "b")))
    for cara, skor in (("rerata", Decimal(75)), ("minimum", Decimal(0))):
        hasil = hitung(target, realisasi, Aturan(polaritas=Polaritas.TURUN, komposit=cara))
        assert (hasil.nilai, hasil.status, hasil.pengganti) == (None, Status.TIDAK_TERCAPAI, skor)


def test_bobot_sebagian_boleh_melebihi_seratus() -> None:
    """The weights of one objective are used in proportion, whatever they make; negative ones never are."""
    hasil = rerata_tertimbang([("a", _c(100), Decimal(90)), ("b", _c(40), Decimal(30))], utuh=False)
    assert (hasil.nilai, hasil.n, hasil.catatan) == (Decimal(85), 2, ())
    nol = rerata_tertimbang([("a", _c(100), Decimal(0))], utuh=False)
    assert (nol.nilai, nol.n, nol.dikecualikan) == (None, 0, (("a", "Bobotnya 0."),))
    assert (nol.cara, nol.langkah, nol.anggota) == ("tertimbang", (), ())
    with pytest.raises(AgregatError, match="Bobot a negatif"):
        rerata_tertimbang([("a", _c(100), Decimal(-1))], utuh=False)


_pecahan = st.tuples(st.integers(0, 10**6), st.integers(1, 10**6))
_banyak = st.lists(_pecahan, min_size=1, max_size=12).map(
    lambda daftar: [(str(i), _c(r, t)) for i, (r, t) in enumerate(daftar)]
)


def _angka(butir: list[tuple[str, Capaian]]) -> list[Decimal]:
    return [c.nilai for _, c in butir if c.nilai is not None]


@pytest.mark.lambat
@given(_banyak)
def test_rerata_eksak_dan_di_antara_bagiannya(butir: list[tuple[str, Capaian]]) -> None:
    """The mean is the exact mean of its members, rounded once, and lies between their extremes."""
    nilai = rerata(butir).nilai
    anggota = _angka(butir)
    eksak = sum(map(Fraction, anggota), Fraction(0)) / len(anggota)
    assert nilai == Context(prec=50).divide(Decimal(eksak.numerator), Decimal(eksak.denominator))
    assert min(anggota) <= nilai <= max(anggota)


@pytest.mark.lambat
@given(_banyak, st.randoms(use_true_random=False))
def test_urutan_indikator_tidak_berpengaruh(butir: list[tuple[str, Capaian]], acak: random.Random) -> None:
    """Shuffling the indicators changes no aggregate, to the last digit."""
    kocok = list(butir)
    acak.shuffle(kocok)
    assert rerata(butir).nilai == rerata(kocok).nilai
    assert rerata_geometrik(butir).nilai == rerata_geometrik(kocok).nilai


@pytest.mark.lambat
@given(_banyak)
def test_geometrik_tidak_melebihi_rerata(butir: list[tuple[str, Capaian]]) -> None:
    """The geometric mean stays within its parts and never exceeds the arithmetic one."""
    geometrik, aritmetik = rerata_geometrik(butir).nilai, rerata(butir).nilai
    assert geometrik is not None
    assert aritmetik is not None
    assert min(_angka(butir)) <= geometrik <= max(_angka(butir))
    assert geometrik - aritmetik <= Decimal("1e-40")


@pytest.mark.lambat
@given(_banyak)
def test_geometrik_eksak(butir: list[tuple[str, Capaian]]) -> None:
    """Raised to the n-th power the geometric mean is the product, to the last digits of fifty."""
    nilai = rerata_geometrik(butir).nilai
    assert nilai is not None
    hasil_kali = Fraction(1)
    for anggota in _angka(butir):
        hasil_kali *= Fraction(anggota)
    assert abs(Fraction(nilai) ** len(butir) - hasil_kali) <= hasil_kali * Fraction(1, 10**47)


@pytest.mark.lambat
@given(_banyak)
def test_bobot_sama_adalah_rerata(butir: list[tuple[str, Capaian]]) -> None:
    """Equal weights give the plain mean, and one sasaran alone has the mean of its indicators."""
    delapan = (butir * 8)[:8]
    sama = rerata_tertimbang((i, c, Decimal("12.5")) for i, c in delapan)
    assert sama.nilai == rerata(delapan).nilai
    assert rerata_sasaran((i, c, "S") for i, c in butir).nilai == rerata(butir).nilai


def test_geometric_by_objective_names_each_left_out_once() -> None:
    """An indikator without a number is left out once, not once for its objective and once for the whole."""
    kosong = hitung(Angka(Decimal(100), "persen"), None, Aturan())
    ada = hitung(Angka(Decimal(100), "persen"), Angka(Decimal(90), "persen"), Aturan())
    hasil = rerata_geometrik_sasaran([("a", ada, "S1"), ("b", kosong, "S1")])
    assert [ident for ident, _ in hasil.dikecualikan] == ["b"]


def test_geometrik_sasaran_menyebut_yang_negatif_dan_kelompoknya() -> None:
    """A negative capaian within an objective is named for the whole, once, beside the notes of the whole."""
    negatif = Capaian(nilai=Decimal(-25), mentah=Decimal(-25), status=Status.TIDAK_TERCAPAI)
    nol = hitung(Angka(Decimal(2), "x"), Angka(Decimal(0), "x"), Aturan(polaritas=Polaritas.TURUN, rumus="rasio"))
    hasil = rerata_geometrik_sasaran([("a", negatif, "S1"), ("b", _c(100), "S1"), ("c", _c(50), "S2")])
    assert (hasil.cara, hasil.nilai, hasil.n, hasil.terukur) == ("geometrik-sasaran", Decimal(0), 2, 3)
    assert [(g, a.nilai, a.cara) for g, a in hasil.kelompok] == [
        ("S1", Decimal(0), "geometrik"),
        ("S2", Decimal(50), "geometrik"),
    ]
    assert [c.pesan for c in hasil.catatan] == ["Capaian a negatif; dalam rerata geometrik dihitung 0."]
    dua = rerata_geometrik_sasaran([("a", negatif, "S1"), ("c", nol, "S2")])
    assert (dua.nilai, [c.kode for c in dua.catatan]) == (Decimal(0), [KodeCatatan.DIHITUNG_NOL])
    assert hasil.anggota == (("S1", Decimal(0)), ("S2", Decimal(50)))
    tak_terhingga = rerata_geometrik_sasaran([("a", _c(50), "S1"), ("c", nol, "S2")])
    assert [c.kode for c in tak_terhingga.catatan] == [KodeCatatan.TAK_BERHINGGA]
    assert (tak_terhingga.skor[0].id, tak_terhingga.skor[0].nilai.is_infinite()) == ("c", True)


def test_setiap_cara_menyebut_isinya() -> None:
    """Way, members, what is left out and the step with its symbols stand in every aggregate."""
    butir = [("a", _c(100), "S1"), ("b", KOSONG, "S2"), ("c", _c(50), "S3")]
    tunggal = [(i, c) for i, c, _ in butir]
    keluar = ("b", "Realisasi belum ada.")
    rata, sasaran = rerata(tunggal), rerata_sasaran(butir)
    assert (rata.cara, rata.anggota, rata.dikecualikan) == (
        "rerata-indikator",
        (("a", Decimal(100)), ("c", Decimal(50))),
        (keluar,),
    )
    assert [(k.kaidah.id, k.masukan) for k in rata.langkah] == [("rerata", (("ΣC", Decimal(150)), ("n", Decimal(2))))]
    assert (sasaran.cara, sasaran.anggota) == (
        "rerata-sasaran",
        (("S1", Decimal(100)), ("S3", Decimal(50))),
    )
    assert sasaran.dikecualikan == (keluar, ("S2", "Tidak ada indikator yang dapat dihitung."))
    assert [(k.kaidah.id, k.masukan) for k in sasaran.langkah] == [
        ("rerata-sasaran", (("ΣS", Decimal(150)), ("n", Decimal(2))))
    ]
    bobot = rerata_tertimbang([("a", _c(100), Decimal(60)), ("b", KOSONG, Decimal(20)), ("c", _c(50), Decimal(20))])
    assert (bobot.cara, bobot.dikecualikan, bobot.mentah) == ("tertimbang", (keluar,), Decimal("87.5"))
    assert [(k.kaidah.id, k.masukan) for k in bobot.langkah] == [
        ("tertimbang", (("Σ(bobot × C)", Decimal(7000)), ("Σbobot", Decimal(80))))
    ]
    assert [c.pesan for c in bobot.catatan] == [
        "Bobot terpakai hanya 80 karena sebagian indikator tidak ikut dihitung."
    ]
    geometrik = rerata_geometrik([("a", _c(80)), ("c", _c(20))])
    assert [(k.kaidah.id, k.masukan, k.hasil) for k in geometrik.langkah] == [
        ("geometrik", (("n", Decimal(2)), ("ΠC", "(80 × 20)")), Decimal(40))
    ]
    kosong = [one.gabungkan((), Aturan(), False) for one in AGREGAT.values()]
    assert [(a.nilai, a.mentah, a.n, a.langkah, a.dari) for a in kosong] == [(None, None, 0, (), 0)] * len(AGREGAT)
    assert [a.cara for a in kosong] == list(AGREGAT)
    batas = Aturan(batas_bawah=Decimal(5), penerapan_batas=PenerapanBatas.SESUDAH)
    for tanpa in (rerata([("b", KOSONG)], batas), rerata_geometrik([("b", KOSONG)], batas)):
        assert (tanpa.nilai, tanpa.dikecualikan, tanpa.belum_ada, tanpa.dari) == (None, (keluar,), ("b",), 1)
    nol = rerata_geometrik([("a", _c(0)), ("c", _c(50))])
    assert (nol.cara, nol.anggota, nol.catatan) == (
        "geometrik",
        (("a", Decimal(0)), ("c", Decimal(50))),
        (),
    )


@pytest.mark.parametrize(
    ("cara", "nilai"),
    [
        ("rerata-indikator", "9.67"),
        ("rerata-sasaran", "11.25"),
        ("tertimbang", "8.25"),
        ("geometrik", "8.32"),
        ("geometrik-sasaran", "9.80"),
    ],
)
def test_setiap_cara_menggabungkan_anggotanya(cara: str, nilai: str) -> None:
    """4 and 9 of one objective, 16 of another; a cap after averaging caps the whole.

    29 ÷ 3; (6,5 + 16) ÷ 2; by weights of 50, 25 and 25; the cube root of 576; and the root of 6 × 16.
    """
    bagian = [("a", 4, "S1", 50), ("b", 9, "S1", 25), ("c", 16, "S2", 25)]
    anggota = [Anggota(i, _c(n), sasaran, Decimal(bobot)) for i, n, sasaran, bobot in bagian]
    gabung = AGREGAT[cara].gabungkan
    utuh = gabung(anggota, Aturan(), True)
    assert (utuh.cara, _cetak(utuh, 2)[0]) == (cara, Decimal(nilai))
    sesudah = Aturan(batas_atas=Decimal(5), penerapan_batas=PenerapanBatas.SESUDAH)
    assert gabung(anggota, sesudah, True).nilai == 5


def _berbobot(*bobot: int | None) -> list[Anggota]:
    """Return indikator of 80 and 60, then one without realisasi, with these weights."""
    capaian = (_c(80), _c(60), KOSONG)
    return [
        Anggota(id_, c, "S", None if b is None else Decimal(b))
        for id_, c, b in zip("abc", capaian, bobot, strict=False)
    ]


@pytest.mark.parametrize(
    ("bobot", "utuh", "keluar", "belum_ada"),
    [
        ((50, None, 50), True, (("b", "Bobot belum ada."),), ("c",)),
        ((None, None), True, (("a", "Bobot belum ada."), ("b", "Bobot belum ada.")), ()),
        ((60, 30), True, tuple((i, "Jumlah bobot 90, seharusnya 100.") for i in "ab"), ()),
        ((120, -20), False, tuple((i, "Bobot b negatif.") for i in "ab"), ()),
        ((), True, (), ()),
    ],
)
def test_bobot_yang_kurang_tidak_memberi_rata_rata(
    bobot: tuple[int | None, ...], utuh: bool, keluar: tuple[tuple[str, str], ...], belum_ada: tuple[str, ...]
) -> None:
    """A weight that is missing or does not add up gives no mean, with the reason; who has no realisasi stays named."""
    hasil = AGREGAT["tertimbang"].gabungkan(_berbobot(*bobot), Aturan(), utuh)
    assert (hasil.nilai, hasil.mentah, hasil.n, hasil.langkah) == (None, None, 0, ())
    assert (hasil.cara, hasil.dikecualikan, hasil.belum_ada) == ("tertimbang", keluar, belum_ada)
    assert (hasil.dari, hasil.sementara) == (len(bobot), False)


def test_bobot_sebagian_dipakai_menurut_bandingannya() -> None:
    """Of a part of a document weights of 30 and 10 are three to one: 75, and nothing is said of 100."""
    hasil = AGREGAT["tertimbang"].gabungkan(_berbobot(30, 10), Aturan(), False)
    assert (hasil.nilai, hasil.n, hasil.catatan) == (Decimal(75), 2, ())
