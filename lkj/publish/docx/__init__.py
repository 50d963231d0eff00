"""What pandoc leaves open in a DOCX: sections, lists of contents, table widths, pictures, properties."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from lxml import etree

from lkj.publish.docx.core import WordDocument, serialise, w
from lkj.publish.docx.fields import finish_captions, finish_references, plain_names
from lkj.publish.docx.headers import finish_headers, own_heads
from lkj.publish.docx.headings import finish_headings
from lkj.publish.docx.lists import fill_lists
from lkj.publish.docx.pictures import finish_pictures, move_pictures, places_behind
from lkj.publish.docx.sections import finish_sections
from lkj.publish.docx.settings import finish_settings
from lkj.publish.docx.styles import finish_styles, style_list_items
from lkj.publish.docx.tables import finish_tables
from lkj.publish.paper import Layout, Properties

__all__ = ["finish"]


def _unique_bookmarks(doc: WordDocument) -> None:
    """Give bookmarks new numbers: Word takes a repeated id for a damaged file."""
    starts: dict[str | None, list[str]] = {}
    for number, mark in enumerate(doc.tree.iter(w("bookmarkStart")), start=1):
        starts.setdefault(mark.get(w("id")), []).append(str(number))
        mark.set(w("id"), str(number))
    for mark in doc.tree.iter(w("bookmarkEnd")):
        waiting = starts.get(mark.get(w("id")))
        if waiting:
            mark.set(w("id"), waiting.pop(0))


def _core(properties: Properties) -> bytes:
    when = datetime.fromtimestamp(properties.waktu, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dc, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    xsi = "http://www.w3.org/2001/XMLSchema-instance"
    root = etree.Element(f"{{{cp}}}coreProperties", nsmap={"cp": cp, "dc": dc, "dcterms": terms, "xsi": xsi})
    about = {
        f"{{{dc}}}title": properties.judul,
        f"{{{dc}}}subject": properties.subjek,
        f"{{{dc}}}creator": properties.penulis,
        f"{{{cp}}}keywords": "; ".join(properties.kata_kunci),
        f"{{{dc}}}language": "id-ID",
    }
    for name, text in about.items():
        if text:
            etree.SubElement(root, name).text = text
    for name in ("created", "modified"):
        node = etree.SubElement(root, f"{{{terms}}}{name}")
        node.set(f"{{{xsi}}}type", "dcterms:W3CDTF")
        node.text = when
    return serialise(root)


def finish(
    data: bytes,
    *,
    pages: Callable[[], Mapping[str, str]],
    pictures: Mapping[str, bytes],
    picture_room: Callable[[str], tuple[float, float]],
    layout: Layout,
    properties: Properties,
    drawings: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Return pandoc's DOCX completed: sections, fields, filled lists, sized tables, pictures, properties.

    `pages` is asked for the printed page number by bookmark when all else is done. Raises EngineError when the file is
    not what pandoc writes.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    doc = WordDocument(parts, layout)
    places = places_behind(doc)
    spans = finish_sections(doc)
    style_list_items(doc)
    finish_tables(doc, spans)
    finish_pictures(doc, pictures, picture_room, drawings)
    finish_styles(parts, layout)
    finish_settings(parts)
    own_heads(doc)
    headings = finish_headings(doc)
    finish_captions(doc)
    finish_references(doc)
    printed = pages()
    move_pictures(doc, places, printed)
    fill_lists(doc, headings, printed)
    plain_names(doc)
    _unique_bookmarks(doc)
    parts["word/document.xml"] = serialise(doc.tree)
    finish_headers(parts, properties)
    parts["docProps/core.xml"] = _core(properties)
    stable = io.BytesIO()
    with zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as archive:
        # Content types come first: some readers take the first entry for the file's kind.
        for name in sorted(parts, key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # Pictures are packed already.
            info.compress_type = zipfile.ZIP_STORED if name.endswith((".png", ".jpg")) else zipfile.ZIP_DEFLATED
            info.create_system = 3
            archive.writestr(info, parts[name])
    return stable.getvalue()
