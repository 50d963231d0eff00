"""What the pages for developers say is so: their names exist, their steps work, their commands run."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from alat_contributing import follow, recipe, section
from pypdf import PdfReader

from lkj.cli import cli

ROOT = Path(__file__).parents[1]
ARCHITECTURE = ROOT / "docs" / "arsitektur.md"
PAGES = (ROOT / "CONTRIBUTING.md", ARCHITECTURE, *sorted((ROOT / "docs" / "keputusan").glob("*.md")))
_CODE = re.compile(r"`([^`\n]+)`")
_NAME = re.compile(
    r"((?:lkj|templates|tests|scripts|docs|requirements)/[\w./-]*|[\w.-]+\.(?:toml|yaml|md))(?::([\w.]+))?"
)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
# What the steps of a section add is in no checkout.
_ADDED = frozenset(
    {"lkj/capaian/rumus/kuadrat.py", "lkj/check/rules/angka/lkj499_kantor_kosong.py", "templates/ringkas.md.j2"}
)


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def names(page: Path) -> Iterator[tuple[str, str]]:
    """Yield each file that a page names, with the function that it names in it."""
    for code in _CODE.findall(prose(page)):
        found = _NAME.fullmatch(code)
        if found and found[1] not in _ADDED and "/" in found[1]:
            yield found[1], found[2] or ""


def defined(body: list[ast.stmt], name: str) -> bool:
    """Tell whether a name, or a name in a class, is defined in the statements of a module."""
    first, _, rest = name.partition(".")
    for one in body:
        if isinstance(one, (ast.FunctionDef, ast.ClassDef)) and one.name == first:
            return not rest or (isinstance(one, ast.ClassDef) and defined(one.body, rest))
        targets = one.targets if isinstance(one, ast.Assign) else [one.target] if isinstance(one, ast.AnnAssign) else []
        if not rest and any(isinstance(target, ast.Name) and target.id == first for target in targets):
            return True
    return False


@pytest.mark.lambat
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_and_function_that_a_page_names_exists(page: Path) -> None:
    """Who follows a walk finds what it speaks of, whatever was renamed since."""
    lost = []
    for file, name in names(page):
        path = ROOT / file
        if not path.exists():
            lost.append(file)
        elif name and path.suffix == ".lua":
            if not re.search(rf"^local function {name}\(", path.read_text(encoding="utf-8"), re.MULTILINE):
                lost.append(f"{file}:{name}")
        elif name and not defined(ast.parse(path.read_text(encoding="utf-8")).body, name):
            lost.append(f"{file}:{name}")
    assert lost == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    """A link within the project leads somewhere."""
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", prose(page))
    assert [one for one in links if ":" not in one and not (page.parent / one).exists()] == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_every_command_of_make_exists(page: Path) -> None:
    """No page speaks of a target of make that there is not."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    asked = set(re.findall(r"(?:`|^)make (?:--\w+ )*([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert [one for one in asked if f"\n{one}:" not in makefile] == []


def drawn() -> list[str]:
    """Return the rooms that the tree of the page names, with those in them, in its order."""
    _, _, tree = ARCHITECTURE.read_text(encoding="utf-8").partition("```text\nlkj/\n")
    found: list[str] = []
    above: list[str] = []
    for line in tree.partition("```")[0].splitlines():
        match = re.fullmatch(r"((?:  )+)([a-z]+)/ +\S.*", line)
        assert match, line
        above[len(match[1]) // 2 - 1 :] = [match[2]]
        found.append("/".join(above))
    return found


def test_the_tree_has_every_room_and_no_other() -> None:
    """Each package of lkj is told of in a line, and no line speaks of one that is gone."""
    rooms = {path.parent.relative_to(ROOT / "lkj").as_posix() for path in (ROOT / "lkj").rglob("__init__.py")}
    assert sorted(drawn()) == sorted(rooms - {"."})


def test_the_tree_is_in_the_order_of_the_contract() -> None:
    """The page lists the rooms from the bottom up as import-linter holds them."""
    (rooms,) = [
        one["layers"]
        for one in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
            "contracts"
        ]
        if one["id"] == "rooms"
    ]
    assert [one for one in drawn() if "/" not in one] == [one for one in reversed(rooms) if one != "__main__"]


def test_every_decision_is_listed_and_has_its_parts() -> None:
    """Context, decision and consequences of each are told, and the list leads to all of them."""
    listed = set(re.findall(r"\]\((keputusan/[\w-]+\.md)\)", ARCHITECTURE.read_text(encoding="utf-8")))
    records = [page for page in PAGES if page.parent.name == "keputusan"]
    assert listed == {f"keputusan/{page.name}" for page in records}
    for page in records:
        assert re.findall(r"^\*\*(\w+)\.\*\*", page.read_text(encoding="utf-8"), re.MULTILINE) == [
            "Context",
            "Decision",
            "Consequences",
        ]


def test_the_table_of_the_readme_has_every_command() -> None:
    """Who looks there for what lkj can do misses nothing."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `lkj (\w+)", readme, re.MULTILINE)) == set(cli.commands)


@pytest.mark.parametrize("title", ["A rule", "A formula", "A document", "A field"])
def test_every_way_of_adding_is_followed_by_a_test(title: str) -> None:
    """The test that a section names takes its steps from there."""
    (file, name), *_ = re.findall(r"`(tests/[\w/]+\.py):(\w+)`", section(title))
    text = (ROOT / file).read_text(encoding="utf-8")
    assert f"def {name}(" in text
    assert f'"{title}"' in text


@pytest.mark.lambat
@pytest.mark.parametrize("title", ["A rule", "A formula", "A kind of office", "A field"])
def test_who_follows_a_section_ends_with_green_tests(tmp_path: Path, title: str) -> None:
    """Its files and changes, word for word, in a scratch copy: every command that it tells ends well."""
    printed = follow(title, tmp_path)
    assert " passed" in printed


@pytest.mark.lambat
def test_a_document(tmp_path: Path) -> None:
    """With a template and an entry more there is a document: asked for by its name, checked, in three formats."""
    printed = follow("A document", tmp_path)
    made = [line for line in printed.splitlines() if line.startswith("build/")]
    assert made == [f"build/ringkas-2024.{suffix}" for suffix in ("docx", "pdf", "html")]
    reader = PdfReader(tmp_path / "build" / "ringkas-2024.pdf")
    assert "rata-rata 97,53% dari 17 indikator" in " ".join(reader.pages[0].extract_text().split())
    assert json.loads(reader.attachments["nilai.json"][0])["document"] == "ringkas"


def hooks() -> list[dict[str, Any]]:
    """Return the hooks of this checkout."""
    repositories: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))[
        "repos"
    ]
    assert [one["repo"] for one in repositories] == ["local"]
    return [hook for one in repositories for hook in one["hooks"]]


def target(hook: dict[str, Any]) -> str:
    """Return the target of make that a hook calls."""
    *make, name = str(hook["entry"]).split()
    assert make == ["make", "--silent"]
    return name


def test_hooks_run_what_make_runs_and_fetch_nothing() -> None:
    """They are commands of this checkout: no environment of their own, no package, no other repository."""
    assert {hook["language"] for hook in hooks()} == {"system"}
    assert not any("additional_dependencies" in hook for hook in hooks())
    ran = [" ".join(command[2:]) for hook in hooks() for command in recipe(target(hook))]
    for wanted in ("ruff check .", "ruff format --check .", "mypy", "lkj check", "lkj fmt --check"):
        assert wanted in ran
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for asked in ("test", "quick"):
        assert re.search(rf"^{asked}: lint types( |$)", makefile, re.MULTILINE)


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    """A room may have a name that pytest takes for one of what tools leave behind, such as `build`."""
    names = {part for path in (ROOT / "tests").rglob("test_*.py") for part in path.relative_to(ROOT).parent.parts}
    assert {"build", "capaian"} <= names
    assert not [name for name in names for other in pytestconfig.getini("norecursedirs") if fnmatch(name, other)]


@pytest.mark.lambat
def test_quick_runs_every_test_without_the_marker() -> None:
    """What it does not even open is what pytest would deselect: neither less nor more is left out, and it is told."""
    (words,) = recipe("quick")
    quick = next(word for word in words if "lambat" in word)
    listed = []
    for marks in (quick, f"{quick} and {quick}"):
        command = [sys.executable, "-m", "pytest", "-n", "0", "--co", "-q", "-p", "no:cacheprovider", "-m", marks]
        ran = subprocess.run(
            [*command, "tests/diff", "tests/fmt"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
        )
        listed.append([line for line in ran.stdout.splitlines() if "::" in line])
        assert ("left to `make test`" in ran.stdout) is (marks == quick)
    assert listed[0] == listed[1]


@pytest.mark.lambat
def test_hooks_stop_a_commit_that_is_wrong(tmp_path: Path) -> None:
    """Those that take a moment, on a copy: right as it is, and not with an import too many, or a wrong figure."""
    for name in ("pyproject.toml", "data", "examples"):
        source = ROOT / name
        target_path = tmp_path / name
        target_path.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target_path)
        else:
            shutil.copy(source, target_path)
    module = tmp_path / "lkj" / "baru.py"
    module.parent.mkdir()
    module.write_text('"""Nothing."""\n', encoding="utf-8")

    def failed(name: str) -> bool:
        return any(
            subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode
            for command in recipe(name)
        )

    assert [failed(name) for name in ("lint", "data")] == [False, False]
    module.write_text('"""Nothing."""\n\nimport os\n', encoding="utf-8")
    budget = tmp_path / "data" / "2024" / "pagu.yaml"
    text = budget.read_text(encoding="utf-8")
    assert "pagu: 34884986000" in text
    budget.write_text(text.replace("pagu: 34884986000", "pagu: -1"), encoding="utf-8")
    assert [failed(name) for name in ("lint", "data")] == [True, True]
