"""The measured document at the end of a quarter: quarters accumulated, later ones left out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from alat_benar import bertriwulan, ganti, salin

from lkj.pemeriksaan import require_year
from lkj.pengukuran import BarisTriwulan, Pengukuran
from lkj.pengukuran import bertriwulan as ada_triwulan


def at(root: Path, n: int) -> dict[str, BarisTriwulan]:
    made = Pengukuran(require_year(root, 2024)).sampai_triwulan(n)
    return {one.baris.indikator.id: one for one in made.baris}


@pytest.mark.parametrize(
    ("n", "last", "total", "missing"), [(1, 70, 100, ()), (2, 75, 100, (2,)), (3, 80, 220, (2,)), (4, 81, 310, (2,))]
)
def test_state_as_of_each_quarter(tmp_path: Path, n: int, last: int, total: int, missing: tuple[int, ...]) -> None:
    """Later quarters do not count; a missing one is left out and named, never taken as 0."""
    rows = at(bertriwulan(tmp_path), n)
    assert (str(rows["IKK-01"].realisasi), str(rows["IKK-03"].realisasi)) == (f"{last}%", f"{total} Berkas")
    assert rows["IKK-03"].belum_ada == missing
    assert rows["IKK-03"].baris.capaian.nilai == Decimal(total) / 4
    assert len(rows["IKK-01"].triwulan) == n


def test_an_indikator_without_quarters_is_not_measured(tmp_path: Path) -> None:
    """Its realisasi of the year does not stand in for quarters, and it is not in the mean."""
    root = bertriwulan(tmp_path)
    assert at(root, 2)["IKK-02"].triwulan == ()
    assert at(root, 2)["IKK-02"].baris.capaian.nilai is None
    made = Pengukuran(require_year(root, 2024)).sampai_triwulan(4)
    assert (made.terukur, len(made.baris)) == (2, 3)
    assert made.agregat.nilai == (Decimal(90) + Decimal("77.5")) / 2


def test_no_quarter_yet_is_no_zero(tmp_path: Path) -> None:
    """An indikator whose first quarters are all missing has no realisasi and no capaian so far."""
    root = bertriwulan(tmp_path)
    ganti(root, "indikator.yaml", ("[70, 75, 80, 81]", "[null, null, 80, 81]"))
    row = at(root, 2)["IKK-01"]
    assert (row.realisasi, row.baris.capaian.nilai, row.belum_ada) == (None, None, (1, 2))


def test_a_year_without_quarters_is_told_apart(tmp_path: Path) -> None:
    """Where nothing is measured by quarters there is nothing to report by quarters."""
    numbers = Pengukuran(require_year(salin(tmp_path), 2024))
    assert not ada_triwulan(numbers.utama.baris)
