"""The Lua filter: the same on every platform, whatever the C library there says of a byte."""

from __future__ import annotations

import json
import re
import string
from io import BytesIO
from zipfile import ZipFile

import pytest

from lkj.files import package_templates
from lkj.publish.pandoc import Pandoc

FILTER = package_templates() / "filter.lua"


def test_no_pattern_asks_the_c_library() -> None:
    """On Windows its classes (%p, %w, %s, %d, %a …) match bytes from 0x80, and a dash or an ellipsis is torn in two."""
    text = FILTER.read_text(encoding="utf-8")
    asking = [f"{n}: {line.strip()}" for n, line in enumerate(text.splitlines(), 1) if re.search("%[A-Za-z]", line)]
    assert asking == []


@pytest.mark.lambat
def test_every_ascii_punctuation_mark_is_escaped_and_no_letter_torn() -> None:
    """Each of the 32 marks keeps its meaning as text in Typst; letters, dashes and dots beyond ASCII stay whole."""
    beyond = "–…÷é½\u0a85"
    # A numeric reference is how a report's data is written: a mark of text, never of Markdown.
    markdown = f"{''.join(f'&#{ord(mark)};' for mark in string.punctuation)} a{beyond},b"
    written = Pandoc("typst", lua_filter=FILTER).convert(markdown).decode()
    assert written.split() == ["".join(f"\\{mark}" for mark in string.punctuation), f"a{beyond}\\,b"]


@pytest.mark.lambat
def test_cells_that_say_the_same_are_one_to_typst() -> None:
    """A cell of words alone is a string, which Typst lays out once; marks stay letters, and white space stays one space."""
    words = 'a "b" \\c\\  #d -- [e], *f*'
    table = {"jenis": "tabel", "nama": "t", "label": "Tabel 1", "judul": "J", "lebar": [50, 50], "rata": ["kiri"] * 2}
    table |= {"pisah": "bebas", "kepala": [["A", "B"]], "baris": [[words, "100%"], [words, ["x", ["b", "y"]]]]}
    markdown = f"{'`' * 6} tabel\n\x02{json.dumps(table)}\n{'`' * 6}\n"
    made = Pandoc("typst", lua_filter=FILTER).convert(markdown).decode()
    string = '"a \\u{22}b\\u{22} \\u{5c}c\\u{5c} #d -- [e], *f*"'
    assert f'    {string}, "100%",\n    {string}, [#"x"#strong[#"y"]],\n' in made


@pytest.mark.lambat
def test_a_comment_is_printed_nowhere() -> None:
    """A comment is for who writes the prose, alone or in a sentence; what only begins like one is text."""
    for to in ("typst", "html"):
        markdown = "a <!-- rahasia --> b\n\n<!-- rahasia\nbaris kedua -->\n\nc <!-- terbuka\n"
        made = Pandoc(to, lua_filter=FILTER).convert(markdown).decode()
        assert "rahasia" not in made and "kedua" not in made
        assert "terbuka" in made


@pytest.mark.lambat
def test_several_formats_of_one_reading_are_those_of_each_alone() -> None:
    """One run that writes DOCX, Typst and HTML gives each as a run for it alone, letters and line ends too."""
    markdown = (FILTER.parents[1] / "README.md").read_text(encoding="utf-8") + "\n\n# Bab – 1\n\n![G](gambar:g)\n"
    reference = ["--reference-doc", str(FILTER.with_name("reference.docx"))]
    early: dict[str, bytes] = {}
    several = Pandoc("docx", lua_filter=FILTER, before=("typst", "html5"), options=reference)
    docx = several.convert(markdown, early.__setitem__)
    assert early == {to: Pandoc(to, lua_filter=FILTER).convert(markdown) for to in ("typst", "html5")}
    alone = Pandoc("docx", lua_filter=FILTER, options=reference).convert(markdown)
    first, second = (ZipFile(BytesIO(data)) for data in (docx, alone))
    assert {n: first.read(n) for n in first.namelist() if n != "docProps/core.xml"} == {
        n: second.read(n) for n in second.namelist() if n != "docProps/core.xml"
    }
