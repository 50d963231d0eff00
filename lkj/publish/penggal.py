"""Where long words of a text may part at the end of a line: the filter puts soft hyphens there.

In justified lines a word that moves down whole leaves gaps as wide as words. Words part by the patterns that
LibreOffice has for Indonesian, in paragraphs alone; Typst and Word are given the same places, so that both break the
same lines.
"""

from __future__ import annotations

import re
from functools import cache

import pyphen

_LONG = 7
# Letters that stay before and behind a hyphen.
_EDGE = 3
# Lower case alone: no name, no code, and nothing with a digit or a sign in it.
_WORD = re.compile(rf"(?<![\w@/.])[a-z]{{{_LONG},}}(?![\w@/])")
# As of the data of tables, no control character of these is a stranger's.
_OPEN = "\x04"
_FENCE = "`" * 6


@cache
def patterns() -> pyphen.Pyphen:
    """Return the patterns of Indonesian, which take a tenth of a second to read."""
    return pyphen.Pyphen(lang="id_ID")


def penggal(word: str) -> str:
    """Return a word with a hyphen in each place where it may part: «pertang-gung-ja-waban».

    No part is one letter (the patterns know «di-per-ca-ya-k-an»), and three stand at either end.
    """
    at = 0
    places = []
    for place in patterns().positions(word):
        if place - at > 1 and _EDGE <= place <= len(word) - _EDGE:
            places.append(int(place))
        if place - at > 1:
            at = place
    made = word
    for place in reversed(places):
        made = f"{made[:place]}-{made[place:]}"
    return made


def daftar_penggal(markdown: str) -> str:
    """Return the block that tells the filter where the long words of a text part; empty where none does."""
    words = sorted({*_WORD.findall(markdown)})
    parted = [made for word in words if "-" in (made := penggal(word))]
    return f"{_FENCE} penggal\n{_OPEN}{' '.join(parted)}\n{_FENCE}\n\n" if parted else ""
