"""Body size, typeface and right tab stops as the data asks for them; list items that pandoc leaves unstyled."""

from __future__ import annotations

from lxml import etree

from lkj.publish.docx.core import TWIPS, WordDocument, child, parse, serialise, w
from lkj.publish.paper import Layout

# The reference document's body text, in half points; headings and tables have sizes of their own.
_BODY = "22"
_FONT = "Arial"
# Where its lists and its running head end, in twips: the text width of A4 with the customary margins.
_WIDTH = "8787"


def finish_styles(parts: dict[str, bytes], layout: Layout) -> None:
    """Set the styles to the layout's size of body text, typeface and text width; the customary ones change nothing."""
    size = str(round(layout.ukuran * 2))
    width = str(round((layout.lebar - layout.kiri - layout.kanan) * TWIPS))
    if (size, layout.fon_word, width) == (_BODY, _FONT, _WIDTH):
        return
    tree = etree.fromstring(parts["word/styles.xml"])
    for node in tree.iter(w("sz"), w("szCs")):
        if node.get(w("val")) == _BODY:
            node.set(w("val"), size)
    for node in tree.iter(w("tab")):
        if node.get(w("pos")) == _WIDTH:
            node.set(w("pos"), width)
    for node in tree.iter(w("rFonts")):
        for slot, name in node.attrib.items():
            if name == _FONT:
                node.set(slot, layout.fon_word)
    parts["word/styles.xml"] = serialise(tree)


def style_list_items(doc: WordDocument) -> None:
    """Give every item of a list the style of list items; pandoc leaves those parted by empty lines without one."""
    compact = doc.style_ids.get("compact")
    for paragraph in doc.body.iter(w("p")) if compact else ():
        properties = child(paragraph, "pPr")
        if properties is None or child(properties, "numPr") is None or doc.style(paragraph):
            continue
        properties.insert(0, parse(f'<w:pStyle w:val="{compact}"/>'))
