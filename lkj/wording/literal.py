"""Escaping: a data value comes out as it went in, whatever characters it holds.

Every ASCII punctuation mark becomes a numeric character reference. That is text in CommonMark and in HTML alike,
so one escape serves prose and table cells, and no value can begin a heading, a list or a tag.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from lkj.wording.printed import apa_adanya

_TABLE = {code: f"&#{code};" for code in (*range(33, 48), *range(58, 65), *range(91, 97), *range(123, 127))}
# A number that opens a line is a list to CommonMark ("1." becomes "1&#46;"), white space is folded to one space.
_SPACE = re.compile(r"\s+")
# No data file may hold these; an expression could still make them, and no document can.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")


def bersih(markdown: str) -> str:
    """Return the text without control characters and lone surrogates, which no document can hold."""
    return _CONTROL.sub("", markdown)


def lolos(text: str) -> Markup:
    """Return the text as Markdown and HTML that read back as exactly this text, white space folded."""
    return Markup(_SPACE.sub(" ", bersih(text)).translate(_TABLE))  # noqa: S704 (every markup character is escaped)


def finalize(value: Any, bahasa: str = "id") -> Any:
    """Jinja's last word on each `{{ … }}`: escape text, mark what is missing, write dates in their language."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        return lolos(str(value))  # a strict undefined says its name and fails
    return lolos(apa_adanya(value, bahasa))
