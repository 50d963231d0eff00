"""`lkj check`, `lkj rule` as tools: forms, choices, streams and exit codes."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from alat_proyek import check
from click.testing import CliRunner

from lkj.check.rules import rule as aturan
from lkj.check.rules import rules
from lkj.cli import cli
from lkj.files import MAX_BYTES, Origin
from lkj.model.load import Bacaan, read_year

if TYPE_CHECKING:
    from conftest import Proyek

PAGU = "data/2024/pagu.yaml"


@pytest.fixture
def cacat(proyek: Proyek) -> tuple[Proyek, int, int]:
    """Return a project with one error in pagu.yaml, and its line and column."""
    return proyek, *proyek.ubah("pagu.yaml", "pagu: 34884986000", "pagu: ▸-1")


def temuan(proyek: Proyek, *args: str) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = json.loads(proyek.jalankan("check", *args, "--format", "json")[1])
    return result


def places(form: str, text: str) -> list[tuple[str, str, int]]:
    """Return code, file and line of every finding in a report of this form."""
    if form == "json":
        return [(f["code"], f["file"], f["line"]) for f in json.loads(text)]
    if form == "gitlab":
        return [(f["check_name"], f["location"]["path"], f["location"]["lines"]["begin"]) for f in json.loads(text)]
    if form == "sarif":
        (run,) = json.loads(text)["runs"]
        found = [(r["ruleId"], r["locations"][0]["physicalLocation"]) for r in run["results"]]
        return [(code, place["artifactLocation"]["uri"], place["region"]["startLine"]) for code, place in found]
    if form == "junit":
        (suite,) = ET.fromstring(text)
        return [((c.get("name") or "")[:6], c.get("file") or "", int(c.get("line") or 0)) for c in suite]
    if form == "github":
        pattern = r"::\w+ file=([^,]+),line=(\d+),col=\d+,title=(LKJ\d{3})::"
        return [(code, file, int(line)) for file, line, code in re.findall(pattern, text)]
    pattern = r"^(\S+):(\d+):\d+: \w+ (LKJ\d{3}): "
    return [(code, file, int(line)) for file, line, code in re.findall(pattern, text, re.MULTILINE)]


FORMS = ["text", "json", "github", "sarif", "junit", "gitlab"]


@pytest.mark.lambat
@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_the_same_findings(cacat: tuple[Proyek, int, int], form: str) -> None:
    """Same codes, files and lines in the same order, on stdout (text: stderr), with exit 1 for an error."""
    proyek, line, _ = cacat
    expected = [(f["code"], f["file"], f["line"]) for f in temuan(proyek, "2024", "--no-waivers")]
    assert ("LKJ204", PAGU, line) in expected
    code, stdout, stderr = proyek.jalankan("check", "2024", "--format", form, "--no-waivers")
    assert code == 1
    assert places(form, stderr if form == "text" else stdout) == expected
    assert (stdout if form == "text" else stderr) == ""


@pytest.mark.lambat
@pytest.mark.parametrize("form", FORMS)
def test_output_goes_into_a_file(cacat: tuple[Proyek, int, int], form: str) -> None:
    """The file holds what stdout would have; its name is the result, the count of findings the news."""
    proyek, line, _ = cacat
    code, stdout, stderr = proyek.jalankan("check", "2024", "--format", form, "--output", "hasil/temuan")
    assert (code, stdout) == (1, "hasil/temuan\n")
    assert stderr.startswith("1 galat")
    text = (proyek.root / "hasil" / "temuan").read_text(encoding="utf-8")
    assert ("LKJ204", PAGU, line) in places(form, text)
    assert "\x1b" not in text


@pytest.mark.lambat
def test_sarif_explains_its_rules(cacat: tuple[Proyek, int, int]) -> None:
    """Every rule that occurs comes with title and page from the catalogue."""
    proyek, _, _ = cacat
    (run,) = json.loads(proyek.jalankan("check", "2024", "--format", "sarif", "--no-waivers")[1])["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"] == aturan(rule["id"]).title
        assert rule["id"] in rule["help"]["markdown"]


@pytest.mark.lambat
def test_select_and_ignore_by_code_or_beginning(proyek: Proyek) -> None:
    """A whole code, a class of codes, several at once; what is ignored does not fail the check."""
    proyek.ubah("indikator.yaml", "target: 89\n", "target: 0\n")
    every = {f["code"] for f in temuan(proyek, "2024", "--no-waivers")}
    assert {code[3] for code in every} >= {"4", "6"}
    assert {f["code"] for f in temuan(proyek, "--no-waivers", "--select", "LKJ404")} == {"LKJ404"}
    assert {f["code"] for f in temuan(proyek, "--no-waivers", "--select", "lkj4, LKJ6")} == {
        code for code in every if code[3] in "46"
    }
    assert {f["code"] for f in temuan(proyek, "--no-waivers", "--ignore", "LKJ4")} == {c for c in every if c[3] != "4"}
    assert "LKJ404" not in {f["code"] for f in temuan(proyek, "--no-waivers", "--select", "LKJ4", "--ignore", "LKJ404")}
    assert proyek.jalankan("check", "2024")[0] == 1
    assert proyek.jalankan("check", "2024", "--ignore", "LKJ404")[0] == 0


@pytest.mark.lambat
def test_strict_weighs_a_warning_as_an_error_in_every_form(proyek: Proyek) -> None:
    """The exit code, the annotation and the count agree."""
    args = ["check", "2024", "--strict", "--no-waivers", "--format"]
    code, stdout, _ = proyek.jalankan(*args, "json")
    assert code == 1
    assert {f["severity"] for f in json.loads(stdout)} <= {"error", "info"}
    assert "::warning" not in proyek.jalankan(*args, "github")[1]
    assert "peringatan" not in proyek.jalankan(*args, "text")[2].splitlines()[-1]


@pytest.mark.lambat
def test_a_year_named_twice_is_told_once(cacat: tuple[Proyek, int, int]) -> None:
    """A year, its folder and its file are one set of findings."""
    proyek, _, _ = cacat
    once = temuan(proyek, "2024", "--no-waivers")
    assert temuan(proyek, "2024", "data/2024", PAGU, "2024", "--no-waivers") == once


def dari_masukan(content: bytes, *args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["check", "-", *args], input=BytesIO(content), prog_name="lkj")
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.lambat
def test_stdin_stands_in_for_a_file(proyek: Proyek) -> None:
    """An editor checks what is not saved yet: its text is judged and shown, the file on disk is not."""
    text = proyek.path("pagu.yaml").read_text(encoding="utf-8")
    broken = text.replace("pagu: 34884986000", "pagu: -77")
    code, stdout, stderr = dari_masukan(broken.encode(), "--stdin-filename", PAGU)
    assert (code, stdout) == (1, "")
    assert "| " in stderr
    assert "pagu: -77" in stderr
    assert "LKJ204" in stderr
    assert proyek.path("pagu.yaml").read_text(encoding="utf-8") == text
    code, stdout, _ = dari_masukan(b"", "--stdin-filename", PAGU, "--format", "json")
    assert [(f["code"], f["file"]) for f in json.loads(stdout)] == [("LKJ111", PAGU)]


@pytest.mark.lambat
def test_stdin_of_a_file_that_is_not_there_yet(proyek: Proyek) -> None:
    """A new file in an editor is checked before it is saved."""
    content = proyek.path("narasi/misi.md").read_bytes()
    proyek.path("narasi/misi.md").unlink()
    assert dari_masukan(content, "--stdin-filename", "data/2024/narasi/misi.md", "--no-waivers")[0] == 0
    code, stdout, _ = dari_masukan(b"# Judul\n", "--stdin-filename", "data/2024/narasi/misi.md", "--format", "json")
    assert (code, [f["code"] for f in json.loads(stdout) if f["severity"] == "error"]) == (1, ["LKJ502"])


@pytest.mark.lambat
def test_endless_stdin_is_refused(proyek: Proyek) -> None:
    """More than a data file may hold is one finding, and memory is not filled with it."""
    stream = BytesIO(b"a" * (2 * MAX_BYTES))
    result = CliRunner().invoke(cli, ["check", "-", "--stdin-filename", PAGU, "--format", "json"], input=stream)
    assert [f["code"] for f in json.loads(result.stdout)] == ["LKJ107"]


@pytest.mark.parametrize(
    "args",
    [
        ["-"],
        ["--stdin-filename", PAGU],
        ["-", "--stdin-filename", PAGU, "--fix"],
        ["--select", "LKJ999"],
        ["--select", "apa"],
        ["--format", "xml"],
    ],
)
def test_wrong_usage(proyek: Proyek, args: list[str]) -> None:
    """What cannot be meant is exit 2 before any file is read."""
    code, stdout, stderr = proyek.jalankan("check", *args)
    assert (code, stdout) == (2, "")
    assert stderr.startswith("Cara pakai")


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("name", "near"),
    [("indikator.yml", "indikator.yaml"), ("narasi/misi.txt", "misi.md"), ("catatan.docx", ""), ("foto/x.png", "")],
)
def test_an_unknown_file_is_told_with_the_nearest_right_name(proyek: Proyek, name: str, near: str) -> None:
    """A file that nothing reads is a warning (LKJ118); hidden files and backups of editors are none of it."""
    before = temuan(proyek, "2024")
    proyek.tulis(name, "x")
    proyek.tulis(".DS_Store", "x")
    proyek.tulis("~$pagu.yaml", "x")
    proyek.tulis("narasi/misi.md~", "x")
    (found,) = [f for f in temuan(proyek, "2024") if f not in before]
    assert (found["code"], found["severity"]) == ("LKJ118", "warning")
    assert found["file"] == f"data/2024/{name.partition('/')[0] if name.startswith('foto') else name}"
    assert (f"«{near}»" in found["hint"]) is bool(near)


@pytest.mark.lambat
def test_a_file_of_a_later_shape_asks_for_a_newer_lkj(proyek: Proyek) -> None:
    """LKJ119 and nothing else of that file: its other keys may be right in that shape."""
    line, column = proyek.ubah("pagu.yaml", "skema: 1", "skema: ▸2\nbaru: 3")
    (found,) = temuan(proyek, "2024")
    assert (found["code"], found["file"], found["line"], found["column"]) == ("LKJ119", PAGU, line, column)
    assert found["hint"] == "perbarui lkj"


@pytest.mark.lambat
def test_spaces_at_the_ends_of_lines_are_one_warning(proyek: Proyek) -> None:
    """The first is shown, the others are counted; the data is read all the same."""
    line, column = proyek.ubah("pagu.yaml", "pagu: 34884986000", "pagu: 34884986000▸ ")
    proyek.ubah("pagu.yaml", "skema: 1", "skema: 1\n# catatan  ")
    found = [f for f in temuan(proyek, "2024") if f["code"] == "LKJ117"]
    assert [(f["severity"], f["file"], f["line"]) for f in found] == [("warning", PAGU, 3)]
    assert "1 baris lain" in found[0]["message"]
    assert proyek.jalankan("check", "2024")[0] == 0
    assert column > line > 0


def test_rule_lists_every_rule_with_its_weight(proyek: Proyek) -> None:
    """One line a rule: code, weight, title."""
    code, stdout, stderr = proyek.jalankan("rule")
    assert (code, stderr) == (0, "")
    rows = [re.fullmatch(r"(LKJ\d{3})  (galat|peringatan|info) +(\S.*)", line) for line in stdout.splitlines()]
    assert [(row[1], row[3]) for row in rows if row] == [(a.code, a.title) for a in rules()]


@pytest.mark.parametrize("written", ["LKJ403", "lkj403"])
def test_rule_explains_one(proyek: Proyek, written: str) -> None:
    """The page names the rule and how to live with it."""
    code, stdout, stderr = proyek.jalankan("rule", written)
    assert (code, stderr) == (0, "")
    assert aturan("LKJ403").title in stdout
    assert "pengecualian" in stdout


def test_an_unknown_rule_is_wrong_usage_with_the_nearest(proyek: Proyek) -> None:
    """A slip in a code is exit 2, and the code that was meant is named."""
    code, stdout, stderr = proyek.jalankan("rule", "LKJ4O3")
    assert (code, stdout) == (2, "")
    assert "mungkin maksud Anda «LKJ403»" in stderr


@pytest.mark.lambat
def test_a_year_is_read_once_also_for_the_year_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checking all years holds each against the one before it, and yet opens no year a second time."""
    opened: list[int] = []

    def read(origin: Origin, year: int) -> Bacaan:
        opened.append(year)
        return read_year(origin, year)

    monkeypatch.setattr("lkj.check.project.read_year", read)
    assert check(Path(__file__).parents[2] / "examples", []) == []
    assert sorted(opened) == [2023, 2024, 2025]


@pytest.mark.lambat
def test_every_prose_that_fails_is_told_in_one_run(proyek: Proyek) -> None:
    """One file a run would be as many runs as files; a slip in one keeps none of the others from being told."""
    slips = {"misi": "{{ tahunn }}", "penutup": "{% if tahun %}", "tujuan": "{{ 1 / 0 }}"}
    for name, slip in slips.items():
        proyek.tulis(f"narasi/{name}.md", f"Satu.\n\n{slip}\n")
    for command in ("check", "build"):
        code, _, stderr = proyek.jalankan(command, "2024")
        assert code == 1
        places = re.findall(r"data/2024/narasi/(\w+)\.md:(\d+):\d+: galat LKJ501", stderr)
        assert places == [(name, "3") for name in slips], command


@pytest.mark.lambat
def test_every_reference_to_nothing_is_told_in_one_run(proyek: Proyek) -> None:
    """To tables and to figures, in prose and in the cells of a table."""
    proyek.tulis("narasi/misi.md", 'Lihat {{ rujuk("tabel-satu") }} dan {{ rujuk("tabel-dua") }}.\n')
    proyek.tulis("narasi/tujuan.md", '![a](gambar:tiada)\n\n{{ rujuk("gambar-tiga") }}\n')
    _, _, stderr = proyek.jalankan("check", "2024")
    told = set(re.findall(r"(\w+)\.md:\d+:\d+: galat LKJ501: rujukan «([^»]+)»", stderr))
    assert told == {("misi", "tabel-satu"), ("misi", "tabel-dua"), ("tujuan", "tiada"), ("tujuan", "gambar-tiga")}
