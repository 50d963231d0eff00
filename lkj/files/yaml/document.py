"""A read YAML file: its plain data, and the place of every key and value in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from lkj.diagnostics import Position
from lkj.files.yaml.events import Mark

__all__ = ["Document", "Path", "Places", "Value", "texts"]

Value: TypeAlias = "bool | int | Decimal | str | date | list[Value] | dict[str, Value] | None"
Path: TypeAlias = Sequence[str | int]


# The shadow of a container: per key or index the mark of the key, the mark of the value, and the value's own
# shadow when it is a container too. Marks are kept as the parser made them: few are ever looked at.
Places: TypeAlias = "dict[str | int, tuple[Mark, Mark, Places | None]]"


def texts(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text within a value, with the path to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(inner, (*path, key))


class Document(Struct, frozen=True, eq=False):
    """One YAML file: `data` as plain Python values, and where each of them stands in `file`.

    `file` is relative to the project root, with forward slashes. A path is the sequence of keys and indexes
    that leads to a value, as in `("indikator", 3, "target")`.
    """

    file: str
    data: dict[str, Value]
    start: Mark
    places: Places

    def has(self, path: Path) -> bool:
        """Whether the file holds a value (null included) under this path."""
        return self._find(path)[1]

    def position(self, path: Path) -> Position:
        """Where the value begins; for an unknown path, where its nearest known ancestor begins."""
        entry, _ = self._find(path)
        return self._at(entry[1] if entry else self.start)

    def key_position(self, path: Path) -> Position:
        """Where the key of the value begins; for a list item, where the item begins."""
        entry, found = self._find(path)
        if entry is None:
            return self._at(self.start)
        return self._at(entry[0] if found else entry[1])

    def lines(self, path: Path) -> range:
        """Return the lines from the key of the value to the last place that begins within it; none if unknown."""
        entry, found = self._find(path)
        if not found:
            return range(0)
        if entry is None:
            return range(self.start.line + 1, _last_line(self.start, self.places) + 2)
        return range(min(entry[0].line, entry[1].line) + 1, _last_line(entry[1], entry[2]) + 2)

    def _find(self, path: Path) -> tuple[tuple[Mark, Mark, Places | None] | None, bool]:
        """Return the entry of the path, or of its nearest known ancestor, and whether all was found."""
        entry: tuple[Mark, Mark, Places | None] | None = None
        places: Places | None = self.places
        for part in path:
            following = places.get(part) if places is not None else None
            if following is None:
                return entry, False
            entry, places = following, following[2]
        return entry, True

    def _at(self, mark: Mark) -> Position:
        return Position(self.file, mark.line + 1, mark.column + 1)


def _last_line(mark: Mark, places: Places | None) -> int:
    """Return the last line, counted from 0, on which the value or something within it begins."""
    return max([mark.line, *(_last_line(inner[1], inner[2]) for inner in (places or {}).values())])
