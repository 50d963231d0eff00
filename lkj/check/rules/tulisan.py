"""What is typed in data and prose (LKJ207, LKJ503, LKJ507): letters, numbers in words, separators."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from lkj.capaian.numerals import HOMOGLIF, sebut_aksara
from lkj.check.rules.naskah import baca_terbilang, naskah
from lkj.diagnostics import Finding, Position, Severity
from lkj.model import Tahun

_TERBILANG = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3}){1,6}|\d{1,18})\s*\(([a-zA-Z][a-zA-Z \n]*)\)")
_BERKELOMPOK = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d{1,2})?(?![\w]|[.,]\d)")
_BENAR = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_KATA = re.compile(r"\w+")
_SERUPA = frozenset(map(chr, HOMOGLIF))


def _campur(number: str) -> bool:
    """Tell whether both marks part thousands in one number; 1.050.024,50 and 1.050,024 are numbers as they are."""
    if _BENAR.fullmatch(number):
        return False
    return len(set(re.findall(r"[.,](?=\d{3})", number))) > 1


def _janggal(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield offset, code, message and remedy of each slip in a text."""
    if "(" in text:
        for found in _TERBILANG.finditer(text):
            number, words = int(found[1].replace(".", "")), baca_terbilang(found[2])
            if words is not None and words != number:
                message = f"angka {found[1]} dan kata «{' '.join(found[2].split())}» berbeda"
                hint = "samakan keduanya; penyaring `bilangan` menulis angka dan katanya sekaligus"
                yield found.start(), "LKJ503", message, hint
    if "," in text and "." in text:
        for found in _BERKELOMPOK.finditer(text):
            if _campur(found[0]):
                proper = re.sub(r"[.,](?=\d{3})", ".", found[0])
                message = f"pemisah ribuan «{found[0]}» bercampur titik dan koma"
                yield found.start(), "LKJ507", message, f"mungkin maksud Anda {proper}; titik memisahkan ribuan"
    if not text.isascii():
        for found in _KATA.finditer(text):
            alike = next((c for c in found[0] if c in _SERUPA), None)
            if alike is None or not all(c in _SERUPA or unicodedata.name(c, "").startswith("LATIN") for c in found[0]):
                continue
            latin = found[0].translate(HOMOGLIF)
            message = f"«{found[0]}» memuat huruf {sebut_aksara(alike)}, yang hanya serupa dengan huruf Latin"
            yield found.start(), "LKJ207", message, f"ketik ulang dengan huruf Latin: {latin}"


def _teks(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _teks(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _teks(inner, (*path, n))


def tulisan_rapi(year: Tahun) -> Iterator[Finding]:
    """LKJ503: digits and words disagree; LKJ507: mixed separators; LKJ207: letters that only look Latin."""

    def one(place: Position, code: str, message: str, hint: str) -> Finding:
        return Finding(code, Severity.ERROR, place, message, hint)

    for document in year.documents.values():
        for path, text in _teks(document.data):
            for _, *rest in _janggal(text):
                yield one(document.position(path), *rest)
    for prose in naskah(year):
        for offset, *rest in _janggal(prose.teks):
            yield one(prose.position(offset), *rest)


RULES = (tulisan_rapi,)
