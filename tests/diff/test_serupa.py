"""Suggestions: likely the same under another id; bounded work however many came and went."""

from __future__ import annotations

import pytest

from lkj.model.similar import lain_sama_sekali, pasangan_serupa


def test_like_names_are_paired_once_the_likest_first() -> None:
    """Of two that resemble one, the closer is meant; whichever side is called first, the pairs are the same."""
    gone = {"IKK-01": "Jumlah berkas arsip yang ditata", "IKK-02": "Persentase pengaduan yang diselesaikan"}
    come = {"IKK-11": "Jumlah berkas arsip yang telah ditata", "IKK-12": "Jumlah berkas arsip dinas yang sudah ditata"}
    pairs = pasangan_serupa(gone, come)
    assert pairs == [("IKK-01", "IKK-11")]
    assert pasangan_serupa(come, gone) == [(b, a) for a, b in pairs]


def test_names_that_share_only_small_words_are_not_paired() -> None:
    """A common frame makes no likeness."""
    assert pasangan_serupa({"A": "Persentase pegawai yang dilatih"}, {"B": "Jumlah gedung yang dirawat"}) == []


@pytest.mark.lambat
def test_thousands_are_paired_without_comparing_all_with_all() -> None:
    """Of 5.000 that came and 5.000 that went no more than a bounded number is looked at, and those are right."""
    gone = {f"A-{n}": f"Persentase layanan ke-{n} yang selesai" for n in range(5_000)}
    come = {f"B-{n}": f"Persentase layanan ke-{n} yang telah selesai" for n in range(5_000)}
    pairs = pasangan_serupa(gone, come)
    assert 0 < len(pairs) <= 5_000
    assert all(a[2:] == b[2:] for a, b in pairs)


def test_another_name_altogether_is_known() -> None:
    """One id for two things is told from a better wording of one."""
    assert lain_sama_sekali("Rata-rata waktu tunggu", "Indeks Kepuasan Masyarakat")
    assert not lain_sama_sekali("Persentase pengaduan selesai", "Persentase pengaduan yang selesai tepat waktu")
