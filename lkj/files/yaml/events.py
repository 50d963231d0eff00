"""The shapes of what the YAML parser hands over; its C and its Python events both have them."""

from __future__ import annotations

from typing import Protocol

from lkj.diagnostics import Position

__all__ = ["Alias", "Mark", "Node", "ScalarNode", "inside"]


class Mark(Protocol):
    """A place as the parser marks it: line and column counted from 0, in characters."""

    line: int
    column: int


class Alias(Protocol):
    """A reference to an anchor."""

    anchor: str
    start_mark: Mark


class Node(Protocol):
    """The start of a mapping or list, or a scalar, with its properties where they are written out."""

    anchor: str | None
    tag: str | None
    start_mark: Mark


class ScalarNode(Node, Protocol):
    """A scalar: its text as the parser decoded it; the style is empty or None when it is plain."""

    value: str
    style: str | None
    end_mark: Mark


def inside(mark: Mark | None, lines: list[str], file: str) -> Position:
    """Return the position of a mark, drawn back to the end of the text where the parser ran past it."""
    if mark is None:
        return Position(file, 1, 1)
    if mark.line < len(lines) and lines[mark.line].strip():
        return Position(file, mark.line + 1, mark.column + 1)
    last = len(lines) - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    if mark.line > last:
        return Position(file, last + 1, len(lines[last]) + 1)
    return Position(file, mark.line + 1, mark.column + 1)
