"""Values that cannot be (LKJ421, LKJ415), and the negative, large and late ones that can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year

from lkj.check.rules.run import check_year

if TYPE_CHECKING:
    from conftest import Proyek

    from lkj.diagnostics import Finding

pytestmark = pytest.mark.lambat

NAMA = "Persentase Data dan Informasi Produk Hukum"
ISI = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"


def _temuan(proyek: Proyek, code: str) -> list[Finding]:
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    return [f for f in check_year(year) if f.code == code]


def _ubah(proyek: Proyek, nama: str, body: str) -> None:
    indented = "".join(f"    {line}\n" for line in body.split("\n"))
    proyek.ubah("indikator.yaml", ISI, indented + "  - id: IKK-06")
    proyek.ubah("indikator.yaml", f"nama: {NAMA}  #", f"nama: {nama}  #")


def _isi(satuan: str, target: str, realisasi: str, lain: str = "") -> str:
    return f"satuan: {satuan}\npolaritas: naik\ntarget: {target}\nrealisasi: {realisasi}{lain}"


@pytest.mark.parametrize(
    ("nama", "body"),
    [
        ("Persentase Pertumbuhan Ekonomi", _isi("persen", "5", "-2.07")),
        ("Laju Pertumbuhan PDRB", _isi("persen", "5", "-2.07")),
        ("Persentase Kenaikan Partisipasi", _isi("persen", "2", "-1")),
        ("Persentase Defisit terhadap PDRB", _isi("persen", "-3", "-2.2")),
        ("Tingkat Inflasi", _isi("persen", "2", "-0.1")),
        ("Margin Usaha", _isi("persen", "4", "-95")),
        ("Persentase Margin Usaha", _isi("persen", "4", "-95")),
        ("Selisih Jumlah Laporan", _isi("Laporan", "0", "-2")),
        ("Penambahan Pegawai", _isi("Orang", "3", "-1")),
        ("Migrasi Neto Penduduk", _isi("Orang", "100", "-40")),
        ("Surplus Anggaran", _isi("rupiah", "100", "-1500000")),
        ("Ketepatan Waktu Penyampaian", _isi("Hari", "0", "-2")),
        ("Indeks Keyakinan", _isi("poin", "1", "-0.5")),
        ("Suhu Ruang Arsip", _isi("°C", "2", "-3")),
        (NAMA, _isi("persen", "100", "0")),
        (NAMA, _isi("persen", "100", "120")),
        (NAMA, _isi("persen", "100", "1000")),
        (NAMA, _isi("persen", "2000", "2500")),
        ("Persentase Realisasi Pendapatan", _isi("persen", "100", "1250")),
        ("Tingkat Kunjungan", _isi("persen", "100", "1250")),
        ("Jumlah Dokumen", _isi("Dokumen", "3", "1250000")),
        (NAMA, _isi("Dokumen", "12", "null").replace("realisasi: null", "triwulan: [4, -1, 5, 4]\nakumulasi: jumlah")),
    ],
)
def test_what_can_be_true_is_not_accused(proyek: Proyek, nama: str, body: str) -> None:
    """Growth, balances, differences, days early, a quarter's correction, more than planned: no word."""
    _ubah(proyek, nama, body)
    assert _temuan(proyek, "LKJ421") == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (_isi("persen", "100", "-95"), "realisasi IKK-05 −95%, padahal bagian"),
        (_isi("Dokumen", "1", "-1"), "realisasi IKK-05 −1 Dokumen, padahal banyaknya dokumen"),
        (_isi("Orang", "-3", "2"), "target IKK-05 −3 Orang"),
        (_isi("persen", "95", "1.250.000"), "realisasi IKK-05 1.250.000%, padahal bagian tidak melebihi"),
        (_isi("persen", "95", "94", "\nnasional: -90"), "standar nasional IKK-05 −90%"),
        (
            _isi("Dokumen", "5", "4", "\nriwayat:\n  - tahun: 2023\n    target: 5\n    realisasi: -4"),
            "realisasi 2023 IKK-05 −4 Dokumen",
        ),
        (
            _isi("Dokumen", "12", "null").replace("realisasi: null", "triwulan: [-4, -1]\nakumulasi: jumlah"),
            "realisasi IKK-05 −5 Dokumen",
        ),
    ],
)
def test_what_cannot_be_is_told_at_its_place(proyek: Proyek, body: str, message: str) -> None:
    """Fewer than none of what is counted, a share below zero or many times its whole: one warning each."""
    _ubah(proyek, NAMA, body)
    (found,) = _temuan(proyek, "LKJ421")
    assert message in found.message


def test_a_slipped_comma_is_told_once(proyek: Proyek) -> None:
    """What is named as a slip of the comma is not also called impossible."""
    _ubah(proyek, NAMA, _isi("persen", "100", "9800"))
    assert len(_temuan(proyek, "LKJ418")) == 1
    assert _temuan(proyek, "LKJ421") == []


@pytest.mark.parametrize(("tanggal", "n"), [("2052-01-10", 1), ("2027-01-01", 1), ("2026-12-31", 0), ("2025-02-28", 0)])
def test_a_report_is_of_the_years_just_past(proyek: Proyek, tanggal: str, n: int) -> None:
    """A report of 2024 dated 2052 is a slip; one made up for in 2026 is late."""
    path = proyek.path("satker.yaml")
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("  tanggal:"))
    lines[at] = f"  tanggal: {tanggal}"
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    assert len(_temuan(proyek, "LKJ415")) == n
