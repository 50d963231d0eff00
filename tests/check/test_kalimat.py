"""The corpora of sentences are sound: a right sentence is right, and a mistake is one.

They are made apart from the rules: nothing here runs a rule.
"""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from alat_kalimat import (
    KALIMAT,
    LOADER,
    TAHUN,
    Benar,
    Salah,
    baca_benar,
    baca_salah,
    berisi,
    berkas_tahun,
    cetak,
    nilai,
    rata,
)

BENAR = baca_benar()
SALAH = baca_salah()
SEMUA: tuple[Benar | Salah, ...] = (*BENAR, *SALAH)


def test_corpora_are_large_and_varied() -> None:
    """As many sentences and kinds as the corpora promise, of every shipped year and none of another."""
    assert len(BENAR) >= 320
    assert len(SALAH) >= 160
    assert len({s.jenis for s in BENAR}) >= 50
    assert len({m.jenis for m in SALAH}) >= 50
    assert {s.tahun for s in BENAR} == {m.tahun for m in SALAH} == set(TAHUN)


def test_names_are_unique() -> None:
    """An id names one sentence, and no sentence stands twice for one year."""
    assert [i for i, n in Counter(s.id for s in SEMUA).items() if n > 1] == []
    texts = Counter((s.tahun, rata(s.teks)) for s in SEMUA if s.teks)
    assert [t for t, n in texts.items() if n > 1] == []


def test_corpora_are_plain_text() -> None:
    """LF and UTF-8 without a byte order mark, on every platform."""
    for path in KALIMAT.rglob("*.*"):
        content = path.read_bytes()
        assert b"\r" not in content, path.name
        assert not content.decode("utf-8").startswith("\ufeff"), path.name


@pytest.mark.lambat
def test_right_sentences_say_what_the_data_say() -> None:
    """Each tells why it is right and fits into its file; each of its sources prints a text that stands in it."""
    assert [s.id for s in BENAR if not (s.sumber or s.alasan)] == []
    assert [s.id for s in BENAR if not berkas_tahun(s.tahun, s.berkas).is_file()] == []
    assert [s.id for s in BENAR if not cetak(s.tahun, s.teks)] == []
    wrong = [
        (s.id, ungkapan, printed)
        for s in BENAR
        for ungkapan in s.sumber
        if not berisi(s.teks, printed := nilai(s.tahun, ungkapan))
    ]
    assert wrong == []


@pytest.mark.lambat
def test_mistakes_are_typed_and_differ_from_what_is_right() -> None:
    """What was typed stands in what is put in, and is not what a finding should name, which is the data's own."""
    assert [m.id for m in SALAH if not (m.salah and m.benar)] == []
    assert [m.id for m in SALAH if not (m.tertulis and m.tertulis in rata(m.isi))] == []
    assert [m.id for m in SALAH if m.benar == m.tertulis] == []
    printed = [(m.id, nilai(m.tahun, m.sumber), m.benar) for m in SALAH if m.sumber]
    assert [one for one in printed if one[1] != one[2]] == []


def test_mistakes_have_one_place() -> None:
    """Each is either a sentence that is added to a file of the year, or a change to its files, not both."""
    assert [m.id for m in SALAH if bool(m.teks) == bool(m.ubah)] == []
    files = [(m.id, m.tahun, berkas) for m in SALAH for berkas in (m.berkas, *(u.berkas for u in m.ubah))]
    assert [one for one in files if not berkas_tahun(one[1], one[2]).is_file()] == []


@pytest.mark.lambat
def test_changes_fit_the_shipped_files() -> None:
    """Each old text stands in the shipped file exactly once; what replaces it is other data, and still YAML."""
    for mistake in SALAH:
        for ubah in mistake.ubah:
            text = berkas_tahun(mistake.tahun, ubah.berkas).read_text(encoding="utf-8")
            assert text.count(ubah.lama) == 1, (mistake.id, ubah.lama)
            changed = text.replace(ubah.lama, ubah.baru)
            if ubah.berkas.endswith(".yaml"):
                assert yaml.load(changed, LOADER) != yaml.load(text, LOADER), mistake.id
            else:
                assert changed != text, mistake.id
