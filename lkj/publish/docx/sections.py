"""Sections: paper, margins and page numbers of the parts of a document."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from lkj.publish.docx.core import TWIPS, Element, WordDocument, parse, w
from lkj.publish.errors import EngineError
from lkj.publish.paper import Layout

# A section of a cover, while the document is being finished.
COVER = "lkj-sampul"
# The last body element of a section (None for the last section), and its text width in twips.
Spans = list[tuple[Element | None, float]]


def _section(base: Element, layout: Layout, kind: str, landscape: bool) -> Element:
    """Return a section's properties: the reference document's own, with paper, margins and numbering put in."""
    section = deepcopy(base)
    section.attrib.clear()
    for tag in ("pgSz", "pgMar", "pgNumType", "type", "titlePg"):
        for old in section.findall(w(tag)):
            section.remove(old)
    width, height = round(layout.lebar * TWIPS), round(layout.tinggi * TWIPS)
    if landscape:
        width, height = height, width
    orient = ' w:orient="landscape"' if landscape else ""
    top, right, bottom, left = (round(x * TWIPS) for x in (layout.atas, layout.kanan, layout.bawah, layout.kiri))
    pieces = [
        '<w:type w:val="nextPage"/>',
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>',
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        ' w:header="709" w:footer="709" w:gutter="0"/>',
    ]
    if kind in ("romawi", "angka"):
        pieces.append(f'<w:pgNumType w:fmt="{"lowerRoman" if kind == "romawi" else "decimal"}" w:start="1"/>')
    elif kind == "lanjut":
        pieces.append('<w:pgNumType w:fmt="decimal"/>')
    # The schema's order: references, footnotePr, then type, pgSz, pgMar, …, pgNumType, cols, titlePg, docGrid.
    at = 0
    for at, child in enumerate(section):  # noqa: B007 (the index after the loop is meant)
        if etree.QName(child).localname not in (
            "headerReference",
            "footerReference",
            "footnotePr",
            "endnotePr",
        ):
            break
    else:
        at = len(section)
    for offset, piece in enumerate(pieces):
        section.insert(at + offset, parse(piece))
    if kind in ("sampul", "formulir"):  # neither has a page number
        for reference in section.findall(w("footerReference")):
            section.remove(reference)
    if kind == "sampul":
        section.set(COVER, "1")
    return section


def _opening(doc: WordDocument, mark: Element) -> Element | None:
    """Return the paragraph of a mark that opens the document, None when text stands before it."""
    paragraph = mark.getparent()
    holder = None if paragraph is None else paragraph.getparent()
    first = next((node for node in doc.body if node.tag in (w("p"), w("tbl"))), None)
    return holder if holder is first else None


def finish_sections(doc: WordDocument) -> Spans:
    """Complete the section marks; return each section's last body element and its text width in twips."""
    final = doc.body.find(w("sectPr"))
    if final is None:
        raise EngineError("dokumen acuan tidak mempunyai bagian halaman", "pulihkan templates/reference.docx")
    base = deepcopy(final)
    marks = [mark for mark in doc.body.iter(w("sectPr")) if mark.get("lkj")]
    spans: Spans = []
    kind, landscape = "sampul", False
    if marks and (opening := _opening(doc, marks[0])) is not None:
        # Nothing stands before the first mark: it says what the document begins with.
        words = (marks.pop(0).get("lkj") or "").split()
        kind, landscape = words[0], "mendatar" in words
        doc.body.remove(opening)
    layout = doc.layout
    edge = layout.kiri + layout.kanan
    for mark in marks:
        words = (mark.get("lkj") or "").split()
        made = _section(base, layout, kind, landscape)
        parent = mark.getparent()
        assert parent is not None
        parent.replace(mark, made)
        holder = parent.getparent()
        spans.append((holder, ((layout.tinggi if landscape else layout.lebar) - edge) * TWIPS))
        kind, landscape = words[0], "mendatar" in words
    doc.body.replace(final, _section(base, layout, kind, landscape))
    spans.append((None, ((layout.tinggi if landscape else layout.lebar) - edge) * TWIPS))
    return spans
