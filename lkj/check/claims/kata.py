"""Words and signs of a sentence, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

_CATATAN_KAKI = re.compile(r"\[\^\w+\]:?")
_TANDA_MARKDOWN = str.maketrans(dict.fromkeys("*_`#>", " "))
_KEPING = re.compile(
    r"\s+|(?P<id>\b[A-Z]{2,5}-\d{1,3}\b)"
    r"|(?P<jenjang>\b[SD][- ]?[1-4]\b)"
    r"|(?P<kode>\b\d{2,3}\.\d{2}(?:\.[A-Z]{2})?\b(?![.,%]?\d))"
    r"|(?P<uang>\bRp\.?\s*(?=\d))"
    r"|(?P<angka>\d+(?:[.,]\d+)*)"
    r"|(?P<kata>[^\W\d_]+(?:[-'’/][^\W\d_]+)*)"
    r"|(?P<hitung>¤+)"
    r"|(?P<tanda>[%“”«»\"();:,?!–|/=><±…\]\[]|-+|−|\.+)"
)


class Kata(NamedTuple):
    """A word, a number or a sign; `kunci` is how it is looked up, without regard to capitals."""

    jenis: str
    teks: str
    mulai: int
    akhir: int
    kunci: str


def penggal(kalimat: str) -> list[Kata]:
    """Return the words and signs of a sentence; marks of emphasis and of footnotes are none."""
    text = kalimat.translate(_TANDA_MARKDOWN)
    if "[^" in text:
        text = _CATATAN_KAKI.sub(lambda found: " " * len(found[0]), text)
    return [
        Kata(found.lastgroup or "", word := found[0].strip(), found.start(), found.end(), word.casefold())
        for found in _KEPING.finditer(text)
        if found.lastgroup
    ]
