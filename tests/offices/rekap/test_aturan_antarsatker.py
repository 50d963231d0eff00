"""The rules between offices: right neighbours first, then what each of them finds, at its place in the tree."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from alat_satker import BERKAS, indikator, satker

from lkj.check.antarsatker import periksa_antarsatker
from lkj.check.rules import rule, rules
from lkj.model.rekap import BerkasRekap
from lkj.pengukuran.antarsatker import Diterima, Hasil, SemuaSatker, TanpaData
from lkj.pengukuran.antarsatker.hasil import HasilSasaran, Tempat

NAMA = [f"Indikator {n}" for n in range(1, 9)]


def semua(*offices: Hasil, **lain: Any) -> SemuaSatker:
    return SemuaSatker(tahun=2024, hasil=offices, **lain)


def temuan(*offices: Hasil, **lain: Any) -> list[tuple[str, str, str, int]]:
    return [(one.code, one.office, one.file, one.line) for one in periksa_antarsatker(semua(*offices, **lain))]


def di(kode: str) -> str:
    return f"satker/{kode}/{BERKAS}"


def test_offices_that_reach_the_same_full_marks_have_copied_nothing() -> None:
    """All at 100%, all at the same target, all with the same small counts: as statutory duties are."""
    rows = [indikator(name, "100", "100") for name in NAMA] + [indikator("Jumlah laporan", "12", "12/1")]
    assert temuan(*(satker(str(n), *rows) for n in range(12))) == []


@pytest.mark.lambat
def test_offices_of_their_own_size_and_luck_are_passed() -> None:
    """A hundred offices of forty indikator with figures as they fall, to two decimals: no copy, no other measure."""
    dice = random.Random("satker")
    offices = [
        satker(
            f"{n:04}",
            *(indikator(f"Indikator {k}", "80", f"{dice.gauss(80, 4):.2f}", satuan="Indeks") for k in range(40)),
        )
        for n in range(100)
    ]
    assert temuan(*offices) == []


def test_targets_that_differ_from_office_to_office_are_their_own() -> None:
    """Numbers of things follow the size of an office; nobody is told to have another's."""
    offices = [satker(str(n), indikator("Jumlah kegiatan", str(n), str(n), satuan="Kegiatan")) for n in range(10, 30)]
    assert temuan(*offices) == []


def dua(kode: str, first: str, second: str, **lain: Any) -> Hasil:
    """Return an office that words two indikator alike, each under an objective of its own."""
    goals = tuple(
        HasilSasaran(id=f"SK-0{n}", nama=name, tempat=Tempat("data/2024/sasaran.yaml", n))
        for n, name in enumerate(("Mutu", "Waktu"), start=1)
    )
    rows = [
        indikator("Jumlah laporan", target, target, sasaran=f"SK-0{n}", satuan="Laporan", id=f"IKK-0{n}")
        for n, target in enumerate((first, second), start=1)
    ]
    return satker(kode, *rows, sasaran=goals, **lain)


def test_an_office_with_two_indikator_of_the_same_words_is_one_office() -> None:
    """Twelve have both, each with its own target: nobody has another's, for they are told apart by their objectives."""
    assert temuan(*(dua(f"{n:02}", "12", "4") for n in range(12))) == []
    # The one that has another target in one of them is told, among twelve and not among twenty-four.
    found = periksa_antarsatker(semua(*(dua(f"{n:02}", "12", "4") for n in range(11)), dua("11", "12", "5")))
    assert [(one.code, one.office) for one in found] == [("LKJ802", "11")]
    assert "di 11 satker lain 4" in found[0].message


def test_an_office_that_says_the_same_twice_is_held_to_nobody() -> None:
    """One of ten has the words twice in one objective: which of the two is what the others have, nobody knows."""
    others = [satker(str(n), indikator("A", "90", f"8{n}.1")) for n in range(9)]
    twice = satker("9", indikator("A", "90", "89"), indikator("A", "10", "1", id="IKK-02"))
    assert temuan(*others, twice) == []
    figures = ["71.23", "82.57", "60.11"]
    first = salinan("1", *figures)
    again = satker("2", *first.indikator, *(indikator(one.nama, "80", "1") for one in first.indikator))
    assert temuan(first, again) == []


def test_two_offices_that_differ_do_not_accuse_each_other() -> None:
    """Between two nobody can say which is customary."""
    assert (
        temuan(satker("1", indikator("A", "80", "79")), satker("2", indikator("A", "90", "79", satuan="Indeks"))) == []
    )


def test_another_unit_direction_or_formula_is_told_where_it_stands() -> None:
    """Of five offices one counts in another unit, one by another formula, one the other way round (and is told once)."""
    rows = {
        "1": indikator("A", "80", "79"),
        "2": indikator("A", "80", "79"),
        "3": indikator("A", "80", "79"),
        "4": indikator("A", "80", "79"),
        "5": indikator("A", "80", "79", satuan="Indeks"),
        "6": indikator("A", "80", "79", rumus="selisih"),
        "7": indikator("A", "80", "79", polaritas="turun", rumus="penghematan"),
    }
    assert temuan(*(satker(kode, one) for kode, one in rows.items())) == [
        ("LKJ801", "5", di("5"), 4),
        ("LKJ801", "6", di("6"), 3),
        ("LKJ801", "7", di("7"), 5),
    ]


def test_a_unit_written_otherwise_is_the_same_unit() -> None:
    """«persen» and «%» are one, and so are a word and its short form; a word that is another is another."""

    def of(usual: str, other: str) -> list[str]:
        rows = [indikator("A", "8", "7", satuan=usual) for _ in range(4)] + [indikator("A", "8", "7", satuan=other)]
        return [code for code, *_ in temuan(*(satker(str(n), one) for n, one in enumerate(rows)))]

    for usual, other in [
        ("persen", "%"), ("Laporan", " laporan "), ("Dokumen", "Dok."), ("lap", "Laporan"), ("Kegiatan", "Keg"),
        ("bulan", "bln"), ("Orang", "org."), ("Hari kerja", "HK"), ("Satuan Kerja", "Satker"), ("Orang", "Orang (org)"),
        ("Desa/Kelurahan", "Desa/Kel."), ("Desa/Kelurahan", "Desa dan Kelurahan"), ("Rupiah", "IDR"), ("m²", "m^2"),
        ("persen", "prosen"),
    ]:  # fmt: skip
        assert of(usual, other) == [], other
    for usual, other in [("Orang", "Orang/Hari"), ("bulan", "hari"), ("Kegiatan", "kg"), ("Laporan", "Lembar"),
                         ("Hari kerja", "HB"), ("Desa/Kelurahan", "Desa/Kota"), ("Nilai", "Nilai (skala)")]:  # fmt: skip
        assert of(usual, other) == ["LKJ801"], other


def test_a_target_that_nine_of_ten_share_is_told_where_it_is_another() -> None:
    """Nine at 90%, one at 91%: at its target, with the other place beside it. Eight are no nine tenths of nine."""
    offices = [satker(str(n), indikator("A", "90", "89")) for n in range(9)]
    found = periksa_antarsatker(semua(*offices, satker("9", indikator("A", "91", "89"))))
    assert [(one.code, one.office, one.line) for one in found] == [("LKJ802", "9", 6)]
    assert found[0].related is not None
    assert found[0].related[0].file == di("0")
    assert temuan(*offices[:8], satker("9", indikator("A", "91", "89"))) == []
    assert "paling sedikit sembilan" in rule("LKJ802").finds


def salinan(kode: str, *values: str, **lain: Any) -> Hasil:
    return satker(kode, *(indikator(name, "80", value) for name, value in zip(NAMA, values, strict=False)), **lain)


def test_three_long_figures_in_a_row_are_copied() -> None:
    """Counts, or numbers of four digits: told at the first of them, in the office of the later code."""
    own, other = salinan("1", "345/678", "71.23", "82.57", "60"), salinan("2", "345/678", "71.23", "82.57", "61")
    assert temuan(own, other) == [("LKJ803", "2", di("2"), 7)]


def test_figures_that_are_equal_by_chance_are_not() -> None:
    """Two in a row, three with another between them, one number three times over, short ones, targets met."""
    for first, second in [
        (["71.23", "82.57", "60.11"], ["71.23", "82.57", "60.12"]),
        (["71.23", "82.57", "60.11", "93.34"], ["71.23", "82.58", "60.11", "93.34"]),
        (["71.23", "71.23", "71.23"], ["71.23", "71.23", "71.23"]),
        (["71", "82", "60", "93"], ["71", "82", "60", "93"]),
        (["80.00", "80.00", "80.00"], ["80.00", "80.00", "80.00"]),
    ]:
        assert temuan(salinan("1", *first), salinan("2", *second)) == [], first


def test_the_same_few_of_few_are_no_copy() -> None:
    """Two of three, five of six, 11 of 12 reports: as counts, as percentages rounded and cut off; a common figure."""
    for values in [
        ["66.67", "83.33", "91.67", "14.29", "55.56"],
        ["66.66", "83.33", "91.66", "14.28", "55.55"],
        ["11/12", "13/14", "17/19", "14/15"],
    ]:
        assert temuan(salinan("1", *values), salinan("2", *values)) == [], values
    # Beside them three figures of weight are what they are.
    values = ["66.67", "71.23", "83.33", "82.57", "60.11"]
    (found,) = periksa_antarsatker(semua(salinan("1", *values), salinan("2", *values)))
    assert found.code == "LKJ803"


def test_what_is_said_of_a_copy_is_true_of_what_lies_between() -> None:
    """Three figures of weight with a target met between them: no such row of three is claimed, nor that of four."""
    values = ["71.23", "80", "82.57", "60.11"]

    def office(kode: str) -> Hasil:
        return satker(kode, *(indikator(f"Indikator {n}", "80", one, id=f"IKK-0{n}") for n, one in enumerate(values)))

    (found,) = periksa_antarsatker(semua(office("1"), office("2")))
    assert found.message == (
        "realisasi 3 indikator, dari IKK-00 (71.23) sampai dengan IKK-03 (60.11), sama dengan realisasi satker 1,"
        " tanpa satu pun yang berbeda di antaranya"
    )


def test_a_quotient_without_end_is_told_by_its_counts() -> None:
    """As its data have it, not as a row of digits: 1.154 of 1.320 is 87,4242…%."""
    values = ["1154/1320", "82.57", "71.23"]

    def office(kode: str) -> Hasil:
        return satker(kode, *(indikator(f"Indikator {n}", "90", one, id=f"IKK-0{n}") for n, one in enumerate(values)))

    (found,) = periksa_antarsatker(semua(office("1"), office("2")))
    assert "dari IKK-00 (1.154 dari 1.320) sampai dengan IKK-02 (71.23)" in found.message


def test_what_a_centre_set_for_a_few_is_no_copy_among_many_of_their_own() -> None:
    """Three rates in a row are common to two, and more figures differ, be they short: no copying does that."""
    own = [[f"{40 + n + m}" for m in range(4)] for n in range(3)]
    assert temuan(*(salinan(str(n), "83.27", "76.41", "88.35", *own[n]) for n in range(3))) == []
    assert [one[0] for one in temuan(*(salinan(str(n), "83.27", "76.41", "88.35", *own[n][:3]) for n in range(2)))] == [
        "LKJ803"
    ]


def test_a_fourth_that_was_mended_leaves_the_copies_found() -> None:
    """Three alike to the rupiah of their budget; of a fourth one figure was put right, so all but that are of four."""
    figures = ["71.23", "82.57", "60.11", "44"]
    budget = {"pagu": 9_000_000_000, "realisasi": 8_771_480_123}
    alike = [salinan(str(n), *figures, **budget) for n in range(3)]
    mended = salinan("3", "70.1", *figures[1:], **budget)
    others = [salinan(f"1{n}", f"7{n}.31", f"8{n}.42", f"5{n}.53", f"3{n}") for n in range(7)]
    assert [one[:2] for one in temuan(*alike, mended, *others)] == [("LKJ803", "2")]


def test_figures_that_many_share_are_common_ones() -> None:
    """Rates that a centre set for all are no copies."""
    values = ["71.23", "82.57", "60.11"]
    assert temuan(*(salinan(str(n), *values) for n in range(6))) == []


def test_a_region_whose_centre_set_some_figures_is_passed() -> None:
    """Five of twelve have three rates of their province, and a figure of their own each."""
    region = [salinan(f"1{n}", "71.23", "82.57", "60.11", f"4{n}") for n in range(5)]
    others = [salinan(f"2{n}", f"7{n}.31", f"8{n}.42", f"5{n}.53", f"3{n}") for n in range(7)]
    assert temuan(*region, *others) == []


def test_regions_of_two_or_three_whose_centres_set_some_figures_are_passed() -> None:
    """Four provinces of two and three offices, each with the four rates of its province, and one figure of its own."""
    offices = [
        salinan(f"{p}{n}", f"7{p}.31", f"8{p}.42", f"5{p}.53", f"9{p}.17", f"3{n}.{p}")
        for p, many in enumerate((2, 3, 2, 3), start=1)
        for n in range(many)
    ]
    assert temuan(*offices) == []
    # Nor do four of a region copy each other that have nothing but its rates.
    assert temuan(*(salinan(f"{p}{n}", f"7{p}.31", f"8{p}.42", f"5{p}.53") for p in (1, 2, 3) for n in range(4))) == []
    # A pair among as many that share nothing is no region.
    alone = [salinan(f"8{n}", f"7{n}.81", f"8{n}.82", f"5{n}.83", f"9{n}.87") for n in range(8)]
    assert [code for code, *_ in temuan(*offices[:2], *alone)] == ["LKJ803"]


def test_many_copies_of_one_office_are_told_once() -> None:
    """Two, three, four or six of twelve and more with all figures alike: four and more of them as one finding."""
    others = [salinan(f"2{n}", f"7{n}.31", f"8{n}.42", f"5{n}.53", f"3{n}") for n in range(8)]

    def copies(many: int) -> list[tuple[str, str, str, int]]:
        return temuan(*(salinan(f"1{n}", "71.23", "82.57", "60.11", "44") for n in range(many)), *others)

    assert copies(2) == [("LKJ803", "11", di("11"), 7)]
    assert {office for _, office, *_ in copies(3)} == {"11", "12"}
    assert copies(4) == [("LKJ803", "13", di("13"), 7)]
    assert copies(6) == [("LKJ803", "15", di("15"), 7)]


def test_a_tree_of_copies_is_told_though_all_are_alike() -> None:
    """All offices of a tree spent the same to the rupiah and reached the same, of short figures too: one finding."""
    rows = [indikator("A", "90", "81"), indikator("B", "100", "100")]
    for many in (2, 3, 4, 20):
        offices = [satker(f"{n:02}", *rows, pagu=4_000_000_000, realisasi=3_771_480_123) for n in range(many)]
        assert temuan(*offices) == [("LKJ803", f"{many - 1:02}", di(f"{many - 1:02}"), 7)], many
    long = [indikator(name, "80", value) for name, value in zip(NAMA, ["71.23", "82.57", "60.11"], strict=False)]
    offices = [satker(str(n), *long, pagu=4_000_000_000, realisasi=3_771_480_123) for n in range(3)]
    assert [code for code, *_ in temuan(*offices)] == ["LKJ803"], "and not once more for each pair"


def test_offices_that_are_alike_for_good_reason_are_passed() -> None:
    """All targets met, an amount of their own, all of it spent, a budget or a form that they share, or a round amount of two."""
    short, met = indikator("A", "90", "81"), [indikator(name, "100", "100") for name in NAMA]
    given: dict[str, Any] = {"pagu": 4_000_000_000, "realisasi": 3_771_480_123}
    shared = indikator("A", "90", "81", tempat={key: Tempat(f"bersama/{BERKAS}", 3) for key in ("id", "realisasi")})
    for rows, budget in [
        (met, given),
        ([short], {}),
        ([short], {"pagu": 3_771_480_123, "realisasi": 3_771_480_123}),
        ([short], {**given, "pagu_bersama": True}),
        ([shared], given),
    ]:
        assert temuan(*(satker(str(n), *rows, **budget) for n in range(9))) == []
    assert temuan(*(satker(str(n), short, pagu=given["pagu"], realisasi=3_771_480_123 + n) for n in range(9))) == []
    assert temuan(*(satker(str(n), short, pagu=given["pagu"], realisasi=3_771_000_000) for n in range(2))) == []


def test_an_outlier_is_told_with_the_median() -> None:
    """Seven about 100% and one at 10%."""
    values = ["98", "99", "100", "101", "102", "97", "103", "10"]
    offices = [satker(str(n), indikator("A", "100", one)) for n, one in enumerate(values)]
    found = periksa_antarsatker(semua(*offices))
    assert [(one.code, one.office, one.file, one.line) for one in found] == [("LKJ804", "7", di("7"), 7)]
    assert found[0].message == "capaian IKK-01 10,00%, sedangkan median 8 satker 99,50%"


def test_offices_of_another_kind_are_no_outliers() -> None:
    """Four cities of twelve that agree with each other: a kind; three of twelve are far one by one."""
    usual = [f"{91 + n % 4}.{n}" for n in range(9)]

    def far(others: list[str]) -> list[str]:
        values = usual[: 12 - len(others)] + others
        return [one[1] for one in temuan(*(satker(f"{n:02}", indikator("A", "100", v)) for n, v in enumerate(values)))]

    assert far(["53.17", "54.29", "55.83", "56.41"]) == []
    assert far(["53.17", "54.29", "55.83"]) == ["09", "10", "11"]


def test_who_delivered_nothing_is_told() -> None:
    """At the file that is to be mended, or at the folder that is not there."""
    without = (
        TanpaData(kode="9", nama="", alasan="tidak ada data tahun 2024", berkas="data"),
        TanpaData(kode="8", nama="", alasan="galat", berkas="data/2024/pk.yaml"),
    )
    assert temuan(tanpa=without) == [
        ("LKJ805", "8", "satker/8/data/2024/pk.yaml", 1),
        ("LKJ805", "9", "satker/9/data", 1),
    ]


def mendukung(kode: str, above: tuple[str, str] | None) -> Hasil:
    goal = HasilSasaran(id="SK-01", nama="Mutu", mendukung=above, tempat=Tempat("data/2024/sasaran.yaml", 9))
    return satker(kode, indikator("A", "80", "79"), sasaran=(goal,))


def test_an_objective_that_supports_one_that_is_there_is_passed() -> None:
    """Also one of an office that delivered nothing yet, or that is not among the chosen: what is not known is not judged."""
    assert temuan(mendukung("6200", None), mendukung("6201", ("6200", "SK-01"))) == []
    assert (
        temuan(
            mendukung("6201", ("6200", "SK-01")), tanpa=(TanpaData(kode="6200", nama="", alasan="", berkas="data"),)
        )[0][0]
        == "LKJ805"
    )
    assert temuan(mendukung("6201", ("6200", "SK-01")), utuh=False) == []


def test_an_objective_that_supports_none_is_told_at_its_line() -> None:
    """An objective that the province does not have, an office that the tree does not have, and the office itself."""
    province = mendukung("6200", None)
    for above in [("6200", "SK-02"), ("6300", "SK-01"), ("6201", "SK-01")]:
        assert temuan(province, mendukung("6201", above)) == [
            ("LKJ806", "6201", "satker/6201/data/2024/sasaran.yaml", 9)
        ]


def diterima(kode: str, baris: tuple[int, int] | None = None, **lain: Any) -> Diterima:
    place = Tempat("data/2024/pengecualian.yaml", 2)
    luput = ("pengecualian ini tidak mengenai apa pun", "hapus")
    return Diterima(kode=kode, berkas=BERKAS, baris=baris, tempat=place, luput=luput, **lain)


def test_a_finding_is_accepted_by_the_office_that_it_is_about() -> None:
    """For its place and code, as `pengecualian.yaml` says; elsewhere or of another code it stays."""
    values = ["71.23", "82.57", "60.11"]
    first = salinan("1", *values)

    def of(*waivers: Diterima) -> list[str]:
        rows = [indikator(name, "80", value) for name, value in zip(NAMA, values, strict=False)]
        return [one.code for one in periksa_antarsatker(semua(first, satker("2", *rows, diterima=waivers)))]

    assert of() == ["LKJ803"]
    assert of(diterima("LKJ803")) == []
    assert of(diterima("LKJ803", (3, 9))) == []
    assert of(diterima("LKJ803", (8, 9))) == ["LKJ803", "LKJ115"]
    assert of(diterima("LKJ804")) == ["LKJ803", "LKJ115"]


def test_either_of_two_offices_accepts_that_their_figures_are_the_same() -> None:
    """The source as well as the copy, at the place there; the other has nothing to say, and both may."""
    values = ["71.23", "82.57", "60.11"]
    rows = [indikator(name, "80", value) for name, value in zip(NAMA, values, strict=False)]

    def of(first: list[Diterima], second: list[Diterima]) -> list[tuple[str, str]]:
        offices = satker("1", *rows, diterima=first), satker("2", *rows, diterima=second)
        return [(one.code, one.office) for one in periksa_antarsatker(semua(*offices))]

    here, elsewhere = diterima("LKJ803", (3, 9)), diterima("LKJ803", (8, 9))
    assert of([], []) == [("LKJ803", "2")]
    assert of([here], []) == of([], [here]) == of([here], [here]) == []
    assert of([elsewhere], []) == [("LKJ115", "1"), ("LKJ803", "2")]
    assert of([diterima("LKJ803", berubah=("nilainya lain", "timbang lagi"))], []) == [("LKJ121", "1"), ("LKJ803", "2")]


def test_any_of_a_group_accepts_that_all_are_the_same() -> None:
    """Five of twelve: the first, one in the middle, the last; an office that is not of them accepts nothing."""
    others = [salinan(f"2{n}", f"7{n}.31", f"8{n}.42", f"5{n}.53", f"3{n}") for n in range(7)]
    rows = salinan("10", "71.23", "82.57", "60.11", "44").indikator

    def of(*kode: str) -> list[tuple[str, str]]:
        offices = [satker(f"1{n}", *rows) for n in range(5)] + others
        chosen = [replace(one, diterima=(diterima("LKJ803"),)) if one.kode in kode else one for one in offices]
        return [(one.code, one.office) for one in periksa_antarsatker(semua(*chosen))]

    assert of() == [("LKJ803", "14")]
    assert of("10") == of("12") == of("14") == of("11", "13") == []
    assert of("21") == [("LKJ803", "14"), ("LKJ115", "21")]


def test_a_waiver_is_only_judged_where_all_delivered() -> None:
    """Of part of the tree, or while one has not delivered: who knows what it would have met. Who is accepted not to is no such."""
    own = satker("1", indikator("A", "80", "79"), diterima=[diterima("LKJ802")])
    place = ("LKJ115", "1", "satker/1/data/2024/pengecualian.yaml", 2)
    absent = ("LKJ805", "2", "satker/2/data/2024/pk.yaml", 1)
    assert temuan(own) == [place]
    assert temuan(own, utuh=False) == []
    assert temuan(own, tanpa=(TanpaData(kode="2", nama="", alasan="galat", berkas="data/2024/pk.yaml"),)) == [absent]
    merged = TanpaData(kode="2", nama="", alasan="galat", berkas="data/2024/pk.yaml", diterima=(diterima("LKJ805"),))
    assert temuan(own, tanpa=(merged,)) == [place]


def test_a_waiver_for_a_value_that_is_another_by_now_waives_nothing() -> None:
    """The finding stands, and the waiver is to be weighed anew (LKJ121)."""
    first, rows = salinan("1", "71.23", "82.57", "60.11"), salinan("2", "71.23", "82.57", "60.11").indikator
    second = satker("2", *rows, diterima=[diterima("LKJ803", berubah=("nilainya lain", "timbang lagi"))])
    assert [code for code, *_ in temuan(first, second)] == ["LKJ803", "LKJ121"]


def test_what_stands_in_a_shared_file_is_told_once() -> None:
    """An objective and a waiver of all offices: at their true place, of no office, and useful if it serves one."""

    def office(kode: str, above: str, *waivers: Diterima) -> Hasil:
        shared = Tempat("bersama/data/2024/sasaran.yaml", 9)
        goal = HasilSasaran(id="SK-01", nama="Mutu", mendukung=(above, "SK-01"), tempat=shared)
        return satker(kode, indikator("A", "80", "79"), sasaran=(goal,), diterima=waivers)

    assert temuan(office("1", "9"), office("2", "9")) == [("LKJ806", "", "bersama/data/2024/sasaran.yaml", 9)]
    place = Tempat("bersama/data/2024/pengecualian.yaml", 2)
    waiver = Diterima(kode="LKJ806", berkas="data/2024/sasaran.yaml", tempat=place, luput=("tidak", "hapus"))
    assert temuan(office("1", "9", waiver), office("2", "1", waiver)) == []


def test_every_rule_between_offices_is_raised_in_one_bad_tree() -> None:
    """Nine alike, one of another unit, target and objective, one copied and far off, one without data."""
    values = ["71.23", "82.57", "60.11"]

    def rows(*given: str, **lain: Any) -> list[Any]:
        return [indikator(name, "80", value, **lain) for name, value in zip(NAMA, given, strict=False)]

    own = [
        satker(str(n), *rows(f"7{n}.1{n}", f"6{n}.2{n}", f"5{n}.3{n}"), indikator("B", "90", f"{84 + n}"))
        for n in range(9)
    ]
    above = mendukung("A", ("0", "SK-99")).sasaran
    bad = satker("A", *rows(*values, satuan="Indeks"), indikator("B", "9", "88"), sasaran=above)
    found = temuan(
        *own,
        bad,
        satker("B", *rows(*values, satuan="Indeks")),
        tanpa=(TanpaData(kode="C", nama="", alasan="", berkas="data"),),
        cara=BerkasRekap.model_validate({"skema": 1, "bobot": [{"kode": "D", "bobot": 1}]}),
    )
    assert {code for code, *_ in found} == {one.code for one in rules("antarsatker")}


def test_every_rule_between_offices_is_a_warning() -> None:
    """What lies between two offices, one alone cannot be stopped for."""
    assert {one.severity.value for one in rules("antarsatker")} == {"warning"}
    assert all(one.of_offices for one in rules("antarsatker"))
