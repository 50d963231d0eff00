"""The row that gives the mean of an objective never parts from the indikator that it is the mean of."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkj.check.project import Project
from lkj.report.dokumen import TETAP
from lkj.report.tabel import Tabel

pytestmark = pytest.mark.lambat

ROOT = Path(__file__).parents[2]


def means(table: Tabel) -> dict[str, bool]:
    """Return the rows of means by what they say, and whether a cell of the row above reaches into each."""
    made, reach = {}, 0
    for n, row in enumerate(table.baris):
        said = " ".join(map(str, row[0].isi))
        if said.startswith("Rata-rata capaian S"):
            made[said] = reach > n
        reach = max([reach, *(n + cell.baris for cell in row)])
    return made


@pytest.mark.parametrize("example", ["examples/dinas-kesehatan", "examples/unit-kementerian"])
def test_a_mean_is_held_to_its_indikator(example: str) -> None:
    """A cell of the last indikator, or of all where they are few, reaches into the row: no page begins with it."""
    composed, broken = Project.at(ROOT / example).year(2025).compose([TETAP["lkj"]])
    assert not broken
    (report,) = composed.values()
    found = {
        name: held
        for table in report.tabel
        if table.nama.startswith("tabel-capaian")
        for name, held in means(table).items()
    }
    assert len(found) > 1
    assert all(found.values()), found
