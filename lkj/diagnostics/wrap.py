"""Text for a terminal, broken at its words: how wide the terminal is, and where a line goes on."""

from __future__ import annotations

import locale
import os
import re
import sys
import unicodedata
from typing import TextIO

__all__ = ["cells", "columns", "draws", "wrapped"]

_USUAL, _LEAST = 80, 20
_COLOUR = r"\x1b\[[\d;]*m"
# What opens a line and stands apart from its words: "- ", "~ ", "3. ", and the gutter of a finding, "   = ".
_MARK = r"\s*(?:[-+~!?·=|…] |\d+\. )\s*"


def cells(text: str) -> int:
    """Return the screen cells a visible text takes: two for wide characters, none for combining marks and colours."""
    if text.isascii() and "\x1b" not in text:
        return len(text)
    text = re.sub(_COLOUR, "", text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def columns(stream: TextIO) -> int | None:
    """Return the columns of the terminal that a stream writes to, as COLUMNS or it says; None for a file or a pipe."""
    if not stream.isatty():
        return None
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said):
        return max(_LEAST, int(said))
    try:
        return max(_LEAST, os.get_terminal_size(stream.fileno()).columns or _USUAL)
    except (OSError, ValueError):
        return _USUAL


def draws(stream: TextIO, signs: str) -> bool:
    """Tell whether the reader of a stream has signs for these: a file is UTF-8, a terminal what its locale says."""
    if not stream.isatty() or sys.platform == "win32":
        return True
    try:
        signs.encode(locale.getencoding())
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def wrapped(text: str, width: int | None) -> str:
    """Break lines that are wider than `width` at their spaces; no word is broken, and one that is wider stays whole.

    A line goes on below its last column, behind its mark, or two further in. Without a width the text stays as it is.
    """
    if width is None:
        return text
    return "\n".join("\n".join(_broken(line, width)) for line in text.split("\n"))


def _hanging(line: str, width: int) -> int:
    """Return how far in a line goes on."""
    bare = re.sub(_COLOUR, "", line)
    gaps = [found.end() for found in re.finditer(r"(?<=\S) {2,}(?=\S)", bare) if found.end() <= width // 2]
    if gaps:
        return cells(bare[: gaps[-1]])
    marked = re.match(_MARK, bare)
    return marked.end() if marked else len(bare) - len(bare.lstrip(" ")) + 2


def _broken(line: str, width: int) -> list[str]:
    if cells(line.rstrip(" ")) <= width:
        return [line]
    indent = " " * _hanging(line, width)
    rows, row, used = [], "", 0
    # Spaces and words in turn; the first row keeps the indent that it has.
    for n, part in enumerate(re.split(r"( +)", line)):
        if n % 2:
            row, used = row + part, used + len(part)
            continue
        wide = cells(part)
        if used + wide > width and re.sub(_COLOUR, "", row).strip(" ") and used > len(indent):
            rows.append(row.rstrip(" "))
            row, used = indent, len(indent)
        row, used = row + part, used + wide
    return [*rows, row]
