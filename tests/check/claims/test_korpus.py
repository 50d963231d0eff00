"""The corpora of sentences are the exam of the claims: nobody who is right is accused, and little is missed."""

from __future__ import annotations

import pytest
from alat_kalimat import baca_benar, baca_salah, rata
from alat_ukur import tuduhan

pytestmark = pytest.mark.lambat

#: What part of the decidable mistakes in sentences must be found.
_SEDIKITNYA = 0.9


def test_no_right_sentence_is_accused() -> None:
    """Not one of the right sentences draws a warning."""
    accused = [(s.id, found) for s in baca_benar() if (found := tuduhan(s.tahun, s.teks, s.berkas))]
    assert accused == []


def test_most_mistakes_are_found() -> None:
    """Of the mistakes that the data decides, nine in ten are told, and most of them with what would be right."""
    wrong = [m for m in baca_salah() if m.teks and not m.tak_pasti]
    found = {m.id: tuduhan(m.tahun, m.teks, m.berkas) for m in wrong}
    caught = [m for m in wrong if found[m.id]]
    assert len(caught) >= _SEDIKITNYA * len(wrong), [(m.id, rata(m.teks)) for m in wrong if not found[m.id]]
    named = [m for m in caught if any(m.benar.split(" ")[0].strip("()") in text for text in found[m.id])]
    assert len(named) >= 0.8 * len(caught)
