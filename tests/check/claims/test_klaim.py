"""Claims are read into frames, and judged only where nothing is left open."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from alat_ukur import putusan, tuduhan

from lkj.check.claims.bilangan import Batas, Nilai, baca
from lkj.check.claims.serupa import beda_satu, mirip
from lkj.diagnostics import Severity

EVALUASI, ANGGARAN, PEGAWAI = (f"narasi/{n}.md" for n in ("evaluasi", "realisasi-anggaran", "sumber-daya-manusia"))


def infos(tahun: str, teks: str, berkas: str = EVALUASI) -> list[str]:
    """Return what is told of a sentence as information."""
    return [p.kode for _, p in putusan(tahun, teks, berkas) if p.tingkat is Severity.INFO]


@pytest.mark.parametrize(
    ("typed", "true", "fits"),
    [
        ("111,19", "111.18655", True),  # rounded
        ("111,18", "111.18655", True),  # cut off
        ("111,2", "111.18655", True),
        ("111,17", "111.18655", False),
        ("84,99", "84.9893", True),
        ("85", "84.9893", True),
        ("86", "84.9893", False),
    ],
)
def test_a_figure_with_fewer_digits_may_be_rounded_or_cut_off(typed: str, true: str, fits: bool) -> None:
    """A figure is against the data only where neither rounding nor cutting off makes it."""
    read = baca(typed)
    assert read is not None
    assert Nilai(*read, "").cocok(Decimal(true)) is fits


@pytest.mark.parametrize(("typed", "true"), [("-5.1", "-5.1"), ("-2.5", "2.5"), ("-5.1", "5.1")])
def test_a_figure_with_a_minus_is_the_value_or_its_size(typed: str, true: str) -> None:
    """«realisasi −5,1 derajat» is the value with its sign, «turun −2,5 poin» the size of a fall that is told in words."""
    assert Nilai(Decimal(typed), Decimal("0.1"), "").cocok(Decimal(true))


@pytest.mark.parametrize(
    ("sense", "fits"),
    [(Batas.LEBIH, True), (Batas.KURANG, False), (Batas.PALING_BANYAK, False), (Batas.KIRA, False)],
)
def test_a_bound_is_held_to_its_side(sense: Batas, fits: bool) -> None:
    """Of 84,99 the words "lebih dari 80" are right, "kurang dari 80" are not."""
    assert Nilai(Decimal(80), Decimal(1), "persen", sense).cocok(Decimal("84.99")) is fits


@pytest.mark.parametrize("typed", ["1.25", "1,234,567", "12.34.567"])
def test_a_figure_that_can_be_read_twice_is_not_read(typed: str) -> None:
    """Signs of another language are told by a rule of their own, not taken for a number."""
    assert baca(typed) is None


@pytest.mark.lambat
@pytest.mark.parametrize(
    "qualifier",
    [
        "belanja modal",
        "KPU Kabupaten Kapuas",
        "bagian keuangan",
        "secara nasional",
        "yang ditargetkan",
        "pada triwulan II",
        "per 30 September 2024",
        "sesudah revisi",
    ],
)
@pytest.mark.parametrize("place", ["Serapan anggaran {} mencapai 61,00%.", "{}, serapan anggaran mencapai 61,00%.",
                                   "Serapan anggaran mencapai 61,00% {}."])  # fmt: skip
def test_a_qualifier_at_any_place_leaves_the_frame_open(qualifier: str, place: str) -> None:
    """Before, between or after: what is spoken of something else is not judged by the whole."""
    assert tuduhan("kpu-2024", place.format(qualifier), ANGGARAN) == []
    assert tuduhan("kpu-2024", place.format("").replace(" .", ".").lstrip(", "), ANGGARAN)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jika semua target tercapai, rata-ratanya 100%.",
        "Semua target diharapkan tercapai.",
        "Apakah semua target tercapai?",
        "Agar seluruh indikator mencapai target, pemantauan ditambah.",
        "Laporan terbit menyebut “semua target tercapai”.",
        "Serapan anggaran direncanakan 99,00%.",
    ],
)
def test_what_is_not_stated_is_not_judged(sentence: str) -> None:
    """Conditions, hopes, questions, plans and quotations state nothing."""
    assert tuduhan("kpu-2024", sentence, EVALUASI) == []


def test_another_year_is_judged_by_its_own_figure() -> None:
    """A figure belongs to the year that the sentence names, wherever it names it."""
    for sentence in (
        "Serapan tahun 2022 sebesar {}.",
        "Pada tahun 2022 serapan mencapai {}.",
        "Serapan {} pada tahun 2022.",
    ):
        assert tuduhan("kpu-2024", sentence.format("96,41%"), ANGGARAN) == []
        assert tuduhan("kpu-2024", sentence.format("84,99%"), ANGGARAN)


def test_what_stands_before_is_a_reading_too() -> None:
    """After a sentence on 2023 a figure without a year may be of 2023 or of the report's; a third one is of none."""
    before = "Tahun 2023 berjalan baik. Serapan anggaran mencapai {}."
    assert tuduhan("kpu-2024", before.format("93,37%"), ANGGARAN) == []
    assert tuduhan("kpu-2024", before.format("84,99%"), ANGGARAN) == []
    assert tuduhan("kpu-2024", before.format("55,00%"), ANGGARAN)


@pytest.mark.lambat
def test_a_heading_says_of_whom_its_section_is() -> None:
    """Under a heading of one agreement a mean is that agreement's."""
    section = "### Perjanjian Kinerja Ketua\n\nRata-rata capaiannya {}."
    assert tuduhan("perpus-2024", section.format("99,52%"), EVALUASI) == []
    assert tuduhan("perpus-2024", section.format("88,00%"), EVALUASI)


def test_a_direction_with_two_readings_is_told_as_information() -> None:
    """In rupiah spending rose and in percent it fell: either word is right, and both readings are named."""
    assert tuduhan("kpu-2024", "Realisasi 2024 menurun.", ANGGARAN) == []
    assert "LKJ510" in infos("kpu-2024", "Realisasi 2024 menurun.", ANGGARAN)
    assert tuduhan("kpu-2024", "Serapan anggaran 2024 meningkat.", ANGGARAN)


def test_two_years_are_compared_either_way_round() -> None:
    """What is lower or higher than another year's may be the earlier one, named before or behind."""
    for right, wrong in (
        (
            "Serapan tahun 2022 lebih tinggi daripada tahun 2023.",
            "Serapan tahun 2022 lebih rendah daripada tahun 2023.",
        ),
        (
            "Pagu tahun 2024 lebih besar daripada pagu tahun 2023.",
            "Pagu tahun 2024 lebih kecil daripada pagu tahun 2023.",
        ),
    ):
        assert tuduhan("kpu-2024", right, ANGGARAN) == []
        assert tuduhan("kpu-2024", wrong, ANGGARAN)


def test_a_right_figure_that_is_typed_is_information() -> None:
    """It is right today, and no warning."""
    assert infos("kpu-2024", "Rata-rata capaian kinerja tahun 2024 adalah 97,53%.") == ["LKJ508"]
    assert tuduhan("kpu-2024", "Rata-rata capaian kinerja tahun 2024 adalah 97,53%.", EVALUASI) == []


def test_the_figure_is_quoted_as_printed() -> None:
    """An officer finds the figure by what he typed, spaces, words and all."""
    (told,) = tuduhan("kpu-2024", "Pagu tahun 2024 sebesar Rp 111.168.550.000.", ANGGARAN)
    assert "tertulis Rp 111.168.550.000, menurut data Rp111.186.550.000" in told
    (told,) = tuduhan("kpu-2024", "Sekretariat terdiri atas 4 (empat) bagian.", "narasi/organisasi.md")
    assert "tertulis 4 (empat), menurut data 3" in told


def test_a_shortened_name_that_fits_two_things_is_judged_by_both() -> None:
    """The word "kunjungan" may be either indikator of the year; a figure of one of them is right."""
    assert tuduhan("perpus-2024", "Kunjungan mencapai 20.880.", "narasi/sasaran/SK-01.md") == []
    assert tuduhan("perpus-2024", "Kunjungan mencapai 610.", "narasi/sasaran/SK-02.md") == []


def test_only_what_may_be_printed_under_a_condition_is_left_alone() -> None:
    """A sentence within {% if %} is printed where the data makes it right."""
    inside = "{% if rekap.utama.tercapai == rekap.utama.indikator %}Seluruh indikator mencapai target.{% endif %}"
    assert tuduhan("kpu-2024", inside, EVALUASI) == []
    assert tuduhan("kpu-2024", "Seluruh indikator mencapai target.", EVALUASI)


def test_a_computed_year_counts_as_the_year_that_it_prints() -> None:
    """{{ tahun }} is the report's year to the reader, and to the judge."""
    assert tuduhan("kpu-2024", "Serapan anggaran tahun {{ tahun }} adalah 55,00%.", ANGGARAN)
    assert (
        tuduhan("kpu-2024", "Serapan anggaran tahun {{ tahun }} adalah {{ anggaran.kini.serapan|persen }}.", ANGGARAN)
        == []
    )


@pytest.mark.parametrize(("a", "b", "near"), [("sastriadi", "satriadi", True), ("berhasil", "berhasil", False),
                                              ("pemilihan", "pemilhan", True), ("selatan", "tengah", False)])  # fmt: skip
def test_near_words_are_slips_of_the_hand(a: str, b: str, near: bool) -> None:
    """A letter left out or swapped is a slip; another word is not."""
    assert mirip(a, b) is near


def test_one_mistyped_word_is_found_among_many() -> None:
    """Two rows of words that differ in one near word, and only those."""
    assert beda_satu(["muhamad", "hasyim"], ["muhammad", "hasyim"]) == 0
    assert beda_satu(["ahmad", "hasyim"], ["muhammad", "hasyim"]) is None


@pytest.mark.parametrize(
    ("berkas", "right", "wrong"),
    [
        ("kata-pengantar", "Sastriadi, Ketua KPU Provinsi Kalimantan Tengah.", "Sastriadi, Sekretaris KPU Provinsi Kalimantan Tengah."),
        ("kata-pengantar", "Sekretaris Daerah, Sastriawan, hadir.", "Ketua KPU Provinsi Kalimantan Tengah, Sastridai, hadir."),
        ("penutup", "KPU Provinsi Kalimantan Selatan menjadi mitra.", "KPU Provinsi Kalimanatan Tengah menutup tahun."),
        ("penutup", "Rapat diadakan pada 29 Februari 2024.", "Rapat diadakan pada 29 Februari 2023."),
        ("penutup", "Pada Jumat, 10 Januari 2025, laporan dibahas.", "Pada Kamis, 10 Januari 2025, laporan dibahas."),
        ("rencana-strategis", "Renstra 2025–2029 sedang disusun.", "Renstra 2021–2024 menjadi acuan."),
        ("evaluasi", "Uraiannya ada dalam Bab III.", "Uraiannya ada dalam Bab VI."),
        ("evaluasi", "IKK-12, Persentase Pemutakhiran Data Pemilih Berkelanjutan, dilanjutkan.",
         "IKK-11, Persentase Pemutakhiran Data Pemilih Berkelanjutan, dilanjutkan."),
        ("latar-belakang", "Laporan ini mengacu pada Peraturan Presiden Nomor 29 Tahun 2014.",
         "Laporan ini mengacu pada Peraturan Presiden Nomor 29 Tahun 2015."),
        ("latar-belakang", "Undang-Undang Nomor 22 Tahun 2009 tentang Lalu Lintas dan Angkutan Jalan berlaku.",
         "Undang-Undang Nomor 22 Tahun 2008 tentang Penyelenggara Pemilihan Umum berlaku."),
        ("evaluasi", "Bab XX undang-undang itu memuat sanksi.", "Sebanyak XX orang hadir."),
        ("evaluasi", "Nilainya 97,53%.", "Nilainya 97.53%."),
    ],
)  # fmt: skip
def test_names_dates_and_references(berkas: str, right: str, wrong: str) -> None:
    """What is near to a fact and not it is told; what is of something else is left alone."""
    assert tuduhan("kpu-2024", right, f"narasi/{berkas}.md") == []
    assert tuduhan("kpu-2024", wrong, f"narasi/{berkas}.md")


def test_a_list_is_judged_item_by_item() -> None:
    """Under "yang tidak mencapai target" an indikator that met its target is told, the others are not."""
    opening = "Indikator yang tidak mencapai target ialah:\n\n1. Persentase Penyusunan Anggaran; dan\n2. {}.\n"
    assert tuduhan("kpu-2024", opening.format("Ketepatan Pelaporan Keuangan"), EVALUASI) == []
    assert tuduhan("kpu-2024", opening.format("Jumlah Dokumen Kepemiluan"), EVALUASI)


def test_a_table_is_judged_cell_by_cell() -> None:
    """A typed cell is held to the year of its row and the measure of its column; an unknown row to nothing."""
    table = "| Tahun | Pagu | Serapan |\n|---|---|---|\n| {} | {} | {} |\n"
    assert tuduhan("kpu-2024", table.format("2023", "44.957.146.000", "93,37%"), ANGGARAN) == []
    assert tuduhan("kpu-2024", table.format("Hibah", "1.000.000.000", "50,00%"), ANGGARAN) == []
    assert len(tuduhan("kpu-2024", table.format("2023", "44.975.146.000", "93,73%"), ANGGARAN)) == 2


@pytest.mark.lambat
@pytest.mark.parametrize(
    "part", ["17 indikator dan “", "Serapan dari 5% menjadi 6%, ", "- yaitu:\n- satu\n", "9%% ", "Bagian Umum "]
)
def test_endless_text_is_passed_over(part: str) -> None:
    """A text without an end is read once, and judged nowhere: a hundred thousand letters take no longer than their reading."""
    started = time.process_time()
    tuduhan("kpu-2024", part * (100_000 // len(part)), EVALUASI)
    assert time.process_time() - started < 3


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("tahun", "berkas", "kalimat", "pesan", "saran"),
    [
        (
            "kpu-2024", EVALUASI,
            "Sebagian besar indikator dalam Perjanjian Kinerja Sekretaris belum mencapai target.",
            "menurut data 7 dari 17 indikator tidak mencapai target, antara lain IKK-05 (98,00%)",
            "{{ rekap.utama.tidak_tercapai|bilangan }}",
        ),
        (
            "perpus-2025", EVALUASI, "Sebanyak lima indikator tidak mencapai target.",
            "tertulis lima, menurut data 6", "{{ rekap.utama.tidak_tercapai|terbilang }}",
        ),
        (
            "perpus-2025", EVALUASI, "Lima indikator tidak mencapai target.",
            "tertulis Lima, menurut data 6", "{{ rekap.utama.tidak_tercapai|terbilang|capitalize }}",
        ),
        (
            "kpu-2024", EVALUASI, "Persentase Dukungan Operasional dan Pemeliharaan Perkantoran terealisasi 98%.",
            "realisasi IKK-15 tertulis 98%, menurut data 95%", "betulkan angkanya",
        ),
        (
            "perpus-2025", EVALUASI, "Persentase arsip yang rusak sebesar 1,9%.",
            "tertulis 1,9%, menurut data 1,6% atau 125,00% (capaian)", "betulkan angkanya",
        ),
        (
            "perpus-2025", ANGGARAN, "Kegiatan Layanan Perpustakaan Umum merealisasikan Rp1.674.000.000.",
            "realisasi Layanan Perpustakaan Umum (0501) tertulis Rp1.674.000.000", "betulkan angkanya",
        ),
        (
            "perpus-2025", EVALUASI, "Kunjungan pemustaka pada triwulan II sebanyak 6.480 kunjungan.",
            "6.550 Kunjungan (triwulan II) atau 12.650 Kunjungan (sampai dengan triwulan II)", "betulkan angkanya",
        ),
        (
            "kpu-2024", EVALUASI, "Seluruh kegiatan di Sekretariat KPU Provinsi Tengah berjalan baik.",
            "menurut data Sekretariat KPU Provinsi Kalimantan Tengah", "{{ satker.sekretariat }}",
        ),
        (
            "perpus-2025", EVALUASI, "Laporan keuangan baru disampaikan pada 4 Maret 2025.",
            "realisasi IKK-15 tertulis 4 Maret 2025, menurut data 20 Februari 2025", "betulkan narasinya",
        ),
    ],
)  # fmt: skip
def test_a_finding_tells_what_was_meant_and_how_to_mend_it(
    tahun: str, berkas: str, kalimat: str, pesan: str, saran: str
) -> None:
    """Values of different kinds are told apart, a programme by name and code, and the remedy fits the sentence."""
    found = [p for _, p in putusan(tahun, kalimat, berkas) if p.tingkat is not Severity.INFO]
    assert len(found) == 1
    assert pesan in found[0].pesan
    assert saran in found[0].saran


@pytest.mark.lambat
def test_a_document_without_any_is_not_named() -> None:
    """That in some other document all met their targets says nothing of what should stand here."""
    (found,) = [p for _, p in putusan("perpus-2025", "Sebanyak lima indikator tidak mencapai target.", EVALUASI)]
    assert found.pesan.endswith("menurut data 6")


@pytest.mark.lambat
def test_a_direction_in_each_of_two_readings_is_clear() -> None:
    """What falls in percent and rises in rupiah is told to be so, and is asked nothing more."""
    assert (
        putusan("kpu-2024", "Realisasi anggaran menurun dalam persentase, tetapi meningkat dalam rupiah.", ANGGARAN)
        == []
    )


@pytest.mark.lambat
def test_a_wrong_date_is_pointed_at() -> None:
    """Of an agreement said to be signed on another day, the day is what is wrong."""
    sentence = "Perjanjian Kinerja Ketua ditandatangani pada 8 Januari 2024."
    found = putusan("perpus-2025", sentence, "narasi/perjanjian-kinerja.md")
    assert [at + p.mulai for at, p in found] == [sentence.index("8 Januari")]


@pytest.mark.lambat
def test_a_part_is_not_offered_the_expression_of_the_whole() -> None:
    """Six indikator of one unit that met their target are not the ten that did in all."""
    assert infos("kpu-2024", "Enam indikator bersatuan Dokumen seluruhnya mencapai target.") == []
    assert infos("kpu-2024", "Sepuluh indikator mencapai target.") == ["LKJ508"]


@pytest.mark.lambat
def test_how_far_from_a_target_is_no_value() -> None:
    """«Lima persen di bawah target» is a distance; a wrong one is told with both, a wrong value beside it as before."""
    far = "IKK-15 mencapai {}, {} di bawah target."
    assert tuduhan("kpu-2024", far.format("95%", "lima persen"), EVALUASI) == []
    (told,) = tuduhan("kpu-2024", far.format("95%", "4%"), EVALUASI)
    assert "tertulis 4%, menurut data 95% atau selisih 5% dari target" in told
    (told,) = tuduhan("kpu-2024", far.format("99%", "lima persen"), EVALUASI)
    assert told.endswith("tertulis 99%, menurut data 95%")
    assert tuduhan("kpu-2024", "Serapan anggaran 85,99%, di bawah target.", ANGGARAN)


@pytest.mark.lambat
@pytest.mark.parametrize("mark", ["{}", "**{}**", "*{}*", "__{}__", "_{}_", "`{}`"])
@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Realisasi IKK-15 {} di bawah target.", "5%"),
        ("Realisasi IKK-15 {} di bawah target.", "lima persen"),
        ("Realisasi IKK-15 5% {} target.", "di bawah"),
        ("Realisasi IKK-15 5%\n{}.", "di bawah target"),
        ("Realisasi IKK-15 5% ({}) di bawah target.", "lima persen"),
        ("IKK-15 mencapai 95%, {} di bawah target.", "5%"),
    ],
)
def test_marks_around_a_distance_leave_it_one(mark: str, sentence: str, marked: str) -> None:
    """Emphasis and code around a figure or the words behind it say nothing; a comma still does."""
    right = sentence.format(mark.format(marked))
    assert tuduhan("kpu-2024", right, EVALUASI) == []
    assert tuduhan("kpu-2024", right.replace("5%", "4%").replace("lima", "empat"), EVALUASI)
    assert tuduhan("kpu-2024", f"Realisasi IKK-15 {mark.format('5%')}, di bawah target.", EVALUASI)


@pytest.mark.lambat
def test_an_amount_beside_a_target_is_that_or_how_far_from_it() -> None:
    """«Melebihi target sebanyak» leaves open which, «melebihi target» does not; with «dengan» it may be what was reached."""
    visits = "Jumlah kunjungan pemustaka melampaui target {} kunjungan."
    for right in ("24.500", "sebanyak 24.500", "sebanyak 1.535", "24.500 kunjungan sebanyak 1.535", "dengan 26.035"):
        assert tuduhan("perpus-2025", visits.format(right), EVALUASI) == []
    for wrong in ("1.535", "sebanyak 26.035", "25.500 kunjungan sebanyak 1.535", "dengan 26.350"):
        assert tuduhan("perpus-2025", visits.format(wrong), EVALUASI)
    (told,) = tuduhan("perpus-2025", visits.format("sebanyak 1.355"), EVALUASI)
    assert told.endswith("tertulis 1.355 kunjungan, menurut data 24.500 Kunjungan atau selisih 1.535 dari target")


@pytest.mark.lambat
def test_a_figure_behind_what_is_compared_with_is_of_that_or_of_the_change() -> None:
    """«Daripada serapan tahun 2023, yang mencapai 93,37%» is that year's; what is of neither is told with both."""
    for compared in (
        "lebih rendah daripada serapan tahun 2023, yang mencapai {}",
        "turun dibandingkan tahun lalu sebesar {}",
    ):
        for right in ("93,37%", "8,97%"):
            assert tuduhan("kpu-2024", f"Serapan anggaran {compared.format(right)}.", ANGGARAN) == []
        (told,) = tuduhan("kpu-2024", f"Serapan anggaran {compared.format('93,73%')}.", ANGGARAN)
        assert "serapan anggaran atau perubahannya tertulis 93,73%, menurut data 93,37% atau 8,97%" in told


@pytest.mark.lambat
def test_what_gets_better_by_an_amount_goes_the_way_that_is_better() -> None:
    """A waiting time that falls gets better by as much; of what should stay as it is nobody can say."""
    wait = "Rata-rata waktu tunggu peminjaman buku {} dari tahun 2024."
    for right in ("membaik 1 menit", "membaik 7,41%", "turun 1 menit", "membaik"):
        assert tuduhan("perpus-2025", wait.format(right), EVALUASI) == []
    for wrong in ("memburuk 1 menit", "membaik 2 menit", "naik 1 menit", "memburuk"):
        assert tuduhan("perpus-2025", wait.format(wrong), EVALUASI)
    for change in ("membaik 1 titik", "memburuk 1 titik"):
        assert tuduhan("perpus-2025", f"Titik layanan perpustakaan keliling {change} dari tahun 2024.", EVALUASI) == []


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Indikator{} kelima dan keenam tidak mencapai target.", "Keenam indikator{} tidak mencapai target."),
        ("Indikator{} 5 dan 6 tidak mencapai target.", "Jumlah indikator{} 18."),
        ("Enam indikator{} dokumen mencapai target.", "Enam indikator{} mencapai target."),
        ("Semua indikator{} jumlah mencapai target.", "Semua indikator{} mencapai target."),
        (
            "Semua indikator{} yang belum mencapai target bersatuan persen.",
            "Semua indikator{} yang bersatuan persen belum mencapai target.",
        ),
        ("Target sembilan indikator{} adalah 100%.", "Dari delapan indikator{}, sembilan mencapai target."),
        ("Dua indikator{} persentase mencapai target, tiga tidak.", "Dua indikator{} mencapai target, tiga tidak."),
    ],
)
def test_a_number_or_a_kind_behind_a_noun_counts_no_more_than_it(right: str, wrong: str) -> None:
    """«Indikator kelima» is one, «indikator dokumen» are some; before the noun and without a kind all are counted."""
    for kinerja in ("", " kinerja"):
        assert tuduhan("kpu-2024", right.format(kinerja), EVALUASI) == []
        assert tuduhan("kpu-2024", wrong.format(kinerja), EVALUASI)


@pytest.mark.lambat
@pytest.mark.parametrize("what", ["lulusan", "peserta", "waktu", "tenaga kerja", "pendidikan"])
@pytest.mark.parametrize("sentence", ["Penyerapan {} 71,4%.", "Daya serap {} turun dari 73,4% menjadi 71,4%."])
def test_only_money_is_absorbed_as_the_ceiling_is(what: str, sentence: str) -> None:
    """The absorption of people, of time or of a part of the money is not that of the budget."""
    assert tuduhan("kpu-2024", sentence.format(what), ANGGARAN) == []
    for money in ("anggaran", "", "tahun 2024"):
        assert tuduhan("kpu-2024", sentence.format(money), ANGGARAN)


@pytest.mark.lambat
def test_staff_and_its_groups_in_one_breath_are_judged_together() -> None:
    """The total and both groups are told where they are wrong; where none is right they may be of a part of the staff."""
    staff = "Jumlah pegawai {} orang, terdiri atas {} PNS dan {} PPNPN."
    assert tuduhan("kpu-2024", staff.format(59, 29, 30), PEGAWAI) == []
    assert tuduhan("kpu-2024", staff.format(12, 5, 7), PEGAWAI) == []
    told = tuduhan("kpu-2024", staff.format(60, 29, 31), PEGAWAI)
    assert [one.split("menurut")[0] for one in told] == [
        "LKJ504 jumlah pegawai tertulis 60, ",
        "LKJ504 jumlah PPNPN tertulis 31, ",
    ]
