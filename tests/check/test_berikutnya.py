"""What a check ends with: the next thing to do, named with its command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lkj.check.berikutnya import berikutnya
from lkj.diagnostics import Finding, Position, Severity

if TYPE_CHECKING:
    from conftest import Proyek


def found(severity: Severity, line: int = 7) -> Finding:
    return Finding(code="LKJ203", position=Position("data/2024/pk.yaml", line, 3), message="x", severity=severity)


def test_errors_come_first_and_are_named_with_their_place() -> None:
    """However early a warning stands, the first error is where to begin; then the same check again."""
    said = berikutnya([found(Severity.WARNING, 1), found(Severity.ERROR)], [], ["2024"])
    assert said == (
        "Berikutnya: perbaiki galat lebih dahulu, mulai dari data/2024/pk.yaml:7, lalu jalankan lagi «lkj check 2024»;"
        " «lkj rule LKJ203» menjelaskan aturannya."
    )


def test_a_warning_may_be_accepted_and_the_report_made() -> None:
    """A warning stops nothing: it is looked at, or accepted with a reason."""
    said = berikutnya([found(Severity.WARNING)], [2024])
    assert "pengecualian.yaml" in said and said.endswith("Laporan sudah dapat dibuat dengan «lkj build 2024».")


def test_a_clean_year_is_built() -> None:
    """Nothing to repair: the report; of several years whichever is wanted."""
    assert berikutnya([], [2024]) == "Berikutnya: buat laporannya dengan «lkj build 2024»."
    assert "«lkj build TAHUN»" in berikutnya([found(Severity.INFO)], [2023, 2024])


@pytest.mark.lambat
def test_check_ends_with_it_unless_findings_were_chosen(proyek: Proyek) -> None:
    """The last line of `lkj check`; a choice of findings does not tell what the whole needs."""
    assert proyek.jalankan("check", "2024")[2].rstrip("\n").split("\n")[-1].startswith("Berikutnya: ")
    assert "Berikutnya" not in proyek.jalankan("check", "2024", "--select", "LKJ3")[2]
    assert "Berikutnya" not in proyek.jalankan("check", "2024", "--format", "json")[1]
    assert "Berikutnya" not in proyek.jalankan("check", "data/2024/pk.yaml")[2]
