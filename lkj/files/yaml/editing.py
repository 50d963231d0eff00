"""A YAML text edited by the paths of its values: the lines of all others, and every comment, stay as they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct, field

from lkj.diagnostics import Position
from lkj.files.edit import Edit
from lkj.files.yaml.commented import Butir, Skalar, Wadah, baca
from lkj.files.yaml.document import Document, Path
from lkj.files.yaml.nested import Isi, flow, items, keys, one_line
from lkj.files.yaml.nested import lines as nested_lines
from lkj.files.yaml.quoting import tulis_nilai
from lkj.files.yaml.reader import parse
from lkj.files.yaml.scalars import resolve

__all__ = ["CannotSetError", "Span", "YamlEdit", "indent", "quoted"]

_NULL = Skalar("null", "", 0, 0)


class CannotSetError(ValueError):
    """There is no place for a value in the text as it stands; the message says why, in Indonesian."""


def quoted(text: str) -> Skalar:
    """Return a text as a scalar that is to be written as text, whatever else it looks like."""
    return Skalar(text, '"', 0, 0)


class Span(NamedTuple):
    """Where a value stands: the first line of what is said above it, that of its key, the one after its last.

    Lines count from 0, as does `column`, that of its key, or of its dash.
    """

    top: int
    key: int
    end: int
    column: int


class _Baru(Struct, kw_only=True):
    """A list or a mapping that is begun: under which key of which mapping, in the place of what, and what is in it."""

    wadah: Wadah
    kunci: str
    urutan: Sequence[str]
    lama: Butir | None
    butir: dict[int, Isi] = field(default_factory=dict)
    bidang: dict[str, Isi] = field(default_factory=dict)

    @property
    def isi(self) -> Isi:
        if self.butir:
            return [self.butir.get(n, _NULL) for n in range(max(self.butir) + 1)]
        place = {key: n for n, key in enumerate(self.urutan)}
        return {key: self.bidang[key] for key in sorted(self.bidang, key=lambda one: place.get(one, len(place)))}


class YamlEdit(Edit):
    """A text that the strict reader accepts, being edited; paths and places are those of the text it was made with.

    What deals in lines (`span`, `put`, `remove`, `after`) wants a text in blocks, as `lkj fmt` writes it; `set` and
    `append` take any. A value is a scalar: `quoted(text)`, or `Skalar(written, "", 0, 0)` for what is written plain.
    """

    def __init__(self, text: str) -> None:
        self._bom = "\ufeff" if text.startswith("\ufeff") else ""
        source = text.removeprefix("\ufeff")
        self._crlf = "\r\n" in source
        self.source = source.replace("\r\n", "\n").replace("\r", "\n")
        super().__init__(self.source)
        self._starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        # What is added to a list or to what stands in brackets, by the place of that, in order.
        self._parts: dict[int, tuple[Wadah, list[str]]] = {}
        # Lines that are added, by the line before which they come; there the deepest come first.
        self._grown: list[tuple[int, tuple[int, int, int], list[str]]] = []
        self._begun: dict[tuple[int, str], _Baru] = {}

    @cached_property
    def document(self) -> Document:
        """The plain data of the text and their places."""
        document = parse("", self.source).document
        assert document is not None  # only what was read without an error comes here
        return document

    @cached_property
    def root(self) -> Wadah:
        """The text as a tree with its comments."""
        return baca(self.source).puncak

    def span(self, path: Path, *, apart: bool = False) -> Span:
        """Return the lines of a value; with `apart` comments above it count too that a blank line sets apart."""
        place = self.document.key_position(path)
        key, column = place.line - 1, place.column - 1
        if isinstance(path[-1], int):
            column -= 2  # the dash and its space
        top, end = key, key + 1
        # Above the first key of an item stands what is said of the item.
        while top > 0 and not self.lines[key][:column].strip() and self._above(self.lines[top - 1], column, apart):
            top -= 1
        while end < len(self.lines) and (not (text := self.lines[end]).strip() or indent(text) > column):
            end += 1
        while not self.lines[end - 1].strip():
            end -= 1
        return Span(top, key, end, column)

    @staticmethod
    def _above(text: str, column: int, apart: bool) -> bool:
        return text.startswith("#", indent(text)) and indent(text) == column if text.strip() else apart

    def put(self, path: Path, lines: Iterable[str]) -> None:
        """Put lines in the place of a value and its key, with what was said above it."""
        where = self.span(path)
        self.replace(where.top, where.end, lines)

    def remove(self, path: Path) -> None:
        """Take a value out with its key and its comments."""
        self.put(path, ())

    def after(self, path: Path, lines: Iterable[str]) -> None:
        """Add lines after a value."""
        self.add(self.span(path).end, lines)

    def set(self, path: Path, value: Skalar, order: Sequence[str] = ()) -> None:
        """Put a value under a path; a key that is not there yet comes after those that `order` names before it.

        A list grows at its end. What is null or not there yet is begun, a list with null in the places before. Raises
        CannotSetError where the container is not there, where a container stands in the place of the value, or where a
        list is too short.
        """
        *above, key = path
        if above and (begun := self._empty(above, order)) is not None:
            if isinstance(key, int):
                begun.butir[key] = value
            else:
                begun.bidang[key] = value
            return
        found = self._at(above)
        if not isinstance(found, Wadah) or found.daftar != isinstance(key, int):
            raise CannotSetError(f"tidak ada tempat bagi «{key}» dalam berkas")
        present = _find(found, key)
        if present is None:
            self._grow(found, key, value, order)
        elif isinstance(present.nilai, Wadah):
            raise CannotSetError(f"«{key}» memuat rincian, bukan satu nilai")
        else:
            self._rewrite(present, present.nilai, value)

    def append(self, path: Sequence[str | int], item: Isi, order: Sequence[str] = ()) -> None:
        """Put an item at the end of the list under a path; one that is empty, null or not there yet is begun.

        Raises CannotSetError where there is no place for it.
        """
        begun = self._empty(path, order)
        if begun is not None:
            begun.butir[len(begun.butir)] = item
            return
        found = self._at(path)
        if not isinstance(found, Wadah) or not found.daftar:
            raise CannotSetError(f"«{path[-1]}» bukan daftar")
        self._grow(found, len(found.butir) + len(self._parts.get(id(found), (found, []))[1]), item)

    def text(self, kept: Callable[[int, str], str | None] = lambda _, line: line) -> str:
        """Return the edited text, with the line ends that it had; for `kept` see `Edit`."""
        for begun in self._begun.values():
            self._begin(begun)
        self._begun.clear()
        for wadah, parts in self._parts.values():
            if wadah.aliran:
                joined = ", ".join(parts)
                place = self._position(wadah.akhir - 1)
                self.piece(place, "", f", {joined}" if wadah.butir else joined)
        self._parts.clear()
        for line, _, grown in sorted(self._grown, key=lambda one: one[:2]):
            self.add(line, grown)
        self._grown.clear()
        made = super().text(kept)
        return self._bom + (made.replace("\n", "\r\n") if self._crlf else made)

    def _rewrite(self, item: Butir, old: Skalar | None, value: Skalar) -> None:
        flow = item.wadah.aliran
        first, *block = [one_line(value)] if flow else tulis_nilai(value)
        if old is None or old.awal == old.akhir:
            at = self._after_mark(item)
            self._put(at, at, f" {first}", block, item)
            return
        end = old.akhir
        header = ""
        if old.gaya in ("|", ">"):
            line = self._row(old.awal)
            text = self.lines[line]
            header = text[old.awal - self._starts[line] :].partition(" #")[2]
            header = f"  #{header}" if header else ""
            while end > old.awal and self.source[end - 1] in "\n ":
                end -= 1
        self._put(old.awal, end, f"{first}{header}", block, item)

    def _put(self, start: int, end: int, first: str, block: Sequence[str], item: Butir) -> None:
        """Put a value in the place of what stands from `start` to `end`."""
        top, bottom = self._row(start), self._row(end)
        if top == bottom and not block:
            self.piece(self._position(start), self.source[start:end], first)
            return
        column = self._column(item) + 2
        before = self.lines[top][: start - self._starts[top]]
        after = self.lines[bottom][end - self._starts[bottom] :]
        lines = [f"{before}{first}{after}", *(" " * column + one if one else "" for one in block)]
        self.replace(top, bottom + 1, lines)

    def _after_mark(self, item: Butir) -> int:
        """Return the place behind the colon of a key, or the dash of an item, that has nothing behind it."""
        if item.kunci is None:
            return item.awal + 1
        return self.source.index(":", item.kunci.akhir) + 1

    def _at(self, path: Sequence[str | int]) -> Wadah | Skalar | None:
        found: Wadah | Skalar | None = self.root
        for part in path:
            found = _item(found, part).nilai
        return found

    def _empty(self, path: Sequence[str | int], order: Sequence[str]) -> _Baru | None:
        """Return what is null, empty or not there yet under a path, as it is begun; None for what holds something."""
        *above, key = path
        wadah = self._at(above)
        if not isinstance(wadah, Wadah) or wadah.daftar or not isinstance(key, str):
            return None
        present = _find(wadah, key)
        value = None if present is None else present.nilai
        if isinstance(value, Wadah):
            bare = not self.source[value.awal + 1 : value.akhir - 1].strip(" ")
            if not (value.daftar and value.aliran and not value.butir and bare):
                return None
        elif value is not None and (value.gaya or resolve(value.teks) is not None):
            return None
        return self._begun.setdefault((id(wadah), key), _Baru(wadah=wadah, kunci=key, urutan=order, lama=present))

    def _begin(self, begun: _Baru) -> None:
        """Write a list that is begun: under its key in lines of its own, in brackets where its key stands in such."""
        wadah, old = begun.wadah, begun.lama
        if old is None:
            self._grow(wadah, begun.kunci, begun.isi, begun.urutan)
            return
        start, value = self._after_mark(old), old.nilai
        end = start if value is None else max(start, value.akhir)
        if wadah.aliran or self._row(start) != self._row(end):
            start = end if value is None or value.awal == value.akhir else value.awal
            space = " " if start == self._after_mark(old) else ""
            self.piece(self._position(start), self.source[start:end], f"{space}{flow(begun.isi)}")
            return
        self.piece(self._position(start), self.source[start:end], "")
        self._put_lines(self._row(start) + 1, wadah.kolom + 2, nested_lines(begun.isi))

    def _grow(self, wadah: Wadah, key: str | int, value: Isi, order: Sequence[str] = ()) -> None:
        parts = self._parts.setdefault(id(wadah), (wadah, []))[1]
        if isinstance(key, int) and key != len(wadah.butir) + len(parts):
            raise CannotSetError("daftar ini belum sepanjang itu")
        if wadah.aliran:
            written = flow(value)
            parts.append(written if isinstance(key, int) else f"{key}: {written}")
            return
        if not wadah.butir:
            raise CannotSetError(f"tidak ada tempat bagi «{key}» dalam berkas")
        lines = items([value]) if isinstance(key, int) else keys({key: value})
        if isinstance(key, int):
            parts.append(lines[0])
        place = order.index(key) if key in order else len(order)
        self._put_lines(self._row(self._end(_before(wadah, key, order))) + 1, wadah.kolom, lines, place)

    def _put_lines(self, before: int, column: int, lines: Sequence[str], place: int = 0) -> None:
        """Add lines of a container in some column; an item of a list comes before a key that stands in its column."""
        depth = (-column, 0 if lines[0].startswith("-") else 1, place)
        self._grown.append((before, depth, [" " * column + one if one else "" for one in lines]))

    def _end(self, item: Butir) -> int:
        """Return the place of the last character of an item."""
        value = item.nilai
        if isinstance(value, Wadah):
            return value.akhir - 1 if value.aliran or not value.butir else self._end(value.butir[-1])
        if value is None or value.awal == value.akhir:
            return self._after_mark(item) - 1
        end = value.akhir - 1
        while self.source[end] in "\n " and end > value.awal:
            end -= 1
        return end

    def _column(self, item: Butir) -> int:
        return item.awal - self._starts[self._row(item.awal)]

    def _row(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _position(self, at: int) -> Position:
        line = self._row(at)
        return Position("", line + 1, at - self._starts[line] + 1)


def indent(text: str) -> int:
    """Return how many spaces a line begins with."""
    return len(text) - len(text.lstrip(" "))


def _find(wadah: Wadah, key: str | int) -> Butir | None:
    if isinstance(key, int):
        return wadah.butir[key] if key < len(wadah.butir) else None
    return next((one for one in wadah.butir if one.kunci is not None and one.kunci.teks == key), None)


def _item(found: Wadah | Skalar | None, key: str | int) -> Butir:
    item = _find(found, key) if isinstance(found, Wadah) and found.daftar == isinstance(key, int) else None
    if item is None:
        raise CannotSetError(f"tidak ada tempat bagi «{key}» dalam berkas")
    return item


def _before(wadah: Wadah, key: str | int, order: Sequence[str]) -> Butir:
    """Return the item after which a new one comes."""
    if isinstance(key, int) or key not in order:
        return wadah.butir[-1]
    earlier = set(order[: order.index(key)])
    known = [one for one in wadah.butir if one.kunci is not None and one.kunci.teks in earlier]
    return known[-1] if known else wadah.butir[0]
