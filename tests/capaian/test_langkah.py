"""An auditor can redo each number by hand from its steps alone."""

from datetime import date
from decimal import Decimal

import pytest

from lkj.capaian import (
    TANGGA,
    Angka,
    Aturan,
    Kuantitas,
    Peringkat,
    Polaritas,
    Rentang,
    Tenggat,
    hitung,
    kaidah_aturan,
)


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
