"""A text edited by its places: all is done at the end, so that no edit moves the place of another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lkj.diagnostics.finding import Position

__all__ = ["Edit"]


class Edit:
    """A text that is being edited; lines count from 0, and every place is that of the text it was made with."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._pieces: dict[int, list[tuple[int, int, str]]] = {}
        self._ranges: dict[int, tuple[int, list[str]]] = {}
        self._added: dict[int, list[str]] = {}

    def piece(self, place: Position, old: str, new: str) -> bool:
        """Put a text in the place of another within a line; False, and it stays, where that does not stand there."""
        line, start = place.line - 1, place.column - 1
        end, taken = start + len(old), self._pieces.setdefault(line, [])
        if not self.lines[line].startswith(old, start) or any(start < e and s < end for s, e, _ in taken):
            return False
        taken.append((start, end, new))
        return True

    def replace(self, first: int, last: int, lines: Iterable[str]) -> None:
        """Put lines in the place of those from `first` up to, not including, `last`; none take them out."""
        self._ranges[first] = last, list(lines)

    def add(self, before: int, lines: Iterable[str]) -> None:
        """Add lines in front of a line."""
        self._added.setdefault(before, []).extend(lines)

    def text(self, kept: Callable[[int, str], str | None] = lambda _, line: line) -> str:
        """Return the edited text; `kept` makes of each line that stays what stands there now, None to take it out."""
        made: list[str] = []
        n = 0
        while n <= len(self.lines):
            made += self._added.get(n, ())
            if n in self._ranges:
                n, new = self._ranges[n]
                made += new
                continue
            if n < len(self.lines) and (line := kept(n, self._line(n))) is not None:
                made.append(line)
            n += 1
        return "\n".join(made)

    def _line(self, n: int) -> str:
        line = self.lines[n]
        for start, end, new in sorted(self._pieces.get(n, ()), reverse=True):
            line = line[:start] + new + line[end:]
        return line
