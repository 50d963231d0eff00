"""Parts of an SVG that are drawn again: in a few lines of them, a billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lkj.report.picture import PictureError
from lkj.report.svg_words import GRADIENTS, NS, kind, names_in, sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Reuse"]

_MOST_NODES = 20_000
_MOST_ENLARGED = 1_000_000.0
_MOST_LEVELS = 5  # of parts that are drawn again within others
_BODY, _CLASS = re.compile(r"\{[^{}]*\}"), re.compile(r"(?:\.[\w-]+)+")
_COMMENT = re.compile(r"/\*.*?(?:\*/|(?P<open>\Z))", re.DOTALL)
_AGAIN = "memakai ulang bagian di dalam bagian yang dipakai ulang"


class Reuse:
    """How often parts are drawn again: nine lines of parts within parts are a billion."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        # Of several by one name, each renderer takes another.
        self._named: dict[str, list[_Element]] = {}
        for node in root.iter(f"{NS}*"):
            if name := node.get("id"):
                self._named.setdefault(name, []).append(node)
        self._heavy = {
            name for name, nodes in self._named.items() if any(kind(node) not in GRADIENTS for node in nodes)
        }
        self._open = 0
        self._known: dict[str, tuple[int, int]] = {}

    def require_few(self, scale: float) -> None:
        """Refuse with a PictureError what draws too much; `scale` is the most that one transformation enlarges."""
        drawn, levels = self._of(self._root)
        if drawn > _MOST_NODES:
            raise PictureError(_AGAIN)  # before the sheets are asked, which look at each part once more
        by_sheet = self._by_sheet()
        classed = sum(1 for node in self._root.iter(f"{NS}*") if node.get("class"))
        if drawn + by_sheet * classed > _MOST_NODES or levels > _MOST_LEVELS:
            raise PictureError(_AGAIN)
        if scale ** (levels + 1) > _MOST_ENLARGED:
            raise PictureError("diperbesar berlipat-lipat oleh «transform»")

    def _of(self, top: _Element) -> tuple[int, int]:
        """Return how many elements a part draws with what it refers to, and how many parts stand in one another."""
        drawn, levels = 0, 0
        for node in top.iter(f"{NS}*"):
            drawn += 1
            for name in self._wanted(node):
                more, deeper = self._named_cost(name)
                drawn, levels = drawn + more, max(levels, deeper + 1)
        return drawn, levels

    def _named_cost(self, name: str) -> tuple[int, int]:
        if name not in self._known:
            self._known[name] = (_MOST_NODES, _MOST_LEVELS)  # while it is counted: met again, it stands in itself
            self._open += 1
            costs = (
                [self._of(node) for node in self._named[name]] if self._open <= _MOST_LEVELS else [(0, _MOST_LEVELS)]
            )
            self._open -= 1
            self._known[name] = (sum(drawn for drawn, _ in costs), max(levels for _, levels in costs))
        drawn, levels = self._known[name]
        if drawn >= _MOST_NODES or levels >= _MOST_LEVELS:
            raise PictureError(_AGAIN)
        return drawn, levels

    def _wanted(self, node: _Element) -> Iterator[str]:
        """Yield the names of the parts that an element draws by itself; a gradient costs nothing."""
        texts = [value for value in map(str, node.attrib.values()) if "url" in value.lower()]
        names = [name for text in texts for name in names_in(text)]
        if (node.get("href") or "").startswith("#") and kind(node) not in GRADIENTS:
            names.append(str(node.get("href"))[1:])
        return (name for name in names if name in self._heavy)

    def _by_sheet(self) -> int:
        """Return the most that a rule of the style sheets makes an element draw.

        Such rules are given by class alone, and nothing that they draw has a class: then none stands in another.
        """
        text = " ".join(sheet(node) for node in self._root.iter(f"{NS}style"))
        names = [n for n in names_in(text) if n in self._heavy]
        if not names:
            return 0
        inside = [node for top in self._root.iter(f"{NS}clipPath", f"{NS}mask") for node in top.iter(f"{NS}*")]
        inside += [
            node for one in list(inside) for n in self._wanted(one) for top in self._named[n] for node in top.iter()
        ]
        selectors = _COMMENT.sub(lambda found: " " if found["open"] is None else found[0], _BODY.sub(",", text))
        by_class = all(_CLASS.fullmatch(one.strip()) for one in selectors.split(",") if one.strip())
        if not by_class or any(node.get("class") for node in inside):
            raise PictureError(_AGAIN)
        return max(self._named_cost(name)[0] for name in names)
