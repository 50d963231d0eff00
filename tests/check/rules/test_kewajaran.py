"""A percentage whose comma slipped, and the many that look like one and are right."""

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


def _temuan(proyek: Proyek, body: str, nama: str = NAMA) -> list[Finding]:
    indented = "".join(f"    {line}\n" for line in body.split("\n"))
    proyek.ubah("indikator.yaml", ISI, indented + "  - id: IKK-06")
    proyek.ubah("indikator.yaml", f"nama: {NAMA}  #", f"nama: {nama}  #")
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    return [f for f in check_year(year) if f.code == "LKJ418"]


NAIK = "satuan: persen\npolaritas: naik\n"
BENAR = [
    ("Persentase Pertumbuhan Partisipasi Pemilih", NAIK + "target: 100\nrealisasi: 0.98"),
    ("Persentase Kenaikan Jumlah Pengunjung", NAIK + "target: 90\nrealisasi: 980"),
    ("Persentase Ketercapaian Pendapatan", NAIK + "target: 100\nrealisasi: 980"),
    ("Persentase Realisasi Penerimaan", NAIK + "target: 100\nrealisasi: 120"),
    (NAMA, NAIK + "target: 100\nrealisasi: 120"),
    (NAMA, NAIK + "target: 1\nrealisasi: 0.98"),
    (NAMA, NAIK + "target: 5\nrealisasi: 0.051"),
    (NAMA, NAIK + "target: 0.5\nrealisasi: 0.3"),
    (NAMA, NAIK + "target: 0.5\nrealisasi: 0.005"),
    (NAMA, NAIK + "target: 30\nrealisasi: 0.2"),
    ("Persentase tingkat kesalahan", "satuan: persen\npolaritas: turun\ntarget: 2\nrealisasi: 0.02"),
    ("Persentase kenaikan pengunjung", NAIK + "target: 2\nrealisasi: 0.02"),
    (NAMA, NAIK + "target: 5\nrealisasi: 5\ntarget_renstra: 0.05"),
    (NAMA, NAIK + "target: 90\nrealisasi: 92\nriwayat:\n  - tahun: 2021\n    target: 0.9\n    realisasi: 0.8"),
    (NAMA, NAIK + "target: 90\nrealisasi: 92\nnasional: 0.9\nriwayat:\n  - tahun: 2021\n    target: 40\n    realisasi: 0.2"),
    (NAMA, NAIK + "target: 0.9\nrealisasi: 92\nriwayat:\n  - tahun: 2023\n    target: 0.8\n    realisasi: 0.9"),
    (NAMA, NAIK + "target: 90\nrealisasi: 92\nnasional: maksimal 0,9"),
    (NAMA, NAIK + "target: 100\nrealisasi: 95\ntarget_renstra: 120"),
    (NAMA, "satuan: poin persentase\npolaritas: naik\ntarget: 100\nrealisasi: 0.98"),
    (NAMA, NAIK + "target: 100\nrealisasi: 0.5"),
    (NAMA, NAIK + "target: 100\nrealisasi: 0"),
    (NAMA, NAIK + "target: 100\nrealisasi: 1"),
    (NAMA, NAIK + "target: 120\nrealisasi: 980"),
    (NAMA, "satuan: persen\npolaritas: turun\ntarget: 2\nrealisasi: 0.02"),
    (NAMA, "satuan: persen\npolaritas: turun\ntarget: 90\nrealisasi: 0.9"),
    (NAMA, "satuan: Dokumen\npolaritas: naik\ntarget: 100\nrealisasi: 0.98"),
    (NAMA, "satuan: Dokumen\npolaritas: naik\ntarget: 100\nrealisasi: 980"),
    (NAMA, NAIK + "target: 100\nrealisasi: 0.9\nriwayat:\n  - tahun: 2023\n    target: 100\n    realisasi: 0.8"),
    (NAMA, NAIK + "target: 100\nrealisasi: 980\nriwayat:\n  - tahun: 2023\n    target: 100\n    realisasi: 870"),
    (NAMA, NAIK + "target: 100\ntriwulan: [0.9, null, null, null]\nakumulasi: jumlah"),
    ("Tingkat Kemantapan Layanan", NAIK + "target: 100\nrealisasi: 980"),
]  # fmt: skip


@pytest.mark.parametrize(("nama", "body"), BENAR)
def test_what_can_be_true_is_not_accused(proyek: Proyek, nama: str, body: str) -> None:
    """Growth, more than a hundred where that can be, small targets, lower is better, history of the kind: no word."""
    assert _temuan(proyek, body, nama) == []


SALAH = [
    (NAIK + "target: 100\nrealisasi: 0.98", "0,98%", "tulis 98 bila maksudnya 98 persen"),
    (NAIK + "target: minimal 80\nrealisasi: 0.845", "0,845%", "tulis 84.5 bila maksudnya 84,5 persen"),
    (NAIK + "target: 80–90\nrealisasi: 0.8", "0,8%", "tulis 80 bila"),
    (NAIK + "target: 100\nrealisasi: 980", "sepuluh kali 98%", "tulis 98 bila"),
    (NAIK + "target: 100\nrealisasi: 9800", "seratus kali 98%", "tulis 98 bila"),
    (NAIK + "target: 90\nrealisasi: 1000", "sepuluh kali 100%", "tulis 100 bila"),
    (NAIK + "target: 30\nrealisasi: 0.3", "0,3%", "tulis 30 bila"),
    (NAIK + "target: 20\nrealisasi: 0.18", "0,18%", "tulis 18 bila"),
    (NAIK + "target: 2\nrealisasi: 0.02", "0,02%", "tulis 2 bila"),
    ("satuan: Persentase\npolaritas: naik\ntarget: 100\nrealisasi: 0.98", "0,98%", "tulis 98 bila"),
    (NAIK + "target: 100\ntriwulan: [0.24, 0.24, 0.25, 0.25]\nakumulasi: jumlah", "0,98%", "tulis 98 bila"),
]


@pytest.mark.parametrize(("body", "odd", "hint"), SALAH)
def test_a_slipped_comma_is_named_with_what_was_meant(proyek: Proyek, body: str, odd: str, hint: str) -> None:
    """0,98, 980 and 9800 against a target of 100: a warning at the value, and what to write."""
    (finding,) = _temuan(proyek, body)
    assert odd in finding.message
    assert hint in finding.hint
    line = proyek.path("indikator.yaml").read_text(encoding="utf-8").split("\n")[finding.line - 1]
    assert line.strip().startswith(("realisasi:", "triwulan:"))


LAIN = [
    ("riwayat:\n  - tahun: 2023\n    target: 90\n    realisasi: 0.97", "realisasi 2023 IKK-05 0,97%", "tulis 97 bila"),
    ("riwayat:\n  - tahun: 2023\n    target: null\n    realisasi: 0.97", "mendekati target 90%", "tulis 97 bila"),
    ("riwayat:\n  - tahun: 2023\n    target: 0.9\n    realisasi: 91", "target 2023 IKK-05 0,9%", "tulis 90 bila"),
    ("riwayat:\n  - tahun: 2023\n    target: 90\n    realisasi: 910", "sepuluh kali 91%", "tulis 91 bila"),
    ("target_renstra: 0.95", "target Renstra IKK-05 0,95%", "tulis 95 bila"),
    ("nasional: 0.9", "standar nasional IKK-05 0,9%", "tulis 90 bila"),
    ("nasional: minimal 0,9", "standar nasional IKK-05 0,9%", "tulis 90 bila"),
]


@pytest.mark.parametrize(("line", "odd", "hint"), LAIN)
def test_what_it_is_compared_with_may_have_slipped(proyek: Proyek, line: str, odd: str, hint: str) -> None:
    """An earlier year, the Renstra or a standard of 0,9 beside a year of 90: a warning at that value."""
    (finding,) = _temuan(proyek, NAIK + "target: 90\nrealisasi: 92\n" + line)
    assert odd in finding.message
    assert hint in finding.hint
    typed = proyek.path("indikator.yaml").read_text(encoding="utf-8").split("\n")[finding.line - 1].split()
    assert typed[-1].rstrip("0") in line


def test_a_target_that_slipped_is_held_against_what_was_done(proyek: Proyek) -> None:
    """0,9 and 0,95 where 92 was done: the target is told, and what was planned beside it."""
    found = _temuan(proyek, NAIK + "target: 0.9\nrealisasi: 92\ntarget_renstra: 0.95")
    assert [f.message.partition(",")[0] for f in found] == ["target IKK-05 0", "target Renstra IKK-05 0"]


def test_the_shipped_year_has_none(proyek: Proyek) -> None:
    """No percentage of 2024 is accused."""
    year, _ = load_year(proyek.root, 2024)
    assert year is not None
    assert [f for f in check_year(year) if f.code == "LKJ418"] == []
