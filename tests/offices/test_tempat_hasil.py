"""Where results of offices are written by themselves: in the tree, whatever links stand there."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from alat_pohon import pohon
from click.testing import CliRunner

from lkj.build.desk import Desk
from lkj.cli import cli

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
@pytest.mark.lambat
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
@pytest.mark.lambat
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


@pytest.mark.lambat
def test_a_person_names_any_place(tree: Path) -> None:
    """What a person names may lie outside of the tree, from its root as from an office."""
    os.chdir(tree / "satker/6200")
    code, out, _ = run("export", "2024", "-o", "../../../luar/baru.xlsx")
    assert (code, out) == (0, "../../../luar/baru.xlsx\n")
    assert sorted(_outside(tree)) == ["baru.xlsx", "isian-2024.xlsx"]
