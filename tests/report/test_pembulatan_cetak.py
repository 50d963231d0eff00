"""Printed figures are rounded, and a reader who computes with them is told where that shows."""

from __future__ import annotations

from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from alat_proyek import require_year, year_of
from alat_tabel import tabel, tertulis

from lkj.capaian import Angka, bulatkan
from lkj.capaian.nisbah import nisbah
from lkj.explain import jelaskan
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import TETAP
from lkj.wording.metode import dari_tercetak, ketentuan
from lkj.wording.printed import kuantitas

DINAS = Path(__file__).parents[2] / "examples" / "dinas-kesehatan"
AWAL = "Rata-rata dihitung dari capaian yang belum dibulatkan; dari capaian tercetak hasilnya "


@pytest.fixture(scope="module")
def dinas() -> Pengukuran:
    return Pengukuran(require_year(DINAS, 2025))


@pytest.fixture(scope="module")
def markdown() -> str:
    return unescape(tertulis(year_of(DINAS, 2025).compose([TETAP["lkj"]])[0]["lkj"].markdown))


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "satuan", "per", "tercetak"),
    [
        (57, 6480, "per 1.000 kelahiran hidup", 1000, "8,80 per 1.000 kelahiran hidup"),
        (1812, 11840, "persen", 100, "15,30%"),
        (264, 300, "persen", 100, "88%"),
        (1, 8, "persen", 100, "12,5%"),
    ],
)
def test_a_rounded_quotient_keeps_its_digits(
    pembilang: int, penyebut: int, satuan: str, per: int, tercetak: str
) -> None:
    """8,7963 is 8,80 beside 108,02; what comes out even has no digit that it does not need."""
    value = nisbah(Decimal(pembilang), Decimal(penyebut), satuan, Decimal(per))
    assert kuantitas(value) == tercetak


def test_what_is_typed_stays_as_it_is_typed() -> None:
    """8,8 was not rounded, and is not made to look as if it were."""
    assert kuantitas(Angka(Decimal("8.8"), "persen")) == "8,8%"


def test_a_mean_that_printed_figures_do_not_give_says_what_they_give(dinas: Pengukuran, markdown: str) -> None:
    """Nine capaian to two decimals make 100,50 and not 100,51: it is said at that table, and where none differs not."""
    values = [row.capaian.nilai for row in dinas.utama.baris]
    printed = [bulatkan(value, 2) for value in values if value is not None]
    assert bulatkan(sum(printed, Decimal(0)) / len(printed), 2) == Decimal("100.50")
    for name, said in (("tabel-capaian", "100,50%"), ("tabel-capaian-pk-kesmas", "101,19%")):
        assert [row[0] for row in tabel(markdown, name)[1] if row[0].startswith(AWAL)] == [f"{AWAL}{said}."]
    told = [one.id for one in dinas.rekap.values() if dari_tercetak(dinas, one)]
    assert told == ["pk-perubahan", "pk-kesmas"]
    assert markdown.count(AWAL) == len(told)


def test_the_method_says_which_rule_holds_for_which_indikator(markdown: str) -> None:
    """Where lower is better, how quarters become a year, how the mean of an objective is made."""
    rules = {row[1]: row[2] for row in tabel(markdown, "tabel-metode")[1]}
    assert rules["Rumus, makin rendah makin baik"].endswith("; berlaku bagi IKU-01, IKU-02, IKU-04")
    assert rules["Rumus, makin tinggi makin baik"].endswith("; berlaku bagi indikator lainnya")
    assert rules["Realisasi triwulan"] == (
        "yang terakhir dipakai: IKU-05; jumlah pembilang dibagi jumlah penyebut: IKU-06; dijumlahkan: IKU-07"
    )
    assert rules["Agregasi"].endswith("rata-rata sasaran dihitung dengan cara yang sama atas indikator sasaran itu")


@pytest.mark.lambat
def test_a_rule_that_nothing_was_measured_by_is_not_printed() -> None:
    """KPU 2024 measures no indikator where lower is better and no composite by its parts: those rules stay away."""
    rules = [unsur for unsur, _ in ketentuan(Pengukuran(require_year(DINAS.parents[1], 2024)))]
    assert [one for one in rules if one.startswith(("Rumus", "Target"))] == ["Rumus, makin tinggi makin baik"]


def test_what_printed_figures_give_can_be_asked_for(dinas: Pengukuran) -> None:
    """Who computes 100,50 and asks for it is led to the mean, which says what it is made of."""
    made = next(it for it in jelaskan(dinas, "100,50%") if it.id == "rata-rata")
    assert any("dari capaian tercetak hasilnya 100,50%" in note for note in made.catatan)


def test_the_counts_of_a_year_before_stand_in_its_row(markdown: str) -> None:
    """61 dari 6.512 decide both its capaian and whether this year's is better."""
    rows = [row for row in tabel(markdown, "tabel-analisis-SS-01")[1] if "Tahun 2024" in row]
    assert [row[-1].partition(";")[0] for row in rows] == ["8 dari 6.512", "61 dari 6.512", "6.278 dari 6.512"]


def test_a_capped_capaian_says_what_it_was(markdown: str) -> None:
    """123,16% of the national standard counts as 120%, and the row says so."""
    rows = [row for row in tabel(markdown, "tabel-analisis-SS-02")[1] if "120,00%" in row]
    assert [row[-1].rpartition("; ")[2] for row in rows] == ["capaian dibatasi, semula 123,16%"]
    assert "terhadap target akhir Renstra dan standar nasional dari realisasi 2025" in markdown
