"""Widths of columns that hold what they must, and how tall rows become in them.

No amount, code or word is broken inside a cell where room can be found.

A template says how wide columns are; where an amount (Rp114.000.000.000), a code (1.02.01.2.01) or a word is wider than
its column, the column takes what it lacks from those that have more than their own words need. Then room goes where it
saves the table lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from lkj.report.kanvas import lebar_teks
from lkj.wording.status import TANDA

__all__ = ["lebar_kolom", "tinggi_baris"]

# Text, columns spanned, rows spanned.
Isi = tuple[str, int, int]
# Where a cell begins, columns spanned, rows spanned, text.
Letak = tuple[int, int, int, str]

_WHOLE = re.compile(r"[-−]?(?:Rp)?\d[\d.,]*\d%?", re.ASCII)
# A sign does not part from its word.
_SIGN = f"(?:[{''.join(TANDA.values())}] )?"
_WORD = re.compile(_SIGN + r"[^\s/\u200b-]+")
# "Program/Kegiatan" parts only where there is no room for it.
_JOINED = re.compile(_SIGN + r"[^\s\u200b-]+")
_POINTS = 9.5  # the size of type in tables
_SPACE = lebar_teks(" ", _POINTS) * 2.54 / 72  # cm
_PADDING = 0.36  # cm: what a cell keeps free on both sides, its rules, and a hair
_LEAST = 10.0  # percent: a narrower column gives nothing
_MOST = 35.0  # percent: no word takes more than that
# Room moves in steps of percent, no column far from what was asked for; rows beyond some hundred say nothing new.
_STEP, _MOVES, _LOOKED_AT = 2.0, 24, 120
_GIVEN_LEAST, _GIVEN_MOST = 0.5, 1.8
_LINE, _ABOVE = 0.4, 0.15  # cm: a line of a cell, and what a row keeps free above and below


@cache
def _cm(word: str, *, bold: bool = True) -> float:
    return lebar_teks(word, _POINTS, bold=bold) * 2.54 / 72 + _PADDING


@lru_cache(2**14)
def _longest(pattern: re.Pattern[str], text: str, *, bold: bool) -> float:
    return max((_cm(word, bold=bold) for word in pattern.findall(text)), default=0.0)


def lebar_kolom(lebar: Sequence[float], baris: Iterable[Sequence[Isi]], cm: float) -> tuple[float, ...]:
    """Return the widths in percent, changed where a word, an amount or a code would break, or lines can be saved.

    `cm` is the width of the table. A cell that spans columns needs nothing of any one of them. Where there is not room
    enough, amounts and codes come before words. Columns of one width stay of one width.
    """
    return _lebar_kolom(tuple(lebar), tuple(map(tuple, baris)), cm)


# Who follows a report while it is written prints most of its tables again as they were.
@lru_cache(256)
def _lebar_kolom(lebar: tuple[float, ...], baris: tuple[tuple[Isi, ...], ...], cm: float) -> tuple[float, ...]:
    cells = list(_placed(baris, len(lebar)))
    has = lebar
    for pattern in (_WHOLE, _WORD, _JOINED):
        wanted = [0.0] * len(lebar)
        least = [_LEAST] * len(lebar)
        for n, at, across, _, text in ((n, *cell) for n, row in enumerate(cells) for cell in row):
            if across == 1:
                # Heads are bold, and of what stands below them only sums, which are amounts.
                whole, word = _longest(_WHOLE, text, bold=True), _longest(_WORD, text, bold=n == 0)
                other = whole if pattern is _WHOLE else _longest(pattern, text, bold=n == 0)
                wanted[at] = max(wanted[at], other / cm * 100)
                least[at] = max(least[at], max(whole, word) / cm * 100)
        if pattern is not _WHOLE:
            wanted = [min(one, _MOST) for one in wanted]
        has = _share(has, wanted, least)
    has = _nothing_idle(has, lebar, cells, cm)
    return _fewer_lines(has, lebar, [max(w, x) for w, x in zip(wanted, least, strict=True)], cells, cm)


def _placed(rows: Iterable[Sequence[Isi]], many: int) -> Iterator[list[Letak]]:
    """Yield the cells of each row: where they begin, how many columns and rows they span, and their text."""
    busy = [0] * many
    for row in rows:
        at, found = 0, []
        for text, across, down in row:
            while at < many and busy[at]:
                at += 1
            if at >= many:
                break
            found.append((at, across, down, text))
            for column in range(at, min(at + across, many)):
                busy[column] = down
            at += across
        busy = [max(0, rows - 1) for rows in busy]
        yield found


def _share(lebar: Sequence[float], wanted: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """Give columns what they lack, from those that have more than their own words need."""
    lacking = [max(0.0, need - has) for need, has in zip(wanted, lebar, strict=True)]
    spare = [0.0 if lack else max(0.0, has - need) for lack, has, need in zip(lacking, lebar, least, strict=True)]
    moved = min(sum(lacking), sum(spare))
    if moved <= 0:
        return tuple(lebar)
    more, less = moved / sum(lacking), moved / sum(spare)
    return tuple(
        round(has + lack * more - room * less, 2) for has, lack, room in zip(lebar, lacking, spare, strict=True)
    )


def _alike(has: Sequence[float], lebar: Sequence[float]) -> list[list[int]]:
    """Return the columns that were asked to be of one width, and still are."""
    groups = [[n for n, one in enumerate(lebar) if one == width] for width in dict.fromkeys(lebar)]
    return [group for group in groups if len({has[n] for n in group}) == 1]


def _nothing_idle(
    has: tuple[float, ...], lebar: Sequence[float], cells: Sequence[Sequence[Letak]], cm: float
) -> tuple[float, ...]:
    """Give the room that columns have beyond their longest cell to those whose cells take several lines."""
    full = [0.0] * len(lebar)
    for at, across, _, text in (cell for row in cells for cell in row):
        if across == 1:
            words = text.split()
            wide = sum(_cm(word) - _PADDING for word in words) + _SPACE * (len(words) - 1) + _PADDING
            full[at] = max(full[at], wide / cm * 100)
    made = list(has)
    groups = _alike(has, lebar)
    idle, short = {}, {}
    for n, group in enumerate(groups):
        longest = max(full[column] for column in group)
        kept = max(longest, _LEAST, _GIVEN_LEAST * lebar[group[0]])
        idle[n] = max(0.0, has[group[0]] - kept) * len(group)
        short[n] = max(0.0, min(longest, _GIVEN_MOST * lebar[group[0]]) - has[group[0]]) * len(group)
    moved = min(sum(idle.values()), sum(short.values()))
    if moved <= 0:
        return has
    for n, group in enumerate(groups):
        more = moved * (short[n] / sum(short.values()) - idle[n] / sum(idle.values())) / len(group)
        for column in group:
            made[column] = round(made[column] + more, 2)
    return tuple(made)


def _fewer_lines(
    has: tuple[float, ...],
    lebar: Sequence[float],
    least: Sequence[float],
    cells: Sequence[Sequence[Letak]],
    cm: float,
) -> tuple[float, ...]:
    """Move room from column to column as long as that saves lines, but leave each near the width that was asked for."""
    rows = cells[:_LOOKED_AT]
    alike = _alike(has, lebar)

    @cache
    def lines(text: str, room: float) -> int:
        return _lines(text, room * cm / 100)

    def height(widths: Sequence[float]) -> tuple[int, int]:
        """Return how many lines the rows are tall together, and how many all cells have."""
        most, every = 0, 0
        for row in rows:
            # A cell that spans rows is as tall as they are together.
            each = [-(-lines(text, round(sum(widths[at : at + across]), 2)) // down) for at, across, down, text in row]
            most, every = most + max(each, default=0), every + sum(each)
        return most, every

    def moved(giver: list[int], taker: list[int], widths: Sequence[float]) -> tuple[float, ...] | None:
        made = list(widths)
        for n in giver:
            made[n] = round(made[n] - _STEP / len(giver), 2)
        for n in taker:
            made[n] = round(made[n] + _STEP / len(taker), 2)
        fits = all(made[n] >= max(least[n], _GIVEN_LEAST * lebar[n]) for n in giver)
        return tuple(made) if fits and all(made[n] <= _GIVEN_MOST * lebar[n] for n in taker) else None

    best = height(has)
    for _ in range(_MOVES):
        tries = ((giver, taker) for giver in alike for taker in alike if giver is not taker)
        made = [one for pair in tries if (one := moved(*pair, has)) is not None]
        # A step may save nothing by itself, and the next one a line.
        far = [two for one in made for pair in _again(one, has, alike) if (two := moved(*pair, one)) is not None]
        found = min(((height(one), n) for n, one in enumerate([*made, *far])), default=None)
        if found is None or found[0] >= best:
            break
        best, has = found[0], [*made, *far][found[1]]
    return has


def _again(
    made: Sequence[float], has: Sequence[float], alike: Sequence[list[int]]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the groups of columns that gave and took room, to move as much once more."""
    giver = next(group for group in alike if made[group[0]] < has[group[0]])
    taker = next(group for group in alike if made[group[0]] > has[group[0]])
    yield giver, taker


def _lines(text: str, cm: float) -> int:
    """Return about how many lines a text takes in a column, bold as a header is; a word that is wider breaks."""
    room, lines, at = max(cm - _PADDING, 0.5), 1, 0.0
    for word in text.split():
        wide = _cm(word) - _PADDING
        if at and at + _SPACE + wide > room:
            lines, at = lines + 1, 0.0
        more, at = divmod(at + (_SPACE if at else 0.0) + wide, room)
        lines += int(more)
    return lines


def tinggi_baris(lebar: Sequence[float], baris: Iterable[Sequence[Isi]], cm: float) -> list[float]:
    """Return about how tall each row is in cm, rather too much than too little, where the table is `cm` wide.

    A cell that spans rows takes a like part of each.
    """
    busy = [0] * len(lebar)
    tall: list[float] = []
    below: dict[int, float] = {}
    for n, row in enumerate(baris):
        at, most = 0, below.pop(n, 0.0)
        for text, across, down in row:
            while at < len(lebar) and busy[at]:
                at += 1
            room = sum(lebar[at : at + across]) * cm / 100
            high = (_lines(text, room) * _LINE + _ABOVE) / down
            for later in range(n + 1, n + down):
                below[later] = max(below.get(later, 0.0), high)
            most = max(most, high)
            for column in range(at, min(at + across, len(lebar))):
                busy[column] = down
            at += across
        busy = [max(0, rows - 1) for rows in busy]
        tall.append(most)
    return tall
