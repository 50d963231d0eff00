"""Tables: as wide as their section, cells in their styles, rows whole, short tables on one page."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from lkj.publish.docx.core import Element, WordDocument, child, properties_of, text_of, w
from lkj.publish.docx.sections import Spans

# A table this short stays on one page; the filter holds the same for the PDF.
SHORT_TABLE, SHORT_TEXT = 12, 2500
SHORT_SPAN = 8  # rows


def finish_tables(doc: WordDocument, spans: Spans) -> None:
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
    properties = properties_of(following)
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
    if len(rows) <= SHORT_TABLE and len(text_of(table)) < SHORT_TEXT:
        for row in rows[:-1]:
            for paragraph in row.iter(w("p")):
                _keep_with_next(paragraph)
    else:
        _keep_spans(rows)
    for row in rows:
        properties = child(row, "trPr")
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(0, properties)
        properties.insert(0, etree.Element(w("cantSplit")))
        at = 0
        for cell in row.iterchildren(w("tc")):
            inside = child(cell, "tcPr")
            if inside is None:
                inside = etree.Element(w("tcPr"))
                cell.insert(0, inside)
            span = child(inside, "gridSpan")
            many = int(span.get(w("val")) or 1) if span is not None else 1
            across = {w("w"): str(sum(sizes[at : at + many])), w("type"): "dxa"}
            inside.insert(0, etree.Element(w("tcW"), across))
            if next(cell.iter(w("drawing")), None) is not None:
                # Pictures side by side stand on one line, with their titles beneath.
                inside.append(etree.Element(w("vAlign"), {w("val"): "bottom"}))
            at += many


def _keep_spans(rows: list[Element]) -> None:
    """Keep the rows that one tall cell spans on one page, where they are few enough to find room."""
    groups: list[list[Element]] = []
    for row in rows:
        merges = [node.get(w("val")) for node in row.iter(w("vMerge"))]
        if "continue" in merges and groups:
            groups[-1].append(row)
        else:
            groups.append([row])
    for group in groups:
        if len(group) <= SHORT_SPAN:
            for row in group[:-1]:
                for paragraph in row.iter(w("p")):
                    _keep_with_next(paragraph)


def _dress_cells(table: Element, rows: list[Element], styles: Mapping[str, str]) -> None:
    """Give the paragraphs of cells their style: head, row of column numbers, body, or a table without rules."""
    kind = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    pictured = {styles.get("captioned figure"), styles.get("image caption")}
    bare = kind is not None and kind.get(w("val")) == styles.get("tabel polos")
    for row in rows:
        head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        name = "isi polos" if bare else "isi tabel"
        if head:
            name = "nomor kolom" if text_of(row).startswith("(1)") else "kepala tabel"
        for paragraph in row.iter(w("p")):
            properties = properties_of(paragraph)
            style = child(properties, "pStyle")
            if style is not None and style.get(w("val")) in pictured:
                continue
            if style is None:
                style = etree.Element(w("pStyle"))
                properties.insert(0, style)
            style.set(w("val"), styles.get(name, ""))
            if head and (align := child(properties, "jc")) is not None:
                properties.remove(align)  # the style of a head centres it, whatever its column does


def _keep_with_next(paragraph: Element) -> None:
    properties = properties_of(paragraph)
    if child(properties, "keepNext") is None:
        # the schema wants keepNext right behind the style
        properties.insert(1 if child(properties, "pStyle") is not None else 0, etree.Element(w("keepNext")))
