"""The rows of a table as a template writes them, read by a closed vocabulary into data.

`<tr>` holds `<td>` (which may have `rowspan` and `colspan`), and that text, `<strong>`, `<em>` and `<br>`. Values of
the data are escaped, so a tag is always the template's. There is no tag, attribute or comment besides: what stands in
a table is data long before an engine sees it, and no engine reads HTML.

A cell is text, in which a line feed breaks the line, or a list of runs: text, `["b", run, …]` bold, `["i", run, …]`
italic, `["r", name, label]` a reference to the table or figure of that name.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from msgspec import Struct

from lkj.report.marks import MARK, OPEN
from lkj.wording.literal import bersih, bersih_bernama, tanpa_nama

Run = str | list["Run"]

# What looks like a tag, or text.
_TOKEN = re.compile(r"(<(?=[A-Za-z/!?])[^<>]*>?)|(?:[^<]+|<(?![A-Za-z/!?]))+")
# A cell of text alone, as most are.
_CELL = re.compile(rf"<td>([^<{OPEN}]*)</td>")
_TAG = re.compile(r"<(/?)([A-Za-z]+)((?:\s[^<>]*?)?)\s*/?>")
_LONGEST_TAG = 80
_SPAN = re.compile(r'\s+(rowspan|colspan)="([0-9]{1,4})"')
_STYLES = {"strong": "b", "em": "i"}
_KNOWN = ("tr", "td", "br", *_STYLES)
_FOLD = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" ?\n ?")


class TableError(ValueError):
    """Rows that are none: `message` and `hint` are Indonesian sentences."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Sel(Struct):
    """A cell: what it holds, how many columns and rows it spans, and how many bytes it took to write."""

    isi: list[Run]
    kolom: int = 1
    baris: int = 1
    berat: int = 0


def _refuse(what: str, row: int) -> TableError:
    hint = "isi tabel ditulis dengan tr, td (rowspan, colspan), strong, em, dan br; tanda «<» biasa ditulis &lt;"
    return TableError(f"{what} pada baris ke-{row} tabel", hint)


def _text(raw: str, row: int) -> list[Run]:
    """Return a piece of text as runs: references are named, all else is text with its white space folded."""
    parts: list[Run] = []
    done = 0
    if OPEN not in raw:
        return [_printed(raw)]
    for found in MARK.finditer(raw):
        if found[1] != "rujuk":
            raise _refuse("ada judul tabel atau gambar", row)
        parts += [raw[done : found.start()], ["r", found[2], ""]]
        done = found.end()
    parts.append(raw[done:])
    return [_printed(p) if isinstance(p, str) else p for p in parts]


def _weight(raw: str) -> int:
    """Return how many bytes it took to write a cell."""
    return len(tanpa_nama(raw).encode())


def _printed(raw: str) -> str:
    return _FOLD.sub(" ", bersih_bernama(html.unescape(raw)))


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Return runs with neighbouring texts made one and no space beside a line break."""
    made: list[Run] = []
    for run in runs:
        if isinstance(run, str) and made and isinstance(made[-1], str):
            made[-1] += run
        else:
            made.append(run)
    return [_AROUND_BREAK.sub("\n", run) if isinstance(run, str) and "\n" in run else run for run in made if run]


def _trimmed(runs: list[Run]) -> list[Run]:
    """Return the runs of a cell without space at its ends."""
    if runs and isinstance(runs[0], str):
        runs[0] = runs[0].lstrip(" ")
    if runs and isinstance(runs[-1], str):
        runs[-1] = runs[-1].rstrip(" ")
    return [run for run in runs if run]


class _Reader:
    def __init__(self) -> None:
        self.rows: list[list[Sel]] = []
        self._row: list[Sel] | None = None
        self._cell: Sel | None = None
        self._start = 0
        # What is open within the cell, outermost first.
        self._open: list[tuple[str, list[Run]]] = []

    @property
    def _number(self) -> int:
        return len(self.rows) + (self._row is None)

    def read(self, text: str) -> None:
        at = 0
        while at < len(text):
            plain = _CELL.match(text, at) if self._row is not None and self._cell is None else None
            if plain is not None:
                self._plain(plain[1])
                at = plain.end()
                continue
            token = _TOKEN.match(text, at)
            assert token is not None  # whatever is no tag is text
            at = token.end()
            if token[1] is None:
                self._said(token[0])
                continue
            tag = _TAG.fullmatch(token[0]) if len(token[0]) <= _LONGEST_TAG else None
            if tag is None:
                raise _refuse(f"«{bersih(token[0])[:20]}» bukan tanda yang dikenal", self._number)
            closing, name, attributes = tag[1] == "/", tag[2].lower(), tag[3]
            if name not in _KNOWN:
                raise _refuse(f"tanda <{tag[1]}{tag[2][:20]}> tidak dikenal", self._number)
            if attributes.strip() and (closing or name != "td"):
                raise _refuse(f"tanda <{tag[1]}{name}> memuat atribut", self._number)
            if name == "tr":
                self._tr(closing)
            elif name == "td":
                self._td(closing, attributes, token)
            elif self._cell is None:
                raise _refuse(f"tanda <{tag[1]}{name}> berada di luar sel", self._number)
            elif name == "br":
                self._innermost().append("\n")
            else:
                self._style(name, closing)
        if self._row is not None:
            raise _refuse("tanda <tr> tidak ditutup", self._number)

    def _plain(self, raw: str) -> None:
        assert self._row is not None
        text = _printed(raw).strip(" ")
        self._row.append(Sel([text] if text else [], berat=_weight(raw)))

    def _said(self, text: str) -> None:
        if self._cell is not None:
            self._innermost().extend(_text(text, self._number))
        elif text.strip():
            raise _refuse(f"teks «{' '.join(bersih(text).split())[:20]}» berada di luar sel", self._number)

    def _innermost(self) -> list[Run]:
        assert self._cell is not None
        return self._open[-1][1] if self._open else self._cell.isi

    def _tr(self, closing: bool) -> None:
        if closing != (self._row is not None) or self._cell is not None:
            raise _refuse(f"tanda <{'/' if closing else ''}tr> tidak pada tempatnya", self._number)
        if closing:
            self._row = None
        else:
            self._row = []
            self.rows.append(self._row)

    def _td(self, closing: bool, attributes: str, token: re.Match[str]) -> None:
        if self._row is None or closing != (self._cell is not None) or self._open:
            raise _refuse(f"tanda <{'/' if closing else ''}td> tidak pada tempatnya", self._number)
        if closing:
            assert self._cell is not None
            self._cell.berat = _weight(token.string[self._start : token.start()])
            self._cell.isi = _trimmed(_merged(self._cell.isi))
            self._cell = None
            return
        found = _SPAN.findall(attributes) if attributes else ()
        spans = dict(found)
        if len(spans) != len(found) or (attributes and _SPAN.sub("", attributes).strip()):
            raise _refuse("sel memuat atribut selain rowspan dan colspan", self._number)
        self._cell = Sel([], max(1, int(spans.get("colspan", "1"))), max(1, int(spans.get("rowspan", "1"))))
        self._start = token.end()
        self._row.append(self._cell)

    def _style(self, name: str, closing: bool) -> None:
        if not closing:
            if len(self._open) >= len(_STYLES):
                raise _refuse(f"tanda <{name}> bertingkat", self._number)
            self._open.append((name, []))
            return
        if not self._open or self._open[-1][0] != name:
            raise _refuse(f"tanda </{name}> tidak pada tempatnya", self._number)
        _, runs = self._open.pop()
        if runs := _merged(runs):
            self._innermost().append([_STYLES[name], *runs])


def _fit(rows: list[list[Sel]], columns: int) -> None:
    """See to it that every row fills its columns and no more; missing cells are empty ones."""
    reaching = [0] * columns  # for each column how many rows more a cell from above reaches down
    for n, row in enumerate(rows, start=1):
        column = 0
        for cell in row:
            while column < columns and reaching[column]:
                column += 1
            if column + cell.kolom > columns or any(reaching[column : column + cell.kolom]):
                raise TableError(
                    f"baris ke-{n} tabel memuat lebih banyak sel daripada kolomnya ({columns})",
                    "hitung rowspan dan colspan dengan jumlah kolom tabel itu",
                )
            cell.baris = min(cell.baris, len(rows) - n + 1)
            for at in range(column, column + cell.kolom):
                reaching[at] = cell.baris
            column += cell.kolom
        free = sum(not left for left in reaching)
        row += [Sel([]) for _ in range(free)]
        reaching = [max(0, left - 1) for left in reaching]


def baca_baris(text: str, columns: int) -> list[list[Sel]]:
    """Return the rows of a table of so many columns; TableError for anything that is not of the vocabulary."""
    reader = _Reader()
    reader.read(text)
    _fit(reader.rows, columns)
    return reader.rows


def baca_isi(text: str) -> list[Run]:
    """Return what stands in one cell or title; TableError as `baca_baris`."""
    reader = _Reader()
    reader.read(f"<tr><td>{text}</td></tr>")
    return reader.rows[0][0].isi
