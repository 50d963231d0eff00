"""Charts say of a bar that is missing why it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from alat_benar import salin
from alat_proyek import load_year

from lkj.pengukuran import Pengukuran
from lkj.report.grafik import grafik_capaian

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("unit", "target", "realisasi", "label"),
    [
        ("persen", "90", "null", "IKK-01 · belum ada data"),
        ("predikat-sakip", "BB", "B", "IKK-01 · Tidak tercapai, tanpa persentase"),
        ("persen", "90", "81", "IKK-01 · 90,00%"),
    ],
)
def test_a_status_without_a_percentage_is_no_missing_data(
    tmp_path: Path, unit: str, target: str, realisasi: str, label: str
) -> None:
    """A rank that was missed is known: the chart says so, and «belum ada data» only where there is none."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "indikator.yaml"
    before, mark, after = path.read_text(encoding="utf-8").partition("  - id: IKK-01\n")
    after = after.replace("satuan: persen", f"satuan: {unit}", 1).replace("target: 90", f"target: {target}", 1)
    after = after.replace("realisasi: 81", f"realisasi: {realisasi}", 1)
    after = re.sub(r"    nasional: 85\n(.*\n){4}        realisasi: 84\n", "", after, count=1)
    path.write_text(before + mark + after, encoding="utf-8")
    year, findings = load_year(root, 2024)
    assert year is not None, findings
    assert f">{label}<" in grafik_capaian(Pengukuran(year))
