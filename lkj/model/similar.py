"""What may be the same under another id: among those that came and went, the ones whose names are alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from lkj.model.base import BELUM

__all__ = ["lain_sama_sekali", "pasangan_serupa"]

_KATA = re.compile(r"\w+")
_CUKUP = 0.75
# Where hundreds came and went, only the most telling words are looked at: a suggestion is no census.
_KATA_UMUM = 400
_TERBANYAK = 5_000
_PANJANG = 300
# Below this share of common words two names have nothing to do with each other.
_ASING = 0.2


def _kata(name: str) -> frozenset[str]:
    return frozenset(_KATA.findall(name.casefold()))


def _ringkas(name: str) -> str:
    # The closer look takes time by the square of the length; so much tells names apart.
    return " ".join(name[:_PANJANG].casefold().split())


def lain_sama_sekali(a: str, b: str) -> bool:
    """Tell whether two names have next to no word in common, so that one id may stand for two things.

    Of a name that is still to come nothing can be told.
    """
    if BELUM in (a, b):
        return False
    one, other = _kata(a), _kata(b)
    return len(one & other) < _ASING * len(one | other)


def pasangan_serupa(gone: Mapping[str, str], come: Mapping[str, str], cukup: float = _CUKUP) -> list[tuple[str, str]]:
    """Pair ids by the likeness of their names, each at most once, the likest first; from `cukup` on (1 is alike).

    The work is bounded whatever the numbers, and the same whichever side is called first.
    """
    scored = []
    for a, b in _calon(gone, come):
        one, other = sorted((_ringkas(gone[a]), _ringkas(come[b])))
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        if matcher.real_quick_ratio() >= cukup and matcher.quick_ratio() >= cukup:
            score = matcher.ratio()
            if score >= cukup:
                scored.append((-score, tuple(sorted((a, b))), a, b))
    taken: set[str] = set()
    found = []
    for _, _, a, b in sorted(scored):
        if a not in taken and b not in taken:
            taken |= {a, b}
            found.append((a, b))
    return found


def _calon(gone: Mapping[str, str], come: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Return the pairs worth a closer look: those that share the rarest words."""
    by_word: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, names in enumerate((gone, come)):
        for ident, name in names.items():
            if name == BELUM:
                continue
            for word in _kata(name):
                by_word[word][side].append(ident)
    shared: Counter[tuple[str, str]] = Counter()
    rarest = sorted((len(a) * len(b), word) for word, (a, b) in by_word.items() if a and b)
    for many, word in rarest:
        if many > _KATA_UMUM or len(shared) >= _TERBANYAK:
            break
        a, b = by_word[word]
        shared.update((one, other) for one in a for other in b)
    return shared
