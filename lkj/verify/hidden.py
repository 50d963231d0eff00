"""Objects that stand in the bytes of a PDF and in none of its tables: one reader passes over them, another finds them.

A reader goes by the table of objects, and where that seems broken to it, by what it finds in the bytes. So a file shows
the same to all only where both are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

__all__ = ["hidden", "text_end"]

_B = rb"[\0\t\n\f\r ]"
_OBJECT = rb"(?<![0-9])([0-9]{1,10})" + _B + rb"+([0-9]{1,5})" + _B + rb"+obj(?![A-Za-z0-9])"
_TOKEN = re.compile(
    rb"%[^\r\n]*|(?P<object>" + _OBJECT + rb")|(?P<end>endobj|startxref)|(?P<trailer>trailer)|(?P<text>\()"
    rb"|(?<![^\0\t\n\f\r ()<>\[\]{}])(?P<stream>stream(?:\r\n|\n|\r))"
)
_IN_TEXT = re.compile(rb"\\.|[()]", re.DOTALL)
#: A text of one line holds no object for anyone; what begins a line in it does for who looks for objects.
_AT_LINE = re.compile(rb"[\r\n]" + _B + rb"*" + _OBJECT)
#: What a stream holds is passed over up to the first end of an object, be it the stream's own or one within it.
_AFTER_END = re.compile(rb"endobj" + _B + rb"+" + _OBJECT)
_END_OF_STREAM = re.compile(_B + rb"*endstream")
_START = re.compile(rb"startxref[ \t\r\n]+(\d{1,20})[ \t\r\n]+%%EOF[\0\t\n\f\r ]*\Z")


def hidden(pdf: pikepdf.Pdf, data: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Return number and place of each object between two bytes that the table of objects does not name there.

    `pdf` is `data` as it was opened: what an object is and how long is asked of it, never read off the bytes, where a
    comment may say otherwise. Where it cannot be asked for places, on macOS, an object is known by its number.
    """
    return list(_Search(pdf, data).between(start, end))


class _Search:
    def __init__(self, pdf: pikepdf.Pdf, data: bytes) -> None:
        self._pdf, self._data = pdf, data
        self._places: dict[tuple[int, int], int | None] | None = None
        if hasattr(pdf, "get_xref_table"):
            table = pdf.get_xref_table()
            self._places = {key: entry.offset for key, entry in table.items() if entry.type == 1}
        # Of a revision these two are tables: where its end points, and where that table does (in files for the web).
        last = _START.search(data, max(0, len(data) - 2048))
        before: object = pdf.trailer.get("/Prev")
        self._tables = {int(last[1]) if last else -1, before if isinstance(before, int) else -1}

    def between(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        data = self._data
        at, inside, stream = start, False, None
        while (token := _TOKEN.search(data, at, end)) is not None:
            at = token.end()
            if token["object"]:
                inside = True
                number, generation, place = int(token[2]), int(token[3]), token.start()
                named = self._is_named(number, generation, place)
                stream = self._pdf.get_object(number, generation) if named else None
                if not named and not self._is_table(number, generation, place):
                    yield number, place
            elif token["trailer"]:
                inside, stream = True, None
            elif token["end"]:
                inside = False
            elif token["text"] and inside and (close := text_end(data, at, end)):
                yield from _found(_AT_LINE, data, at, close)
                at = close
            elif token["stream"] and inside:
                close = _after_stream(stream, data, at, end)
                yield from _found(_AFTER_END, data, at, close)
                at = close

    def _is_named(self, number: int, generation: int, place: int) -> bool:
        if self._places is None:
            return self._pdf.get_object(number, generation) is not None
        return self._places.get((number, generation)) == place

    def _is_table(self, number: int, generation: int, place: int) -> bool:
        """Tell whether an object is a table of objects, and its number no other's."""
        return place in self._tables and (self._places is None or (number, generation) not in self._places)


def _found(pattern: re.Pattern[bytes], data: bytes, at: int, end: int) -> Iterator[tuple[int, int]]:
    for one in pattern.finditer(data, at, end):
        yield int(one[1]), one.start(1)


def text_end(data: bytes, at: int, end: int) -> int:
    """Return the byte after a text whose parenthesis opened before `at`; 0 where none closes it."""
    depth = 1
    for found in _IN_TEXT.finditer(data, at, end):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return 0


def _after_stream(stream: object, data: bytes, at: int, end: int) -> int:
    """Return where a stream ends: by its length, if its end stands there, otherwise where that stands next."""
    if isinstance(stream, pikepdf.Stream):
        size: object = stream.stream_dict.get("/Length")
        if isinstance(size, int) and (close := _END_OF_STREAM.match(data, min(at + size, end), end)) is not None:
            return close.end()
    close = _END_OF_STREAM.search(data, at, end)
    return at if close is None else close.end()
