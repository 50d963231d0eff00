"""Patterns that are compiled when they are first needed: most prose needs few of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property


class Pola:
    """A regular expression that costs nothing until it is used."""

    def __init__(self, teks: str, tanda: re.RegexFlag = re.NOFLAG) -> None:
        self._teks, self._tanda = teks, tanda

    @cached_property
    def siap(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self._teks, self._tanda)

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """Find the first match, from one place to another where these are given."""
        return self.siap.search(text, *bounds)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        """Match at a place, by default the beginning."""
        return self.siap.match(text, *bounds)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """Yield the matches one after the other."""
        return self.siap.finditer(text, *bounds)

    def findall(self, text: str) -> list[str]:
        """Return what was matched, or its only group."""
        return self.siap.findall(text)
