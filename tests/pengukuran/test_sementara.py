"""A realisasi that lacks a quarter can still change: its status, and every mean that holds it, are provisional."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from alat_proyek import environment, load_year
from openpyxl import load_workbook

from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan

if TYPE_CHECKING:
    from conftest import Proyek

LAMA = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"
TURUN = """    satuan: Kasus
    polaritas: turun
    target: 8
    triwulan: {}
    akumulasi: jumlah
    nasional: 6
    riwayat:
      - tahun: 2023
        target: 8
        realisasi: 9
  - id: IKK-06"""


def _numbers(proyek: Proyek, quarters: str) -> Pengukuran:
    proyek.ubah("indikator.yaml", LAMA, TURUN.format(quarters))
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    return Pengukuran(year)


@pytest.mark.lambat
def test_half_a_year_of_cases_is_no_result_yet(proyek: Proyek) -> None:
    """4 of at most 8 cases by the middle of the year: 150 percent, provisional wherever it or its mean is printed."""
    numbers = _numbers(proyek, "[2, 2, null, null]")
    assert numbers.utama.sementara
    assert numbers.tren[-1].sementara
    table = proyek.jalankan("capaian", "2024")[1]
    line = next(line for line in table.split("\n") if "IKK-05" in line)
    assert "150,00% Tercapai" in re.sub(" +", " ", line)
    assert "(sementara)" in table
    assert "Rata-rata capaian sementara, 17 dari 17 indikator: " in table
    assert "sementara: IKK-05 – realisasinya belum lengkap" in table
    answer = json.loads(proyek.jalankan("capaian", "2024", "--format", "json")[1])
    assert answer["average"]["provisional"] is True
    assert [one["id"] for one in answer["indicators"] if one["provisional"]] == ["IKK-05"]
    proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", "c.xlsx")
    summary = {row[0].value: row[1].value for row in load_workbook("c.xlsx")["Ringkasan"].iter_rows()}
    assert summary["Sementara: IKK-05"] == "Realisasinya belum lengkap."


@pytest.mark.lambat
def test_explanations_say_so(proyek: Proyek) -> None:
    """The indicator names the quarters, the mean names the indicator."""
    _numbers(proyek, "[2, 2, null, null]")
    own = " ".join(proyek.jalankan("explain", "2024", "IKK-05")[1].split())
    assert "status: tercapai (sementara)" in own
    assert "realisasinya belum lengkap, triwulan III, IV belum ada datanya." in own
    assert "standar nasional 6 Kasus: sementara memenuhi standar" in own
    mean = " ".join(proyek.jalankan("explain", "2024", "rata-rata")[1].split())
    assert "(sementara, 17 dari 17)" in mean
    assert "Sementara: realisasi IKK-05 belum lengkap, sehingga rata-rata ini masih dapat berubah." in mean


@pytest.mark.lambat
def test_the_report_says_so(proyek: Proyek) -> None:
    """In the table of capaian, the analysis of the objective and the method."""
    text = susun_laporan(environment(proyek.root), _numbers(proyek, "[2, 2, null, null]")).markdown
    text = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), text)
    assert "Tercapai (sementara)" in text
    assert "Sejak itu realisasi sementara turun 5 Kasus" in text
    assert "sementara, 17 dari 17 indikator" in text
    assert "sementara, sebab sebagian realisasinya belum lengkap" in text


@pytest.mark.lambat
@pytest.mark.parametrize("quarters", ["[2, 2, 2, 2]", "[2, 2, 2, 0]"])
def test_four_quarters_are_a_year(proyek: Proyek, quarters: str) -> None:
    """Nothing is provisional once each quarter has its number, also a real 0."""
    numbers = _numbers(proyek, quarters)
    assert not numbers.utama.sementara
    (row,) = [row for row in numbers.utama.baris if row.indikator.id == "IKK-05"]
    assert (row.status, row.capaian.catatan) == ("Tercapai", ())
    assert "sementara" not in proyek.jalankan("capaian", "2024")[1]


def test_a_quarter_that_has_passed_is_missed_and_one_to_come_is_not(proyek: Proyek) -> None:
    """At the end of quarter II the later ones do not count; at the end of III the third is missing from the mean."""
    numbers = _numbers(proyek, "[2, 2, null, null]")
    made = {n: numbers.sampai_triwulan(n) for n in (2, 3)}
    assert [one.sementara for one in made.values()] == [False, True]
    assert made[3].agregat.belum_lengkap == ("IKK-05",)
