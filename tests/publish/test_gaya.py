"""The PDF is laid out by the styles of the Word file: lkj's own, or those that a project chose."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from lkj.publish.reference.styles import Styles, read_styles

TEMPLATES = Path(__file__).parents[2] / "templates"


def gaya() -> Styles:
    """Return what the PDF takes from the shipped document."""
    return read_styles((TEMPLATES / "reference.docx").read_bytes())


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
def test_the_pages_have_the_styles_of_the_word_file() -> None:
    """Size, space before, space after and line of every style, as another reader finds them."""
    word = acuan()
    for name, style in gaya().gaya.items():
        values = tuple(style[key] for key in ("ukuran", "sebelum", "sesudah", "baris"))
        assert values == word[name.casefold()], name


def test_the_pages_follow_all_of_the_shipped_styles() -> None:
    """Of lkj's own document nothing stays behind."""
    assert gaya().lost == ()


@pytest.mark.lambat
def test_a_ministry_changes_normal_and_a_few() -> None:
    """Typeface and colour of text stand in Normal alone: what is based on it takes over what is chosen there."""
    for style in Document(str(TEMPLATES / "reference.docx")).styles:
        if (style.name or "").casefold() in {name.casefold() for name in gaya().gaya}:
            assert style.base_style is not None, style.name
            assert style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") is None, style.name
