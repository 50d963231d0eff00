"""What pandoc leaves open in a DOCX: sections, lists of contents, table widths, pictures, properties.

pandoc writes lists of contents empty and "dirty": LibreOffice shows nothing and Word asks a frightening question.
Here each list becomes a real Word field with its entries and page numbers already inside.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import UTC, datetime

from lxml import etree

from lkj.publish.errors import EngineError
from lkj.publish.layout import Layout, Properties

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
IMAGE = R + "/image"
_TWIPS = 1440 / 2.54
_EMU = 360000

# A table this short stays on one page; the filter holds the same for the PDF.
SHORT_TABLE, SHORT_TEXT = 12, 2500

Element = etree._Element


def w(name: str) -> str:
    """Return a WordprocessingML name in lxml's notation."""
    return f"{{{W}}}{name}"


def _xml(text: str) -> Element:
    return etree.fromstring(f'<x xmlns:w="{W}">{text}</x>')[0]


class _Document:
    """One `word/document.xml` while it is being finished."""

    def __init__(self, parts: dict[str, bytes], layout: Layout) -> None:
        self.parts, self.layout = parts, layout
        self.tree = etree.fromstring(parts["word/document.xml"])
        body = self.tree.find(w("body"))
        if body is None:
            raise EngineError("berkas DOCX dari pandoc tidak utuh", "jalankan lagi dengan --keep, lalu laporkan")
        self.body: Element = body
        styles = etree.fromstring(parts["word/styles.xml"])
        # An officer may restyle the reference document; styles are known by name, their ids are Word's business.
        self.style_ids = {
            (name.get(w("val")) or "").lower(): style.get(w("styleId")) or ""
            for style in styles.iter(w("style"))
            if (name := style.find(w("name"))) is not None
        }

    def style(self, paragraph: Element) -> str:
        found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return (found.get(w("val")) or "") if found is not None else ""


def _text(paragraph: Element) -> str:
    nodes = paragraph.iter(w("t"), w("br"), w("tab"))
    return "".join((node.text or "") if node.tag == w("t") else " " for node in nodes)


def _headings(doc: _Document) -> Iterator[tuple[int, str, str]]:
    """Yield level, bookmark and text of every heading, in order."""
    levels = {doc.style_ids.get(f"heading {n}", ""): n for n in (1, 2, 3)}
    bookmark = ""
    for node in doc.body:
        if node.tag == w("bookmarkStart"):
            bookmark = node.get(w("name")) or ""
        elif node.tag == w("p"):
            level = levels.get(doc.style(node))
            if level:
                yield level, bookmark, _text(node)
            bookmark = ""


def _captions(doc: _Document, style: str) -> Iterator[tuple[int, str, str]]:
    ident = doc.style_ids.get(style, "")
    for node in doc.body.iter(w("p")):
        if doc.style(node) == ident:
            mark = node.find(w("bookmarkStart"))
            yield 1, (mark.get(w("name")) or "") if mark is not None else "", _text(node)


def _run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def _field(kind: str) -> str:
    return _run(f'<w:fldChar w:fldCharType="{kind}"/>')


def _list(entries: list[tuple[str, str, str]], code: str, pages: Mapping[str, str]) -> list[Element]:
    """Return the paragraphs of one list field; entries are (style id, bookmark, text)."""
    opening = _field("begin") + _run(f'<w:instrText xml:space="preserve"> {code} </w:instrText>') + _field("separate")
    if not entries:
        return [_xml(f"<w:p>{opening}<w:r><w:t>Tidak ada.</w:t></w:r>{_field('end')}</w:p>")]
    made = []
    for index, (style, bookmark, text) in enumerate(entries):
        paragraph = _xml(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            + (opening if index == 0 else "")
            + '<w:hyperlink w:history="1"><w:r><w:t xml:space="preserve"/></w:r><w:r><w:tab/></w:r>'
            + _field("begin") + _run('<w:instrText xml:space="preserve"/>') + _field("separate")
            + _run("<w:t/>") + _field("end") + "</w:hyperlink>"
            + (_field("end") if index == len(entries) - 1 else "")
            + "</w:p>"
        )  # fmt: skip
        link = paragraph.find(w("hyperlink"))
        assert link is not None
        link.set(w("anchor"), bookmark)
        shown, page = list(link.iter(w("t")))
        shown.text, page.text = text, pages.get(bookmark, "")
        next(link.iter(w("instrText"))).text = f" PAGEREF {bookmark} \\h "
        made.append(paragraph)
    return made


def _fill_lists(doc: _Document, pages: Mapping[str, str]) -> None:
    names = doc.style_ids
    wanted: dict[str, tuple[str, Callable[[], Iterator[tuple[int, str, str]]], str]] = {
        "_lkj_daftar-isi": ('TOC \\o "1-3" \\h \\z \\u', lambda: _headings(doc), "toc "),
        "_lkj_daftar-tabel": (
            'TOC \\h \\z \\t "Table Caption;1"',
            lambda: _captions(doc, "table caption"),
            "",
        ),
        "_lkj_daftar-gambar": (
            'TOC \\h \\z \\t "Image Caption;1"',
            lambda: _captions(doc, "image caption"),
            "",
        ),
    }
    for mark in list(doc.body.iter(w("bookmarkStart"))):
        name = mark.get(w("name")) or ""
        if name not in wanted:
            continue
        code, find, prefix = wanted[name]
        plain = names.get("table of figures", "")
        entries = [
            (names.get(f"{prefix}{level}", plain) if prefix else plain, anchor, text) for level, anchor, text in find()
        ]
        place = mark.getparent()
        assert place is not None
        for paragraph in _list(entries, code, pages):
            place.addprevious(paragraph)
        doc.body.remove(place)


def _section(base: Element, layout: Layout, kind: str, landscape: bool, first: bool) -> Element:
    """Return a section's properties: the reference document's own, with paper, margins and numbering put in."""
    section = deepcopy(base)
    section.attrib.clear()
    for tag in ("pgSz", "pgMar", "pgNumType", "type", "titlePg"):
        for old in section.findall(w(tag)):
            section.remove(old)
    width, height = round(layout.lebar * _TWIPS), round(layout.tinggi * _TWIPS)
    if landscape:
        width, height = height, width
    orient = ' w:orient="landscape"' if landscape else ""
    top, right, bottom, left = (round(x * _TWIPS) for x in (layout.atas, layout.kanan, layout.bawah, layout.kiri))
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
        section.insert(at + offset, _xml(piece))
    if first:
        for tag in ("headerReference", "footerReference"):
            for reference in section.findall(w(tag)):
                section.remove(reference)
    return section


def _finish_sections(doc: _Document) -> list[tuple[Element | None, float]]:
    """Complete the section marks; return each section's last body element and its text width in twips."""
    final = doc.body.find(w("sectPr"))
    if final is None:
        raise EngineError("dokumen acuan tidak mempunyai bagian halaman", "pulihkan templates/reference.docx")
    base = deepcopy(final)
    marks = [mark for mark in doc.body.iter(w("sectPr")) if mark.get("lkj")]
    spans: list[tuple[Element | None, float]] = []
    kind, landscape = "sampul", False
    layout = doc.layout
    edge = layout.kiri + layout.kanan
    for index, mark in enumerate(marks):
        words = (mark.get("lkj") or "").split()
        made = _section(base, layout, kind, landscape, first=index == 0)
        parent = mark.getparent()
        assert parent is not None
        parent.replace(mark, made)
        holder = parent.getparent()
        spans.append((holder, ((layout.tinggi if landscape else layout.lebar) - edge) * _TWIPS))
        kind, landscape = words[0], "mendatar" in words
    doc.body.replace(final, _section(base, layout, kind, landscape, first=not marks))
    spans.append((None, ((layout.tinggi if landscape else layout.lebar) - edge) * _TWIPS))
    return spans


def _finish_tables(doc: _Document, spans: list[tuple[Element | None, float]]) -> None:
    """Give tables the width of their section, and rows that do not split over two pages."""
    ends = iter(spans)
    holder, width = next(ends)
    for node in doc.body:
        if node.tag == w("tbl"):
            _size_table(node, round(width), doc.style_ids)
            _part_from_table(node.getnext())
        if holder is not None and node is holder:
            holder, width = next(ends)


def _part_from_table(following: Element | None) -> None:
    """Set the paragraph behind a table off from it; Word has no distance of its own there."""
    if following is None or following.tag != w("p") or following.find(f".//{w('sectPr')}") is not None:
        return
    properties = following.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        following.insert(0, properties)
    if properties.find(w("spacing")) is None:
        # Behind style, keepNext and the like, before indentation and alignment: the schema's order.
        later = [properties.find(w(tag)) for tag in ("ind", "contextualSpacing", "jc", "outlineLvl", "rPr")]
        places = [properties.index(node) for node in later if node is not None]
        spacing = etree.Element(w("spacing"))
        spacing.set(w("before"), "200")
        properties.insert(min(places, default=len(properties)), spacing)


def _size_table(table: Element, width: int, styles: Mapping[str, str]) -> None:
    grid = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    total = sum(int(column.get(w("w")) or 0) for column in grid) or 1
    sizes = [round(int(column.get(w("w")) or 0) * width / total) for column in grid]
    for column, size in zip(grid, sizes, strict=True):
        column.set(w("w"), str(size))
    found = table.find(f"{w('tblPr')}/{w('tblW')}")
    if found is not None:
        found.set(w("type"), "dxa")
        found.set(w("w"), str(sum(sizes)))
    rows = table.findall(w("tr"))
    _dress_cells(table, rows, styles)
    if len(rows) <= SHORT_TABLE and len(_text(table)) < SHORT_TEXT:
        for row in rows[:-1]:
            for paragraph in row.iter(w("p")):
                _keep_with_next(paragraph)
    for row in rows:
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(0, properties)
        properties.insert(0, etree.Element(w("cantSplit")))
        at = 0
        for cell in row.findall(w("tc")):
            inside = cell.find(w("tcPr"))
            if inside is None:
                inside = etree.Element(w("tcPr"))
                cell.insert(0, inside)
            span = inside.find(w("gridSpan"))
            many = int(span.get(w("val")) or 1) if span is not None else 1
            across = etree.Element(w("tcW"))
            across.set(w("w"), str(sum(sizes[at : at + many])))
            across.set(w("type"), "dxa")
            inside.insert(0, across)
            at += many


def _dress_cells(table: Element, rows: list[Element], styles: Mapping[str, str]) -> None:
    """Give the paragraphs of cells their style: head, row of column numbers, body, or a table without rules."""
    kind = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    bare = kind is not None and kind.get(w("val")) == styles.get("tabel polos")
    for row in rows:
        head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        name = "isi polos" if bare else "isi tabel"
        if head:
            name = "nomor kolom" if _text(row).startswith("(1)") else "kepala tabel"
        for paragraph in row.iter(w("p")):
            properties = paragraph.find(w("pPr"))
            if properties is None:
                properties = etree.Element(w("pPr"))
                paragraph.insert(0, properties)
            style = properties.find(w("pStyle"))
            if style is None:
                style = etree.Element(w("pStyle"))
                properties.insert(0, style)
            style.set(w("val"), styles.get(name, ""))
            align = properties.find(w("jc"))
            if head and align is not None:
                properties.remove(align)  # the style of a head centres it, whatever its column does


def _keep_with_next(paragraph: Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    if properties.find(w("keepNext")) is None:
        # the schema wants keepNext right behind the style
        properties.insert(1 if properties.find(w("pStyle")) is not None else 0, etree.Element(w("keepNext")))


def _png_size(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _finish_pictures(doc: _Document, pictures: Mapping[str, bytes], width: float) -> None:
    relations = etree.fromstring(doc.parts["word/_rels/document.xml.rels"])
    for number, drawing in enumerate(doc.body.iter(f"{{{WP}}}inline"), start=1):
        described = drawing.find(f"{{{WP}}}docPr")
        name = (described.get("title") or "") if described is not None else ""
        picture = pictures.get(name.removeprefix("gambar:"))
        if described is None or picture is None:
            continue
        ident, target = f"rIdGambar{number}", f"media/gambar-{number}.png"
        doc.parts[f"word/{target}"] = picture
        etree.SubElement(relations, f"{{{RELS}}}Relationship", Id=ident, Type=IMAGE, Target=target)
        for blip in drawing.iter(f"{{{A}}}blip"):
            blip.set(f"{{{R}}}embed", ident)
        across, down = _png_size(picture)
        extent = (round(width * _EMU), round(width * _EMU * down / across))
        for size in drawing.iter(f"{{{WP}}}extent", f"{{{A}}}ext"):
            if size.get("cx"):
                size.set("cx", str(extent[0]))
                size.set("cy", str(extent[1]))
        del described.attrib["title"]
        described.set("name", f"Gambar {number}")
    # The pixel that only held the place goes, with all that names it.
    used = {blip.get(f"{{{R}}}embed") for blip in doc.body.iter(f"{{{A}}}blip")}
    types = etree.fromstring(doc.parts["[Content_Types].xml"])
    for relation in list(relations):
        if relation.get("Type") == IMAGE and relation.get("Id") not in used:
            part = f"word/{relation.get('Target')}"
            relations.remove(relation)
            doc.parts.pop(part, None)
            for override in types.findall(f"{{{TYPES}}}Override"):
                if override.get("PartName") == f"/{part}":
                    types.remove(override)
    if not any(d.get("Extension") == "png" for d in types.findall(f"{{{TYPES}}}Default")):
        types.insert(0, etree.Element(f"{{{TYPES}}}Default", Extension="png", ContentType="image/png"))
    doc.parts["[Content_Types].xml"] = _serialise(types)
    doc.parts["word/_rels/document.xml.rels"] = _serialise(relations)


def _unique_bookmarks(doc: _Document) -> None:
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
    for name, text in (("title", properties.judul), ("creator", properties.penulis), ("language", "id-ID")):
        etree.SubElement(root, f"{{{dc}}}{name}").text = text
    for name in ("created", "modified"):
        node = etree.SubElement(root, f"{{{terms}}}{name}")
        node.set(f"{{{xsi}}}type", "dcterms:W3CDTF")
        node.text = when
    return _serialise(root)


def _serialise(node: Element) -> bytes:
    return etree.tostring(node, xml_declaration=True, encoding="UTF-8", standalone=True)


def finish(
    data: bytes,
    *,
    pages: Mapping[str, str],
    pictures: Mapping[str, bytes],
    picture_width: float,
    layout: Layout,
    properties: Properties,
) -> bytes:
    """Return pandoc's DOCX completed: sections, filled lists, sized tables, pictures (PNG), properties.

    `pages` gives the printed page number by bookmark. Raises EngineError when the file is not what pandoc writes.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    doc = _Document(parts, layout)
    spans = _finish_sections(doc)
    _finish_tables(doc, spans)
    _finish_pictures(doc, pictures, picture_width)
    _fill_lists(doc, pages)
    _unique_bookmarks(doc)
    parts["word/document.xml"] = _serialise(doc.tree)
    parts["docProps/core.xml"] = _core(properties)
    stable = io.BytesIO()
    with zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as archive:
        # Content types come first: some readers take the first entry for the file's kind.
        for name in sorted(parts, key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # A PNG is packed already.
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            info.create_system = 3
            archive.writestr(info, parts[name])
    return stable.getvalue()
