"""What `tata_letak` lets an office choose, seen in the documents: typeface, language of dates, order of chapters."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from alat_proyek import build
from alat_word import headings
from docx import Document
from lxml import etree

from lkj.publish.docx.core import TWIPS, Element, R, text_of, w
from lkj.publish.paper import Layout
from lkj.publish.readback import pdf_text

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

TIMES = "Times New Roman"


def choose(proyek: Proyek, *lines: str) -> Path:
    """Write `tata_letak`; return the folder of the documents."""
    path = proyek.path("satker.yaml")
    chosen = "".join(f"  {line}\n" for line in lines)
    path.write_text(f"{path.read_text(encoding='utf-8')}tata_letak:\n{chosen}", encoding="utf-8", newline="\n")
    return proyek.root / "build"


def text(path: Path) -> str:
    """Return the words of a PDF."""
    return " ".join(" ".join(pdf_text(path.read_bytes())).split())


def part(path: Path, name: str) -> Element:
    """Return a part of a Word file."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


# -------------------------------------------------------------------------------------------- typeface


def test_times_is_the_one_typeface_of_the_pdf(proyek: Proyek) -> None:
    """With Times New Roman, text and charts are set in its free twin alone, upright, bold and slanted."""
    folder = choose(proyek, f"fon: {TIMES}")
    build(proyek.root, 2024, ("pdf",))
    with pikepdf.open(folder / "lkj-2024.pdf") as document:
        names = {
            str(font.BaseFont).partition("+")[2]
            for page in document.pages
            for font in page.Resources.get("/Font", {}).values()
        }
    assert names == {f"LiberationSerif{style}" for style in ("", "-Bold", "-Italic", "-BoldItalic")}


@pytest.mark.parametrize(("line", "font"), [("ukuran: 11", "Arial"), (f"fon: {TIMES}", TIMES)])
def test_word_has_the_typeface_in_every_style(proyek: Proyek, line: str, font: str) -> None:
    """All styles of running text name the chosen typeface; only code keeps its own."""
    folder = choose(proyek, line)
    build(proyek.root, 2024, ("docx",))
    styles = part(folder / "lkj-2024.docx", "word/styles.xml")
    named = {node.get(w("ascii")) for node in styles.iter(w("rFonts"))}
    assert named - {None, "Consolas"} == {font}


def test_the_web_page_has_the_typeface(proyek: Proyek) -> None:
    """The page asks the reader's machine for Times New Roman, or one like it, in text, charts and print."""
    folder = choose(proyek, f"fon: {TIMES}")
    build(proyek.root, 2024, ("html",))
    page = (folder / "lkj-2024.html").read_text(encoding="utf-8")
    assert f'--huruf:"{TIMES}",' in page and "Arial" not in page


def test_a_character_is_looked_for_in_the_chosen_typeface(proyek: Proyek) -> None:
    """A letter that Arial has and Times New Roman has not is an error only where Times is chosen (LKJ210)."""
    proyek.ubah("satker.yaml", "nama: Sastriadi", "nama: Sastriadi⁰")
    assert proyek.jalankan("check", "2024")[0] == 0
    choose(proyek, f"fon: {TIMES}")
    code, _, complaint = proyek.jalankan("check", "2024")
    assert code == 1
    assert "galat LKJ210: aksara «⁰» (U+2070) tidak ada pada fon laporan" in complaint


def test_an_unknown_typeface_is_refused(proyek: Proyek) -> None:
    """The message names the two that can be chosen."""
    choose(proyek, "fon: Calibri")
    code, _, complaint = proyek.jalankan("check", "2024")
    assert code == 1
    assert "«Calibri»" in complaint and "Arial" in complaint and TIMES in complaint


# --------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("language", "day", "form"),
    [("id", "10 Januari 2025", "……… Juli 2024"), ("en", "10 January 2025", "……… July 2024")],
)
def test_dates_are_written_in_the_chosen_language(proyek: Proyek, language: str, day: str, form: str) -> None:
    """Date of the report, dots of a form and a date that prose names bare follow the choice; the title does not."""
    proyek.tulis("narasi/misi.md", "Ditandatangani {{ laporan.tanggal }}, bukan {{ laporan.tanggal|tanggal }}.\n")
    folder = choose(proyek, f"bahasa_tanggal: {language}")
    build(proyek.root, 2024, ("pdf",))
    words = text(folder / "lkj-2024.pdf")
    assert f"Palangka Raya, {day}" in words and f"Palangka Raya, {form}" in words
    assert f"Ditandatangani {day}, bukan {day}." in words
    assert "LAPORAN KINERJA TAHUN 2024" in words


# ------------------------------------------------------------------------------------------ chapters


def test_chapters_stand_in_the_chosen_order(proyek: Proyek) -> None:
    """Chapters are numbered as they stand, the first begins page 1, and references lead to the new numbers."""
    folder = choose(proyek, "urutan_bab: [perencanaan, akuntabilitas, pendahuluan, penutup]")
    build(proyek.root, 2024, ("docx", "pdf"))
    titles = [title for _, title in headings((folder / "lkj-2024.docx").read_bytes())]
    assert [title for title in titles if title.startswith("BAB ")] == [
        "BAB I PERENCANAAN KINERJA",
        "BAB II AKUNTABILITAS KINERJA",
        "BAB III PENDAHULUAN",
        "BAB IV PENUTUP",
    ]
    pages = pdf_text((folder / "lkj-2024.pdf").read_bytes())
    (first,) = [page for page in pages if "BAB I" in page.split() or re.search(r"^BAB I\s*$", page, re.MULTILINE)][-1:]
    assert first.split()[-1] == "1"
    words = " ".join(" ".join(pages).split())
    assert "sebagaimana disajikan dalam Tabel 1.1." in words and "Tabel 1.1 Rencana Kinerja Tahunan" in words
    assert "Tabel 3.1 Jumlah Pegawai" in words


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ("[pendahuluan, perencanaan, penutup]", "«akuntabilitas» belum ada"),
        ("[penutup, pendahuluan, penutup, perencanaan, akuntabilitas]", "«penutup» berulang"),
        ("[pendahuluan, perencanaan, akuntabilita, penutup]", "tidak boleh «akuntabilita»"),
    ],
)
def test_each_chapter_stands_exactly_once(proyek: Proyek, chosen: str, message: str) -> None:
    """A chapter left out, repeated or misspelt is an error at its line that says what to write."""
    choose(proyek, f"urutan_bab: {chosen}")
    code, _, complaint = proyek.jalankan("check", "2024")
    assert code == 1
    line = len(proyek.path("satker.yaml").read_text(encoding="utf-8").splitlines())
    assert f"data/2024/satker.yaml:{line}:" in complaint and message in complaint and "saran" in complaint


# --------------------------------------------------------------------------------- the running head


@pytest.mark.parametrize(
    ("lines", "layout"),
    [(["ukuran: 11"], Layout()), (["kertas: F4", "margin:", "  kiri: 4"], Layout(lebar=21.5, tinggi=33.0, kiri=4.0))],
)
def test_the_mark_of_a_draft_stands_at_the_right_margin(proyek: Proyek, lines: list[str], layout: Layout) -> None:
    """In each section of the Word file the last tab stop of the running head is at the section's right margin."""
    folder = choose(proyek, *lines)
    build(proyek.root, 2024, ("docx",))
    path = folder / "lkj-2024.docx"
    styles = {s.get(w("styleId")): s for s in part(path, "word/styles.xml").iter(w("style"))}
    targets = {r.get("Id"): r.get("Target") for r in part(path, "word/_rels/document.xml.rels")}
    seen = set()
    for section in part(path, "word/document.xml").iter(w("sectPr")):
        size, margin = section.find(w("pgSz")), section.find(w("pgMar"))
        assert size is not None and margin is not None
        text_width = int(size.get(w("w")) or 0) - sum(int(margin.get(w(edge)) or 0) for edge in ("left", "right"))
        for reference in section.findall(w("headerReference")):
            head = part(path, f"word/{targets[reference.get(f'{{{R}}}id')]}")
            assert text_of(head).endswith(" KONSEP")
            style = head.find(f".//{w('pStyle')}")
            assert style is not None
            stops = {tab.get(w("pos")): tab.get(w("val")) for tab in styles[style.get(w("val"))].iter(w("tab"))}
            stops |= {tab.get(w("pos")): tab.get(w("val")) for tab in head.iter(w("tab")) if tab.get(w("pos"))}
            kept = {int(place or 0): kind for place, kind in stops.items() if kind != "clear"}
            ((place, kind),) = kept.items()
            assert kind == "right" and abs(place - text_width) <= 2
            seen.add(size.get(w("orient")))
    assert seen == {None, "landscape"}
    dotted = {
        int(t.get(w("pos")) or 0) for style in styles.values() for t in style.iter(w("tab")) if t.get(w("leader"))
    }
    assert dotted and all(abs(place - (layout.lebar - layout.kiri - layout.kanan) * TWIPS) <= 2 for place in dotted)


# ---------------------------------------------------------------------------------------------- print


def test_the_web_page_prints_on_the_chosen_paper(proyek: Proyek) -> None:
    """Paper, margins and size of print are those of the other formats; wide tables lie across."""
    folder = choose(proyek, "kertas: F4", "ukuran: 12", "margin:", "  kiri: 4")
    build(proyek.root, 2024, ("html",))
    page = (folder / "lkj-2024.html").read_text(encoding="utf-8")
    assert "@page{size:21.5cm 33cm;margin:2.5cm 2.5cm 2.5cm 4cm}@page mendatar{size:33cm 21.5cm}" in page
    assert "@media print{body{font-size:12pt}}" in page and "A4" not in page


def test_a_picture_is_no_wider_than_the_text(proyek: Proyek) -> None:
    """On a page of wide margins a chart keeps to the text in Word."""
    folder = choose(proyek, "margin:", "  kiri: 5", "  kanan: 5")
    build(proyek.root, 2024, ("docx", "pdf"))
    widths = [shape.width / 360000 for shape in Document(str(folder / "lkj-2024.docx")).inline_shapes]
    assert widths and max(widths) <= 11.01
