"""Single values set in a YAML text of any style: the lines of all others, and every comment, stay as they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from lkj.diagnostics import Position
from lkj.files.edit import Edit
from lkj.files.yaml.commented import Butir, Skalar, Wadah, baca
from lkj.files.yaml.quoting import tulis_nilai

__all__ = ["CannotSetError", "Setting", "quoted"]


class CannotSetError(ValueError):
    """There is no place for a value in the text as it stands; the message says why, in Indonesian."""


def quoted(text: str) -> Skalar:
    """Return a text as a scalar that is to be written as text, whatever else it looks like."""
    return Skalar(text, '"', 0, 0)


class Setting:
    """A text that the strict reader accepts, being edited; `text` gives what it has become.

    A value is a scalar: `quoted(text)`, or `Skalar(written, "", 0, 0)` for what is written plain.
    """

    def __init__(self, text: str) -> None:
        self._bom = "\ufeff" if text.startswith("\ufeff") else ""
        source = text.removeprefix("\ufeff")
        self._crlf = "\r\n" in source
        self._source = source.replace("\r\n", "\n").replace("\r", "\n")
        self._top = baca(self._source).puncak
        self._edit = Edit(self._source)
        self._starts = list(accumulate((len(line) + 1 for line in self._edit.lines), initial=0))
        # What is added to a container, by the place of that: its lines or its parts in brackets, in order.
        self._added: dict[int, tuple[Wadah, list[list[str]]]] = {}

    def set(self, path: Sequence[str | int], value: Skalar, order: Sequence[str] = ()) -> None:
        """Put a value under a path; a key that is not there yet comes after those that `order` names before it.

        A list grows by one item at its end. Raises CannotSetError where the container is not there, where a container
        stands in the place of the value, or where the list is too short.
        """
        *above, key = path
        found: Wadah | Skalar | None = self._top
        for part in above:
            found = _item(found, part).nilai
        if not isinstance(found, Wadah) or found.daftar != isinstance(key, int):
            raise CannotSetError(f"tidak ada tempat bagi «{key}» dalam berkas")
        present = _find(found, key)
        if present is None:
            self._add(found, key, value, order)
        elif isinstance(present.nilai, Wadah):
            raise CannotSetError(f"«{key}» memuat rincian, bukan satu nilai")
        else:
            self._replace(present, present.nilai, value)

    def text(self) -> str:
        """Return the edited text, with the line ends that it had."""
        for wadah, parts in self._added.values():
            if wadah.aliran:
                joined = ", ".join(part[0] for part in parts)
                place = self._position(wadah.akhir - 1)
                self._edit.piece(place, "", f", {joined}" if wadah.butir else joined)
        self._added.clear()
        made = self._edit.text()
        return self._bom + (made.replace("\n", "\r\n") if self._crlf else made)

    def _replace(self, item: Butir, old: Skalar | None, value: Skalar) -> None:
        flow = item.wadah.aliran
        first, *block = [_one_line(value)] if flow else tulis_nilai(value)
        if old is None or old.awal == old.akhir:
            at = self._after_mark(item)
            self._put(at, at, f" {first}", block, item)
            return
        end = old.akhir
        header = ""
        if old.gaya in ("|", ">"):
            line = self._line(old.awal)
            text = self._edit.lines[line]
            header = text[old.awal - self._starts[line] :].partition(" #")[2]
            header = f"  #{header}" if header else ""
            while end > old.awal and self._source[end - 1] in "\n ":
                end -= 1
        self._put(old.awal, end, f"{first}{header}", block, item)

    def _put(self, start: int, end: int, first: str, block: Sequence[str], item: Butir) -> None:
        """Put a value in the place of what stands from `start` to `end`."""
        top, bottom = self._line(start), self._line(end)
        if top == bottom and not block:
            self._edit.piece(self._position(start), self._source[start:end], first)
            return
        column = self._column(item) + 2
        before = self._edit.lines[top][: start - self._starts[top]]
        after = self._edit.lines[bottom][end - self._starts[bottom] :]
        lines = [f"{before}{first}{after}", *(" " * column + one if one else "" for one in block)]
        self._edit.replace(top, bottom + 1, lines)

    def _after_mark(self, item: Butir) -> int:
        """Return the place behind the colon of a key, or the dash of an item, that has nothing behind it."""
        if item.kunci is None:
            return item.awal + 1
        return self._source.index(":", item.kunci.akhir) + 1

    def _add(self, wadah: Wadah, key: str | int, value: Skalar, order: Sequence[str]) -> None:
        parts = self._added.setdefault(id(wadah), (wadah, []))[1]
        if isinstance(key, int) and key != len(wadah.butir) + len(parts):
            raise CannotSetError("daftar ini belum sepanjang itu")
        if wadah.aliran:
            written = _one_line(value)
            parts.append([written if isinstance(key, int) else f"{key}: {written}"])
            return
        if not wadah.butir:
            raise CannotSetError(f"tidak ada tempat bagi «{key}» dalam berkas")
        first, *block = tulis_nilai(value)
        name = "-" if isinstance(key, int) else f"{key}:"
        spaces = " " * wadah.kolom
        lines = [f"{spaces}{name} {first}", *(f"{spaces}  {line}" if line else "" for line in block)]
        parts.append(lines)
        self._edit.add(self._line(self._end(_before(wadah, key, order))) + 1, lines)

    def _end(self, item: Butir) -> int:
        """Return the place of the last character of an item."""
        value = item.nilai
        if isinstance(value, Wadah):
            return value.akhir - 1 if value.aliran or not value.butir else self._end(value.butir[-1])
        if value is None or value.awal == value.akhir:
            return self._after_mark(item) - 1
        end = value.akhir - 1
        while self._source[end] in "\n " and end > value.awal:
            end -= 1
        return end

    def _column(self, item: Butir) -> int:
        return item.awal - self._starts[self._line(item.awal)]

    def _line(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _position(self, at: int) -> Position:
        line = self._line(at)
        return Position("", line + 1, at - self._starts[line] + 1)


def _one_line(value: Skalar) -> str:
    """Write a value that stands in brackets, where a comma would end it."""
    lines = tulis_nilai(value)
    if len(lines) == 1 and not (value.gaya and set(lines[0]) & set(",[]{}") and lines[0][0] != '"'):
        return lines[0]
    escaped = value.teks.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


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
