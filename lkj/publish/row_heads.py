"""Row headers in the structure of a PDF: the cell that names a row is a header of the others in it.

Typst tags the head of a table, and has no way yet to say which cell of a row is its name. Each cell that it makes lists
the header cells above it by their identifiers, and so it lists the name of its row too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf


def _elements(node: Any, kind: str) -> Iterator[Any]:
    """Yield the elements of a kind below a node, in the order in which they are read, not those within such."""
    kids = node.get("/K", [])
    for kid in kids if _is_list(kids) else [kids]:
        if not hasattr(kid, "get") or "/S" not in kid:
            continue
        if str(kid.S) == kind:
            yield kid
        else:
            yield from _elements(kid, kind)


def _is_list(value: Any) -> bool:
    return hasattr(value, "append")


def _cells(row: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the cells of a row, each with its attributes as a cell of a table."""
    for cell in row.get("/K", []):
        found = cell.get("/A", [])
        about = [one for one in (found if _is_list(found) else [found]) if str(one.get("/O", "")) == "/Table"]
        if about:
            yield cell, about[0]


def _span(about: Any, key: str) -> int:
    # Asked before it is read: under Wine the default of `get` was not always reached.
    return int(about[key]) if key in about else 1


def name_rows(document: pikepdf.Pdf, heads: Sequence[int]) -> None:
    """Make the cell in the given column of each row a header of that row, table by table.

    Nothing is done where the tables are not as many as the columns given; a negative column stands for none.
    """
    import pikepdf

    root = document.Root.get("/StructTreeRoot")
    if root is None or "/IDTree" not in root:
        return
    tables = [t for t in _elements(root, "/Table") if next(_elements(t, "/THead"), None) is not None]
    if len(tables) != len(heads):
        return
    known = pikepdf.NameTree(root.IDTree)
    for number, (table, column) in enumerate(zip(tables, heads, strict=True)):
        if column >= 0:
            for ident, cell in _named(table, column, number):
                known[ident] = cell


def _named(table: Any, column: int, number: int) -> Iterator[tuple[str, Any]]:
    """Name the rows of a table; yield each new header with its identifier."""
    import pikepdf

    rows = [list(_cells(row)) for row in _elements(table, "/TR")]
    width = sum(_span(about, "/ColSpan") for _, about in rows[0]) if rows else 0
    taken: dict[int, int] = {}  # how many rows more a cell of the rows above takes in a column
    held: list[tuple[str, int]] = []  # headers of rows above that reach into this one, and how many rows they have left
    for n, cells in enumerate(rows):
        held = [(ident, left - 1) for ident, left in held if left > 1]
        below = {at: left - 1 for at, left in taken.items() if left > 1}
        others, at = [], 0
        for cell, about in cells:
            while taken.get(at, 0) > 0:
                at += 1
            across, down = _span(about, "/ColSpan"), _span(about, "/RowSpan")
            names = at <= column < at + across < at + width and "/K" in cell
            below |= dict.fromkeys(range(at, at + across), down - 1)
            at += across
            if str(cell.S) == "/TD" and names:
                ident = f"R{number}y{n}"
                cell.S, about.Scope, cell.ID = pikepdf.Name.TH, pikepdf.Name.Row, pikepdf.String(ident)
                held.append((ident, down))
                yield ident, cell
            elif str(cell.S) == "/TD":
                others.append(about)
        taken = {at: left for at, left in below.items() if left > 0}
        for about in others:
            for ident, _ in held:
                about.Headers.append(pikepdf.String(ident))
