"""The annex «Indikator Kinerja Utama», and proxies: printed where the data tells of them, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from alat_benar import RIGHT, ganti, salin
from alat_proyek import check_folder, environment, require_year

from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan

pytestmark = pytest.mark.lambat

CATATAN = "    catatan: {}\n"
SEMUA = (
    "Dua petugas pengaduan pindah tugas pada triwulan ketiga",
    "Antrean daring berlaku sejak awal tahun",
    "Penataan dikerjakan bersama arsiparis kabupaten",
)
MANUAL = (
    "    formulasi: Yang selesai dibagi semua pengaduan\n    periode: triwulanan\n    penanggung_jawab: sekretaris\n"
)


def _bermanual(tmp_path: Path, rows: int, text: str = MANUAL) -> Path:
    root = salin(tmp_path)
    for note in SEMUA[:rows]:
        line = CATATAN.format(note)
        ganti(root, "indikator.yaml", (line, text + line))
    return root


def _laporan(root: Path) -> str:
    return susun_laporan(environment(root), Pengukuran(require_year(root, 2024))).markdown


def test_the_annex_has_what_the_data_has(tmp_path: Path) -> None:
    """Columns are those that the year fills, the document is named, and an official's id is printed as the post."""
    root = _bermanual(tmp_path, 3)
    assert [f.code for f in check_folder(root, 2024)[1] if f.severity != "info"] == []
    text = _laporan(root)
    annex = text[text.index("INDIKATOR KINERJA UTAMA") :]
    assert annex.startswith("INDIKATOR KINERJA UTAMA PERJANJIAN KINERJA SEKRETARIS TAHUN 2024")
    assert "Formulasi" in annex and "Penanggung Jawab" in annex and "Sumber Data" not in annex
    post = require_year(root, 2024).pejabat["sekretaris"].jabatan
    assert annex.count(post) == 3 and "Rencana Kinerja" not in annex


def test_a_year_without_it_is_as_it_was() -> None:
    """No annex, and nothing asks for it."""
    text = _laporan(RIGHT)
    assert "INDIKATOR KINERJA UTAMA" not in text and "proksi" not in text


def test_what_one_lacks_is_asked_for_and_marked(tmp_path: Path) -> None:
    """Two have a formula and the third does not: told at its line, printed as a placeholder."""
    root = _bermanual(tmp_path, 2)
    found = [f for f in check_folder(root, 2024)[1] if f.severity != "info"]
    assert [(f.code, f.position.line) for f in found] == [("LKJ620", 56)]
    assert "«formulasi», «periode», «penanggung_jawab»" in found[0].hint
    text = _laporan(root)
    assert text[text.index("INDIKATOR KINERJA UTAMA") :].count("[belum ada data]") == 3


def test_a_proxy_is_said_to_be_one(tmp_path: Path) -> None:
    """In the tables of capaian and beside its analysis, with the reason."""
    root = _bermanual(tmp_path, 1, "    proksi: Kepuasan baru disurvei dua tahun sekali\n")
    assert [f.code for f in check_folder(root, 2024)[1] if f.severity != "info"] == []
    text = _laporan(root)
    assert text.count("Persentase pengaduan yang diselesaikan (proksi)") >= 2
    assert "ialah indikator proksi" in text and "Alasannya: Kepuasan baru disurvei dua tahun sekali." in text


def test_mistakes_are_told_at_their_line(tmp_path: Path) -> None:
    """A period that is none, and someone who is nobody."""
    root = _bermanual(tmp_path, 3, MANUAL.replace("triwulanan", "per triwulan"))
    assert {(f.code, f.position.line) for f in check_folder(root, 2024)[1]} == {("LKJ205", n) for n in (35, 53, 71)}
    root = _bermanual(tmp_path / "b", 3, MANUAL.replace("sekretaris", "sekertaris"))
    found = [f for f in check_folder(root, 2024)[1] if f.severity != "info"]
    assert [(f.code, f.position.line) for f in found] == [("LKJ341", n) for n in (36, 54, 72)]
    assert found[0].hint == "tulis sekretaris bila itu maksudnya"
