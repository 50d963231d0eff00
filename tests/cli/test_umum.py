"""What all commands share: where results may be written, and streams that are closed."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from inspect import signature
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

import lkj
from lkj.cli import cli
from lkj.cli.shared import guard
from lkj.diagnostics import UserError

if TYPE_CHECKING:
    from conftest import Proyek

COMMANDS = [("check", "2024"), ("capaian", "2024"), ("diff", "2024", "2024")]


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.lambat
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    "output",
    ["data/2024/pk.yaml", "build/../DATA/2024/baru.txt", "data/2024/narasi/misi.md", "templates/reference.docx",
     "schema/pk.schema.json", ".git/config", "sub/.GIT./hooks/pre-commit", "../.git/config"],
)  # fmt: skip
def test_no_result_takes_the_place_of_what_is_read(proyek: Proyek, words: tuple[str, ...], output: str) -> None:
    """A slip in --output costs no file of data, template or git: wrong usage, said before any work, nothing changed."""
    for name in (".git/config", "templates/reference.docx", "schema/pk.schema.json", "sub/isi.txt"):
        proyek.tulis(f"../../{name}", "isi semula\n")
    proyek.tulis("../../../.git/config", "isi semula\n")
    before = _files(proyek.root.parent)
    code, stdout, stderr = proyek.jalankan(*words, "--output", output)
    assert (code, stdout) == (2, "")
    assert f"{output} {'milik git' if 'git' in output.lower() else 'berada di antara berkas yang dibaca lkj'}" in stderr
    assert _files(proyek.root.parent) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a privilege for symbolic links")
def test_nor_by_another_name(proyek: Proyek, tmp_path: Path) -> None:
    """A link outside the project that leads to its data, or into a repository, is looked through."""
    proyek.tulis("../../.git/config", "isi semula\n")
    (tmp_path / "pintas").symlink_to(proyek.root / "data" / "2024")
    (tmp_path / "gudang").symlink_to(proyek.root / ".git")
    for output in ("../pintas/pk.yaml", "../gudang/config"):
        before = _files(proyek.root)
        assert proyek.jalankan("check", "2024", "--output", output)[0] == 2
        assert _files(proyek.root) == before


@pytest.mark.lambat
@pytest.mark.parametrize("output", ["build/temuan.txt", "temuan.json", "data/temuan.txt", "hasil/data/temuan.txt"])
def test_a_new_file_elsewhere_is_written(proyek: Proyek, output: str) -> None:
    """Reports stand where they stood."""
    code, stdout, _ = proyek.jalankan("capaian", "2024", "--output", output)
    assert (code, stdout) == (0, f"{output}\n")
    assert (proyek.root / output).stat().st_size > 100


FORMS = [("check", form) for form in ("text", "json", "github", "sarif", "junit", "gitlab")]
FORMS += [("capaian", form) for form in ("table", "json", "csv", "xlsx")]
FORMS += [("diff", form) for form in ("text", "markdown", "json", "html")]


@pytest.mark.lambat
@pytest.mark.parametrize(("command", "form"), FORMS, ids=lambda word: word)
def test_a_result_takes_the_place_of_a_result_and_of_nothing_else(proyek: Proyek, command: str, form: str) -> None:
    """The same command run again replaces what it wrote; a work of someone's, a document too, only if told to."""
    words = (command, "2024", *(("2024",) if command == "diff" else ()), "--format", form, "--output")
    first = proyek.jalankan(*words, "hasil.lkj")
    written = (proyek.root / "hasil.lkj").read_bytes()
    assert proyek.jalankan(*words, "hasil.lkj") == first
    assert (proyek.root / "hasil.lkj").read_bytes() == written
    (proyek.root / "build").mkdir()
    for name, content in OTHERS.items():
        path = proyek.root / name
        path.write_bytes(content)
        code, stdout, stderr = proyek.jalankan(*words, name)
        assert (code, stdout, path.read_bytes()) == (2, "", content), name
        assert f"{name} sudah ada, dan bukan hasil «lkj {command}»" in stderr and "--force" in stderr
    assert proyek.jalankan(*words, "README.md", "--force")[0] == first[0]
    assert (proyek.root / "README.md").read_bytes() == written
    # A form that waits to be filled is a result, but of a command that alone writes workbooks beside `capaian`.
    assert proyek.jalankan("export", "2024", "-o", "isian.xlsx")[0] == 0
    taken = proyek.jalankan(*words, "isian.xlsx")
    assert (taken[0] == 2) is (command != "capaian"), taken
    # What a script made to have a name is as good as none.
    (proyek.root / "kosong").touch()
    assert proyek.jalankan(*words, "kosong")[0] == first[0]


OTHERS = {
    "README.md": b"# LKj\n\nLaporan kami.\n",
    "pyproject.toml": b"[project]\nname = 'x'\n",
    "package.json": b'{\n  "name": "x"\n}\n',
    "catatan.csv": b"No,Id\n1,IKU\n",
    "indeks.html": b'<!DOCTYPE html>\n<meta name="generator" content="lkj">\n<title>LKj 2024</title>',
    "catatan.xlsx": b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml",
    "build/lkj-2024.pdf": b"%PDF-1.7\n",
}


@pytest.mark.lambat
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    "output", [".gitattributes", ".github/workflows/ci.yml", "sub/.pre-commit-config.yaml", "../.gitmodules"]
)
def test_no_result_is_named_as_a_setting(proyek: Proyek, words: tuple[str, ...], output: str) -> None:
    """What programs look for under a name with a dot is not made by a slip either, --force or not."""
    for force in ((), ("--force",)):
        code, stdout, stderr = proyek.jalankan(*words, "--output", output, *force)
        assert (code, stdout) == (2, "")
        assert "berawalan titik" in stderr or "milik git" in stderr
    assert not (proyek.root / output).exists()


@pytest.mark.lambat
def test_folders_of_results_are_held_to_the_same(proyek: Proyek) -> None:
    """Schemas and templates go to no folder of data, and into no repository; schemas go to `schema`, named or not."""
    for words in (("schema", "--output"), ("templates", "--copy")):
        for folder in ("data/2024", ".git/hooks", ".github/workflows"):
            code, _, stderr = proyek.jalankan(*words, folder)
            assert (code, "tulis hasil di tempat lain" in stderr) == (2, True)
    assert not (proyek.root / ".git").exists()
    assert proyek.jalankan("schema", "--output", "schema")[0] == 0
    assert proyek.jalankan("templates", "--copy", "templates")[0] == 0


@pytest.mark.lambat
@pytest.mark.skipif(os.name == "nt", reason="closing a stream is the shell's, of POSIX")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_failure(proyek: Proyek, closed: str) -> None:
    """`lkj check 2>&-` ends as it does with the stream, and what it would say is in no file that lkj writes."""
    script = f'"$0" -m lkj check 2024 --format json --output hasil.json {closed}'
    expected, *_ = proyek.jalankan("check", "2024")
    done = subprocess.run(["sh", "-c", script, sys.executable], cwd=proyek.root, check=False, capture_output=True)
    assert done.returncode == expected
    assert (proyek.root / "hasil.json").read_text(encoding="utf-8").startswith("[")


class _BerakhirError(UserError):
    def __init__(self, code: int) -> None:
        super().__init__("ini yang terjadi", "ini yang menolong")
        self.exit = code


@pytest.mark.parametrize(("code", "said"), [(1, "galat: ini yang terjadi\nsaran: ini yang menolong\n"), (2, "ini yang terjadi"), (3, "galat: ini yang terjadi\nsaran: ini yang menolong\n")])  # fmt: skip
def test_an_error_meant_for_the_user_reaches_one(tmp_path: Path, code: int, said: str) -> None:
    """Whatever room raises it: its sentences are told, and its exit code is that of the command."""

    @click.command()
    def command() -> None:
        with guard(tmp_path, debug=False):
            raise _BerakhirError(code)

    ran = CliRunner().invoke(command)
    assert ran.exit_code == code
    assert said in ran.stderr
    assert "galat dalam lkj" not in ran.stderr


@pytest.mark.parametrize(
    ("error", "said"),
    [(RecursionError("maximum recursion depth exceeded"), "terlalu dalam"), (MemoryError(), "memori")],
)
def test_what_is_too_much_is_said_in_a_sentence(tmp_path: Path, error: Exception, said: str) -> None:
    """Depth and memory run out because of what was read, so that is no bug and nothing in English."""

    @click.command()
    def command() -> None:
        with guard(tmp_path, debug=False):
            raise error

    ran = CliRunner().invoke(command)
    assert ran.exit_code == 3
    assert said in ran.stderr and "saran: " in ran.stderr
    assert "galat dalam lkj" not in ran.stderr and "recursion" not in ran.stderr


def test_every_error_with_a_remedy_is_one_for_the_user() -> None:
    """An exception class of lkj that carries a sentence and a remedy for a person cannot slip past the guard."""
    for info in walk_packages(lkj.__path__, "lkj."):
        if info.name != "lkj.__main__" and not info.name.endswith("windows"):
            import_module(info.name)
    # What derives from an error of a library is that library's to raise, and becomes a finding, which has a place.
    own = (one for one in Exception.__subclasses__() if one.__module__.startswith("lkj."))
    told = [one.__qualname__ for one in own if {"message", "hint"} <= set(signature(one.__init__).parameters)]
    assert told == ["UserError"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        *(
            (("check", "2024", "--satker", "all", "--jobs", jobs), f"«{jobs}» tidak dapat dipakai; tulis bilangan bulat dari 1")
            for jobs in ("0", "-1", "banyak")
        ),
        *(
            (("build", "2024", "--timeout", time), f"«{time}» tidak dapat dipakai; tulis bilangan dari 1 sampai dengan 86400")
            for time in ("0", "-5", "abc", "nan")
        ),
        *(
            ((name, "2024", *more, "--quarter", "5"), "«5» tidak dapat dipakai; tulis bilangan bulat dari 1 sampai dengan 4")
            for name, *more in (("build", "--document", "triwulan"), ("export",))
        ),
        *(
            (("check", "2024", "--satker", "all", "--shard", part), f"«{part}» bukan bagian; tulis misalnya 2/4")
            for part in ("3/2", "0/2", "x")
        ),
        (("init", "--year", "abc"), "«abc» bukan tahun; tulis empat angka, misalnya 2024"),
        (("import", "isian.xlsx", "--year", "abc"), "«abc» bukan tahun; tulis empat angka, misalnya 2024"),
        (("completion", "tcsh"), "'tcsh' tidak dikenal; pilih salah satu: 'bash', 'zsh', 'fish', 'powershell'."),
    ],
)  # fmt: skip
def test_a_slip_in_an_option_is_told_with_what_would_do(proyek: Proyek, words: tuple[str, ...], told: str) -> None:
    """It is wrong usage, said before any work; the option, what was typed and what may be typed are named."""
    result = CliRunner().invoke(cli, words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert (
        next(word for word in reversed(words[:-1]) if word.startswith("--") or word == "completion").lstrip("-")
        in result.stderr
    )
