"""`lkj new`: next January's officer gets the structure, every place to fill, and nothing that is only last year's."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alat_proyek import load_year, read_text
from click.testing import CliRunner
from jinja2 import Environment

from lkj.cli import cli
from lkj.files.yaml.commented import cari_komentar
from lkj.fmt import rapikan_teks
from lkj.model import Tahun
from lkj.model.blanks import Isian, isian, kosong

if TYPE_CHECKING:
    from conftest import Proyek

HARAPAN = Path(__file__).parent / "harapan"
BENAR = Path(__file__).parents[1] / "data" / "benar" / "data" / "2024"
# What bears a year of its own, and so may hold numbers of earlier years.
MILIK_TAHUN_LALU = {"riwayat", "skema", "tahun_tipe", "tata_letak", "bobot", "batas_atas", "batas_bawah"}


class Dinas:
    """A project with one right year whose Renstra lasts until 2026."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(BENAR, root / "data" / "2024")
        self.ubah("visi-misi.yaml", "akhir: 2024", "akhir: 2026")

    def teks(self, file: str, year: int = 2025) -> str:
        return (self.root / "data" / str(year) / file).read_text(encoding="utf-8")

    def tulis(self, file: str, text: str, year: int = 2024) -> None:
        path = self.root / "data" / str(year) / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def ubah(self, file: str, lama: str, baru: str, year: int = 2024) -> None:
        text = self.teks(file, year)
        assert lama in text, lama
        self.tulis(file, text.replace(lama, baru, 1), year)

    def jalankan(self, *args: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(cli, [*args, "--root", str(self.root)], prog_name="lkj")
        return result.exit_code, result.stdout, result.stderr

    def baru(self, year: int = 2025) -> Tahun:
        code, out, err = self.jalankan("new", str(year))
        assert (code, out) == (0, f"data/{year}\n"), err
        return fakta(self.root, year)


@pytest.fixture
def dinas(tmp_path: Path) -> Dinas:
    """Return a fresh project of a small agency in the middle of its Renstra."""
    return Dinas(tmp_path)


def fakta(root: Path, year: int) -> Tahun:
    facts, findings = load_year(root, year)
    assert facts is not None, findings
    return facts


def nilai(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(data, dict):
        for key, inner in data.items():
            yield from nilai(inner, (*path, key))
    elif isinstance(data, list):
        for n, inner in enumerate(data):
            yield from nilai(inner, (*path, n))
    else:
        yield path, data


def tertinggal(year: Tahun) -> list[tuple[str, Any, Any]]:
    """Return the numbers and dates of a year that stand where only the year itself can say what belongs."""
    found = []
    for name in ("satker.yaml", "indikator.yaml", "pk.yaml", "pagu.yaml"):
        data = year.documents[name].data
        for path, value in nilai(data):
            if not isinstance(value, (int, Decimal, date)) or isinstance(value, bool) or MILIK_TAHUN_LALU & {*path}:
                continue
            entry: Any = data["pagu"][path[1]] if name == "pagu.yaml" and path[0] == "pagu" else {}  # type: ignore[index]
            if entry.get("tahun", year.tahun) == year.tahun and value != year.tahun:
                found.append((name, path, value))
    return found


def komentar(root: Path, year: int) -> list[str]:
    files = sorted((root / "data" / str(year)).glob("*.yaml"))
    return [one.teks for file in files for one in cari_komentar(file.read_text(encoding="utf-8"))]


@pytest.mark.lambat
def test_the_shipped_year_becomes_the_next(proyek: Proyek) -> None:
    """Of 2024 comes a 2025 with the same ids and names, in canonical form, that `lkj check` finds no error in."""
    code, out, err = proyek.jalankan("new", "2025", "--from", "2024")
    assert (code, out) == (0, "data/2025\n"), err
    old, new = fakta(proyek.root, 2024), fakta(proyek.root, 2025)
    assert [(i.id, i.nama, i.satuan, i.polaritas) for i in new.indikator.indikator] == [
        (i.id, i.nama, i.satuan, i.polaritas) for i in old.indikator.indikator
    ]
    assert new.sasaran == old.sasaran
    assert new.tugas == old.tugas
    assert new.dasar_hukum == old.dasar_hukum
    assert [(p.kode, p.nama) for p in new.pk.program] == [(p.kode, p.nama) for p in old.pk.program]
    assert new.satker.pejabat == old.satker.pejabat
    for file in sorted((proyek.root / "data" / "2025").glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        assert rapikan_teks(file.name, text) == text
    code, _, err = proyek.jalankan("check", "2025")
    assert code == 0
    assert " galat " not in err


@pytest.mark.lambat
def test_nothing_stale_stands_as_a_fact(proyek: Proyek) -> None:
    """No target, amount, date or head count of 2024 is a fact of 2025; all of them are asked for."""
    proyek.jalankan("new", "2025")
    new = fakta(proyek.root, 2025)
    assert tertinggal(new) == []
    assert tertinggal(fakta(proyek.root, 2024)) != []
    filled = [one for one in isian(new) if one.terisi]
    # What an office is and promises to do is carried, and the years before; of prose the reviewer's form.
    past = {"target tahun lalu", "realisasi tahun lalu", "pagu", "realisasi anggaran"}
    office = {"identitas", "pejabat", "nama bagian", "tempat laporan", "butir tugas", "dasar tugas", "naskah PK"}
    plan = {"bunyi sasaran", "bunyi indikator", "satuan indikator"}
    work = {"kode program", "nama program", "kode kegiatan", "nama kegiatan"}
    assert {one.jenis for one in filled if one.jalur} == past | office | plan | work
    assert [p.tahun for p in new.pagu.pagu if p.pagu is None] == [2025]
    assert [one.berkas for one in filled if not one.jalur] == ["narasi/pernyataan-reviu.md"]


@pytest.mark.lambat
def test_last_years_values_become_history(proyek: Proyek) -> None:
    """Target and realisasi of 2024, with units and mixed quantities, are the 2024 of each indicator's history."""
    proyek.jalankan("new", "2025")
    old, new = fakta(proyek.root, 2024), fakta(proyek.root, 2025)
    for before, after in zip(old.indikator.indikator, new.indikator.indikator, strict=True):
        last = after.riwayat[-1]
        assert (last.tahun, last.target, last.realisasi) == (2024, before.target, before.realisasi)
    said = new.metode.lalu(2024)
    assert said is not None
    assert (said.capaian, said.agregasi, said.skala) == (old.metode.capaian, old.metode.agregasi, old.metode.skala)
    assert new.pagu.pagu[:-1] == old.pagu.pagu


@pytest.mark.lambat
def test_a_null_says_what_is_expected_and_what_was(proyek: Proyek) -> None:
    """Beside each null stands what to write there and the value of the year before; old remarks on values are gone."""
    proyek.jalankan("new", "2025")
    folder = proyek.root / "data" / "2025"
    indikator = (folder / "indikator.yaml").read_text(encoding="utf-8")
    assert "target: null  # isi: target 2025 menurut PK Sekretaris 2025; tahun 2024: 100%\n" in indikator
    assert "realisasi: null  # isi: realisasi sampai akhir 2025; tahun 2024: 98%\n" in indikator
    assert '"98&"' in indikator  # what was said of the realisasi of 2024 goes with it into the history
    for line in indikator.splitlines():
        assert "sumber" not in line or "null" not in line.split("#")[0]
    assert "tanggal: null  # isi: tanggal laporan 2025, pada awal 2026; tahun 2024: 2025-01-10\n" in (
        folder / "satker.yaml"
    ).read_text(encoding="utf-8")
    # A note on the value of last year stays with that value.
    assert (
        "- tahun: 2024  # catatan 2024: Realisasi dinyatakan dalam persen, sedangkan target dalam laporan" in indikator
    )


@pytest.mark.lambat
def test_comments_on_carried_facts_stay_and_name_their_year(proyek: Proyek) -> None:
    """A remark on a carried fact stays; one that speaks of where 2024's data came from says that it is of 2024."""
    proyek.jalankan("new", "2025")
    said = komentar(proyek.root, 2025)
    for kept in (
        "# anggota KPU bukan ASN; tidak ber-NIP",
        '# judul resmi memang memakai ejaan "Tipelogi"',
        '# sumber data 2024: "Infomasi"',
        "# Perjanjian Kinerja Sekretaris",
    ):
        assert kept in said
    assert not [one for one in said if one.lower().startswith("# sumber") and "2024" not in one and "riwayat" in one]
    assert not [one for one in said if one.startswith("# Sumber: ")]
    assert (proyek.root / "data" / "2025" / "pengecualian.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/pengecualian.schema.json\nskema: 1\npengecualian: []\n"
    )


@pytest.mark.lambat
def test_a_renstra_that_has_ended_is_asked_for(proyek: Proyek) -> None:
    """2025 lies beyond the Renstra 2020–2024: said loudly, vision and goals empty with the old ones in comments."""
    _, _, err = proyek.jalankan("new", "2025")
    assert "Renstra 2020–2024 TIDAK MENCAKUP 2025" in err
    assert "23 indikator belum mempunyai realisasi 2024" in err
    written = (proyek.root / "data" / "2025" / "visi-misi.yaml").read_text(encoding="utf-8")
    assert written == (HARAPAN / "visi-misi.yaml").read_text(encoding="utf-8")
    new = fakta(proyek.root, 2025)
    assert [t.id for t in new.visi_misi.tujuan] == ["TJ-01", "TJ-02", "TJ-03"]
    for pk in new.pk.perjanjian:
        assert all(t.nama is None for t in pk.tujuan)
    for name in ("rencana-strategis", "makna-visi", "misi", "tujuan", "sesudah-tujuan"):
        assert kosong(new.narasi[name].teks)


@pytest.mark.lambat
def test_a_list_that_was_empty_stays_one_when_the_renstra_has_ended(dinas: Dinas) -> None:
    """An office whose vision explains no term asks for them anew, in a file that can be read."""
    text = re.sub(r"makna_visi:\n(?:[ ].*\n)+", "makna_visi: []\n", dinas.teks("visi-misi.yaml", 2024))
    assert "makna_visi: []\n" in text
    dinas.tulis("visi-misi.yaml", text.replace("akhir: 2026", "akhir: 2024"))
    assert dinas.baru().visi_misi.makna_visi == ()
    assert "makna_visi: []  # isi: istilah dan arti menurut Renstra baru, bila ada\n" in dinas.teks("visi-misi.yaml")


@pytest.mark.lambat
def test_within_the_renstra_the_plan_is_carried(dinas: Dinas) -> None:
    """In the middle of a Renstra, vision, goals, their prose and the Renstra targets stay as they are."""
    new = dinas.baru()
    old = fakta(dinas.root, 2024)
    assert new.visi_misi == old.visi_misi
    assert [i.target_renstra for i in new.indikator.indikator] == [i.target_renstra for i in old.indikator.indikator]
    for name in ("rencana-strategis", "makna-visi", "misi", "tujuan", "sesudah-tujuan", "pernyataan-reviu"):
        assert new.narasi[name].teks == old.narasi[name].teks
    assert all(i.nasional is None and i.target is None for i in new.indikator.indikator)
    assert tertinggal(new) == [
        (name, path, value) for name, path, value in tertinggal(old) if path[-1] == "target_renstra"
    ]
    assert len(tertinggal(new)) == 3


@pytest.mark.lambat
def test_own_rules_and_quarters_of_an_indicator(dinas: Dinas) -> None:
    """Own rules are carried and told of last year; quarters are asked for one by one, their sum becomes history."""
    dinas.ubah(
        "indikator.yaml",
        "    target: 400\n    realisasi: 400\n",
        '    # menurut rapat kerja\n    target: 400  # sumber: "4OO"\n    triwulan: [100, 100, 50, 50]\n'
        "    akumulasi: jumlah\n    batas_atas: null\n    bobot: 20\n    tanpa_pembanding: [riwayat, renstra]\n",
    )
    dinas.ubah("indikator.yaml", "    riwayat:\n      - tahun: 2023\n        target: 375\n        realisasi: 380\n", "")
    new = dinas.baru().indikator.indikator[-1]
    assert new.triwulan == (None, None, None, None)
    assert (new.akumulasi, new.batas_atas, new.bobot) == ("jumlah", None, Decimal(20))
    assert new.tanpa_pembanding == ("renstra",)
    (last,) = new.riwayat
    assert (last.tahun, str(last.realisasi), last.khusus) == (2024, "300 Berkas", {"batas_atas": None})
    text = dinas.teks("indikator.yaml")
    assert "      - null  # isi: triwulan I 2025; tahun 2024: 100 Berkas\n" in text
    assert '        # menurut rapat kerja\n        target: 400  # sumber: "4OO"\n' in text
    assert "catatan:" not in text


@pytest.mark.lambat
def test_a_realisasi_that_is_not_whole_is_no_history(dinas: Dinas) -> None:
    """Made while quarters are to come, the new year asks for the realisasi; once it is whole the two are compared."""
    quarters = "    target: 400\n    triwulan: [100, {}, 150, 50]\n    akumulasi: jumlah\n"
    dinas.ubah("indikator.yaml", "    target: 400\n    realisasi: 400\n", quarters.format("null"))
    dinas.ubah("indikator.yaml", "    riwayat:\n      - tahun: 2023\n        target: 375\n        realisasi: 380\n", "")
    (last,) = dinas.baru().indikator.indikator[-1].riwayat
    assert (str(last.target), last.realisasi) == ("400 Berkas", None)
    assert "        realisasi: null  # isi: realisasi 2024\n" in dinas.teks("indikator.yaml")

    def berbeda() -> list[str]:
        found = json.loads(dinas.jalankan("check", "2025", "--format", "json")[1])
        return [one["message"] for one in found if one["code"] == "LKJ701"]

    assert berbeda() == []
    dinas.ubah("indikator.yaml", "[100, null, 150, 50]", "[100, 100, 150, 50]")
    (message,) = berbeda()
    assert "tertulis belum ada, sedangkan datanya 400 Berkas" in message


@pytest.mark.lambat
def test_a_history_of_which_nothing_is_known_is_asked_for(dinas: Dinas) -> None:
    """The year ended without its realisasi: the null in the history says what belongs there, and counts as a place."""
    dinas.ubah("indikator.yaml", "    target: 400\n    realisasi: 400\n", "    target: 400\n    realisasi: null\n")
    dinas.ubah("indikator.yaml", "    riwayat:\n      - tahun: 2023\n        target: 375\n        realisasi: 380\n", "")
    new = dinas.baru()
    assert "        target: 400\n        realisasi: null  # isi: realisasi 2024\n" in dinas.teks("indikator.yaml")
    left = [(one.jenis, one.nama) for one in isian(new) if not one.terisi and "riwayat" in one.jalur]
    assert left == [("realisasi tahun lalu", f"realisasi 2024 {new.indikator.indikator[-1].id}")]


@pytest.mark.lambat
def test_agreement_and_details_of_the_budget(dinas: Dinas) -> None:
    """A revised agreement is not revised in the new year; codes of activities stay, their amounts are asked for."""
    dinas.ubah("pk.yaml", "    supervisi: null\n", "    supervisi: null\n    perubahan: true\n")
    old = fakta(dinas.root, 2024)
    new = dinas.baru()
    assert not any(pk.perubahan for pk in new.pk.perjanjian)
    assert [(p.judul, p.pihak_pertama, p.janji, p.tanggal) for p in new.pk.perjanjian] == [
        (p.judul, p.pihak_pertama, p.janji, None) for p in old.pk.perjanjian
    ]
    assert [(r.kode, r.pagu, r.realisasi) for r in new.pagu.rincian] == [(r.kode, None, None) for r in old.pagu.rincian]
    assert new.pagu.rincian
    assert [s.program for s in new.sasaran.sasaran] == [s.program for s in old.sasaran.sasaran]


@pytest.mark.lambat
@pytest.mark.parametrize(
    "naskah",
    [
        "Biasa saja.",
        "{# catatan lama #} Isi {{ tahun }}.",
        "Ini #} lalu {{ 'x#}y' }} dan {% raw %}{{ x }}{% endraw %}",
        "#} di awal baris\n\n{# terbuka",
        "<!-- {# --> ```\nkode",
    ],
)
def test_prose_of_last_year_is_material_and_prints_nothing(dinas: Dinas, naskah: str) -> None:
    """Whatever last year's prose held, the new file prints nothing, counts as empty, and says what to write."""
    dinas.tulis("narasi/evaluasi.md", naskah + "\n")
    new = dinas.baru()
    text = new.narasi["evaluasi"].teks
    assert Environment(autoescape=True).from_string(text).render().strip() == ""
    assert kosong(text)
    assert "Tulis evaluasi dan analisis capaian kinerja tahun 2025" in text
    code, _, err = dinas.jalankan("check", "2025", "--select", "LKJ608")
    assert code == 0
    assert "data/2025/narasi/evaluasi.md:1:1" in err


@pytest.mark.lambat
def test_each_measured_objective_gets_its_analysis(dinas: Dinas) -> None:
    """Every objective of the measured document gets a file to fill, with last year's analysis and notes inside."""
    (dinas.root / "data/2024/narasi/sasaran/SK-02.md").unlink()
    new = dinas.baru()
    assert sorted(name for name in new.narasi if "/" in name) == ["sasaran/SK-01", "sasaran/SK-02"]
    first = new.narasi["sasaran/SK-01"].teks
    assert kosong(first)
    assert fakta(dinas.root, 2024).narasi["sasaran/SK-01"].teks.strip() in first
    assert "IKK-03: Penataan dikerjakan bersama arsiparis kabupaten" in new.narasi["sasaran/SK-02"].teks


@pytest.mark.lambat
def test_names_that_mention_the_old_year_are_pointed_out(proyek: Proyek) -> None:
    """A quoted name with 2024 in it stays, is marked at its line, and is listed; a regulation of 2024 is none."""
    _, _, err = proyek.jalankan("new", "2025")
    lines = (proyek.root / "data/2025/sasaran.yaml").read_text(encoding="utf-8").splitlines()
    marked = [n for n, line in enumerate(lines, 1) if line.endswith("  # periksa: menyebut 2024")]
    assert [lines[n - 1].split(": ", 1)[1].split("  #")[0] for n in marked] == [
        "Terlaksananya Penyusunan Laporan kinerja 2024 dan Perjanjian Kinerja 2024",
        "Terlaksananya Penyusunan Anggaran Tahun 2024",
    ]
    for n in marked:
        assert f"data/2025/sasaran.yaml:{n}: menyebut 2024" in err
    assert err.count(": menyebut 2024: ") == len(marked)


@pytest.mark.lambat
def test_carried_prose_that_names_a_year_is_listed(dinas: Dinas) -> None:
    """A carried text in prose, or a date in the filled form of the reviewer, is listed with its line."""
    dinas.tulis("narasi/pernyataan-reviu.md", "Formulir reviu.\n\nKota Contoh, 3 Maret 2025\n")
    _, _, err = dinas.jalankan("new", "2025")
    assert "data/2025/narasi/pernyataan-reviu.md:3: menyebut 2025" in err


@pytest.mark.lambat
def test_the_summary_counts_what_is_to_fill(dinas: Dinas) -> None:
    """The summary names each file with what it lacks, in the order of the work, and the commands that follow."""
    _, _, err = dinas.jalankan("new", "2025")
    missing = [one for one in isian(fakta(dinas.root, 2025)) if not one.terisi]
    assert f"({len(missing)} isian" in err
    steps = [line.strip() for line in err.splitlines() if line.startswith("     ")]
    assert steps[0] == "data/2025/indikator.yaml: 5 target"
    assert steps[1].startswith("data/2025/pk.yaml: 2 tanggal PK")
    assert steps[-1] == "data/2025/narasi/sasaran/*.md: 2 bagian"
    assert "lkj check 2025" in err
    assert "lkj build 2025" in err


def test_a_year_that_is_there_is_never_touched(dinas: Dinas) -> None:
    """Even an empty folder, a file or a dangling link in the place of the new year stops the command, exit 1."""
    target = dinas.root / "data" / "2025"

    def link() -> None:
        target.symlink_to("tidak-ada")

    for make in (target.mkdir, target.touch, link):
        make()
        code, out, err = dinas.jalankan("new", "2025")
        assert (code, out) == (1, "")
        assert "data/2025 sudah ada dan tidak diubah" in err
        assert sorted(p.name for p in target.parent.iterdir()) == ["2024", "2025"]
        if target.is_dir() and not target.is_symlink():
            assert list(target.iterdir()) == []
            target.rmdir()
        else:
            target.unlink()


def test_a_year_with_errors_makes_no_new_one(dinas: Dinas) -> None:
    """Errors of the old year's data are shown with file and line, and nothing is written."""
    dinas.ubah("indikator.yaml", "target: 90", "target: sembilan puluh&")
    code, out, err = dinas.jalankan("new", "2025")
    assert (code, out) == (1, "")
    assert "data/2024/indikator.yaml:" in err
    assert "LKJ206" in err
    assert [p.name for p in (dinas.root / "data").iterdir()] == ["2024"]


@pytest.mark.lambat
def test_prose_in_the_works_does_not_stand_in_the_way(dinas: Dinas) -> None:
    """In January last year's report is still being written: an error in its prose, which is not carried, is no matter."""
    dinas.tulis("narasi/evaluasi.md", "# Judul bab\n\nSetengah jadi.\n")
    assert dinas.jalankan("check", "2024")[0] == 1
    new = dinas.baru()
    assert "lihat data/2024/narasi/evaluasi.md" in new.narasi["evaluasi"].teks
    assert dinas.jalankan("check", "2025")[0] == 0


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("2024", "--from", "2024"), 2, "2024 tidak sesudah 2024"),
        (("2023", "--from", "2024"), 2, "2023 tidak sesudah 2024"),
        (("25",), 2, "bukan tahun"),
        (("2025", "--from", "2022"), 1, "data tahun 2022 tidak ada"),
        (("2020",), 1, "tidak ada data tahun sebelum 2020 untuk disalin\nsaran: tahun yang ada: 2024"),
        (("9999",), 1, "lkj mengenal tahun sampai dengan 2200"),
    ],
)
def test_years_that_cannot_be(dinas: Dinas, args: tuple[str, ...], code: int, said: str) -> None:
    """A year that does not follow its source is wrong usage; one without a source is a clear error; nothing is written."""
    got, out, err = dinas.jalankan("new", *args)
    assert (got, out) == (code, "")
    assert said in err
    assert [p.name for p in (dinas.root / "data").iterdir()] == ["2024"]


@pytest.mark.lambat
def test_years_left_out_are_said(dinas: Dinas) -> None:
    """2026 may be made from 2024, and the summary says that 2025 is missing."""
    code, out, err = dinas.jalankan("new", "2026")
    assert (code, out) == (0, "data/2026\n")
    assert "tahun 2025 dilompati" in err
    assert "realisasi 2024" not in err  # every indicator has one
    assert [lalu.tahun for lalu in fakta(dinas.root, 2026).indikator.indikator[-1].riwayat] == [2023, 2024]


@pytest.mark.lambat
def test_the_logo_is_copied_byte_for_byte(dinas: Dinas) -> None:
    """The logo is the same file; a link in its place is not followed, and that is said."""
    content = b'<svg xmlns="http://www.w3.org/2000/svg"/>\r\n'
    (dinas.root / "data/2024/logo.svg").write_bytes(content)
    (dinas.root / "data/2024/logo.png").symlink_to("logo.svg")
    _, _, err = dinas.jalankan("new", "2025")
    assert (dinas.root / "data/2025/logo.svg").read_bytes() == content
    assert not (dinas.root / "data/2025/logo.png").exists()
    assert "logo.png tidak dapat dibaca" in err


PENGGANTI = {
    "target": "100", "realisasi": "90", "realisasi triwulan": "25", "standar nasional": "80", "target akhir Renstra": "95",
    "pagu": "2000000", "realisasi anggaran": "1900000", "anggaran": "1000000", "tanggal PK": "2025-01-15",
    "tanggal laporan": "2026-02-10", "kode kegiatan": '"9999"', "visi": "Terwujudnya layanan", "misi": "Melayani",
    "tujuan": "Meningkatnya layanan",
}  # fmt: skip


def isi_semua(root: Path, year: int) -> None:
    """Fill every place that a year asks for, as the officer would: in place of the null, or of the comment."""
    facts = fakta(root, year)
    texts: dict[str, list[str]] = {}
    ladders = facts.metode.semua_tangga
    for one in (one for one in isian(facts) if not one.terisi):
        if not one.jalur:
            (root / one.position.file).write_bytes(b"Uraian bagian ini.\n")
            continue
        lines = texts.setdefault(one.position.file, read_text(root / one.position.file, root)[0].split("\n"))  # type: ignore[union-attr]
        line, at = lines[one.position.line - 1], one.position.column - 1
        assert line[at:].startswith("null")
        lines[one.position.line - 1] = line[:at] + pengganti(facts, one, ladders) + line[at + 4 :]
    for name, lines in texts.items():
        (root / name).write_bytes("\n".join(lines).encode())


def pengganti(facts: Tahun, one: Isian, ladders: Any) -> str:
    if one.jenis in ("Renstra", "pegawai"):
        key = one.jalur[-1]
        return {"awal": "2025", "akhir": "2029", "keadaan": "2025-12", "pns": "14"}.get(str(key), "2")
    if one.berkas == "indikator.yaml":
        unit = facts.indikator.indikator[int(one.jalur[1])].satuan
        if unit in ladders:
            return str(ladders[unit].anggota[-1])
    return PENGGANTI[one.jenis]


@pytest.mark.lambat
def test_a_filled_year_builds_as_a_final_report(dinas: Dinas) -> None:
    """Filled where it asks, and only there, the new year of a complete one is a complete report."""
    dinas.baru()
    isi_semua(dinas.root, 2025)
    code, out, err = dinas.jalankan("build", "2025", "--format", "docx", "--final")
    assert (code, out) == (0, "build/lkj-2025.docx\n"), err


@pytest.mark.lambat
def test_a_filled_year_makes_the_next(proyek: Proyek) -> None:
    """Of the shipped year's 2025, once filled, comes a 2026 that asks anew and piles up nothing."""
    proyek.jalankan("new", "2025")
    isi_semua(proyek.root, 2025)
    assert [one for one in isian(fakta(proyek.root, 2025)) if not one.terisi] == []
    assert proyek.jalankan("check", "2025")[0] == 0
    code, out, err = proyek.jalankan("new", "2026")
    assert (code, out) == (0, "data/2026\n"), err
    new = fakta(proyek.root, 2026)
    assert tertinggal(new) == []
    assert {lalu.tahun for i in new.indikator.indikator for lalu in i.riwayat} == {2024, 2025}
    assert [one.tahun for one in new.metode.riwayat] == [2024, 2025]
    assert new.visi_misi == fakta(proyek.root, 2025).visi_misi
    # Requests of the year before do not pile up: each asks for 2026, or stands nowhere.
    asked = [one for one in komentar(proyek.root, 2026) if one.startswith("# isi: ")]
    assert asked
    assert [one.split(";")[0] for one in asked if "2024" in one] == [
        "# isi: misi Presiden dan Wakil Presiden yang didukung, bila disebut"  # optional, and not filled in
    ]


@pytest.mark.lambat
def test_a_request_that_was_not_met_stays(dinas: Dinas) -> None:
    """Made of a 2025 that nobody filled, 2026 still asks for the spending of 2025, in its own line of the budget."""
    dinas.baru()
    dinas.baru(2026)
    lines = dinas.teks("pagu.yaml", 2026).splitlines()
    at = lines.index("  - tahun: 2025")
    assert (
        lines[at + 2] == "    realisasi: null  # isi: realisasi anggaran sampai akhir 2025; tahun 2024: Rp3.771.000.000"
    )
    assert lines[at + 3] == "  - tahun: 2026"


@pytest.mark.lambat
def test_an_unfilled_year_builds_as_a_draft(dinas: Dinas) -> None:
    """On the day it is made, the new year already builds a draft with marked places."""
    dinas.baru()
    code, out, err = dinas.jalankan("build", "2025", "--format", "docx")
    assert (code, out) == (0, "build/lkj-2025.docx\n"), err
