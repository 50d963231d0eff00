"""The running head: the document's title, and the mark of a draft at the right margin."""

from __future__ import annotations

import re

from lxml import etree

from lkj.publish.docx.core import TWIPS, Element, R, WordDocument, parse, properties_of, serialise, set_property, w
from lkj.publish.docx.pictures import RELS, TYPES
from lkj.publish.docx.sections import COVER
from lkj.publish.paper import Layout, Properties

_REFERENCE = f"{{{R}}}id"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def finish_headers(parts: dict[str, bytes], properties: Properties) -> None:
    """Put title and mark where the reference document's header has "lkj:judul" and "lkj:tanda"."""
    words = {"lkj:judul": properties.kepala or properties.judul, "lkj:tanda": properties.tanda}
    for name in [n for n in parts if n.startswith("word/header") and n.endswith(".xml")]:
        tree = etree.fromstring(parts[name])
        for text in tree.iter(w("t")):
            text.text = words.get(text.text or "", text.text)
        parts[name] = serialise(tree)


def own_heads(doc: WordDocument) -> None:
    """Give landscape sections and the cover heads of their own.

    Across, the tab stop is at the right margin of wide paper; the cover, which says the title itself, has the mark.
    """
    relations = etree.fromstring(doc.parts["word/_rels/document.xml.rels"])
    types = etree.fromstring(doc.parts["[Content_Types].xml"])
    twins: dict[tuple[str, str], str] = {}
    for section in doc.body.iter(w("sectPr")):
        size = section.find(w("pgSz"))
        cover = section.attrib.pop(COVER, "") != ""
        if not cover and (size is None or size.get(w("orient")) != "landscape"):
            continue
        for reference in section.findall(w("headerReference")):
            known = reference.get(_REFERENCE) or "", "Sampul" if cover else "Mendatar"
            if known not in twins:
                twins[known] = _twin(doc, relations, types, *known)
            reference.set(_REFERENCE, twins[known])
    doc.parts["word/_rels/document.xml.rels"] = serialise(relations)
    doc.parts["[Content_Types].xml"] = serialise(types)


def _twin(doc: WordDocument, relations: Element, types: Element, ident: str, kind: str) -> str:
    """Copy a header for the sections of a kind; return the relation that leads to the copy."""
    relation = next(r for r in relations if r.get("Id") == ident)
    name = (relation.get("Target") or "").rpartition("/")[2]
    taken = [int(found[1]) for part in doc.parts if (found := re.fullmatch(r"word/header(\d+)\.xml", part))]
    made = f"header{max(taken, default=0) + 1}.xml"
    tree = etree.fromstring(doc.parts[f"word/{name}"])
    if kind == "Sampul":
        for text in tree.iter(w("t")):
            text.text = "" if text.text == "lkj:judul" else text.text
    else:
        for paragraph in tree.iter(w("p")):
            if paragraph.find(f"{w('r')}/{w('tab')}") is not None:
                _widen(paragraph, _stops(doc, paragraph), doc.layout)
    doc.parts[f"word/{made}"] = serialise(tree)
    if f"word/_rels/{name}.rels" in doc.parts:
        doc.parts[f"word/_rels/{made}.rels"] = doc.parts[f"word/_rels/{name}.rels"]
    copy = etree.SubElement(relations, f"{{{RELS}}}Relationship", Id=f"{ident}{kind}", Target=made)
    copy.set("Type", relation.get("Type") or "")
    etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/word/{made}", ContentType=_CONTENT)
    return f"{ident}{kind}"


def _stops(doc: WordDocument, paragraph: Element) -> list[str]:
    """Return where the style of a paragraph has tab stops."""
    styles = etree.fromstring(doc.parts["word/styles.xml"])
    style = next((s for s in styles.iter(w("style")) if s.get(w("styleId")) == doc.style(paragraph)), None)
    return [] if style is None else [stop.get(w("pos")) or "" for stop in style.iter(w("tab"))]


def _widen(paragraph: Element, stops: list[str], layout: Layout) -> None:
    """Replace the tab stops of a paragraph by one at the right margin of a landscape page."""
    properties = properties_of(paragraph)
    for own in properties.findall(w("tabs")):
        stops = stops + [stop.get(w("pos")) or "" for stop in own]
        properties.remove(own)
    width = str(round((layout.tinggi - layout.kiri - layout.kanan) * TWIPS))
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in dict.fromkeys(stops) if stop != width)
    tabs = parse(f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{width}"/></w:tabs>')
    set_property(properties, tabs)
