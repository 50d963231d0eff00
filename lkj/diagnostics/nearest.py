"""The known name that an unknown one is most likely a slip of; none is better than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from lkj.diagnostics.listed import listed

__all__ = ["folded", "hint_known", "nearest", "nearest_code", "nearest_few", "nearest_file"]

_NUMBERS = re.compile(r"[0-9]+")
_COPY = re.compile(r"(?:\s*\(\d+\)| - (?:Copy|Salin|Salinan))+$", re.IGNORECASE)
# In a short word one letter is much: PPPK is not PPNPN.
_SHORT, _ALIKE, _SHORT_ALIKE = 5, 0.6, 0.72
# Files have long names that share words: capaian-kinerja is not perjanjian-kinerja.
_FILE_ALIKE = 0.8
_LISTED = 12
# Of several that are offered, one may be a little less alike.
_ONE_OF_FEW = 0.5


def folded(text: str) -> str:
    """Return a text as it is compared with what differs from it in capitals and spaces alone."""
    return " ".join(text.split()).casefold()


def nearest(word: str, known: Iterable[str], least: float = _ALIKE) -> str | None:
    """Return the known word that this one is most likely a slip of, if any is at least so much alike, case aside.

    Numbers are never slips of one another: SK-05 is not SK-01, while SK-1 may be SK-01.
    """
    folded = word.casefold()
    least = max(least, _SHORT_ALIKE) if len(word) <= _SHORT else least
    best: tuple[float, str] | None = None
    numbers = _numbers(word)
    for candidate in known:
        other = candidate.casefold()
        # No more can be alike than the shorter has: names are not compared with a word as long as a page.
        if 2 * min(len(other), len(folded)) < least * (len(other) + len(folded)) or _numbers(candidate) != numbers:
            continue
        alike = SequenceMatcher(None, other, folded).ratio()
        if alike >= least and (best is None or alike > best[0]):
            best = alike, candidate
    return best[1] if best else None


def nearest_few(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the known words that are most like this one, the likeliest first, case aside."""
    names = {name.casefold(): name for name in known}
    return [names[name] for name in get_close_matches(word.casefold(), list(names), n=most, cutoff=_ONE_OF_FEW)]


def nearest_code(code: str, known: Iterable[str]) -> str:
    """Return the known code that is most like this one, however little: codes are a letter and numbers apart."""

    def likeness(one: str) -> tuple[float, int]:
        # Of two that are as much alike, the one that has more of its characters in their places.
        return SequenceMatcher(None, code, one).ratio(), sum(a == b for a, b in zip(code, one, strict=False))

    return max(sorted(known), key=likeness)


def hint_known(word: str, known: Iterable[str], none: str = "belum ada satu pun") -> str:
    """Return the remedy for an id that is not there: the one it is a slip of, else those that there are, or `none`."""
    names = list(known)
    near = nearest(word, names)
    if near:
        return f"mungkin maksud Anda «{near}»"
    return f"yang ada: {listed(names, _LISTED) or none}"


def nearest_file(name: str, known: Iterable[str]) -> str | None:
    """Return the known file whose name, without its ending, is most like this one; endings alone are no likeness.

    A copy is like its original, and Notepad may have put .txt behind either name.
    """
    wanted, ending = _parts(name)
    stems: dict[str, str] = {}
    for candidate in sorted(known):
        stem, its = _parts(candidate)
        if its == ending or not (its and ending):
            stems.setdefault(stem, candidate)
    found = nearest(wanted, stems, _FILE_ALIKE)
    return stems[found] if found is not None else None


def _parts(name: str) -> tuple[str, str]:
    stem, dot, endings = name.partition(".")
    plain = f"{dot}{endings}".casefold().removesuffix(".txt").replace("yml", "yaml")
    return _COPY.sub("", stem), plain


def _numbers(word: str) -> list[str]:
    """Return the numbers in a word without zeros in front: as text, for who slips may type thousands of digits."""
    return [digits.lstrip("0") for digits in _NUMBERS.findall(word)]
