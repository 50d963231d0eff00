"""Golden values: what the regulation, or an officer with a pocket calculator, would get."""

from datetime import date
from decimal import Decimal

import pytest

from lkj.capaian import (
    TANGGA,
    Angka,
    Aturan,
    Batas,
    JenisBatas,
    KodeCatatan,
    Komposit,
    Kuantitas,
    PenerapanBatas,
    Peringkat,
    Polaritas,
    Rentang,
    Status,
    Tangga,
    Tenggat,
    YaTidak,
    bulatkan,
    hitung,
)

NAIK = Aturan()
TURUN = Aturan(polaritas=Polaritas.TURUN)


def _a(nilai: str | int, satuan: str = "persen") -> Angka:
    return Angka(Decimal(nilai), satuan)


def _r(bawah: int, atas: int, satuan: str = "persen") -> Rentang:
    return Rentang(Decimal(bawah), Decimal(atas), satuan)


def _p(nilai: str, tangga: str = "predikat-sakip") -> Peringkat:
    return Peringkat(nilai, TANGGA[tangga])


@pytest.mark.parametrize(
    ("target", "realisasi", "aturan", "nilai", "status"),
    [
        # Range target, higher is better: below it the lower bound divides, above it the upper.
        (_r(80, 90), _a(70), NAIK, "87.5", Status.TIDAK_TERCAPAI),
        (_r(80, 90), _a(85), NAIK, "100", Status.TERCAPAI),
        (_r(80, 90), _a(99), NAIK, "110", Status.TERCAPAI),
        # PermenPANRB 8/2021: a range of 7 to 8, lower is better.
        (_r(7, 8, "hari"), _a("6.5", "hari"), TURUN, "107.142857", Status.TERCAPAI),
        (_r(7, 8, "hari"), _a(9, "hari"), TURUN, "87.5", Status.TIDAK_TERCAPAI),
        (_r(7, 8, "hari"), _a(8, "hari"), TURUN, "100", Status.TERCAPAI),
        # The three formulas for "lower is better" at T 2,8 and R 3,5.
        (_a("2.8"), _a("3.5"), Aturan(polaritas=Polaritas.TURUN, rumus="selisih"), "75", Status.TIDAK_TERCAPAI),
        (_a("2.8"), _a("3.5"), Aturan(polaritas=Polaritas.TURUN, rumus="rasio"), "80", Status.TIDAK_TERCAPAI),
        (_a("2.8"), _a("3.5"), Aturan(polaritas=Polaritas.TURUN, rumus="penghematan"), "-25", Status.TIDAK_TERCAPAI),
        (_r(7, 8), _a("7.5"), Aturan(polaritas=Polaritas.TURUN, rumus="penghematan"), "0", Status.TERCAPAI),
        # The 2024 report: 100 % with 98 %, and a real 0.
        (_a(100), _a(98), NAIK, "98", Status.TIDAK_TERCAPAI),
        (_a(1, "Dokumen"), _a(1, "Dokumen"), NAIK, "100", Status.TERCAPAI),
        (_a(100), _a(0), NAIK, "0", Status.TIDAK_TERCAPAI),
        # Within a range is best: both sides lose.
        (_r(80, 90), _a(72), Aturan(polaritas=Polaritas.RENTANG), "90", Status.TIDAK_TERCAPAI),
        (_r(80, 90), _a(99), Aturan(polaritas=Polaritas.RENTANG), "90", Status.TIDAK_TERCAPAI),
        (_r(80, 90), _a(100), Aturan(polaritas=Polaritas.RENTANG, rumus="rasio"), "90", Status.TIDAK_TERCAPAI),
        (_r(80, 90), _a(90), Aturan(polaritas=Polaritas.RENTANG), "100", Status.TERCAPAI),
        (_a(50), _a(60), Aturan(polaritas=Polaritas.TETAP, rumus="selisih"), "80", Status.TIDAK_TERCAPAI),
        (_a(50), _a(50), Aturan(polaritas=Polaritas.TETAP, rumus="selisih"), "100", Status.TERCAPAI),
        # Limits say their direction themselves; under rentang anything within them is 100.
        (Batas(JenisBatas.MAKSIMAL, Decimal(1), "persen"), _a("0.5"), TURUN, "150", Status.TERCAPAI),
        (Batas(JenisBatas.MAKSIMAL, Decimal(1), "persen"), _a("1.5"), TURUN, "50", Status.TIDAK_TERCAPAI),
        (Batas(JenisBatas.MINIMAL, Decimal(3), "x"), _a(2, "x"), NAIK, "66.666667", Status.TIDAK_TERCAPAI),
        (
            Batas(JenisBatas.MAKSIMAL, Decimal(1), "x"),
            _a(0, "x"),
            Aturan(polaritas=Polaritas.RENTANG),
            "100",
            Status.TERCAPAI,
        ),
        (
            Batas(JenisBatas.MINIMAL, Decimal(3), "x"),
            _a(9, "x"),
            Aturan(polaritas=Polaritas.RENTANG),
            "100",
            Status.TERCAPAI,
        ),
        # Ranks: at or above is met; opini TMP and TW are equal.
        (_p("BB"), _p("A"), NAIK, "100", Status.TERCAPAI),
        (_p("BB"), _p("BB"), NAIK, "100", Status.TERCAPAI),
        (_p("TW", "opini-bpk"), _p("TMP", "opini-bpk"), NAIK, "100", Status.TERCAPAI),
        # On time, or not; yes, or not.
        (Tenggat(date(2025, 2, 28)), Tenggat(date(2025, 2, 28)), NAIK, "100", Status.TERCAPAI),
        (Tenggat(date(2025, 2, 28)), Tenggat(date(2025, 3, 1)), NAIK, "0", Status.TIDAK_TERCAPAI),
        (Tenggat(date(2025, 2, 28)), YaTidak(True), NAIK, "100", Status.TERCAPAI),
        (YaTidak(True), YaTidak(True), NAIK, "100", Status.TERCAPAI),
        (YaTidak(True), YaTidak(False), NAIK, "0", Status.TIDAK_TERCAPAI),
    ],
)
def test_nilai_emas(target: Kuantitas, realisasi: Kuantitas, aturan: Aturan, nilai: str, status: Status) -> None:
    """Each kind of target gives the number its source gives, and the status that goes with it."""
    hasil = hitung(target, realisasi, aturan)
    assert hasil.nilai is not None
    assert bulatkan(hasil.nilai, 6) == Decimal(nilai)
    assert hasil.status is status
    assert hasil.alasan == ""


@pytest.mark.parametrize(
    ("target", "realisasi", "aturan", "nilai", "status", "kode"),
    [
        # Zero: a status, never a made-up number.
        (_a(0), _a(0), TURUN, 100, Status.TERCAPAI, None),
        (_a(0), _a(3), TURUN, None, Status.TIDAK_TERCAPAI, KodeCatatan.TARGET_NOL),
        (
            _a(0),
            _a(3),
            Aturan(polaritas=Polaritas.TURUN, rumus="rasio"),
            None,
            Status.TIDAK_TERCAPAI,
            KodeCatatan.TARGET_NOL,
        ),
        (_a(0), _a(-1), TURUN, None, Status.TERCAPAI, KodeCatatan.TARGET_NOL),
        (
            _a(0),
            _a(0),
            Aturan(polaritas=Polaritas.TURUN, rumus="penghematan"),
            None,
            Status.TERCAPAI,
            KodeCatatan.TARGET_NOL,
        ),
        (_a(0), _a(5), NAIK, None, Status.TAK_TERHITUNG, KodeCatatan.TARGET_NOL),
        (_a(0), _a(0), NAIK, None, Status.TAK_TERHITUNG, KodeCatatan.TARGET_NOL),
        (_r(0, 5), _a(3), TURUN, 100, Status.TERCAPAI, None),
        (_r(0, 5), _a(-1), NAIK, None, Status.TIDAK_TERCAPAI, KodeCatatan.TARGET_NOL),
        (_a(-2), _a(-1), NAIK, None, Status.TERCAPAI, KodeCatatan.TARGET_NEGATIF),
        (
            _a(5),
            _a(0),
            Aturan(polaritas=Polaritas.TURUN, rumus="rasio"),
            None,
            Status.TERCAPAI,
            KodeCatatan.REALISASI_TAK_POSITIF,
        ),
        (_a(5), _a(0), TURUN, 200, Status.TERCAPAI, None),
        # Missing data is not 0.
        (_a(100), None, NAIK, None, Status.BELUM_ADA_DATA, KodeCatatan.REALISASI_BELUM_ADA),
        (None, None, NAIK, None, Status.BELUM_ADA_DATA, KodeCatatan.REALISASI_BELUM_ADA),
        (None, _a(100), NAIK, None, Status.TAK_TERHITUNG, KodeCatatan.TARGET_TIDAK_ADA),
        # Another unit: only a percentage can be taken over.
        (_a(2, "Laporan"), _a(100), NAIK, 100, Status.TERCAPAI, KodeCatatan.BEDA_SATUAN),
        (_a(2, "Laporan"), _a(95), NAIK, 95, Status.TIDAK_TERCAPAI, KodeCatatan.BEDA_SATUAN),
        (_a(2, "Laporan"), _a(2, "Dokumen"), NAIK, None, Status.TAK_TERHITUNG, KodeCatatan.BEDA_SATUAN),
        (_a(100), _a(2, "Laporan"), NAIK, None, Status.TAK_TERHITUNG, KodeCatatan.BEDA_SATUAN),
        (_a(2, "hari"), _a(100), TURUN, None, Status.TAK_TERHITUNG, KodeCatatan.BEDA_SATUAN),
        # Ranks below target have no percentage; another ladder or kind cannot be compared.
        (_p("BB"), _p("B"), NAIK, None, Status.TIDAK_TERCAPAI, KodeCatatan.DI_BAWAH_PERINGKAT),
        (_p("WTP", "opini-bpk"), _p("A"), NAIK, None, Status.TAK_TERHITUNG, KodeCatatan.TANGGA_BERBEDA),
        (_p("BB"), _a(80), NAIK, None, Status.TAK_TERHITUNG, KodeCatatan.BEDA_JENIS),
        (
            Batas(JenisBatas.MAKSIMAL, Decimal(1), "persen"),
            _a("1.5"),
            NAIK,
            50,
            Status.TIDAK_TERCAPAI,
            KodeCatatan.ARAH_BATAS,
        ),
    ],
)
def test_kasus_khusus(
    target: Kuantitas | None,
    realisasi: Kuantitas | None,
    aturan: Aturan,
    nilai: int | None,
    status: Status,
    kode: KodeCatatan | None,
) -> None:
    """Zero, missing and mismatched data get a status and a note, and a number only where one exists."""
    hasil = hitung(target, realisasi, aturan)
    assert (hasil.nilai, hasil.status) == (nilai, status)
    assert [c.kode for c in hasil.catatan] == ([] if kode is None else [kode])
    assert (hasil.alasan != "") == (nilai is None)


def test_target_nol_naik_menyebut_sebabnya() -> None:
    """The note of an undefined case tells the officer what to look at."""
    assert "periksa targetnya" in hitung(_a(0), _a(5), NAIK).alasan


def test_peringkat_berskor_resmi() -> None:
    """With official scores for both ranks the ratio is formed: 75 of 80 is 93,75."""
    tangga = Tangga("indeks", ("Baik", "Sangat Baik"), {"Baik": Decimal(75), "Sangat Baik": Decimal(80)})
    aturan = Aturan(peringkat="skor")
    hasil = hitung(Peringkat("Sangat Baik", tangga), Peringkat("Baik", tangga), aturan)
    assert (hasil.nilai, hasil.status) == (Decimal("93.75"), Status.TIDAK_TERCAPAI)
    # Who redoes the number by hand must see that 75 and 80 are scores.
    assert "Baik (1 dari bawah, skor 75)" in hasil.langkah[1].penjabaran


def test_skor_tangga_berlubang_dinilai_menurut_urutan() -> None:
    """A rank without a score above one that has it would count for less than the worse rank: all go by standing."""
    tangga = Tangga("x", ("D", "C", "B", "A"), {"D": Decimal(40), "C": Decimal(60), "A": Decimal(100)})
    hasil = {r: hitung(Peringkat("A", tangga), Peringkat(r, tangga), Aturan(peringkat="skor")) for r in "DCBA"}
    assert [(c.nilai, c.skor) for c in hasil.values()] == [(None, Decimal(n)) for n in (0, 0, 0, 100)]
    assert "tidak memberi skor untuk B;" in hasil["C"].alasan
    turun = Aturan(polaritas=Polaritas.TURUN, peringkat="skor")
    belum = Tangga("y", ("Belum", "C", "A"), {"C": Decimal(60), "A": Decimal(100)})
    assert hitung(Peringkat("C", belum), Peringkat("A", belum), turun).nilai is None
    assert hitung(Peringkat("A", belum), Peringkat("C", belum), Aturan(peringkat="skor")).nilai == 60
    lubang = Tangga("z", ("D", "C", "B", "A"), {"D": Decimal(40), "A": Decimal(100)})
    assert hitung(Peringkat("B", lubang), Peringkat("C", lubang), Aturan(peringkat="skor")).alasan == (
        "Tangga z tidak memberi skor untuk B dan C; hanya status dinilai."
    )


def test_peringkat_sederajat_memakai_skor_yang_sama() -> None:
    """Of two ranks of equal standing one score is enough: Baik counts as B does."""
    tangga = Tangga("x", ("C", ("B", "Baik"), "A"), {"C": Decimal(60), "B": Decimal(80), "A": Decimal(100)})
    hasil = hitung(Peringkat("A", tangga), Peringkat("Baik", tangga), Aturan(peringkat="skor"))
    assert hasil.nilai == 80
    assert "Baik (2 dari bawah, skor 80)" in hasil.langkah[1].penjabaran


def test_komposit_dengan_realisasi_persen() -> None:
    """The 2024 report: target "1 Lakip dan 2 Perjanjian Kinerja", realisasi 100 %: kept, 100, and flagged."""
    target = Komposit((_a(1, "Lakip"), _a(2, "Perjanjian Kinerja")))
    hasil = hitung(target, _a(100), NAIK)
    assert (hasil.nilai, [c.kode for c in hasil.catatan]) == (Decimal(100), [KodeCatatan.BEDA_SATUAN])
    assert "1 Lakip dan 2 Perjanjian Kinerja" in hasil.catatan[0].pesan


def test_batas_capaian_dan_nilai_mentah() -> None:
    """A cap of 120 and a floor of 0 change the value, never the raw value or the status."""
    aturan = Aturan(batas_atas=Decimal(120), batas_bawah=Decimal(0))
    atas = hitung(_a(50), _a(100), aturan)
    assert (atas.nilai, atas.mentah, atas.status) == (Decimal(120), Decimal(200), Status.TERCAPAI)
    hemat = Aturan(polaritas=Polaritas.TURUN, rumus="penghematan", batas_bawah=Decimal(0))
    bawah = hitung(_a("2.8"), _a("3.5"), hemat)
    assert (bawah.nilai, bawah.mentah, bawah.status) == (Decimal(0), Decimal(-25), Status.TIDAK_TERCAPAI)


def test_batas_sesudah_tidak_mengubah_indikator() -> None:
    """A cap declared for the average leaves each indicator as it is."""
    aturan = Aturan(batas_atas=Decimal(100), penerapan_batas=PenerapanBatas.SESUDAH)
    assert hitung(_a(50), _a(100), aturan).nilai == 200


@pytest.mark.parametrize(
    ("polaritas", "tercapai"),
    [
        (Polaritas.NAIK, ["BB", "A", "AA"]),
        (Polaritas.TURUN, ["D", "C", "CC", "B", "BB"]),
        (Polaritas.RENTANG, ["BB"]),
        (Polaritas.TETAP, ["BB"]),
    ],
)
def test_peringkat_menurut_polaritas(polaritas: Polaritas, tercapai: list[str]) -> None:
    """At or above its target under naik, at or below it under turun, and exactly it where neither way is better."""
    rumus = "selisih" if polaritas is Polaritas.TETAP else None
    hasil = {
        nama: hitung(_p("BB"), _p(nama), Aturan(polaritas=polaritas, rumus=rumus))
        for nama in TANGGA["predikat-sakip"].anggota
    }
    assert [nama for nama, c in hasil.items() if c.status is Status.TERCAPAI] == tercapai
    assert [nama for nama, c in hasil.items() if c.nilai == 100] == tercapai
    for nama, c in hasil.items():
        if nama in tercapai:
            assert [k.kaidah.id for k in c.langkah] == ["peringkat-urutan", "peringkat-tercapai"]
            assert (c.catatan, c.langkah[1].masukan, c.langkah[1].hasil) == ((), (), Decimal(100))
        else:
            assert (c.nilai, c.mentah, c.status) == (None, None, Status.TIDAK_TERCAPAI)
            assert [k.kaidah.id for k in c.langkah] == ["peringkat-urutan"]
        masukan = dict(c.langkah[0].masukan)
        assert masukan["T"] == "BB (5 dari bawah)"
        assert c.langkah[0].hasil == c.status


@pytest.mark.parametrize(
    ("target", "realisasi", "status"),
    [("B", "Belum", Status.TIDAK_TERCAPAI), ("Belum", "B", Status.TERCAPAI), ("Belum", "Belum", Status.TERCAPAI)],
)
def test_skor_hanya_di_satu_sisi(target: str, realisasi: str, status: Status) -> None:
    """A score on one side makes no ratio: the status is judged by standing, and the one without a score is named."""
    tangga = Tangga("akreditasi", ("Belum", "C", "B"), {"C": Decimal(60), "B": Decimal(80)})
    hasil = hitung(Peringkat(target, tangga), Peringkat(realisasi, tangga), Aturan(peringkat="skor"))
    assert (hasil.nilai, hasil.status) == (None, status)
    assert [c.kode for c in hasil.catatan] == [KodeCatatan.SKOR_TIDAK_ADA]
    assert "tidak memberi skor untuk Belum;" in hasil.alasan
    berskor = {"B": "B (3 dari bawah, skor 80)", "Belum": "Belum (1 dari bawah)"}
    assert dict(hasil.langkah[0].masukan) == {"R": berskor[realisasi], "T": berskor[target]}


def test_tangga_tanpa_skor_dinilai_menurut_urutan() -> None:
    """Where scores are asked for, a ladder that gives none at all lacks none: WTP is met by WTP, as by standing."""
    for target, realisasi in (("WTP", "WTP"), ("WDP", "WTP"), ("WTP", "WDP")):
        pasangan = _p(target, "opini-bpk"), _p(realisasi, "opini-bpk")
        assert hitung(*pasangan, Aturan(peringkat="skor")) == hitung(*pasangan, Aturan())


def test_skor_dengan_polaritas_turun() -> None:
    """Where a lower rank is better the declared formula is put to the scores: 80 against 60 by ratio is 75."""
    tangga = Tangga("risiko", ("Rendah", "Tinggi"), {"Rendah": Decimal(60), "Tinggi": Decimal(80)})
    aturan = Aturan(polaritas=Polaritas.TURUN, rumus="rasio", peringkat="skor")
    hasil = hitung(Peringkat("Rendah", tangga), Peringkat("Tinggi", tangga), aturan)
    assert (hasil.nilai, hasil.status) == (Decimal(75), Status.TIDAK_TERCAPAI)
    assert [k.kaidah.id for k in hasil.langkah] == ["rasio-turun-t", "peringkat-urutan"]


def test_batas_atas_negatif() -> None:
    """A cap below 0 caps there too; with a floor below it the floor is not reached."""
    aturan = Aturan(batas_atas=Decimal(-10), batas_bawah=Decimal(-50))
    hasil = {r: hitung(_a(100), _a(r), aturan).nilai for r in (100, -5, -20, -80)}
    assert hasil == {100: Decimal(-10), -5: Decimal(-10), -20: Decimal(-20), -80: Decimal(-50)}


def test_peringkat_tanpa_skor_di_bawah_skor_nol() -> None:
    """Ranks below all that have a score may lack one, also where the lowest score is 0; next to none they may not."""
    skor = {"C": Decimal(0), "B": Decimal(80)}
    tangga = Tangga("x", ("Belum", "C", "B"), skor)
    aturan = Aturan(peringkat="skor")
    assert hitung(Peringkat("B", tangga), Peringkat("C", tangga), aturan).nilai == 0
    negatif = Tangga("x", ("Belum", "C", "B"), {"C": Decimal(-1), "B": Decimal(80)})
    assert hitung(Peringkat("B", negatif), Peringkat("C", negatif), aturan).nilai is None
    lengkap = Tangga("x", ("C", "B"), skor)
    assert hitung(Peringkat("B", lengkap), Peringkat("B", lengkap), aturan).nilai == 100
    tanpa = Tangga("x", ("C", "B"))
    hasil = hitung(Peringkat("B", tanpa), Peringkat("C", tanpa), aturan)
    assert (hasil.nilai, hasil.pengganti) == (None, Decimal(0))
    urutan = hitung(Peringkat("B", lengkap), Peringkat("C", lengkap), Aturan())
    assert dict(urutan.langkah[0].masukan) == {"R": "C (1 dari bawah)", "T": "B (2 dari bawah)"}


def test_persen_terhadap_batas_maksimal_bukan_capaian() -> None:
    """98 % of «maksimal 2 Kasus» says nothing, also where the polarity says higher is better: the limit says lower."""
    maksimal = Batas(JenisBatas.MAKSIMAL, Decimal(2), "Kasus")
    for aturan in (NAIK, TURUN):
        hasil = hitung(maksimal, _a(98), aturan)
        assert (hasil.nilai, hasil.status) == (None, Status.TAK_TERHITUNG)
    minimal = Batas(JenisBatas.MINIMAL, Decimal(2), "Kasus")
    assert [hitung(minimal, _a(98), aturan).nilai for aturan in (NAIK, TURUN)] == [98, 98]


@pytest.mark.parametrize(
    ("polaritas", "rumus", "nilai"),
    [
        (Polaritas.NAIK, "rasio", "66.666667"),
        (Polaritas.NAIK, "selisih", "50"),
        (Polaritas.NAIK, "penghematan", "-50"),
        (Polaritas.NAIK, None, "50"),
    ],
)
def test_batas_berlawanan_memakai_rumus_yang_dinyatakan(polaritas: Polaritas, rumus: str | None, nilai: str) -> None:
    """«maksimal 2» under naik and 3: the formula declared for lower is better, the customary one where none is."""
    aturan = Aturan(polaritas=polaritas, rumus_turun=rumus)
    hasil = hitung(Batas(JenisBatas.MAKSIMAL, Decimal(2), "x"), _a(3, "x"), aturan)
    assert hasil.nilai is not None
    assert bulatkan(hasil.nilai, 6) == Decimal(nilai)
    assert [c.kode for c in hasil.catatan] == [KodeCatatan.ARAH_BATAS]
    assert "dihitung sebagai polaritas turun, bukan naik" in hasil.catatan[0].pesan
    berlaku = aturan.untuk(Batas(JenisBatas.MAKSIMAL, Decimal(2), "x"))
    assert (berlaku.polaritas, berlaku.rumus) == (Polaritas.TURUN, rumus)
    turun = Aturan(polaritas=Polaritas.TURUN, rumus="penghematan")
    minimal = Batas(JenisBatas.MINIMAL, Decimal(80), "x")
    assert (turun.untuk(minimal).polaritas, turun.untuk(minimal).rumus) == (Polaritas.NAIK, None)
    assert Aturan(polaritas=Polaritas.TURUN, rumus_turun="selisih").untuk(minimal).rumus is None
    for target in (None, _a(2), _r(1, 2), Batas(JenisBatas.MAKSIMAL, Decimal(2), "x")):
        assert turun.untuk(target) is turun
    assert Aturan(polaritas=Polaritas.RENTANG).untuk(minimal).polaritas is Polaritas.RENTANG


@pytest.mark.parametrize(
    ("target", "realisasi", "langkah", "nilai"),
    [
        (
            Tenggat(date(2025, 2, 28)),
            Tenggat(date(2025, 3, 1)),
            ("tenggat", {"R": date(2025, 3, 1), "T": date(2025, 2, 28)}),
            0,
        ),
        (Tenggat(date(2025, 2, 28)), YaTidak(True), ("tenggat", {"R": "tepat waktu", "T": date(2025, 2, 28)}), 100),
        (Tenggat(date(2025, 2, 28)), YaTidak(False), ("tenggat", {"R": "terlambat", "T": date(2025, 2, 28)}), 0),
        (YaTidak(True), YaTidak(False), ("ya-tidak", {"R": "tidak", "T": "ya"}), 0),
        (YaTidak(False), YaTidak(False), ("ya-tidak", {"R": "tidak", "T": "tidak"}), 100),
    ],
)
def test_langkah_terpenuhi_atau_tidak(
    target: Kuantitas, realisasi: Kuantitas, langkah: tuple[str, dict[str, object]], nilai: int
) -> None:
    """What is met or not says what was compared, then what that counts for."""
    hasil = hitung(target, realisasi, NAIK)
    uji, skor = hasil.langkah
    assert (uji.kaidah.id, dict(uji.masukan)) == langkah
    assert (uji.hasil, skor.kaidah.id, skor.masukan, skor.hasil) == (hasil.status, "biner", (), Decimal(nilai))
    assert (hasil.nilai, hasil.catatan) == (Decimal(nilai), ())


@pytest.mark.parametrize(
    ("target", "realisasi"),
    [
        (YaTidak(True), _a(1)),
        (_a(1), YaTidak(True)),
        (YaTidak(True), Tenggat(date(2025, 1, 1))),
        (_p("BB"), YaTidak(True)),
        (Tenggat(date(2025, 1, 1)), _p("BB")),
    ],
)
def test_jenis_yang_berbeda_tidak_dibandingkan(target: Kuantitas, realisasi: Kuantitas) -> None:
    """Two kinds make neither a number nor a status, and the note names both."""
    hasil = hitung(target, realisasi, NAIK)
    assert (hasil.nilai, hasil.status, hasil.skor, hasil.langkah) == (None, Status.TAK_TERHITUNG, None, ())
    assert [c.kode for c in hasil.catatan] == [KodeCatatan.BEDA_JENIS]
    assert f"“{target}”" in hasil.alasan
    assert f"“{realisasi}”" in hasil.alasan


def test_langkah_persentase_dari_satuan_lain() -> None:
    """100 % of «2 Laporan» is taken as it is, with a step that says so and a status of its own."""
    hasil = hitung(_a(2, "Laporan"), _a(95), NAIK)
    assert [(k.kaidah.id, dict(k.masukan), k.hasil) for k in hasil.langkah] == [
        ("persentase", {"R": Decimal(95)}, Decimal(95)),
        ("status-persentase", {"R": Decimal(95)}, Status.TIDAK_TERCAPAI),
    ]
    assert "“2 Laporan”" in hasil.catatan[0].pesan
