"""The house has one direction: no room imports, even late, from one that imports from it."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

HOUSE = Path(__file__).parent.parent / "lkj"


def test_rooms_import_in_one_direction() -> None:
    """The rooms of `lkj` can be put in an order in which each imports only from those before it."""
    rooms: dict[str, set[str]] = {}
    for path in HOUSE.rglob("*.py"):
        room = path.relative_to(HOUSE).with_suffix("").parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lkj."):
                other = (node.module or "").split(".")[1]
                if other != room:
                    rooms.setdefault(room, set()).add(other)
    order = list(TopologicalSorter(rooms).static_order())  # raises CycleError for a circle
    assert order.index("files") < order.index("model") < order.index("report") < order.index("build")
    assert not rooms.get("capaian")
