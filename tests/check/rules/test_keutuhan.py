"""Prose that swallows the report or outgrows the engines is told at its line, before an engine is asked (LKJ502, LKJ210)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lkj.check.rules.naskah.keutuhan import _deep_lists, _lines, _notes, _unclosed
from lkj.model import Narasi

if TYPE_CHECKING:
    from conftest import Proyek


def found(text: str) -> list[int]:
    """Return the lines that are told."""
    lines = _lines(Narasi(text, "x.md"))
    return [line for check in (_unclosed, _deep_lists, _notes) for line, _, _ in check(lines)]


NESTED = "\n".join(f"{'  ' * n}- butir" for n in range(16))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n<!-- buka\n\nb", 3),
        ("a <!-- buka", 1),
        ("<!-- tutup -->\n\n- <!-- buka\n", 3),
        ("a\n<script>\n\nb", 2),
        ("> <pre>x\n", 1),
        ("<?php\n\nb", 1),
        ("<!DOCTYPE html\n\nb", 1),
        ("<![CDATA[ x ]]\n\nb", 1),
        ("a[^1]\n\n[^1]: b [^1]", 3),
        ("a[^1]\n\n[^1]: b\nc [^2]\n\n[^2]: d", 4),
        ("a[^1]\n\n[^1]: b\n\n    c [^2]\n\n[^2]: d", 5),
        (f"{'a[^1] ' * 2000}\n\n[^1]: {'b' * 400}", 3),
        (NESTED, 9),
        ("- " * 12 + "x", 1),
        ("\n".join(f"{'   ' * n}1. butir" for n in range(10)), 9),
    ],
)
def test_what_swallows_or_outgrows_is_told(text: str, line: int) -> None:
    """Unclosed comments and elements, notes within notes, notes multiplied, lists in lists without end."""
    assert found(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- satu -->\n\nb <!-- dua\nbaris --> c",
        "tanda `<!--` dan `<script>` dalam kode\n\n```\n<!-- buka\n- - - - - - - - - - x\n```",
        "a < b, <5 hari, <nama@contoh.id>, satu <script di tengah",
        "<pre>x</pre>\n\n<?x ?>\n\n<!DOCTYPE html>",
        "a[^1] b[^2] c[^1]\n\n[^1]: satu\n\n    lanjut\n\n[^2]: dua\n\nd[^2]",
        "\n".join(f"{'  ' * n}- butir" for n in range(8)),
        "\n\n".join(["- satu", "- dua", "  - tiga"] * 30),
        "                    - menjorok jauh\n                    - menjorok jauh",
        "1. a\n\n   b\n\n2. c\n\n   - d\n     - e\n\nf\n\n- g",
    ],
)
def test_honest_prose_is_left_alone(text: str) -> None:
    """What is closed, what is code, what a person nests."""
    assert found(text) == []


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n\n<!-- buka\n", "LKJ502"),
        ("a\n\n&#x1F642;", "LKJ210"),
        ("a\n\nb &#x202E;c", "LKJ210"),
        ("a\n\nb &#x1b;[31m c", "LKJ210"),
        ("a\n\nb &#55296;c", "LKJ210"),
        ("a\n\nb" + "\u0301" * 5_000, "LKJ210"),
        ("a\n\nb" + "&#x301;" * 900, "LKJ210"),
        ("a[^1]\n\n[^1]: b [^1]", "LKJ502"),
        (f"a\n\n{NESTED}", "LKJ502"),
    ],
)
def test_check_and_build_say_so_alike(proyek: Proyek, text: str, code: str) -> None:
    """Both end with 1 and name the file; nothing is made."""
    proyek.tulis("narasi/misi.md", text)
    for command in ("check", "build"):
        exit_code, _, stderr = proyek.jalankan(command, "2024")
        assert exit_code == 1
        assert "data/2024/narasi/misi.md:" in stderr
        assert f"galat {code}" in stderr
    assert not (proyek.root / "build").exists()
