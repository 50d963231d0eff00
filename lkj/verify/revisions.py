"""The revisions of a PDF: what was appended to it, and where each of them ends."""

from __future__ import annotations

import re

from msgspec import Struct

from lkj.verify.pdf import IrregularError

MOST_REVISIONS = 40
_END = re.compile(rb"startxref[ \t\r\n]+(\d+)[ \t\r\n]+%%EOF()[\0\t\n\f\r ]*")


class End(Struct, frozen=True):
    """Where a revision ends: the byte after its %%EOF, and the one after the blanks that follow."""

    at: int
    with_blanks: int


def revision_ends(pdf: bytes) -> list[End]:
    """Return where each revision ends, the oldest first.

    Raises IrregularError for bytes after the last one, for an addition whose table of objects is not its own, and for
    tables of objects in two forms: of each of them one reader takes this and another that.
    """
    # The first part of a file made for the web ends with a reference to nothing; it is no revision.
    marks = [found for found in _END.finditer(pdf) if found[1].strip(b"0")]
    ends = [End(found.start(2), found.end()) for found in marks]
    if not ends:
        raise IrregularError("akhir PDF tidak ditemukan")
    if ends[-1].with_blanks != len(pdf):
        raise IrregularError(f"ada {len(pdf) - ends[-1].at} bita sesudah akhir PDF")
    if len(ends) > MOST_REVISIONS:
        raise IrregularError(f"berkas ditambahi {len(ends) - 1} kali")
    # A table that is named anew hides what was put before its name: one reader passes over it, another finds it.
    starts = [0, *(end.at for end in ends[:-1])]
    if not all(start <= int(found[1][:20]) < found.start() for start, found in zip(starts, marks, strict=True)):
        raise IrregularError("ada bita tambahan yang tidak tercantum dalam daftar objeknya")
    if b"/XRefStm" in pdf:
        raise IrregularError("daftar objeknya ada dua, sehingga pembaca PDF dapat menampilkannya berlainan")
    return ends
