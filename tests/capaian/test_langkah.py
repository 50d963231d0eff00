"""An auditor can redo each number by hand from its steps alone."""

from datetime import date
from decimal import Decimal

import pytest

from lkj.capaian import (
    TANGGA,
    Angka,
    Aturan,
    Batas,
    JenisBatas,
    Kuantitas,
    Langkah,
    Peringkat,
    Polaritas,
    Rentang,
    Tenggat,
    hitung,
    kaidah_aturan,
    nama_rumus,
)
from lkj.capaian.formula import per_simbol
from lkj.capaian.kaidah import kaidah_biner, kaidah_status


def _a(nilai: str | int, satuan: str = "persen") -> Angka:
    return Angka(Decimal(nilai), satuan)


@pytest.mark.parametrize(
    ("target", "realisasi", "aturan", "penjabaran"),
    [
        (_a(100), _a(98), Aturan(), ["98 ÷ 100 × 100 = 98", "98 ≥ 100 → tidak tercapai"]),
        (
            _a("2.8"),
            _a("3.5"),
            Aturan(polaritas=Polaritas.TURUN, rumus="selisih"),
            ["(2 × 2,8 − 3,5) ÷ 2,8 × 100 = 75", "3,5 ≤ 2,8 → tidak tercapai"],
        ),
        (
            Rentang(Decimal(7), Decimal(8), "hari"),
            _a("6.5", "hari"),
            Aturan(polaritas=Polaritas.TURUN),
            ["(2 × 7 − 6,5) ÷ 7 × 100 ≈ 107,1428571429", "6,5 ≤ 8 → tercapai"],
        ),
        (
            Rentang(Decimal(80), Decimal(90), "persen"),
            _a(85),
            Aturan(),
            ["80 ≤ 85 ≤ 90 → 100", "85 ≥ 80 → tercapai"],
        ),
        (
            _a(50),
            _a(100),
            Aturan(batas_atas=Decimal(120), batas_bawah=Decimal(0)),
            [
                "100 ÷ 50 × 100 = 200",
                "100 ≥ 50 → tercapai",
                "min(200; 120) = 120",
                "maks(120; 0) = 120",
            ],
        ),
        (_a(0), _a(0), Aturan(polaritas=Polaritas.TURUN), ["0 = 0 dan 0 = 0 → 100", "0 ≤ 0 → tercapai"]),
        (_a(2, "Laporan"), _a(100), Aturan(), ["100 ÷ 100 × 100 = 100", "100 ≥ 100 → tercapai"]),
        (
            Tenggat(date(2025, 2, 28)),
            Tenggat(date(2025, 3, 1)),
            Aturan(),
            [
                "1 Maret 2025 paling lambat 28 Februari 2025 → tidak tercapai",
                "tercapai = 100, tidak tercapai = 0 → 0",
            ],
        ),
        (
            Peringkat("BB", TANGGA["predikat-sakip"]),
            Peringkat("B", TANGGA["predikat-sakip"]),
            Aturan(),
            ["B (4 dari bawah) dibanding BB (5 dari bawah) pada tangga peringkat → tidak tercapai"],
        ),
    ],
)
def test_penjabaran_dapat_dihitung_ulang(
    target: Kuantitas, realisasi: Kuantitas, aturan: Aturan, penjabaran: list[str]
) -> None:
    """Each step shows its formula with the values put in, and what came of it."""
    assert [langkah.penjabaran for langkah in hitung(target, realisasi, aturan).langkah] == penjabaran


def test_langkah_menyebut_rumus_dan_sumber() -> None:
    """The sentence of a step has name, formula in symbols, values and source."""
    langkah = hitung(_a("2.8"), _a("3.5"), Aturan(polaritas=Polaritas.TURUN)).langkah[0]
    assert langkah.rumus == "(2 × T − R) ÷ T × 100"
    assert langkah.sumber == "PermenPANRB Nomor 8 Tahun 2021"
    assert langkah.teks == (
        "Selisih (makin rendah makin baik): (2 × T − R) ÷ T × 100; (2 × 2,8 − 3,5) ÷ 2,8 × 100 = 75. "
        "Sumber: PermenPANRB Nomor 8 Tahun 2021."
    )


@pytest.mark.parametrize(
    ("aturan", "rumus"),
    [
        (Aturan(), ["R ÷ T × 100"]),
        (Aturan(polaritas=Polaritas.TURUN), ["(2 × T − R) ÷ T × 100"]),
        (Aturan(polaritas=Polaritas.TURUN, rumus="penghematan"), ["(T − R) ÷ T × 100"]),
        (Aturan(polaritas=Polaritas.RENTANG, rumus="rasio"), ["R ÷ B × 100", "A ÷ R × 100"]),
    ],
)
def test_rumus_aturan_untuk_dicetak(aturan: Aturan, rumus: list[str]) -> None:
    """The method that a report prints has the formulas that the rule computes with."""
    assert [kaidah.rumus for kaidah in kaidah_aturan(aturan)] == rumus


def test_rumus_aturan_tanpa_rentang() -> None:
    """A single target is both bounds of its range: below it and above it T divides, where a range has B and A."""
    tetap = Aturan(polaritas=Polaritas.TETAP, rumus="selisih")
    assert [k.rumus for k in kaidah_aturan(tetap, rentang=False)] == ["R ÷ T × 100", "(2 × T − R) ÷ T × 100"]
    assert [k.rumus for k in kaidah_aturan(tetap, rentang=True)] == ["R ÷ B × 100", "(2 × A − R) ÷ A × 100"]


def test_kaidah_per_simbol() -> None:
    """A formula against a bound of a range says so in its name, and has an id of its own."""
    bawah, atas = kaidah_aturan(Aturan(polaritas=Polaritas.RENTANG, rumus="rasio"))
    assert (bawah.id, bawah.nama) == ("rasio-naik-b", "Rasio (makin tinggi makin baik) terhadap batas bawah rentang")
    assert (atas.id, atas.nama) == ("rasio-turun-a", "Rasio (makin rendah makin baik) terhadap batas atas rentang")
    assert "dinyatakan dalam metode" in atas.sumber
    (satu,) = kaidah_aturan(Aturan())
    assert (satu.id, satu.nama, satu.tanda) == ("rasio-naik-t", "Rasio (makin tinggi makin baik)", "=")


def test_kaidah_tanpa_angka_menyebut_sumbernya() -> None:
    """A rule without numbers says its name, what it asks, and where that comes from; each status has one id."""
    status = kaidah_status("R ≥ T")
    assert (status.id, kaidah_status("semua komponen tercapai", "status-komposit").id) == ("status", "status-komposit")
    assert Langkah(status, (), None).teks == (
        "Status: R ≥ T. Sumber: status ditetapkan dari realisasi dan target, sebelum pembulatan dan pembatasan."
    )
    biner = kaidah_biner("hadir", "Kehadiran", "R sama dengan T", "kehadiran dibanding rencana")
    assert (biner.id, biner.kata) == ("hadir", "kehadiran dibanding rencana")
    assert Langkah(biner, (), None).teks == (
        "Kehadiran: R sama dengan T. Sumber: kaidah terpenuhi atau tidak: 100 bila terpenuhi, 0 bila tidak."
    )


@pytest.mark.parametrize(
    ("target", "realisasi", "aturan", "teks"),
    [
        (
            Rentang(Decimal(4), Decimal(8), "hari"),
            _a(6, "hari"),
            Aturan(),
            "Realisasi di dalam rentang target: B ≤ R ≤ A; 4 ≤ 6 ≤ 8 → 100. Sumber: PermenPANRB Nomor 8 Tahun 2021.",
        ),
        (
            _a(8, "hari"),
            _a(8, "hari"),
            Aturan(polaritas=Polaritas.TETAP, rumus="selisih"),
            "Realisasi sama dengan target: R = T; 8 = 8 → 100. Sumber: perbandingan realisasi dengan target, rumus umum"
            " pengukuran kinerja.",
        ),
        (
            Batas(JenisBatas.MAKSIMAL, Decimal(8), "hari"),
            _a(6, "hari"),
            Aturan(polaritas=Polaritas.RENTANG),
            "Realisasi di dalam batas target: R ≤ T; 6 ≤ 8 → 100. Sumber: rumus yang lazim dipakai, dinyatakan dalam"
            " metode.",
        ),
    ],
)
def test_di_dalam_target_disebut_dengan_sumbernya(
    target: Kuantitas, realisasi: Kuantitas, aturan: Aturan, teks: str
) -> None:
    """What lies within its target is 100, and the step says why in the symbols of that target."""
    assert hitung(target, realisasi, aturan).langkah[0].teks == teks


def test_rumus_disebut_terhadap_setiap_batas() -> None:
    """A formula written once in T is printed of the target, of the lower and of the upper bound of a range."""
    kaidah = per_simbol(
        "kuadrat", "Kuadrat", "T² ÷ R² × 100", "keputusan sendiri", "{t} dibagi realisasi, dikuadratkan"
    )
    assert {simbol: (one.id, one.nama, one.rumus, one.sumber, one.kata) for simbol, one in kaidah.items()} == {
        "T": ("kuadrat-t", "Kuadrat", "T² ÷ R² × 100", "keputusan sendiri", "target dibagi realisasi, dikuadratkan"),
        "B": (
            "kuadrat-b",
            "Kuadrat terhadap batas bawah rentang",
            "B² ÷ R² × 100",
            "keputusan sendiri",
            "batas bawah target dibagi realisasi, dikuadratkan",
        ),
        "A": (
            "kuadrat-a",
            "Kuadrat terhadap batas atas rentang",
            "A² ÷ R² × 100",
            "keputusan sendiri",
            "batas atas target dibagi realisasi, dikuadratkan",
        ),
    }


def test_rumus_yang_lazim_disebut_lebih_dahulu() -> None:
    """Rasio is what most data name; where lower is better the difference is customary, and saving the last choice."""
    assert nama_rumus() == ("rasio", "selisih", "penghematan")
    assert nama_rumus(Polaritas.TURUN) == ("selisih", "rasio", "penghematan")
    assert nama_rumus(Polaritas.NAIK) == ("rasio",)
