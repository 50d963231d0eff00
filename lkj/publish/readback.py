"""Read the finished PDF back: what a table holds must stand in it.

A table that cannot break runs off the page and Typst still ends well; only the file itself tells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import closing

from lkj.publish.errors import EngineError

_SPACE = re.compile(r"[\s\u00ad\u200b]+")


def bare(text: str) -> str:
    """Return the text without white space and ligatures, as a PDF and its source can be compared."""
    # A PDF gives the letters that a ligature shows.
    return _SPACE.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text))


def pdf_text(data: bytes) -> list[str]:
    """Return the text of each page of a PDF, in the order of its content."""
    import pypdfium2 as pdfium

    pages = []
    with closing(pdfium.PdfDocument(data)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                # PDFium writes U+FFFE for a hyphen at the end of a line.
                pages.append(text.get_text_range().replace("\ufffe", "-"))
    return pages


def missing_cells(pages: Sequence[str], cells: Sequence[str]) -> list[str]:
    """Return the cells whose text the PDF lacks; white space and line breaks do not count.

    A cell that a page break divides is looked for word by word.
    """
    whole, at, lost = bare("".join(pages)), 0, []
    for cell in dict.fromkeys(cells):
        text = bare(cell)
        # Cells are asked for in their order in the document, so that each is near the one before.
        if (found := whole.find(text, at)) >= 0 or (found := whole.find(text)) >= 0:
            at = found
        elif not all(bare(word) in whole for word in cell.split()):
            lost.append(cell)
    return lost


def require_none(lost: Sequence[str]) -> None:
    """Raise EngineError when a PDF lacks the text of table cells."""
    if lost:
        shown = "; ".join(f"«{cell[:60]}»" for cell in lost[:3])
        raise EngineError(
            f"{len(lost)} sel tabel tidak tercetak dalam PDF: {shown}",
            "aksaranya mungkin tidak ada pada fon; ganti aksara itu, atau laporkan bila teksnya biasa",
        )
