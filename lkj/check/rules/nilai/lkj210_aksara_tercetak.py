"""LKJ210: a character that the font lacks would be printed as an empty box."""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from msgspec.structs import replace

from lkj.check.naskah import teks_data
from lkj.check.rules.define import ERROR, TATA, WARNING, Example, Findings, Rule
from lkj.diagnostics import Finding, Position
from lkj.files import read_own
from lkj.files.text import FORBIDDEN
from lkj.model import Narasi, Tahun
from lkj.model.blanks import tanpa_komentar

RULE = Rule(
    code="LKJ210",
    severity=ERROR,
    title="Aksara yang tidak dapat dicetak",
    finds="Data atau narasi memuat aksara yang tidak ada pada fon laporan, atau data memuat huruf bertanda gabung yang"
    " tidak ada sebagai satu aksara. Dalam `nama` pada `bersama/rekap.yaml` dan"
    " `alasan` satker yang tidak menyampaikan tahun itu, ini peringatan saja.",
    why="PDF mencetaknya sebagai kotak kosong, dan rekapitulasi sebagai kodenya, misalnya [U+6F22].",
    source=TATA,
    remedy="Ganti dengan huruf Latin atau tanda yang lazim.",
    examples=(Example(file="satker.yaml", good="kota: Kota Contoh", bad="kota: Kota \u6728 Contoh"),),
)

_NUMERIC = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_MOST_MARKS = 10
_MARKED = re.compile(r".?[\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
# What nobody sees: controls, formats, halves of pairs, private use, unassigned, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Of these what only says where a word may part, and what is printed as a space.
_HARMLESS = frozenset("\u00ad\u200b\t\n\r")

# Which characters each typeface of `tata_letak` has.
LISTS = {"Arial": "aksara.txt", "Times New Roman": "aksara-times.txt"}


@cache
def _ranges(font: str) -> tuple[list[int], list[int]]:
    lines = read_own(Path(str(files("lkj.check.rules.nilai"))) / LISTS[font]).decode("ascii").split()
    pairs = [line.split("-") for line in lines]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]


def printable(character: str, font: str = "Arial") -> bool:
    """Tell whether the report's font, as `tata_letak` names it, has the character."""
    starts, ends = _ranges(font)
    code = ord(character)
    at = bisect_right(starts, code) - 1
    return character.isspace() or (at >= 0 and code <= ends[at])


def terbaca(text: str, font: str = "Arial") -> str:
    """Return a text as a document can hold it whoever wrote it: what nobody could read as its code, [U+6F22].

    That is what the font lacks, what is invisible, and a mark that is no part of a letter, which the reading of a
    finished PDF does not always give back.
    """
    if text.isascii() and text.isprintable():
        return text
    whole = unicodedata.normalize("NFC", text)
    strange = {one: f"[U+{ord(one):04X}]" for one in set(whole) if _unreadable(one, font)}
    # Apart, so that many in a row are words between which a line and a page may end.
    return "".join(strange.get(one, one) for one in whole).replace("][U+", "] [U+") if strange else text


def dalam_rekap(text: str, place: Callable[[], Position]) -> Findings:
    """Yield a warning for a text of which a recapitulation prints a part as a code: it is made all the same."""
    strange = next((one for one in unicodedata.normalize("NFC", text) if _unreadable(one, "Arial")), None)
    if strange is None:
        return
    code = f"U+{ord(strange):04X}"
    yield replace(
        RULE.at(
            place(),
            f"aksara {code} tidak dapat dicetak; rekapitulasi mencetaknya sebagai [{code}]",
            "ganti dengan aksara Latin atau tanda yang lazim, atau hapus bila tidak terlihat",
        ),
        severity=WARNING,
    )


def _unreadable(character: str, font: str) -> bool:
    if character.isascii() and character.isprintable():
        return False
    kind = unicodedata.category(character)
    return (kind in _UNSEEN and character not in _HARMLESS) or kind.startswith("M") or not printable(character, font)


def _unprintable(text: str, place: Callable[[], Position], font: str) -> Findings:
    strange = next((c for c in text if FORBIDDEN.match(c) or (ord(c) > 126 and not printable(c, font))), None)
    if strange is not None and FORBIDDEN.match(strange):
        # Written as a reference or an escape, for the file itself may not hold it.
        message = f"aksara U+{ord(strange):04X} tidak terlihat, tetapi mengubah apa yang terbaca"
        yield RULE.at(place(), message, "hapus aksara itu")
    elif strange is None and _piled(text):
        message = f"lebih dari {_MOST_MARKS} tanda bertumpuk pada satu huruf"
        yield RULE.at(place(), message, "hapus tanda yang bertumpuk itu")
    elif strange is not None:
        yield RULE.at(
            place(),
            f"aksara «{strange}» (U+{ord(strange):04X}) tidak ada pada fon laporan",
            "ganti dengan aksara Latin atau tanda yang lazim; tanpa itu PDF mencetak kotak kosong",
        )


def _piled(text: str) -> bool:
    """Tell whether more marks stand over one letter than any writing has; sorting them takes the engines minutes."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _MOST_MARKS:
            return True
    return False


def _read(line: str) -> str:
    """Return a line of prose with its references to characters (&#x1F642; &euro;) as the characters they print."""
    # The library leaves out some of what the engines print: controls, and halves of pairs.
    return html.unescape(_NUMERIC.sub(_referred, line)) if "&" in line else line


def _referred(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if 0 < code < 0x110000 else "\ufffd"


@RULE.facts
def find(year: Tahun) -> Findings:
    font = year.satker.tata_letak.fon
    for text, place in teks_data(year):
        if not text.isascii():
            yield from list(_unprintable(text, place, font)) or _apart(text, place)
    for prose in year.narasi.values():
        yield from tercetak(prose, font)


def _apart(text: str, place: Callable[[], Position]) -> list[Finding]:
    """Find a letter with a mark that is no letter by itself: a picture, which prints data, has no code for both."""
    letter = _MARKED.search(unicodedata.normalize("NFC", text))
    if letter is None:
        return []
    message = f"huruf «{letter[0]}» bertanda gabung, yang tidak dapat dicetak dalam gambar"
    return [RULE.at(place(), message, "ganti dengan huruf yang ada sebagai satu aksara, atau hapus tandanya")]


def tercetak(prose: Narasi, font: str) -> Findings:
    """Yield LKJ210 for each line of a text, be it prose or a template, that holds what the font lacks."""
    if not prose.teks.isascii() or "&" in prose.teks:
        for number, line in enumerate(tanpa_komentar(prose.teks).split("\n"), start=1):
            yield from _unprintable(
                unicodedata.normalize("NFC", _read(line)), partial(Position, prose.berkas, number, 1), font
            )
