"""Comments and tracked changes of a document, each with the paragraph, heading or cell that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from lkj.review.returned import LESS, ReturnedError

__all__ = ["Catatan", "Grid", "Jenis", "Letak", "catatan"]

_PILCROW = "¶"
_LEVELS = 3
# Letters of a paragraph, a cell or a comment: ten pages without a break. With each of them, notes are compared.
_LONGEST = 30_000
_MOST_NOTES = 20_000
# Letters that all comments stand on together: what lies under many of them is told with each.
_MOST_COVERED = 2**23


class Jenis(StrEnum):
    """What a reader did."""

    KOMENTAR = "komentar"
    SISIPAN = "sisipan"
    HAPUSAN = "hapusan"


class Grid(Struct, eq=False):
    """The cells of a table by row, as they stood before the changes."""

    baris: list[list[str]] = field(default_factory=list)


class Letak(Struct, kw_only=True):
    """Where a note stands: the kind of its place, the text there before the changes, and the headings above.

    `sebelumnya` is the paragraph before: of a paragraph that is wholly new, it is all that lkj knows. In a table `grid`
    has its cells, and `sel` row and column.
    """

    jenis: str
    judul: tuple[str, ...]
    sebelumnya: str
    teks: str = ""
    grid: Grid | None = None
    sel: tuple[int, int] = (0, 0)


class Catatan(Struct, kw_only=True):
    """One comment, insertion or deletion.

    `kata` are the words commented on, put in or taken out, `isi` what the comment says; `awal` and `akhir` are where it
    stands in the text of its place.
    """

    jenis: Jenis
    penulis: str
    tanggal: str
    letak: Letak
    awal: int
    akhir: int
    kata: str = ""
    isi: str = ""


def catatan(blocks: list[Any]) -> list[Catatan]:
    """Return the notes of a document in the order of its text; ReturnedError for more than any report has."""
    reader = _Reader()
    reader.blocks(blocks, "paragraf")
    reader.close()
    for one in reader.found:
        one.kata, one.isi = _flat(one.kata), _flat(one.isi)
    return [one for one in reader.found if one.kata or one.jenis is Jenis.KOMENTAR]


def _flat(text: str) -> str:
    return " ".join(text.split())


class _Reader:
    """Walks what pandoc read, with the heading and the cell where it is."""

    def __init__(self) -> None:
        self.found: list[Catatan] = []
        self._last: Catatan | None = None
        # What is commented on, however often, and the comments that begin and end in it.
        self._covered: list[str] = []
        self._length = 0
        self._open: dict[str, tuple[Catatan, int]] = {}
        self._ended: list[tuple[Catatan, int, int]] = []
        self._headings: list[str] = []
        self._before = ""
        self._cell: tuple[Grid, tuple[int, int]] | None = None

    def close(self) -> None:
        """Give each comment the words that it stands on; one without an end stands on all that is left."""
        for ident in list(self._open):
            self._end(ident)
        if sum(end - start for _, start, end in self._ended) > _MOST_COVERED:
            raise ReturnedError("komentar dokumen itu meliputi teks yang jauh lebih panjang daripada laporan", LESS)
        whole = "".join(self._covered)
        for one, start, end in self._ended:
            one.kata = whole[start:end]

    def _end(self, ident: str) -> Catatan | None:
        """End a comment where it is open; return it."""
        if ident not in self._open:
            return None
        one, start = self._open.pop(ident)
        self._ended.append((one, start, self._length))
        return one

    def _cover(self, words: str) -> None:
        if self._open:
            self._covered.append(words)
            self._length += len(words)

    def blocks(self, blocks: list[Any], kind: str) -> None:
        for block in blocks:
            self._block(block, kind)

    def _block(self, block: Any, kind: str) -> None:
        name, content = block.get("t"), block.get("c")
        if name in ("Para", "Plain"):
            self._leaf(content, kind)
        elif name == "Header":
            level, _, inlines = content
            text = self._leaf(inlines, "judul")
            del self._headings[min(level, _LEVELS) - 1 :]
            self._headings.append(text)
        elif name == "Table":
            self._table(content)
        elif name == "LineBlock":
            for line in content:
                self._leaf(line, kind)
        elif name == "CodeBlock":
            self._leaf([{"t": "Str", "c": content[1]}], kind)
        else:  # lists, quotations, figures and divisions hold blocks, at whatever depth
            for inner in _blocks_in(content):
                self._block(inner, kind)

    def _table(self, content: Any) -> None:
        _, (_, caption), _, head, bodies, foot = content
        self.blocks(caption, "paragraf")
        grid = Grid()
        outer = self._cell
        for row in [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]:
            grid.baris.append([])
            for cell in row[1]:
                at = (len(grid.baris) - 1, len(grid.baris[-1]))
                grid.baris[-1].append("")
                self._cell = (grid, at)
                self.blocks(cell[4], "sel tabel")
        self._cell = outer

    def _leaf(self, inlines: list[Any], kind: str) -> str:
        """Read one run of text; return it as it stood before the changes."""
        place = Letak(jenis=kind, judul=tuple(self._headings), sebelumnya=self._before)
        if self._cell is not None and kind == "sel tabel":
            place.grid, place.sel = self._cell
        first = len(self.found)
        marks: list[Catatan] = []
        text = _Line()
        self._inlines(inlines, place, text, marks)
        place.teks = text.base
        self._cover(" ")
        said = {one.jenis for one in self.found[first:] if one.kata.strip()}
        # A paragraph that is new or gone says so twice: by its words and by its end.
        for one in marks:
            if one.jenis not in said:
                self.found.append(one)
                self._last = one
        base = _flat(text.base)
        if place.grid is not None:
            row, column = place.sel
            held = f"{place.grid.baris[row][column]} {base}".strip()
            place.grid.baris[row][column] = _short_enough(held)
        elif base and kind != "catatan kaki":
            self._before = base
        return base

    def _inlines(self, inlines: list[Any], place: Letak, text: _Line, marks: list[Catatan]) -> None:
        for one in inlines:
            name, content = one.get("t"), one.get("c")
            if name == "Str":
                self._write(content, text)
            elif name in ("Space", "SoftBreak", "LineBreak"):
                self._write(" ", text)
            elif name in ("Code", "Math", "RawInline"):
                self._write(content[1], text)
            elif name == "Note":
                self.blocks(content, "catatan kaki")
            elif name == "Span":
                self._span(content, place, text, marks)
            elif isinstance(content, list):
                self._inlines(_inlines_in(content), place, text, marks)

    def _span(self, content: Any, place: Letak, text: _Line, marks: list[Catatan]) -> None:
        (_, classes, attributes), inside = content
        of = dict(attributes)
        kind = classes[0] if classes else ""
        if kind == "comment-start":
            made = self._note(Jenis.KOMENTAR, of, place, text, isi=_plain(inside))
            self._end(of.get("id", ""))
            self._open[of.get("id", "")] = made, self._length
            self.found.append(made)
        elif kind == "comment-end":
            if (ended := self._end(of.get("id", ""))) is not None and ended.letak is place:
                ended.akhir = len(text.base)
        elif kind in ("insertion", "deletion"):
            self._change(Jenis.SISIPAN if kind == "insertion" else Jenis.HAPUSAN, of, inside, place, text, marks)
        elif kind in ("paragraph-insertion", "paragraph-deletion"):
            jenis = Jenis.SISIPAN if kind == "paragraph-insertion" else Jenis.HAPUSAN
            marks.append(self._note(jenis, of, place, text, kata=_PILCROW))
        else:
            self._inlines(inside, place, text, marks)

    def _change(
        self, jenis: Jenis, of: dict[str, str], inside: list[Any], place: Letak, text: _Line, marks: list[Catatan]
    ) -> None:
        made = self._note(jenis, of, place, text)
        last = self._last
        joined = (
            last is not None
            and last.letak is place
            and (last.jenis, last.penulis, last.tanggal) == (jenis, made.penulis, made.tanggal)
            and not text.base[last.akhir :].strip()
        )
        # Word cuts one change into as many as it has runs.
        one = last if joined and last is not None else made
        if one is made:
            self.found.append(made)
            self._last = made
        else:
            one.kata += " " * (len(text.base) > one.akhir)
        text.enter(jenis)
        before = len(text.changed)
        self._inlines(inside, place, text, marks)
        one.kata += text.changed[before:]
        text.leave()
        one.akhir = len(text.base)

    def _write(self, words: str, text: _Line) -> None:
        # Soft hyphens are of the print, no words of anybody.
        words = words.replace("\u00ad", "")
        text.write(words)
        if not text.gone:
            self._cover(words)

    def _note(
        self, jenis: Jenis, of: dict[str, str], place: Letak, text: _Line, kata: str = "", isi: str = ""
    ) -> Catatan:
        if len(self.found) >= _MOST_NOTES:
            raise ReturnedError("catatan dalam dokumen itu lebih daripada 20.000", LESS)
        at = len(text.base)
        return Catatan(
            jenis=jenis,
            penulis=_flat(of.get("author", "")),
            tanggal=of.get("date", ""),
            letak=place,
            awal=at,
            akhir=at,
            kata=kata,
            isi=isi,
        )


class _Line:
    """One run of text while it is read: as it stood before the changes, and all that was changed."""

    def __init__(self) -> None:
        self.base = self.changed = ""
        self._inside: list[Jenis] = []

    @property
    def gone(self) -> bool:
        """Whether what is read now was taken out."""
        return Jenis.HAPUSAN in self._inside

    def enter(self, jenis: Jenis) -> None:
        self._inside.append(jenis)

    def leave(self) -> None:
        self._inside.pop()

    def write(self, words: str) -> None:
        if self._inside:
            self.changed = _short_enough(self.changed + words)
        if Jenis.SISIPAN not in self._inside:
            self.base = _short_enough(self.base + words)


def _short_enough(text: str) -> str:
    if len(text) > _LONGEST:
        raise ReturnedError("sebuah alinea, sel, atau komentar dokumen itu lebih panjang daripada 30.000 huruf", LESS)
    return text


def _blocks_in(content: Any) -> Iterator[Any]:
    """Yield the outermost blocks in what holds some, in order; what pandoc calls by `t` is one or an inline."""
    if isinstance(content, dict):
        if "t" in content:
            yield content
    elif isinstance(content, list):
        for one in content:
            yield from _blocks_in(one)


def _inlines_in(content: Any) -> list[Any]:
    """Return the inlines of one that holds some: alone, behind attributes, or before a target."""
    return next((one for one in (content, *content) if _is_inlines(one)), [])


def _is_inlines(content: Any) -> bool:
    return isinstance(content, list) and all(isinstance(one, dict) and "t" in one for one in content)


def _plain(inlines: list[Any]) -> str:
    """Return the words of inlines, whatever they are made of."""
    reader, text = _Reader(), _Line()
    reader._inlines(inlines, Letak(jenis="", judul=(), sebelumnya=""), text, [])
    return text.base
