"""`lkj doctor`: what stands in the way of a document on this machine, and what to do about it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lkj import __version__
from lkj.cli import cli
from lkj.files import package_templates
from lkj.files.last import remember
from lkj.publish import pandoc

if TYPE_CHECKING:
    from conftest import Proyek


def jalankan(root: Path) -> tuple[int, dict[str, str], str]:
    """Run the command; return the exit code, the mark of each part, and all that was said."""
    result = CliRunner().invoke(cli, ["doctor", "--root", str(root)])
    lines = [line for line in result.stdout.splitlines() if not line.strip().startswith("saran:")]
    marks = {name: mark for name, mark, *_ in (re.split(r" {2,}", line, maxsplit=2) for line in lines)}
    return result.exit_code, marks, result.stdout


def test_a_read_only_document_is_called_that(proyek: Proyek) -> None:
    """It is not open in another program: closing Word would not help."""
    (proyek.root / "build").mkdir()
    document = proyek.root / "build" / "lkj-2024.pdf"
    document.write_bytes(b"lama")
    document.chmod(0o444)
    code, marks, said = jalankan(proyek.root)
    document.chmod(0o644)
    assert code == 3 and marks["Folder build"] != "baik"
    assert "hanya-baca: lkj-2024.pdf" in said and "program lain" not in said


def test_a_machine_that_builds_is_found_well(proyek: Proyek) -> None:
    """Where a report can be built every part serves, and nothing is left behind."""
    before = sorted(proyek.root.rglob("*"))
    code, marks, said = jalankan(proyek.root)
    assert code == 0
    assert {marks[name] for name in ("Python", "pandoc", "Typst", "Templat", "Data", "Folder build")} == {"baik"}
    assert "Liberation Serif" in said
    assert "tahun 2024" in said
    assert sorted(proyek.root.rglob("*")) == before


def test_a_missing_pandoc_is_named_with_its_remedy(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine that is not there is the machine's failure, and the others are still looked at."""
    monkeypatch.setattr(pandoc, "find_spec", lambda _: None)
    code, marks, said = jalankan(proyek.root)
    assert (code, marks["pandoc"], marks["Typst"]) == (3, "KURANG", "baik")
    assert "saran: pasang ulang lkj dengan `pip install --force-reinstall pypandoc_binary`" in said


@pytest.mark.lambat
def test_a_folder_without_data_is_the_users_to_mend(tmp_path: Path) -> None:
    """The machine is well, but there is nothing to build here."""
    code, marks, said = jalankan(tmp_path)
    assert (code, marks["Data"], marks["pandoc"]) == (1, "KURANG", "baik")
    assert "--root" in said


@pytest.mark.lambat
def test_git_can_be_done_without(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only comparing revisions needs git."""
    monkeypatch.setattr("shutil.which", lambda *_args, **_more: None)
    code, marks, _ = jalankan(proyek.root)
    assert (code, marks["git"]) == (0, "–")


@pytest.mark.lambat
def test_templates_of_the_project_are_named(proyek: Proyek) -> None:
    """What a project lays over the shipped templates is what a build takes: it is not called lkj's own."""
    _, _, before = jalankan(proyek.root)
    assert "dari proyek" not in before
    for name in ("bab.md.j2", "reference.docx", "filter.lua", "catatan.txt"):
        proyek.tulis(f"../../templates/{name}", "x")
    shutil.copy(package_templates() / "rkt.md.j2", proyek.root / "templates")
    (proyek.root / "templates" / "web").mkdir()
    _, _, said = jalankan(proyek.root)
    (line,) = [line for line in said.splitlines() if line.startswith("Templat")]
    assert line.endswith("; dari proyek ini: bab.md.j2, reference.docx")


@pytest.mark.lambat
def test_the_windows_folder_is_known(proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the folder without installation it is said which one it is; of two versions in one, that it is not whole."""
    folder = tmp_path / "lkj-windows"
    (folder / "python").mkdir(parents=True)
    mark = folder / "python" / "lkj-bundel.json"
    monkeypatch.setattr(sys, "executable", str(folder / "python" / "python.exe"))
    assert "Folder Windows" not in jalankan(proyek.root)[1]
    here = ".".join(map(str, sys.version_info[:2]))
    mark.write_text(json.dumps({"lkj": __version__, "python": here}), encoding="utf-8")
    _, marks, said = jalankan(proyek.root)
    assert marks["Folder Windows"] == "baik"
    assert f"lkj {__version__} dengan Python {here}, di {folder}" in said
    for broken in (json.dumps({"lkj": "0.0.1", "python": here}), "[]", "{"):
        mark.write_text(broken, encoding="utf-8")
        code, _, said = jalankan(proyek.root)
        assert (code, "ekstrak zip lkj ke folder yang baru" in said) == (3, True)


def test_the_last_project_is_named(proyek: Proyek) -> None:
    """Which one a double click opens, and that it is gone where it is; that stands in no document's way."""
    remember(proyek.root, 2024)
    assert f"Proyek terakhir  baik    {proyek.root}, tahun 2024" in jalankan(proyek.root)[2]
    remember(proyek.root / "pindah", 2024)
    code, _, said = jalankan(proyek.root)
    assert (code, f"{proyek.root / 'pindah'} tidak ada lagi" in said) == (0, True)


@pytest.mark.lambat
def test_a_home_that_takes_no_file_stops_no_report(
    proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told what cannot be done there, the machine is well all the same, and a year is built and tidied."""
    home = tmp_path / "rumah"
    home.write_bytes(b"")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    code, marks, said = jalankan(proyek.root)
    assert (code, marks["Folder pemakai"], marks["Folder build"]) == (0, "–", "baik")
    assert "«lkj undo» tidak dapat mengembalikan apa pun" in said
    assert proyek.jalankan("build", "2024", "--document", "rkt", "--format", "html")[:2] == (0, "build/rkt-2024.html\n")
    proyek.ubah("pk.yaml", "skema: 1", "skema:  1")
    assert proyek.jalankan("fmt", "2024")[0] == 0
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "belum-ada"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "belum-ada"))
    assert "Folder pemakai" not in jalankan(proyek.root)[1]
    assert not (tmp_path / "belum-ada").exists()
