"""Pictures inside the page: SVG text reduced to shapes and words, named for those who do not see it."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from lkj.publish.photo import SCAN, Photo
from lkj.publish.web.fragment import text_of

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset(["svg", "g", "rect", "path", "line", "polyline", "polygon", "circle", "ellipse", "text", "tspan"])
_ATTRIBUTES = frozenset(
    ["class", "cx", "cy", "d", "dx", "dy", "fill", "fill-opacity", "font-size", "font-weight", "height", "opacity",
     "points", "r", "rx", "ry", "stroke", "stroke-dasharray", "stroke-opacity", "stroke-width", "text-anchor",
     "transform", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2"]
)  # fmt: skip
LOGOS = ("logo", "logo-kop")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_DECLARATION = re.compile(r"(?:-webkit-|-moz-)?[a-z-]+\s*:\s*[^;:]+")
# The page has its own letters; what fetches or hides another language inside has no place in a picture's style.
_REFUSED = re.compile(r"font-family|transition|user-select|smoothing|url|@|<|\\|expression", re.IGNORECASE)


def _scoped(css: str, scope: str) -> str:
    """Return the rules of a picture's style sheet, each bound to that picture."""
    made = []
    for selectors, body in _RULE.findall(css):
        kept = [d.strip() for d in body.split(";") if _DECLARATION.fullmatch(d.strip()) and not _REFUSED.search(d)]
        if kept and not _REFUSED.search(selectors):
            bound = ",".join(f"{scope} {s.strip()}".rstrip() for s in selectors.split(","))
            made.append(f"{bound}{{{';'.join(kept)}}}")
    return "".join(made)


def _shape(source: etree._Element) -> etree._Element | None:
    """Copy a shape with its known attributes; a style attribute becomes presentation attributes."""
    name = str(source.tag).removeprefix(_SVG)
    if name not in _SHAPES:
        return None
    given = {k: source.get(k) or "" for k in _ATTRIBUTES if source.get(k)}
    for declaration in (source.get("style") or "").split(";"):
        prop, colon, value = declaration.partition(":")
        if colon and prop.strip() in _ATTRIBUTES:
            given[prop.strip()] = value.strip()
    made = etree.Element(name, {k: v for k, v in sorted(given.items()) if "url" not in v.lower()})
    made.text = source.text
    for child in source:
        inner = _shape(child) if isinstance(child.tag, str) else None
        if inner is not None:
            inner.tail = child.tail
            made.append(inner)
    return made


def draw(name: str, svg: str, title: str, description: str) -> tuple[etree._Element, str]:
    """Return a picture as an element and its style rules; `title` and `description` are read out for it."""
    source = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    made = _shape(source)
    assert made is not None
    if "viewBox" not in made.attrib and made.get("width") and made.get("height"):
        made.set("viewBox", f"0 0 {made.get('width')} {made.get('height')}")
    for measure in ("width", "height"):
        if made.get(measure):
            del made.attrib[measure]
    css = "".join(style.text or "" for style in source.iter(f"{_SVG}style"))
    made.set("id", f"_{name}")
    made.set("role", "img")
    made.set("aria-labelledby", f"_{name}-judul")
    made.set("aria-describedby", f"_{name}-uraian")
    for place, (tag, ident, text) in enumerate([("title", "judul", title), ("desc", "uraian", description)]):
        label = etree.Element(tag, {"id": f"_{name}-{ident}"})
        label.text = text
        made.insert(place, label)
    return made, _scoped(css, f"#_{name}")


def _put_logo(block: etree._Element, name: str, svg: str, alt: str) -> None:
    """Make a block the logo alone, as on paper: without a caption, its words for those who do not see it.

    As an image of its own a drawing from an agency keeps all its parts (a PNG, gradients), runs nothing and fetches
    nothing, whatever it holds.
    """
    block.attrib.clear()
    block.set("class", name)
    block.text = None
    for child in list(block):
        block.remove(child)
    source = f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode('ascii')}"
    etree.SubElement(block, "img", {"src": source, "alt": alt})


def _photo(photo: Photo, alt: str) -> etree._Element:
    """Return a picture from a file as an image of its own, as wide as on paper where the window is."""
    return etree.Element("img", {"src": photo.uri, "alt": alt, "width": f"{photo.width / 2.54 * 96:.0f}"})


def place(
    article: etree._Element,
    figures: Mapping[str, str],
    photos: Mapping[str, Photo],
    narrow: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Put the pictures where the report names them; return their style rules.

    `narrow` are those that stand in the place of others where the window is narrow.
    """
    rules = []
    for block in list(article.iter("div")):
        name, alt = block.get("id") or "", block.get("alt")
        if alt is None:
            continue
        if name in LOGOS and name in figures:
            _put_logo(block, name, figures[name], alt)
            continue
        del block.attrib["alt"]
        block.tag = "figure"
        caption = etree.Element("figcaption")
        caption.text, block.text = block.text, None
        caption.extend(list(block))
        if name in photos:
            block.append(_photo(photos[name], alt))
        elif name in figures:
            title = text_of(caption)
            svg, style = draw(name, figures[name], title, alt)
            frame = etree.SubElement(block, "div", {"class": "gulung", "role": "group", "tabindex": "0"})
            frame.set("aria-label", title)
            frame.append(svg)
            rules.append(style)
            if name in narrow:
                frame.set("class", "gulung lapang")
                slim, style = draw(f"{name}-sempit", narrow[name], title, alt)
                slim.set("class", "sempit")
                block.append(slim)
                rules.append(style)
        if not name.startswith(SCAN):
            block.append(caption)
    return "".join(rules)
