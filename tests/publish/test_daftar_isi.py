"""The lists of contents, tables and figures when an officer updates them, and what prose puts into them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from alat_proyek import build
from lxml import etree

from lkj.files import package_templates
from lkj.publish.docx.core import w
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.readback import pdf_text
from lkj.publish.typst import Layouter, fonts
from lkj.report.numbering import number
from lkj.report.tabel import Tables

OWN = package_templates()
SMALL_YEAR = Path(__file__).parents[1] / "data" / "benar"

# A profile that LibreOffice takes for set up, with one macro: update every list of the document, write a PDF.
_REGISTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Daftar"/></library:library>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Daftar" script:language="StarBasic">
Sub Perbarui
  Dim buka(0) As New com.sun.star.beans.PropertyValue
  buka(0).Name = "Hidden" : buka(0).Value = True
  dokumen = StarDesktop.loadComponentFromURL("{docx}", "_blank", 0, buka())
{lists}  Dim simpan(0) As New com.sun.star.beans.PropertyValue
  simpan(0).Name = "FilterName" : simpan(0).Value = "writer_pdf_Export"
  dokumen.storeToURL("{pdf}", simpan())
  dokumen.close(True)
  StarDesktop.terminate()
End Sub
</script:module>"""
_UPDATE = """  semua = dokumen.getDocumentIndexes()
  For i = 0 To semua.getCount() - 1
    semua.getByIndex(i).update()
  Next
"""


def updated(docx: Path, work: Path, lists: str = _UPDATE) -> list[str]:
    """Return the pages of a Word file whose lists LibreOffice has made anew, as a right click there does.

    Without `lists` they stay as they are.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI") == "true":
            pytest.fail("soffice is missing; .ci/run installs it")
        pytest.skip("soffice is not installed")
    pdf = work / "dibuka.pdf"
    user = work / "profil" / "user"
    files = {
        "registrymodifications.xcu": _REGISTRY,
        "basic/script.xlc": _LIBRARIES,
        "basic/Standard/script.xlb": _LIBRARY,
        "basic/Standard/Daftar.xba": _MODULE.format(docx=docx.as_uri(), pdf=pdf.as_uri(), lists=lists),
    }
    for name, text in files.items():
        (user / name).parent.mkdir(parents=True, exist_ok=True)
        (user / name).write_text(text, encoding="utf-8")
    profile = f"-env:UserInstallation={user.parent.as_uri()}"
    command = [soffice, profile, "--headless", "--norestore", "macro:///Standard.Daftar.Perbarui"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return pdf_text(pdf.read_bytes())


def page(pages: list[str], title: str) -> str:
    """Return the page on which a title stands as a line of its own, on one line."""
    return next(" ".join(p.split()) for p in pages if title in p.splitlines())


@pytest.mark.lambat
def test_updating_the_lists_in_libreoffice_keeps_them(tmp_path: Path) -> None:
    """Made anew by LibreOffice, the table of contents still names chapters, sections and points, each with its page."""
    shutil.copytree(SMALL_YEAR, tmp_path / "proyek")
    build(tmp_path / "proyek", 2024, ("docx",))
    pages = updated(tmp_path / "proyek" / "build" / "lkj-2024.docx", tmp_path)
    contents = page(pages, "DAFTAR ISI")
    for title in ("KATA PENGANTAR", "BAB I PENDAHULUAN", "A. Latar Belakang", "1. Visi", "BAB IV PENUTUP"):
        assert title in contents
    assert "Tabel 2.1 Rencana Kinerja Tahunan Dinas Contoh" in page(pages, "DAFTAR TABEL")
    assert "Gambar 1.1 Struktur Organisasi Dinas Contoh" in page(pages, "DAFTAR GAMBAR")


def test_headings_carry_their_outline_level() -> None:
    """Each heading style of the reference document says its level itself; other programs than Word go by that alone."""
    with zipfile.ZipFile(OWN / "reference.docx") as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    levels = {}
    for style in styles.iter(w("style")):
        name, level = style.find(w("name")), style.find(f"{w('pPr')}/{w('outlineLvl')}")
        if name is not None and level is not None:
            levels[(name.get(w("val")) or "").lower()] = level.get(w("val"))
    assert {f"heading {n}": levels.get(f"heading {n}") for n in (1, 2, 3)} == {
        "heading 1": "0",
        "heading 2": "1",
        "heading 3": "2",
    }


def shown(markdown: str) -> str:
    """Return what the PDF prints of a piece of prose, on one line."""
    typst = Pandoc("typst", lua_filter=OWN / "filter.lua").convert(markdown).decode()
    preamble = (OWN / "laporan.typ").read_text(encoding="utf-8")
    about = Properties(judul="Judul", penulis="Penulis", waktu=0)
    with Layouter(f"{preamble}\n{typst}", layout=Layout(), properties=about, figures={}, book=fonts()) as laid:
        return " ".join(" ".join(pdf_text(laid.pdf())).split())


@pytest.mark.lambat
def test_a_table_without_a_caption_is_in_no_list() -> None:
    """A table that prose types without a caption has no line in the list of tables; one with a caption has."""
    bare = "| Satu | Dua |\n|---|---|\n| a | b |"
    tables = Tables()
    ours = tables.tabel("tabel-x", "Pagu", [["Tiga", 100, "kiri"]], lambda: "<tr><td>Empat</td></tr>", nomor=False)
    text = shown(number(f"::: {{.daftar-tabel}}\n:::\n\nawal\n\n{bare}\n\n{ours}\n", tables.made))
    listed = text[: text.index("awal")]
    assert listed.startswith("Tabel 1 Pagu")
    assert listed.count("1") == 2  # its number and its page: one line
    assert text[len(listed) :] == "awal Satu Dua a b Tabel 1 Pagu Tiga Empat"


@pytest.mark.lambat
@pytest.mark.parametrize("to", ["typst", "docx", "html"])
def test_a_picture_in_prose_prints_its_words_once(to: str) -> None:
    """A picture that prose names is not fetched; the words for it stand once, alone in a paragraph as in a sentence."""
    made = Pandoc(to, lua_filter=OWN / "filter.lua").convert("![Foto rapat](rapat.png)\n\na ![Foto kedua](b.png) c\n")
    if to == "docx":
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            made = archive.read("word/document.xml")
    text = made.decode()
    assert text.count("rapat") == text.count("kedua") == 1


def right_ends(pdf: bytes, title: str) -> set[int]:
    """Return where, in points, the entries of the list end that stands below a title."""
    document = pdfium.PdfDocument(pdf)
    text = next(one.get_textpage() for one in document if title in one.get_textpage().get_text_bounded().splitlines())
    lines: dict[int, list[tuple[float, str]]] = {}
    for n in range(text.count_chars()):
        _, bottom, right, _ = text.get_charbox(n, loose=True)
        if char := text.get_text_range(n, 1).strip():
            lines.setdefault(round(bottom), []).append((right, char))
    said = {max(line)[0]: "".join(char for _, char in sorted(line)) for line in lines.values()}
    return {round(end) for end, line in said.items() if re.fullmatch(r"[A-Z].{3,}?(?<![0-9])([0-9]{1,2}|[ivx]+)", line)}


@pytest.mark.lambat
def test_the_page_number_of_a_title_whose_last_line_is_short_stands_below_the_others(tmp_path: Path) -> None:
    """«… DAN GIZI» with its last word alone on a line: its page number is no less at the right edge than all others."""
    shutil.copytree(SMALL_YEAR, tmp_path / "proyek")
    annex = (
        "lampiran:\n  - judul: Perjanjian Kinerja Kepala Seksi Kesehatan Jiwa dan Gizi\n    isi: pengukuran-kinerja\n"
    )
    (tmp_path / "proyek/data/2024/kerangka.yaml").write_text(f"skema: 1\n{annex}", encoding="utf-8", newline="\n")
    build(tmp_path / "proyek", 2024, ("docx", "pdf"))
    made = tmp_path / "proyek" / "build" / "lkj-2024"
    contents = page(updated(made.with_suffix(".docx"), tmp_path, lists=""), "DAFTAR ISI")
    assert "JIWA DAN GIZI" in contents
    for pdf in (made.with_suffix(".pdf"), tmp_path / "dibuka.pdf"):
        ends = right_ends(pdf.read_bytes(), "DAFTAR ISI")
        assert max(ends) - min(ends) <= 2, pdf.name
