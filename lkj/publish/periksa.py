"""Read the finished PDF back: what a table holds must stand in it.

A table that cannot break runs off the page and Typst still ends well; only the file itself tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing

from lkj.publish.errors import EngineError

_SPACE = re.compile(r"[\s\u00ad\ufffe\u200b]+")


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def pdf_text(data: bytes) -> list[str]:
    """Return the text of each page of a PDF, in the order of its content."""
    import pypdfium2 as pdfium  # 30 ms; only a finished PDF needs it

    pages = []
    with closing(pdfium.PdfDocument(data)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                pages.append(text.get_text_range())
    return pages


def missing_cells(pages: Sequence[str], cells: Sequence[str]) -> list[str]:
    """Return the cells whose text the PDF lacks; white space and line breaks do not count.

    A cell that a page break divides is looked for word by word.
    """
    whole = _bare("".join(pages))
    return [
        cell
        for cell in dict.fromkeys(cells)
        if _bare(cell) not in whole and not all(_bare(w) in whole for w in cell.split())
    ]


def require_cells(data: bytes, cells: Sequence[str]) -> None:
    """Raise EngineError when the PDF lacks the text of a table cell."""
    lost = missing_cells(pdf_text(data), cells)
    if lost:
        shown = "; ".join(f"«{cell[:60]}»" for cell in lost[:3])
        raise EngineError(
            f"{len(lost)} sel tabel tidak tercetak dalam PDF: {shown}",
            "aksaranya mungkin tidak ada pada fon; ganti aksara itu, atau laporkan bila teksnya biasa",
        )
