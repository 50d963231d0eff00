"""What is kept of an office: its figures as its report has them, and where each stands, so that it can be mended."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from alat_benar import ganti, salin
from alat_proyek import require_year
from alat_satker import BERKAS, indikator, satker

from lkj.capaian import Status
from lkj.diagnostics import Position
from lkj.model.pengecualian import TIDAK_MENYAMPAIKAN
from lkj.pengukuran import Pengukuran
from lkj.pengukuran.antarsatker import (
    Diterima,
    Hasil,
    HasilIndikator,
    SalahHasilError,
    TanpaData,
    baca_hasil,
    hasil_satker,
)
from lkj.pengukuran.antarsatker.hasil import Tempat, bunyi

YEAR = "data/2024"


def _hasil(root: Path) -> Hasil:
    return hasil_satker("6200", Pengukuran(require_year(root, 2024)))


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Pengukuran:
    """Return the numbers of the small right year."""
    return Pengukuran(require_year(salin(tmp_path_factory.mktemp("benar")), 2024))


@pytest.fixture
def office(numbers: Pengukuran) -> Hasil:
    """Return what its office reached."""
    return hasil_satker("6200", numbers)


def _place(root: Path, file: str, text: str, after: str = "") -> Position:
    """Return the place of the mark ▸ in a text, where that first stands behind another."""
    content = (root / YEAR / file).read_text(encoding="utf-8")
    before = content[: content.index(text.replace("▸", ""), content.index(after))] + text.partition("▸")[0]
    return Position(f"{YEAR}/{file}", before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_the_whole_of_an_office(office: Hasil) -> None:
    """(90 + 105 + 100) ÷ 3 of 2024, (95,45 + 104,55 + 101,33) ÷ 3 of 2023, and its money of both years."""
    assert (office.kode, office.nama, office.tahun) == ("6200", "Dinas Contoh", 2024)
    assert (office.dokumen, office.terukur, office.tercapai) == ("Perjanjian Kinerja Sekretaris", 3, 2)
    assert (office.kategori, office.sementara) == ("Sangat Berhasil", False)
    assert office.rerata is not None and office.lalu is not None
    assert (round(office.rerata, 4), round(office.lalu, 4)) == (Decimal("98.3333"), Decimal("100.4444"))
    assert (office.lalu_berbeda, office.serapan_lalu) == (False, Decimal(95))
    assert (office.pagu, office.realisasi, office.pagu_bersama, office.diterima) == (4000000000, 3771000000, False, ())


def test_objectives_of_the_measured_document_have_a_mean(office: Hasil) -> None:
    """Those of other documents are known by their words alone; 97,5 is the mean of 90 and 105."""
    assert [(one.id, one.terukur, one.rerata, one.mendukung) for one in office.sasaran] == [
        ("SR-01", False, None, None),
        ("SS-01", False, None, None),
        ("SK-01", True, Decimal("97.5"), None),
        ("SK-02", True, Decimal(100), None),
    ]
    assert [one.tempat.berkas for one in office.sasaran] == [f"{YEAR}/sasaran.yaml"] * 4
    assert [(one.tempat.baris, one.tempat.kolom) for one in office.sasaran][:2] == [(4, 5), (8, 5)]


def test_an_indikator_as_it_is_printed_and_as_it_counts(office: Hasil) -> None:
    """The formula that counts for it, the floor of the method, and its numbers beside what is printed."""
    aduan, tunggu, _ = office.indikator
    assert (aduan.id, aduan.nama, aduan.sasaran) == ("IKK-01", "Persentase pengaduan yang diselesaikan", "SK-01")
    assert (aduan.polaritas, aduan.rumus, aduan.batas_atas, aduan.batas_bawah) == ("naik", "rasio", None, Decimal(0))
    assert (aduan.satuan, aduan.target, aduan.nilai_target, aduan.target_biasa) == ("persen", "90%", Decimal(90), True)
    assert (aduan.realisasi, aduan.nilai, aduan.pembilang) == ("81%", Decimal(81), None)
    assert (aduan.capaian, aduan.mentah, aduan.skor) == (Decimal(90),) * 3
    assert aduan.status is Status.TIDAK_TERCAPAI
    assert (tunggu.polaritas, tunggu.rumus, tunggu.target, tunggu.capaian) == (
        "turun",
        "selisih",
        "20 menit",
        Decimal(105),
    )


def test_every_key_has_its_place(office: Hasil, tmp_path: Path) -> None:
    """A finding between offices names file and line of the key; one that is not written is where the indikator is."""
    root = salin(tmp_path)
    aduan = office.indikator[0]
    for key in ("satuan", "polaritas", "target", "realisasi"):
        assert aduan.di(key) == _place(root, "indikator.yaml", f"    {key}: ▸", "- id: IKK-01")
    assert "rumus" not in aduan.tempat
    assert aduan.di("rumus") == aduan.di("id") == _place(root, "indikator.yaml", "  - ▸id: IKK-01")


def _one(root: Path, *edits: tuple[str, str]) -> HasilIndikator:
    """Return IKK-02 of the right year after these edits of its lines."""
    ganti(root, "indikator.yaml", *edits)
    (one,) = (one for one in _hasil(root).indikator if one.id == "IKK-02")
    return one


def test_counts_are_kept_beside_their_quotient(tmp_path: Path) -> None:
    """19 of 40 are 47,5%: of the counts those of all offices can be put together."""
    one = _one(salin(tmp_path), ("    realisasi: 19\n", "    realisasi: {pembilang: 19, penyebut: 40, per: 100}\n"))
    assert [one.nilai, one.pembilang, one.penyebut, one.per] == [Decimal(n) for n in ("47.5", "19", "40", "100")]


def test_a_limit_is_no_plain_target(tmp_path: Path) -> None:
    """Its number is known, but nothing is summed of it."""
    one = _one(salin(tmp_path), ("    target: 20\n", "    target: maksimal 20\n"))
    assert (one.target, one.nilai_target, one.target_biasa) == ("maksimal 20 menit", Decimal(20), False)


def test_what_is_not_told_yet_has_neither_number_nor_words(tmp_path: Path) -> None:
    """Null stays null: a dash that is printed for it would be a word."""
    root = salin(tmp_path)
    one = _one(root, ("    target: 20\n", "    target: null\n"), ("    realisasi: 19\n", "    realisasi: null\n"))
    assert (one.target, one.nilai_target, one.realisasi, one.nilai) == (None, None, None, None)
    assert (one.capaian, one.mentah, one.skor, one.status) == (None, None, None, Status.BELUM_ADA_DATA)


@pytest.mark.lambat
def test_what_has_no_words_yet_has_no_name(tmp_path: Path) -> None:
    """«Belum ada data» of two offices would be the same indikator."""
    root = salin(tmp_path)
    one = _one(root, ("    nama: Rata-rata waktu tunggu penerima layanan\n", "    nama: null\n"))
    ganti(root, "sasaran.yaml", ("    nama: Tertibnya pengelolaan arsip\n", "    nama: null\n"))
    assert (one.nama, one.kunci, _hasil(root).sasaran[-1].nama) == ("", "", "")


def test_a_ratio_without_bound_is_no_number_of_a_file(tmp_path: Path) -> None:
    """20 ÷ 0 is beyond every number: the target is met, and nothing is put into a mean for it."""
    root = salin(tmp_path)
    one = _one(root, ("    realisasi: 19\n", "    realisasi: 0\n    rumus: rasio\n"))
    assert (one.rumus, one.capaian, one.mentah, one.skor, one.status) == ("rasio", None, None, None, Status.TERCAPAI)
    assert one.di("rumus") == _place(root, "indikator.yaml", "    rumus: ▸rasio")


def test_a_realisasi_of_quarters_stands_at_them(tmp_path: Path) -> None:
    """It is not typed, so a finding on it leads to what it was made of."""
    root = salin(tmp_path)
    quarters = "    triwulan: [25, 22, 20, 19]\n    akumulasi: terakhir\n"
    one = _one(root, ("    realisasi: 19\n", quarters))
    assert one.di("realisasi") == _place(root, "indikator.yaml", "    triwulan: ▸")


@pytest.mark.lambat
def test_bounds_that_bind_before_averaging_are_the_indikators(tmp_path: Path) -> None:
    """180% counts as 120%, of which the 180 stay known; where the mean alone is bound each stays what it is."""
    root = salin(tmp_path)
    ganti(root, "metode.yaml", ("batas_atas: null", "batas_atas: 120"))
    one = _one(root, ("    realisasi: 19\n", "    realisasi: 4\n"))
    told = [one.batas_atas, one.batas_bawah, one.capaian, one.mentah, one.skor]
    assert told == [Decimal(n) for n in (120, 0, 120, 180, 120)]
    ganti(root, "metode.yaml", ("penerapan_batas: sebelum", "penerapan_batas: sesudah"))
    free = _one(root)
    assert (free.batas_atas, free.batas_bawah, free.capaian) == (None, None, Decimal(180))


def test_an_objective_names_what_it_supports_above(tmp_path: Path) -> None:
    """Office and objective, at the place where it says so."""
    root = salin(tmp_path)
    above = '    nama: Tertibnya pengelolaan arsip\n    mendukung_satker:\n      kode: "62"\n      sasaran: SS-02\n'
    ganti(root, "sasaran.yaml", ("    nama: Tertibnya pengelolaan arsip\n", above))
    last = _hasil(root).sasaran[-1]
    assert last.mendukung == ("62", "SS-02")
    assert last.tempat.position == _place(root, "sasaran.yaml", "    mendukung_satker:\n      ▸kode")


def test_files_are_named_as_they_are_really_called(tmp_path: Path) -> None:
    """In a tree the budget may be one that offices share: then it is nobody's own."""
    numbers = Pengukuran(require_year(salin(tmp_path), 2024))
    given = (Diterima(kode="LKJ801", berkas="indikator.yaml", tempat=Tempat("x", 1), luput=("", "")),)
    made = hasil_satker("6200", numbers, given, lambda name: f"bersama/{name}" if "pagu" in name else f"satker/{name}")
    assert (made.pagu_bersama, made.diterima) == (True, given)
    assert made.indikator[0].di("id").file == f"satker/{BERKAS}"


def test_a_year_alone_tells_of_no_other(tmp_path: Path) -> None:
    """Without comparisons and budgets of 2023 there is no mean and no absorption of that year, and none of 2022."""
    root = salin(tmp_path)
    path = root / YEAR / "indikator.yaml"
    text = path.read_text(encoding="utf-8")
    for value in ("84", "21", "380"):
        text = text.replace(f"        realisasi: {value}\n", "        realisasi: null\n")
    path.write_text(text, encoding="utf-8")
    ganti(root, "pagu.yaml", ("  - tahun: 2023\n    pagu: 3800000000\n    realisasi: 3610000000\n", ""))
    made = _hasil(root)
    assert (made.lalu, made.lalu_berbeda, made.serapan_lalu) == (None, False, None)


@pytest.mark.parametrize(
    ("kode", "baris", "file", "line", "covered"),
    [
        ("LKJ801", (10, 20), "data/2024/indikator.yaml", 10, True),
        ("LKJ801", (10, 20), "data/2024/indikator.yaml", 20, True),
        ("LKJ801", (10, 20), "indikator.yaml", 15, True),
        ("LKJ801", (10, 20), "data/2024/indikator.yaml", 9, False),
        ("LKJ801", (10, 20), "data/2024/indikator.yaml", 21, False),
        ("LKJ801", None, "data/2024/indikator.yaml", 99, True),
        ("LKJ801", None, "data/2024/bukan-indikator.yaml", 15, False),
        ("LKJ801", (10, 20), "data/2024/sasaran.yaml", 15, False),
        (TIDAK_MENYAMPAIKAN, (10, 20), "data", 1, True),
    ],
)
def test_what_a_waiver_is_for(kode: str, baris: tuple[int, int] | None, file: str, line: int, covered: bool) -> None:
    """Its file and its lines, the last one too; who need not deliver need not, wherever the data break off."""
    given = Diterima(kode=kode, berkas="indikator.yaml", baris=baris, tempat=Tempat("x", 1), luput=("", ""))
    assert given.meliputi(Position(file, line, 1)) is covered


LATE = TanpaData(kode="6299", nama="Kantor", alasan="tidak ada data tahun 2024", saran="jalankan `lkj new`")


def test_results_and_their_lack_are_kept_as_one_line() -> None:
    """Both are read back as what they were."""
    for one in (satker("6200", indikator("Aduan", "80", "5/10"), lalu=Decimal("99.5")), LATE):
        content = one.to_json()
        assert content.count(b"\n") == 1 and content.endswith(b"}\n")
        assert baca_hasil(content) == one


def test_a_file_that_is_none_says_where() -> None:
    """The key that is wrong is named, for whoever looks into the file."""
    with pytest.raises(SalahHasilError, match="kode"):
        baca_hasil(b'{"nama": "Kantor", "alasan": ""}')


@pytest.mark.parametrize(("a", "b"), [("Nilai  SAKIP", "nilai sakip"), (" Aduan\n", "ADUAN")])
def test_words_are_compared_without_capitals_and_blanks(a: str, b: str) -> None:
    """Offices type the same indikator as they like, but words stay apart."""
    assert bunyi(a) == bunyi(b)
    assert bunyi("nilai sakip") == "nilai sakip" != bunyi("nilaisakip")
