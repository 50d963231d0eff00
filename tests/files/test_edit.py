"""Edits of a text by its places: none moves another, and what is said of the text as it was holds for all of them."""

from __future__ import annotations

from lkj.diagnostics import Position
from lkj.files.edit import Edit


def at(line: int, column: int) -> Position:
    return Position("a.yaml", line, column)


def test_edits_of_one_line_do_not_move_each_other() -> None:
    """The second place of a line is still that of the line as it was, in whatever order the edits are made."""
    edit = Edit("a: 1.000, b: 2.000\n")
    assert edit.piece(at(1, 4), "1.000", "1000")
    assert edit.piece(at(1, 14), "2.000", "two thousand")
    assert edit.text() == "a: 1000, b: two thousand\n"


def test_what_does_not_stand_there_is_not_replaced() -> None:
    """A place that holds something else, or was edited already, stays; the caller is told."""
    edit = Edit("a: 1.000\n")
    assert not edit.piece(at(1, 3), "1.000", "1000")
    assert edit.piece(at(1, 4), "1.000", "1000")
    assert not edit.piece(at(1, 4), "1.0", "x")
    assert edit.text() == "a: 1000\n"


def test_lines_are_replaced_taken_out_and_added_by_their_old_numbers() -> None:
    """Lines added in front of one that is replaced come first; those behind the last stand at the end."""
    edit = Edit("0\n1\n2\n3")
    edit.replace(1, 3, ["one", "and two"])
    edit.add(1, ["before one"])
    edit.add(4, ["last"])
    assert edit.text() == "0\nbefore one\none\nand two\n3\nlast"
    edit.replace(0, 1, [])
    assert edit.text() == "before one\none\nand two\n3\nlast"


def test_what_stays_is_looked_at_line_by_line() -> None:
    """Only lines that were neither replaced nor added are handed over, with their old numbers."""
    edit = Edit("0\n1\n2")
    edit.replace(1, 2, ["new"])
    assert edit.text(lambda n, line: None if n == 0 else f"{line}!") == "new\n2!"
