"""Prose and templates may come from a stranger: whatever they ask for ends soon, at its line, with a remedy."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from alat_proyek import check

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

NARASI, TEMPLAT = "narasi/misi.md", "../../templates/bab-4.md.j2"
# Of the processor: what every one of these takes on a slow machine; without a bound they take minutes, or all of the memory.
_SECONDS = 10

DOUBLED = "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}"
BOMBS = {
    "concatenation": DOUBLED,
    "plus": DOUBLED.replace("~", "+"),
    "lists": "{% set x = [1] %}" + "{% set x = x + x %}" * 40 + "{{ x|length }}",
    "tuples": "{% set x = (1,) %}" + "{% set x = x + x %}" * 40 + "{{ x|length }}",
    "blocks": "{% set x %}aaaaaaaaaa{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
    "namespace": "{% set n = namespace(x='aaaaaaaaaa') %}" + "{% set n.x = n.x ~ n.x %}" * 40,
    "loops": "{% set x = [1,2,3,4,5,6,7,8,9,10] %}" + "{% for a in x %}" * 9 + "{% endfor %}" * 9,
    "printing": "{% set x = [1,2,3,4,5,6,7,8,9,10] %}" + "{% for a in x %}" * 8 + "aaaaaaaaaa" + "{% endfor %}" * 8,
    "conditions": "{% set x = [1,2,3,4,5,6,7,8,9,10] %}"
    + "{% for a in x %}" * 7
    + "{% for b in x if false %}{% endfor %}"
    + "{% endfor %}" * 7,
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "branching": "{% macro m(n) %}{% if n > 0 %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(30) }}",
    "recursive loop": "{% for a in [[1], [2]] recursive %}{{ loop([a, a]) }}{% endfor %}",
    "callers": "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
    + "{% call m() %}" * 25
    + "{% endcall %}" * 25,
    "shared lists": "{% set x = [1] %}" + "{% set x = [x, x] %}" * 60 + "{{ x|string }}",
    "shared lists compared": "{% set x = [1] %}{% set y = [1] %}"
    + "{% set x = [x, x] %}{% set y = [y, y] %}" * 60
    + "{{ x == y }}",
    "shared lists looked for": "{% set x = [1] %}{% set y = [1] %}"
    + "{% set x = [x, x] %}{% set y = [y, y] %}" * 60
    + "{{ x in [y] }}",
    "shared lists joined": "{% set x = [1] %}" + "{% set x = [x, x] %}" * 60 + "{{ x|join }}",
    "shared lists as a key": "{% set x = (1, 1) %}" + "{% set x = (x, x) %}" * 60 + "{{ {x: 1} }}",
    "shared lists as an index": "{% set x = (1, 1) %}" + "{% set x = (x, x) %}" * 60 + "{{ {'a': 1}[x] }}",
    "shared lists sorted": "{% set x = [1] %}{% set y = [1] %}"
    + "{% set x = [x, x] %}{% set y = [y, y] %}" * 60
    + "{{ [x, y]|sort }}",
    "shared lists in a form": "{% set x = [1] %}" + "{% set x = [x, x] %}" * 60 + "{{ rujuk(x) }}",
    "sum of lists": "{% set x = [1,2,3,4,5,6,7,8,9,10] %}{{ [x, x]|sum(start=[]) }}",
    "separator": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 14 + "{{ (x|list)|join(x) }}",
    "roman": "{{ 999999999|romawi|string|map('romawi')|list }}",
    "decimals": "{{ 1|angka(999999999) }}",
    "decimals of a percentage": "{{ 1|persen(999999999) }}",
    "centred": "{{ 'a'|center(10**9) }}",
    "centred plainly": "{{ 'a'|center(1000000000) }}",
    "range": "{% for a in range(10**9) %}{% endfor %}",
    "lipsum": "{{ lipsum(n=10000) }}",
    "power": "{{ 10**10**9 }}",
    "product of text": "{{ 'a' * 10000000 }}",
    "format": "{{ '%0999999999d' % 1 }}",
    "format method": "{{ '{:>999999999}'.format(1) }}",
    "format filter": "{{ '%0999999999d'|format(1) }}",
    "product of numbers": "{% set x = 99999 %}" + "{% set x = x * x %}" * 40,
    "digits": "{{ ('f' ~ 'f')|int(0, 16) ~ 1 }}{% set x = 'ffffffffff' %}"
    + "{% set x = x ~ x %}" * 12
    + "{{ x|int(0, 16) }}",
    "spread": "{% macro m() %}{{ m(*([varargs] + [varargs])) }}{% endmacro %}{{ m(1) }}",
    "nested ifs": "{% if tahun %}" * 150 + "{% endif %}" * 150,
    "nested fors": "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
    "nested brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "nested lists": "{{ " + "[" * 150 + "]" * 150 + " }}",
    "attributes": "{{ tahun" + ".a" * 4900 + " }}",
    "minus": "{{ " + "-" * 5000 + "1 }}",
    "not": "{{ " + "not " * 2400 + "1 }}",
    "sum of many": "{{ 1" + " + 1" * 2400 + " }}",
    "filters": "{{ tahun" + "|abs" * 2400 + " }}",
    "expressions": ("{{ 1 }}" * 100 + "\n") * 110,
    "one expression": "{{ [" + ("1," * 1000 + "\n") * 20 + "] }}",
    "an own number": "{{ " + "9" * 5000 + " }}",
    "infinity": "{{ 1e999 }}",
}


def refused(proyek: Proyek, file: str, text: str, code: str = "LKJ501") -> str:
    """Return the message of the one finding, which stands at the bomb's line and names a remedy."""
    proyek.tulis(file, f"Satu.\n\n{text}\n")
    begun = time.process_time()
    (finding,) = (f for f in check(proyek.root, ["2024"]) if f.severity == "error")
    assert time.process_time() - begun < _SECONDS
    name = proyek.path(file).relative_to(proyek.root).as_posix()
    assert (finding.code, finding.file) == (code, name)
    assert finding.line in range(3, 4 + text.count("\n"))
    assert finding.hint
    return finding.message


@pytest.mark.parametrize("bomb", sorted(BOMBS))
def test_a_bomb_in_prose_is_a_finding_at_its_line(proyek: Proyek, bomb: str) -> None:
    """`check` itself refuses it, before it fills the memory or takes all day; brackets are counted before it is run."""
    refused(proyek, NARASI, BOMBS[bomb], "LKJ502" if bomb == "nested lists" else "LKJ501")


@pytest.mark.parametrize(
    "bomb", ["concatenation", "loops", "recursion", "branching", "nested ifs", "shared lists", "attributes"]
)
def test_a_bomb_in_a_template_of_the_project_is_a_finding_at_its_line(proyek: Proyek, bomb: str) -> None:
    """A project's own template is counted like its prose."""
    refused(proyek, TEMPLAT, BOMBS[bomb])


@pytest.mark.parametrize("tag", ["{% include 'bab-4.md.j2' %}", "{% extends 'bab-4.md.j2' %}"])
def test_a_template_that_includes_itself_is_a_finding(proyek: Proyek, tag: str) -> None:
    """Without a word of Python's recursion, at the file that does it."""
    assert "memanggil dirinya" in refused(proyek, TEMPLAT, tag)
