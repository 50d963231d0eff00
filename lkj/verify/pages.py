"""The pages of a tagged PDF: their words with their places, and the table row around a place."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdf
from msgspec import Struct, field

#: What PDFium writes for a hyphen at the end of a line: the writer's own, or one that parts a word there.
LINE_END = "\ufffe"


class Line(Struct, frozen=True):
    """A line of text: its words, the page (from 1), and where each word begins among the page's characters.

    A word that goes on in the next line is one word, with LINE_END where it parts.
    """

    page: int
    words: tuple[str, ...]
    places: tuple[int, ...]


def lines(data: bytes) -> list[Line]:
    """Return the lines of a PDF that hold text, in the order of its content."""
    found = []
    with closing(pdfium.PdfDocument(data)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                whole = text.get_text_range()
            for line in re.finditer(r"[^\r\n]+", whole):
                words = list(re.finditer(r"\S+", line[0]))
                if words:
                    places = tuple(line.start() + word.start() for word in words)
                    found.append(Line(number + 1, tuple(word[0] for word in words), places))
    return found


def count_pages(data: bytes) -> int:
    """Return the number of pages of a PDF."""
    with closing(pdfium.PdfDocument(data)) as document:
        return len(document)


def looks(data: bytes) -> Iterator[bytes]:
    """Yield each page as grey pixels, 50 an inch, without what was laid over it as an annotation."""
    with closing(pdfium.PdfDocument(data)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page:
                bitmap = page.render(scale=50 / 72, grayscale=True, may_draw_forms=False, draw_annots=False)
                yield bytes(bitmap.buffer)
                bitmap.close()


class Place(Struct, frozen=True):
    """Where a word stands: its paragraph, or its table cell with the row and, on the table's first page, its title.

    `word` counts the words of `text` before it.
    """

    text: str
    word: int
    row: tuple[str, ...] = ()
    table: str = ""


class _Node(Struct):
    kind: str
    parent: _Node | None
    children: list[_Node] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)

    def above(self, *kinds: str) -> _Node | None:
        node: _Node | None = self
        while node is not None and node.kind not in kinds:
            node = node.parent
        return node

    def all_marks(self) -> set[int]:
        return self.marks.union(*(child.all_marks() for child in self.children))


def _kind(element: Any) -> str:
    size = pdf.FPDF_StructElement_GetType(element, None, 0)
    name = ctypes.create_string_buffer(size)
    pdf.FPDF_StructElement_GetType(element, name, size)
    return name.raw.decode("utf-16-le").rstrip("\0")


class Tags:
    """The structure of one page of a tagged PDF: which element each of its characters belongs to."""

    def __init__(self, data: bytes, page: int) -> None:
        self._nodes: dict[int, _Node] = {}
        with closing(pdfium.PdfDocument(data)) as document, closing(document[page - 1]) as sheet:
            tree = pdf.FPDF_StructTree_GetForPage(sheet.raw)
            if tree:
                root = _Node("", None)
                for n in range(pdf.FPDF_StructTree_CountChildren(tree)):
                    self._walk(pdf.FPDF_StructTree_GetChildAtIndex(tree, n), root)
                pdf.FPDF_StructTree_Close(tree)
            with closing(sheet.get_textpage()) as text:
                self._text = text.get_text_range()
                self._marks = [_mark(text.raw, n) for n in range(len(self._text))]

    def _walk(self, element: Any, parent: _Node) -> None:
        if not element:
            return
        node = _Node(_kind(element), parent)
        parent.children.append(node)
        for n in range(pdf.FPDF_StructElement_CountChildren(element)):
            mark = pdf.FPDF_StructElement_GetChildMarkedContentID(element, n)
            if mark >= 0:
                node.marks.add(mark)
                self._nodes[mark] = node
            else:
                self._walk(pdf.FPDF_StructElement_GetChildAtIndex(element, n), node)

    def _said(self, node: _Node, before: int | None = None) -> str:
        """Return the text of an element, or what of it stands before a character of the page."""
        marks = node.all_marks()
        # Characters that PDFium puts in (between lines) belong to no element.
        letters = (c if mark in marks else " " for c, mark in zip(self._text, self._marks, strict=True))
        return " ".join("".join(islice(letters, before)).replace(LINE_END, "").split())

    def place(self, at: int) -> Place | None:
        """Return where the character number `at` of the page stands; None when it belongs to no element."""
        node = self._nodes.get(self._marks[at]) if at < len(self._marks) else None
        if node is None:
            return None
        cell = node.above("TD", "TH")
        if cell is None:
            whole = node.above("P", "Caption", "H1", "H2", "H3", "TOCI", "LBody") or node
            return Place(self._said(whole), len(self._said(whole, at).split()))
        row, table = cell.above("TR"), cell.above("Table")
        titles = [child for child in table.children if child.kind == "Caption"] if table else []
        cells = tuple(self._said(child) for child in row.children) if row else ()
        title = self._said(titles[0]) if titles else ""
        return Place(self._said(cell), len(self._said(cell, at).split()), cells, title)


def _mark(text: Any, index: int) -> int:
    owner = pdf.FPDFText_GetTextObject(text, index)
    return int(pdf.FPDFPageObj_GetMarkedContentID(owner)) if owner else -1
