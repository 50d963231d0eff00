"""Recommendations and notes of the reviewer: told in the report, carried on while they are open."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from alat_benar import RIGHT, salin
from alat_proyek import build, check_folder, environment, require_year
from click.testing import CliRunner
from pypdf import PdfReader

from lkj.cli import cli
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan
from lkj.verify.rebuild import verify
from lkj.verify.verdict import Verdict

pytestmark = pytest.mark.lambat

ISI = """skema: 1
rekomendasi:
  - id: RE-01
    tahun: 2023
    rekomendasi: Susun rencana aksi setiap triwulan
    sumber: LHE Nomor 700/12/2024
    tindak_lanjut:
      uraian: Rencana aksi disusun bersama perjanjian
      penanggung_jawab: sekretaris
      tenggat: 2024-03-31
      status: selesai
  - id: RE-02
    tahun: 2023
    rekomendasi: Ukur kepuasan setiap semester
    tindak_lanjut:
      uraian: Survei disiapkan
      penanggung_jawab: sekretaris
      tenggat: 2025-06-30
      status: proses
reviu:
  - id: CR-01
    tahun: 2024
    catatan: Sumber data dua indikator belum disebut
    tindak_lanjut:
      uraian: Sumber data ditambahkan
      penanggung_jawab: sekretaris
      tenggat: 2025-01-10
      status: selesai
"""


def _bertindak(tmp_path: Path, old: str = "", new: str = "") -> Path:
    root = salin(tmp_path)
    assert not old or ISI.count(old) == 1
    text = ISI.replace(old, new) if old else ISI
    (root / "data" / "2024" / "tindak-lanjut.yaml").write_text(text, encoding="utf-8", newline="\n")
    return root


def _temuan(root: Path) -> list[tuple[str, int]]:
    return [(f.code, f.line) for f in check_folder(root, 2024)[1] if f.severity != "info"]


def test_the_report_has_a_table_of_each(tmp_path: Path) -> None:
    """How many are done, and of each who does what until when; a year without the file has no such section."""
    root = _bertindak(tmp_path)
    assert _temuan(root) == []
    text = susun_laporan(environment(root), Pengukuran(require_year(root, 2024))).markdown
    section = text[text.index("Tindak Lanjut Hasil Evaluasi dan Reviu {") :]
    assert "Dari 2 (dua) rekomendasi hasil evaluasi, 1 (satu) selesai ditindaklanjuti; rinciannya" in unescape(section)
    row = '"Susun rencana aksi setiap triwulan (LHE Nomor 700/12/2024)","Rencana aksi disusun bersama perjanjian",'
    assert row + '"Sekretaris Dinas Contoh","31 Maret 2024","selesai"' in section
    assert "Sumber data dua indikator belum disebut" in section
    plain = susun_laporan(environment(RIGHT), Pengukuran(require_year(RIGHT, 2024))).markdown
    assert "Tindak Lanjut Hasil Evaluasi" not in plain


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("      tenggat: 2025-06-30\n      status: proses\n", "      tenggat: 2025-06-30\n", [("LKJ621", 16)]),
        ("2025-06-30", "2024-06-30", [("LKJ622", 18)]),
        ("status: proses", "status: sedang", [("LKJ205", 19)]),
        ("id: RE-02", "id: RE-01", [("LKJ302", 12)]),
        ("    catatan: Sumber", "    bunyi: Sumber", [("LKJ201", 23), ("LKJ203", 21)]),
        ("2024-03-31", "31-03-2024", [("LKJ202", 10)]),
    ],
)
def test_mistakes_are_told_at_their_line(tmp_path: Path, old: str, new: str, expected: list[tuple[str, int]]) -> None:
    """No state, a day that passed, a state that is none, an id twice, a key that is none, a day as it is spoken."""
    assert sorted(_temuan(_bertindak(tmp_path, old, new))) == sorted(expected)


def test_what_is_not_answered_is_marked_and_told(tmp_path: Path) -> None:
    """A recommendation of which nothing is known to be done prints a placeholder."""
    start = ISI.index("    tindak_lanjut:\n      uraian: Survei")
    root = _bertindak(tmp_path, ISI[start : ISI.index("reviu:")], "")
    assert _temuan(root) == [("LKJ621", 12)]
    text = susun_laporan(environment(root), Pengukuran(require_year(root, 2024))).markdown
    assert '"Ukur kepuasan setiap semester",{"isi":"[belum ada data]","kolom":4}' in text


def test_next_year_has_what_is_still_open(tmp_path: Path) -> None:
    """What is done stays with its year; the new year is read without an error."""
    root = _bertindak(tmp_path)
    made = CliRunner().invoke(cli, ["new", "2025", "--from", "2024", "--root", str(root)])
    assert made.exit_code == 0, made.output
    text = (root / "data" / "2025" / "tindak-lanjut.yaml").read_text(encoding="utf-8")
    assert "RE-02" in text and "RE-01" not in text and "reviu: []" in text


def test_a_pdf_carries_it(tmp_path: Path) -> None:
    """The file is among the attachments, and the PDF is the same when it is built from them."""
    root = _bertindak(tmp_path)
    build(root, 2024, ("pdf",))
    made = root / "build" / "lkj-2024.pdf"
    assert "data/2024/tindak-lanjut.yaml" in PdfReader(made).attachments
    assert verify(made.read_bytes(), root).verdict is Verdict.IDENTICAL
