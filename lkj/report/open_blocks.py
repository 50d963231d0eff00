"""Which block of the Markdown is still open where a table is to stand: it would swallow the table."""

from __future__ import annotations

import re
from typing import Final

# Only what begins at the margin: nothing that stands in a list or a quote reaches a line at the margin.
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_HTML: Final = (
    (re.compile(r"<(?:script|pre|style|textarea)(?:[\s>]|$)", re.IGNORECASE),
     re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
)  # fmt: skip


class Terbuka:
    """Reads Markdown line by line; `pembuka` is the line that opened the code or HTML that is open, "" for none."""

    def __init__(self) -> None:
        self.pembuka = ""
        self._closer: re.Pattern[str] | None = None

    def baca(self, line: str) -> None:
        """Read the next line."""
        if self._closer is not None:
            if self._closer.search(line):
                self._closer, self.pembuka = None, ""
            return
        if not line.startswith(("`", "~", "<")):
            return
        if fence := _FENCE.match(line):
            mark = fence[1] or fence[2]
            self._closer, self.pembuka = re.compile(rf"^ {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*$"), line
            return
        for opener, closer in _HTML:
            if opener.match(line):
                if not closer.search(line):
                    self._closer, self.pembuka = closer, line
                return
