"""Prose as rules read it: computed parts are not seen, places hold, number words are numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year
from hypothesis import given
from hypothesis import strategies as st

from lkj.check.naskah import Naskah, baca_terbilang, naskah
from lkj.wording.printed import terbilang

if TYPE_CHECKING:
    from conftest import Proyek


def _naskah(proyek: Proyek, text: str) -> Naskah:
    proyek.tulis("narasi/misi.md", text)
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    return next(prose for prose in naskah(year) if prose.narasi.berkas.endswith("/misi.md"))


@pytest.mark.lambat
@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_words_that_lkj_writes_are_read_back(number: int) -> None:
    """Whatever number the report writes in words is understood again, so no right pair is called wrong."""
    assert baca_terbilang(terbilang(number)) == number


@pytest.mark.parametrize("words", ["", "orang", "lima orang", "lembar", "belas kasihan", "dua berkas"])
def test_other_words_are_no_numbers(words: str) -> None:
    """What stands in brackets after a number is often no number: 5 (orang)."""
    assert baca_terbilang(words) is None


def test_computed_parts_are_not_seen(proyek: Proyek) -> None:
    """Templates, comments, links and code hold numbers that nobody typed into the report; places stay true."""
    text = "A {{ 17 }} b {# 18 #} c\n<!-- 19 --> https://a.id/20\n```\n21\n```\n{% set x = 22 %} akhir 23\n"
    prose = _naskah(proyek, text)
    assert [c for c in prose.teks if c.isdigit()] == ["2", "3"]
    assert len(prose.teks) == len(text)
    place = prose.position(prose.teks.index("23"))
    assert (place.line, place.column) == (6, text.splitlines()[5].index("23") + 1)


def test_sentences_are_told_apart(proyek: Proyek) -> None:
    """A sentence ends at its full stop, not within Rp. 5 or No. 4; items and rows stand by themselves."""
    prose = _naskah(proyek, "Nilai Rp. 5 menurut No. 4 tahun\nini. Yang kedua.\n\n- butir a\n- butir b\n| a | b |\n")
    sentences = [" ".join(sentence.split()) for _, sentence in prose.kalimat if sentence.strip()]
    assert sentences == ["Nilai Rp. 5 menurut No. 4 tahun ini.", "Yang kedua.", "- butir a", "- butir b", "| a | b |"]


def test_what_depends_on_data_is_known(proyek: Proyek) -> None:
    """A statement inside a condition is printed only where the data bears it out."""
    prose = _naskah(proyek, "a {% if x %}b {% if y %}c{% endif %} d{% else %}e{% endif %} f")
    assert {c: prose.bersyarat(prose.teks.index(c)) for c in "abcdef"} == {
        "a": False,
        "b": True,
        "c": True,
        "d": True,
        "e": True,
        "f": False,
    }
