"""Where results of offices are written by themselves: in the tree, whatever links stand there."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from alat_pohon import pohon
from click.testing import CliRunner

from lkj.build.desk import Desk
from lkj.cli import cli

pytestmark = pytest.mark.lambat

links = pytest.mark.skipif(sys.platform == "win32", reason="Windows gives no right to make links")
FOREIGN = b"milik orang lain"


def run(*args: str) -> tuple[int, str, str]:
    """Run `lkj` in the working folder: exit code, stdout, stderr with its lines joined."""
    result = CliRunner().invoke(cli, args, prog_name="lkj")
    return result.exit_code, result.stdout, " ".join(result.stderr.split())


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a tree of two offices, which is the working folder; a folder outside of it has a foreign file."""
    root = tmp_path / "pohon"
    root.mkdir()
    monkeypatch.chdir(pohon(root))
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar" / "isian-2024.xlsx").write_bytes(FOREIGN)
    return root


def _linked(tree: Path, where: str) -> None:
    """Put a link to the folder outside in the place of a folder of results."""
    place = tree / where
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(tree.parent / "luar")
    if where == "build":
        outside = tree.parent / "luar" / "6200"
        outside.mkdir()
        (outside / "isian-2024.xlsx").write_bytes(FOREIGN)


def _outside(tree: Path) -> dict[str, bytes]:
    folder = tree.parent / "luar"
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@links
@pytest.mark.parametrize("place", [".", "satker/6200"])
@pytest.mark.parametrize("where", ["build", "build/6200"])
@pytest.mark.parametrize("more", [(), ("--force",), ("-o", "baru.xlsx")])
def test_export_follows_no_link_from_where_it_writes_by_itself(
    tree: Path, where: str, place: str, more: tuple[str, ...]
) -> None:
    """As build and rekap it names the link, and what lies where it leads stays as it is."""
    _linked(tree, where)
    before = _outside(tree)
    os.chdir(tree / place)
    code, out, told = run("export", "2024", "--satker", "6200", *more)
    assert (code, out) == (3, "")
    assert f"«{where}» adalah tautan, dan tautan tidak diikuti" in told
    assert f"hapus tautan «{where}»" in told
    assert _outside(tree) == before


@links
def test_the_desk_of_an_office_follows_no_link_either(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its button for a workbook says of the link what export says."""
    _linked(tree, "build/6200")
    (tree.parent / "luar" / "isian-2024.xlsx").unlink()
    said: list[str] = []

    class Served:
        address = "http://localhost/"

        def __init__(self, desk: Desk, _: Path) -> None:
            said.append(desk.press("excel"))

        def stop(self) -> None:
            pass

    def follow(*_: Any, **__: Any) -> None:
        pass

    monkeypatch.setattr("lkj.build.serve.Served", Served)
    monkeypatch.setattr("lkj.build.watch.follow", follow)
    os.chdir(tree / "satker/6200")
    run("build", "2024", "--serve")
    assert "«build/6200» adalah tautan, dan tautan tidak diikuti" in said[0]
    assert _outside(tree) == {}


def test_a_person_names_any_place(tree: Path) -> None:
    """What a person names may lie outside of the tree, from its root as from an office."""
    os.chdir(tree / "satker/6200")
    code, out, _ = run("export", "2024", "-o", "../../../luar/baru.xlsx")
    assert (code, out) == (0, "../../../luar/baru.xlsx\n")
    assert sorted(_outside(tree)) == ["baru.xlsx", "isian-2024.xlsx"]


def test_what_stands_in_the_place_of_a_result_is_named_with_its_folder_and_a_remedy_that_there_is(tree: Path) -> None:
    """No command takes another name for what it names itself: what stands there is to go."""
    (tree / "build/rekap-2024.json").mkdir(parents=True)
    (tree / "build/6200/hasil-2024.jsonl").mkdir(parents=True)
    (tree / "build/6201").touch()
    code, _, told = run("rekap", "2024", "--format", "json")
    assert code == 3
    for name in ("build/rekap-2024.json", "build/6200/hasil-2024.jsonl"):
        assert f"galat: {name} tidak dapat ditulis: ini folder, bukan berkas" in told
        assert f"saran: pindahkan atau hapus folder «{name}», lalu jalankan lagi" in told
    for command in (("rekap", "--format", "json"), ("build", "--format", "html", "--satker", "6201")):
        told = run(command[0], "2024", *command[1:])[2]
        assert "tidak dapat ditulis: «build/6201» bukan folder" in told, command
        assert "saran: hapus atau ganti nama berkas «build/6201»" in told, command
    assert "sebut nama" not in told


def test_all_findings_of_offices_are_all_for_a_program_too(tree: Path) -> None:
    """With --all none is counted in the place of others, as in the text."""
    path = tree / "satker/6200/data/2024/indikator.yaml"
    path.write_text("skema: 1\nindikator:\n" + "  - {}\n" * 5, encoding="utf-8")
    asked = ("check", "2024", "--satker", "all", "--select", "LKJ203", "--format")
    assert "temuan LKJ203 lagi" in run(*asked, "json")[1]
    assert "temuan LKJ203 lagi" not in run(*asked, "json", "--all")[1]
    _, sarif, _ = run(*asked, "sarif", "--all")
    assert len(json.loads(sarif)["runs"][0]["results"]) == 35
