"""Text on a terminal: broken at words, and at the width that the terminal says it has."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.diagnostics.wrap import cells, columns, wrapped


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal, and does not know its size."""

    def isatty(self) -> bool:
        return True


def terminal() -> Terminal:
    return Terminal(io.BytesIO(), encoding="utf-8")


def test_the_width_is_that_of_columns_then_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS decides; without it the terminal, and 80 where it does not say; a pipe has none."""
    monkeypatch.setenv("COLUMNS", "60")
    assert columns(terminal()) == 60
    assert columns(io.StringIO()) is None
    for unknown in ("", "0", "lebar"):
        monkeypatch.setenv("COLUMNS", unknown)
        assert columns(terminal()) == 80


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Satu dua tiga lima", ["Satu dua tiga", "  lima"]),
        ("   = saran: isi semuanya", ["   = saran: isi", "     semuanya"]),
        ("  ~ target naik sedikit saja", ["  ~ target naik", "    sedikit saja"]),
        ("12. target naik sedikit", ["12. target naik", "    sedikit"]),
        ("git  baik sekali di mana", ["git  baik sekali", "     di mana"]),
    ],
)
def test_a_line_goes_on_below_what_it_says(line: str, rows: list[str]) -> None:
    """Behind its mark, below its column, or two further in."""
    assert wrapped(line, 17).split("\n") == rows


def test_a_path_stays_whole_and_colour_takes_no_room() -> None:
    """What is copied is never broken; a colour goes on in the next row, and counts for nothing."""
    path = "data/2024/narasi/sasaran/SK-01.md:1:1:"
    assert wrapped(f"lihat {path} kosong", 20).split("\n") == ["lihat", f"  {path}", "  kosong"]
    assert wrapped("\x1b[1;31msepuluh huruf\x1b[0m ini", 17) == "\x1b[1;31msepuluh huruf\x1b[0m ini"
    assert wrapped("\x1b[1msepuluh dua belas\x1b[0m", 12).split("\n") == ["\x1b[1msepuluh dua", "  belas\x1b[0m"]


def test_without_a_terminal_nothing_is_broken() -> None:
    """A log and a script get each sentence on its line."""
    assert wrapped("x " * 200, None) == "x " * 200


@pytest.mark.lambat
@given(st.lists(st.text("abc é漢-/", min_size=1, max_size=30), max_size=12), st.integers(20, 100))
def test_no_word_is_lost_broken_or_added(parts: list[str], width: int) -> None:
    """The same words in the same order; a row that is too wide ends with a word that a row of its own would not hold.

    That is one word alone, or one behind what is no wider than the indent of the next row, which is at most the half.
    """
    line = " ".join(parts).strip()
    rows = wrapped(line, width).split("\n")
    assert " ".join(rows).split() == line.split()
    for row in rows:
        words = row.split()
        assert cells(row.rstrip()) <= width or len(words) == 1 or cells(words[-1]) > width - max(2, width // 2)
