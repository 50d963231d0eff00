"""Every way an agency measures, through YAML: the keys a person types, and the number that must come of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year

from lkj.capaian import CaraTriwulan, Polaritas, Status
from lkj.check.rules.run import check_year
from lkj.diagnostics import Severity
from lkj.pengukuran import Baris, Pengukuran

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

ISI_LAMA = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"
OK, TIDAK, TAK = Status.TERCAPAI, Status.TIDAK_TERCAPAI, Status.TAK_TERHITUNG


@dataclass(frozen=True)
class Hitungan:
    """Keys of an indicator, changes to the method, and the expected capaian and status."""

    nama: str
    isi: str
    nilai: Fraction | int | None
    status: Status
    metode: dict[str, str] = field(default_factory=dict)


def _isi(satuan: str, polaritas: str, target: str, realisasi: str, *lain: str) -> str:
    lines = (f"satuan: {satuan}", f"polaritas: {polaritas}", f"target: {target}", f"realisasi: {realisasi}", *lain)
    return "\n".join(lines)


TANPA_LANTAI = "batas_bawah: null"
TETAP = {"  turun: selisih\n": "  turun: selisih\n  tetap: rasio\n"}
TANGGA = (
    "tangga:\n  - id: mutu\n    urutan:\n      - Rendah\n      - [Cukup, Sedang]\n      - Tinggi\n"
    "    skor:\n      Rendah: 40\n      Cukup: 60\n      Sedang: 60\n      Tinggi: 90\n"
)
SKOR = {"agregasi: rerata-indikator\n": f"agregasi: rerata-indikator\n{TANGGA}"}

HITUNGAN = [
    # 80–90 % with 70 is 87,5; 7–8 with 6,5 is 107,142857 and with 9 is 87,5: PermenPANRB 8/2021.
    Hitungan("naik", _isi("persen", "naik", "100", "98"), 98, TIDAK),
    Hitungan("naik-rentang", _isi("persen", "naik", "80–90 %", "70"), Fraction(175, 2), TIDAK),
    Hitungan("turun-rentang-lebih-cepat", _isi("bulan", "turun", "7–8", "6.5"), Fraction(750, 7), OK),
    Hitungan("turun-rentang-lebih-lambat", _isi("bulan", "turun", "7–8", "9"), Fraction(175, 2), TIDAK),
    # 2,8 with 3,5 is 75, 80 or −25 by the three formulas in use.
    Hitungan("turun-selisih", _isi("persen", "turun", "2.8", "3.5"), 75, TIDAK),
    Hitungan("turun-rasio", _isi("persen", "turun", "2.8", "3.5", "rumus: rasio"), 80, TIDAK),
    Hitungan("turun-hemat", _isi("persen", "turun", "2.8", "3.5", "rumus: penghematan", TANPA_LANTAI), -25, TIDAK),
    Hitungan("turun-hemat-lantai", _isi("persen", "turun", "2.8", "3.5", "rumus: penghematan"), 0, TIDAK),
    Hitungan("turun-rasio-metode", _isi("persen", "turun", "2.8", "3.5"), 80, TIDAK, {"turun: selisih": "turun: rasio"}),
    Hitungan("maksimal", _isi("persen", "turun", "maksimal 1 %", "0.5"), 150, OK),
    Hitungan("rentang-di-bawah", _isi("persen", "rentang", "80–90 %", "70"), Fraction(175, 2), TIDAK),
    Hitungan("rentang-di-atas", _isi("persen", "rentang", "80–90 %", "95"), Fraction(850, 9), TIDAK),
    Hitungan("rentang-di-dalam", _isi("persen", "rentang", "80–90 %", "85"), 100, OK),
    Hitungan("rentang-rasio", _isi("persen", "rentang", "80–90 %", "95", "rumus: rasio"), Fraction(1800, 19), TIDAK),
    Hitungan("tetap-selisih", _isi("Kantor", "tetap", "5", "6", "rumus: selisih"), 80, TIDAK),
    Hitungan("tetap-metode", _isi("Kantor", "tetap", "5", "6"), Fraction(250, 3), TIDAK, TETAP),
    Hitungan("majemuk", _isi("Dokumen", "naik", "1 Lakip dan 2 PK", "1 Lakip dan 1 PK"), 75, TIDAK),
    Hitungan("majemuk-min", _isi("Dokumen", "naik", "1 Lakip dan 2 PK", "1 Lakip dan 1 PK", "komposit: minimum"), 50, TIDAK),
    Hitungan("predikat-di-atas", _isi("predikat-sakip", "naik", "BB", "A"), 100, OK),
    Hitungan("predikat-di-bawah", _isi("predikat-sakip", "naik", "BB", "B"), None, TIDAK),
    Hitungan("tangga-sendiri", _isi("mutu", "naik", "Cukup", "Sedang"), 100, OK, SKOR),
    Hitungan("tangga-skor", _isi("mutu", "naik", "Tinggi", "Cukup", "peringkat: skor"), Fraction(200, 3), TIDAK, SKOR),
    Hitungan("tenggat-tepat", _isi("tanggal", "naik", "paling lambat 28 Februari 2025", "2025-02-27"), 100, OK),
    Hitungan("tenggat-lewat", _isi("tanggal", "naik", "paling lambat 28 Februari 2025", "2025-03-01"), 0, TIDAK),
    Hitungan("ya", _isi("ya/tidak", "naik", "ya", "ya"), 100, OK),
    Hitungan("nol-terpenuhi", _isi("Kasus", "turun", "0", "0"), 100, OK),
    Hitungan("nol-terlampaui", _isi("Kasus", "turun", "0", "3"), None, TIDAK),
    Hitungan("nol-tercapai", _isi("persen", "naik", "100", "0"), 0, TIDAK),
    Hitungan("batas-indikator", _isi("persen", "naik", "100", "150", "batas_atas: 110"), 110, OK),
    Hitungan("batas-metode", _isi("persen", "naik", "100", "150"), 120, OK, {"batas_atas: null": "batas_atas: 120"}),
    Hitungan("tanpa-batas", _isi("persen", "naik", "100", "150", "batas_atas: null"), 150, OK, {"batas_atas: null": "batas_atas: 120"}),
    Hitungan("lantai-indikator", _isi("persen", "naik", "100", "20", "batas_bawah: 30"), 30, TIDAK),
    Hitungan("rupiah", _isi("rupiah", "naik", "Rp1.250.000", "Rp1.000.000"), 80, TIDAK),
    Hitungan("beda-jenis", _isi("persen", "naik", "100", "ya"), None, TAK),
]  # fmt: skip


def ukur_baris(proyek: Proyek, isi: str, metode: Mapping[str, str] | None = None) -> Baris:
    """Measure the shipped year with another body for IKK-05 and other lines in the method; return that row."""
    body = "".join(f"    {line}\n" for line in isi.split("\n"))
    proyek.ubah("indikator.yaml", ISI_LAMA, body + "  - id: IKK-06")
    for old, new in (metode or {}).items():
        proyek.ubah("metode.yaml", old, new)
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    assert [f for f in check_year(year) if f.severity is Severity.ERROR] == []
    return next(b for b in Pengukuran(year).utama.baris if b.indikator.id == "IKK-05")


@pytest.mark.parametrize("case", HITUNGAN, ids=[h.nama for h in HITUNGAN])
def test_every_way_of_measuring_gives_its_number(proyek: Proyek, case: Hitungan) -> None:
    """What is typed in YAML reaches the right formula, and keys of the indicator stand in the method's place."""
    row = ukur_baris(proyek, case.isi, case.metode)
    if case.nilai is None:
        assert row.capaian.nilai is None
        assert row.capaian.alasan
    else:
        assert row.capaian.nilai is not None
        assert abs(Fraction(row.capaian.nilai) - case.nilai) < Fraction(1, 10**40)
    assert row.capaian.status is case.status


def test_the_rule_that_was_used_is_told(proyek: Proyek) -> None:
    """Whoever explains a number can name its rule: formula and cap of its own, the rest the year's."""
    row = ukur_baris(proyek, _isi("persen", "turun", "2.8", "3.5", "rumus: rasio", "batas_atas: 110"))
    assert (row.aturan.polaritas, row.aturan.rumus) == (Polaritas.TURUN, "rasio")
    assert row.aturan.batas_atas == 110
    assert row.aturan.batas_bawah == 0


@pytest.mark.parametrize(
    ("quarters", "way", "total", "capaian"),
    [
        ("[10, 20, 30, 20]", "jumlah", "80", "80"),
        ("[10, 40, null, 90]", "terakhir", "90", "90"),
        ("[10, 95, 30, 20]", "maksimum", "95", "95"),
        ("[10, 20, 30, 20]", "rerata", "20", "20"),
        ("[10, 20, 30]", "jumlah", "60", "60"),
        ("[0, 0, 0, 0]", "jumlah", "0", "0"),
    ],
)
def test_quarters_become_the_year(proyek: Proyek, quarters: str, way: str, total: str, capaian: str) -> None:
    """The realisasi of the year is computed from the quarters the way the indicator says; an empty one is not 0."""
    row = ukur_baris(proyek, f"satuan: persen\npolaritas: naik\ntarget: 100\ntriwulan: {quarters}\nakumulasi: {way}")
    assert row.akumulasi is not None
    assert row.akumulasi.cara is CaraTriwulan(way)
    assert row.akumulasi.nilai == Decimal(total)
    assert str(row.indikator.realisasi) == f"{total}%"
    assert row.capaian.nilai == Decimal(capaian)


@pytest.mark.parametrize("realisasi", ["", "realisasi: null\n"])
def test_no_quarter_yet_is_no_data(proyek: Proyek, realisasi: str) -> None:
    """Four empty quarters are "belum ada data", whether or not an empty realisasi stands above them."""
    body = f"satuan: persen\npolaritas: naik\ntarget: 100\n{realisasi}triwulan: [null, null]\nakumulasi: jumlah"
    row = ukur_baris(proyek, body)
    assert row.indikator.realisasi is None
    assert row.capaian.status is Status.BELUM_ADA_DATA


def test_a_typed_realisasi_has_no_accumulation(proyek: Proyek) -> None:
    """Only quarters are accumulated; and an absent realisasi is the same as an empty one."""
    row = ukur_baris(proyek, "satuan: persen\npolaritas: naik\ntarget: 100")
    assert row.akumulasi is None
    assert row.status == "Belum ada data"
