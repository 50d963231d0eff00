"""The example office: right in every year, fit to be printed as final, and showing all that the tool knows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise, product
from pathlib import Path
from typing import get_args

import pytest
from alat_dokumen import TAHUNAN
from alat_proyek import environment, load_year, year_of
from alat_tabel import tertulis
from click.testing import CliRunner
from docx import Document
from pypdf import PdfReader

from lkj.capaian import (
    KOMPOSIT,
    PERINGKAT,
    PERSEN,
    RUPIAH,
    SKALA,
    TANGGA,
    Acuan,
    Angka,
    Batas,
    CaraTriwulan,
    JenisBatas,
    Komposit,
    Kuantitas,
    NisbahKosong,
    PenerapanBatas,
    Penilaian,
    Peringkat,
    Polaritas,
    Status,
    StatusEfisiensi,
    Tutup,
)
from lkj.cli import cli
from lkj.files import FolderOrigin
from lkj.files.layout import OPTIONAL
from lkj.fmt import rapikan_teks
from lkj.model import YEAR_FILES, Tahun, years
from lkj.model.base import Model
from lkj.model.bidang import bidang_model
from lkj.model.blanks import isian
from lkj.model.indikator import DalamDokumen, Indikator
from lkj.model.metode import MetodeLalu
from lkj.model.perubahan_indikator import perubahan_indikator
from lkj.model.rencana import DokumenPerencanaan, Perjanjian
from lkj.model.tata_letak import BAB
from lkj.pengukuran import Baris, Pengukuran
from lkj.report.dokumen import susun_laporan

EXAMPLES = Path(__file__).parents[2] / "examples"
YEARS = (2023, 2024, 2025)
IMAGINARY = "Satuan kerja, nama, dan semua angka dalam contoh ini rekaan"


@pytest.fixture(scope="module")
def numbers() -> dict[int, Pengukuran]:
    """Return the example years, measured."""
    found = {}
    for year in YEARS:
        facts, _ = load_year(EXAMPLES, year)
        assert facts is not None
        found[year] = Pengukuran(facts)
    return found


@pytest.fixture(scope="module")
def facts(numbers: dict[int, Pengukuran]) -> list[Tahun]:
    """Return the facts of the example years, oldest first."""
    return [one.year for one in numbers.values()]


@pytest.fixture(scope="module")
def offices() -> list[Tahun]:
    """Return the years of the other example offices: a dinas and a unit of a ministry."""
    found = [load_year(EXAMPLES / name, 2025)[0] for name in ("dinas-kesehatan", "unit-kementerian")]
    return [one for one in found if one is not None]


@pytest.fixture(scope="module")
def rows(numbers: dict[int, Pengukuran]) -> list[Baris]:
    """Return every indicator of every document and year, measured."""
    return [row for one in numbers.values() for rekap in one.rekap.values() for row in rekap.baris]


def files() -> Iterator[Path]:
    """Yield what is shipped of the example."""
    yield EXAMPLES / "README.md"
    yield from sorted(path for path in (EXAMPLES / "data").rglob("*") if path.is_file())


def test_the_example_is_three_years() -> None:
    """The folder holds the years that its README tells of."""
    assert tuple(years(FolderOrigin(EXAMPLES))) == YEARS
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"| {year} |" in readme for year in YEARS)


@pytest.mark.lambat
@pytest.mark.parametrize("year", YEARS)
def test_nothing_is_found(year: int) -> None:
    """A year of the example gives no finding of any severity, and none is waived."""
    found = year_of(EXAMPLES, year)
    assert [*found.findings(waivers=False), *found.composing()] == []
    assert found.facts is not None and found.facts.pengecualian.pengecualian == ()


@pytest.mark.lambat
def test_nothing_is_left_to_fill_in(facts: list[Tahun]) -> None:
    """No fact is null and no section is empty."""
    assert [one for year in facts for one in isian(year) if not one.terisi] == []


def test_every_file_says_that_it_is_imaginary() -> None:
    """Who opens any one file learns that office, names and figures are invented."""
    silent = [path.relative_to(EXAMPLES).as_posix() for path in files() if IMAGINARY not in path.read_text("utf-8")]
    assert silent == []


def test_persons_and_local_law_are_marked(facts: list[Tahun]) -> None:
    """A person bears «(Contoh)», and a regulation that does not exist bears «(rekaan)»."""
    for year in facts:
        assert all("(Contoh)" in one.nama for one in year.satker.pejabat)
        local = [law for law in year.dasar_hukum.dasar_hukum if "Antah Berantah" in law.jenis]
        assert local and all("(rekaan)" in law.jenis for law in local)
        assert all(law.jenis.startswith(("Peraturan Pemerintah", "Peraturan Presiden", "Peraturan Menteri"))
                   for law in year.dasar_hukum.dasar_hukum if law not in local)  # fmt: skip


@pytest.mark.lambat
@pytest.mark.parametrize("year", YEARS)
def test_files_are_in_canonical_form(year: int) -> None:
    """`lkj fmt` would change nothing."""
    written = {path.name: path for path in (EXAMPLES / "data" / str(year)).glob("*.yaml")}
    assert {file.name for file in YEAR_FILES} - OPTIONAL <= written.keys()
    for name, path in written.items():
        text = path.read_text(encoding="utf-8")
        assert rapikan_teks(name, text) == text


@pytest.mark.lambat
@pytest.mark.parametrize(("year", "suffixes"), [(2023, ("docx", "pdf")), (2024, ("pdf", "html")), (2025, ("pdf",))])
def test_every_document_is_built_as_final(tmp_path: Path, year: int, suffixes: tuple[str, ...]) -> None:
    """All documents, the quarterly one too, are built without the mark of a draft; the report says it is imaginary."""
    shutil.copytree(EXAMPLES / "data", tmp_path / "data")
    what = ["--document", "all", "--quarter", "2", "--format", ",".join(suffixes), "--final"]
    result = CliRunner().invoke(cli, ["build", str(year), *what, "--root", str(tmp_path)], prog_name="lkj")
    assert result.exit_code == 0, result.stderr
    built = tmp_path / "build"
    names = (*TAHUNAN, "triwulan-2")
    # Beside the list of files, that this office plans no actions, and what is to be recorded of each.
    skipped, head, *sums = result.stderr.splitlines()
    assert skipped.startswith("dilewati: Rencana Aksi tidak dapat dibuat") and "SHA-256" in head
    assert sums == [f"{sha256((tmp_path / one).read_bytes()).hexdigest()}  {one}" for one in result.stdout.split()]
    assert set(result.stdout.split()) == {f"build/{name}-{year}.{suffix}" for name in names for suffix in suffixes}
    report = " ".join(" ".join(page.extract_text() for page in PdfReader(built / f"lkj-{year}.pdf").pages).split())
    assert IMAGINARY in report and "KONSEP" not in report and "[belum ada data" not in report
    if "docx" in suffixes:
        word = Document(str(built / f"lkj-{year}.docx"))
        assert any(IMAGINARY in paragraph.text for paragraph in word.paragraphs)
    if "html" in suffixes:
        assert IMAGINARY in (built / f"lkj-{year}.html").read_text(encoding="utf-8")


def quantities(indikator: Indikator) -> Iterator[Kuantitas]:
    """Yield every quantity that an indicator tells."""
    told = (indikator.target, indikator.realisasi, indikator.nasional, indikator.target_renstra)
    past = (value for one in indikator.riwayat for value in (one.target, one.realisasi))
    yield from (value for value in (*told, *past) if value is not None)


def test_every_kind_of_quantity_occurs(rows: list[Baris]) -> None:
    """Numbers, ranges, limits, ranks, composites, dates, yes and no; percent and rupiah; every ladder."""
    told = [value for row in rows for value in quantities(row.indikator)]
    # Nothing out of nothing is said of a quarter alone.
    assert {type(value) for value in told} == set(get_args(Kuantitas)) - {NisbahKosong}
    assert {value.jenis for value in told if isinstance(value, Batas)} == set(JenisBatas)
    assert {value.satuan for value in told if isinstance(value, Angka)} >= {PERSEN, RUPIAH}
    ladders = {value.tangga.id: value.tangga for value in told if isinstance(value, Peringkat)}
    own = set(ladders) - set(TANGGA)
    assert set(ladders) >= set(TANGGA)
    assert any(ladders[one].skor for one in own)
    assert any(isinstance(step, tuple) for one in own for step in ladders[one].urutan)


def test_every_customary_formula_is_used(rows: list[Baris]) -> None:
    """Each polarity is computed by each formula that reports are known to use, and gives a percentage."""
    used = {(row.aturan.polaritas, row.aturan.rumus_berlaku) for row in rows if row.capaian.nilai is not None}
    both = product((Polaritas.TURUN, Polaritas.RENTANG, Polaritas.TETAP), ("selisih", "rasio"))
    assert used >= {(Polaritas.NAIK, "rasio"), *both, (Polaritas.TURUN, "penghematan")}


def test_composites_and_ranks_are_computed_every_way(rows: list[Baris]) -> None:
    """Components are averaged and the lowest is taken; ranks are compared by standing and by score."""
    targets = [(row.indikator.target, row.aturan) for row in rows]
    assert {rule.komposit for target, rule in targets if isinstance(target, Komposit)} == set(KOMPOSIT)
    assert {rule.peringkat for target, rule in targets if isinstance(target, Peringkat)} == set(PERINGKAT)


def test_every_cap_and_floor_occurs(numbers: dict[int, Pengukuran], rows: list[Baris]) -> None:
    """No cap and caps of 100, 110 and 120; a floor and none; before averaging and after; a cap that binds."""
    rules = [rule for row in rows for rule in (row.aturan, *(one.aturan for one in row.banding))]
    assert {rule.batas_atas for rule in rules} == {None, *map(Decimal, (100, 110, 120))}
    assert {rule.batas_bawah for rule in rules} == {None, Decimal(0)}
    assert {one.year.metode.capaian.penerapan_batas for one in numbers.values()} == set(PenerapanBatas)
    assert any(row.capaian.nilai != row.capaian.mentah for row in rows)


def test_every_customary_way_of_aggregating_occurs(facts: list[Tahun]) -> None:
    """No two years average alike, and with the methods of the years before them every way that reports use is shown."""
    now = [year.metode.agregasi for year in facts]
    told = [one.agregasi for year in facts for one in year.metode.riwayat]
    assert len(set(now)) == len(YEARS)
    assert {*now, *told} >= {"rerata-indikator", "rerata-sasaran", "tertimbang", "geometrik", "geometrik-sasaran"}


def test_every_scale_occurs(facts: list[Tahun]) -> None:
    """Each shipped scale and one of the agency's own name the capaian of some year; bands close at either bound."""
    scales = [year.metode.pita for year in facts] + [one.pita for year in facts for one in year.metode.riwayat]
    assert {scale.id for scale in scales} > set(SKALA)
    assert {scale.tutup for scale in scales} == set(Tutup)
    assert len({year.metode.pita.id for year in facts}) == len(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_every_year_has_quarters_of_every_kind(numbers: dict[int, Pengukuran], offices: list[Tahun], year: int) -> None:
    """In each year quarters are summed, averaged, and taken by their last and their highest; a dinas has their counts."""
    ways = {row.indikator.akumulasi for row in numbers[year].utama.baris if row.indikator.akumulasi}
    others = {one.akumulasi for office in offices for one in office.indikator.indikator if one.akumulasi}
    assert ways | {"gabungan"} == {str(one) for one in CaraTriwulan} == ways | (others & {"gabungan"})


def unseen(model: type[Model], shown: Iterable[Model]) -> list[str]:
    """Return what the keys lack that neither their line in a model nor an example shows."""
    used = {key for one in shown for key in one.model_fields_set}
    return [
        f"{key}: beri «contoh=» dalam {model.__name__}, atau pakai dalam examples"
        for key, one in bidang_model(model).items()
        if key not in used and not one.contoh
    ]


def test_every_key_of_planning_documents_is_used(facts: list[Tahun], offices: list[Tahun]) -> None:
    """Plans, agreements and plans of action; one that changes another, by target, by words and by another indicator."""
    years = facts + offices
    listed = [one for year in offices for one in year.pk.dokumen or ()]
    assert {one.jenis for one in listed} == {"rencana", "perjanjian", "rencana-aksi"}
    assert unseen(DokumenPerencanaan, listed) == []
    agreed = [one for year in years for one in year.pk.perjanjian]
    assert unseen(Perjanjian, agreed) == []
    within = [one for year in years for row in year.indikator.indikator for one in row.dokumen]
    assert unseen(DalamDokumen, within) == []
    changes = [(one.ganti_nama, one.ganti_target) for year in offices for one in perubahan_indikator(year)]
    assert sorted(changes) == [(False, False), (False, True), (True, False)]


def test_results_are_good_and_bad(numbers: dict[int, Pengukuran], rows: list[Baris]) -> None:
    """Targets are met and missed, by nothing and by all; realisasi gets better, worse and stays; money is well spent or not."""
    assert {row.capaian.status for row in rows} == {Status.TERCAPAI, Status.TIDAK_TERCAPAI}
    assert Decimal(0) in {row.capaian.nilai for row in rows}
    compared = [one for row in rows for one in row.banding]
    assert {one.acuan for one in compared} == set(Acuan) - {Acuan.STANDAR_INTERNASIONAL}  # no data file tells one
    # Numbers, ranks, dates, yes and no, composites: whatever this office measures can be compared with itself.
    assert {one.hasil.penilaian for one in compared} == set(Penilaian) - {Penilaian.TAK_TERBANDINGKAN}
    spent = {cost.indeks.status for one in numbers.values() for cost in one.efisiensi_sasaran.values()}
    assert spent == {StatusEfisiensi.EFISIEN, StatusEfisiensi.TIDAK_EFISIEN}


def test_every_key_of_an_indicator_is_used(facts: list[Tahun], offices: list[Tahun]) -> None:
    """What an indicator may declare is declared by some indicator, in its own year and in its history."""
    own = [one for year in facts for one in year.indikator.indikator]
    others = [one for year in offices for one in year.indikator.indikator]
    assert unseen(Indikator, own + others) == []
    past = [one for indikator in own for one in indikator.riwayat]
    assert {key for one in past for key in one.khusus} == {"rumus", "batas_atas", "batas_bawah", "komposit"}
    assert {ref for one in own for ref in one.tanpa_pembanding} == {"riwayat", "renstra", "nasional"}


def test_programmes_help_and_hinder(facts: list[Tahun]) -> None:
    """Objectives name activities and a programme without any; one of them hindered."""
    named = [one for year in facts for sasaran in year.sasaran.sasaran for one in sasaran.program]
    bare = {p.kode for year in facts for p in year.pk.program if not p.kegiatan}
    assert {one.peran for one in named} == {"menunjang", "menghambat"}
    assert bare & {one.kode for one in named}


def test_history_is_what_the_earlier_folder_says(facts: list[Tahun]) -> None:
    """An earlier year is told as its own folder tells it: values, own keys of the rule, and method."""
    for before, now in pairwise(facts):
        old = {one.id: one for one in before.indikator.indikator}
        for one in now.indikator.indikator:
            told = {lalu.tahun: lalu for lalu in one.riwayat}
            assert (before.tahun in told) == (one.id in old)
            if one.id in old:
                then, lalu = old[one.id], told[before.tahun]
                assert (lalu.target, lalu.realisasi) == (then.target, then.realisasi)
                assert lalu.khusus == {key: getattr(then, key) for key in lalu.khusus}
                assert then.aturan(before.metode.capaian) == before.metode.capaian.aturan(
                    Polaritas(then.polaritas), lalu.khusus
                )
        method = before.metode
        assert now.metode.lalu(before.tahun) == MetodeLalu(
            tahun=before.tahun, capaian=method.capaian, agregasi=method.agregasi, skala=method.skala
        )
        spent = {one.tahun: one for one in before.pagu.pagu}
        assert {one.tahun: one for one in now.pagu.pagu if one.tahun <= before.tahun} == spent


def test_the_years_change_as_years_do(numbers: dict[int, Pengukuran], facts: list[Tahun]) -> None:
    """An indicator comes, goes, is renamed and is replaced; officials and method change; the category is crossed."""
    first, second, third = ({i.id: i for i in year.indikator.indikator} for year in facts)
    assert second.keys() - first.keys() == {"IKK-13"} and first.keys() - second.keys() == {"IKK-12"}
    assert third.keys() - second.keys() == {"IKK-17"} and second.keys() - third.keys() == {"IKK-03"}
    assert third["IKK-17"].nama.startswith(second["IKK-03"].nama)
    renamed = [key for key in first.keys() & second.keys() if first[key].nama != second[key].nama]
    assert renamed == ["IKK-04"] and first["IKK-04"].nama in (second["IKK-04"].catatan or "")
    assert facts[0].pejabat["sekretaris"].nama != facts[1].pejabat["sekretaris"].nama
    assert [year.perjanjian["pk-sekretaris"].perubahan for year in facts] == [False, True, False]
    assert facts[0].metode.capaian == facts[1].metode.capaian != facts[2].metode.capaian
    assert len({one.utama.kategori for one in numbers.values()}) == len(YEARS)
    assert any(first[key].target != second[key].target for key in first.keys() & second.keys())


def test_one_year_has_a_look_of_its_own(facts: list[Tahun]) -> None:
    """The last year shows every key of the layout, and a logo."""
    plain, look = facts[0].satker.tata_letak, facts[-1].satker.tata_letak
    assert unseen(type(look), [look]) == unseen(type(look.margin), [look.margin]) == []
    assert (look.kertas, look.fon) != (plain.kertas, plain.fon) and look.urutan_bab == BAB
    assert (EXAMPLES / "data" / "2025" / "logo.svg").is_file()


@pytest.mark.lambat
def test_a_programme_without_activities_is_no_activity_of_another(tmp_path: Path) -> None:
    """In the annex of the PK such a programme has its code, its own amount and no number; the activities count on."""
    shutil.copytree(EXAMPLES / "data", tmp_path / "data")
    assert (
        CliRunner()
        .invoke(cli, ["build", "2025", "--document", "pk-sekretaris", "--format", "docx", "--root", str(tmp_path)])
        .exit_code
        == 0
    )
    document = Document(str(tmp_path / "build" / "pk-sekretaris-2025.docx"))
    table = next(t for t in document.tables if "Program/Kegiatan" in t.rows[0].cells[1].text)
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert ["05.02 Program Penyelamatan Arsip"] * 2 + ["Rp1.200.000.000"] in rows
    assert [row[0] for row in rows if row[0].isdigit()] == ["1", "2", "3", "4", "5"]


@pytest.mark.lambat
@pytest.mark.parametrize("root", [EXAMPLES, EXAMPLES.parent], ids=["contoh", "2024"])
def test_a_vision_without_key_words_announces_none(root: Path, tmp_path: Path) -> None:
    """Where a new Renstra has no key words yet, the prose does not count them and introduces no list."""
    tahun = 2025 if root is EXAMPLES else 2024
    shutil.copytree(root / "data" / str(tahun), tmp_path / "data" / str(tahun))
    path = tmp_path / "data" / str(tahun) / "visi-misi.yaml"
    text = re.sub(r"(?m)^makna_visi:\n(?:  .*\n)+", "makna_visi: []\n", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    year, findings = load_year(tmp_path, tahun)
    assert year is not None, findings
    markdown = tertulis(susun_laporan(environment(tmp_path), Pengukuran(year)).markdown)
    vision = markdown[markdown.index("### Visi") : markdown.index("### Misi")]
    assert "nol" not in vision and "sebagai berikut" not in vision
