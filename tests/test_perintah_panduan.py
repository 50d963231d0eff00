"""Every command that README and guide show is run, in the order of the page: none is misspelt, and none fails.

A comment before a block says otherwise: `uji: dalam NAMA` begins a new project, one of PROYEK below, and without it
the page goes on in the one it has, at first the shipped year; `uji: tidak, ALASAN` leaves the block out.
"""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from lkj.cli import cli

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES += sorted((ROOT / "docs" / "panduan").glob("*.md"))
BLOCK = re.compile(
    r"(?:^ *<!-- uji: (?P<uji>[^>]+) -->\n)?^ *```(?P<jenis>\w*)\n(?P<isi>.*?)^ *```$", re.MULTILINE | re.DOTALL
)
SHELLS = ("sh", "powershell", "console")


@dataclass(frozen=True, slots=True)
class Blok:
    """Commands that stand together, in a project that begins here (`dalam`) or goes on; or why they are not run."""

    perintah: tuple[str, ...]
    dalam: str
    alasan: str


def blocks(page: Path) -> Iterator[Blok]:
    """Yield what a page shows of commands."""
    for found in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if found["jenis"] in SHELLS:
            word, _, rest = (found["uji"] or "").partition(" ")
            assert word in ("", "dalam", "tidak,"), (page.name, found["uji"])
            lines = tuple(line.strip() for line in found["isi"].splitlines() if line.strip())
            yield Blok(lines, rest if word == "dalam" else "", rest if word == "tidak," else "")


SHOWN = {page: found for page in PAGES if (found := list(blocks(page)))}


def run(line: str) -> None:
    """Run a command as it is shown, in the folder at hand; Windows writes paths with another stroke."""
    words = shlex.split(line.replace("\\", "/"), comments=True)
    assert words[0] == "lkj", f"bukan perintah lkj: {line}"
    done = CliRunner().invoke(cli, words[1:], prog_name="lkj")
    assert done.exit_code == 0, f"{line}\n{done.output[-2000:]}"


def shipped(root: Path) -> None:
    """Lay down the shipped year."""
    shutil.copytree(ROOT / "data" / "2024", root / "data" / "2024")


def office(root: Path) -> None:
    """Lay down the imaginary office of the guide, with a table of targets of its own."""
    shutil.copytree(ROOT / "examples" / "dinas-kesehatan" / "data", root / "data")
    book = Workbook()
    assert book.active is not None
    for row in (("Kode", "Indikator Kinerja", "Target"), ("IKU-01", "Angka kematian ibu", 110)):
        book.active.append(row)
    book.save(root / "target.xlsx")


def examples(root: Path) -> None:
    """Lay down the examples as they are in this project."""
    shutil.copytree(ROOT / "examples", root / "examples", ignore=shutil.ignore_patterns("build"))


def history(root: Path) -> None:
    """Lay down two years in a repository whose branch has one fact more, and a copy beside the project."""
    shutil.copytree(ROOT / "examples" / "data", root / "data", ignore=shutil.ignore_patterns("2025"))
    shutil.copytree(root / "data", root.parent / "lama" / "data")

    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.id", *words], cwd=root, check=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "satu")
    git("switch", "-q", "-c", "baru")
    method = root / "data" / "2024" / "pagu.yaml"
    method.write_text(method.read_text(encoding="utf-8") + "# catatan\n", encoding="utf-8", newline="\n")
    git("commit", "-q", "-a", "-m", "dua")


def published(root: Path) -> None:
    """Lay down the shipped year with its documents."""
    shipped(root)
    run("lkj build 2024")


def returned(root: Path) -> None:
    """Lay down the shipped year, and its Word file as it comes back."""
    published(root)
    shutil.copy(root / "build" / "lkj-2024.docx", root / "kembali.docx")


def tree(root: Path) -> None:
    """Lay down three imaginary offices, two of them of the codes that the guide names."""
    spec = importlib.util.spec_from_file_location("kantor", ROOT / "scripts" / "kantor.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    for name, text in module.tree(3):
        path = root / name.replace("satker/1100/", "satker/6200/").replace("satker/1200/", "satker/6201/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


PROYEK: dict[str, Callable[[Path], None]] = {
    "kosong": lambda root: None,
    "kpu-2024": shipped,
    "dinas-kesehatan": office,
    "contoh": examples,
    "riwayat-git": history,
    "terbit": published,
    "pohon": tree,
    "kembali": returned,
}


@pytest.mark.lambat
@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_commands_of_a_page_do_what_it_is_about(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They run to the end, one after another, each with exit code 0."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "simpanan"))
    begun = 0
    for block in SHOWN[page]:
        if block.alasan:
            continue
        if block.dalam or not begun:
            begun += 1
            root = tmp_path / str(begun) / "proyek"
            root.mkdir(parents=True)
            monkeypatch.chdir(root)
            PROYEK[block.dalam or "kpu-2024"](root)
        for line in block.perintah:
            run(line)


def test_what_is_not_run_has_a_reason() -> None:
    """Each block of commands is run or says why not, and a block that shows commands says that it does."""
    assert len(SHOWN) > 15
    assert all(len(block.alasan) > 10 for found in SHOWN.values() for block in found if block.alasan)
    bare = [
        (page.name, found["isi"])
        for page in PAGES
        for found in BLOCK.finditer(page.read_text(encoding="utf-8"))
        if found["jenis"] not in SHELLS and re.match(r" *lkj \w", found["isi"])
    ]
    assert bare == []
