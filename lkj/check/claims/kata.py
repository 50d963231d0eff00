"""Words and signs of a sentence, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEPING = re.compile(
    r"(?P<id>\b[A-Z]{2,5}-\d{1,3}\b)"
    r"|(?P<jenjang>\b[SD][- ]?[1-4]\b)"
    r"|(?P<kode>\b\d{2,3}\.\d{2}(?:\.[A-Z]{2})?\b(?![.,%]?\d))"
    r"|(?P<uang>\bRp\.?\s*(?=\d))"
    r"|(?P<angka>\d+(?:[.,]\d+)*)"
    r"|(?P<kata>[^\W\d_]+(?:[-'’/][^\W\d_]+)*)"
    r"|(?P<hitung>¤+)"
    r"|(?P<tanda>[%“”«»\"();:,?!–|/=><±…\]\[]|-+|\.+)"
)


@dataclass(frozen=True, slots=True)
class Kata:
    """A word, a number or a sign; `kunci` is how it is looked up, without regard to capitals."""

    jenis: str
    teks: str
    mulai: int
    akhir: int
    kunci: str


def penggal(kalimat: str) -> list[Kata]:
    """Return the words and signs of a sentence; marks of emphasis and of footnotes are none."""
    teks = re.sub(r"\[\^\w+\]:?|[*_`#>]", lambda m: " " * len(m[0]), kalimat)
    return [
        Kata(m.lastgroup or "", t := m[0].strip(), m.start(), m.end(), t.casefold()) for m in _KEPING.finditer(teks)
    ]
