"""The result that the web page opens with says what the report says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alat_proyek import require_year

from lkj.pengukuran import Pengukuran
from lkj.report.ikhtisar import ikhtisar

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kalteng() -> Pengukuran:
    return Pengukuran(require_year(REPOSITORY, 2024))


@pytest.fixture(scope="module")
def contoh() -> Pengukuran:
    return Pengukuran(require_year(REPOSITORY / "examples", 2025))


def test_four_figures_open_the_page(kalteng: Pengukuran) -> None:
    """How many reached their target, the mean, its category, the absorption: each by its name in `lkj explain`."""
    assert [(t.label, t.value.text, t.value.of) for t in ikhtisar(kalteng).tiles] == [
        ("Indikator yang mencapai target", "10", "tercapai"),
        ("Rata-rata capaian", "97,53%", "rata-rata"),
        ("Kategori rata-rata itu", "Sangat Berhasil", "skala"),
        ("Serapan anggaran", "84,99%", "serapan"),
    ]


def test_each_indikator_stands_once_under_its_sasaran(contoh: Pengukuran) -> None:
    """All indikator of the measured document, in its order, with the words and signs of their status."""
    made = ikhtisar(contoh)
    names = [row.name.split()[0] for group in made.groups for row in group.rows]
    assert sorted(names) == sorted(row.indikator.id for row in contoh.utama.baris)
    assert [group.name.split()[0] for group in made.groups] == ["SK-01", "SK-02", "SK-03", "SK-04", "SK-05"]
    first = made.groups[0]
    assert (first.value.text, first.state, first.word) == ("101,69%", "luput", "2 dari 3 tercapai")
    assert [(row.state, row.word) for row in first.rows] == [
        ("tercapai", "Tercapai"),
        ("luput", "Tidak tercapai"),
        ("tercapai", "Tercapai"),
    ]
    assert {key: state.n for key, state in made.states.items()} == {"tercapai": 9, "luput": 6, "belum": 0, "tak": 0}


def test_a_sasaran_has_its_line_over_the_years(contoh: Pengukuran, kalteng: Pengukuran) -> None:
    """Each year's mean of the sasaran as the method of that year has it; who tells of one year alone has one point."""
    (first, *_) = ikhtisar(contoh).groups
    assert [(p.label, p.text, p.other) for p in first.points] == [
        ("2023", first.points[0].text, True),
        ("2024", first.points[1].text, True),
        ("2025", "101,69%", False),
    ]
    assert all(p.value is not None and p.text.endswith("%") for p in first.points)
    assert {len(group.points) for group in ikhtisar(kalteng).groups} == {1}


@pytest.mark.lambat
def test_a_document_without_realisasi_shows_no_result(tmp_path: Path) -> None:
    """Where no realisasi is known, the figures say so and each indikator is without data, never missed."""
    shutil.copytree(REPOSITORY / "data" / "2024", tmp_path / "data" / "2024")
    method = tmp_path / "data" / "2024" / "metode.yaml"
    text = method.read_text(encoding="utf-8")
    assert "dokumen: pk-sekretaris" in text
    method.write_text(text.replace("dokumen: pk-sekretaris", "dokumen: rkt"), encoding="utf-8")
    made = ikhtisar(Pengukuran(require_year(tmp_path, 2024)))
    assert [t.value.text for t in made.tiles] == ["0", "[belum ada data]", "[belum ada data]", "84,99%"]
    assert made.tiles[0].remark == "dari 13 indikator; 13 belum dapat dinilai"
    assert {row.state for group in made.groups for row in group.rows} == {"belum"}
    assert {group.state for group in made.groups} == {"belum"}
