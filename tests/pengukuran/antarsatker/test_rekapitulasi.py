"""The numbers of many offices as one, each beside what is reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alat_satker import indikator, satker

from lkj.check.project import Project
from lkj.model.rekap import BerkasRekap
from lkj.pengukuran.antarsatker import (
    Bagian,
    Hasil,
    HasilIndikator,
    Rekapitulasi,
    SalahHasilError,
    TanpaData,
    baca_hasil,
    hasil_satker,
    rekapitulasi,
)
from lkj.pengukuran.antarsatker.hasil import HasilSasaran, Tempat
from lkj.pengukuran.antarsatker.pencilan import hitungan

if TYPE_CHECKING:
    from conftest import Proyek

ROOT = Path(__file__).parents[3]
ADUAN, WAKTU = "Persentase pengaduan yang diselesaikan", "Persentase layanan tepat waktu"
# A large office that answered 900 of 1.000 and a small one that answered 5 of 10, each of a target of 80%.
BESAR = satker("6200", indikator(ADUAN, "80", "900/1000"), indikator(WAKTU, "100", "90"), pagu=900, realisasi=810)
KECIL = satker("6201", indikator(ADUAN, "80", "5/10"), pagu=100, realisasi=50)


def cara(**lain: Any) -> BerkasRekap:
    return BerkasRekap.model_validate({"skema": 1, **lain})


def rekap(*offices: Hasil, **lain: Any) -> Rekapitulasi:
    return rekapitulasi(2024, offices, cara=cara(**lain))


def test_counts_are_summed_and_no_mean_of_percentages_is_taken() -> None:
    """905 of 1.010 is 89,60%, where the mean of 90% and 50% would be 70%: 112,00% of the target of 80%."""
    one = rekap(BESAR, KECIL).indikator[0]
    assert one.gabungan.cara == "gabungan"
    assert one.gabungan.realisasi is not None
    assert round(one.gabungan.realisasi, 4) == Decimal("89.6040")
    assert one.gabungan.target == 80
    assert one.gabungan.nilai is not None
    assert round(one.gabungan.nilai, 4) == Decimal("112.0050")
    assert (one.satker, one.tercapai) == (2, 1)


def test_the_target_of_all_is_what_they_reach_if_each_reaches_its_own() -> None:
    """Targets of 80% of 1.000 and 60% of 10 are 806 of 1.010."""
    other = satker("6201", indikator(ADUAN, "60", "5/10"))
    target = rekap(BESAR, other).indikator[0].gabungan.target
    assert target is not None
    assert round(target * 1010 / 100, 12) == 806


def test_the_whole_is_the_mean_of_all_indikator_unless_another_way_is_declared() -> None:
    """112,5, 90 and 62,5: 88,33 over the indikator; the means of the offices are 101,25 and 62,5."""
    whole = rekap(BESAR, KECIL).capaian
    assert (whole.cara, whole.n, whole.satker) == ("rerata-indikator", 3, 2)
    assert whole.nilai is not None
    assert round(whole.nilai, 6) == Decimal("88.333333")
    mean = rekap(BESAR, KECIL, capaian="rerata-satker").capaian
    assert (mean.nilai, mean.cara, mean.n, mean.satker) == (Decimal("81.875"), "rerata-satker", 2, 2)
    # 900 and 100 of pagu: 0,9 × 101,25 + 0,1 × 62,5.
    mean = rekap(BESAR, KECIL, capaian="tertimbang").capaian
    assert (mean.nilai, mean.cara, mean.n, mean.satker, mean.catatan) == (Decimal("97.375"), "tertimbang", 2, 2, "")
    assert mean.sebutan == "rata-rata capaian satker yang ditimbang menurut bobotnya"
    declared = [{"kode": "6200", "bobot": 1}, {"kode": "6201", "bobot": 3}]
    assert rekap(BESAR, KECIL, capaian="tertimbang", bobot=declared).capaian.nilai == Decimal("72.1875")


def test_an_office_without_a_weight_is_left_out_and_told_of() -> None:
    """It is not given one that nobody declared."""
    whole = rekap(BESAR, KECIL, capaian="tertimbang", bobot=[{"kode": "6200", "bobot": 1}]).capaian
    assert (whole.nilai, whole.n) == (Decimal("101.25"), 1)
    assert whole.catatan == "1 satker tanpa bobot tidak ikut dihitung: 6201"


def test_without_counts_everywhere_an_indikator_is_the_mean_of_the_capaian() -> None:
    """112,5 of counts and 75 without: neither is invented counts for."""
    other = satker("6201", indikator(ADUAN, "80", "60"))
    made = rekap(BESAR, other).indikator[0].gabungan
    assert (made.cara, made.nilai, made.realisasi) == ("rerata", Decimal("93.75"), None)
    asked = rekap(BESAR, other, indikator=[{"nama": ADUAN.upper(), "cara": "gabungan"}]).indikator[0].gabungan
    assert (asked.cara, asked.nilai) == ("rerata", Decimal("93.75"))
    assert "harus mempunyai pembilang dan penyebut" in asked.catatan


def test_numbers_of_things_add_up_and_percentages_do_not() -> None:
    """30 of 40 and 50 of 40 are 80 of 80; of percentages no sum is made though it is asked for."""
    things = [
        satker(kode, indikator("Jumlah kegiatan", "40", value, satuan="Kegiatan"))
        for kode, value in (("1", "30"), ("2", "50"))
    ]
    asked = [{"nama": "Jumlah kegiatan", "cara": "jumlah"}, {"nama": WAKTU, "cara": "jumlah"}]
    made = rekap(*things, indikator=asked).indikator[0].gabungan
    assert (made.cara, made.realisasi, made.target, made.nilai) == ("jumlah", Decimal(80), Decimal(80), Decimal(100))
    assert rekap(BESAR, indikator=asked).indikator[1].gabungan.cara == "rerata"


def test_things_add_up_however_their_unit_is_written() -> None:
    """Ten Dokumen of ten and five Dok. of ten are fifteen of twenty."""
    units = (("1", "10", "Dokumen"), ("2", "5", "Dok."))
    offices = [satker(kode, indikator("Jumlah", "10", value, satuan=unit)) for kode, value, unit in units]
    made = rekap(*offices, indikator=[{"nama": "Jumlah", "cara": "jumlah"}]).indikator[0].gabungan
    assert (made.cara, made.realisasi, made.target) == ("jumlah", Decimal(15), Decimal(20))


def test_absorption_is_of_the_summed_amounts() -> None:
    """860 of 1.000 is 86%, where the mean of 90% and 50% would be 70%; who tells no amount is not counted."""
    made = rekap(BESAR, KECIL, satker("6202", pagu=None, realisasi=None))
    assert (made.pagu, made.realisasi, made.serapan, made.beranggaran) == (1000, 860, Decimal(86), 2)


def test_what_was_spent_of_no_budget_is_no_part_of_the_absorption() -> None:
    """860 of 1.000 is 86%, and 865 of 1.000 would be of nobody's budget: the office is named. 0 of 0 is no such."""
    made = rekap(BESAR, KECIL, satker("6202", pagu=0, realisasi=5), satker("6203", pagu=0, realisasi=0))
    assert (made.serapan, made.beranggaran, made.tanpa_pagu) == (Decimal(86), 3, ("6202",))


def test_equal_means_share_a_rank_as_they_are_printed() -> None:
    """90,001 and 90,004 both print as 90,00: a reader sees equals. An office without a mean has no rank."""
    values = {"1": "95", "2": "90.001", "3": "90.004", "4": "80", "5": None}
    made = rekap(*(satker(kode, indikator(WAKTU, "100", value)) for kode, value in values.items()))
    assert [one.peringkat for one in made.satker] == [1, 2, 2, 4, None]


def test_offices_that_did_not_deliver_are_counted_and_named() -> None:
    """They are part of the whole, and of no mean."""
    made = rekapitulasi(2024, [BESAR], [TanpaData(kode="6299", nama="Kantor 6299", alasan="tidak ada data tahun 2024")])
    assert (made.banyak, made.capaian.satker) == (2, 1)
    assert [one.kode for one in made.tanpa] == ["6299"]


def test_last_year_is_compared_where_it_was_computed_by_the_same_rules() -> None:
    """One better, one worse, one by other rules, one that tells nothing of it."""
    row = indikator(WAKTU, "100", "90")
    made = rekap(
        satker("1", row, lalu=Decimal(80)),
        satker("2", row, lalu=Decimal(95)),
        satker("3", row, lalu=Decimal(80), lalu_berbeda=True),
        satker("4", row),
    )
    assert [one.selisih for one in made.satker] == [10, -5, None, None]
    assert (made.lalu.n, made.lalu.naik, made.lalu.turun, made.lalu.tetap) == (2, 1, 1, 0)


def test_offices_are_counted_by_category_and_coverage_by_indikator() -> None:
    """Two of three offices are Baik; of three indikator two are measured."""
    made = rekap(
        satker("1", indikator(WAKTU, "100", "95")),
        satker("2", indikator(WAKTU, "100", "91")),
        satker("3", indikator(WAKTU, "100", None)),
    )
    assert made.kategori == (("Baik", 2),)
    assert (made.terukur, made.banyak_indikator, made.tercapai) == (2, 3, 0)


def test_the_order_in_which_offices_come_cannot_matter() -> None:
    """Shards are gathered as they arrive."""
    assert rekap(BESAR, KECIL) == rekap(KECIL, BESAR)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["98", "99", "100", "101", "102", "97", "103", "10"], ["8"]),
        # Most exactly at target: nothing spreads, and nobody is accused.
        (["100", "100", "100", "100", "100", "100", "100", "60"], []),
        # Far by the score, but only by some points.
        (["99.9", "100", "100.1", "99.8", "100.2", "100", "99.9", "95"], []),
        # Too few to say what is customary.
        (["98", "99", "100", "10"], []),
    ],
)
def test_an_outlier_is_far_by_score_and_by_points_among_enough(values: list[str], found: list[str]) -> None:
    """Median and MAD, with bounds that `rekap.yaml` may set otherwise."""
    made = rekap(*(satker(str(n), indikator(WAKTU, "100", one)) for n, one in enumerate(values, start=1)))
    assert [one.hasil.kode for one in made.pencilan] == found


def kematian(*deaths: int, births: int = 6480) -> list[Hasil]:
    """Return offices by their maternal deaths, at most 110 in 100.000 births, with a capaian of 120% at most."""
    made = []
    for n, dead in enumerate(deaths, start=1):
        capaian = min(Decimal(120), (220 - Decimal(dead) * 100_000 / births) / Decimal("1.1"))
        row = indikator("AKI", "110", f"{dead}/{births}", capaian=capaian, batas_atas=Decimal(120), polaritas="turun")
        made.append(satker(str(n), row))
    return made


@pytest.mark.parametrize(
    ("deaths", "found"),
    [
        # Those at the bound lie nobody knows how far above it, and draw the rest together.
        ([4, 4, 5, 5, 5, 6, 6, 8, 8], []),
        ([4, 5, 5, 5, 6, 6, 6, 8, 8], []),
        ([5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 7, 10], []),
        # Ten times as many as anywhere else is no luck.
        ([5, 6, 6, 7, 7, 7, 8, 8, 70], ["9"]),
    ],
)
def test_a_bound_and_the_luck_of_small_counts_accuse_nobody(deaths: list[int], found: list[str]) -> None:
    """Four to eight deaths among as many births are as chance has them."""
    assert [one.hasil.kode for one in rekap(*kematian(*deaths)).pencilan] == found


@pytest.mark.parametrize(
    ("target", "usual", "values", "found"),
    [
        # Of three events, visits, reports nobody's diligence is read.
        ("3", ["3", "3", "3", "3", "3", "4", "4", "4", "4", "4"], ["2", "1", "0"], []),
        ("12", ["12", "11", "12", "13", "12", "11", "14", "13", "12", "11"], ["9", "5", "18"], []),
        # None of twelve, where all others had about twelve, is no luck; nor is a hundred of 400.
        ("12", ["12", "11", "12", "13", "12", "11", "14", "13", "12", "11"], ["0"], ["10"]),
        ("400", ["398", "400", "402", "401", "399", "405", "410", "395", "396", "404"], ["100"], ["10"]),
    ],
)
def test_a_small_target_accuses_nobody(target: str, usual: list[str], values: list[str], found: list[str]) -> None:
    """Whole numbers of things, with a target as small: what chance gives, no outlier is."""
    for value in values:
        rows = [indikator("Jumlah kunjungan", target, one, satuan="Kunjungan") for one in [*usual, value]]
        made = rekap(*(satker(str(n), row) for n, row in enumerate(rows)))
        assert [one.hasil.kode for one in made.pencilan] == found, value


@pytest.mark.parametrize("value", ["66.67", "66.6", "67", "50", "50.00", "33.33", "0", "2/3", "0/1", "1/4"])
def test_two_of_three_accuse_nobody_however_they_are_written(value: str) -> None:
    """Among ten offices of hundreds, one that had three complaints."""
    usual = ["98.21", "99.4", "97.35", "96.8", "98.9", "95.12", "99.1", "97.7", "96.44", "98.03"]
    rows = [indikator(ADUAN, "100", one) for one in [*usual, value]]
    assert rekap(*(satker(str(n), row) for n, row in enumerate(rows))).pencilan == ()


@pytest.mark.parametrize("value", ["9.8", "45", "0.98", "10", "47.31", "20/60", "3/20"])
def test_what_is_no_fraction_of_few_is_an_outlier(value: str) -> None:
    """A comma in the wrong place, a number nobody has, and counts that are large enough to tell."""
    usual = ["98.21", "99.4", "97.35", "96.8", "98.9", "95.12", "99.1", "97.7", "96.44", "98.03"]
    rows = [indikator(ADUAN, "100", one) for one in [*usual, value]]
    assert [one.hasil.kode for one in rekap(*(satker(str(n), row) for n, row in enumerate(rows))).pencilan] == ["10"]


def test_an_office_that_words_two_alike_counts_once() -> None:
    """Under two objectives each is a row of its own; twice under one, the office is left out of it, and told of."""
    goals = tuple(
        HasilSasaran(id=f"SK-0{n}", nama=name, tempat=Tempat("data/2024/sasaran.yaml", n))
        for n, name in enumerate(("Mutu", "Waktu"), start=1)
    )
    both = [
        satker(
            kode,
            indikator(WAKTU, "100", first),
            indikator(WAKTU, "100", second, id="IKK-02", sasaran="SK-02"),
            sasaran=goals,
        )
        for kode, first, second in (("1", "90", "60"), ("2", "100", "70"))
    ]
    other = satker("3", indikator(WAKTU, "100", "95"), sasaran=goals)
    made = rekap(*both, other).indikator
    assert [(one.sasaran, one.satker, one.gabungan.satker, one.gabungan.nilai) for one in made] == [
        ("Mutu", 3, 3, Decimal(95)),
        ("Waktu", 2, 2, Decimal(65)),
    ]
    assert [one.sebutan for one in made] == [f"{WAKTU} (sasaran: Mutu)", f"{WAKTU} (sasaran: Waktu)"]
    twice = satker("4", indikator(WAKTU, "100", "10"), indikator(WAKTU, "100", "20", id="IKK-02"))
    (one,) = rekap(*(satker(str(n), indikator(WAKTU, "100", "90")) for n in range(3)), twice).indikator
    assert (one.satker, one.gabungan.satker, one.gabungan.nilai, one.terendah) == (
        4,
        3,
        Decimal(90),
        (Decimal(90), "Kantor 0"),
    )
    assert (
        one.gabungan.catatan == "1 satker menyebutnya lebih dari sekali dalam satu sasaran, dan tidak ikut digabungkan"
    )
    assert (one.sebutan, rekap(twice).indikator[0].gabungan.nilai) == (WAKTU, None)


def test_a_bound_at_which_few_stand_hides_no_outlier() -> None:
    """Two of ten at 120%, one at 10%."""
    values = ["98", "99", "100", "101", "102", "97", "103", "120", "120", "10"]
    rows = [indikator(WAKTU, "100", one, batas_atas=Decimal(120)) for one in values]
    made = rekap(*(satker(str(n), row) for n, row in enumerate(rows, start=1)))
    assert [one.hasil.kode for one in made.pencilan] == ["10"]


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("folder", "tahun"), [(".", 2024), ("examples", 2023), ("examples", 2025), ("examples/dinas-kesehatan", 2025)]
)
def test_a_result_read_back_is_the_result_and_alone_it_is_the_whole(folder: str, tahun: int) -> None:
    """The shipped years: what is kept as JSON is what was computed, and the recap of one office says what it says."""
    numbers = Project.at(ROOT / folder).year(tahun).numbers
    made = hasil_satker("6200", numbers)
    assert baca_hasil(made.to_json()) == made
    alone = rekapitulasi(tahun, [made], cara=cara(capaian="rerata-satker"))
    assert alone.capaian.nilai == numbers.utama.rerata
    assert alone.serapan == numbers.anggaran_tahun(tahun).serapan  # type: ignore[union-attr]
    assert (alone.terukur, alone.banyak_indikator) == (numbers.utama.n, numbers.utama.indikator)


@pytest.mark.lambat
def test_a_bound_that_binds_the_mean_is_none_of_an_indikator(proyek: Proyek) -> None:
    """Capped before averaging at 120%, each is; capped after, none is, nor are all offices' counts together."""
    proyek.ubah("metode.yaml", "batas_atas: null", "batas_atas: 120")
    capped = [one.batas_atas for one in hasil_satker("6200", Project.at(proyek.root).year(2024).numbers).indikator]
    assert set(capped) == {120}
    proyek.ubah("metode.yaml", "penerapan_batas: sebelum", "penerapan_batas: sesudah")
    free = hasil_satker("6200", Project.at(proyek.root).year(2024).numbers).indikator
    assert {(one.batas_atas, one.batas_bawah) for one in free} == {(None, None)}


@pytest.mark.parametrize("content", [b"", b"[]", b'{"kode": "6200"}', b"\xff\xfe", b'{"kode": {"$ref": "x"}}'])
def test_what_is_no_result_is_refused(content: bytes) -> None:
    """A file from another machine may hold anything."""
    with pytest.raises(SalahHasilError):
        baca_hasil(content)


def test_a_figure_ten_times_too_large_is_found_behind_its_bound() -> None:
    """Within a bound of 120 it looks like any other that stands there.

    What is twice or thrice as much is accused of nothing, however many stand at the bound.
    """

    def far(*values: str) -> list[tuple[str, str]]:
        rows = [
            satker(
                str(n),
                indikator(
                    "Jumlah warga dilayani", "1000", value, satuan="Orang", batas_atas=Decimal(120),
                    capaian=min(Decimal(value) / 10, Decimal(120)), mentah=Decimal(value) / 10,
                ),
            )
            for n, value in enumerate(values)
        ]  # fmt: skip
        return [(one.hasil.kode, str(one.capaian)) for one in rekap(*rows).pencilan]

    usual = ("900", "920", "950", "980", "1000", "1010", "1030", "1050", "1100")
    assert far(*usual, "9800") == [("9", "980")]
    assert far(*usual, "3000") == []
    assert far("1300", "1500", "1800", "2000", "2300", "2600", "3000", "3300", "900", "5000") == []
    assert far("1300", "1500", "1800", "2000", "2300", "2600", "3000", "3300", "900", "23000") == [("9", "2300")]


def test_what_is_missed_without_a_percentage_lies_within_its_ends() -> None:
    """B for BB counts as 0 in the mean, so 0 is the lowest; a mean of 50 below a lowest of 100 would be none."""
    missed = indikator("Nilai SAKIP", "80", "70", capaian=None, skor=Decimal(0), nilai=None)
    one = rekap(satker("1", missed), satker("2", indikator("Nilai SAKIP", "80", "80"))).indikator[0]
    assert (one.gabungan.nilai, one.median) == (Decimal(50), Decimal(50))
    assert (one.terendah, one.tertinggi) == ((Decimal(0), "Kantor 1"), (Decimal(100), "Kantor 2"))


def test_what_has_no_words_yet_is_no_indikator_of_all() -> None:
    """Two that are not named yet are not the same one, nor is one office's twice; both are in the mean."""
    unnamed = [replace(indikator("", "80", "80"), id=f"IKK-0{n}") for n in (1, 2)]
    made = rekap(satker("1", *unnamed), satker("2", unnamed[0]), BESAR)
    assert [one.nama for one in made.indikator] == [ADUAN, WAKTU]
    assert (made.tak_bernama, made.capaian.n) == (3, 5)


def test_a_provisional_mean_is_told_and_not_held_to_a_whole_year() -> None:
    """The mean of half a year beside that of a whole one would be a fall that nobody had."""
    half = replace(KECIL, sementara=True, lalu=Decimal(100))
    made = rekap(replace(BESAR, lalu=Decimal(100)), half)
    assert (made.sementara, made.lalu.n, [one.selisih for one in made.satker]) == (1, 1, [Decimal("1.25"), None])


def test_what_offices_weigh_is_told_where_the_method_weighs_them() -> None:
    """Who reads the mean can compute it again; and where nothing is weighed no weight is told."""
    assert [one.bobot for one in rekap(BESAR, KECIL, capaian="tertimbang").satker] == [900, 100]
    assert [one.bobot for one in rekap(BESAR, KECIL).satker] == [None, None]


def test_a_mean_of_means_that_were_rounded_is_the_true_one() -> None:
    """Means off by one in the fiftieth digit make 99,45, which prints 99,5 with one decimal, never 99,4."""
    below = Decimal("99.4") - Decimal("1e-48")
    offices = [replace(satker(str(n), indikator(ADUAN, "80", "80")), rerata=mean)
               for n, mean in enumerate((below, Decimal("99.5") - Decimal("1e-48")))]  # fmt: skip
    assert rekap(*offices, capaian="rerata-satker").capaian.nilai == Decimal("99.45")
    weights = [{"kode": "0", "bobot": 1}, {"kode": "1", "bobot": 1}]
    assert rekap(*offices, capaian="tertimbang", bobot=weights).capaian.nilai == Decimal("99.45")


def test_an_office_without_a_budget_weighs_nothing_and_is_told_of() -> None:
    """A pagu of 0 is no weight; where nobody has one there is no mean, of no office."""
    whole = rekap(BESAR, satker("6203", indikator(WAKTU, "100", "10"), pagu=0), capaian="tertimbang").capaian
    assert (whole.nilai, whole.n) == (Decimal("101.25"), 1)
    assert whole.catatan == "1 satker tanpa bobot tidak ikut dihitung: 6203"
    none = rekap(satker("6203", indikator(WAKTU, "100", "10"), pagu=0), capaian="tertimbang").capaian
    assert (none.nilai, none.n, none.satker) == (None, 0, 0)


# 90% of 1.000 and 50% of 10, as counts; what else is not alike is said in each case.
@pytest.mark.parametrize(
    "lain",
    [
        {"satuan": "Dokumen"},
        {"polaritas": "turun"},
        {"rumus": "selisih"},
        {"batas_atas": Decimal(120)},
        {"batas_bawah": Decimal(0)},
        {"target_biasa": False},
        {"per": Decimal(1000)},
        {"pembilang": None},
        {"penyebut": None},
        {"nilai_target": None},
    ],
    ids=str,
)
def test_what_is_measured_otherwise_is_not_put_together_by_counts(lain: dict[str, Any]) -> None:
    """112,5 and 62,5 are averaged, 87,5: no formula counts for both."""
    other = satker("6201", indikator(ADUAN, "80", "5/10", **lain))
    made = rekap(BESAR, other).indikator[0].gabungan
    assert (made.cara, made.nilai, made.n, made.satker) == ("rerata", Decimal("87.5"), 2, 2)
    assert (made.realisasi, made.target, made.satuan, made.catatan) == (None, None, "", "")


@pytest.mark.parametrize("lain", [{"satuan": "Orang"}, {"rumus": "selisih"}, {"nilai": None}, {"nilai_target": None}])
def test_what_is_measured_otherwise_is_not_summed(lain: dict[str, Any]) -> None:
    """30 of 40 and 50 of 40 are 75 and 125; asked for a sum, the reader is told why there is none."""
    rows = [
        indikator("Kegiatan", "40", "30", satuan="Kegiatan"),
        indikator("Kegiatan", "40", "50", **({"satuan": "Kegiatan"} | lain)),
    ]
    made = rekap(
        *(satker(str(n), row) for n, row in enumerate(rows)), indikator=[{"nama": "Kegiatan", "cara": "jumlah"}]
    )
    whole = made.indikator[0].gabungan
    assert (whole.cara, whole.nilai) == ("rerata", Decimal(100))
    assert whole.catatan == (
        "tidak dapat digabungkan menurut cara «jumlah»: realisasi dan target semua satker harus bilangan yang bukan"
        " persen, dengan ukuran yang sama"
    )


def test_all_together_follow_the_formula_and_the_bounds_of_each() -> None:
    """Waiting 12 minutes of at most 10 and 4 of 10: (2 × 20 − 16) ÷ 20 is 120%, of which a cap leaves 110%."""
    turun = {
        "satuan": "menit",
        "polaritas": "turun",
        "rumus": "selisih",
        "batas_atas": Decimal(110),
        "capaian": Decimal(0),
    }
    offices = [satker(kode, indikator("Tunggu", "10", value, **turun)) for kode, value in (("1", "12"), ("2", "4"))]
    made = rekap(*offices, indikator=[{"nama": "Tunggu", "cara": "jumlah"}]).indikator[0].gabungan
    assert (made.cara, made.n, made.satker, made.satuan) == ("jumlah", 2, 2, "menit")
    assert (made.realisasi, made.target, made.nilai) == (Decimal(16), Decimal(20), Decimal(110))
    # 46 minutes of 20 are −30%, and a floor of 0 leaves 0%.
    low = turun | {"batas_bawah": Decimal(0)}
    offices = [satker(kode, indikator("Tunggu", "10", value, **low)) for kode, value in (("1", "23"), ("2", "23"))]
    assert rekap(*offices, indikator=[{"nama": "Tunggu", "cara": "jumlah"}]).indikator[0].gabungan.nilai == 0


def test_a_rate_of_so_many_is_put_together_as_one() -> None:
    """3 deaths in 1.000 births and 1 in 3.000 are 100 in 100.000, half of what may be: 200% by T ÷ R."""
    rate = {
        "satuan": "per 100.000 kelahiran hidup", "polaritas": "turun", "rumus": "rasio", "per": Decimal(100_000),
        "capaian": Decimal(0),
    }  # fmt: skip
    offices = [
        satker("1", indikator("AKI", "200", "3/1000", **rate)),
        satker("2", indikator("AKI", "200", "1/3000", **rate)),
    ]
    made = rekap(*offices).indikator[0].gabungan
    assert (made.cara, made.n, made.satker, made.satuan) == ("gabungan", 2, 2, "per 100.000 kelahiran hidup")
    assert (made.realisasi, made.target, made.nilai) == (Decimal(100), Decimal(200), Decimal(200))


def test_one_indikator_is_weighed_where_the_method_says_so() -> None:
    """112,5 by a budget of 900 and 62,5 by 100: 107,5; who has no weight is no part of it."""
    asked = [{"nama": ADUAN, "cara": "tertimbang"}]
    made = rekap(BESAR, KECIL, satker("6202", indikator(ADUAN, "80", "80"), pagu=None), indikator=asked)
    one = made.indikator[0].gabungan
    assert (one.cara, one.nilai, one.n, one.satker, one.catatan) == ("tertimbang", Decimal("107.5"), 2, 2, "")


def test_what_cannot_be_followed_and_what_is_left_out_are_both_told() -> None:
    """Two notes in one sentence; where nothing is measured there is none to tell."""
    asked = [{"nama": WAKTU, "cara": "gabungan"}]
    twice = satker("4", indikator(WAKTU, "100", "10"), indikator(WAKTU, "100", "20", id="IKK-02"))
    made = rekap(satker("1", indikator(WAKTU, "100", "90")), twice, indikator=asked).indikator[0].gabungan
    assert made.catatan == (
        "tidak dapat digabungkan menurut cara «gabungan»: realisasi semua satker harus mempunyai pembilang dan"
        " penyebut, dengan ukuran yang sama; 1 satker menyebutnya lebih dari sekali dalam satu sasaran, dan tidak ikut"
        " digabungkan"
    )
    empty = rekap(satker("1", indikator(WAKTU, "100", None)), indikator=asked).indikator[0].gabungan
    assert (empty.cara, empty.nilai, empty.n, empty.satker, empty.catatan) == ("rerata", None, 0, 0, "")


def test_the_ends_are_by_value_and_named_by_office() -> None:
    """An office early in the alphabet is not the lowest for that; a capaian counts, and no score beside it."""
    rows = (("1", "70", "Zeta"), ("2", "90", "Alfa"), ("3", "100", "Mega"))
    made = rekap(
        *(satker(kode, indikator(WAKTU, "100", value, skor=Decimal(1)), nama=nama) for kode, value, nama in rows)
    )
    one = made.indikator[0]
    assert (one.terendah, one.median, one.tertinggi) == ((Decimal(70), "Zeta"), Decimal(90), (Decimal(100), "Mega"))
    assert (one.satker, one.tercapai, one.sasaran, one.sebutan) == (3, 1, "Meningkatnya mutu", WAKTU)


def test_an_objective_is_one_in_all_offices_by_its_words() -> None:
    """112,5 and 90 of one office, 62,5 of the other: however it is typed there, and apart from other objectives."""
    typed = HasilSasaran(id="S-9", nama="meningkatnya  MUTU", tempat=Tempat("data/2024/sasaran.yaml", 3))
    other = HasilSasaran(id="S-8", nama="Tertibnya arsip", tempat=Tempat("data/2024/sasaran.yaml", 9))
    none = HasilSasaran(id="S-7", nama="Belum diukur", terukur=False, tempat=Tempat("data/2024/sasaran.yaml", 12))
    second = satker(
        "6201",
        indikator(ADUAN, "80", "5/10", sasaran="S-9"),
        indikator("Arsip", "100", "40", id="IKK-02", sasaran="S-8"),
        sasaran=(typed, other, none),
    )
    made = rekap(BESAR, second).sasaran
    assert [(one.nama, one.gabungan.n, one.gabungan.satker) for one in made] == [
        ("Meningkatnya mutu", 3, 2),
        ("Tertibnya arsip", 1, 1),
    ]
    assert [round(one.gabungan.nilai or 0, 4) for one in made] == [Decimal("88.3333"), Decimal(40)]


def test_an_indikator_of_no_objective_has_none() -> None:
    """Its words are enough, and an objective that is not told is none: not that of the first in the file."""
    row = indikator(WAKTU, "100", "90", sasaran="SK-99")
    twice = satker("2", row, indikator(WAKTU, "100", "60", id="IKK-02"))
    assert rekap(satker("1", row)).indikator[0].sasaran == ""
    assert [(one.sasaran, one.satker, one.gabungan.nilai) for one in rekap(satker("1", row), twice).indikator] == [
        ("", 2, Decimal(90)),
        ("Meningkatnya mutu", 1, Decimal(60)),
    ]


def test_ranks_and_changes_are_of_the_decimals_that_are_printed() -> None:
    """With none 89,6 and 90,4 are both 90, and no change of 0,4 is a rise; with one they are not."""
    offices = [
        satker("1", indikator(WAKTU, "100", "89.6"), lalu=Decimal("90")),
        satker("2", indikator(WAKTU, "100", "90.4"), lalu=Decimal("90")),
    ]
    whole, tenth = rekap(*offices, desimal=0), rekap(*offices, desimal=1)
    assert ([one.peringkat for one in whole.satker], [one.peringkat for one in tenth.satker]) == ([1, 1], [2, 1])
    assert (whole.lalu.naik, whole.lalu.turun, whole.lalu.tetap, whole.lalu.n) == (0, 0, 2, 2)
    assert (tenth.lalu.naik, tenth.lalu.turun, tenth.lalu.tetap) == (1, 1, 0)
    assert [one.selisih for one in tenth.satker] == [Decimal("-0.4"), Decimal("0.4")]


def test_the_absorption_of_each_office() -> None:
    """810 of 900 and 50 of 100; none where an amount is not told, or nothing could be spent."""
    offices = (BESAR, KECIL, satker("6202", pagu=None), satker("6203", realisasi=None), satker("6204", pagu=0))
    assert [one.serapan for one in rekap(*offices).satker] == [90, 50, None, None, None]


def test_a_part_of_the_offices_says_so() -> None:
    """Which they are stands in the title, and of how many; the whole says nothing of the kind."""
    late = [TanpaData(kode=kode, nama="", alasan="belum ada") for kode in ("6299", "6202")]
    part = rekapitulasi(2024, [KECIL, BESAR], late, cara(desimal=3), Bagian("satker 62*", 40))
    assert [one.kode for one in part.tanpa] == ["6202", "6299"]
    assert (part.tahun, part.cara.desimal, part.banyak) == (2024, 3, 4)
    assert part.judul == "Rekapitulasi Capaian Kinerja Tahun 2024 (sebagian: satker 62*)"
    assert part.sebagian == (
        "Rekapitulasi ini hanya sebagian: satker 62*, yaitu 4 dari 40 satker. Satker lain tidak ikut dihitung, juga"
        " dalam peringkat dan median."
    )
    whole = rekap(BESAR, KECIL)
    assert (whole.judul, whole.sebagian) == ("Rekapitulasi Capaian Kinerja Tahun 2024", "")


def test_an_outlier_is_told_with_what_it_is_held_to() -> None:
    """Among eight around 99,5 the median distance is 2: 0,6745 × (10 − 98,5) ÷ 2 is −29,85."""
    values = ["98", "99", "100", "101", "102", "97", "96", "10"]
    (far,) = rekap(*(satker(str(n), indikator(WAKTU, "100", one)) for n, one in enumerate(values, start=1))).pencilan
    assert (far.hasil.kode, far.indikator.nama, far.capaian, far.satker) == ("8", WAKTU, Decimal(10), 8)
    assert (far.median, round(far.skor, 2)) == (Decimal("98.5"), Decimal("-29.85"))


def test_a_quarter_of_all_may_lie_apart_and_no_more() -> None:
    """Two of eight are outliers; three are offices of another kind, such as cities among regencies."""

    def far(*values: str) -> int:
        return len(rekap(*(satker(str(n), indikator(WAKTU, "100", one)) for n, one in enumerate(values))).pencilan)

    assert far("98", "99", "100", "101", "102", "97", "10", "11") == 2
    assert far("98", "99", "100", "101", "102", "103", "97", "96", "10", "11", "12") == 0


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (indikator(ADUAN, "80", "5/10"), (5, 10)),
        (indikator(ADUAN, "80", "0/10"), (0, 10)),
        (indikator(ADUAN, "80", "-5/10"), None),
        (indikator(ADUAN, "80", "5/10", penyebut=None), None),
        # 66,67% are two of three, whatever the target is; 71,23% nothing of few.
        (indikator(ADUAN, "80", "66.67"), (2, 3)),
        (indikator(ADUAN, "80", "71.23"), None),
        (indikator(ADUAN, "80", None), None),
        (indikator("Kunjungan", "12", "9", satuan="Kunjungan"), (9, 12)),
        (indikator("Kunjungan", "12", "0", satuan="Kunjungan"), (0, 12)),
        (indikator("Kunjungan", "12", "-1", satuan="Kunjungan"), None),
        (indikator("Kunjungan", "12", "9.5", satuan="Kunjungan"), None),
        (indikator("Kunjungan", "12.5", "9", satuan="Kunjungan"), None),
        (indikator("Kunjungan", "12", "9", satuan="Kunjungan", nilai_target=None), None),
        (indikator("Kunjungan", "12", "9", satuan="Kunjungan", nilai_target=Decimal(0)), None),
        (indikator("Kunjungan", "12", "9", satuan="Kunjungan", nilai_target=Decimal(-3)), None),
    ],
)
def test_of_what_counts_a_realisasi_is(row: HasilIndikator, counts: tuple[int, int] | None) -> None:
    """Its own, the small fraction that it must be, or whole things of whole things; of nothing else."""
    assert hitungan(row) == (counts and (Decimal(counts[0]), Decimal(counts[1])))
