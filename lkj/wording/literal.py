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
# What tells which figure stands at a place: its number among the names, and its length, framed in control characters.
# It stands behind the figure's first letter, so that Markdown reads what is around the figure as without it.
NAMED = re.compile("\x0e([\x10-\x17]+)\x0f([\x10-\x17]+)\x0e")
_NAMED_HERE = re.compile(r"\x0e[\x10-\x17]+\x0f[\x10-\x17]+\x0e|\\u000e(?:\\u001[0-7])+\\u000f(?:\\u001[0-7])+\\u000e")
_PRINTABLE = 32
_DIGITS = {48 + n: 16 + n for n in range(8)}
# No data file may hold these; an expression could still make them, and no document can.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
# Markdown reads a character reference as what it stands for, after all this.
_REFERENCE = re.compile(r"&#(?:([0-9]{1,7})|[xX]([0-9a-fA-F]{1,6}));")


def _no_control(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    return "\ufffd" if code < _PRINTABLE and chr(code) not in "\t\n\r" else found[0]


def bersih(markdown: str) -> str:
    """Return the text without control characters and lone surrogates, which no document can hold."""
    # Nothing printable is one: most texts are told at a glance. What comes back is plain text, never Markup.
    return markdown if type(markdown) is str and markdown.isprintable() else _CONTROL.sub("", markdown)


def tanpa_nama(markdown: str) -> str:
    """Return the text without what tells which figures stand in it, also where JSON holds it."""
    if type(markdown) is str and "\x0e" not in markdown and "\\u000e" not in markdown:
        return markdown
    return _NAMED_HERE.sub("", markdown)


def bersih_bernama(markdown: str) -> str:
    """Return the text as `bersih`, but with what tells which figures stand in it."""
    if "\x0e" not in markdown:
        return bersih(markdown)
    end, parts = 0, []
    for found in NAMED.finditer(markdown):
        parts += [bersih(markdown[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, bersih(markdown[end:])])


def siap(markdown: str) -> str:
    """Return Markdown that is to be read, as `bersih_bernama`, and without references to control characters.

    So no prose makes what tells a figure's name.
    """
    return _REFERENCE.sub(_no_control, bersih_bernama(markdown))


class Tercetak(str):
    """A figure as it is printed, with its name."""

    __slots__ = ("nama",)
    nama: str

    @classmethod
    def bernama(cls, text: str, nama: str) -> Tercetak:
        """Return a text as the figure of that name."""
        made = cls(text)
        made.nama = nama
        return made


def _oktal(number: int) -> str:
    return f"{number:o}".translate(_DIGITS)


def lolos(text: str) -> Markup:
    """Return the text as Markdown and HTML that read back as exactly this text, white space folded."""
    if not text.isprintable() or "  " in text:  # the only white space that is printable is a space
        text = _SPACE.sub(" ", bersih(text))
    return Markup(text.translate(_TABLE))  # noqa: S704 (every markup character is escaped)


def finalize(value: Any, bahasa: str = "id", names: dict[str, int] | None = None) -> Any:
    """Jinja's last word on each `{{ … }}`: escape text, mark what is missing, write dates in their language.

    A figure leaves its name in `names`, and behind its first letter a mark with its number there.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, Tercetak) and names is not None:
        number = names.setdefault(value.nama, len(names))
        named = Markup(f"\x0e{_oktal(number)}\x0f{_oktal(len(value))}\x0e")  # noqa: S704 (a mark of ours)
        return lolos(value[:1]) + named + lolos(value[1:])
    if isinstance(value, Undefined):
        return lolos(str(value))  # a strict undefined says its name and fails
    return lolos(apa_adanya(value, bahasa))
