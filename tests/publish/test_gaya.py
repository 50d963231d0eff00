"""The PDF is laid out by the styles of the Word file: what the preamble says of them is what the file says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

TEMPLATES = Path(__file__).parents[2] / "templates"
_LINE = re.compile(r'^  "(?P<nama>[^"]+)": \((?P<nilai>[\d., ]+)\),$', re.MULTILINE)


def pembuka() -> dict[str, tuple[float, ...]]:
    """Return what the Typst preamble knows of each style: size, space before and after in points, line factor."""
    text = (TEMPLATES / "laporan.typ").read_text(encoding="utf-8")
    block = text[text.index("#let gaya = (") :]
    block = block[: block.index("\n)\n")]
    found = {m["nama"]: tuple(float(n) for n in m["nilai"].split(",")) for m in _LINE.finditer(block + "\n")}
    assert len(found) == block.count("\n")
    return found


def acuan() -> dict[str, tuple[float, ...]]:
    """Return the same of each style in reference.docx, what a style leaves out taken from those it is based on."""
    made = {}
    for style in Document(str(TEMPLATES / "reference.docx")).styles:
        line = []
        chain, one = [], style
        while one is not None:
            chain.append(one)
            one = getattr(one, "base_style", None)
        for element, attribute, unit in (
            ("w:rPr/w:sz", "w:val", 2),
            ("w:pPr/w:spacing", "w:before", 20),
            ("w:pPr/w:spacing", "w:after", 20),
            ("w:pPr/w:spacing", "w:line", 240),
        ):
            values = (
                node.get(qn(attribute))
                for one in chain
                for node in one.element.findall("/".join(qn(part) for part in element.split("/")))
            )
            line.append(float(next((v for v in values if v is not None), 0)) / unit)
        made[(style.name or "").casefold()] = tuple(line)
    return made


@pytest.mark.lambat
def test_the_preamble_knows_the_styles_of_the_word_file() -> None:
    """Size, space before, space after and line of every style: a change in one must be made in the other."""
    word = acuan()
    for name, values in pembuka().items():
        assert name.casefold() in word, name
        assert values == word[name.casefold()], name


def test_a_ministry_changes_normal_and_a_few() -> None:
    """Typeface and colour of text stand in Normal alone: what is based on it takes over what is chosen there."""
    for style in Document(str(TEMPLATES / "reference.docx")).styles:
        if (style.name or "").casefold() in {name.casefold() for name in pembuka()}:
            assert style.base_style is not None, style.name
            assert style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") is None, style.name
