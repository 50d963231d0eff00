"""Tables of the page: named, scrollable by keyboard, their header cells bound to their columns."""

from __future__ import annotations

from lxml import etree

from lkj.publish.web.fragment import text_of


def _span(cell: etree._Element, name: str) -> int:
    return int(cell.get(name) or "1")


def is_form(table: etree._Element) -> bool:
    """Tell whether a table only sets text side by side, as signatures stand."""
    return "polos" in (table.get("class") or "").split()


def _name(table: etree._Element, heading: str) -> str:
    caption = table.find("caption")
    return heading if caption is None else text_of(caption)


def dress(article: etree._Element) -> None:
    """Bind headers to columns, and wrap each table so that it scrolls inside the page and can be named."""
    heading, used = "", dict[str, int]()
    for n, element in enumerate(list(article.iter("h1", "h2", "h3", "table"))):
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
        if not element.get("id"):
            element.set("id", f"_tabel-{n}")
        name = _name(element, heading)
        used[name] = used.get(name, 0) + 1
        label = name if used[name] == 1 else f"{name} ({used[name]})"
        frame = etree.Element("div", {"class": "gulung", "role": "group", "tabindex": "0", "aria-label": label})
        parent = element.getparent()
        assert parent is not None
        parent.replace(element, frame)
        frame.tail, element.tail = element.tail, None
        frame.append(element)
