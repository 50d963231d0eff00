"""Prose as Markdown reads it: what several rules take out of it before they look for marks."""

from __future__ import annotations

import re

from lkj.check.naskah import Naskah, tanpa_kode

__all__ = ["polos"]

# What is indented so far behind an empty line is code, or goes on with a list: left alone, for it may be either.
_INDENTED = r"(?m)(?<=\n\n)(?: {4}|\t).*"
# The rows of a table of one's own are the only place where tags are set, not printed; which ones, the compiler decides.
_TABLE = re.compile(
    r"\{%[-+]?\s*call\b\s*(?:\([^()]*\)\s*)?(?:tabel|formulir|polos)\s*\(.*?\{%[-+]?\s*endcall\b", re.DOTALL
)
_ADDRESS = r"""(?<==["'])https?://[^\s"'<>]+["'][^\s]*|(?<==)https?://\S+"""


def polos(prose: Naskah) -> str:
    """Return prose with blanks for what is computed, code, or a table of one's own; offsets hold."""
    text = prose.teks
    # What is read as prose has no links; here they may stand within a tag.
    for link in re.finditer(_ADDRESS, prose.narasi.teks):
        if text[link.start() - 1] == prose.narasi.teks[link.start() - 1]:
            text = text[: link.start()] + link[0] + text[link.end() :]
    # One that is not closed fails by itself, and need not be looked for to the end of the file, again and again.
    for table in _TABLE.finditer(prose.narasi.teks, 0, prose.narasi.teks.rfind("endcall") + len("endcall")):
        text = text[: table.start()] + re.sub(r"[^\n]", " ", table[0]) + text[table.end() :]
    return re.sub(_INDENTED, lambda found: re.sub(r"[^\n]", " ", found[0]), tanpa_kode(text))
