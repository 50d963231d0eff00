"""What CONTRIBUTING.md says to do, done in a scratch copy of the project: its files, its changes, its commands."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "CONTRIBUTING.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`((?:lkj|templates)/[\w./-]+\.\w+)`")
_COPIED = (
    "lkj", "templates", "scripts", "docs", "schema", "data", "examples", "tests", "pyproject.toml", "Makefile", PAGE.name,
)  # fmt: skip


class Block(NamedTuple):
    """A block of code: its language, its text, and the file that was last named before it."""

    language: str
    text: str
    file: str


def section(title: str) -> str:
    """Return the text beneath a heading of the page, up to the next one."""
    _, heading, rest = PAGE.read_text(encoding="utf-8").partition(f"\n### {title}\n")
    assert heading, title
    return re.split(r"\n##", rest)[0]


def blocks(title: str) -> list[Block]:
    """Return the blocks of code of a section."""
    text = section(title)
    made = []
    for found in _BLOCK.finditer(text):
        named = _FILE.findall(text[: found.start()])
        made.append(Block(found[1], found[2], named[-1] if named else ""))
    return made


def block(title: str, file: str) -> str:
    """Return the text of the file that a section adds."""
    (text,) = [one.text for one in blocks(title) if one.file == file and one.language not in ("diff", "sh")]
    return text


def recipe(target: str, *given: str) -> list[list[str]]:
    """Return what `make TARGET` runs once `.venv` stands, as arguments; with this Python, whatever `.venv` is.

    Each of `given` is a variable of it, such as CODE=LKJ499.
    """
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(rf"^{re.escape(target)}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert found, target
    lines = found[1]
    for name, _, value in (one.partition("=") for one in given):
        lines = lines.replace(f"$({name})", value)
    return [_here(shlex.split(line)) for line in lines.splitlines()]


def _here(words: list[str]) -> list[str]:
    program = re.sub(r"^(?:\$\(BIN\)|\.venv/bin)/", "", words[0])
    if program == "cp":
        return [sys.executable, "-c", "import shutil, sys; shutil.copy(*sys.argv[1:])", *words[1:]]
    return [sys.executable, *words[1:]] if program == "python" else [sys.executable, "-m", program, *words[1:]]


def commands(text: str) -> Iterator[list[str]]:
    """Yield the commands of a block, in order; those of make as what make runs."""
    for line in text.splitlines():
        words = shlex.split(line, comments=True)
        if words[0] == "make":
            yield from recipe(*words[1:])
        else:
            yield _here(words)


def run(root: Path, command: list[str]) -> str:
    """Run a command in a copy of the project, with the code of the copy; return what it printed."""
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def change(one: Block, root: Path) -> None:
    """Add or change in a copy of the project the file that a block adds or changes."""
    path = root / one.file
    if one.language == "diff":
        lines = one.text.splitlines(keepends=True)
        before, after = ("".join(line[1:] for line in lines if line[0] in kept) for kept in (" -", " +"))
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{one.file}: {before}"
        path.write_text(text.replace(before, after), encoding="utf-8", newline="\n")
    else:
        assert not (ROOT / one.file).exists(), one.file
        path.write_text(one.text, encoding="utf-8", newline="\n")


def follow(title: str, root: Path) -> str:
    """Do in an empty folder what a section says, on a copy of the project; return what its commands printed."""
    ignored = shutil.ignore_patterns("__pycache__", "windows")
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, root / name)
    printed = ""
    for one in blocks(title):
        if one.language == "sh":
            printed += "".join(run(root, command) for command in commands(one.text))
        else:
            change(one, root)
    return printed
