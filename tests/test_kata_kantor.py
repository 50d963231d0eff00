"""No branch, default or literal of the code depends on the words of one kind of office: those are data of the presets."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRESETS = ROOT / "lkj" / "model" / "presets"
RULES = ROOT / "lkj" / "check" / "rules"
#: What is the election commission's own: its posts, its name, its task, and the ids of its planning documents.
KATA = re.compile(r"(?<![^\W_])(?:ketua|sekretaris|komisioner|p?kpu|pemilu|rkt)(?![^\W_])(?!\.md\.j2)", re.IGNORECASE)
CODE = [path for path in sorted((ROOT / "lkj").rglob("*.py")) if PRESETS not in path.parents]
OTHERS = [
    path
    for folder in (ROOT / "lkj", ROOT / "templates")
    for path in sorted(folder.rglob("*"))
    if path.suffix in (".j2", ".lua", ".typ", ".yaml", ".yml", ".txt", ".md", ".js", ".css")
    and PRESETS not in path.parents
]


def docstrings(tree: ast.AST) -> set[int]:
    """Return which literals only tell a reader of the code what it does."""
    return {
        id(first.value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        for first in node.body[:1]
        if isinstance(first, ast.Expr)
    }


def examples(path: Path, tree: ast.Module) -> set[int]:
    """Return which literals of a rule are examples of it: within `Example(…)`, or in a constant that one is made of."""
    if RULES not in path.parents:
        return set()
    inside = [
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Example"
        for part in ast.walk(node)
    ]
    constants = {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id != "RULE"
    }
    waiting = [part.id for part in inside if isinstance(part, ast.Name)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in constants and name not in seen:
            seen.add(name)
            parts = list(ast.walk(constants[name]))
            inside += parts
            waiting += [part.id for part in parts if isinstance(part, ast.Name)]
    return {id(part) for part in inside}


def titles(tree: ast.Module) -> set[int]:
    """Return which literals are titles of regulations, listed as such."""
    return {
        id(part)
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id == "JUDUL" and node.value is not None
        for part in ast.walk(node.value)
    }


def words(path: Path, text: str) -> Iterator[tuple[int, str]]:
    """Yield such words of a module, each with its line: in literals that work, and in names."""
    tree = ast.parse(text)
    free = docstrings(tree) | examples(path, tree) | titles(tree)
    for node in ast.walk(tree):
        if id(node) in free:
            continue
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from ((line, found[0]) for found in KATA.finditer(node.value))
        for field in ("id", "name", "attr", "arg", "asname"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                yield from ((line, found[0]) for part in name.split("_") for found in KATA.finditer(part))


@pytest.mark.lambat
def test_no_literal_or_name_of_the_code_is_one_offices_word() -> None:
    """Outside the presets only titles of regulations and examples of rules have them."""
    found = [
        f"{path.relative_to(ROOT)}:{line} {word}"
        for path in CODE
        for line, word in words(path, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_template_or_data_of_the_code_has_them() -> None:
    """What documents are made of, and what prose is read by, serve any office."""
    found = [
        f"{path.relative_to(ROOT)}:{n} {word[0]}"
        for path in OTHERS
        for n, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        for word in KATA.finditer(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        'x = "pk-ketua"\n',
        'if one.id == "sekretaris":\n    pass\n',
        "def nama_ketua() -> None:\n    pass\n",
        'x = f"KPU {y}"\n',
        'def f(dokumen="rkt"):\n    pass\n',
        "x = year.pk_sekretaris\n",
    ],
)
def test_such_a_word_would_be_found(text: str) -> None:
    """A default, a branch, a name, a part of a text: each is one."""
    assert list(words(ROOT / "lkj" / "model" / "x.py", text))


def test_an_example_of_a_rule_and_a_title_may_have_them() -> None:
    """They are no part of what the code decides; another literal of the same rule is."""
    rule = '_A = "ketua"\nRULE = Rule(examples=(Example(bad=_A, good="sekretaris"),), finds="kata")\n'
    assert list(words(RULES / "angka" / "x.py", rule)) == []
    assert list(words(RULES / "angka" / "x.py", rule.replace('"kata"', '"ketua"'))) == [(2, "ketua")]
    assert list(words(ROOT / "lkj" / "check" / "x.py", 'JUDUL = {1: "Pemilu"}\n')) == []
