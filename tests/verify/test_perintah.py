"""`lkj verify` and `lkj build --final` as commands: exit codes, the SHA-256 that is recorded, JSON, templates."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_pemalsu import saved
from alat_tanda_tangan import signed

if TYPE_CHECKING:
    import pikepdf
    from conftest import Proyek

pytestmark = pytest.mark.lambat

#: A chapter of lkj's own, as a project would have it with a figure typed into it.
CHAPTER = Path(__file__).parents[2] / "templates"


@pytest.fixture
def terbit(proyek: Proyek) -> Path:
    """Build a short document in the project; the working folder is the project."""
    code, stdout, stderr = proyek.jalankan("build", "2024", "--document", "pk-ketua", "--format", "pdf")
    assert code == 0, stderr
    return proyek.root / stdout.strip()


def test_the_recorded_digest_is_the_proof_of_publication(proyek: Proyek, terbit: Path) -> None:
    """The file, and the file with a signature appended, are the recorded one; any other file is not."""
    digest = hashlib.sha256(terbit.read_bytes()).hexdigest()
    code, stdout, _ = proyek.jalankan("verify", str(terbit), "--sha256", digest.upper())
    assert code == 0 and "inilah berkas yang diterbitkan" in stdout
    over = proyek.root / "bertanda.pdf"
    over.write_bytes(signed(terbit.read_bytes()))
    code, stdout, _ = proyek.jalankan("verify", str(over), "--sha256", digest)
    assert code == 0 and "lalu ditandatangani" in stdout and "inilah berkas yang diterbitkan" in stdout
    code, stdout, _ = proyek.jalankan("verify", str(terbit), "--sha256", "0" * 64)
    assert code == 1 and digest in stdout and "0" * 64 in stdout
    assert proyek.jalankan("verify", str(terbit), "--sha256", "abc")[0] == 2


def test_a_word_file_is_known_by_its_digest(proyek: Proyek) -> None:
    """Of what carries no evidence at least the recorded SHA-256 can be compared."""
    path = proyek.root / "lkj-2024.docx"
    path.write_bytes(b"PK\x03\x04 ... word/document.xml ...")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    code, stdout, _ = proyek.jalankan("verify", str(path), "--sha256", digest)
    assert code == 0 and "SHA-256 sama dengan yang dicatat" in stdout
    assert proyek.jalankan("verify", str(path), "--sha256", "1" * 64)[0] == 1
    code, stdout, stderr = proyek.jalankan("verify", str(path))
    assert (code, stdout) == (3, "")
    assert "berkas Word tidak membawa bukti" in stderr and "--sha256" in stderr and "lkj build" not in stderr
    path.write_bytes(b"<!DOCTYPE html>\n<html lang=id></html>")
    assert "halaman web tidak membawa bukti" in proyek.jalankan("verify", str(path))[2]


def test_a_pdf_that_arrived_in_part_is_to_be_sent_again(proyek: Proyek, terbit: Path) -> None:
    """Who received it cannot build it: it is the sender who has it whole."""
    terbit.write_bytes(terbit.read_bytes()[:2000])
    code, _, stderr = proyek.jalankan("verify", str(terbit))
    assert code == 3 and "bukan PDF yang utuh" in stderr
    assert "pengirim" in stderr and "lkj build" not in stderr


def test_unchanged_data_of_the_project_are_told(proyek: Proyek, terbit: Path) -> None:
    """Who asks with --root whether the data are still the same gets an answer, also when they are."""
    words = "di folder proyek masih sama dengan yang dibawa berkas ini"
    assert words not in proyek.jalankan("verify", str(terbit))[1]
    code, stdout, _ = proyek.jalankan("verify", str(terbit), "--root", ".")
    assert code == 0 and words in stdout
    told = json.loads(proyek.jalankan("verify", str(terbit), "--root", ".", "--format", "json")[1])
    assert told["project_unchanged"] is True
    proyek.path("narasi/misi.md").write_text("Lain.\n", encoding="utf-8", newline="\n")
    code, stdout, _ = proyek.jalankan("verify", str(terbit), "--root", ".")
    assert code == 1 and words not in stdout


def test_a_folder_of_another_office_is_told_as_that(proyek: Proyek, terbit: Path, tmp_path: Path) -> None:
    """Nothing is said to have changed there; a name that was mended in the same office is a change of its file."""
    other = tmp_path / "lain"
    shutil.copytree(proyek.root / "data", other / "data")
    facts = other / "data/2024/satker.yaml"
    name = "nama: Komisi Pemilihan Umum Provinsi Kalimantan Tengah\n"
    text = facts.read_text(encoding="utf-8")
    assert name in text
    renamed = text.replace(name, "nama: Komisi Pemilihan Umum Kota Contoh\n", 1)
    facts.write_text(renamed, encoding="utf-8")
    code, stdout, _ = proyek.jalankan("verify", str(terbit), "--root", str(other))
    assert (code, "satker.yaml berubah sesudah dokumen dibuat, mulai baris 6" in stdout) == (1, True)
    facts.write_text(renamed.replace("wilayah: Provinsi Kalimantan Tengah", "wilayah: Kota Contoh"), encoding="utf-8")
    code, stdout, _ = proyek.jalankan("verify", str(terbit), "--root", str(other))
    assert code == 1
    assert "satker lain, «Komisi Pemilihan Umum Kota Contoh», sedangkan dokumen ini milik «Komisi" in stdout
    assert "berubah sesudah" not in stdout


def test_it_says_what_it_proves(proyek: Proyek, terbit: Path) -> None:
    """That the print follows from its evidence, not that the evidence is true."""
    code, stdout, _ = proyek.jalankan("verify", str(terbit))
    assert code == 0 and "sama persis" in stdout
    assert "yang tercetak mengikuti data di dalam berkas ini" in stdout
    assert "Yang tidak terbukti: bahwa data itu benar" in stdout
    assert hashlib.sha256(terbit.read_bytes()).hexdigest() in stdout


def test_a_script_reads_the_outcome_as_json(proyek: Proyek, terbit: Path) -> None:
    """English keys, with the verdict, the exit code and each difference."""

    def rotate(document: pikepdf.Pdf) -> None:
        document.pages[1].obj.Rotate = 90

    code, stdout, _ = proyek.jalankan("verify", str(terbit), "--format", "json")
    told = json.loads(stdout)
    assert (code, told["result"], told["exit_code"], told["document"]) == (0, "identical", 0, "pk-ketua")
    assert told["sha256"] == told["built_sha256"] == hashlib.sha256(terbit.read_bytes()).hexdigest()
    terbit.write_bytes(saved(terbit.read_bytes(), rotate))
    code, stdout, _ = proyek.jalankan("verify", str(terbit), "--format", "json")
    told = json.loads(stdout)
    assert (code, told["result"], told["exit_code"]) == (1, "different", 1)
    assert [(one["kind"], one["page"]) for one in told["findings"]] == [("page", 2)]


def test_a_final_build_prints_what_is_to_be_recorded(proyek: Proyek) -> None:
    """One digest a file on stderr; stdout stays the list of files that scripts read."""
    words = ("build", "2024", "--document", "pk-ketua", "--format", "pdf,docx")
    code, stdout, stderr = proyek.jalankan(*words, "--final")
    if code == 1:
        pytest.skip("the shipped year has placeholders left")
    assert sorted(stdout.split()) == ["build/pk-ketua-2024.docx", "build/pk-ketua-2024.pdf"]
    for name in stdout.split():
        digest = hashlib.sha256((proyek.root / name).read_bytes()).hexdigest()
        assert f"{digest}  {name}" in stderr.splitlines()
    assert not re.search(r"\b[0-9a-f]{64}\b", proyek.jalankan(*words)[2])


def test_templates_of_the_project_are_named_with_what_they_change(proyek: Proyek) -> None:
    """A template that prints a typed figure travels along; who verifies is told its name and the figure."""
    (proyek.root / "templates").mkdir()
    name = "pk.md.j2"
    text = (CHAPTER / name).read_text(encoding="utf-8")
    typed = text + "\n\nCapaian rata-rata 100,00%.\n"
    (proyek.root / "templates" / name).write_text(typed, encoding="utf-8")
    code, stdout, stderr = proyek.jalankan("build", "2024", "--document", "pk-ketua", "--format", "pdf")
    assert code == 0, stderr
    path = proyek.root / stdout.strip()
    code, stdout, _ = proyek.jalankan("verify", str(path))
    assert code == 0
    assert f"1 templat bukan milik lkj: templates/{name}" in stdout
    assert "100,00%" in stdout
    code, stdout, _ = proyek.jalankan("verify", str(path), "--strict")
    assert code == 1 and f"templat templates/{name} bukan milik lkj" in stdout


def test_an_unchanged_copy_of_a_template_is_no_matter(proyek: Proyek) -> None:
    """A project that has copies of lkj's own templates prints what lkj prints."""
    shutil.copytree(CHAPTER, proyek.root / "templates", ignore=lambda _, names: [n for n in names if n != "pk.md.j2"])
    code, stdout, stderr = proyek.jalankan("build", "2024", "--document", "pk-ketua", "--format", "pdf")
    assert code == 0, stderr
    code, stdout, _ = proyek.jalankan("verify", stdout.strip(), "--strict")
    assert code == 0 and "Perhatian" not in stdout
