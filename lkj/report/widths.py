"""Widths of columns that hold what they must, and how tall rows become in them.

No amount or code is broken inside a cell where room can be found.

A template says how wide columns are; where an amount (Rp114.000.000.000) or a code (1.02.01.2.01) is wider than its
column, the column takes what it lacks from those that have more than their own words need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

__all__ = ["lebar_kolom", "tinggi_baris"]

# Text, columns spanned, rows spanned.
Isi = tuple[str, int, int]

_WHOLE = re.compile(r"-?(?:Rp)?\d[\d.,]*\d%?", re.ASCII)
_WORD = re.compile(r"[^\s/\u200b-]+")
# Of Arial Bold, in em; a letter that is not named is as wide as most small ones, a capital as most capitals.
_EM = {
    **dict.fromkeys("0123456789", 0.556),
    **dict.fromkeys(".,:;'|", 0.278),
    **dict.fromkeys("ijl()-", 0.333),
    **dict.fromkeys("frt", 0.389),
    **dict.fromkeys("mM", 0.889),
    **dict.fromkeys("wW%", 0.889),
}
_SMALL, _CAPITAL = 0.611, 0.722
_SIZE = 9.5 * 2.54 / 72  # cm: the size of type in tables
_SPACE = 0.278 * _SIZE
_PADDING = 0.36  # cm: what a cell keeps free on both sides, its rules, and a hair
_LEAST = 10.0  # percent: a narrower column gives nothing
_LINE, _ABOVE = 0.4, 0.15  # cm: a line of a cell, and what a row keeps free above and below


@cache
def _cm(word: str) -> float:
    return sum(_EM.get(c, _CAPITAL if c.isupper() else _SMALL) for c in word) * _SIZE + _PADDING


def _longest(pattern: re.Pattern[str], text: str) -> float:
    return max((_cm(word) for word in pattern.findall(text)), default=0.0)


def lebar_kolom(lebar: Sequence[float], baris: Iterable[Sequence[Isi]], cm: float) -> tuple[float, ...]:
    """Return the widths in percent, changed where an amount or a code would break; `cm` is the width of the table.

    A cell that spans columns needs nothing of any one of them. Where there is not room enough, all that is lacking are
    widened as far as there is.
    """
    many = len(lebar)
    wanted, least = [0.0] * many, [_LEAST] * many
    busy = [0] * many
    for row in baris:
        at = 0
        for text, across, down in row:
            while at < many and busy[at]:
                at += 1
            if at >= many:
                break
            if across == 1:
                wanted[at] = max(wanted[at], _longest(_WHOLE, text) / cm * 100)
                least[at] = max(least[at], _longest(_WORD, text) / cm * 100)
            for column in range(at, min(at + across, many)):
                busy[column] = down
            at += across
        busy = [max(0, rows - 1) for rows in busy]
    lacking = [max(0.0, need - has) for need, has in zip(wanted, lebar, strict=True)]
    spare = [0.0 if lack else max(0.0, has - need) for lack, has, need in zip(lacking, lebar, least, strict=True)]
    moved = min(sum(lacking), sum(spare))
    if moved <= 0:
        return tuple(lebar)
    more, less = moved / sum(lacking), moved / sum(spare)
    return tuple(
        round(has + lack * more - room * less, 2) for has, lack, room in zip(lebar, lacking, spare, strict=True)
    )


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
