"""What the page explains: everything the report prints and `lkj explain` knows, in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest
from alat_proyek import require_year

from lkj.explain import jelaskan
from lkj.explain.forms import LEBAR, explanations_to_text
from lkj.explain.web import explanations
from lkj.pengukuran import Pengukuran
from lkj.publish.web import Explanation

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def numbers() -> Pengukuran:
    return Pengukuran(require_year(REPOSITORY, 2024))


@pytest.fixture(scope="module")
def by_id(numbers: Pengukuran) -> dict[str, Explanation]:
    return {it.id: it for it in explanations(numbers)}


def test_the_text_is_that_of_the_command(numbers: Pengukuran, by_id: dict[str, Explanation]) -> None:
    """Below its title, an explanation reads on the page as `lkj explain` prints it, but for breaks and columns."""
    for ident in ("IKK-14", "rata-rata", "serapan", "076.01.CQ/1"):
        printed = explanations_to_text(ident, jelaskan(numbers, ident))
        assert "".join(printed.split()).endswith("".join(by_id[ident].text.replace(" · ", " ").split()))
        assert not by_id[ident].text.startswith(ident)
        assert "===" not in by_id[ident].text


def test_a_paragraph_is_left_for_the_page_to_break(by_id: dict[str, Explanation]) -> None:
    """A narrow screen breaks a paragraph where it must; the terminal's breaks would leave it ragged."""
    text = by_id["rata-rata"].text.splitlines()
    rule = next(line for line in text if line.strip().startswith("Pembulatan"))
    assert len(rule) > LEBAR
    assert rule.rstrip().endswith("]")


def test_printed_forms_are_those_of_the_report(by_id: dict[str, Explanation]) -> None:
    """Money, percentages, quantities and counts (also spelt out) are found as the report prints them."""
    assert by_id["rata-rata"].printed == ("97,53%",)
    assert by_id["realisasi"].printed == ("Rp94.496.718.290",)
    assert by_id["IKK-05"].printed == ("98,00%", "100%", "98%", "−2,00 poin", "2 poin di bawah")
    assert by_id["jumlah-indikator"].printed == ("17", "17 (tujuh belas)")


def test_places_lead_to_the_typed_values_first(by_id: dict[str, Explanation]) -> None:
    """File and line of realisasi and target come first, then those of the rules that decided."""
    places = by_id["IKK-14"].places
    assert places[:2] == (("data/2024/indikator.yaml", 310), ("data/2024/indikator.yaml", 309))
    assert ("data/2024/metode.yaml", 6) in places
    assert len(places) == len(set(places))


def test_a_mean_of_one_is_not_offered_twice(by_id: dict[str, Explanation]) -> None:
    """The mean of a sasaran with one indikator is that indikator, and explained as such only."""
    assert "IKK-05" in by_id
    assert "SK-05" not in by_id


def test_the_citation_of_a_scale_is_no_figure_of_it(by_id: dict[str, Explanation]) -> None:
    """The regulation a scale is taken from holds numbers, but none that the report has measured."""
    assert all(not any(word in form for word in ("Nomor", "LAN", "Permen")) for form in by_id["skala"].printed)


@pytest.mark.parametrize(
    ("ident", "sentence"),
    [
        ("IKK-14", "Target 100%, realisasi 84,99%: capaian 84,99%, target tidak tercapai."),
        ("IKR-01", "Target 1 NSPK; realisasinya belum ada, sehingga capaian belum dapat dihitung."),
        ("pagu", "Rp111.186.550.000 adalah pagu anggaran 2024, dalam rupiah, disalin dari data, tidak dihitung."),
        ("jumlah-misi", "5 adalah jumlah misi, dicacah satu per satu dari data."),
        (
            "rkt",
            "Belum ada data untuk rata-rata capaian 0 dari 13 indikator dalam Rencana Kinerja Tahunan (5 sasaran).",
        ),
        (
            "serapan",
            "84,99% adalah bagian pagu tahun 2024 yang direalisasikan, yaitu realisasi anggaran dibagi pagu anggaran,"
            " dikali 100.",
        ),
    ],
)
def test_an_explanation_begins_with_a_sentence(by_id: dict[str, Explanation], ident: str, sentence: str) -> None:
    """One sentence says what a figure is, of an indikator also what its target was and whether it was met."""
    assert by_id[ident].sentence == sentence


@pytest.mark.lambat
def test_the_sentence_of_a_range_and_of_a_quarter() -> None:
    """A range tells both bounds; a quarter says that it is measured against the whole year's target."""
    made = explanations(Pengukuran(require_year(REPOSITORY / "examples", 2025)))
    told = {it.id: it.sentence for it in made}
    assert told["IKK-10"].startswith("Batas bawah target 18 derajat Celsius dan batas atas target 22 derajat Celsius, ")
    assert told["IKK-10"].endswith("realisasi 22,5 derajat Celsius: capaian 97,78%, target tidak tercapai.")
    assert told["IKK-01-tw1"] == (
        "Target 24.500 Kunjungan, realisasi 6.100 Kunjungan: capaian 24,90%, capaian IKK-01 terhadap target setahun,"
        " dari realisasi sampai dengan triwulan I."
    )
    assert all(it.sentence.endswith(".") for it in made)
