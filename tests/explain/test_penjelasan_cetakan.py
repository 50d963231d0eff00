"""What an explanation says is printed: the same as the tables of the report and of `lkj capaian` print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from alat_proyek import load_year

from lkj.pengukuran import Pengukuran

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

LAMA = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"
PREDIKAT = "    satuan: predikat-sakip\n    polaritas: naik\n    target: BB\n    realisasi: {}\n  - id: IKK-06"


def _jelas(proyek: Proyek, query: str) -> dict[str, Any]:
    code, stdout, stderr = proyek.jalankan("explain", "2024", query, "--format", "json")
    assert code == 0, stderr
    match: dict[str, Any] = json.loads(stdout)["matches"][0]
    return match


@pytest.mark.parametrize(("realisasi", "printed", "status"), [("B", "–", "tidak tercapai"), ("null", "[belum ada data]", "belum ada data")])  # fmt: skip
def test_a_missed_rank_is_no_missing_data(proyek: Proyek, realisasi: str, printed: str, status: str) -> None:
    """B against BB has a status and no percentage: a dash. Only what is not there is called that."""
    proyek.ubah("indikator.yaml", LAMA, PREDIKAT.format(realisasi))
    match = _jelas(proyek, "IKK-05")
    assert match["printed"] == printed
    assert match["description"].endswith(f"status: {status}")


def test_a_ceiling_of_zero_is_no_missing_data(proyek: Proyek) -> None:
    """With a pagu of 0 there is no absorption, which the table prints as a dash; so do explanation and terminal."""
    proyek.ubah("pagu.yaml", "pagu: 111186550000", "pagu: 0")
    assert _jelas(proyek, "serapan")["printed"] == "–"
    assert "Serapan anggaran 2024: – (" in proyek.jalankan("capaian", "2024")[1]


def test_an_index_just_below_one(proyek: Proyek) -> None:
    """Capaian 97,53 over an absorption a little above it is 0,9997: not «1,00, tidak efisien»."""
    year, _ = load_year(proyek.root, 2024)
    assert year is not None
    mean = Pengukuran(year).utama.rerata
    assert mean is not None
    proyek.ubah("pagu.yaml", "realisasi: 94496718290", f"realisasi: {int(111186550000 * mean / 100 * 10003 / 10000)}")
    match = _jelas(proyek, "efisiensi")
    assert match["description"].endswith("tidak efisien")
    assert match["printed"] == "0,9997"
