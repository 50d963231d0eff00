"""What came of a project as it stood, kept with every question that was asked of it and its answer.

While all answers are the same, what came is the same: whatever lkj reads it asks of `lkj.files.Origin`, so nothing that
it depends on can be forgotten here. Every name in a record is relative to the project, and a record is found by what
was asked for alone, so that it holds for a copy of the project on another machine too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, TypeVar

from msgspec import MsgspecError

from lkj.files.cache import Cache
from lkj.files.errors import RefusedError
from lkj.files.origin import FolderOrigin

__all__ = ["Remembered"]

# Several projects, and several states of one, share an order.
_MOST = 16
_T = TypeVar("_T")


class Remembered:
    """What came of one order, `what` with all that was `asked` for, whenever it was given, as the cache has it."""

    def __init__(self, cache: Cache, origin: FolderOrigin, what: str, asked: Mapping[str, Any]) -> None:
        self._cache, self._origin = cache, origin
        # Hundreds of offices share an order; each has records of its own.
        order = {**asked, "office": origin.office} if origin.office else asked
        self._name = f"{what}-{sha256(json.dumps(order, sort_keys=True).encode()).hexdigest()}.json"

    def find(self, read: Callable[[Mapping[str, Any]], _T | None]) -> tuple[_T, FolderOrigin] | None:
        """Return what `read` makes of the record that holds now, and what asked the project; `read` may refuse one."""
        for record in self.held(self._name):
            try:
                made = read(record)
                origin = FolderOrigin(self._origin.place, self._origin.tree)
                if made is not None and origin.answers(record["inputs"]):
                    return made, origin
            except (LookupError, TypeError, ValueError, AttributeError, MsgspecError, RefusedError):
                continue
        return None

    def note(self, record: Mapping[str, Any], inputs: Mapping[str, str]) -> None:
        """Keep what came of these answers; of earlier ones the newest stay."""
        noted = {**record, "inputs": dict(inputs)}
        others = [one for one in self.held(self._name) if one != noted]
        self.put(self._name, [noted, *others][:_MOST])

    def held(self, name: str) -> list[Any]:
        """Return the list that the cache has under a name; an empty one where it has none."""
        try:
            held = json.loads(self._cache.get(name) or b"[]")
        except (ValueError, RecursionError):
            return []
        return held if isinstance(held, list) else []

    def put(self, name: str, listed: list[Any]) -> None:
        """Keep a list under a name."""
        self._cache.put(name, json.dumps(listed).encode())
