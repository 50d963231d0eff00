"""The words by which a note is led back to prose: what is printed of it, and the line that each stands on."""

from __future__ import annotations

import time

import pytest

from lkj.review.words import potong


@pytest.mark.parametrize(
    ("prose", "words", "lines"),
    [
        ("Satu {{ x }} dua\n", ("satu", "dua"), (1, 1)),
        ("Satu <!-- dua\ntiga --> empat\n", ("satu", "empat"), (1, 2)),
        ("Lihat [daftar](luar.md){.kecil} itu\n", ("lihat", "daftar", "itu"), (1, 1, 1)),
        ("Satu <!-- dua\n\ntiga\n", ("satu",), (1,)),
        ("Satu ](dua\ntiga\n", ("satu", "dua", "tiga"), (1, 1, 2)),
    ],
)
def test_the_words_of_a_paragraph(prose: str, words: tuple[str, ...], lines: tuple[int, ...]) -> None:
    """Expressions, comments and targets are no words, and leave the lines as they are."""
    (found,) = potong("narasi/misi.md", prose)
    assert (found.kata, found.baris) == (words, lines)


@pytest.mark.lambat
@pytest.mark.parametrize("mark", ["{{", "{%", "<!--", "](", "{."])
def test_marks_that_are_never_closed_take_no_time(mark: str) -> None:
    """A quarter of a megabyte of them took minutes: the end of each was looked for anew."""
    began = time.monotonic()
    assert [one.kata for one in potong("narasi/misi.md", mark * (250_000 // len(mark)))] == []
    assert time.monotonic() - began < 20
