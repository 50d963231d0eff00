"""The office as a tree: units below units, staff beside the trunk, heads under any id, and mistakes told at their line."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from alat_bagan import baca
from alat_benar import ganti, salin
from alat_proyek import check_folder

from lkj.check.project import Project
from lkj.model.susunan import Simpul
from lkj.report.bagan import bagan_struktur
from lkj.report.dokumen import TETAP
from lkj.report.kanvas import Lembar

pytestmark = pytest.mark.lambat

A4 = Lembar(425.2, 566.9)

BAGIAN = "  bagian:\n    - nama: Subbagian Perencanaan\n    - nama: Subbagian Umum dan Kepegawaian\n"
#: Units of an imaginary Dinas: id, name, the one above, kind, head.
UNIT = (
    ("set", "Sekretariat", None, "staf", "sekretaris"),
    ("umum", "Subbagian Umum", "set", "lini", None),
    ("renc", "Subbagian Perencanaan", "set", "lini", None),
    ("kesmas", "Bidang Kesehatan Masyarakat", None, "lini", "kesmas"),
    ("gizi", "Seksi Gizi", "kesmas", "lini", None),
    ("promkes", "Seksi Promosi Kesehatan", "kesmas", "lini", None),
    ("yankes", "Bidang Pelayanan Kesehatan", None, "lini", None),
    ("rujukan", "Seksi Pelayanan Rujukan", "yankes", "lini", None),
    ("p2p", "Bidang Pencegahan dan Pengendalian Penyakit", None, "lini", None),
    ("sdk", "Bidang Sumber Daya Kesehatan", None, "lini", None),
    ("labkes", "UPTD Laboratorium Kesehatan", None, "lini", None),
    ("instalasi", "Instalasi Farmasi", "labkes", "lini", None),
)


def pohon(root: Path) -> Path:
    """Write a year whose office is the tree above."""
    salin(root)
    units = "".join(
        f"    - id: {ident}\n      nama: {name}\n"
        + (f"      induk: {above}\n" if above else "")
        + (f"      pimpinan: {head}\n" if head else "")
        + (f"      jenis: {kind}\n" if kind != "lini" else "")
        for ident, name, above, kind, head in UNIT
    )
    official = (
        "  - id: kesmas\n    nama: Contoh Kesmas\n    jabatan: Kepala Bidang Kesehatan Masyarakat\n"
        '    jabatan_singkat: Kepala Bidang\n    nip: "198502282010042002"\nlaporan:\n'
    )
    ganti(
        root,
        "satker.yaml",
        (BAGIAN, f"  unit:\n{units}"),
        ("laporan:\n", official),
        ("  sekretariat: Sekretariat Dinas Contoh\n", ""),
    )
    for file in (root / "data/2024/narasi").glob("*.md"):
        if re.search(r"sekretariat|bagian", file.read_text(encoding="utf-8")):
            file.write_text(f"Naskah {file.stem} ditulis menurut susunan kantor.\n", encoding="utf-8", newline="\n")
    return root


def test_the_tree_is_drawn_as_it_is(tmp_path: Path) -> None:
    """Each unit has one box below that of the one above it; staff stands above the row of bidang; heads are named."""
    year = Project.at(pohon(tmp_path)).year(2024)
    assert [(f.code, f.message) for f in year.findings() if f.severity.value != "info"] == []
    (drawn,) = bagan_struktur(year.numbers, A4)
    boxes = {words: (box.x, box.y) for words, box in baca(drawn.lukis()).letak().items()}
    assert len(boxes) == len(UNIT) + 1
    assert boxes["Dinas Contoh Kepala: Contoh Kepala"][1] == min(y for _, y in boxes.values())
    secretariat = boxes["Sekretariat Sekretaris: Contoh Sekretaris"]
    kesmas = next(at for text, at in boxes.items() if "Kepala Bidang: Contoh Kesmas" in " ".join(text.split()))
    assert secretariat[0] > 212 and secretariat[1] < boxes["Subbagian Umum"][1] < kesmas[1]
    assert kesmas[1] < boxes["Seksi Gizi"][1] < boxes["Seksi Promosi Kesehatan"][1]
    assert boxes["Seksi Gizi"][0] > kesmas[0]


def test_a_reader_who_sees_no_picture_is_told_the_tree(tmp_path: Path) -> None:
    """The text in place of the chart names each unit with those below it."""
    made, found = Project.at(pohon(tmp_path)).year(2024).compose([TETAP["lkj"]])
    assert found == []
    assert (
        "Dinas Contoh membawahkan Sekretariat (Subbagian Umum, Subbagian Perencanaan);"
        " Bidang Kesehatan Masyarakat (Seksi Gizi, Seksi Promosi Kesehatan)" in unescape(made["lkj"].markdown)
    )


def test_divisions_are_the_same_tree(tmp_path: Path) -> None:
    """What was written before units had units is read as a tree: the secretariat, and its divisions below it."""
    office = Project.at(salin(tmp_path)).year(2024).numbers.year.susunan

    def flat(one: Simpul) -> list[object]:
        return [one.nama, None if one.pimpinan is None else one.pimpinan.id, *map(flat, one.unit)]

    below = [["Subbagian Perencanaan", None], ["Subbagian Umum dan Kepegawaian", None]]
    assert flat(office) == ["Dinas Contoh", "ketua", ["Sekretariat Dinas Contoh", "sekretaris", *below]]


def test_units_are_counted_in_prose_by_their_kind(tmp_path: Path) -> None:
    """The two subbagian below the secretariat are two; three of them are not."""
    root = pohon(tmp_path)
    prose = root / "data/2024/narasi/organisasi.md"
    for text, codes in (
        ("Dinas Contoh terdiri atas dua subbagian.", []),
        ("Dinas Contoh terdiri atas tiga subbagian.", ["LKJ504"]),
    ):
        prose.write_text(f"{text}\n", encoding="utf-8")
        assert [f.code for f in check_folder(root, 2024)[1] if f.code == "LKJ504"] == codes, text


@pytest.mark.parametrize("turned", [False, True])
def test_a_tree_too_deep_is_told_once_and_as_that(tmp_path: Path, turned: bool) -> None:
    """Of a chain of twelve the tenth is named, wherever it stands in the file; nine are right, and none is a loop."""
    first = "    - id: a1\n      nama: Unit 1\n"
    for deep, told in ((9, []), (12, ["unit «a10» berada lebih dari 9 jenjang di bawah pimpinan instansi"])):
        below = [f"    - id: a{n}\n      nama: Unit {n}\n      induk: a{n - 1}\n" for n in range(2, deep + 1)]
        chain = "".join([first, *below][:: -1 if turned else 1])
        case = pohon(tmp_path / str(deep))
        ganti(case, "satker.yaml", ("  unit:\n", f"  unit:\n{chain}"))
        found = [f for f in check_folder(case, 2024)[1] if f.code == "LKJ328"]
        assert [f.message for f in found] == told
        assert all("paling dalam 9 jenjang" in (f.hint or "") for f in found)


MISTAKES = [
    ("induk: kesmas\n    - id: promkes", "induk: kesmass\n    - id: promkes", "LKJ301", "unit «kesmass» tidak ada"),
    ("pimpinan: kesmas\n", "pimpinan: kesmass\n", "LKJ301", "pejabat «kesmass» tidak ada"),
    ("- id: gizi\n", "- id: promkes\n", "LKJ302", "«promkes» sudah dipakai"),
    (
        "nama: Bidang Kesehatan Masyarakat\n",
        "nama: Bidang Kesehatan Masyarakat\n      induk: gizi\n",
        "LKJ328",
        "lewat",
    ),
    ("nama: Seksi Gizi\n      induk: kesmas\n", "nama: Seksi Gizi\n      induk: gizi\n", "LKJ328", "dirinya sendiri"),
    ("jenis: staf\n", "jenis: lainnya\n", "LKJ205", "«lainnya»"),
    ("  unit:\n", f"{BAGIAN}  unit:\n", "LKJ205", "memuat «bagian» dan juga «unit»"),
    ("nama: Seksi Gizi\n", "nama: Seksi Promosi Kesehatan\n", "LKJ309", "bernama sama"),
]


@pytest.mark.parametrize(("right", "wrong", "code", "message"), MISTAKES)
def test_mistakes_in_the_tree_are_told(tmp_path: Path, right: str, wrong: str, code: str, message: str) -> None:
    """A unit above that is not there, a head who is not, a unit below itself: each at its line, with a remedy."""
    root = pohon(tmp_path)
    ganti(root, "satker.yaml", (right, wrong))
    found = [f for f in check_folder(root, 2024)[1] if f.code == code]
    assert found and message in found[0].message, [(f.code, f.message) for f in check_folder(root, 2024)[1]]
    text = (root / "data/2024/satker.yaml").read_text(encoding="utf-8")
    first = text[: text.index(wrong)].count("\n") + 1
    assert first - 8 <= found[0].line <= first + wrong.count("\n") + 2
    assert found[0].hint
