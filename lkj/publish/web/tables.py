"""Tables of the page: named, scrollable by keyboard, their header cells bound to their columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from lkj.publish.web.fragment import text_of


@dataclass(frozen=True, slots=True)
class Kotak:
    """A body cell with the texts that say what it is: those of its row, and the header of its column.

    `before` are the cells that stand before it in its row, where a row says what it is about.
    """

    cell: etree._Element
    row: tuple[str, ...]
    before: tuple[str, ...]
    header: str


def _span(cell: etree._Element, name: str) -> int:
    return int(cell.get(name) or "1")


def _cells(rows: list[etree._Element]) -> Iterator[tuple[int, list[tuple[int, etree._Element]]]]:
    """Yield the cells of each row with their column, those that reach down from above left out."""
    reaching: dict[int, int] = {}
    for n, row in enumerate(rows):
        column, placed, down = 0, [], {c: left - 1 for c, left in reaching.items() if left > 1}
        for cell in row.iterchildren("td", "th"):
            while reaching.get(column, 0) > 0:
                column += 1
            placed.append((column, cell))
            for wide in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    down[column + wide] = _span(cell, "rowspan") - 1
            column += _span(cell, "colspan")
        reaching = down
        yield n, placed


def _rows(table: etree._Element, *parts: str) -> list[etree._Element]:
    return [row for part in parts for group in table.iterchildren(part) for row in group.iterchildren("tr")]


def boxes(table: etree._Element) -> Iterator[Kotak]:
    """Yield every body cell of a table with what its row and its column are called."""
    headers: dict[int, str] = {}
    for _, cells in _cells([r for r in _rows(table, "thead") if "nomor" not in (r.get("class") or "").split()]):
        headers.update({column: text_of(cell) for column, cell in cells})
    for _, cells in _cells(_rows(table, "tbody", "tfoot")):
        texts = tuple(text_of(cell) for _, cell in cells)
        for n, (column, cell) in enumerate(cells):
            yield Kotak(cell, texts, texts[:n], headers.get(column, ""))


def is_form(table: etree._Element) -> bool:
    """Tell whether a table only sets text side by side, as signatures stand."""
    return "polos" in (table.get("class") or "").split()


def _name(table: etree._Element, heading: str) -> str:
    caption = table.find("caption")
    return heading if caption is None else text_of(caption)


def dress(article: etree._Element) -> None:
    """Bind headers to columns, and wrap each table so that it scrolls inside the page and can be named."""
    heading, used = "", dict[str, int]()
    for element in list(article.iter("h1", "h2", "h3", "table")):
        if element.tag != "table":
            heading = text_of(element)
            continue
        if is_form(element):
            element.set("role", "presentation")
            continue
        for cell in element.iter("th"):
            if not text_of(cell):
                cell.tag = "td"
            elif next(cell.iterancestors("thead"), None) is not None:
                cell.set("scope", "colgroup" if _span(cell, "colspan") > 1 else "col")
        name = _name(element, heading)
        used[name] = used.get(name, 0) + 1
        label = name if used[name] == 1 else f"{name} ({used[name]})"
        frame = etree.Element("div", {"class": "gulung", "role": "group", "tabindex": "0", "aria-label": label})
        parent = element.getparent()
        assert parent is not None
        parent.replace(element, frame)
        frame.tail, element.tail = element.tail, None
        frame.append(element)
