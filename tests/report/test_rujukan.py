"""References in the text: their number, and where each leads, in every format's terms."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from alat_benar import salin
from pypdf import PdfReader

from lkj.check.project import Project
from lkj.files import package_templates
from lkj.publish.docx import finish
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.typst import Layouter, fonts
from lkj.report.dokumen import TETAP
from lkj.report.environment import rujuk
from lkj.report.marks import MissingReferenceError
from lkj.report.numbering import number
from lkj.report.tabel import FENCE, Tables

OWN = package_templates()
FILTER = OWN / "filter.lua"
ABOUT = Properties(judul="Judul", penulis="Penulis", waktu=0)


def report(text: str) -> str:
    """Return a numbered chapter of one table, with a text before it."""
    tables = Tables()
    rows = f"<tr><td>lihat {rujuk('tabel-satu')}</td></tr>"
    one = tables.tabel("tabel-satu", "Satu", [["No", 100, "kiri"]], lambda: rows)
    return number(f"# Bab {{.bab}}\n\n{text}\n{one}", tables.made)


def word_of(markdown: str) -> str:
    """Return the text of `word/document.xml` of the finished document."""
    options = ["--reference-doc", str(OWN / "reference.docx")]
    data = Pandoc("docx", lua_filter=FILTER, options=options).convert(markdown)
    done = finish(data, pages=dict, pictures={}, picture_room=lambda _: (15.0, 20.0), layout=Layout(), properties=ABOUT)
    with zipfile.ZipFile(io.BytesIO(done)) as archive:
        return archive.read("word/document.xml").decode()


def pdf_of(markdown: str) -> PdfReader:
    """Return the PDF, opened."""
    source = (OWN / "laporan.typ").read_text(encoding="utf-8") + Pandoc("typst", lua_filter=FILTER).convert(
        markdown
    ).decode()
    with Layouter(source, layout=Layout(), properties=ABOUT, figures={}, book=fonts()) as laid:
        return PdfReader(io.BytesIO(laid.pdf()))


def test_a_reference_carries_its_target() -> None:
    """In prose and in a cell the number is written with the name of what it stands for."""
    made = report(rujuk("tabel-satu"))
    assert '[Tabel\xa01.1]{.rujukan tujuan="tabel-satu"}' in made
    assert '[["lihat ",["r","tabel-satu","Tabel\xa01.1"]]]' in made
    assert made.index("[Tabel") < made.index(FENCE) < made.index('["r"')


def test_a_reference_to_nothing_is_refused() -> None:
    """A name that no table and no figure has is an error with the names there are."""
    with pytest.raises(MissingReferenceError) as caught:
        report(rujuk("tabel-dua"))
    assert (caught.value.names, caught.value.known) == (("tabel-dua",), ["tabel-satu"])


@pytest.mark.lambat
def test_a_reference_leads_to_its_table_in_every_format() -> None:
    """Word has a REF field, the PDF a link within the document, HTML an anchor; all show the same words."""
    made = report(f"Lihat {rujuk('tabel-satu')}.")
    word = word_of(made)
    assert word.count("REF tabel_satu \\h") == 2
    assert 'w:name="tabel_satu"' in word
    (page,) = pdf_of(made).pages
    links = [note.get_object() for note in page.annotations or []]
    assert len(links) == 2 and all("/Link" in str(link) and "/URI" not in str(link) for link in links)
    assert "Lihat Tabel 1.1." in " ".join(page.extract_text().split())
    html = Pandoc("html", lua_filter=FILTER).convert(made).decode()
    assert re.search(r'Lihat <a href="#tabel-satu"[^>]*>Tabel(\xa0|&nbsp;)1\.1</a>', html)


@pytest.mark.lambat
@pytest.mark.parametrize("name", ["tidak-ada", 'x") #read("/etc/passwd', "a\\\\b", ""])
def test_a_strangers_reference_is_text(name: str) -> None:
    """A reference that prose wrote by hand to a place that is not there breaks no document and makes no field."""
    made = report(f'a [kata]{{.rujukan tujuan="{name}"}} b'.replace('x")', "x&quot;)").replace('("/', "(&quot;/"))
    word = word_of(made)
    assert re.search(">(a )?kata( b)?<", word)
    assert word.count(" REF ") == 1
    assert "a kata b" in " ".join(pdf_of(made).pages[0].extract_text().split())


def test_the_bookmark_of_a_heading_begins_with_a_letter() -> None:
    """A heading that begins with a year keeps a name that Word takes, and with it its page number."""
    made = number("# 2024 dalam Angka {.bab}\n\n# 2024 dalam Angka {.bab}")
    assert re.findall(r"\{#([^ }]+)", made) == ["bagian-2024-dalam-angka", "bagian-2024-dalam-angka-2"]


@pytest.mark.lambat
def test_a_heading_may_bear_a_name_as_in_markdown(tmp_path: Path) -> None:
    """`### Judul {#nama}` is a heading like any other, and a comment further down hides nothing but itself."""
    salin(tmp_path)
    prose = tmp_path / "data/2024/narasi/evaluasi.md"
    own = "### Kendala {#kendala}\n\nTampak satu.\n\n### Upaya {#upaya .tanpa-nomor}\n\nTampak dua.\n\n{# catatan #}\n"
    prose.write_text(prose.read_text(encoding="utf-8") + "\n" + own, encoding="utf-8", newline="\n")
    made = Project.at(tmp_path).year(2024).compose([TETAP["lkj"]])
    text = made[0]["lkj"].markdown
    assert not made[1]
    assert "Tampak satu." in text and "Tampak dua." in text and "catatan" not in text
    assert re.search(r"^#+ Kendala +\{#\S+", text, re.MULTILINE) and re.search(r"^#+ Upaya \{#\S+", text, re.MULTILINE)
