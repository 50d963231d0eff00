"""What is right in the facts is not accused, and what an officer gets wrong in them is found."""

from __future__ import annotations

from collections import Counter

import pytest
from alat_fakta import Fakta, Tahunan, baca

from lkj.diagnostics import Severity

BENAR, SALAH = baca("benar"), baca("salah")
#: Share of the mistakes that the data decides which must be found by the rule that each names.
DITEMUKAN = 0.9


@pytest.fixture(scope="module")
def tahunan(tmp_path_factory: pytest.TempPathFactory) -> Tahunan:
    return Tahunan(tmp_path_factory.mktemp("fakta"))


def test_corpora_are_sound(tahunan: Tahunan) -> None:
    """Ids name one edit; each edit fits its file once, and says why it is right or what is wrong."""
    assert len(BENAR) >= 200
    assert len([s for s in SALAH if not s.tak_pasti]) >= 150
    for corpus in (BENAR, SALAH):
        assert [i for i, n in Counter(one.id for one in corpus).items() if n > 1] == []
        assert [t for t, n in Counter((one.tahun, one.ubah) for one in corpus).items() if n > 1] == []
    assert not set(ubahan(BENAR)) & set(ubahan(SALAH))
    assert all(one.alasan and not one.kode for one in BENAR)
    assert all(one.salah and one.kode for one in SALAH)
    for one in (*BENAR, *SALAH):
        for ubah in one.ubah:
            text = tahunan.isi(one.tahun, ubah.berkas)[1]
            assert text.count(ubah.lama) == 1, (one.id, ubah.lama)
            assert ubah.lama != ubah.baru, one.id


def ubahan(corpus: tuple[Fakta, ...]) -> list[object]:
    return [(one.tahun, one.ubah) for one in corpus]


@pytest.mark.lambat
def test_what_is_right_is_not_accused(tahunan: Tahunan) -> None:
    """Precision: no edit that is right brings a warning or an error of any rule."""
    accused = [
        f"{one.id} ({one.alasan}): {found.code} {found.message}"
        for one in BENAR
        for found in tahunan.temuan_baru(one)
        if found.severity is not Severity.INFO
    ]
    assert accused == []


@pytest.mark.lambat
def test_mistakes_are_found(tahunan: Tahunan) -> None:
    """Recall: of the mistakes that the data decides nine in ten are found by the rule that each names."""
    certain = [one for one in SALAH if not one.tak_pasti]
    missed = [one for one in certain if one.kode not in {found.code for found in tahunan.temuan_baru(one)}]
    assert len(missed) <= (1 - DITEMUKAN) * len(certain), [f"{one.id}: {one.salah}" for one in missed]
