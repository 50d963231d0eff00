"""The year's money against its capaian."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year

from lkj.capaian import StatusEfisiensi
from lkj.pengukuran import Pengukuran

if TYPE_CHECKING:
    from conftest import Proyek


def ukur_uang(proyek: Proyek) -> Pengukuran:
    """Measure the project's year."""
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    return Pengukuran(year)


def test_the_index_of_efficiency_of_2024(proyek: Proyek) -> None:
    """97,528… over an absorption of 84,989… is 1,1475…: more capaian than money, each taken unrounded."""
    index = ukur_uang(proyek).efisiensi
    assert index.nilai is not None
    expected = Fraction("1657.98") / 17 / (Fraction(94496718290) / Fraction(111186550000) * 100)
    assert abs(Fraction(index.nilai) - expected) < Fraction(1, 10**40)
    assert index.status is StatusEfisiensi.EFISIEN


@pytest.mark.lambat
def test_efficiency_that_cannot_be_computed(proyek: Proyek) -> None:
    """Money not yet known is no efficiency, and the reason is said."""
    proyek.ubah("pagu.yaml", "realisasi: 94496718290", "realisasi: null")
    index = ukur_uang(proyek).efisiensi
    assert (index.nilai, index.status) == (None, StatusEfisiensi.TIDAK_DAPAT_DIHITUNG)
    assert "belum ada" in index.catatan[0].pesan


def test_nothing_spent_is_not_efficient(proyek: Proyek) -> None:
    """An absorption of 0 % makes no index, however high the capaian."""
    proyek.ubah("pagu.yaml", "realisasi: 94496718290", "realisasi: 0")
    assert ukur_uang(proyek).efisiensi.status is StatusEfisiensi.TIDAK_DAPAT_DIHITUNG
