"""An outline of an office's own, seen in the documents: order, numbers, lists, references; and what it leaves as it was."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_proyek import build, check_folder, read_year
from docx import Document
from lxml import html

from lkj.build.evidence import sources
from lkj.files import FolderOrigin, package_templates
from lkj.files.layout import NARASI
from lkj.model.kerangka import BAGIAN_BAWAAN, KELOMPOK, bawaan, letak, teks_bawaan
from lkj.publish.readback import pdf_text

if TYPE_CHECKING:
    from conftest import Proyek

PROJECT = Path(__file__).parents[2]
BARU = {
    "sistematika": "Laporan ini terdiri atas bagian berikut.\n\n### Bagian depan\n\nKata pengantar.\n",
    "moto": "Moto kantor ada satu.\n\n### Asal moto\n\nDari pegawai.\n\n#### Kapan\n\nDahulu.\n",
    "inovasi": 'Inovasi dinilai menurut {{ rujuk("tabel-capaian") }} dan {{ rujuk("tabel-pagu") }}.\n',
    "foto": "Foto kegiatan disimpan di kantor.\n",
}
HOSTILE = "## Moto <b>& \\ini`{.bab}"


def write(proyek: Proyek, *edits: tuple[str, str]) -> None:
    """Put an outline into the year: that of the regulation, with edits, and the prose that these name."""
    proyek.path("kerangka.yaml").write_bytes(teks_bawaan())
    for old, new in edits:
        proyek.ubah("kerangka.yaml", old, new)
    text = proyek.path("kerangka.yaml").read_text(encoding="utf-8")
    for name, prose in BARU.items():
        if f"narasi/{name}.md" in text:
            proyek.tulis(f"narasi/{name}.md", prose)


TAMBAHAN = (
    (
        '      - judul: "{{ tugas.judul }}"',
        '      - judul: Sistematika Penulisan\n        isi: narasi/sistematika.md\n      - judul: "{{ tugas.judul }}"',
    ),
    (
        "          - judul: Misi\n",
        f"          - judul: '{HOSTILE}'\n            isi: narasi/moto.md\n          - judul: Misi\n",
    ),
    (
        "  - judul: Akuntabilitas Kinerja\n",
        "  - judul: Inovasi Tahun {{ tahun }}\n    isi: narasi/inovasi.md\n  - judul: Akuntabilitas Kinerja\n",
    ),
    ("    isi: pengukuran-kinerja\n", "    isi: pengukuran-kinerja\n  - judul: Foto\n    isi: narasi/foto.md\n"),
)


def headings(markdown: str) -> list[str]:
    """Return the headings of a composed report, each with its number before it."""
    found = re.findall(r'^(#+) (.*?) \{#[^} ]*(?: nomor="([^"]*)")?\}$', markdown, re.MULTILINE)
    return [f"{marks} {number} {title}".replace("  ", " ") for marks, title, number in found]


def composed(proyek: Proyek) -> str:
    """Return the Markdown of the report."""
    build(proyek.root, 2024, ("html",), keep=True)
    return (proyek.root / "build" / "lkj-2024.md").read_text(encoding="utf-8")


def test_the_outline_of_the_regulation_is_what_a_year_without_one_has() -> None:
    """It names every part once, all prose in its order, and each part has a template."""
    named = [one.sumber for one in letak(bawaan(), KELOMPOK)]
    assert len(named) == len(set(named))
    assert {one for one in named if not one.startswith("narasi/")} == set(BAGIAN_BAWAAN)
    assert tuple(bawaan().narasi) == NARASI
    guide = (PROJECT / "docs" / "panduan" / "berkas-kerangka.md").read_text(encoding="utf-8")
    assert "".join(f"| `{name}` | {one.arti} |\n" for name, one in BAGIAN_BAWAAN.items()) in guide
    assert [one for one in BAGIAN_BAWAAN if not (package_templates() / f"bagian-{one}.md.j2").is_file()] == []


@pytest.mark.lambat
def test_the_outline_of_the_regulation_written_out_changes_nothing(proyek: Proyek) -> None:
    """An officer who only copies the file gets the same report and no finding."""
    before = composed(proyek)
    found = check_folder(proyek.root, 2024)[1]
    write(proyek)
    assert check_folder(proyek.root, 2024)[1] == found
    assert composed(proyek) == before


@pytest.mark.lambat
def test_what_is_added_is_numbered_listed_and_referred_to(proyek: Proyek) -> None:
    """A section, a point, a chapter and an annex: PDF, Word and the page agree on numbers, lists and references."""
    write(proyek, *TAMBAHAN)
    build(proyek.root, 2024, ("docx", "pdf", "html"), keep=True)
    folder = proyek.root / "build"
    found = headings((folder / "lkj-2024.md").read_text(encoding="utf-8"))
    for one in ("## B. Sistematika Penulisan", "### 1. Bagian depan", "## C. Tugas&#44; Wewenang&#44; dan Kewajiban",
                "#### Asal moto", "### 3. Misi", "# BAB III INOVASI TAHUN 2024", "# BAB IV AKUNTABILITAS KINERJA",
                "# BAB V PENUTUP", "# LAMPIRAN 4 FOTO"):  # fmt: skip
        assert one in found
    assert "##### Kapan" in (folder / "lkj-2024.md").read_text(encoding="utf-8")
    pages = " ".join(" ".join(pdf_text((folder / "lkj-2024.pdf").read_bytes())).split())
    paragraphs = [" ".join(p.text.split()) for p in Document(str(folder / "lkj-2024.docx")).paragraphs]
    page = " ".join(" ".join(map(str, html.fromstring((folder / "lkj-2024.html").read_bytes()).itertext())).split())
    with zipfile.ZipFile(folder / "lkj-2024.docx") as archive:
        word = re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())
    for text in (pages, page, " ".join(paragraphs)):
        assert re.search(r"dinilai menurut Tabel\s4\.2 dan Tabel\s4\.[0-9]+\s?\.", text)
        assert f"2. {HOSTILE}" in text
    # Once in the list of contents, once over its part.
    for title in ("BAB III INOVASI TAHUN 2024", "B. Sistematika Penulisan", "LAMPIRAN 4 FOTO"):
        assert pages.count(title) == 2 and page.count(title) >= 2
    assert word.count("Sistematika Penulisan") == 2
    assert "Tabel 4.2 Capaian Kinerja" in pages and "Tabel 3." not in pages


@pytest.mark.lambat
def test_an_upright_annex_after_a_wide_one_stands_upright(proyek: Proyek) -> None:
    """The page turns back behind the form of measurement."""
    write(proyek, *TAMBAHAN[3:])
    markdown = composed(proyek)
    wide, upright = markdown.index("PENGUKURAN KINERJA TAHUN"), markdown.index("# FOTO")
    assert "::: {.bagian .lanjut .tegak}" in markdown[wide:upright]


@pytest.mark.lambat
def test_front_matter_and_order_follow_the_outline(proyek: Proyek) -> None:
    """Chapters in another order, front matter left out: page 1 is the first chapter's, and the missing parts are told."""
    text = teks_bawaan().decode()
    chapters = re.split(r"^(?=  - judul: )", text.partition("bab:\n")[2].partition("lampiran:")[0], flags=re.MULTILINE)
    proyek.tulis("kerangka.yaml", f"skema: 1\ndepan: []\nbab:\n{''.join(reversed(chapters))}")
    for name in ("kata-pengantar", "pernyataan-reviu", "ringkasan-eksekutif"):
        proyek.path(f"narasi/{name}.md").unlink()
    found = headings(composed(proyek))
    assert [one for one in found if one.startswith("# BAB")] == [
        "# BAB I PENUTUP", "# BAB II AKUNTABILITAS KINERJA", "# BAB III PERENCANAAN KINERJA", "# BAB IV PENDAHULUAN",
    ]  # fmt: skip
    told = [one for one in check_folder(proyek.root, 2024)[1] if one.code == "LKJ613"]
    assert len(told) == 6 and {one.position.line for one in told} == {2}


def test_prose_of_the_outline_is_evidence_and_other_prose_is_not(proyek: Proyek) -> None:
    """A file that the outline names travels with the PDF; one that merely lies there does not."""
    write(proyek, *TAMBAHAN[:1])
    proyek.tulis("narasi/catatan.md", "rahasia\n")
    carried = sources(FolderOrigin(proyek.root), 2024)
    assert {"data/2024/kerangka.yaml", "data/2024/narasi/sistematika.md"} <= carried.keys()
    assert "data/2024/narasi/catatan.md" not in carried


@pytest.mark.lambat
def test_a_part_with_nothing_to_print_has_no_heading(proyek: Proyek) -> None:
    """A section whose template prints nothing leaves no empty heading behind."""
    write(proyek, ("    isi: pengukuran-kinerja\n", "    isi: pengukuran-kinerja\n"))
    proyek.tulis("../../templates/bagian-pengukuran-kinerja.md.j2", "{% if false %}x{% endif %}\n")
    assert "PENGUKURAN KINERJA TAHUN 2024" not in " ".join(headings(composed(proyek)))


@pytest.mark.lambat
def test_next_year_keeps_the_outline_and_asks_for_its_prose(proyek: Proyek) -> None:
    """`lkj new` carries the outline over and asks for what it added anew."""
    write(proyek, *TAMBAHAN[:1])
    assert proyek.jalankan("new", "2025", "--from", "2024")[0] == 0
    folder = proyek.root / "data" / "2025"
    assert "narasi/sistematika.md" in (folder / "kerangka.yaml").read_text(encoding="utf-8")
    assert "«Sistematika Penulisan» tahun 2025" in (folder / "narasi" / "sistematika.md").read_text(encoding="utf-8")
    facts = read_year(proyek.root, 2025).tahun
    assert facts is not None and "sistematika" in facts.narasi


@pytest.mark.lambat
def test_an_edited_outline_among_the_templates_is_told(proyek: Proyek) -> None:
    """A copy that was changed where nothing reads it is told; an unchanged copy is not."""
    path: Path = proyek.root / "templates" / "kerangka.yaml"
    path.parent.mkdir()
    path.write_bytes(teks_bawaan())
    assert "LKJ118" not in {one.code for one in check_folder(proyek.root, 2024)[1]}
    path.write_bytes(teks_bawaan().replace(b"Penutup", b"Simpulan"))
    (told,) = [one for one in check_folder(proyek.root, 2024)[1] if one.code == "LKJ118"]
    assert told.position.file == "templates/kerangka.yaml" and "data/2024/kerangka.yaml" in told.hint


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("bab-4.md.j2", "# Penutup {.bab}\n", "templates/bab-4.md.j2"),
        ("laporan.md.j2", "# Penutup {.bab}\n", "data/2024/kerangka.yaml"),
        ("laporan.md.j2", None, ""),
        ("bagian-visi.md.j2", "{{ visi }}\n", ""),
    ],
)
def test_an_older_order_beside_the_outline_is_told(proyek: Proyek, file: str, text: str | None, place: str) -> None:
    """A template that orders the report in another way, or is no longer used, is named; a copy of today's is not."""
    write(proyek)
    shipped = (package_templates() / file).read_text(encoding="utf-8") if text is None else text
    proyek.tulis(f"../../templates/{file}", shipped)
    told = [one.position.file for one in check_folder(proyek.root, 2024)[1] if one.code == "LKJ614"]
    assert told == ([place] if place else [])


@pytest.mark.lambat
def test_the_old_order_of_chapters_beside_the_outline_is_told(proyek: Proyek) -> None:
    """`urutan_bab` has no say where the outline names the chapters."""
    write(proyek)
    path = proyek.path("satker.yaml")
    text = path.read_text(encoding="utf-8")
    order = "tata_letak:\n  urutan_bab: [penutup, pendahuluan, perencanaan, akuntabilitas]\n"
    path.write_text(text + order, encoding="utf-8", newline="\n")
    (told,) = [one for one in check_folder(proyek.root, 2024)[1] if one.code == "LKJ614"]
    assert told.position.file == "data/2024/satker.yaml" and told.position.line == text.count("\n") + 2
