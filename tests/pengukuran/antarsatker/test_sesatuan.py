"""Units of hundreds of offices: one is known in its usual short forms, and none is taken for another."""

from __future__ import annotations

import pytest

from lkj.pengukuran.antarsatker.satuan import sesatuan


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dokumen", "dokumen"),
        ("Dok.", "Dokumen"),
        ("Dok.", "dok"),
        ("Lap", "Laporan"),
        ("org", "Orang"),
        ("bln", "bulan"),
        ("lprn", "Laporan"),
        ("Orang (org)", "Orang"),
        ("Orang (org)", "org"),
        ("Hari Kerja (HK)", "hari kerja"),
        ("HK", "Hari Kerja"),
        ("hari kerja", "harik"),
        ("Satker", "satuan kerja"),
        ("ptk", "pejabat tata kelola"),
        ("Desa/Kel.", "Desa dan Kelurahan"),
        ("satuankerjaperan", "satuan kerja perangkat"),
    ],
)
def test_short_and_in_full_it_is_one(a: str, b: str) -> None:
    """Its beginning, its letters in their order to the last, the beginnings of its words; whichever comes first."""
    assert sesatuan(a, b)
    assert sesatuan(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dokumen", "Laporan"),
        # Two letters may be short for anything.
        ("or", "Orang"),
        ("rang", "Orang"),
        # Letters left out: to the last letter, in their order, of those that the word has, and at most four.
        ("dkm", "dokumen"),
        ("bnl", "bulan"),
        ("bkn", "bulan"),
        ("dkumn", "dokumen"),
        # Of several words each has its beginning there, and nothing is left.
        ("hari", "hari kerja"),
        ("hkx", "hari kerja"),
        ("kh", "hari kerja"),
        ("om", "orang m2"),
        ("org2", "orang 2"),
        ("satuankerjaperang", "satuan kerja perangkat"),
        # Brackets that are not short for what stands before them say something else, and so does another part.
        ("Orang (kali)", "Orang"),
        ("Orang (org)", "Dokumen"),
        ("Desa/Kelurahan", "Desa"),
        ("Desa/Kelurahan", "Desa dan Kecamatan"),
        ("", "Orang"),
    ],
)
def test_what_may_be_another_is_another(a: str, b: str) -> None:
    """An office that counts in another unit is told of, so nothing is taken for the same that may not be."""
    assert not sesatuan(a, b)
    assert not sesatuan(b, a)
