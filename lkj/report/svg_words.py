"""What an SVG may be made of, by name, and how its parts refer to each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["DRAWN", "ELEMENTS", "GRADIENTS", "NS", "URL", "kind", "names_in", "sheet"]

NS = "{http://www.w3.org/2000/svg}"
GRADIENTS = frozenset(["linearGradient", "radialGradient"])
# Not among them: what runs, what fetches, what moves, and what takes any amount of work for a few letters.
ELEMENTS = GRADIENTS | {
    "svg", "g", "defs", "symbol", "use", "switch", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "textPath", "image", "stop", "clipPath", "mask", "style", "title", "desc",
}  # fmt: skip
DRAWN = frozenset(
    ["alignment-baseline", "baseline-shift", "clip", "clip-path", "clip-rule", "clipPathUnits", "color",
     "color-interpolation", "cx", "cy", "d", "direction", "display", "dominant-baseline", "dx", "dy",
     "enable-background", "fill", "fill-opacity", "fill-rule", "font-size", "font-stretch", "font-style",
     "font-variant", "font-weight", "fr", "fx", "fy", "gradientTransform", "gradientUnits", "height",
     "image-rendering", "isolation", "kerning", "lengthAdjust", "letter-spacing", "mask", "maskContentUnits",
     "maskUnits", "mask-type", "method", "mix-blend-mode", "offset", "opacity", "overflow", "paint-order",
     "pathLength", "points", "preserveAspectRatio", "r", "rotate", "rx", "ry", "shape-rendering", "spacing",
     "spreadMethod", "startOffset", "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset",
     "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "style",
     "text-anchor", "text-decoration", "text-rendering", "textLength", "transform", "transform-origin",
     "unicode-bidi", "vector-effect", "version", "viewBox", "visibility", "width", "word-spacing", "writing-mode",
     "x", "x1", "x2", "y", "y1", "y2"]
)  # fmt: skip
URL = re.compile(r"url\(\s*(?:#([\w:.-]+)|'#([\w:.-]+)'|\"#([\w:.-]+)\")\s*\)", re.IGNORECASE)


def kind(node: _Element) -> str:
    """Return the name of an element of SVG."""
    return str(node.tag).removeprefix(NS)


def sheet(node: _Element) -> str:
    """Return the text of a style sheet."""
    return "".join(map(str, node.itertext()))


def names_in(text: str) -> list[str]:
    """Return the names that a text refers to by url(#name)."""
    return [next(one for one in found if one) for found in URL.findall(text)]
