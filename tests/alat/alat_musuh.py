"""Two hundred hostile names: what a terminal, a log, a spreadsheet, Markdown or XML would act on."""

from __future__ import annotations

import itertools
import re
import unicodedata

_CONTROLS = ["\x1b[31m", "\x1b[2J", "\x1b]0;judul\x07", "\x1b]8;;http://jahat.example\x1b\\", "\x9b31m", "\x07", "\x08\x08", "\r", "\x0b", "\x0c",
             "\x7f", "\x85", "\x00", "\x01", "\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\U000e0041", "\ufffe", "\x1bP1$r\x1b\\"]  # fmt: skip
_COMMANDS = ["::error::x", "::set-output name=a::b", "::add-mask::x", "::stop-commands::x", " ::error::x", "\t::warning::x",
             "##[error]x", "##[set-env name=a]b", "##vso[task.setvariable variable=a]b", "##teamcity[x]",
             "section_start:0:a\r\x1b[0K"]  # fmt: skip
_FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://jahat.example")',
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\uff1d1+1",
]
_MARKUP = ["<script>x</script>", "<!--", "]]>", "&x;", "[a](http://jahat.example)", "![a](x)", "`x`", "| a |", "@semua", "#12",
           "# judul", "{{ x }}", "%0A::error::x", "a,b:c", "'; rm -rf ~;'", "[link=http://jahat.example]x[/link]", "[bold]x"]  # fmt: skip
_WORDS = ["{0}", "nama {0}", "{0} nama", "nama\n{0}"]

#: What begins a name, what is in its middle, and what comes behind a line feed.
NAMES = tuple(
    word.format(sign)
    for word, sign in itertools.islice(itertools.product(_WORDS, (*_CONTROLS, *_COMMANDS, *_FORMULAS, *_MARKUP)), 210)
)

_COMMAND = re.compile(r"(?m)^\s*::|##\[|##\w+\[")


def acts(text: str, *, allowed: str = "\n") -> list[str]:
    """Return what in an output a terminal or a log would act on; nothing of it may come from data."""
    hidden = {
        f"U+{ord(c):04X}"
        for c in text
        if c not in allowed and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")
    }
    return [*sorted(hidden), *_COMMAND.findall(text)]
