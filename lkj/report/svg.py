"""An SVG of a stranger, held to lists: shapes, words and gradients stay, what no logo needs is refused or left behind.

What is drawn is bounded by what is written: every number, what transformations make of it, and parts drawn again.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lkj.report.picture import PictureError, bare_png, require_shape
from lkj.report.svg_reuse import Reuse
from lkj.report.svg_words import DRAWN, ELEMENTS, NS, URL, kind, sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["bare_svg", "read_svg"]

_HREF = "{http://www.w3.org/1999/xlink}href"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LARGEST = 100_000.0
_MOST_NODES, _DEEPEST = 20_000, 60
_MOST_ATTRIBUTES = 500  # of one element; to find one, all before it are looked at
_FINEST_DASH = 2_000  # dashes along the diagonal
_LEFT_BEHIND = frozenset(["metadata"])
_NAMES = frozenset(["id", "class", "lang", "type", "font-family"])
_FUNCTIONS = frozenset(
    ["rgb", "rgba", "hsl", "hsla", "matrix", "translate", "translatex", "translatey", "scale", "scalex", "scaley",
     "rotate", "skewx", "skewy", "rect", "not", "url"]
)  # fmt: skip
# Of text whose spaces are single ones. A name is tried once, at its start, and given back nowhere: else a long word
# takes the square of its length.
_CALL = re.compile(r"(?<![\w-])([\w-]*+) ?\(")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
_FIGURE = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_LENGTH = re.compile(r"\s*+\+?(\d{1,9}(?:\.\d*)?|\.\d+)\s*+(?:px|pt|pc|mm|cm|in|em)?\s*+")
_CHANGE = re.compile(r"(matrix|scale[xy]?|skew[xy])\s*\(([^()]*)\)", re.IGNORECASE)
_DASHES = re.compile(r"stroke-dasharray\s*:([^;}]*)", re.IGNORECASE)
_DATA_PNG = "data:image/png;base64,"


def read_svg(data: bytes, font: str = "") -> tuple[str, tuple[float, float]]:
    """Return an SVG without what no drawing needs, and its width and height; PictureError as for `bare_svg`.

    Words of which it does not say in what type they are set are set in `font`.
    """
    from lxml import etree

    try:
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError):
        raise PictureError("bukan SVG yang utuh") from None
    if tree.tag != f"{NS}svg":
        raise PictureError("bukan SVG yang utuh")
    size = bare_svg(tree)
    if font and tree.get("font-family") is None:
        tree.set("font-family", font)
    return str(etree.tostring(tree, encoding="unicode")), size


def bare_svg(root: _Element) -> tuple[float, float]:
    """Take from an SVG what no drawing needs; PictureError for what runs, fetches or asks for much, or has no size.

    Return width and height of what is drawn, in its own units.

    Of other programs' notes (other namespaces, `metadata`, comments, unknown attributes) nothing stays.
    """
    before = root.getprevious()
    if root.getroottree().docinfo.internalDTD is not None:
        raise PictureError("memuat DOCTYPE")
    while before is not None:
        _require_no_sheet(before)
        before = before.getprevious()
    _tidy(root)
    size = _require_size(root)
    diagonal = math.hypot(*size)
    largest = 1.0
    for seen, (node, depth, scale) in enumerate(_walk(root, diagonal)):
        if seen > _MOST_NODES:
            raise PictureError(f"memuat lebih dari {_MOST_NODES} bagian")
        if depth > _DEEPEST:
            raise PictureError(f"bertingkat lebih dari {_DEEPEST}")
        largest = max(largest, scale)
        _hold(node, diagonal)
    Reuse(root).require_few(largest)
    return size


def _require_no_sheet(node: _Element) -> None:
    if str(getattr(node, "target", "")).startswith("xml-stylesheet"):
        raise PictureError("memuat rujukan ke luar (xml-stylesheet)")


def _tidy(root: _Element) -> None:
    """Take out what no drawing needs, and leave the words that follow it."""
    from lxml import etree

    waiting = [root]
    while waiting:
        parent, kept = waiting.pop(), None
        words = [parent.text or ""]
        for node in list(parent):
            if _drawn(node):
                _put_words(parent, kept, words)
                kept, words = node, [node.tail or ""]
                waiting.append(node)
                continue
            for inner in node.iter(f"{NS}script", f"{NS}foreignObject"):
                raise PictureError(f"memuat «{etree.QName(inner).localname}», yang tidak dipakai dalam gambar ini")
            for inner in node.iter(etree.PI):
                _require_no_sheet(inner)
            words.append(node.tail or "")
            parent.remove(node)
        _put_words(parent, kept, words)
    etree.cleanup_namespaces(root)


def _drawn(node: _Element) -> bool:
    # Comments and instructions have a function for a tag.
    name = node.tag if isinstance(node.tag, str) else ""
    return name.startswith(NS) and name.removeprefix(NS) not in _LEFT_BEHIND


def _put_words(parent: _Element, before: _Element | None, words: list[str]) -> None:
    """Put the words of a parent behind one of its elements, or before the first: at once, for there may be many."""
    if len(words) > 1:
        text = "".join(words)
        if before is None:
            parent.text = text
        else:
            before.tail = text


def _length(text: str | None) -> float | None:
    """Return a length that has a size of its own; None for one that is left out or is a share."""
    if text is None or text.strip() in ("", "auto") or text.strip().endswith("%"):
        return None
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise PictureError("tidak mempunyai ukuran yang dapat dibaca")
    return float(found[1])


def _box(root: _Element) -> tuple[float, float] | None:
    text = root.get("viewBox")
    if text is None:
        return None
    try:
        numbers = [float(part) for part in text.replace(",", " ").split()]
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not all(-_LARGEST <= n <= _LARGEST for n in numbers):
        raise PictureError("tidak mempunyai viewBox yang dapat dibaca")
    return numbers[2], numbers[3]


def _require_size(root: _Element) -> tuple[float, float]:
    """Return width and height of what is drawn, in its own units."""
    box = _box(root)
    width, height = _length(root.get("width")), _length(root.get("height"))
    if box is None and (width is None or height is None):
        raise PictureError("tidak mempunyai ukuran: isi viewBox, atau width dan height")
    across, down = box or (width or 1.0, height or 1.0)
    require_shape(across, down)
    require_shape(width if width is not None else across, height if height is not None else down)
    if max(width or 0, height or 0) > _LARGEST:
        raise PictureError("terlalu besar")
    if min(across, down) < 1 / _LARGEST:
        raise PictureError("terlalu kecil")
    return across, down


def _walk(root: _Element, diagonal: float) -> Iterator[tuple[_Element, int, float]]:
    """Yield each element, how deep it stands, and how much the transformations above it may enlarge what it draws."""
    used = max([diagonal, *(_most(node) for node in root.iter(f"{NS}use"))])
    waiting = [(root, 0, 1.0)]
    while waiting:
        node, depth, above = waiting.pop()
        scale = above * _enlarged(f"{node.get('transform', '')} {node.get('style', '')}")
        if depth and (box := _box(node)) is not None:
            scale *= max(1.0, max(used, _most(node)) / max(min(box), 1 / _LARGEST))
        yield node, depth, scale
        waiting += [(child, depth + 1, scale) for child in node]


def _most(node: _Element) -> float:
    """Return the larger of the width and height that an element names."""
    return max(0.0, *(float(n) for key in ("width", "height") for n in _FIGURE.findall(node.get(key) or "0")))


def _enlarged(text: str) -> float:
    product = 1.0
    for change, inside in _CHANGE.findall(text):
        # What is larger is refused where the text itself is held; infinity has no tangent.
        numbers = [min(abs(float(one)), 1e9) for one in _FIGURE.findall(inside)]
        if change.lower().startswith("skew"):
            numbers = [abs(math.tan(math.radians(one))) for one in numbers]
        product *= max([1.0, *numbers[:4]])
    return product


def _hold(node: _Element, diagonal: float) -> None:
    """Hold one element to the lists: its name, its attributes, what they say."""
    name = kind(node)
    if name not in ELEMENTS:
        raise PictureError(f"memuat «{name[:40]}», yang tidak dipakai dalam gambar ini")
    if len(node.attrib) > _MOST_ATTRIBUTES:
        raise PictureError(f"memuat bagian dengan lebih dari {_MOST_ATTRIBUTES} atribut")
    href = node.get("href", node.get(_HREF))
    for key in list(map(str, node.attrib)):
        if key.lower().startswith("on"):
            raise PictureError(f"memuat skrip («{key[:40]}»)")
        value = str(node.attrib[key])
        if key in DRAWN:
            _hold_text(value, diagonal)
            if key == "stroke-dasharray":
                _hold_dashes(value, diagonal)
        elif key not in _NAMES and key != _SPACE:
            del node.attrib[key]
    if name == "style":
        text = sheet(node)
        _hold_text(text, diagonal)
        if "transform" in text.lower():
            raise PictureError("memuat «transform» dalam lembar gaya")
    if href is not None:
        node.set("href", _target(name, href.strip()))


def _hold_text(text: str, diagonal: float) -> None:
    """Refuse what an attribute or a style sheet fetches, or draws by numbers beyond any use."""
    if "\\" in text or "@" in text:
        raise PictureError("memuat gaya dengan «\\» atau «@», yang dapat merujuk ke luar")
    bare = " ".join(URL.sub(" ", text).split())
    for call in _CALL.findall(bare):
        if call.lower() == "url":
            raise PictureError("memuat rujukan ke luar")
        if call.lower() not in _FUNCTIONS:
            raise PictureError(f"memuat «{call[:40]}(…)», yang tidak dipakai dalam gambar ini")
    if any(abs(float(one)) > _LARGEST for one in _FIGURE.findall(_COLOUR.sub(" ", bare))):
        raise PictureError(f"memuat bilangan yang lebih besar daripada {_LARGEST:.0f}")
    for dashes in _DASHES.findall(bare):
        _hold_dashes(dashes, diagonal)


def _hold_dashes(text: str, diagonal: float) -> None:
    lengths = [abs(float(one)) for one in _FIGURE.findall(text)]
    if lengths and 0 < sum(lengths) < diagonal / _FINEST_DASH:
        raise PictureError("memuat garis putus-putus yang terlalu halus")


def _target(name: str, href: str) -> str:
    """Return where an element may lead: within the picture, or to a picture that it holds."""
    if href.startswith("#"):
        return href
    if name != "image" or not href.startswith(_DATA_PNG):
        raise PictureError("memuat rujukan ke luar")
    try:
        data = base64.b64decode(re.sub(r"\s+", "", href.removeprefix(_DATA_PNG)), validate=True)
    except binascii.Error:
        raise PictureError("memuat gambar yang rusak") from None
    return _DATA_PNG + base64.b64encode(bare_png(data)).decode("ascii")
