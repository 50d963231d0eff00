"""An office that is no election commission: its own planning documents, with agreements on three levels."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest
from alat_bagan import baca, keluhan
from alat_benar import ganti
from alat_dinas import NASKAH, SASARAN, dinas
from alat_proyek import build, check_folder, require_year
from click.testing import CliRunner
from pypdf import PdfReader

from lkj.cli import cli
from lkj.pengukuran import Pengukuran
from lkj.report.kanvas import lembar
from lkj.report.pohon import pohon_kinerja

NAMES = {
    "pk-kepala": "Perjanjian Kinerja Kepala Dinas",
    "pk-kesmas": "Perjanjian Kinerja Kepala Bidang Kesehatan Masyarakat",
    "pk-yankes": "Perjanjian Kinerja Kepala Bidang Pelayanan Kesehatan",
    "pk-gizi": "Perjanjian Kinerja Kepala Seksi Gizi",
}
OTHERS = ("Perjanjian Kinerja Ketua", "Perjanjian Kinerja Sekretaris", "Rencana Kinerja Tahunan Dinas")


def words(text: str) -> str:
    """Return a text with single spaces, without marks of formats."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u2060", "").replace("\u200b", "").split())


def test_the_office_is_without_a_finding(tmp_path: Path) -> None:
    """Three levels, an action plan and an indicator in three documents: nothing in them is a mistake."""
    _, findings = check_folder(dinas(tmp_path), 2024)
    assert [f for f in findings if f.severity != "info"] == []


@pytest.mark.lambat
def test_three_levels_of_agreements_are_printed_under_their_own_names(tmp_path: Path) -> None:
    """In Word, PDF and the web page each agreement bears its name, its parties, and its own budget or none."""
    root = dinas(tmp_path)
    build(root, 2024, ("docx", "pdf", "html"), dokumen=("lkj", "pk-gizi"))
    made = root / "build"
    pdf = words("\n".join(page.extract_text() for page in PdfReader(made / "lkj-2024.pdf").pages))
    docx = words(ZipFile(made / "lkj-2024.docx").read("word/document.xml").decode("utf-8"))
    html = words((made / "lkj-2024.html").read_text(encoding="utf-8"))
    for text in (docx, html):
        for name in NAMES.values():
            assert f"{name} Tahun 2024" in text, name
        assert "Pihak Kesatu" in text and "PIHAK KESATU" in text and "PIHAK PERTAMA" not in text
        assert "Bupati Contoh" in text and "Kepala Seksi Gizi" in text
        assert not any(other in text for other in OTHERS)
    assert all(name.casefold() in pdf.casefold() for name in NAMES.values())
    assert not any(other in pdf for other in OTHERS)
    section = words(ZipFile(made / "pk-gizi-2024.docx").read("word/document.xml").decode("utf-8"))
    assert "120 Posyandu" in section and "Rp3.000.000.000" not in section


def test_the_tree_has_every_level(tmp_path: Path) -> None:
    """Each objective stands once, further in than the one that it supports; the measured ones have a thick border."""
    numbers = Pengukuran(require_year(dinas(tmp_path), 2024))
    (drawn,) = pohon_kinerja(numbers, lembar(numbers.year))
    assert keluhan(drawn.lukis(), lembar(numbers.year)) == []
    boxes = baca(drawn.lukis()).letak()
    levels = {name: boxes[name].x for name in boxes if boxes[name].x < lembar(numbers.year).lebar * 0.4}
    columns = sorted({*levels.values()})
    assert [[*levels.values()].count(column) for column in columns] == [1, 1, 2, 2, 1]
    assert {box.x for box in boxes.values() if box.tebal == 2} == {columns[2]}
    assert all(any(name in words for words in levels) for *_, name in SASARAN)
    assert any(words.startswith("Prevalensi balita") for words in {*boxes} - {*levels})


MISTAKES = [
    ("pk.yaml", "pihak_kedua: bupati", "pihak_kedua: gubernur", "LKJ301", "pejabat «gubernur» tidak ada"),
    ("pk.yaml", "pihak_kedua: kesmas", "pihak_kedua: gizi", "LKJ312", "sama: «gizi»"),
    ("pk.yaml", "    jenjang: 3\n", "    jenjang: 3\n    perubahan: pk-gizi\n", "LKJ326", "atas dirinya sendiri"),
    (
        "pk.yaml",
        "    jenjang: 3\n",
        "    jenjang: 3\n    perubahan: pk-gisi\n",
        "LKJ301",
        "dokumen «pk-gisi» tidak ada",
    ),
    ("pk.yaml", "    jenjang: 3\n", "    jenjang: 0\n", "LKJ205", "jenjang"),
    ("pk.yaml", "    anggaran: tidak\n", "    anggaran: rinci\n", "LKJ205", "«rinci»"),
    ("sasaran.yaml", "mendukung: SP-01", "mendukung: SG-01", "LKJ327", "SG-01 mendukung dirinya sendiri"),
    (
        "sasaran.yaml",
        "mendukung: SS-02",
        "mendukung: SG-01",
        "LKJ327",
        "berjenjang 2 mendukung SG-01, yang berjenjang 3",
    ),
    (
        "sasaran.yaml",
        "mendukung: SS-02",
        "mendukung: SP-02",
        "LKJ327",
        "berjenjang 2 mendukung SP-02, yang berjenjang 2",
    ),
    ("sasaran.yaml", "mendukung: SP-01", "mendukung: SP-09", "LKJ301", "sasaran «SP-09» tidak ada"),
]


@pytest.mark.lambat
@pytest.mark.parametrize(("file", "right", "wrong", "code", "message"), MISTAKES)
def test_mistakes_of_a_newcomer_are_told_at_their_line(
    tmp_path: Path, file: str, right: str, wrong: str, code: str, message: str
) -> None:
    """A party that does not exist, a document or a level that supports itself, one that supports a lower level."""
    root = dinas(tmp_path)
    ganti(root, file, (right, wrong))
    key = wrong.strip().rpartition("\n")[2].strip()
    lines = (root / "data" / "2024" / file).read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, start=1) if text.strip() == key)
    found = [f for f in check_folder(root, 2024)[1] if f.code == code]
    assert found, [f.code for f in check_folder(root, 2024)[1]]
    assert message in found[0].message
    assert (found[0].file, abs(found[0].line - line) <= 1) == (f"data/2024/{file}", True)
    assert found[0].hint


def test_the_agreements_are_a_chain() -> None:
    """The example is one of cascading: each party but the first promises to one who promises too."""
    first = {one for one, *_ in NASKAH}
    assert [above for _, above, _ in NASKAH if above not in first] == ["bupati"]


@pytest.mark.lambat
def test_the_next_year_asks_for_the_target_of_each_document(tmp_path: Path) -> None:
    """What one document alone aims at is asked for there; the year that ends is kept as the report measured it."""
    root = dinas(tmp_path)
    ganti(root, "indikator.yaml", ("      - pk-kepala\n", "      - id: pk-kepala\n        target: 108\n"))
    result = CliRunner().invoke(cli, ["new", "2025", "--root", str(root)], prog_name="lkj")
    assert result.exit_code == 0, result.output
    made = (root / "data" / "2025" / "indikator.yaml").read_text(encoding="utf-8")
    first = made[: made.index("  - id: IK-02")]
    assert "target 2025 menurut PK Kepala Dinas 2025; tahun 2024: 108" in first
    assert "target 2025 menurut Rencana Aksi Kepala Dinas 2025; tahun 2024: 115" in first
    assert "target 2025 menurut Rencana Kerja 2025; tahun 2024: 110" in first
    assert "      - tahun: 2024\n        target: 108\n        realisasi: 104\n" in first


def test_a_document_that_joins_or_leaves_is_told_by_its_name(tmp_path: Path) -> None:
    """A document named alone, one of a list, one with a target of its own: each change is told by what it is called."""
    before, after = dinas(tmp_path / "a"), dinas(tmp_path / "b")
    ganti(after, "sasaran.yaml", ("dokumen: pk-kesmas", "dokumen: [pk-kesmas, renja]"))
    ganti(
        after,
        "indikator.yaml",
        ("dokumen: pk-kesmas", "dokumen:\n      - id: renja\n        target: 70"),
        ("dokumen: [renja, pk-kepala]", "dokumen: renja"),
    )
    args = ["diff", str(before / "data/2024"), "2024", "--root", str(after)]
    out = CliRunner().invoke(cli, args, prog_name="lkj").output
    told = [" ".join(line.split()).partition(" data/")[0] for line in out.split("\n")]
    assert (
        told.count("dokumen renja ditambahkan: Rencana Kerja") + told.count("dokumen 2 ditambahkan: Rencana Kerja") == 2
    )
    assert "dokumen pk-kesmas dihapus: Perjanjian Kinerja Kepala Bidang Kesehatan Masyarakat" in told
    assert "dokumen pk-kepala dihapus: Perjanjian Kinerja Kepala Dinas" in told


@pytest.mark.lambat
def test_a_tall_tree_goes_on_over_the_pages_that_it_needs(tmp_path: Path) -> None:
    """A tree of forty objectives on three levels is printed whole, in parts: each box once, on the page of a caption."""
    root = dinas(tmp_path)
    path = root / "data" / "2024"
    more = "".join(
        f"  - id: SG-{n}\n    dokumen: pk-gizi\n    mendukung: SP-01\n    nama: Terlaksananya kegiatan gizi kelompok {n}\n"
        for n in range(10, 50)
    )
    rows = "".join(
        f"  - id: IG-{n}\n    nama: Jumlah kelas gizi kelompok {n}\n    sasaran: SG-{n}\n    dokumen: pk-gizi\n"
        f"    satuan: Kelas\n    polaritas: naik\n    target: {n}\n    realisasi: {n + 1}\n"
        for n in range(10, 50)
    )
    for file, text in (("sasaran.yaml", more), ("indikator.yaml", rows)):
        with (path / file).open("a", encoding="utf-8", newline="\n") as out:
            out.write(text)
    build(root, 2024, ("pdf",))
    pages = [page.extract_text() for page in PdfReader(root / "build" / "lkj-2024.pdf").pages]
    tree = [words(text) for text in pages if "Pohon Kinerja" in text and "(bagian " in text and "Daftar" not in text]
    tree = [text for text in tree if "Jumlah kelas gizi" in text]
    assert 1 < len(tree) <= 5
    for n in range(10, 50):
        assert sum(f"Jumlah kelas gizi kelompok {n}" in text for text in tree) == 1
    assert "(lanjutan)" in tree[1] and "Garis tepi tebal" in tree[-1]
