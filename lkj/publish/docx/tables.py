"""Tables: as wide as their section, cells in their styles, rows whole, short tables on one page."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from lkj.publish.docx.core import Element, WordDocument, child, parse, properties_of, set_property, text_of, w
from lkj.publish.docx.sections import Spans

# The style by which the filter marks a table that does not part over pages.
_WHOLE = "TabelUtuh"
_MOST_HELD = 6  # rows that one cell holds together on a page; the filter has the same for the PDF


def finish_tables(doc: WordDocument, spans: Spans) -> None:
    """Give tables the width of their section, and rows that do not split over two pages."""
    ends = iter(spans)
    holder, width = next(ends)
    for node in doc.body:
        if node.tag == w("tbl"):
            _size_table(node, round(width), doc.style_ids)
            _keep_with_signatures(node, doc.style_ids)
            part_from_table(node.getnext())
        if holder is not None and node is holder:
            holder, width = next(ends)


def part_from_table(following: Element | None, *, parted: bool = True) -> None:
    """Set the paragraph behind a table off from it, for Word has no distance of its own there; or no longer."""
    if following is None or following.tag != w("p") or following.find(f".//{w('sectPr')}") is not None:
        return
    properties = properties_of(following)
    found = properties.find(w("spacing"))
    if found is not None and not parted:
        properties.remove(found)
    elif found is None and parted:
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
    kind = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    if _bare(table, styles):
        _keep_rows(rows[:-1])
    elif kind is not None and kind.get(w("val")) == _WHOLE:
        kind.set(w("val"), styles.get("table", "Table"))
        # With signatures below it, it is too tall to be moved whole.
        _keep_groups(rows) if _signatures(table, styles) is not None else _keep_rows(rows[:-1])
    else:
        _keep_groups(rows)
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


def _bare(table: Element, styles: Mapping[str, str]) -> bool:
    """Tell whether a table has no rules: a form, or signatures."""
    kind = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    return kind is not None and kind.get(w("val")) == styles.get("tabel polos")


def _signatures(table: Element, styles: Mapping[str, str]) -> list[Element] | None:
    """Return the paragraphs, two with words at most, between a table and signatures, None where none follow."""
    between: list[Element] = []
    following = table.getnext()
    while following is not None and following.tag == w("p") and following.find(f".//{w('sectPr')}") is None:
        between.append(following)
        following = following.getnext()
    if following is None or following.tag != w("tbl") or not _bare(following, styles):
        return None
    return between if sum(bool(text_of(paragraph)) for paragraph in between) <= 2 else None


def _keep_with_signatures(table: Element, styles: Mapping[str, str]) -> None:
    """Let signatures never stand alone on a page: the last rows of the table before them, or words, go along."""
    if _bare(table, styles):
        before = table.getprevious()
        if before is not None and before.tag == w("p") and before.find(f".//{w('sectPr')}") is None:
            _keep_with_next(before)
    elif (between := _signatures(table, styles)) is not None:
        last = _groups(table.findall(w("tr")))[-1]
        _keep_rows(last if len(last) <= _MOST_HELD else last[-1:])
        for paragraph in between:
            _keep_with_next(paragraph)
            if not text_of(paragraph):
                # Word must have it between two tables; the PDF has their distance alone.
                close = '<w:spacing w:before="200" w:after="0" w:line="20" w:lineRule="exact"/>'
                set_property(properties_of(paragraph), parse(close))


def _alone(row: Element, columns: int) -> bool:
    """Tell whether a row is one cell: a title above the rows of a group, or a note at the end of a table."""
    cells = row.findall(w("tc"))
    span = cells[0].find(f"{w('tcPr')}/{w('gridSpan')}") if len(cells) == 1 else None
    return span is not None and int(span.get(w("val")) or 1) == columns


def _closing(row: Element) -> bool:
    """Tell whether the last row of a table is a note or a sum: its first cell stands for more than one column."""
    first = next(row.iterchildren(w("tc")), None)
    return first is not None and first.find(f"{w('tcPr')}/{w('gridSpan')}") is not None


def _groups(rows: list[Element]) -> list[list[Element]]:
    """Part rows into those that stand together: of one tall cell, a title and what is below it, a sum or note."""
    columns = max(
        (
            sum(
                int((g.get(w("val")) if (g := c.find(f"{w('tcPr')}/{w('gridSpan')}")) is not None else None) or 1)
                for c in row.iterchildren(w("tc"))
            )
            for row in rows
        ),
        default=0,
    )
    groups: list[list[Element]] = []
    titled = False
    for n, row in enumerate(rows):
        merges = [node.get(w("val")) for node in row.iter(w("vMerge"))]
        title = _alone(row, columns)
        if groups and ("continue" in merges or titled or (n == len(rows) - 1 and _closing(row))):
            groups[-1].append(row)
        else:
            groups.append([row])
        titled = title
    return groups


def _keep_rows(rows: list[Element]) -> None:
    for row in rows:
        for paragraph in row.iter(w("p")):
            _keep_with_next(paragraph)


def _keep_groups(rows: list[Element]) -> None:
    """Keep rows that stand together on one page, where they are few enough to find room; of many, the last two."""
    for group in _groups(rows):
        # A title, and the rows of its first tall cell.
        _keep_rows(group[:-1] if len(group) <= _MOST_HELD + 1 else group[-2:-1])


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
