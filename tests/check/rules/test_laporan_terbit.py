"""The published report is the linter's exam: what is found says what an officer needs in order to repair it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alat_proyek import check

from lkj.diagnostics import Finding

pytestmark = pytest.mark.lambat

PROJECT = Path(__file__).parents[3]
TERBIT = PROJECT / "tests" / "cases" / "laporan-terbit"

ISI = [
    ("LKJ407", ["29 PNS", "berjumlah 27"]),
    ("LKJ505", ["S1 (8 dari 27 orang)", "S2 lebih banyak (10)"]),
    ("LKJ408", ["Rp15.700.638.000"]),
    ("LKJ410", ["Rp100.277.873.000", "1 kegiatan lain"]),
    ("LKJ411", ["84,99%", "serapan anggaran 2024"]),
    ("LKJ601", ["10 dari 10", "pk-ketua"]),
    ("LKJ601", ["13 dari 13", "rkt"]),
    ("LKJ607", ["Juli 2024", "Januari 2024", "Perubahan"]),
    ("LKJ606", ["2020–2024", "tahun 2020 tidak ada"]),
    ("LKJ412", ["«BAIK»", "77", "«SANGAT BAIK»"]),
    ("LKJ415", ["10 Januari 2024"]),
    ("LKJ504", ["tertulis 8 (delapan),", "17"]),
    ("LKJ504", ["tertulis 15 (lima belas),", "17"]),
    ("LKJ504", ["84,99", "97,53", "serapan anggaran"]),
    ("LKJ504", ["«Berhasil»", "«Sangat Berhasil»"]),
    ("LKJ506", ["semua target terpenuhi", "10 dari 17", "7 tidak mencapai target"]),
    ("LKJ512", ["Sekretariat KPU Provinsi Tengah", "Sekretariat KPU Provinsi Kalimantan Tengah"]),
    ("LKJ512", ["Pemilhan", "Komisi Pemilihan Umum Provinsi Kalimantan Tengah"]),
    ("LKJ310", ["Undang-Undang Nomor 7 Tahun 2017", "Penyelenggara Pemilu"]),
    ("LKJ311", ["Nomor 1 Tahun 2024", "2021"]),
    ("LKJ507", ["1,050.024.000"]),
    ("LKJ207", ["«В» (U+0412, Kiril)"]),
    ("LKJ609", ["analisis 2 dari 7", "0 dari 17", "(0,00%)"]),
    ("LKJ610", ["3 dari 9", "(33,33%)"]),
]


@pytest.fixture
def terbit(tmp_path: Path) -> Path:
    """Return a root that holds the report as it was printed."""
    shutil.copytree(PROJECT / "data" / "2024", tmp_path / "data" / "2024")
    shutil.copytree(TERBIT / "data", tmp_path / "data", dirs_exist_ok=True)
    return tmp_path


def _temuan(root: Path, code: str) -> list[Finding]:
    return [f for f in check(root, ["2024"]) if f.code == code]


@pytest.mark.parametrize(("code", "words"), ISI, ids=[f"{c}-{n}" for n, (c, _) in enumerate(ISI)])
def test_a_contradiction_is_told_with_its_figures(terbit: Path, code: str, words: list[str]) -> None:
    """The message names both sides, so that nobody has to compute them again."""
    assert any(all(word in f.message for word in words) for f in _temuan(terbit, code))


@pytest.mark.parametrize("code", ["LKJ311", "LKJ407", "LKJ408", "LKJ410", "LKJ411", "LKJ412", "LKJ505", "LKJ506"])
def test_a_contradiction_shows_its_other_side(terbit: Path, code: str) -> None:
    """Two places disagree: the finding leads to both."""
    for finding in _temuan(terbit, code):
        assert finding.related is not None
        assert (finding.related[0].file, finding.related[0].line) != (finding.file, finding.line)


def test_right_percentages_may_stand(terbit: Path) -> None:
    """Four printed percentages are right and pass; the same table with two digits swapped does not."""
    prose = terbit / "data/2024/narasi/evaluasi.md"
    before = _temuan(terbit, "LKJ504")
    prose.write_text(prose.read_text(encoding="utf-8").replace("96,41%", "94,61%"), encoding="utf-8")
    (new,) = set(_temuan(terbit, "LKJ504")) - set(before)
    assert "serapan anggaran tahun 2022 tertulis 94,61%, menurut data 96,41%" in new.message
