"""Take the soft hyphens at which no line ends out of the text of a PDF.

Typst keeps each of them with the letter before it, in the tables that say which letter a glyph is (ToUnicode) and in
what stands in for the text of a few glyphs (ActualText); copied, searched and read aloud, words would have them. One
that shows at the end of a line has a glyph of its own, and stays: it is what joins the word's two parts for a reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pikepdf

_MAPPED = re.compile(rb"<((?:[0-9A-F]{4})+)00AD>")
# One glyph with a text of its own: nothing is marked inside it.
_SPOKEN = re.compile(rb"/Span<</ActualText(<FEFF[0-9A-F]+>|\([ -~]\))>>BDC(.*?T[jJ]\n)EMC", re.DOTALL)
_SOFT = "\u00ad"


def rejoin(pdf: pikepdf.Pdf) -> None:
    """Put each word of a PDF of Typst's in one piece."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one:
            _write(one.ToUnicode, _MAPPED, rb"<\1>")
    for page in pdf.pages:
        _write(page.Contents, _SPOKEN, _plain)


def _write(
    stream: pikepdf.Object, pattern: re.Pattern[bytes], instead: bytes | Callable[[re.Match[bytes]], bytes]
) -> None:
    before = stream.read_bytes()
    joined = pattern.sub(instead, before)
    if joined != before:
        stream.write(joined)


def _plain(found: re.Match[bytes]) -> bytes:
    """Leave the glyph alone where its letter is its text."""
    said = found[1]
    text = bytes.fromhex(said[1:-1].decode()).decode("utf-16") if said[:1] == b"<" else said[1:-1].decode()
    text = text.replace(_SOFT, "") or text
    if len(text) == 1 and text.isascii() and text.isalpha():
        return found[2]
    return b"/Span<</ActualText<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">>>BDC" + found[2] + b"EMC"
