"""Widths of columns that hold what they must: no amount or code is broken inside a cell where room can be found.

A template says how wide columns are; where an amount (Rp114.000.000.000) or a code (1.02.01.2.01) is wider than its
column, the column takes what it lacks from those that have more than their own words need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

__all__ = ["lebar_kolom"]

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
_PADDING = 0.36  # cm: what a cell keeps free on both sides, its rules, and a hair
_LEAST = 10.0  # percent: a narrower column gives nothing


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
