"""Where a note's place comes from: a line of prose, a line of data, or the templates of lkj.

Of a cell lkj knows by itself which figure or value it prints: the document is composed anew, and the table looked up.
Prose is found by its words, for the document that came back may be changed in any place but still holds most of them.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, cached_property
from typing import Any

from msgspec import Struct

from lkj.diagnostics import Position
from lkj.explain import jelaskan, katalog
from lkj.explain.records import Masukan, Penjelasan, tulis_ketikan
from lkj.pengukuran import Pengukuran
from lkj.report.compose import Laporan
from lkj.report.tabel import FENCE
from lkj.review.notes import Catatan, Grid, Letak
from lkj.review.words import Penggal, Teks, kunci, pecah, potong
from lkj.wording.literal import NAMED, tanpa_nama

__all__ = ["Asal", "Sumber"]

_DIGITS = re.compile(r"\d")
_HEADING = re.compile(r'^(#{1,3}) (.*?) \{#\S*(?: nomor="([^"]*)")?\}$', re.MULTILINE)
_TABLE = re.compile(f"^{FENCE} tabel\n\x02(.*?)\n{FENCE}$", re.MULTILINE | re.DOTALL)
# How much of a piece of prose must stand in a paragraph, and of a paragraph in the piece, to be its origin.
_OF_PIECE, _OF_PLACE = 0.6, 0.4
# Values of fewer letters stand in many places.
_SHORTEST = 12
# A note on more words than these is not on a figure among them.
_MOST_WORDS = 12


class Asal(Struct, frozen=True):
    """One place that a note's place comes from; `angka` is the figure there, as `lkj explain` knows it."""

    tempat: Position | None
    jenis: str
    angka: str = ""


_TEMPLAT = Asal(None, "templat")


class _Cell(Struct, frozen=True):
    teks: str
    angka: tuple[str, ...]


class Sumber:
    """The origins of one document of a year, which is composed anew.

    Whatever is looked for in a text is looked for once, however many notes stand in it.
    """

    def __init__(self, numbers: Pengukuran, laporan: Laporan) -> None:
        self._numbers, self._laporan = numbers, laporan
        self._text, self._heading = cache(Teks), cache(self._find_heading)
        self._piece, self._standing_in = cache(self._find_piece), cache(self._find_values)
        self._of_cell, self._of_row = cache(self._find_cell), cache(self._find_row_value)
        self._row, self._table = cache(self._find_row), cache(self._find_table)
        self._explained = cache(self._explain)

    def judul(self, letak: Letak) -> tuple[str, ...]:
        """Return the headings above a note as the report prints them, with their numbers."""
        return tuple(self._heading(one) for one in letak.judul if one)

    def asal(self, one: Catatan) -> tuple[Asal, ...]:
        """Return where a note's place comes from, the likeliest first; never empty."""
        place = one.letak
        if place.grid is not None:
            found = self._of_cell(place.grid, place.sel)
            if found:
                return found
        text, at = (place.teks, one.awal) if place.teks.strip() else (place.sebelumnya, len(place.sebelumnya))
        figures = self._figures_at(one) if place.grid is None else ()
        return (*(self._of_prose(text, at) or self._of_value(text, at)), *figures) or (_TEMPLAT,)

    # ------------------------------------------------------------------------------------------ prose

    @cached_property
    def _pieces(self) -> list[Penggal]:
        return [piece for prose in self._numbers.year.narasi.values() for piece in potong(prose.berkas, prose.teks)]

    @cached_property
    def _holding(self) -> dict[str, list[tuple[int, int]]]:
        """The pieces of prose that hold a word, by their number, and how often."""
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, piece in enumerate(self._pieces):
            for word, times in Counter(piece.kata).items():
                found[word].append((number, times))
        return found

    def _find_piece(self, text: str) -> tuple[Penggal, list[Any]] | None:
        """Return the piece of prose that a paragraph is of, and what matches; None where none does."""
        words = self._text(text).kata
        bare = sum(not _DIGITS.search(word) for word in words)
        shared: Counter[int] = Counter()
        for word, times in Counter(words).items():
            for number, there in self._holding.get(word, ()):
                shared[number] += min(times, there)
        best: tuple[float, Penggal, list[Any]] | None = None
        for number in sorted(shared):
            piece = self._pieces[number]
            if shared[number] < _OF_PIECE * len(piece.kata) or shared[number] < _OF_PLACE * bare:
                continue
            matches = SequenceMatcher(None, piece.kata, words, autojunk=False).get_matching_blocks()
            matched = sum(m.size for m in matches)
            share = matched / len(piece.kata) + matched / max(1, len(words))
            good = matched >= _OF_PIECE * len(piece.kata) and matched >= _OF_PLACE * bare
            if good and (best is None or share > best[0]):
                best = share, piece, matches
        return best and best[1:]

    def _of_prose(self, text: str, at: int) -> tuple[Asal, ...]:
        found = self._piece(text)
        if found is None:
            return ()
        piece, matches = found
        index, line = self._text(text).hitung(at), piece.baris[0]
        for match in matches:
            # The line of the word itself, or of the last one before it that the prose has too.
            if match.size and match.b <= index:
                line = piece.baris[match.a + min(index - match.b, match.size - 1)]
        return (Asal(Position(piece.berkas, line, 1), "narasi"),)

    # ------------------------------------------------------------------------------------------ data

    @cached_property
    def _values(self) -> dict[str, list[Position]]:
        """The texts of the year's files, with the places where each is typed."""
        found: dict[str, list[Position]] = {}
        for document in self._numbers.year.documents.values():
            for path, value in _leaves(document.data):
                if isinstance(value, str) and (key := kunci(value)):
                    found.setdefault(key, []).append(document.position(path))
        return found

    def _find_values(self, text: str) -> list[tuple[int, int, Position]]:
        """Return the texts of data that stand in another: where in its key each begins and how long it is."""
        line, found = f" {self._text(text).kunci} ", []
        for key, places in self._values.items():
            start = line.find(f" {key} ") if len(key) >= _SHORTEST else -1
            if start >= 0:
                found.append((start, len(key), places[0]))
        return found

    def _of_value(self, text: str, at: int) -> tuple[Asal, ...]:
        """Return where a text that data hold is typed: the whole, or the longest part that stands at a place of it."""
        whole = self._values.get(self._text(text).kunci, [])
        if whole:
            return tuple(Asal(place, "data") for place in whole[:1])
        index = self._text(text).sampai(at) + 1
        around = [one for one in self._standing_in(text) if one[0] <= index <= one[0] + one[1] + 1]
        return (Asal(max(around, key=lambda one: one[1])[2], "data"),) if around else ()

    # ------------------------------------------------------------------------------------------ cells

    @cached_property
    def _tables(self) -> list[list[list[_Cell]]]:
        """The tables of the document, each cell with the names of the figures in it."""
        made = []
        for found in _TABLE.finditer(self._laporan.bernama):
            data = json.loads(found[1])
            rows = [*data["kepala"], *data["baris"]]
            made.append([[self._cell(cell) for cell in row] for row in rows])
        return made

    def _cell(self, cell: Any) -> _Cell:
        text = _text(cell)
        names = [int(m[1].translate(_OCTAL), 8) for m in NAMED.finditer(text)]
        known = self._laporan.nama
        return _Cell(
            kunci(html.unescape(tanpa_nama(text))), tuple(known[number] for number in names if number < len(known))
        )

    def _find_cell(self, grid: Grid, at: tuple[int, int]) -> tuple[Asal, ...]:
        row, column = at
        text = grid.baris[row][column]
        cells = self._row(grid, row)
        cell = cells[column] if cells is not None and column < len(cells) else None
        if cell is not None and cell.teks == kunci(text) and cell.angka:
            return tuple(found for name in dict.fromkeys(cell.angka) for found in self._of_figure(name, text))
        if found := self._of_value(text, 0):
            return found
        if found := self._of_prose(text, 0):
            return found
        return self._of_row(grid, row)

    def _find_row_value(self, grid: Grid, row: int) -> tuple[Asal, ...]:
        """Return what a row says where a cell in it does not: the indikator or programme that it is of."""
        for other in sorted(grid.baris[row], key=len, reverse=True):
            if len(kunci(other)) >= _SHORTEST and (places := self._values.get(kunci(other))):
                return (Asal(places[0], "data"),)
        return ()

    def _find_table(self, grid: Grid) -> list[list[_Cell]] | None:
        """Return the composed table that this is: most of it is the same."""
        mine = Counter(kunci(cell) for one in grid.baris for cell in one)
        best: tuple[float, list[list[_Cell]]] | None = None
        for table in self._tables:
            theirs = Counter(cell.teks for one in table for cell in one)
            share = sum((mine & theirs).values()) / max(1, mine.total(), theirs.total())
            if share > (best[0] if best else 0.5):
                best = share, table
        return best and best[1]

    def _find_row(self, grid: Grid, row: int) -> list[_Cell] | None:
        """Return the row of the composed tables that this is: most of its table, and of itself, is the same."""
        table = self._table(grid)
        if table is None:
            return None
        wanted = [kunci(cell) for cell in grid.baris[row]]

        def likeness(n: int) -> tuple[int, int]:
            return sum(a == b.teks for a, b in zip(wanted, table[n], strict=False)), -abs(n - row)

        return table[max(range(len(table)), key=likeness)]

    def _of_figure(self, name: str, text: str) -> Iterator[Asal]:
        """Yield where a figure is typed; of a computed one, where what it is made of is."""
        explained = self._explained(name)
        inputs = [one for one in (explained.masukan if explained else ()) if one.tempat is not None]
        typed = [one for one in inputs if _says(one, text)]
        for one in typed[:1] or inputs[:1]:
            yield Asal(one.tempat, "data", name)

    def _explain(self, name: str) -> Penjelasan | None:
        if name not in self._known:
            return None
        return jelaskan(self._numbers, name)[0]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(item.id for item in katalog(self._numbers))

    # ------------------------------------------------------------------------------------------ figures in sentences

    @cached_property
    def _lines(self) -> dict[str, list[tuple[int, str]]]:
        """The paragraphs in which figures stand, by their words: the word that each figure is, and its name."""
        found: dict[str, list[tuple[int, str]]] = {}
        for line in _TABLE.sub("", self._laporan.bernama).split("\n"):
            if "\x0e" not in line:
                continue
            names = [
                (len(pecah(_plain(line[: mark.start() - 1]))), int(mark[1].translate(_OCTAL), 8))
                for mark in NAMED.finditer(line)
            ]
            known = self._laporan.nama
            found[kunci(_plain(line))] = [(at, known[name]) for at, name in names if name < len(known)]
        return found

    def _figures_at(self, one: Catatan) -> tuple[Asal, ...]:
        """Return where the figures come from that a note stands on or beside."""
        text = one.letak.teks
        words = self._text(text)
        first, last = words.hitung(one.awal), words.hitung(one.akhir)
        if last - first > _MOST_WORDS:
            return ()
        names = [name for at, name in self._lines.get(words.kunci, []) if first - 1 <= at <= last]
        return tuple(found for name in dict.fromkeys(names) for found in self._of_figure(name, text[one.awal :]))

    # ------------------------------------------------------------------------------------------ headings

    def _find_heading(self, words: str) -> str:
        return self._headings.get(kunci(words), words)

    @cached_property
    def _headings(self) -> dict[str, str]:
        """The headings of the document by their words, with their numbers; one that stands twice has none."""
        found: dict[str, str] = {}
        for match in _HEADING.finditer(self._laporan.markdown):
            title = " ".join(html.unescape(match[2]).split())
            key = kunci(title)
            found[key] = title if key in found else f"{match[3] or ''} {title}".strip()
        return found


_OCTAL = {16 + n: 48 + n for n in range(8)}


def _plain(markdown: str) -> str:
    """Return the words of a line of Markdown as a reader has them."""
    return re.sub(r"\]\{[^}]*\}|[*\[]", "", html.unescape(tanpa_nama(markdown)))


def _says(one: Masukan, text: str) -> bool:
    number = _digits(text)
    return bool(number) and number in (_digits(one.diketik), _digits(tulis_ketikan(one.nilai)))


def _digits(text: str) -> str:
    """Return the digits of a number, however it is written: Rp1.000,50 and 1000.5 are one."""
    bare = re.sub(r"[^\d,.]", "", text).strip(",.")
    if "," not in bare and bare.count(".") == 1 and not re.fullmatch(r"\d{1,3}\.\d{3}", bare):
        bare = bare.replace(".", ",")
    whole, _, rest = bare.replace(".", "").partition(",")
    return f"{whole.lstrip('0')},{rest.rstrip('0')}" if bare else ""


def _text(cell: Any) -> str:
    """Return the text of a cell, of whatever runs it is made."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, dict):
        return _text(cell.get("isi", ""))
    if isinstance(cell, list):
        # A run that is a list begins with its kind, a reference goes on with its target.
        return "".join(
            one if isinstance(one, str) else _text(one[2] if one and one[0] == "r" else one[1:]) for one in cell
        )
    return ""


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _leaves(inner, (*path, n))
    else:
        yield path, value
