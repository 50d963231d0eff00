"""What an officer types every day: from any folder of the project, with as few words as will do, and with Tab."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lkj.cli import cli
from lkj.cli.completion import SHELLS, register
from lkj.cli.help import SCREEN

if TYPE_CHECKING:
    from conftest import Proyek

COMMANDS = sorted(cli.commands)


@pytest.mark.lambat
@pytest.mark.parametrize("folder", ["data", "data/2024", "data/2024/narasi"])
def test_the_project_is_found_from_within(proyek: Proyek, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings name files as ever, and it is said which project was meant; files are named from where one stands."""
    at_root = proyek.jalankan("check", "2024")
    monkeypatch.chdir(proyek.root / folder)
    code, out, err = proyek.jalankan("check", "2024")
    above = "/".join([".."] * (folder.count("/") + 1))
    assert (code, out, err) == (at_root[0], at_root[1], f"folder proyek: {above}\n{at_root[2]}")
    monkeypatch.chdir(proyek.root / "data" / "2024")
    assert "LKJ605" in proyek.jalankan("check", "satker.yaml")[2]


def test_a_project_within_another_is_its_own(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest is meant, and a folder without one keeps to itself."""
    inner = proyek.root / "contoh"
    shutil.copytree(proyek.root / "data", inner / "data")
    (inner / "data" / "2024").rename(inner / "data" / "2030")
    monkeypatch.chdir(inner)
    assert "LKJ109" in proyek.jalankan("check", "2024")[2]
    (proyek.root / "data").rename(proyek.root / "lain")
    shutil.rmtree(inner)
    (proyek.root / "kosong").mkdir()
    monkeypatch.chdir(proyek.root / "kosong")
    code, _, err = proyek.jalankan("check")
    assert (code, "LKJ109" in err, "folder proyek" in err) == (1, True, False)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_no_project_of_a_stranger_is_taken(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who works in a folder of a shared disk does not read and write the project that another put above it."""
    (proyek.root / "saya").mkdir()
    os.chown(proyek.root, 12345, 12345)
    monkeypatch.chdir(proyek.root / "saya")
    assert "LKJ109" in proyek.jalankan("check")[2]


@pytest.mark.lambat
def test_the_only_year_need_not_be_named(proyek: Proyek) -> None:
    """With two there is a choice to make, and with none there is no project."""
    args = ("build", "--document", "rkt", "--format", "html")
    code, out, err = proyek.jalankan(*args)
    assert (code, out) == (0, "build/rkt-2024.html\n"), err
    shutil.copytree(proyek.path(""), proyek.path("../2025"))
    code, out, err = proyek.jalankan(*args)
    assert (code, out) == (2, "")
    assert "proyek ini memuat tahun 2024, 2025; sebut TAHUN, misalnya 2025" in err
    shutil.rmtree(proyek.root / "data")
    code, _, err = proyek.jalankan(*args)
    assert (code, "bukan proyek lkj" in err) == (2, True)


def test_lkj_alone_shows_help(proyek: Proyek) -> None:
    """All commands, each under its task, and exit code 0."""
    code, out, err = proyek.jalankan()
    assert (code, err) == (0, "")
    assert out == proyek.jalankan("--help")[1]
    for name in COMMANDS:
        assert f"\n  {name} " in out
    assert "Lainnya" not in out, "a command without a task"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_told_on_one_screen(name: str) -> None:
    """Twenty-four lines of eighty columns, with an example that begins with the command."""
    ran = CliRunner().invoke(cli, [name, "--help"], prog_name="lkj", env={"COLUMNS": "80"}, terminal_width=80)
    lines = ran.stdout.splitlines()
    assert len(lines) <= SCREEN, ran.stdout
    assert max(map(len, lines)) <= 80
    assert lines[-1].startswith(f"Contoh: lkj {name}")


@pytest.mark.lambat
def test_quiet_leaves_results_and_errors(proyek: Proyek) -> None:
    """Warnings, notes and what was done go unsaid; an error does not, nor does its exit code change."""
    assert proyek.jalankan("check", "2024", "--quiet") == (0, "", "")
    assert proyek.jalankan("fmt", "-q")[2] == ""
    proyek.ubah("satker.yaml", "pns: ", "pnss: ")
    code, out, err = proyek.jalankan("check", "2024", "-q")
    assert (code, out) == (1, "")
    assert "galat LKJ201" in err
    assert "LKJ605" not in err


def completed(shell: str, words: str, **more: str) -> list[str]:
    """Return what a shell is given for what was typed."""
    register()
    environment = {"_LKJ_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, **more}
    return CliRunner().invoke(cli, [], prog_name="lkj", env=environment).stdout.splitlines()


@pytest.mark.usefixtures("proyek")
def test_tab_completes_commands_options_and_years() -> None:
    """In each shell's own form."""
    assert completed("bash", "lkj bui", COMP_CWORD="1") == ["plain,build"]
    assert completed("bash", "lkj build 2", COMP_CWORD="2") == ["plain,2024"]
    assert completed("zsh", "lkj build --kee", COMP_CWORD="2")[:2] == ["plain", "--keep"]
    assert completed("fish", "lkj capaian ", COMP_CWORD="") == ["plain,2024"]
    assert completed("powershell", "lkj build --kee", COMP_CWORD="--kee") == [
        "plain\t--keep\tSimpan juga naskah antara (Markdown dan Typst)."
    ]
    assert completed("powershell", "lkj ", COMP_CWORD="")[0].startswith("plain\tbuild\tBuat dokumen")


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_is_a_script_of_that_shell(proyek: Proyek, shell: str) -> None:
    """It asks lkj by the variable that lkj listens to; where the shell is here, it can read the script."""
    code, out, _ = proyek.jalankan("completion", shell)
    assert code == 0
    assert f"_LKJ_COMPLETE{'' if shell != 'powershell' else ' '}" in out
    assert f"{shell}_complete" in out
    if shell != "powershell" and (program := shutil.which(shell)):
        subprocess.run([program, "-n"], input=out, encoding="utf-8", check=True)


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform == "win32", reason="bash")
def test_the_tab_of_bash(proyek: Proyek, tmp_path: Path) -> None:
    """Bash itself, with the script, completes the year of the project from a folder within it."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "lkj"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lkj "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(lkj completion bash)"; cd data/2024; COMP_WORDS=(lkj build 20); COMP_CWORD=2;'
        ' _lkj_completion lkj; echo "${COMPREPLY[@]}"'
    )
    environment = {
        **os.environ,
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    ran = subprocess.run(
        ["bash", "-c", script], env=environment, cwd=proyek.root, capture_output=True, encoding="utf-8"
    )
    assert ran.stdout == "2024\n", ran.stderr
