"""What a page draws, however a writer puts its operators: blanks, line ends and the escapes of texts."""

from __future__ import annotations

import re
import warnings
from typing import Any

import pikepdf

from lkj.verify.hidden import text_end
from lkj.verify.pdf import decoded

__all__ = ["same_content"]

_MARK = re.compile(rb"[(%]")


def same_content(expected: Any, actual: Any) -> bool:
    """Tell whether two streams of a page hold the same operators with the same operands, in the same order.

    Said of streams alone of which readers make the same: no comments, no pictures among the operators, no line ends of
    old Macs within texts, and nothing that had to be guessed at.
    """
    ours, theirs = decoded(expected), decoded(actual)
    if ours is None or theirs is None or len(theirs) > 4 * len(ours) + 1000 or not _is_plain(theirs):
        return False
    mine, others = _operators(ours), _operators(theirs)
    return mine is not None and mine == others


def _is_plain(data: bytes) -> bool:
    at = 0
    while (found := _MARK.search(data, at)) is not None:
        at = text_end(data, found.end(), len(data)) if found[0] == b"(" else 0
        if not at or b"\r" in data[found.end() : at]:
            return False
    return True


def _operators(data: bytes) -> bytes | None:
    """Return the operators in one form; None when there is a picture among them, or what is no operator."""
    with pikepdf.new() as sheet, warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            # Operands without operator would go to the next stream of the page; so they go to this mark.
            found = pikepdf.parse_content_stream(sheet.make_stream(data + b"\nEnd"))
            plain = all(isinstance(one, pikepdf.ContentStreamInstruction) for one in found)
            return bytes(pikepdf.unparse_content_stream(found)) if plain and not sheet.get_warnings() else None
        except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, UserWarning):
            return None
