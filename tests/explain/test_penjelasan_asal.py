"""What a trace holds: what the figure is made of, once, and the lines that have it."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_proyek import require_year

from lkj.diagnostics import DataError
from lkj.explain import Masukan, Penjelasan, jelaskan
from lkj.explain.forms import explanations_to_text
from lkj.pengukuran import Pengukuran

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Proyek

ROOT = Path(__file__).parents[2]
DINAS = ROOT / "examples" / "dinas-kesehatan"


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


@pytest.mark.lambat
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


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("naik 4,01%", "realisasi-anggaran:3"),
        ("0,58 poin persen", "realisasi-anggaran:3.2"),
        ("-2,22", "IKU-06"),
        ("\N{MINUS SIGN}2,22", "IKU-06"),
        ("\N{MINUS SIGN}2,22 poin", "IKU-06"),
        ("7 dari 9", "tercapai"),
        ("rata-rata capaian 100,51%", "rata-rata"),
    ],
)
def test_what_is_printed_is_found_as_it_is_printed(dinas: Pengukuran, asked: str, found: str) -> None:
    """A phrase is found by the figure in it, and a minus by either of its signs."""
    assert found in {it.id for it in jelaskan(dinas, asked)}


@pytest.mark.lambat
def test_a_code_is_no_figure(dinas: Pengukuran) -> None:
    """What asks for 3 is not told of IKU-03, and a code that is nowhere is not taken for its digits."""
    typed = [one for it in jelaskan(dinas, "3") if it.id == "data" for one in it.masukan]
    assert not [one for one in typed if re.search(r"[A-Z]-0?3\b", one.diketik)]
    with pytest.raises(DataError):
        jelaskan(dinas, "IKU-99")


def test_what_prose_computes_shows_its_operands(dinas: Pengukuran) -> None:
    """Growth of the ceiling: both years' with their lines, and the expression only as a note."""
    (made,) = jelaskan(dinas, "naik 4,01%")
    a, b = (next(one for one in made.masukan if one.simbol == simbol) for simbol in "ab")
    assert (a.nama, b.nama) == ("Pagu anggaran 2025", "Pagu anggaran 2024")
    assert [_angka(_baris(one)) for one in (a, b)] == [[Decimal(98500000000)], [Decimal(94700000000)]]
    assert "{{" not in explanations_to_text("", [made]).partition("Catatan")[0]
    assert made.catatan[-1].startswith("Tertulis dalam narasi: {{ ")


@pytest.mark.lambat
def test_the_summands_of_a_sum_are_listed() -> None:
    """The remainder of a programme over the sum of its activities: each of these with its name and its line."""
    made = next(it for it in jelaskan(Pengukuran(require_year(ROOT, 2024)), "Rp100.277.873.000"))
    total = next(n for n, one in enumerate(made.masukan) if one.simbol == "b")
    terms = made.masukan[total + 1 :]
    assert len(terms) == 5
    assert sum(one.nilai for one in terms if isinstance(one.nilai, Decimal)) == made.masukan[total].nilai
    assert {one.tempat.file for one in terms if one.tempat} == {"data/2024/pk.yaml"}


@pytest.mark.lambat
def test_a_correction_is_found_by_what_it_corrects() -> None:
    """84,99 is the absorption, and what an earlier edition gave for the mean of capaian."""
    found = [it.id for it in jelaskan(Pengukuran(require_year(ROOT, 2024)), "84,99")]
    assert "RL-01" in found and found.index("serapan") < found.index("RL-01")
