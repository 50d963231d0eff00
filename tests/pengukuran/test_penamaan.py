"""Every figure of a year has the name by which `lkj explain` tells of it, and no two different figures share one."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from alat_benar import bertriwulan, ganti, salin
from alat_proyek import require_year

from lkj.diagnostics import Position
from lkj.model.kepegawaian import Cacahan, Kelompok
from lkj.pengukuran import Penamaan, Pengukuran, Rekap, jumlah_biaya
from lkj.pengukuran.biaya import PosAnggaran, Volume
from lkj.pengukuran.cakupan import Cakupan

# IKK-01 stands in the head's agreement too, with a target of its own, 95: 81 is 90,00% of the one and 85,26% of the other.
_DUA_DOKUMEN = (
    "    sasaran: SK-01\n    dokumen: pk-sekretaris\n    satuan: persen\n",
    "    sasaran: SK-01\n    dokumen:\n      - pk-sekretaris\n      - id: pk-ketua\n        target: 95\n"
    "    satuan: persen\n",
)
_SASARAN = ("  - id: SK-01\n    dokumen: pk-sekretaris\n", "  - id: SK-01\n    dokumen: [pk-sekretaris, pk-ketua]\n")


def _numbers(root: Path) -> Pengukuran:
    ganti(root, "indikator.yaml", _DUA_DOKUMEN)
    ganti(root, "sasaran.yaml", _SASARAN)
    ganti(
        root, "pk.yaml", ('      - kode: "0201"\n        nama: Penataan', "      - kode: null\n        nama: Penataan")
    )
    ganti(root, "pagu.yaml", ('  - kode: "0201"\n', '  - kode: "01.02"\n'))
    ganti(root, "sasaran.yaml", ('      - kode: "0201"\n', '      - kode: "01.02"\n'))
    return Pengukuran(require_year(root, 2024))


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Pengukuran:
    """Return the numbers of the small right year, with an indikator in two documents and an activity without a code."""
    return _numbers(salin(tmp_path_factory.mktemp("benar")))


@pytest.fixture
def nama(numbers: Pengukuran) -> Penamaan:
    """Return what names them."""
    return Penamaan(numbers)


@pytest.mark.parametrize(
    ("dokumen", "part", "name"),
    [
        ("pk-sekretaris", "rerata", "rata-rata"),
        ("pk-sekretaris", "sasaran", "jumlah-sasaran"),
        ("pk-sekretaris", "indikator", "jumlah-indikator"),
        ("pk-sekretaris", "n", "terukur"),
        ("pk-sekretaris", "tidak_tercapai", "tidak-tercapai"),
        ("pk-sekretaris", "judul", None),
        ("pk-ketua", "rerata", "pk-ketua"),
        ("pk-ketua", "tercapai", "tercapai-pk-ketua"),
        ("pk-ketua", "judul", None),
    ],
)
def test_what_a_document_counts(numbers: Pengukuran, nama: Penamaan, dokumen: str, part: str, name: str | None) -> None:
    """Of the measured document by its plain name, of any other with the document's."""
    assert nama.nama(numbers.rekap[dokumen], part) == name


def _means(rekap: Rekap, nama: Penamaan) -> dict[str, str | None]:
    return {one.id: nama.nama(mean, "nilai") for one, mean in rekap.per_sasaran}


def test_a_mean_of_one_is_the_row_that_it_is(numbers: Pengukuran, nama: Penamaan) -> None:
    """SK-01 of the head is 85,26%, which is that of IKK-01 against the head's own target and not that of IKK-01."""
    main, head = numbers.utama, numbers.rekap["pk-ketua"]
    assert _means(main, nama) == {"SK-01": "SK-01", "SK-02": "IKK-03"}
    assert _means(head, nama) == {"SS-01": "IKU-01", "SK-01": "IKK-01-pk-ketua"}
    assert [nama.nama(row.capaian, "nilai") for row in head.baris] == ["IKU-01", "IKK-01-pk-ketua"]
    assert [nama.nama(row.capaian, "nilai") for row in main.baris] == ["IKK-01", "IKK-02", "IKK-03"]
    assert (nama.nama(main.agregat, "nilai"), nama.nama(head.agregat, "nilai")) == ("rata-rata", "pk-ketua")
    assert nama.nama(main.agregat, "catatan") is None


@pytest.mark.parametrize(
    ("part", "own", "plain"),
    [
        ("target", "IKK-01-pk-ketua", "IKK-01"),
        ("bobot", "IKK-01-pk-ketua", "IKK-01"),
        ("realisasi", "IKK-01", "IKK-01"),
        ("nama", None, None),
    ],
)
def test_a_target_is_that_of_its_document(
    numbers: Pengukuran, nama: Penamaan, part: str, own: str | None, plain: str | None
) -> None:
    """What a document alone has of an indikator bears its name; the realisasi is one."""
    (head,) = (row.indikator for row in numbers.rekap["pk-ketua"].baris if row.indikator.id == "IKK-01")
    assert nama.nama(head, part) == own
    assert nama.nama(numbers.utama.baris[0].indikator, part) == plain


@pytest.mark.lambat
def test_a_mean_of_one_that_a_bound_changed_is_the_group_again(tmp_path: Path) -> None:
    """600 of 400 is 150%; a cap of 120% after averaging makes 120% of it, which IKK-03 is not."""
    root = salin(tmp_path)
    ganti(root, "indikator.yaml", ("    realisasi: 400\n", "    realisasi: 600\n"))
    ganti(
        root,
        "metode.yaml",
        ("batas_atas: null", "batas_atas: 120"),
        ("penerapan_batas: sebelum", "penerapan_batas: sesudah"),
    )
    numbers = Pengukuran(require_year(root, 2024))
    assert [mean.nilai for _, mean in numbers.utama.per_sasaran][1] == 120
    assert _means(numbers.utama, Penamaan(numbers))["SK-02"] == "SK-02"


@pytest.mark.lambat
def test_a_group_of_two_documents_is_told_apart_but_in_the_measured_one(tmp_path: Path) -> None:
    """SK-01 with two rows in both: plain in the measured document, though the head's is listed before it."""
    root = salin(tmp_path)
    ganti(root, "indikator.yaml", _DUA_DOKUMEN)
    second = ("    sasaran: SK-01\n    dokumen: pk-sekretaris\n    satuan: menit\n",
              "    sasaran: SK-01\n    dokumen: [pk-sekretaris, pk-ketua]\n    satuan: menit\n")  # fmt: skip
    ganti(root, "indikator.yaml", second)
    ganti(root, "sasaran.yaml", _SASARAN)
    numbers = Pengukuran(require_year(root, 2024))
    nama = Penamaan(numbers)
    assert _means(numbers.utama, nama)["SK-01"] == "SK-01"
    assert _means(numbers.rekap["pk-ketua"], nama) == {"SS-01": "IKU-01", "SK-01": "SK-01-pk-ketua"}


def test_money_is_named_by_its_year_and_line(numbers: Pengukuran, nama: Penamaan) -> None:
    """The report's year is plain; a line of the budget is its own, also where an objective has no other."""
    before, now = numbers.anggaran[-2:]
    assert [nama.nama(now, part) for part in ("pagu_awal", "pagu", "realisasi", "serapan", "sisa", "tahun")] == [
        "pagu-awal", "pagu", "realisasi", "serapan", "sisa", None
    ]  # fmt: skip
    assert [nama.nama(before, part) for part in ("pagu", "sisa", "tahun")] == ["pagu-2023", "sisa-2023", None]
    line = numbers.biaya[0]
    assert (nama.nama(line, "pagu"), nama.nama(line, "nama")) == ("rincian-01.01", None)
    two, one = numbers.efisiensi_sasaran.values()
    assert [nama.nama(two, part) for part in ("pagu", "serapan", "capaian")] == ["efisiensi-SK-01"] * 2 + [None]
    assert [nama.nama(one, part) for part in ("pagu", "capaian")] == ["rincian-01.02", None]
    assert [nama.nama(each.indeks, "nilai") for each in (two, one)] == ["efisiensi-SK-01", "efisiensi-SK-02"]


def test_the_sum_of_all_lines_has_no_code(numbers: Pengukuran, nama: Penamaan) -> None:
    """What stands below the table is the detailed budget as a whole."""
    assert nama.nama(jumlah_biaya(numbers.biaya), "realisasi") == "rincian"


def test_a_programme_and_an_activity_without_a_code(numbers: Pengukuran, nama: Penamaan) -> None:
    """An activity that has none is known by its programme's and its place there, counted from one."""
    first, second = numbers.year.pk.program
    assert [nama.nama(one, "anggaran") for one in (first, second, *first.kegiatan, *second.kegiatan)] == [
        "01.01", "01.02", "0101", "0102", "01.02/1"
    ]  # fmt: skip
    assert [nama.nama(one, "nama") for one in (first, *first.kegiatan)] == [None] * 3


def test_each_year_of_the_trend(numbers: Pengukuran, nama: Penamaan) -> None:
    """The report's own year is its mean; an earlier one is the trend's."""
    before, now = numbers.tren
    assert [nama.nama(now, part) for part in ("rerata", "n", "kategori")] == ["rata-rata", "terukur", None]
    assert [nama.nama(before, part) for part in ("rerata", "n", "kategori")] == ["tren-2023", "tren-2023", None]


BELANJA = PosAnggaran(id="belanja-1", nama="Belanja Pegawai", pagu=90, realisasi=80, jalur=None)
ANALISIS = Cakupan(
    nomor=3,
    nama="Target jangka menengah",
    hal="indikator",
    berisi=(),
    tanpa=(),
    celah=Position("data/2024/indikator.yaml", 1, 1),
    saran="",
    perlu="",
)
ORANG = Cacahan("PNS", 12, (), "pegawai-pns")


@pytest.mark.parametrize(
    ("of", "part", "name"),
    [
        (ORANG, "jumlah", "pegawai-pns"),
        (ORANG, "nama", None),
        (Kelompok("pns", ORANG, {}), "jumlah", "pegawai-pns"),
        (Kelompok("pns", ORANG, {}), "nama", None),
        (Volume(kode="0101", nama="Aduan", target=None, realisasi=None, capaian=None), "target", "keluaran-0101"),
        (Volume(kode="0101", nama="Aduan", target=None, realisasi=None, capaian=None), "nama", None),
        (BELANJA, "serapan", "belanja-1"),
        (BELANJA, "nama", None),
        (ANALISIS, "ada", "analisis-3"),
        (ANALISIS, "dari", "analisis-3"),
        (ANALISIS, "nama", None),
        (SimpleNamespace(nilai=1), "nilai", None),
    ],
)  # fmt: skip
def test_what_says_by_itself_whose_it_is(nama: Penamaan, of: object, part: str, name: str | None) -> None:
    """People, outputs; a thing that nobody knows has no name."""
    assert nama.nama(of, part) == name


@pytest.mark.lambat
def test_the_figures_of_a_quarter(tmp_path: Path) -> None:
    """Until its last quarter an indikator is named by the quarter, from then on it stands as at the end of the year.

    What has no quarters is plain throughout, and what is held to the plan of action has a name for that.
    """
    root = bertriwulan(tmp_path)
    ganti(root, "indikator.yaml", ("[70, 75, 80, 81]", "[70, 75, 80]\n    target_triwulan: [60, 70, 80, 90]"))
    numbers = Pengukuran(require_year(root, 2024))
    told = {}
    for n in (2, 3, 4):
        quarter, nama = numbers.sampai_triwulan(n), Penamaan(numbers)
        nama.triwulan(quarter)
        assert nama.nama(quarter.agregat, "nilai") == f"rata-rata-tw{n}"
        told[n] = [nama.nama(one.baris.capaian, "nilai") for one in quarter.baris]
        assert [nama.nama(one, "realisasi") for one in quarter.baris] == told[n]
        assert [nama.nama(one.terhadap_aksi, "nilai") for one in quarter.baris] == [f"IKK-01-aksi-tw{n}", None, None]
    assert told == {
        2: ["IKK-01-tw2", "IKK-02", "IKK-03-tw2"],
        3: ["IKK-01", "IKK-02", "IKK-03-tw3"],
        4: ["IKK-01", "IKK-02", "IKK-03"],
    }
