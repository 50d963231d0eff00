"""One line end and one encoding, wherever lkj runs: what Windows would make of text is undone or never asked for."""

from __future__ import annotations

import builtins
import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lkj.cli import main
from lkj.files import package_templates
from lkj.publish.pandoc import Pandoc

if TYPE_CHECKING:
    from conftest import Proyek

# Every way of printing: a table drawn by rich, CSV, JSON, findings with their source lines, a page of a rule.
PRINTING = [
    ["capaian", "2024"],
    ["capaian", "2024", "--format", "csv"],
    ["capaian", "2024", "--format", "json"],
    ["explain", "2024", "rata-rata"],
    ["check", "2024", "--no-waivers"],
    ["check", "2024", "--no-waivers", "--format", "github"],
    ["diff", "data/2024", "data/2024"],
    ["rule", "LKJ601"],
    ["build", "--help"],
    ["build", "20245"],
]
BINARY = {".docx", ".pdf", ".xlsx", ".png"}
WRITING = [
    ["build", "2024", "--document", "pk-ketua", "--format", "docx,pdf,html", "--keep"],
    ["new", "2025", "--from", "2024"],
    ["schema"],
    ["templates", "--copy", "templates"],
    ["fmt"],
    ["check", "2024", "--fix"],
    ["check", "2024", "--output", "temuan.txt"],
    ["capaian", "2024", "--output", "capaian.txt"],
    ["capaian", "2024", "--format", "csv", "--output", "capaian.csv"],
    ["capaian", "2024", "--format", "xlsx", "--output", "capaian.xlsx"],
    ["diff", "data/2024", "data/2024", "--format", "html", "--output", "beda.html"],
]


@pytest.mark.lambat
@pytest.mark.parametrize("codepage", ["cp850", "cp1252", "utf-8"])
@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
@pytest.mark.usefixtures("proyek", "collecting")
def test_what_is_printed_is_utf8_with_lf(words: list[str], codepage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Redirected output of Windows would have CR LF and the letters of a code page; ours is the same everywhere."""
    printed = {name: io.BytesIO() for name in ("stdout", "stderr")}
    for name, raw in printed.items():
        monkeypatch.setattr(sys, name, io.TextIOWrapper(raw, encoding=codepage, newline="\r\n", write_through=True))
    monkeypatch.setattr(sys, "argv", ["lkj", *words])
    with pytest.raises(SystemExit):
        main()
    out, err = (raw.getvalue() for raw in printed.values())
    assert out or err
    assert b"\r" not in out + err
    assert "\ufffd" not in (out + err).decode()


@pytest.fixture
def text_writes(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the project's files that are opened as text for writing, as they are opened."""
    found: list[Path] = []
    open_file = io.open

    def spy(file: Any, mode: str = "r", *words: Any, **named: Any) -> Any:
        if set(mode) & set("wax+") and "b" not in mode and proyek.root in Path(file).resolve().parents:
            found.append(Path(file))
        return open_file(file, mode, *words, **named)

    monkeypatch.setattr(io, "open", spy)  # pathlib's
    monkeypatch.setattr(builtins, "open", spy)
    return found


@pytest.mark.lambat
@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_no_file_is_written_as_text(words: list[str], proyek: Proyek, text_writes: list[Path]) -> None:
    """A file opened as text has CR LF on Windows: all files are written as bytes, and those of text have LF only."""
    before = {path: path.stat().st_mtime_ns for path in proyek.root.rglob("*")}
    code, _, stderr = proyek.jalankan(*words)
    assert code == 0, stderr
    assert text_writes == []
    for path in proyek.root.rglob("*"):
        if path.is_file() and before.get(path) != path.stat().st_mtime_ns and path.suffix not in BINARY:
            assert b"\r" not in path.read_bytes(), path


@pytest.mark.lambat
@pytest.mark.parametrize("to", ["html5", "typst", "docx"])
def test_pandoc_is_told_the_line_end(to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Left to itself, pandoc writes the line ends of the system."""
    started: list[list[str]] = []
    start = subprocess.Popen.__init__

    def spy(self: Any, command: list[str], *words: Any, **named: Any) -> None:
        started.append(command)
        start(self, command, *words, **named)

    monkeypatch.setattr(subprocess.Popen, "__init__", spy)
    Pandoc(to, lua_filter=package_templates() / "filter.lua").convert("a\n\nb")
    (command,) = started
    assert command[command.index("--eol") + 1] == "lf"


def test_the_repository_has_lf_in_every_checkout() -> None:
    """Templates and data of a checkout on Windows would have CR LF, and documents with them."""
    attributes = Path(__file__).parents[2] / ".gitattributes"
    assert attributes.read_text(encoding="utf-8").splitlines()[0] == "* text=auto eol=lf"
