"""A double click: the page of the project that is meant, without a word typed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from lkj.cli import cli, follow
from lkj.files.history import data_folder
from lkj.files.last import last_project

if TYPE_CHECKING:
    from conftest import Proyek

Dibuka = list[tuple[Path, int]]


@pytest.fixture
def dibuka(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dibuka:
    """Return what was served, project and year, for a user who has opened none and stands in a folder without one."""
    served: Dibuka = []

    def serve(root: Path, tahun: int, order: object, records: object, *, poll: bool, opens: bool) -> None:
        assert opens and not poll
        served.append((root, tahun))
        raise SystemExit(0)

    monkeypatch.setattr(follow, "serve", serve)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "pengguna"))
    (tmp_path / "lain").mkdir()
    monkeypatch.chdir(tmp_path / "lain")
    return served


def buka(*args: object, given: str = "") -> Result:
    return CliRunner().invoke(cli, ["open", *map(str, args)], input=given, prog_name="lkj")


@pytest.mark.lambat
@pytest.mark.parametrize("dropped", ["", "data", "data/2024", "data/2024/indikator.yaml", "data/2024/narasi"])
def test_what_is_dropped_opens_its_project(proyek: Proyek, dibuka: Dibuka, dropped: str) -> None:
    """The folder, one within it, or a file; and the next time the same without a word."""
    assert buka(proyek.root / dropped).exit_code == 0
    assert buka().exit_code == 0
    assert dibuka == [(proyek.root, 2024)] * 2


def test_the_year_that_is_meant(proyek: Proyek, dibuka: Dibuka) -> None:
    """The newest, until another was named; that one from then on, while it is there."""
    shutil.copytree(proyek.root / "data" / "2024", proyek.root / "data" / "2025")
    for words in ((proyek.root,), (proyek.root / "data" / "2024",), (), (proyek.root,)):
        buka(*words)
    shutil.rmtree(proyek.root / "data" / "2024")
    buka()
    assert [year for _, year in dibuka] == [2025, 2024, 2024, 2024, 2025]


def test_the_project_of_the_working_folder_comes_first(
    proyek: Proyek, dibuka: Dibuka, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who stands in a project means that one, whatever was opened last."""
    other = tmp_path / "kantor"
    shutil.copytree(proyek.root / "data", other / "data")
    buka(other)
    monkeypatch.chdir(proyek.root / "data")
    buka()
    assert dibuka == [(other, 2024), (proyek.root, 2024)]


def test_nothing_known_and_nobody_to_ask(dibuka: Dibuka) -> None:
    """It is said how a folder is named, and nothing is kept."""
    result = buka()
    assert (result.exit_code, dibuka, last_project()) == (2, [], None)
    assert "sebut foldernya" in result.stderr


def test_a_project_that_is_gone_is_asked_for_anew(proyek: Proyek, dibuka: Dibuka) -> None:
    """Its folder was moved or taken away."""
    buka(proyek.root)
    proyek.root.rename(proyek.root.with_name("pindah"))
    assert buka().exit_code == 2
    assert len(dibuka) == 1


@pytest.mark.parametrize(
    "record", [b"", b"[]", b'{"root": 1}', b'{"root": "x", "year": 2024}', b'{"root": "/", "year": "x"}']
)
def test_a_broken_record_is_none(dibuka: Dibuka, record: bytes) -> None:
    """Nobody sees a traceback for it."""
    data_folder().mkdir(parents=True)
    (data_folder() / "proyek-terakhir.json").write_bytes(record)
    assert last_project() is None
    assert buka().exit_code == 2


def test_an_empty_folder_is_offered_a_first_year(
    tmp_path: Path, dibuka: Dibuka, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is chosen in the window; no leaves it as it is, yes asks what `lkj init` asks and then opens it."""
    empty = tmp_path / "kosong"
    empty.mkdir()
    monkeypatch.setattr(sys.modules["lkj.cli.open_"], "_asked", lambda: empty)
    result = buka(given="n\n")
    assert (result.exit_code, dibuka, list(empty.iterdir())) == (1, [], [])
    assert "belum memuat data lkj" in result.stderr

    def begin(folder: Path, **_: object) -> None:
        shutil.copytree(Path(__file__).parents[2] / "data", folder / "data")

    monkeypatch.setattr(cli.commands["init"], "callback", begin)
    assert buka(given="y\n").exit_code == 0
    assert dibuka == [(empty, 2024)]


def test_of_many_offices_one_is_to_be_named(proyek: Proyek, dibuka: Dibuka) -> None:
    """The folder that holds them is none of them, and no first year is offered there."""
    tree = proyek.root / "pohon"
    (tree / "bersama").mkdir(parents=True)
    shutil.copytree(proyek.root / "data", tree / "satker" / "01" / "data")
    result = buka(tree)
    assert (result.exit_code, "satu satker" in result.stderr, dibuka) == (2, True, [])
    buka(tree / "satker" / "01")
    assert dibuka == [(tree / "satker" / "01", 2024)]


def test_a_file_of_no_project_is_no_folder_to_begin_in(tmp_path: Path, dibuka: Dibuka) -> None:
    """A Word file dropped on the program by mistake is named, and no first year is offered inside it."""
    letter = tmp_path / "surat.docx"
    letter.write_bytes(b"")
    result = buka(letter)
    assert (result.exit_code, dibuka) == (2, [])
    assert "ialah berkas di luar proyek lkj; sebut folder proyeknya" in " ".join(result.stderr.split())
