"""A PDF with its objects packed together (object streams, PDF 1.5): less than half the bytes, and the same document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

_STREAM = re.compile(rb"\d+ 0 obj\n<< (?=/)")
_DATA = b">>\nstream\n"
_LENGTH = re.compile(rb"/Length (\d+)\b")
_END = b"\nendstream\nendobj\n"


def packed(pdf: bytes, heads: Sequence[int] = ()) -> bytes:
    """Return a PDF of Typst's with its objects packed and its words whole; its pages and identity stay as they are.

    `heads` are the columns that name the rows of its tables, one for each table that has a head.
    """
    import pikepdf

    from lkj.publish.rejoin import rejoin
    from lkj.publish.row_heads import name_rows

    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        name_rows(document, heads)
        rejoin(document)
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return _parted(out.getvalue())


def _parted(pdf: bytes) -> bytes:
    r"""Return a PDF in which the line end behind each stream's data cannot be taken for a part of them.

    Data that end with a carriage return, with "\n" behind it, leave open whether both are the line end, and then the
    stream is a byte shorter than it says (ISO 19005-3, 6.1.7.1). Behind such data "\r\n" is written, and a blank is
    taken out of the dictionary before them, so that no object moves.
    """
    parts, done = [], 0
    for found in _STREAM.finditer(pdf):
        if found.start() < done:
            continue
        end = _end_of_data(pdf, found.end())
        if end is None:
            continue
        if pdf[end - 1 : end] == b"\r":
            blank = found.end() - 1
            parts += [pdf[done:blank], pdf[blank + 1 : end], b"\r"]
        else:
            parts.append(pdf[done:end])
        done = end
    return b"".join([*parts, pdf[done:]])


def _end_of_data(pdf: bytes, at: int) -> int | None:
    """Return where the data of the stream whose dictionary begins there end; None where it is no stream."""
    start = at
    while (found := pdf.find(_DATA, start)) >= 0:
        start = found + len(_DATA)
        for length in _LENGTH.finditer(pdf, at, found):
            end = start + int(length[1])
            if pdf.startswith(_END, end):
                return end
    return None
