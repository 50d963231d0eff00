"""Headings of the Word file: Word counts them by their styles, and comes to what the report says."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from alat_word import headings
from docx import Document

from lkj.files import package_templates
from lkj.publish.docx import finish
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.report.numbering import number

OWN = package_templates()
pytestmark = pytest.mark.lambat


def word(markdown: str) -> bytes:
    """Return the Word file of a text whose headings are numbered as those of a report."""
    options = ["--reference-doc", str(OWN / "reference.docx")]
    return finish(
        Pandoc("docx", lua_filter=OWN / "filter.lua", options=options).convert(number(markdown)),
        pages=dict,
        pictures={},
        picture_room=lambda _: (1, 1),
        layout=Layout(),
        properties=Properties(judul="Judul", penulis="Penulis", waktu=0),
    )


def styles(data: bytes) -> list[tuple[str, str]]:
    """Return style and text of each heading, as Word stores them: without the number that it counts."""
    known = ("Heading 1", "Heading 2", "Heading 3", "Judul Depan", "Judul Lampiran")
    named = [(p.style.name or "", " ".join(p.text.split())) for p in Document(BytesIO(data)).paragraphs if p.style]
    return [one for one in named if one[0] in known]


def test_numbers_are_words_own() -> None:
    """No number is typed: chapters, sections and points bear heading styles, what is no chapter its own."""
    made = word(
        "# Pengantar\n\n# Awal {.bab}\n\n## Satu\n\n### Rinci\n\n## Dua\n\n# Lain {.bab}\n\n# Isi {.lampiran}\n"
    )
    assert styles(made) == [
        ("Judul Depan", "PENGANTAR"),
        ("Heading 1", "AWAL"),
        ("Heading 2", "Satu"),
        ("Heading 3", "Rinci"),
        ("Heading 2", "Dua"),
        ("Heading 1", "LAIN"),
        ("Judul Lampiran", "ISI"),
    ]
    assert [text for _, text in headings(made)] == [
        "PENGANTAR", "BAB I AWAL", "A. Satu", "1. Rinci", "B. Dua", "BAB II LAIN", "LAMPIRAN 1 ISI",
    ]  # fmt: skip


def test_sections_outside_of_chapters_begin_anew() -> None:
    """Sections of a foreword and of each annex begin with A, and do not count for the chapters."""
    made = word(
        "# Depan\n\n## Satu\n\n### Rinci\n\n## Dua\n\n# Awal {.bab}\n\n## Tiga\n\n"
        "# Satu {.lampiran}\n\n## Empat\n\n## Lima\n\n# Dua {.lampiran}\n\n## Enam\n"
    )
    assert [text for _, text in headings(made)] == [
        "DEPAN", "A. Satu", "1. Rinci", "B. Dua", "BAB I AWAL", "A. Tiga",
        "LAMPIRAN 1 SATU", "A. Empat", "B. Lima", "LAMPIRAN 2 DUA", "A. Enam",
    ]  # fmt: skip


def test_a_number_that_word_would_not_give_is_typed() -> None:
    """Behind Z the report has AA, AB and Word AA, BB: from there the number is text, and the rest stays counted."""
    made = word("# Awal {.bab}\n\n" + "".join(f"## Bagian {n}\n\n" for n in range(1, 29)) + "# Akhir {.bab}\n")
    texts = [text for _, text in headings(made)]
    assert texts[26:] == ["Z. Bagian 26", "AA. Bagian 27", "AB. Bagian 28", "BAB II AKHIR"]
    assert ("Heading 2", "AB. Bagian 28") in styles(made) and ("Heading 2", "Bagian 27") in styles(made)


def test_a_heading_of_a_stranger_forges_no_mark() -> None:
    """What prose writes behind a heading becomes no WordprocessingML: it is text, or gone."""
    made = word('# Awal {.bab}\n\n#### x {nomor="A.\\"/><w:b/>"}\n\n## y {nomor="B."}\n')
    with zipfile.ZipFile(BytesIO(made)) as archive:
        document = archive.read("word/document.xml").decode()
    assert "lkj=" not in document and "<w:b/>" not in document
    assert [text for _, text in headings(made)][-1] == "A. y"
