"""Records of more than five fields are made by naming each: of many strings in a row, two are soon in each other's place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TERBANYAK = 5
MODUL = tuple(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "lkj").rglob("*.py")))


@cache
def isi(name: str) -> ast.Module:
    """Return a module as its tree; not read before a test asks, for every run imports these tests."""
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def bernama(node: ast.expr, name: str) -> bool:
    node = node.func if isinstance(node, ast.Call) else node
    return isinstance(node, ast.Name) and node.id == name


def dirinci(keywords: list[ast.keyword]) -> bool:
    return any(key.arg == "kw_only" for key in keywords)


def rekaman(tree: ast.AST) -> Iterator[tuple[ast.ClassDef, bool | None]]:
    """Yield the records of a module that have many fields, each with whether it is keyword-only; None for NamedTuple."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
        if len([one for one in fields if not ast.unparse(one.annotation).startswith("ClassVar")]) <= TERBANYAK:
            continue
        for decorator in node.decorator_list:
            if bernama(decorator, "dataclass"):
                yield node, isinstance(decorator, ast.Call) and dirinci(decorator.keywords)
        if any(bernama(base, "NamedTuple") for base in node.bases):
            yield node, None
        elif "frozen" in {key.arg for key in node.keywords} or any(bernama(base, "Struct") for base in node.bases):
            yield node, dirinci(node.keywords)


def berurutan(tree: ast.AST) -> list[str]:
    """Name the records of many fields that may be made by position."""
    return [node.name for node, by_keyword in rekaman(tree) if by_keyword is False]


@pytest.mark.lambat
@pytest.mark.parametrize("name", MODUL)
def test_a_record_of_many_fields_is_made_by_keyword(name: str) -> None:
    """A record of more than five fields is keyword-only."""
    assert berurutan(isi(name)) == []


@pytest.mark.lambat
def test_a_tuple_of_many_fields_is_made_by_keyword() -> None:
    """A NamedTuple cannot be keyword-only: whoever makes one of more than five fields names them all."""
    tuples = [(name, node.name) for name in MODUL for node, by_keyword in rekaman(isi(name)) if by_keyword is None]
    assert tuples
    calls = [
        f"{name}:{call.lineno}"
        for home, one in tuples
        for name in MODUL
        if name.startswith(f"{home.rpartition('/')[0]}/")
        for call in ast.walk(isi(name))
        if isinstance(call, ast.Call) and call.args and bernama(call, one)
    ]
    assert calls == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("@dataclass\nclass A:\n" + "".join(f"    x{n}: int\n" for n in range(6)), ["A"]),
        ("@dataclass(frozen=True)\nclass A:\n" + "".join(f"    x{n}: int\n" for n in range(6)), ["A"]),
        ("@dataclass(kw_only=True)\nclass A:\n" + "".join(f"    x{n}: int\n" for n in range(6)), []),
        ("@dataclass\nclass A:\n" + "".join(f"    x{n}: int\n" for n in range(5)), []),
        ("class A(Struct):\n" + "".join(f"    x{n}: int\n" for n in range(6)), ["A"]),
        ("class A(B, frozen=True):\n" + "".join(f"    x{n}: int\n" for n in range(6)), ["A"]),
        ("class A(Struct, frozen=True, kw_only=True):\n" + "".join(f"    x{n}: int\n" for n in range(6)), []),
    ],
)
def test_the_walk_sees_what_it_should(source: str, found: list[str]) -> None:
    """Six fields by position are found; by keyword, or five, are not."""
    assert berurutan(ast.parse(source)) == found
