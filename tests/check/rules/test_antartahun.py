"""Between two years: what is found stands in the later year, points at the earlier one, and a sound change is silent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alat_proyek import check

from lkj.diagnostics import Finding

pytestmark = pytest.mark.lambat

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def dua(tmp_path: Path) -> Path:
    """Return a root with the right year and the one before it."""
    root = tmp_path / "dua"
    shutil.copytree(DATA / "benar", root)
    shutil.copytree(root / "data/2024", root / "data/2023")
    shutil.rmtree(root / "data/2023/narasi/sasaran")
    shutil.copytree(DATA / "lalu/2023", root / "data/2023", dirs_exist_ok=True)
    return root


def ubah(root: Path, name: str, old: str, new: str, year: int = 2024) -> int:
    """Replace a text that stands once; return the line on which it begins."""
    path = root / "data" / str(year) / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text.count(old)
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return text[: text.index(old)].count("\n") + 1


def antartahun(root: Path) -> list[Finding]:
    """Return what is found between the years."""
    return [f for f in check(root, ["2024"]) if f.code.startswith("LKJ7")]


def test_a_finding_shows_both_years(dua: Path) -> None:
    """Who reads of a difference sees the line in each year."""
    line = ubah(dua, "indikator.yaml", "realisasi: 84", "realisasi: 85")
    (found,) = antartahun(dua)
    assert (found.code, found.file, found.line) == ("LKJ701", "data/2024/indikator.yaml", line)
    assert "85%" in found.message
    assert "84%" in found.message
    assert found.related is not None
    before = (dua / "data/2023/indikator.yaml").read_text(encoding="utf-8").splitlines()
    assert found.related[0].file == "data/2023/indikator.yaml"
    assert before[found.related[0].line - 1].strip() == "realisasi: 84"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        # The same quantity, written in another way.
        ("indikator.yaml", "realisasi: 84", 'realisasi: "84,0 %"'),
        # A rename that says the same.
        ("sasaran.yaml", "nama: Tertibnya pengelolaan arsip", "nama: Makin tertibnya pengelolaan arsip"),
        # A target made harder, in either direction.
        ("indikator.yaml", "target: BB", "target: A"),
        # The coming year's budget is no past year's.
        ("pagu.yaml", "realisasi: 3771000000", "realisasi: 3770000000"),
        ("narasi/penutup.md", "{{ satker.sebutan }} akan", "Dinas ini akan"),
    ],
)
def test_a_sound_change_is_silent(dua: Path, name: str, old: str, new: str) -> None:
    """What may change from year to year, or is explained, is no finding."""
    ubah(dua, name, old, new)
    assert antartahun(dua) == []


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        ("Penataan dikerjakan bersama dua arsiparis", ["LKJ705"]),
        ("Semula bernama lain; cara menghitungnya tetap", []),
        ("Dulu «Jumlah berkas arsip yang ditata»", []),
        ("Menggantikan IKK-03 yang lama", []),
    ],
)
def test_a_note_explains_a_rename_only_where_it_tells_of_it(dua: Path, note: str, codes: list[str]) -> None:
    """A note on other things does not make an id that names another thing the old one."""
    ubah(dua, "indikator.yaml", "nama: Jumlah berkas arsip yang ditata", "nama: Luas gudang")
    ubah(dua, "indikator.yaml", "catatan: Penataan dikerjakan bersama arsiparis kabupaten", f"catatan: {note}")
    assert [finding.code for finding in antartahun(dua)] == codes


def test_a_new_indikator_needs_no_history(dua: Path) -> None:
    """An indikator that says it has no earlier years is not asked for them."""
    riwayat = "    riwayat:\n      - tahun: 2023\n        target: 375\n        realisasi: 380\n"
    ubah(dua, "indikator.yaml", riwayat, "")
    assert [f.code for f in antartahun(dua)] == ["LKJ709"]
    ubah(dua, "indikator.yaml", "    nasional: 350\n", "    nasional: 350\n    tanpa_pembanding: [riwayat]\n")
    assert antartahun(dua) == []


METODE_2023 = """riwayat:
  - tahun: 2023
    capaian:
      dokumen: pk-sekretaris
      naik: rasio
      turun: selisih
      komposit: rerata
      peringkat: urutan
      batas_atas: {}
      batas_bawah: 0
      penerapan_batas: sebelum
    agregasi: rerata-indikator
    skala: 85-70-55
"""


def test_a_changed_method_is_told_and_told_rightly(dua: Path) -> None:
    """A change of method is silent once the history holds last year's; a history that says otherwise is not."""
    ubah(dua, "metode.yaml", "batas_atas: null", "batas_atas: 110")
    assert [(f.code, f.file) for f in antartahun(dua)] == [("LKJ704", "data/2024/metode.yaml")]
    path = dua / "data/2024/metode.yaml"
    path.write_text(path.read_text(encoding="utf-8") + METODE_2023.format("null"), encoding="utf-8")
    assert antartahun(dua) == []
    line = ubah(dua, "metode.yaml", "  - tahun: 2023\n", "  - tahun: 2023\n")
    ubah(dua, "metode.yaml", "batas_atas: null", "batas_atas: 120")
    assert [(f.code, f.line) for f in antartahun(dua)] == [("LKJ704", line)]


def test_a_new_renstra_words_its_vision_anew(dua: Path) -> None:
    """Vision and goals may change with the period."""
    ubah(dua, "visi-misi.yaml", "visi: Terwujudnya pelayanan contoh yang prima", "visi: Pelayanan yang unggul")
    assert [f.code for f in antartahun(dua)] == ["LKJ707"]
    ubah(dua, "visi-misi.yaml", "awal: 2020", "awal: 2019", 2023)
    assert antartahun(dua) == []


def test_a_year_before_that_cannot_be_read_says_nothing_here(dua: Path) -> None:
    """Errors of last year are for the check of last year; this year is judged by itself."""
    ubah(dua, "indikator.yaml", "realisasi: 84", "realisasi: 85")
    (dua / "data/2023/pagu.yaml").write_text("pagu: [\n", encoding="utf-8")
    assert check(dua, ["2024"]) == []
    assert [f.file for f in check(dua, ["2023"])] == ["data/2023/pagu.yaml"]


def test_only_the_year_just_before_is_compared(dua: Path) -> None:
    """A gap in the folders is no contradiction."""
    ubah(dua, "indikator.yaml", "realisasi: 84", "realisasi: 85")
    (dua / "data/2023").rename(dua / "data/2022")
    assert antartahun(dua) == []
