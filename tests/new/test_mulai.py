"""`lkj init`: from an empty folder to a year that can be checked and built at once, with every blank marked."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from alat_proyek import environment, load_year
from click.testing import CliRunner, Result
from pypdf import PdfReader

from lkj.cli import cli
from lkj.files.yaml.commented import cari_komentar
from lkj.fmt import rapikan_teks
from lkj.model import YEAR_FILES, Tahun
from lkj.model.base import BELUM
from lkj.model.blanks import isian
from lkj.model.schema import DATA_FILES
from lkj.new.kinds import jenis, nama_jenis
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan

JENIS = nama_jenis()
JAWABAN = {
    "nama": "Dinas Kesehatan", "induk": "Kementerian Contoh", "wilayah": "Kabupaten Contoh", "kota": "Kota Contoh",
    "alamat": "Jalan Contoh Nomor 1", "pimpinan": "Sri Contoh", "nip_pimpinan": "197001011995031001",
    "kepala_sekretariat": "Budi Contoh", "nip_kepala_sekretariat": "197502021999031002", "atasan": "Ratna Contoh",
    "jabatan": "Direktur", "rencana": "RPJMD",
}  # fmt: skip
OPSI = {
    "nama": "--name", "induk": "--parent", "wilayah": "--region", "kota": "--city", "alamat": "--address",
    "pimpinan": "--head", "nip_pimpinan": "--head-nip", "kepala_sekretariat": "--secretary",
    "nip_kepala_sekretariat": "--secretary-nip", "atasan": "--superior", "jabatan": "--post", "rencana": "--plan",
}  # fmt: skip


def lkj(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in args])


def init(root: Path, kind: str, *args: object) -> Result:
    return lkj("init", root, "--kind", kind, "--year", 2025, "--yes", *args)


def fakta(root: Path) -> Tahun:
    year, findings = load_year(root, 2025)
    assert year is not None, findings
    return year


def dijawab(kind: str) -> list[str]:
    return [part for one in jenis(kind).pertanyaan for part in (OPSI[one.kunci], JAWABAN[one.kunci])]


def isi_folder(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.lambat
@pytest.mark.parametrize("kind", JENIS)
def test_nothing_known_is_a_year_without_an_error_and_no_one_accused(tmp_path: Path, kind: str) -> None:
    """Whoever answers nothing has blanks, told as blanks: no rule takes two of them for the same thing."""
    made = init(tmp_path / "kantor", kind, "--indicators", "2,1", "--history", 1)
    assert (made.exit_code, made.stdout) == (0, f"{(tmp_path / 'kantor' / 'data' / '2025').as_posix()}\n")
    checked = lkj("check", "2025", "--root", tmp_path / "kantor", "--format", "json")
    assert checked.exit_code == 0
    codes = {one["code"] for one in json.loads(checked.stdout)}
    assert codes <= {"LKJ601", "LKJ602", "LKJ603", "LKJ605", "LKJ608", "LKJ609", "LKJ610", "LKJ611"}


@pytest.mark.lambat
@pytest.mark.parametrize("kind", JENIS)
def test_every_blank_says_what_belongs_there(tmp_path: Path, kind: str) -> None:
    """At each null that counts as a blank stands «isi: …», and each file has the form that `lkj fmt` writes."""
    init(tmp_path, kind, "--history", 2)
    folder = tmp_path / "data" / "2025"
    for file in YEAR_FILES:
        if (folder / file.name).exists():
            text = (folder / file.name).read_text(encoding="utf-8")
            assert rapikan_teks(file.name, text) == text
    for one in isian(fakta(tmp_path)):
        if not one.terisi and one.jalur:
            text = (folder / one.berkas).read_text(encoding="utf-8")
            asked = {c.baris for c in cari_komentar(text) if "# isi: " in text[c.awal : c.awal + 8]}
            assert asked & {one.position.line - 1, one.position.line - 2}, one
        elif not one.terisi:
            assert (folder / one.berkas).read_text(encoding="utf-8").startswith("{# Belum diisi. Tulis ")


@pytest.mark.lambat
@pytest.mark.parametrize("kind", JENIS)
def test_a_draft_can_be_built_at_once(tmp_path: Path, kind: str) -> None:
    """All documents of the year come out as drafts, in every format, each blank as the placeholder."""
    init(tmp_path, kind)
    built = lkj("build", 2025, "--root", tmp_path, "--document", "all", "--format", "docx,pdf,html")
    assert built.exit_code == 0, built.stderr
    names = {path.name for path in (tmp_path / "build").iterdir()}
    assert {f"lkj-2025.{form}" for form in ("docx", "pdf", "html")} <= names
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "build" / "lkj-2025.pdf").pages)
    assert "KONSEP" in text and "[belum ada data]" in text
    refused = lkj("build", 2025, "--root", tmp_path, "--final")
    assert refused.exit_code == 1 and "--final ditolak" in refused.stderr


@pytest.mark.lambat
@pytest.mark.parametrize("kind", JENIS)
def test_what_is_known_is_typed_once(tmp_path: Path, kind: str) -> None:
    """Identity, officials and agreements are made of the answers: none of theirs is left blank."""
    made = init(
        tmp_path, kind, *dijawab(kind), "--programmes", "1.02.02 Program A", "--divisions", "Bidang A; Bidang B"
    )
    assert made.exit_code == 0, made.stderr
    year = fakta(tmp_path)
    left = {one.jenis for one in isian(year) if not one.terisi}
    assert not left & {"identitas", "nama unit", "naskah PK", "tempat laporan", "kode program", "nama program"}
    assert JAWABAN["wilayah"] in year.satker.satker.nama or JAWABAN["nama"] == year.satker.satker.nama
    secretariat = [year.satker.satker.sekretariat] if year.satker.satker.sekretariat else []
    assert [part.nama for part in year.satker.organisasi.unit] == [*secretariat, "Bidang A", "Bidang B"]
    assert [(one.kode, one.nama) for one in year.pk.program] == [("1.02.02", "Program A")]


@pytest.mark.lambat
@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("kind", JENIS)
def test_a_year_just_begun_is_in_no_older_shape(tmp_path: Path, kind: str, known: bool) -> None:
    """Nothing of what `lkj init` writes is what `lkj migrate` would write otherwise, with answers and without."""
    assert init(tmp_path, kind, *(dijawab(kind) if known else ())).exit_code == 0
    offered = lkj("migrate", "--root", tmp_path)
    assert (offered.exit_code, offered.stdout, offered.stderr) == (0, "", "2025: data sudah berbentuk baru\n")


@pytest.mark.lambat
def test_the_sentences_of_the_office_follow_however_it_is_told(tmp_path: Path) -> None:
    """Units below units, divisions and groups of staff are in the sentences that come with the folder."""
    init(tmp_path, "dinas", "--name", "Dinas Kesehatan", "--region", "Kabupaten Contoh", "--divisions", "Bidang A")
    satker = tmp_path / "data" / "2025" / "satker.yaml"
    text = satker.read_text(encoding="utf-8")
    plain = unescape(susun_laporan(environment(tmp_path), Pengukuran(fakta(tmp_path))).markdown)
    assert "terdiri atas 1 (satu) unit kerja, yaitu:\n\n1. Bidang A." in plain
    units = "    - id: b\n      nama: Seksi B\n      induk: unit-1\n    - id: c\n      nama: Bidang C\n"
    text = text.replace("pegawai:\n", f"{units}pegawai:\n").replace(
        "jumlah: null  # isi: jumlah PNS", "jumlah: 4  # PNS"
    )
    text = text.replace("  tabel_kelompok:", "    - id: pppk\n      nama: PPPK\n      jumlah: 2\n  tabel_kelompok:")
    satker.write_text(text, encoding="utf-8", newline="\n")
    told = unescape(susun_laporan(environment(tmp_path), Pengukuran(fakta(tmp_path))).markdown)
    assert "terdiri atas 2 (dua) unit kerja, yaitu:\n\n1. Bidang A; dan\n2. Bidang C." in told
    assert "mempunyai 6 (enam) orang pegawai, yaitu 4 (empat) orang PNS dan 2 (dua) orang PPPK." in told
    office, _, staff = text.partition("pegawai:\n")
    office = office.partition("  unit:\n")[0] + "  bagian:\n    - nama: Bidang A\n    - nama: Bidang C\n"
    staff = "  keadaan: 2025-12\n  pns: 4\n  ppnpn: 2\n"
    satker.write_text(f"{office}pegawai:\n{staff}", encoding="utf-8", newline="\n")
    short = unescape(susun_laporan(environment(tmp_path), Pengukuran(fakta(tmp_path))).markdown)
    assert "terdiri atas 2 (dua) unit kerja, yaitu:\n\n1. Bidang A; dan\n2. Bidang C." in short
    assert "mempunyai 6 (enam) orang pegawai, yaitu 4 (empat) orang PNS dan 2 (dua) orang PPNPN." in short


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("region", "post"),
    [
        ("Kabupaten Contoh", "Bupati Contoh"),
        ("Kota Contoh", "Wali Kota Contoh"),
        ("Provinsi Contoh", "Gubernur Contoh"),
    ],
)
def test_the_head_of_the_region_follows_from_its_name(tmp_path: Path, region: str, post: str) -> None:
    """A dinas agrees with the bupati, wali kota or gubernur of its region."""
    init(tmp_path, "dinas", "--name", "Dinas Kesehatan", "--region", region)
    assert fakta(tmp_path).pejabat["kepala-daerah"].jabatan == post


@pytest.mark.lambat
@pytest.mark.parametrize(
    "name",
    [
        "Kelurahan Melati", "Puskesmas Melati", "UPTD Puskesmas Melati", "UPT Metrologi", "Balai Benih Ikan", "Gampong Contoh", "Nagari Contoh",
        "Bagian Hukum Sekretariat Daerah", "SMA Negeri 1 Contoh", "Suku Dinas Kesehatan", "RSUP Contoh", "RSUD dr. Contoh", "Sekretariat KORPRI",
        "Badan Narkotika Nasional", "Badan Layanan Umum Daerah Contoh", "Dinas Kesehatan UPTD Contoh", "Badan Pusat Statistik", "",
    ],
)  # fmt: skip
def test_a_superior_that_the_name_does_not_tell_is_a_blank(tmp_path: Path, name: str) -> None:
    """Only what is certainly right below the head of the region agrees with him."""
    assert init(tmp_path, "dinas", "--name", name, "--region", "Kabupaten Contoh").exit_code == 0
    year = fakta(tmp_path)
    above = year.pejabat["kepala-daerah"]
    assert (above.jabatan, above.jabatan_singkat) == (BELUM, BELUM)
    assert list(year.satker.satker.induk) == ["Pemerintah Kabupaten Contoh"]


@pytest.mark.lambat
@pytest.mark.parametrize("region", ["Kota Administrasi Contoh", "Kabupaten Administrasi Contoh", "Contoh", "Kota"])
def test_a_region_without_a_government_of_its_own_has_no_head(tmp_path: Path, region: str) -> None:
    """Nor is «Pemerintah …» invented for it."""
    assert init(tmp_path, "dinas", "--name", "Dinas Kesehatan", "--region", region).exit_code == 0
    year = fakta(tmp_path)
    assert (year.pejabat["kepala-daerah"].jabatan, list(year.satker.satker.induk)) == (BELUM, [])


@pytest.mark.lambat
@pytest.mark.parametrize(
    "name",
    ["Badan Pendapatan Daerah", "Badan Penanggulangan Bencana Daerah", "Bappeda", "Inspektorat", "Kecamatan Contoh",
     "Satuan Polisi Pamong Praja", "Sekretariat Daerah", "Sekretariat DPRD"],
)  # fmt: skip
def test_what_is_right_below_the_head_of_the_region_agrees_with_him(tmp_path: Path, name: str) -> None:
    """Bodies, the inspectorate, secretariats and kecamatan as a dinas."""
    assert init(tmp_path, "dinas", "--name", name, "--region", "Kota Contoh").exit_code == 0
    assert fakta(tmp_path).pejabat["kepala-daerah"].jabatan == "Wali Kota Contoh"


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("kind", "args", "short", "whole"),
    [
        ("unit-kementerian", ("--name", "Balai Pelatihan Contoh"), "Kepala", "Kepala Balai Pelatihan Contoh"),
        ("unit-kementerian", ("--name", "Direktorat Bina Contoh"), "Direktur", "Direktur Bina Contoh"),
        ("unit-kementerian", ("--name", "Politeknik Contoh"), "Direktur", "Direktur Politeknik Contoh"),
        ("unit-kementerian", ("--name", "Balai A", "--post", "Koordinator"), "Koordinator", "Koordinator Balai A"),
        ("dinas", ("--name", "Dinas Sosial"), "Kepala Dinas", "Kepala Dinas Sosial Kabupaten Contoh"),
        ("dinas", ("--name", "Badan Pendapatan"), "Kepala Badan", "Kepala Badan Pendapatan Kabupaten Contoh"),
        ("dinas", ("--name", "Inspektorat"), "Inspektur", "Inspektur Kabupaten Contoh"),
        ("dinas", ("--name", "Sekretariat Daerah"), "Sekretaris Daerah", "Sekretaris Daerah Kabupaten Contoh"),
        ("dinas", ("--name", "dinas sosial"), "Kepala Dinas", "Kepala Dinas Sosial Kabupaten Contoh"),
        ("dinas", ("--name", "Bappeda"), "Kepala Bappeda", "Kepala Bappeda Kabupaten Contoh"),
        ("dinas", ("--name", "RSUD dr. Contoh"), "Direktur", "Direktur RSUD dr. Contoh Kabupaten Contoh"),
        (
            "dinas",
            ("--name", "BPBD", "--post", "Kepala Pelaksana"),
            "Kepala Pelaksana",
            "Kepala Pelaksana BPBD Kabupaten Contoh",
        ),
    ],
)
def test_the_post_of_the_head_follows_from_the_office(
    tmp_path: Path, kind: str, args: tuple[str, ...], short: str, whole: str
) -> None:
    """The head is called as that kind of office calls its head, in the agreement too, and as who begins says."""
    init(tmp_path, kind, *args, "--region", "Kabupaten Contoh")
    year = fakta(tmp_path)
    assert (year.pejabat["kepala"].jabatan_singkat, year.pejabat["kepala"].jabatan) == (short, whole)
    assert year.dokumen["pk-kepala"].nama == f"Perjanjian Kinerja {short}"


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("dinas", "BPBD"),
        ("dinas", "Badan Penanggulangan Bencana Daerah"),
        ("dinas", "Puskesmas Melati"),
        ("dinas", ""),
        ("unit-kementerian", "Pengadilan Negeri Contoh"),
        ("unit-kementerian", "Universitas Contoh"),
    ],
)
def test_a_post_that_the_name_does_not_tell_is_a_blank(tmp_path: Path, kind: str, name: str) -> None:
    """Nobody reads of a Kepala Dinas Bappeda: the post is to be filled in, and the agreement is called by no post."""
    assert init(tmp_path, kind, "--name", name, "--region", "Kota Contoh").exit_code == 0
    text = (tmp_path / "data/2025/satker.yaml").read_text("utf-8")
    head = text.partition("id: kepala\n")[2].partition("  - id:")[0]
    assert re.findall(r"(jabatan\w*): null +# isi: ", head) == ["jabatan", "jabatan_singkat"]
    assert "{" not in head
    made = fakta(tmp_path).dokumen["pk-kepala"]
    assert (made.nama, made.singkatan) == ("Perjanjian Kinerja", "PK")


@pytest.mark.lambat
@pytest.mark.parametrize("name", ["Dinas Kesehatan", "Dinas Kesehatan Kabupaten Contoh"])
@pytest.mark.parametrize("region", ["Kabupaten Contoh", "kabupaten Contoh"])
def test_the_region_is_read_once(tmp_path: Path, name: str, region: str) -> None:
    """Whoever names the region with the office, or writes it small, has the same office and a Bupati."""
    assert init(tmp_path, "dinas", "--name", name, "--region", region).exit_code == 0
    year = fakta(tmp_path)
    assert (year.satker.satker.nama, year.satker.satker.lembaga) == (f"Dinas Kesehatan {region}", "Dinas Kesehatan")
    assert year.pejabat["kepala"].jabatan == f"Kepala Dinas Kesehatan {region}"
    assert year.pejabat["kepala-daerah"].jabatan == "Bupati Contoh"


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("name", "region", "office", "whole"),
    [
        ("Dinas Kesehatan Kab. Bogor", "Kabupaten Bogor", "Dinas Kesehatan", "Kabupaten Bogor"),
        ("Dinas Kesehatan Kabupaten Bogor", "Kab. Bogor", "Dinas Kesehatan", "Kabupaten Bogor"),
        ("Dinas Pariwisata Kepulauan Riau", "Provinsi Kepulauan Riau", "Dinas Pariwisata", "Provinsi Kepulauan Riau"),
        # A name of its own, or part of that of another region, is left alone.
        ("Dinas Pariwisata Kepulauan Riau", "Provinsi Riau", "Dinas Pariwisata Kepulauan Riau", "Provinsi Riau"),
        ("Kecamatan Bantul", "Kabupaten Bantul", "Kecamatan Bantul", "Kabupaten Bantul"),
        ("Kecamatan Kota Kudus", "Kabupaten Kudus", "Kecamatan Kota Kudus", "Kabupaten Kudus"),
        ("Dinas Tata Kota dan Bangunan", "Kabupaten Bogor", "Dinas Tata Kota dan Bangunan", "Kabupaten Bogor"),
        # Letters of one case are written as a title, of more than one as they are.
        ("DINAS KESEHATAN", "KABUPATEN BANTUL", "Dinas Kesehatan", "Kabupaten Bantul"),
        ("dinas perumahan dan permukiman", "kota bau-bau", "Dinas Perumahan dan Permukiman", "Kota Bau-Bau"),
        ("DINAS PUPR", "PROVINSI DI YOGYAKARTA", "Dinas PUPR", "Provinsi DI Yogyakarta"),
        ("dinas pupr", "PROVINSI DKI JAKARTA", "dinas pupr", "Provinsi DKI Jakarta"),
        ("UPTD PUSKESMAS MELATI II", "KAB. PAKPAK BHARAT", "UPTD Puskesmas Melati II", "Kabupaten Pakpak Bharat"),
        ("BPBD", "Kota Contoh", "BPBD", "Kota Contoh"),
        ("Dinas PMD", "Kota Contoh", "Dinas PMD", "Kota Contoh"),
        ("RSUD dr. Contoh", "Kota Contoh", "RSUD dr. Contoh", "Kota Contoh"),
    ],
)
def test_name_and_region_are_told_once_and_as_titles(
    tmp_path: Path, name: str, region: str, office: str, whole: str
) -> None:
    """However they are abbreviated or lettered, and with nothing of a name taken away that is its own."""
    made = init(tmp_path, "dinas", "--name", name, "--region", region)
    assert made.exit_code == 0, made.stderr
    told = fakta(tmp_path).satker.satker
    assert (told.lembaga, told.wilayah, told.nama) == (office, whole, f"{office} {whole}")


@pytest.mark.parametrize(
    ("kind", "args", "said"),
    [
        (
            "dinas",
            ("--name", "Dinas Kesehatan Kota Bogor", "--region", "Kabupaten Bogor"),
            "nama instansi menyebut «Kota Bogor», sedangkan wilayahnya «Kabupaten Bogor»",
        ),
        (
            "dinas",
            ("--name", "Dinas Kesehatan Kab. Bandung", "--region", "Kabupaten Bogor"),
            "nama instansi menyebut «Kab. Bandung», sedangkan wilayahnya «Kabupaten Bogor»",
        ),
        (
            "kpu-kabkota",
            ("--region", "Kotawaringin Timur"),
            "tulis «Kabupaten Kotawaringin Timur» atau «Kota Kotawaringin Timur»",
        ),
    ],
)
def test_a_region_that_contradicts_or_is_half_told_is_refused(
    tmp_path: Path, kind: str, args: tuple[str, ...], said: str
) -> None:
    """Which of the two is meant nobody can know: both are named, and nothing is made."""
    made = init(tmp_path / "kantor", kind, *args)
    assert (made.exit_code, said in made.stderr) == (1, True), made.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("region", "whole", "short"),
    [
        ("Jawa Barat", "Komisi Pemilihan Umum Provinsi Jawa Barat", "KPU Provinsi Jawa Barat"),
        ("Provinsi DKI Jakarta", "Komisi Pemilihan Umum Provinsi DKI Jakarta", "KPU Provinsi DKI Jakarta"),
        ("Daerah Istimewa Yogyakarta", "Komisi Pemilihan Umum Daerah Istimewa Yogyakarta", "KPU Daerah Istimewa Yogyakarta"),
        ("Aceh", "Komisi Independen Pemilihan Aceh", "KIP Aceh"),
        ("Provinsi Aceh", "Komisi Independen Pemilihan Aceh", "KIP Aceh"),
    ],
)  # fmt: skip
def test_the_commission_of_a_province_is_called_by_its_name(
    tmp_path: Path, region: str, whole: str, short: str
) -> None:
    """With the word Provinsi where it belongs, and in Aceh as its own law calls it."""
    assert init(tmp_path, "kpu-provinsi", "--region", region).exit_code == 0
    year = fakta(tmp_path)
    assert (year.satker.satker.nama, year.satker.satker.sebutan) == (whole, short)
    assert (year.pejabat["ketua"].jabatan, year.satker.satker.sekretariat) == (f"Ketua {short}", f"Sekretariat {short}")


@pytest.mark.lambat
def test_the_region_is_asked_for_as_the_cover_prints_it(tmp_path: Path) -> None:
    """Below the name of the ministry, which itself stands below that of the unit: no line of it is counted."""
    assert init(tmp_path, "unit-kementerian", *dijawab("unit-kementerian")).exit_code == 0
    cover = susun_laporan(environment(tmp_path), Pengukuran(fakta(tmp_path))).markdown
    at = [cover.index(f"\n{JAWABAN[key].upper()}\n") for key in ("nama", "induk", "wilayah")]
    assert at == sorted(at)
    asked = {one.kunci: one.teks for one in jenis("unit-kementerian").pertanyaan}["wilayah"]
    assert asked.startswith("Baris pada sampul di bawah nama kementerian atau lembaga")
    init(tmp_path / "kosong", "unit-kementerian")
    blank = (tmp_path / "kosong/data/2025/satker.yaml").read_text("utf-8")
    assert "daerah instansi, di bawah nama lembaga pada sampul" in blank and "baris kedua" not in blank


@pytest.mark.lambat
def test_the_plan_of_several_years_is_called_by_its_name(tmp_path: Path) -> None:
    """An office that follows an RPJMD reads of that in its blanks, in what is to be done, and in its own titles."""
    made = init(tmp_path, "dinas", "--plan", "RPJMD")
    assert "Rencana Pembangunan Jangka Menengah Daerah (RPJMD)" in made.stderr
    folder = tmp_path / "data" / "2025"
    for name in ("visi-misi.yaml", "indikator.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        assert "enstra" not in text.replace("renstra", "") and "Rencana Strategis" not in text
    assert "target pada akhir RPJMD" in (folder / "indikator.yaml").read_text(encoding="utf-8")


@pytest.mark.lambat
@pytest.mark.parametrize("name", ["Dinas: «A» #1", 'Dinas "A"', "- Dinas", "null", "Dinas {kota}", "1.250"])
def test_an_answer_is_text_whatever_it_looks_like(tmp_path: Path, name: str) -> None:
    """What YAML or the skeleton would read otherwise is kept letter by letter."""
    assert init(tmp_path, "kosong", "--name", name).exit_code == 0
    assert fakta(tmp_path).satker.satker.nama == name


@pytest.mark.lambat
def test_what_is_there_is_never_changed(tmp_path: Path) -> None:
    """A file beside the data stays and is named; a year that is there, or one before it, refuses a beginning."""
    (tmp_path / ".gitignore").write_text("milik saya\n", encoding="utf-8")
    (tmp_path / "data" / "2025").mkdir(parents=True)
    made = init(tmp_path, "dinas")
    assert made.exit_code == 0 and "Sudah ada dan tidak diubah: .gitignore" in made.stderr
    before = isi_folder(tmp_path)
    assert before[".gitignore"] == b"milik saya\n"
    again = init(tmp_path, "kosong")
    assert again.exit_code == 1 and "data/2025 sudah ada dan tidak diubah" in again.stderr
    later = lkj("init", tmp_path, "--kind", "dinas", "--year", 2026, "--yes")
    assert later.exit_code == 1 and "`lkj new 2026`" in later.stderr
    assert isi_folder(tmp_path) == before
    assert lkj("init", tmp_path, "--kind", "dinas", "--year", 2024, "--yes").exit_code == 0


@pytest.mark.lambat
def test_a_run_that_was_killed_can_be_run_again(tmp_path: Path) -> None:
    """What it leaves, empty folders and files on their way, is no year; a file that somebody wrote is one."""
    (tmp_path / "data/2025/narasi/sasaran").mkdir(parents=True)
    for folder in ("data/2025", "data/2025/narasi"):
        (tmp_path / folder / f".lkj-{'0' * 32}.tmp").write_bytes(b"skema")
    assert init(tmp_path, "dinas").exit_code == 0
    assert not [name for name in isi_folder(tmp_path) if name.endswith(".tmp")]
    (tmp_path / "lain/data/2025/narasi").mkdir(parents=True)
    (tmp_path / "lain/data/2025/narasi/catatan.md").write_bytes(b"")
    again = init(tmp_path / "lain", "dinas")
    assert again.exit_code == 1 and "data/2025 sudah ada dan tidak diubah" in again.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--kind", "dinas", "--year", "2025"], "--yes"),
        (["--yes", "--kind", "dinas"], "--kind dan --year"),
        (["--yes", "--kind", "dinaz", "--year", "2025"], "jenis instansi «dinaz» tidak dikenal"),
        (["--yes", "--kind", "dinas", "--year", "25"], "bukan tahun"),
        (["--yes", "--kind", "dinas", "--year", "2025", "--secretary", "X"], "tidak berlaku bagi --kind dinas"),
        (["--yes", "--kind", "dinas", "--year", "2025", "--head-nip", "123"], "bukan 18 angka"),
        (["--yes", "--kind", "dinas", "--year", "2025", "--indicators", "3,x"], "bukan banyaknya indikator"),
        (["--yes", "--kind", "dinas", "--year", "1025"], "lkj mengenal tahun 1900 sampai dengan 2200"),
        (["--yes", "--kind", "dinas", "--year", "2025", "--city", "A\x1b[31mB"], "tidak tercetak"),
        (["--yes", "--kind", "dinas", "--year", "2025", "--city", "A\u202eB"], "tidak tercetak"),
        (["--yes", "--kind", "dinas", "--year", "2025", "--divisions", "A;" + "B" * 301], "melebihi 300 huruf"),
    ],
)
def test_a_wrong_call_is_told_and_makes_nothing(tmp_path: Path, args: list[str], said: str) -> None:
    """Without a terminal nothing is asked: exit code 2 and a sentence in Indonesian."""
    made = lkj("init", tmp_path / "kantor", *args)
    assert (made.exit_code, said in made.stderr) == (2, True), made.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.lambat
def test_the_editor_finds_the_schema_of_every_file(tmp_path: Path) -> None:
    """The settings of VS Code name a schema that is there for each data file, and recommend what reads it."""
    init(tmp_path, "dinas")
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, pattern in settings["yaml.schemas"].items():
        assert (tmp_path / schema).is_file()
        assert pattern.startswith("data/*/") or pattern == "bersama/rekap.yaml"
    assert {Path(one).name for one in settings["yaml.schemas"].values()} == {file.name for file in DATA_FILES}
    for name in (".gitattributes", ".pre-commit-config.yaml", ".github/workflows/periksa-data.yml"):
        assert (tmp_path / name).is_file()


def test_help_names_as_many_kinds_as_a_line_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more kinds the help is still one screen; a name that is none lists them all."""
    several = (*JENIS[:-1], *(f"jenis-{n}" for n in range(9)), JENIS[-1])
    monkeypatch.setattr("lkj.new.kinds.nama_jenis", lambda: several)
    told = lkj("init", "--help").stdout.splitlines()
    assert len(told) <= 24
    (line,) = [one for one in told if "--kind JENIS" in one]
    assert line.endswith("|…") and len(line) <= 80
    assert all(name in lkj("init", "--kind", "lain").stderr for name in several)


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is made with pty")
def test_in_a_terminal_it_asks(tmp_path: Path) -> None:
    """A wrong answer is asked again, an empty one leaves a blank, and the answers are in the year."""
    import pty

    typed = [str(JENIS.index("dinas") + 1), "25", "2025", "Dinas Kesehatan Kab. Contoh", "Kota Contoh", "Kabupaten Contoh", "Kota Contoh", "", "dr. Sri Contoh", "", "123",
             "197001011995031001", "", "rpjmd", "Bidang A; Bidang B", "2,1", "1.02.02 Program A", "1"]  # fmt: skip
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "lkj", "init", str(tmp_path)], stdin=child, stdout=child, stderr=child, close_fds=True
    )
    os.close(child)
    os.write(parent, ("\n".join(typed) + "\n").encode())
    said = b""
    try:
        while chunk := os.read(parent, 4096):
            said += chunk
    except OSError:
        pass  # Linux tells the end of a terminal so
    assert process.wait() == 0, said.decode()
    text = said.decode()
    assert "nama instansi menyebut «Kab. Contoh»" in " ".join(text.split())
    assert "«25» bukan tahun" in text and "NIP «123» bukan 18 angka" in text
    year = fakta(tmp_path)
    assert year.satker.satker.nama == "Dinas Kesehatan Kabupaten Contoh"
    assert year.visi_misi.renstra.nama == "Rencana Pembangunan Jangka Menengah Daerah"
    assert year.pejabat["kepala"].nip == "197001011995031001"
    assert [one.sasaran for one in year.indikator.indikator] == ["SS-01", "SS-01", "SS-02"]
    assert [one.tahun for one in year.pagu.pagu] == [2024, 2025]


@pytest.mark.lambat
@pytest.mark.parametrize("command", ["check", "fmt", "doctor", "check 2025", "build 2025", "capaian 2025",
                                     "explain 2025", "diff 2024 2025", "new 2025", "fmt 2025"])  # fmt: skip
@pytest.mark.parametrize("empty", [False, True])
def test_an_empty_folder_is_told_the_one_command(tmp_path: Path, command: str, empty: bool) -> None:
    """Nothing at all, or a folder of the year with nothing in it: every command names `lkj init`."""
    if empty:
        (tmp_path / "data" / "2025").mkdir(parents=True)
    told: Any = lkj(*command.split(), "--root", tmp_path)
    assert told.exit_code == 1
    assert "`lkj init" in told.output


@pytest.mark.lambat
def test_a_file_in_the_place_of_the_data_folder_is_named(tmp_path: Path) -> None:
    """It is that file which is to be moved away, not the year that was to lie in it."""
    (tmp_path / "data").write_bytes(b"")
    made = init(tmp_path, "dinas")
    assert made.exit_code == 3
    assert "«data» bukan folder" in made.stderr and "«2025»" not in made.stderr
    assert isi_folder(tmp_path) == {"data": b""}


def test_a_code_of_two_programmes_is_a_mistake_of_the_option(tmp_path: Path) -> None:
    """The option and the code are named, and nothing is made."""
    made = init(tmp_path / "kantor", "dinas", "--programmes", "1.02.02 Program A; 1.02.03 B; 1.02.02 Program C")
    assert made.exit_code == 2
    assert "--programmes menyebut kode 1.02.02 dua kali" in made.stderr
    assert not (tmp_path / "kantor").exists()


@pytest.mark.lambat
@pytest.mark.parametrize("filled", [2025, 2026])
def test_a_year_that_was_only_begun_accuses_no_other_year(tmp_path: Path, filled: int) -> None:
    """Beside a filled year one that holds but blanks has no names, units or posts that could have changed."""
    answers = [*dijawab("dinas"), "--programmes", "1.02.02 Program A", "--divisions", "Bidang A"]
    for year in (2026, 2025):
        args = answers if year == filled else []
        made = lkj("init", tmp_path, "--kind", "dinas", "--year", year, "--yes", "--history", 1, *args)
        assert made.exit_code == 0, made.stderr
    data = tmp_path / "data" / str(filled)
    for file, old, new in (
        ("indikator.yaml", "    nama: null", "    nama: Angka kematian ibu"),
        ("indikator.yaml", "satuan: null", "satuan: per 100.000 kelahiran hidup"),
        ("indikator.yaml", "polaritas: naik", "polaritas: turun"),
        ("sasaran.yaml", "    nama: null", "    nama: Menurunnya kematian ibu"),
    ):
        text = (data / file).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (data / file).write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    checked = lkj("check", "2026", "--root", tmp_path, "--format", "json")
    assert checked.exit_code == 0
    assert {one["code"] for one in json.loads(checked.stdout) if not one["code"].startswith("LKJ6")} == set()
    assert "berganti nama" not in lkj("diff", "2025", "2026", "--root", tmp_path).stdout


@pytest.mark.lambat
def test_prose_that_only_frames_data_is_carried_to_the_next_year(tmp_path: Path) -> None:
    """It was shipped, not written of a year: next year asks only for what a person wrote."""
    init(tmp_path, "dinas")
    assert lkj("new", 2026, "--root", tmp_path).exit_code == 0
    then, now = (tmp_path / "data" / str(year) / "narasi" for year in (2025, 2026))
    same = {path.name for path in then.glob("*.md") if path.read_bytes() == (now / path.name).read_bytes()}
    assert {path.name for path in then.glob("*.md")} - same == {"permasalahan.md", "penutup.md"}
    checked = lkj("check", 2026, "--root", tmp_path, "--format", "json")
    assert {one["code"] for one in json.loads(checked.stdout) if one["code"].startswith("LKJ7")} == set()


@pytest.mark.lambat
@pytest.mark.parametrize("kind", JENIS)
def test_instructions_are_carried_as_they_stand(tmp_path: Path, kind: str) -> None:
    """What `lkj init` says in comments is true of every year: next year's folder has it, its indentation and all."""
    init(tmp_path, kind, "--history", 1)
    assert lkj("new", 2026, "--root", tmp_path).exit_code == 0
    for then in sorted((tmp_path / "data" / "2025").glob("*.yaml")):
        now = tmp_path / "data" / "2026" / then.name
        said, kept = ([one.teks for one in cari_komentar(p.read_text(encoding="utf-8"))] for p in (then, now))
        assert [one for one in kept if not one.startswith("# isi: ")] == [
            one for one in said if not one.startswith("# isi: ")
        ]


@pytest.mark.lambat
def test_a_persons_own_comment_names_its_year(tmp_path: Path) -> None:
    """It may speak of a value of that year; its indentation stays, too."""
    init(tmp_path, "dinas")
    path = tmp_path / "data" / "2025" / "pk.yaml"
    text = path.read_text(encoding="utf-8").replace("program:\n", "#   anggaran menurut rapat\nprogram:\n", 1)
    path.write_text(text, encoding="utf-8", newline="\n")
    assert lkj("new", 2026, "--root", tmp_path).exit_code == 0
    now = (tmp_path / "data" / "2026" / "pk.yaml").read_text(encoding="utf-8")
    assert "#         anggaran: 1250000000\n#   (2025) anggaran menurut rapat\nprogram:\n" in now


@pytest.mark.lambat
@pytest.mark.parametrize("kind", JENIS)
def test_examples_are_of_the_kind_of_office(tmp_path: Path, kind: str) -> None:
    """A regulation of a bupati is an example for who has one, and what Bab III leaves out is said beside it."""
    init(tmp_path, kind)
    texts = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "data" / "2025").glob("*.yaml")}
    assert ("Bupati" in texts["dasar-hukum.yaml"]) == (kind == "dinas")
    assert any("PERBUP" in text for text in texts.values()) == (kind == "dinas")
    assert ("capaian pk-ketua dihitung tetapi tidak dianalisis" in texts["metode.yaml"]) == kind.startswith("kpu-")
    questions = [one.teks for one in jenis(kind).pertanyaan]
    assert sum("tempat unit" in one or "tempat kantor" in one for one in questions) == 1


@pytest.mark.lambat
@pytest.mark.parametrize("kind", [one for one in JENIS if one != "dinas"])
def test_no_example_is_of_an_office_of_health_but_for_one(tmp_path: Path, kind: str) -> None:
    """Health is an example for a dinas; whoever else begins reads of nobody's trade or of its own."""
    init(tmp_path, kind)
    files = [path for path in (tmp_path / "data" / "2025").rglob("*") if path.is_file()]
    assert [path.name for path in files if re.search(r"dinkes|kesehatan", path.read_text("utf-8"), re.I)] == []


@pytest.mark.lambat
@pytest.mark.parametrize("kind", JENIS)
def test_an_example_of_a_list_has_the_form_that_fmt_leaves(tmp_path: Path, kind: str) -> None:
    """Whoever takes the marks of a comment away, and the empty brackets, has what `lkj fmt` would write."""
    init(tmp_path, kind)
    folder = tmp_path / "data" / "2025"
    text = (folder / "sasaran.yaml").read_text("utf-8")
    typed, n = re.subn(r"(program:) \[\]  # isi: [^\n]*\n( *)# ( *- )", r"\1\n\2\3", text)
    assert n == text.count("program: []") > 0
    assert rapikan_teks("sasaran.yaml", typed) == typed
    assert [path.name for path in folder.glob("*.yaml") if re.search(r"#.*[\[{]\w", path.read_text("utf-8"))] == []


@pytest.mark.lambat
def test_an_example_names_a_programme_that_was_told(tmp_path: Path) -> None:
    """Whoever takes the marks of the comment away has a code of their own; what is not counted is said."""
    made = init(tmp_path, "unit-kementerian", "--programmes", "018.09 Program A; 018.10 Program B")
    folder = tmp_path / "data" / "2025"
    assert '    #   - kode: "018.09"\n' in (folder / "sasaran.yaml").read_text("utf-8")
    assert "024.01.DG" not in "".join(path.read_text("utf-8") for path in folder.glob("*.yaml"))
    said = re.search(r"\((\d+) isian, dalam data .* daftar «\[\]» yang juga berketerangan itu tidak", made.stderr)
    assert said and int(said[1]) == sum(not one.terisi for one in isian(fakta(tmp_path)))


@pytest.mark.lambat
def test_a_sentence_does_not_end_with_the_stop_of_a_degree(tmp_path: Path) -> None:
    """«… Rina Marlina, S.H..» would have two stops."""
    init(tmp_path, "kpu-provinsi", "--head", "Rina Marlina, S.H.")
    text = unescape(susun_laporan(environment(tmp_path), Pengukuran(fakta(tmp_path))).markdown)
    assert "oleh Rina Marlina, S.H. serta memuat" in text
    assert "S.H.." not in text


@pytest.mark.lambat
def test_a_mean_that_can_still_change_says_so_in_the_sentences_too(tmp_path: Path) -> None:
    """With one of three indicators the shipped prose calls the mean provisional as the table does; with all, or none, not."""
    init(tmp_path, "dinas", "--name", "Dinas Kesehatan", "--region", "Kabupaten Contoh", "--indicators", "3")
    path = tmp_path / "data" / "2025" / "indikator.yaml"
    text = path.read_text("utf-8").replace("satuan: null", "satuan: persen").replace("target: null", "target: 90")

    def cetak(many: int) -> str:
        path.write_text(text.replace("realisasi: null", "realisasi: 92", many), encoding="utf-8", newline="\n")
        return unescape(susun_laporan(environment(tmp_path), Pengukuran(fakta(tmp_path))).markdown)

    assert cetak(1).count("Rata-rata capaiannya 102,22% (sementara, 1 dari 3 indikator)") == 2
    assert cetak(3).count("Rata-rata capaiannya 102,22% sehingga") == 1
    assert "sementara" not in "".join(re.findall("Rata-rata capaiannya.*", cetak(0) + cetak(3)))


@pytest.mark.lambat
def test_what_has_no_name_yet_is_not_called_by_the_placeholder(tmp_path: Path) -> None:
    """No finding says «anggaran [belum ada data] belum ada»; a programme without name is told by its number."""
    init(tmp_path, "dinas")
    checked = lkj("check", 2025, "--root", tmp_path, "--format", "json")
    said = [one["message"] for one in json.loads(checked.stdout)]
    assert "anggaran program ke-1 belum ada" in said
    assert "nama program belum diisi" in said
    assert [one for one in said if "[belum ada data]" in one] == []


@pytest.mark.lambat
def test_the_budget_is_asked_for_by_either_name(tmp_path: Path) -> None:
    """A dinas has a DPA and no DIPA: the order of work and the next year's folder name both."""
    made = init(tmp_path, "dinas")
    assert "Setelah DIPA atau DPA terbit: pagu" in made.stderr
    assert lkj("new", 2026, "--root", tmp_path).exit_code == 0
    assert "# isi: pagu menurut DIPA atau DPA 2026; tahun 2025: belum ada\n" in (
        tmp_path / "data/2026/pagu.yaml"
    ).read_text("utf-8")


# What an officer types in the place of a null, by its key; an item of a list has none.
KETIKAN = {
    "tanggal": "2025-01-20", "jumlah": "5", "awal": "2025", "akhir": "2029", "visi": "Contoh yang sehat",
    "dasar": "PERPRES-29-2014", "satuan": "persen", "target": "90", "realisasi": "92", "nasional": "88",
    "target_renstra": "95", "": "Meningkatkan mutu pelayanan",
}  # fmt: skip
UANG = {"anggaran": "4500000000", "pagu": "4500000000", "realisasi": "4380000000"}
DAHULU = {
    "pagu.yaml": {"pagu": "4000000000", "realisasi": "3900000000"},
    "indikator.yaml": {"target": "80", "realisasi": "85"},
}


def ketik(folder: Path) -> int:
    """Fill in every blank of the data as an officer would; return how many lines were typed."""
    typed = 0
    for path in sorted(folder.glob("*.yaml")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for n, line in enumerate(lines):
            blank = re.fullmatch(r"( *(?:- )?)(?:(\w+): )?(?:null|\[\])( +# isi: .*)?", line)
            if not blank or not (blank[3] or lines[n - 1].lstrip().startswith("# isi: ")):
                continue
            key = blank[2] or ""
            value = (UANG if path.name in ("pk.yaml", "pagu.yaml") else {}).get(key) or KETIKAN.get(key)
            if key == "tanggal" and path.name == "satker.yaml":
                value = "2026-02-09"
            elif lines[n - 1].endswith("nama: PNS"):
                value = "20"
            elif any("tahun: 2024" in above for above in lines[n - 2 : n]):
                value = DAHULU[path.name][key]
            elif key == "program":
                value = "[{kode: 1.02.02}]"
            elif key == "nama":
                value = f"Butir {path.stem} nomor {n}"
            lines[n] = f"{blank[1]}{key and key + ': '}{value}"
            typed += 1
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    for name in ("permasalahan", "penutup", "sasaran/SS-01", "sasaran/SS-02"):
        said = "Perbaikan layanan dilanjutkan pada tahun berikutnya di seluruh kecamatan."
        (folder / "narasi" / f"{name}.md").write_text(f"{said} ({name})\n", encoding="utf-8", newline="\n")
        typed += 1
    return typed


@pytest.mark.lambat
@pytest.mark.parametrize("seed", range(3))
def test_filling_in_raises_the_count_and_keeps_the_whole(tmp_path: Path, seed: int) -> None:
    """In whatever order: each blank that is filled is one more of as many as there were."""
    known = "--divisions", "Bidang A; Bidang B", "--indicators", "2,1", "--programmes", "1.02.02 A"
    assert init(tmp_path, "dinas", *dijawab("dinas"), *known).exit_code == 0
    folder = tmp_path / "data" / "2025"
    before = {path: path.read_text(encoding="utf-8").split("\n") for path in folder.glob("*.yaml")}
    first = isian(fakta(tmp_path))
    ketik(folder)
    after = {path: path.read_text(encoding="utf-8").split("\n") for path in before}
    changed = [(path, n) for path, lines in before.items() for n, line in enumerate(lines) if after[path][n] != line]
    random.Random(seed).shuffle(changed)
    filled = sum(one.terisi for one in first)
    for path, lines in before.items():
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    narasi = sum(not one.jalur and not one.terisi for one in first)
    for start in range(0, len(changed), 7):
        for path, n in changed[start : start + 7]:
            before[path][n] = after[path][n]
            path.write_text("\n".join(before[path]), encoding="utf-8", newline="\n")
        now = isian(fakta(tmp_path))
        assert len(now) == len(first)
        done = sum(one.terisi for one in now)
        # The programme of an objective is typed too, and is no place of its own.
        assert filled <= done <= filled + 7 + narasi
        filled = done
    assert filled == len(first)


@pytest.mark.lambat
def test_from_an_empty_folder_to_a_report_that_can_be_signed(tmp_path: Path) -> None:
    """Answers, one line for each blank, one check without a warning, and the final report."""
    made = init(
        tmp_path, "dinas", *dijawab("dinas"), "--divisions", "Sekretariat; Bidang A", "--indicators", "2,1",
        "--programmes", "1.02.02 Program A", "--history", 1,
    )  # fmt: skip
    assert made.exit_code == 0, made.stderr
    blanks = len([one for one in isian(fakta(tmp_path)) if not one.terisi])
    # The years before are among the blanks; beside them: the programme of each objective.
    assert ketik(tmp_path / "data" / "2025") == blanks + 2
    checked = lkj("check", "2025", "--root", tmp_path, "--strict")
    assert checked.exit_code == 0, checked.stderr
    built = lkj("build", 2025, "--root", tmp_path, "--final")
    assert built.exit_code == 0, built.stderr
