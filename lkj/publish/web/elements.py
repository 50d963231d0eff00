"""Elements of the page, made in one line each."""

from __future__ import annotations

from lxml import etree


def add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """Append an element; a name of an attribute may end with "_" (`class_`), and "_" in it stands for "-"."""
    given = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    made = etree.SubElement(parent, tag, given)
    made.text = text or None
    return made


def anchor_of(element: etree._Element, ident: str = "") -> None:
    """Make what a heading or caption says a link to it, or to `ident`, so that its address can be copied.

    One that holds a link already keeps that, and has its own behind it.
    """
    target = ident or element.get("id") or ""
    if next(element.iter("a"), None) is not None:
        add(element, "a", "#", class_="taut", href=f"#{target}", title="Tautan tetap")
        return
    link = etree.Element("a", {"class": "taut", "href": f"#{target}"})
    link.text, element.text = element.text, None
    link.extend(list(element))
    element.append(link)
