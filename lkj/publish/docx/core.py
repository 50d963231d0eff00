"""WordprocessingML: names, elements, and one document while it is being finished."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree

from lkj.publish.errors import REPORT_IT, EngineError
from lkj.publish.paper import Layout

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
TWIPS = 1440 / 2.54

Element = etree._Element


@cache  # asked for millions of times in a large report
def w(name: str) -> str:
    """Return a WordprocessingML name in lxml's notation."""
    return f"{{{W}}}{name}"


def parse(text: str) -> Element:
    """Return the element that a piece of WordprocessingML describes."""
    return etree.fromstring(f'<x xmlns:w="{W}">{text}</x>')[0]


# Word's own default for tables; styles are based on it, also where a reference document does not define it.
_TABLE_NORMAL = """
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>
</w:tblPr></w:style>"""


def _complete(styles: Element) -> bool:
    """Add Word's default style of tables where it is missing; tell whether it was."""
    if any(style.get(w("styleId")) == "TableNormal" for style in styles.iter(w("style"))):
        return False
    styles.append(parse(_TABLE_NORMAL))
    return True


class WordDocument:
    """One `word/document.xml` while it is being finished."""

    def __init__(self, parts: dict[str, bytes], layout: Layout) -> None:
        self.parts, self.layout = parts, layout
        self.tree = etree.fromstring(parts["word/document.xml"])
        body = self.tree.find(w("body"))
        if body is None:
            raise EngineError("berkas DOCX dari pandoc tidak utuh", REPORT_IT)
        self.body: Element = body
        styles = etree.fromstring(parts["word/styles.xml"])
        if _complete(styles):
            parts["word/styles.xml"] = serialise(styles)
        # An officer may restyle the reference document; styles are known by name, their ids are Word's business.
        self.style_ids = {
            (name.get(w("val")) or "").lower(): style.get(w("styleId")) or ""
            for style in styles.iter(w("style"))
            if (name := style.find(w("name"))) is not None
        }

    def style(self, paragraph: Element) -> str:
        """Return the style id of a paragraph, or an empty string."""
        for properties in paragraph.iterchildren(w("pPr")):
            for style in properties.iterchildren(w("pStyle")):
                return style.get(w("val")) or ""
        return ""

    def styled(self, *names: str) -> Iterator[Element]:
        """Yield the paragraphs in one of some styles, in order."""
        idents = {self.style_ids[name] for name in names if name in self.style_ids}
        for style in list(self.body.iter(w("pStyle"))):
            properties = style.getparent()
            paragraph = properties.getparent() if properties is not None else None
            if style.get(w("val")) in idents and paragraph is not None and paragraph.tag == w("p"):
                yield paragraph


# The sequence of CT_PPr, as far as anything here writes it or stands beside it.
_PROPERTIES = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_RANK = {w(name): rank for rank, name in enumerate(_PROPERTIES)}


def set_property(properties: Element, made: Element) -> None:
    """Put a property of a paragraph or style where the schema wants it, in the place of one of its name."""
    for old in properties.findall(str(made.tag)):
        properties.remove(old)
    rank = _RANK[str(made.tag)]
    properties.insert(sum(_RANK.get(str(node.tag), len(_RANK)) < rank for node in properties), made)


def text_of(paragraph: Element) -> str:
    """Return the text of an element; a line break or tab counts as a space."""
    nodes = paragraph.iter(w("t"), w("br"), w("tab"))
    return "".join((node.text or "") if node.tag == w("t") else " " for node in nodes)


def properties_of(paragraph: Element) -> Element:
    """Return a paragraph's properties, made when it has none."""
    for found in paragraph.iterchildren(w("pPr")):
        return found
    made = etree.Element(w("pPr"))
    paragraph.insert(0, made)
    return made


def child(node: Element, name: str) -> Element | None:
    """Return the first child of that name, as `find` does and several times as fast."""
    return next(node.iterchildren(w(name)), None)


def serialise(node: Element) -> bytes:
    """Return an element as a part of the package."""
    return etree.tostring(node, xml_declaration=True, encoding="UTF-8", standalone=True)
