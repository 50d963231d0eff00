"""Words that are nearly the same: what a slip of the hand makes of a name."""

from __future__ import annotations

from collections.abc import Sequence


def jarak(a: str, b: str, most: int = 2) -> int:
    """Return in how many letters two words differ, a swap of neighbours counted once; `most` + 1 where in more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def mirip(a: str, b: str) -> bool:
    """Tell whether two different words are near enough for one to be the other mistyped."""
    if a == b or min(len(a), len(b)) < 4:
        return False
    return jarak(a, b) <= (1 if min(len(a), len(b)) < 7 else 2)


def beda_satu(a: Sequence[str], b: Sequence[str]) -> int | None:
    """Return where two rows of words differ in one mistyped word and in nothing else; None otherwise."""
    if len(a) != len(b):
        return None
    odd = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return odd[0] if len(odd) == 1 and mirip(a[odd[0]], b[odd[0]]) else None
