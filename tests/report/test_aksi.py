"""Plans of action: targets by quarters, activities, obstacles and what is done about them, in the documents of the cycle."""

from __future__ import annotations

from pathlib import Path

import pytest
from alat_benar import RIGHT, ganti, salin
from alat_proyek import check_folder, environment, require_year
from click.testing import CliRunner

from lkj.capaian import Angka
from lkj.cli import cli
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import dokumen_tahun, susun

pytestmark = pytest.mark.lambat

REALISASI = "    realisasi: 400\n"
CATATAN = "    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n"
TRIWULAN = """    triwulan: [90, 120, 90, 100]
    akumulasi: jumlah
    target_triwulan: [100, 100, 100, 100]
"""
AKSI = """    aksi:
      - nama: Penataan arsip statis
        triwulan: [1, 2]
        kode: "0201"
        penanggung_jawab: sekretaris
      - nama: Penyusutan arsip
        triwulan: [4]
    kendala:
      - triwulan: 1
        uraian: Rak arsip terlambat datang
        tindak_lanjut:
          uraian: Rak dipinjam dari kabupaten
          penanggung_jawab: sekretaris
          tenggat: 2024-06-30
          status: selesai
          bukti:
            - nama: Berita acara pinjam pakai
              tautan: https://contoh.go.id/pinjam-pakai
"""


def _beraksi(tmp_path: Path, *pairs: tuple[str, str]) -> Path:
    root = salin(tmp_path)
    ganti(root, "indikator.yaml", (REALISASI, TRIWULAN), (CATATAN, AKSI + CATATAN))
    for old, new in pairs:
        ganti(root, "indikator.yaml", (old, new))
    return root


def _temuan(root: Path) -> list[tuple[str, int]]:
    return [(f.code, f.position.line) for f in check_folder(root, 2024)[1] if f.severity != "info"]


def _dokumen(root: Path, ident: str, quarter: int | None = None) -> str:
    numbers = Pengukuran(require_year(root, 2024))
    made = susun(environment(root), numbers, dokumen_tahun(numbers.year.dokumen)[ident], None, quarter)
    return made.markdown.replace("\u200b", "")


def test_the_plan_is_a_document_of_the_cycle(tmp_path: Path) -> None:
    """Targets of every quarter, activities with when and by whom; an indicator without a plan has dashes."""
    root = _beraksi(tmp_path)
    assert _temuan(root) == []
    text = _dokumen(root, "rencana-aksi")
    assert "RENCANA AKSI PERJANJIAN KINERJA SEKRETARIS TAHUN 2024" in text
    assert '"400 Berkas","100 Berkas","100 Berkas","100 Berkas","100 Berkas"' in text
    assert "Penataan arsip statis (triwulan I, II)" in text and "Sekretaris Dinas Contoh" in text
    assert '"90%","–","–","–","–","–","–"' in text


def test_the_quarterly_report_stands_beside_the_plan(tmp_path: Path) -> None:
    """By the end of the second quarter 210 of 200 are done; what is planned for the fourth is not told yet."""
    root = _beraksi(tmp_path)
    text = _dokumen(root, "triwulan", 2)
    plan = text[text.index("PELAKSANAAN RENCANA AKSI") :]
    assert '"200 Berkas","210 Berkas","105,00%","Penataan arsip statis (triwulan I, II)"' in plan
    assert "TW I: Rak arsip terlambat datang" in plan and "Penyusutan arsip" not in plan
    assert "Rak dipinjam dari kabupaten, oleh Sekretaris Dinas Contoh, paling lambat 30 Juni 2024 (selesai)" in plan
    assert "Triwulan I: Rak arsip terlambat datang. Tindak lanjut: Rak dipinjam" in _dokumen(root, "lkj")


def test_the_capaian_of_the_plan_is_explained(tmp_path: Path) -> None:
    """By its own target, where that was typed, and under its own name."""
    root = _beraksi(tmp_path)
    made = CliRunner().invoke(cli, ["explain", "2024", "IKK-03-aksi-tw2", "--root", str(root)])
    text = " ".join(made.stdout.split())
    assert "105,00%" in text and "210 ÷ 200 × 100 = 105" in text
    assert "terhadap target rencana aksi, keduanya sampai dengan triwulan II" in text
    assert "T = Target sampai dengan triwulan II menurut rencana aksi 200 Berkas" in text


@pytest.mark.parametrize(
    ("ways", "quarter", "expected"),
    [
        ("akumulasi: jumlah\n    target_triwulan: [100, 100, 100, 100]", 3, "300"),
        ("akumulasi: terakhir\n    target_triwulan: [100, 200, 300, 400]", 3, "300"),
        ("akumulasi: rerata\n    target_triwulan: [400, 400, 400, 400]", 3, "400"),
        ("akumulasi: jumlah\n    target_triwulan: [100, null, 100, 200]", 3, "100"),
        ("akumulasi: jumlah\n    target_triwulan: [1 Draf, 100, 100, 200]", 2, "100"),
        ("akumulasi: jumlah\n    target_triwulan: [100, 300]", 3, None),
    ],
)
def test_targets_of_quarters_are_not_always_parts(
    tmp_path: Path, ways: str, quarter: int, expected: str | None
) -> None:
    """They add up, stand as they are, or are of another kind; a quarter without one has none."""
    root = _beraksi(tmp_path, ("akumulasi: jumlah\n    target_triwulan: [100, 100, 100, 100]", ways))
    facts, _ = check_folder(root, 2024)
    assert facts is not None
    target = next(one for one in facts.indikator.indikator if one.id == "IKK-03").target_sampai(quarter)
    assert (None if target is None else str(target.nilai if isinstance(target, Angka) else target)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[100, 100, 100, 100]", "[100, 100, 100, 50]", [("LKJ442", 59)]),
        ("triwulan: [1, 2]", "triwulan: [0, 2]", [("LKJ205", 68)]),
        ("triwulan: [1, 2]", "triwulan: [TW1]", [("LKJ202", 68)]),
        ('kode: "0201"', 'kode: "0210"', [("LKJ301", 69)]),
        ("        penanggung_jawab: sekretaris\n      - nama", "        penanggung_jawab: sekertaris\n      - nama", [("LKJ341", 70)]),
        ("status: selesai", "status: sudah", [("LKJ205", 80)]),
        ("status: selesai", "status: proses", [("LKJ622", 79)]),
        ("          status: selesai\n", "", [("LKJ621", 77)]),
        ("tenggat: 2024-06-30", "tenggat: Juni", [("LKJ202", 79)]),
        ("https://contoh", "http://contoh", [("LKJ205", 83)]),
        ("[100, 100, 100, 100]", "[100, 100, 100, 50, 50]", [("LKJ205", 59)]),
    ],
)  # fmt: skip
def test_mistakes_are_told_at_their_line(tmp_path: Path, old: str, new: str, expected: list[tuple[str, int]]) -> None:
    """A plan that does not come to its agreement, a quarter and a code that are not there, a state that is none."""
    assert _temuan(_beraksi(tmp_path, (old, new))) == expected


def test_a_year_without_a_plan_is_told_so(tmp_path: Path) -> None:
    """Asking for what cannot be printed is an error that names what is lacking; the quarterly report is as it was."""
    made = CliRunner().invoke(cli, ["build", "2024", "--document", "rencana-aksi", "--root", str(salin(tmp_path))])
    assert made.exit_code == 1
    assert "tidak ada indikator yang mempunyai target triwulan atau aksi" in made.stderr
    assert "Kendala" not in _dokumen(RIGHT, "lkj")


def test_next_year_asks_for_its_targets_and_keeps_the_activities(tmp_path: Path) -> None:
    """What stood in the way was of the year that ends."""
    root = _beraksi(tmp_path)
    made = CliRunner().invoke(cli, ["new", "2025", "--from", "2024", "--root", str(root)])
    assert made.exit_code == 0, made.output
    text = (root / "data" / "2025" / "indikator.yaml").read_text(encoding="utf-8")
    assert "target triwulan II 2025 menurut rencana aksi; tahun 2024: 100 Berkas" in text
    assert "Penataan arsip statis" in text and "kendala" not in text
