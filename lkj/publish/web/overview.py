"""The result that a page opens with: the figures that matter, and a row for each objective with what it is made of.

Of states it knows only their names; what they mean is told by who fills this in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from lxml import etree
from msgspec import Struct

from lkj.publish.web.elements import add, anchor_of

IDENT = "_hasil"
_WIDTH, _HEIGHT, _EDGE = 120.0, 34.0, 5.0
_LEAST = 10.0  # so many points fill the height of a line, or a change of a hundredth looks like a fall


class Value(Struct, frozen=True):
    """A text as it is printed, and the name of the figure that it is, "" for what is none."""

    text: str
    of: str = ""


class Tile(Struct, frozen=True):
    """One of the figures that the page opens with: what it is, its value, and a remark."""

    label: str
    value: Value
    remark: str = ""


class Point(Struct, frozen=True):
    """One year of a line: `value` is None where the year has none, `other` where it was measured by other rules."""

    label: str
    text: str
    value: float | None
    other: bool = False


class Row(Struct, frozen=True):
    """One indicator; `state` is one of those of the overview, `word` how it is printed."""

    name: str
    values: tuple[Value, ...]
    state: str
    word: str


class Group(Struct, frozen=True, kw_only=True):
    """One objective: its own value, what its rows amount to in words, its years, and its rows."""

    name: str
    value: Value
    state: str
    word: str
    points: tuple[Point, ...]
    rows: tuple[Row, ...]


class State(Struct, frozen=True):
    """A state that rows are in: its sign, what choosing it is called, how many rows are in it."""

    sign: str
    label: str
    n: int


class Overview(Struct, frozen=True, kw_only=True):
    """The result of a year.

    `columns` head the values of a row, the last of them also that of a group. `line` heads the lines over the years,
    and `other` says what a ring in them is. `states` are by name in the order in which they are offered.
    """

    title: str
    tiles: tuple[Tile, ...]
    caption: str
    first: str
    columns: tuple[str, ...]
    line: str
    other: str
    last: str
    states: Mapping[str, State]
    groups: tuple[Group, ...]


def _value(parent: etree._Element, value: Value, targets: Mapping[str, str]) -> None:
    target = targets.get(value.of)
    if target is None:
        parent.text = value.text
    else:
        add(parent, "a", value.text, class_="angka", href=f"#{target}")


def _mark(parent: etree._Element, overview: Overview, state: str, word: str) -> None:
    add(parent, "span", overview.states[state].sign, class_="tanda", aria_hidden="true").tail = f" {word}"


def _runs(points: Sequence[Point]) -> Iterator[list[tuple[float, float, Point]]]:
    """Yield the parts of a line between years that have no value, each point with its place."""
    values = [p.value for p in points if p.value is not None]
    low, high = min(values), max(values)
    middle, half = (low + high) / 2, max(high - low, _LEAST) / 2
    step = (_WIDTH - 2 * _EDGE) / max(len(points) - 1, 1)
    for known, run in groupby(enumerate(points), key=lambda at: at[1].value is not None):
        if known:
            yield [
                (_EDGE + n * step, _HEIGHT / 2 - ((p.value or 0) - middle) / half * (_HEIGHT / 2 - _EDGE), p)
                for n, p in run
            ]


def _line(parent: etree._Element, points: Sequence[Point], what: str) -> None:
    """Draw a line over the years; a year measured by other rules is a ring, and the last is larger."""
    if sum(p.value is not None for p in points) < 2:
        return
    said = "; ".join(f"{p.label}: {p.text}{' (aturan lain)' if p.other else ''}" for p in points)
    drawn = add(parent, "svg", viewBox=f"0 0 {_WIDTH:g} {_HEIGHT:g}", role="img", class_="garis")
    drawn.set("aria-label", f"{what}. {said}")
    add(drawn, "title", said)
    for run in _runs(points):
        add(drawn, "polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y, _ in run))
        for x, y, p in run:
            ring = " lain" if p.other else ""
            add(drawn, "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="4" if p is points[-1] else "3", class_=f"titik{ring}")
    add(parent, "span", f"{points[0].label}–{points[-1].label}", class_="rentang")


def _head(table: etree._Element, overview: Overview, lined: bool) -> None:
    row = add(add(table, "thead"), "tr")
    for text in (overview.first, *([overview.line] if lined else []), *overview.columns, overview.last):
        add(row, "th", text, scope="col")


def _values(made: etree._Element, overview: Overview, row: Row, targets: Mapping[str, str]) -> None:
    made.set("data-keadaan", row.state)
    for value in row.values:
        _value(add(made, "td", class_="kanan"), value, targets)
    _mark(add(made, "td", class_=f"keadaan {row.state}"), overview, row.state, row.word)


def _group(table: etree._Element, overview: Overview, one: Group, lined: bool, targets: Mapping[str, str]) -> None:
    """Add an objective above its rows; with a single one it shares that row, for they say the same."""
    body = add(table, "tbody")
    head = add(body, "tr", class_="kelompok tunggal" if len(one.rows) == 1 else "kelompok")
    cell = add(head, "th", scope="row" if len(one.rows) == 1 else "rowgroup")
    add(cell, "span", one.name, class_="nama")
    if lined:
        _line(add(head, "td", class_="perkembangan"), one.points, one.name)
    if len(one.rows) == 1:
        add(cell, "span", one.rows[0].name, class_="satu")
        _values(head, overview, one.rows[0], targets)
        return
    if len(overview.columns) > 1:
        add(head, "td", colspan=str(len(overview.columns) - 1))
    _value(add(head, "td", class_="kanan"), one.value, targets)
    _mark(add(head, "td", class_=f"keadaan {one.state}"), overview, one.state, one.word)
    for row in one.rows:
        made = add(body, "tr")
        add(made, "th", row.name, scope="row")
        if lined:
            add(made, "td")
        _values(made, overview, row, targets)


def section(overview: Overview, targets: Mapping[str, str]) -> etree._Element:
    """Return the section; `targets` gives, by name of a figure, the id under which it is explained."""
    made = etree.Element("section", {"id": IDENT, "class": "hasil", "aria-labelledby": f"{IDENT}-judul"})
    anchor_of(add(made, "h1", overview.title, id=f"{IDENT}-judul"))
    tiles = add(made, "dl", class_="angka-utama")
    for tile in overview.tiles:
        box = add(tiles, "div")
        add(box, "dt", tile.label)
        _value(add(box, "dd", class_="nilai"), tile.value, targets)
        if tile.remark:
            add(box, "dd", tile.remark, class_="catatan")
    table = add(made, "table", id="_tabel-hasil", class_="tabel tabel-hasil")
    add(table, "caption", overview.caption)
    lined = any(sum(p.value is not None for p in one.points) > 1 for one in overview.groups)
    _head(table, overview, lined)
    for one in overview.groups:
        _group(table, overview, one, lined, targets)
    if lined and any(p.other for one in overview.groups for p in one.points):
        add(made, "p", overview.other, class_="catatan")
    for name, state in overview.states.items():
        if state.n:
            add(made, "data", f"{state.label} ({state.n})", class_="pilihan", value=name, hidden="")
    return made
