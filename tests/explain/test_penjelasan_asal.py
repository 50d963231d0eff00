"""What a trace holds: what the figure is made of, once, and the lines that have it."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_proyek import require_year

from lkj.explain import Masukan, Penjelasan, jelaskan
from lkj.pengukuran import Pengukuran

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Proyek

DINAS = Path(__file__).parents[2] / "examples" / "dinas-kesehatan"


@pytest.fixture(scope="module")
def dinas() -> Pengukuran:
    return Pengukuran(require_year(DINAS, 2025))


def _satu(numbers: Pengukuran, query: str) -> Penjelasan:
    return next(it for it in jelaskan(numbers, query) if it.id == query)


def _baris(entry: Masukan) -> str:
    """Return the lines that an input cites, from first to last."""
    assert entry.tempat is not None
    lines = (DINAS / entry.tempat.file).read_text(encoding="utf-8").split("\n")
    return " ".join(lines[entry.tempat.line - 1 : entry.sampai or entry.tempat.line])


def _angka(text: str) -> Sequence[Decimal]:
    return [Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", text)]


@pytest.mark.parametrize("sasaran", ["SS-01", "SS-02", "SS-03", "SS-04"])
def test_an_index_of_an_objective_has_only_its_own_mean(dinas: Pengukuran, sasaran: str) -> None:
    """Two earlier documents have the objective too, with other targets: their means are no part of the index."""
    made = _satu(dinas, f"efisiensi-{sasaran}")
    means = [step.hasil for step in made.langkah if step.nama == "Rata-rata capaian"]
    assert means == [_satu(dinas, sasaran).nilai]
    assert len(made.langkah) == len({step.penjabaran for step in made.langkah})


@pytest.mark.parametrize("whole", ["rata-rata", "SS-02", "SS-03", "SS-03-renja"])
def test_a_mean_cites_the_quarters_that_count(dinas: Pengukuran, whole: str) -> None:
    """The last quarter where that one counts, all four where they are added up or put together."""
    entries = {one.nama: one for one in _satu(dinas, whole).masukan}
    if "IKU-05" in entries:
        assert (entries["IKU-05"].diketik, _baris(entries["IKU-05"]).strip()) == ("86.5", "- 86.5")
    if "IKU-06" in entries:
        counts = _angka(_baris(entries["IKU-06"]))
        assert sum(counts[::2]) == 264
        assert "(62 + 66 + 70 + 66) ÷ (70 + 76 + 79 + 75) × 100 = 88" in entries["IKU-06"].hitungan
    if "IKU-07" in entries:
        assert sum(_angka(_baris(entries["IKU-07"]))) == 12480
        assert "2.900 + 3.150 + 3.230 + 3.200 = 12.480" in entries["IKU-07"].hitungan


def test_an_indikator_cites_the_quarters_that_count(dinas: Pengukuran) -> None:
    """Of a document at the end of a quarter too, only those that have passed."""
    for query, last in (("IKU-07", 12480), ("IKU-07-tw2", 6050)):
        reached = next(one for one in _satu(dinas, query).masukan if one.simbol == "R")
        assert sum(_angka(_baris(reached))) == last


def test_a_year_before_shows_the_counts_it_is_made_of(dinas: Pengukuran) -> None:
    """61 of 6.512 and not a quotient of endless decimals alone, at the lines of both."""
    entry = next(one for one in _satu(dinas, "tren-2024").masukan if one.nama == "IKU-02")
    assert "61 ÷ 6.512 × 1.000 ≈ 9,3673218673" in entry.hitungan
    assert _angka(_baris(entry))[:2] == [Decimal(61), Decimal(6512)]
    earlier = [one for one in _satu(dinas, "IKU-02").masukan if one.nama.endswith("tahun 2024")]
    assert {one.simbol: one.nilai for one in earlier if one.simbol in ("pembilang", "penyebut")} == {
        "pembilang": 61,
        "penyebut": 6512,
    }


def test_no_rule_cites_a_line_that_declares_another(dinas: Pengukuran) -> None:
    """The method of a year that has none of its own is this year's, and not the first line of its file."""
    for it in (_satu(dinas, "tren-2024"), _satu(dinas, "rata-rata"), _satu(dinas, "IKU-01")):
        for rule in it.ketentuan:
            if rule.tempat is not None:
                line = (DINAS / rule.tempat.file).read_text(encoding="utf-8").split("\n")[rule.tempat.line - 1]
                assert not line.startswith("skema:"), rule


@pytest.mark.lambat
def test_a_default_is_told_to_be_one(proyek: Proyek) -> None:
    """A miss without a percentage counts as 0 where the method does not say otherwise: no line is cited for that."""
    proyek.ubah("indikator.yaml", "target: 2.8\n    realisasi: null", "target: 0\n    realisasi: 1")
    code, stdout, stderr = proyek.jalankan("explain", "2024", "IKU-07")
    assert code == 0, stderr
    (said,) = re.findall(r"Dalam rata-rata: .*?\[(.*?)\]", stdout, re.DOTALL)
    assert " ".join(said.split()) == "bawaan; tidak ditulis dalam metode.yaml"
