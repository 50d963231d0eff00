"""Print against print: the words of a PDF and those of its recomputation, each difference with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lkj.verify.pages import LINE_END, Line, Place, Tags, count_pages, lines, looks
from lkj.verify.verdict import Difference, Kind

_AROUND, _LONGEST = 7, 110
_MORE_PAGES, _MORE_WORDS = 50, 5000
_LOOKS = "teksnya sama, tetapi tampak lain: ada gambar, cap, atau coretan; periksa dengan mata"


class _Words:
    """The words of some lines, with page and place of each."""

    def __init__(self, taken: Sequence[Line]) -> None:
        self.words = [word for line in taken for word in line.words]
        self.places = [(line.page, at) for line in taken for at in line.places]


def _changes(a: Sequence[object], b: Sequence[object]) -> Iterator[tuple[int, int, int, int]]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield i1, i2, j1, j2


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _sentence(place: Place) -> str:
    """Return the paragraph, or the words of a long one around the one that differs."""
    if len(place.text) <= _LONGEST:
        return place.text
    words = place.text.split()
    start, end = max(0, place.word - _AROUND), place.word + _AROUND + 1
    return f"{'… ' if start else ''}{' '.join(words[start:end])}{' …' if end < len(words) else ''}"


def _where(place: Place | None, around: str) -> str:
    if place is None:
        return f"pada baris «{_short(around)}»"
    if not place.row:
        return f"dalam kalimat «{_sentence(place)}»"
    table = f" dalam «{_short(place.table)}»" if place.table else ""
    return f"dalam sel tabel «{_short(place.text)}» pada baris «{_short(' | '.join(place.row))}»{table}"


def _alone(printed: str, expected: str) -> tuple[str, str]:
    """Return both texts without the punctuation that they share at their ends."""
    while printed[1:] and expected[1:] and printed[-1] == expected[-1] and printed[-1] in ",.;:)":
        printed, expected = printed[:-1], expected[:-1]
    while printed[1:] and expected[1:] and printed[0] == expected[0] == "(":
        printed, expected = printed[1:], expected[1:]
    return printed, expected


def _alike(printed: str, expected: str) -> bool:
    """Tell whether two texts differ by no more than the line at whose end a word is parted."""
    if LINE_END not in printed + expected:
        return False
    ours, theirs = (text.replace(LINE_END, "").replace("-", "") for text in (printed, expected))
    return ours == theirs


def _message(printed: str, expected: str, where: str) -> str:
    if not expected:
        return f"tercetak «{_short(printed)}», yang tidak ada pada hasil hitung ulang, {where}"
    if not printed:
        return f"tidak tercetak «{_short(expected)}», {where}"
    return f"tercetak «{_short(printed)}», seharusnya «{_short(expected)}», {where}"


def _differences(mine: Sequence[Line], theirs: Sequence[Line], expected: bytes) -> Iterator[Difference]:
    tags: dict[int, Tags] = {}
    for i1, i2, j1, j2 in _changes([line.words for line in mine], [line.words for line in theirs]):
        # Words that were only put in stand in no line of the recomputation: the line behind them says where.
        old, new = _Words(mine[i1:i2]), _Words(theirs[j1:j2])
        near = _Words(theirs[j1 : max(j2, j1 + 1)] or theirs[-1:])
        for a1, a2, b1, b2 in _changes(old.words, new.words):
            said, right = _alone(" ".join(old.words[a1:a2]), " ".join(new.words[b1:b2]))
            if _alike(said, right):
                continue
            said, right = said.replace(LINE_END, ""), right.replace(LINE_END, "")
            sheet, place = old.places[a1][0] if a1 < a2 else 1, None
            if near.places:
                page, at = near.places[min(b1, len(near.places) - 1)]
                if page not in tags:
                    tags[page] = Tags(expected, page)
                place, sheet = tags[page].place(at), sheet if a1 < a2 else page
            around = " ".join(near.words).replace(LINE_END, "")
            yield Difference(Kind.TEKS, _message(said, right, _where(place, around)), sheet, said, right)


def compare(printed: bytes, expected: bytes, *, pictures: bool = True) -> tuple[int, int, list[Difference]]:
    """Compare what two PDFs print; return the pages and words of `expected`, and the differences.

    The words are compared in order, and their places told from the structure of `expected`, a tagged PDF. Pages of
    like words are compared as `pictures` too: a number may have been pasted on as one.
    """
    theirs = lines(expected)
    pages, words = count_pages(expected), sum(len(line.words) for line in theirs)
    if printed == expected:
        return pages, words, []
    # What is far longer than the original was made to take for ever.
    many = count_pages(printed)
    if many > 2 * pages + _MORE_PAGES:
        return pages, words, [Difference(Kind.HALAMAN, f"berkas memuat {many} halaman, seharusnya {pages}")]
    mine = lines(printed)
    count = sum(len(line.words) for line in mine)
    if count > 2 * words + _MORE_WORDS:
        return pages, words, [Difference(Kind.TEKS, f"tercetak {count} kata, seharusnya {words}")]
    found = list(_differences(mine, theirs, expected))
    if pictures and count_pages(printed) == pages:
        told = {d.page for d in found}
        for number, (a, b) in enumerate(zip(looks(printed), looks(expected), strict=True), start=1):
            if a != b and number not in told:
                found.append(Difference(Kind.TAMPILAN, _LOOKS, number))
    return pages, words, found
