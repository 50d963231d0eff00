"""Objects that stand in the bytes of a PDF and in none of its tables: one reader passes over them, another finds them.

A reader goes by the table of objects, and where that seems broken to it, by what it finds in the bytes. So a file shows
the same to all only where both are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

__all__ = ["hidden"]

_B = rb"[\0\t\n\f\r ]"
_OBJECT = rb"(?<![0-9])([0-9]{1,10})" + _B + rb"+([0-9]{1,5})" + _B + rb"+obj(?![A-Za-z0-9])"
_TOKEN = re.compile(
    rb"%[^\r\n]*|(?P<object>" + _OBJECT + rb")|(?P<end>endobj|startxref)|(?P<trailer>trailer)|(?P<text>\()"
    rb"|(?<![A-Za-z/])(?P<stream>stream(?:\r\n|\n|\r))"
)
_IN_TEXT = re.compile(rb"\\.|[()]", re.DOTALL)
#: A text of one line holds no object for anyone; what begins a line in it does for who looks for objects.
_AT_LINE = re.compile(rb"[\r\n]" + _B + rb"*" + _OBJECT)
_LENGTH = re.compile(rb"/Length" + _B + rb"+([0-9]{1,10})(?:" + _B + rb"+([0-9]{1,5})" + _B + rb"+R)?")
_END_OF_STREAM = re.compile(_B + rb"*endstream")
_TABLE = re.compile(rb"/Type" + _B + rb"*/XRef(?![A-Za-z])")


def hidden(pdf: pikepdf.Pdf, data: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Return number and place of each object between two bytes that the table of objects does not name there.

    `pdf` is `data` as it was opened. Where it cannot be asked for places, on macOS, an object is known by its number.
    """
    placed: set[tuple[int, int, int | None]] | None = None
    if hasattr(pdf, "get_xref_table"):
        placed = {(*key, entry.offset) for key, entry in pdf.get_xref_table().items() if entry.type == 1}
    found = []
    for number, generation, place, is_table in _objects(pdf, data, start, end):
        if placed is None:
            named = pdf.get_object(number, generation) is not None
        else:
            named = (number, generation, place) in placed
        if not named and not is_table:
            found.append((number, place))
    return found


def _objects(pdf: pikepdf.Pdf, data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, bool]]:
    """Yield number, generation and place of what looks like an object, and whether it is a table of objects itself."""
    at, inside, opened = start, False, start
    while (token := _TOKEN.search(data, at, end)) is not None:
        at = token.end()
        if token["object"]:
            inside, opened = True, at
            yield int(token[2]), int(token[3]), token.start(), _is_table(data, token.start(), at)
        elif token["trailer"]:
            inside, opened = True, at
        elif token["end"]:
            inside = False
        elif token["text"] and inside and (close := _closed(data, at, end)):
            for one in _AT_LINE.finditer(data, at, close):
                yield int(one[1]), int(one[2]), one.start(1), False
            at = close
        elif token["stream"] and inside:
            at = _after_stream(pdf, data, opened, token.start(), at, end)


def _is_table(data: bytes, place: int, at: int) -> bool:
    """Tell whether an object is a table of objects that the file refers to as such."""
    head = data[at : at + 1000].partition(b"stream")[0]
    if not _TABLE.search(head):
        return False
    return re.search(rb"(startxref|/Prev)" + _B + rb"+0*%d(?![0-9])" % place, data) is not None


def _closed(data: bytes, at: int, end: int) -> int:
    """Return where a text ends that begins there; 0 where it does not."""
    depth = 1
    for found in _IN_TEXT.finditer(data, at, end):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return 0


def _after_stream(pdf: pikepdf.Pdf, data: bytes, opened: int, word: int, at: int, end: int) -> int:
    """Return where a stream ends: by its length, if its end stands there, otherwise where that stands next."""
    length = _LENGTH.search(data, opened, word)
    if length is not None:
        size = int(length[1])
        if length[2] is not None:
            item: object = pdf.get_object(size, int(length[2]))
            size = item if isinstance(item, int) else end
        if (close := _END_OF_STREAM.match(data, min(at + size, end), end)) is not None:
            return close.end()
    close = _END_OF_STREAM.search(data, at, end)
    return at if close is None else close.end()
