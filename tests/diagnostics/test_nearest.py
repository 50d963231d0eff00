"""A suggestion is a likely slip or none: a wrong one sends an officer the wrong way."""

from __future__ import annotations

from itertools import permutations

import pytest

from lkj.diagnostics.nearest import nearest, nearest_file
from lkj.files.layout import NARASI, YAML

FILES = list(YAML)
PROSE = [f"{name}.md" for name in NARASI]


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("nma", ["nama", "satuan"], "nama"),
        ("Target", ["target"], "target"),
        ("traget", ["target", "tahun"], "target"),
        ("pppk", ["pns", "ppnpn"], None),
        ("SK-1", ["SK-01", "SK-11"], "SK-01"),
        ("SK-05", ["SK-01", "SK-02"], None),
        ("IKK-18", ["IKK-17", "IKK-19"], None),
    ],
)
def test_a_slip_finds_its_word_and_another_word_finds_none(word: str, known: list[str], found: str | None) -> None:
    """A letter too many or too few is a slip; another abbreviation or another number is another thing."""
    assert nearest(word, known) == found


@pytest.mark.parametrize("names", [FILES, PROSE])
def test_no_file_of_a_year_is_taken_for_another(names: list[str]) -> None:
    """A missing file is never answered by one that stands rightly beside it."""
    assert [(a, b) for a, b in permutations(names, 2) if nearest_file(a, [b])] == []


@pytest.mark.parametrize(
    "there", ["metode.yml", "Metode.yaml", "metod.yaml", "metode.yaml.txt", "metode (1).yaml", "metode - Copy.yaml"]
)
def test_a_misnamed_file_is_found(there: str) -> None:
    """What Windows and a slip of the hand make of a file's name is recognised among all the others."""
    assert nearest_file("metode.yaml", [*(n for n in FILES if n != "metode.yaml"), there]) == there


def test_another_kind_of_file_is_not_the_missing_one() -> None:
    """Working material of the same name does not stand for the data."""
    assert nearest_file("pk.yaml", ["pk.docx", "pagu.yaml"]) is None
