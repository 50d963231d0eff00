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


def rekaman(tree: ast.AST) -> Iterator[tuple[ast.ClassDef, ast.expr | None]]:
    """Yield the records of a module that have many fields, each with its decorator; None for a NamedTuple."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        decorator = next((one for one in node.decorator_list if bernama(one, "dataclass")), None)
        fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
        many = [one for one in fields if not ast.unparse(one.annotation).startswith("ClassVar")]
        if len(many) > TERBANYAK and (decorator or any(bernama(base, "NamedTuple") for base in node.bases)):
            yield node, decorator


def berurutan(tree: ast.AST) -> list[str]:
    """Name the dataclasses of many fields that may be made by position."""
    return [
        node.name
        for node, decorator in rekaman(tree)
        if decorator
        and not (isinstance(decorator, ast.Call) and any(key.arg == "kw_only" for key in decorator.keywords))
    ]


@pytest.mark.lambat
@pytest.mark.parametrize("name", MODUL)
def test_a_record_of_many_fields_is_made_by_keyword(name: str) -> None:
    """A dataclass of more than five fields is keyword-only."""
    assert berurutan(isi(name)) == []


@pytest.mark.lambat
def test_a_tuple_of_many_fields_is_made_by_keyword() -> None:
    """A NamedTuple cannot be keyword-only: whoever makes one of more than five fields names them all."""
    tuples = [(name, node.name) for name in MODUL for node, decorator in rekaman(isi(name)) if decorator is None]
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
    ],
)
def test_the_walk_sees_what_it_should(source: str, found: list[str]) -> None:
    """Six fields by position are found; by keyword, or five, are not."""
    assert berurutan(ast.parse(source)) == found
