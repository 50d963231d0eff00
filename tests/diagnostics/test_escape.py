"""The one escape: what data, file names and arguments hold is shown, and does nothing where it is read."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from alat_musuh import NAMES, acts
from alat_proyek import source_of
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pikepdf import AttachedFileSpec, Pdf

from lkj.cli import cli
from lkj.diagnostics import Finding, Position, Severity, escape, to_json, to_text
from lkj.diagnostics.ci import to_github, to_gitlab, to_junit
from lkj.diagnostics.sarif import to_sarif

if TYPE_CHECKING:
    from conftest import Proyek

HOUSE = Path(__file__).parents[2] / "lkj"


def hostile_findings() -> list[Finding]:
    """Return a finding for each name, which stands in all that a finding says."""
    return [
        Finding(
            code="LKJ101",
            position=Position(name, n, 1),
            message=name,
            hint=name,
            related=(Position(name, 1, 1), name),
            severity=Severity.ERROR,
        )
        for n, name in enumerate(NAMES, start=1)
    ]


def test_there_are_two_hundred_hostile_names() -> None:
    """The list is what it says, and each of them would act if it were printed raw, or is there for a form's own signs."""
    assert len(set(NAMES)) >= 200
    assert sum(bool(acts(name)) for name in NAMES) > 100


@pytest.mark.lambat
@pytest.mark.parametrize("color", [False, True])
def test_findings_as_text_act_on_nothing(tmp_path: Path, color: bool) -> None:
    """No control of the data and no command at the beginning of a line, with our own colours or without."""
    text = to_text(hostile_findings(), source_of(tmp_path), color=color)
    assert not acts(re.sub(r"\x1b\[[\d;]*m", "", text))
    assert ("\x1b[" in text) is color


@pytest.mark.lambat
def test_findings_for_machines_act_on_nothing() -> None:
    """JSON, SARIF, GitLab and JUnit say the same words by their own escapes, and a log that shows them does nothing."""
    found = hostile_findings()
    for text in (to_json(found), to_gitlab(found), to_sarif(found, "1", lambda _: None), to_junit(found)):
        assert not acts(text)
    assert {record["message"] for record in json.loads(to_json(found))} == set(NAMES)
    messages = {case.get("message") for case in ET.fromstring(to_junit(found)).iter("failure")}
    assert "::error::x" in messages
    assert "##[error]x" in messages


def test_findings_for_github_are_commands_of_ours_alone() -> None:
    """Each line is one command that we wrote, and no name begins another, in it or behind it."""
    lines = to_github(hostile_findings()).splitlines()
    assert len(lines) == len(NAMES)
    for line in lines:
        assert line.startswith("::error file=")
        assert not acts(line.removeprefix("::"))


@pytest.mark.lambat
@given(st.text(st.characters(codec=None)))
def test_any_text_is_only_shown(text: str) -> None:
    """Whatever the text, and once more, for each form of output."""
    shown = escape.lines(text)
    assert not acts(shown)
    assert escape.lines(shown) == shown
    assert not acts(escape.one_line(text), allowed="")
    assert not acts(escape.html_text(text), allowed="")


@pytest.mark.lambat
@given(st.dictionaries(st.text(), st.text(st.characters(codec=None))))
def test_json_reads_back_as_what_it_was(value: dict[str, str]) -> None:
    """The escape changes how JSON is written, never what it says."""
    text = escape.json_text(json.dumps(value, ensure_ascii=False, indent=2))
    assert not acts(text)
    assert json.loads(text) == value


def test_text_without_signs_stays_as_it_is() -> None:
    """Indonesian prose, money, quotation marks, arrows and a nested list are what they were."""
    text = "«Rp1.000» naik 2,5% → 3\n  - IKK-05: “nama” – baik\n\nC = R ÷ T × 100\n| a:b | ### judul\n"
    assert escape.lines(text) == text
    assert escape.visible("a\u00a0b") == "a\u00a0b"


def test_colour_is_ours_alone() -> None:
    """Colours stay where they are asked for; a title, a link or a moved cursor does not."""
    assert escape.lines("\x1b[1;31mx\x1b[0m", color=True) == "\x1b[1;31mx\x1b[0m"
    for name in ("\x1b]0;x\x07", "\x1b[2J", "\x1b]8;;http://x\x1b\\"):
        assert "\x1b" not in escape.lines(name, color=True)
    assert not acts(re.sub(r"\x1b\[[\d;]*m", "", escape.lines("\x1b[1m::error::x", color=True)))


def beracun(proyek: Proyek) -> None:
    """Put a hostile name, as YAML may spell it, in each place that takes one."""
    text = proyek.path("indikator.yaml").read_text(encoding="utf-8")
    names = iter(json.dumps(f"{escape_free(name)} contoh") for name in NAMES * 3)
    text = re.sub(r"(?m)^(    nama: ).*(\n(?:      .*\n)*)", lambda found: f"{found[1]}{next(names)}\n", text)
    proyek.path("indikator.yaml").write_text(text, encoding="utf-8", newline="\n")


def escape_free(name: str) -> str:
    """Return what of a name a data file may hold: invisible signs are refused by the reader, line feeds are not."""
    return "".join(c for c in name if c == "\n" or c.isprintable())


FORMS = [
    ("capaian", "2024"),
    ("capaian", "2024", "--format", "json"),
    ("capaian", "2024", "--format", "csv"),
    ("explain", "2024"),
    ("explain", "2024", "--format", "json"),
    ("explain", "2024", "rata-rata"),
    ("explain", "2024", "rata-rata", "--format", "json"),
    ("explain", "2024", "IKK-05"),
    ("check", "2024"),
    ("check", "2024", "--format", "json"),
    ("check", "2024", "--format", "sarif"),
    ("check", "2024", "--format", "junit"),
    ("check", "2024", "--format", "gitlab"),
    ("fmt", "--diff"),
    ("diff", "lama", "data/2024"),
    ("diff", "lama", "data/2024", "--format", "json"),
    ("diff", "lama", "data/2024", "--format", "html"),
    ("new", "2025", "--from", "2024"),
    ("doctor",),
]


@pytest.mark.lambat
def test_hostile_names_in_the_data_act_in_no_command(proyek: Proyek) -> None:
    """Names of indicators with commands, formulas and markup go through every command and form."""
    shutil.copytree(proyek.root / "data" / "2024", proyek.root / "lama")
    beracun(proyek)
    for args in FORMS:
        code, stdout, stderr = proyek.jalankan(*args)
        assert "galat dalam lkj" not in stderr, (args, stderr)
        assert code in (0, 1), (args, stderr)
        assert not acts(stdout, allowed="\n\ufeff"), args
        assert not acts(stderr), args
    markdown = proyek.jalankan("diff", "lama", "data/2024", "--format", "markdown")[1]
    assert not acts(markdown, allowed="\n\u2060")
    assert "<script" not in markdown


@pytest.mark.lambat
def test_no_cell_of_a_spreadsheet_is_a_formula(proyek: Proyek, tmp_path: Path) -> None:
    """A name that begins as a formula is text, in CSV by an apostrophe, in the workbook by its kind."""
    beracun(proyek)
    text = proyek.jalankan("capaian", "2024", "--format", "csv")[1]
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    names = [row[5] for row in rows[1:]]
    assert any(name.startswith("'=") for name in names) or any("=1+1" in name for name in names)
    assert not [name for name in names if escape.is_formula(name)]
    assert proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", "capaian.xlsx")[0] == 0
    for sheet in load_workbook(proyek.root / "capaian.xlsx"):
        assert not [c.value for row in sheet.iter_rows() for c in row if c.data_type == "f"]


ARGUMENTS: list[Callable[[str], tuple[str, ...]]] = [
    lambda name: ("check", name),
    lambda name: ("check", "2024", "--select", name),
    lambda name: ("check", "2024", "--format", name),
    lambda name: ("check", "--root", name),
    lambda name: ("capaian", name),
    lambda name: ("capaian", "2024", "--sasaran", name),
    lambda name: ("explain", "2024", "--", name),
    lambda name: ("explain", "2024", "--format", "json", "--", name),
    lambda name: ("rule", name),
    lambda name: ("verify", name),
    lambda name: ("diff", "--", name, name),
    lambda name: ("diff", "--git", f"{name}.."),
    lambda name: ("fmt", "--", name),
    lambda name: ("build", "2024", "--format", name),
    lambda name: ("new", name),
    lambda name: (name,),
    lambda name: (f"--{name}",),
]


@pytest.mark.lambat
@pytest.mark.parametrize("n", range(len(ARGUMENTS)))
def test_hostile_arguments_act_in_no_message(n: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed, by a script of a stranger's too, comes back in a message of usage or a finding, and only shown."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    # No system hands a NUL over as an argument.
    for name in [name for name in NAMES if "\x00" not in name][:: 7 if n else 1]:
        result = CliRunner().invoke(cli, ARGUMENTS[n](name), prog_name="lkj")
        assert result.exit_code in (0, 1, 2, 3)
        assert "galat dalam lkj" not in result.stderr
        assert not acts(result.stdout), name
        assert not acts(result.stderr), name


@pytest.mark.lambat
def test_hostile_file_names_act_in_no_message(proyek: Proyek) -> None:
    """A file in the year's folder, and the folder of the project itself, may be called anything that the disk takes."""
    for n, name in enumerate(NAMES):
        if "\x00" in name or "/" in name:
            continue
        try:
            proyek.path(f"{name[:60]}.yaml").write_text(f"skema: {n}\n", encoding="utf-8")
        except OSError:
            continue
    for form in ("text", "json", "github", "sarif", "junit", "gitlab"):
        code, stdout, stderr = proyek.jalankan("check", "2024", "--format", form)
        assert code in (0, 1)
        ours = re.sub(r"(?m)^::(error|warning|notice) file=", "", stdout) if form == "github" else stdout
        assert not acts(ours), form
        assert not acts(stderr), form


@pytest.mark.lambat
def test_hostile_attachments_act_in_no_message(proyek: Proyek) -> None:
    """Names of attachments and the version in a received PDF are its sender's, and are only shown."""
    assert proyek.jalankan("build", "2024", "--format", "pdf", "--document", "pk-ketua")[0] == 0
    made = proyek.root / "build" / "pk-ketua-2024.pdf"
    with Pdf.open(made) as pdf:
        for n, name in enumerate(NAMES):
            pdf.attachments[f"{n}{name}" if n % 2 else f"{name}{n}"] = AttachedFileSpec(pdf, b"x")
        pdf.save(proyek.root / "palsu.pdf")
    code, stdout, stderr = proyek.jalankan("verify", "palsu.pdf")
    assert code in (1, 3)
    assert "galat dalam lkj" not in stderr
    assert not acts(stdout)
    assert not acts(stderr)


@pytest.mark.lambat
def test_a_project_in_a_hostile_folder_acts_in_no_message(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that --root names is a stranger's choice too, where a script finds projects by itself."""
    for name in ("\x1b]0;x\x07", "::error::x", "##[error]x", "a\n::error::x", "\u202ex"):
        root = proyek.root.parent / name
        try:
            shutil.copytree(proyek.root / "data" / "2024", root / "data" / "2024")
        except OSError:
            continue
        monkeypatch.chdir(root.parent)
        (root / "data" / "2024" / "pagu.yaml").unlink()
        for command in (
            ("check",),
            ("doctor",),
            ("capaian", "2024"),
            ("new", "2025", "--from", "2024"),
            ("build", "2024"),
        ):
            code, stdout, stderr = proyek.jalankan(*command, "--root", name)
            assert code in (0, 1, 3)
            assert not acts(stdout)
            assert not acts(stderr)


@pytest.mark.lambat
def test_text_leaves_a_command_in_one_way() -> None:
    """`show` and `deliver` alone print; a form that `deliver` gets is escaped by its writer, as these tests ask of each."""
    for path in (HOUSE / "cli").glob("*.py"):
        if path.name == "interrupt.py":  # says one sentence of its own before anything else is there
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef) and function.name not in ("show", "deliver"):
                called = {ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}
                assert not called & {"click.echo", "click.secho", "print", "sys.stdout.write", "traceback.print_exc"}, (
                    path
                )
