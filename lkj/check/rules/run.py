"""Run the rules on a year of facts, on it and the one before it, and on the results of many offices."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lkj.check.rules import rules
from lkj.diagnostics import Finding, Severity, bounded, tidy
from lkj.model import Tahun
from lkj.pengukuran import Pengukuran

if TYPE_CHECKING:
    from lkj.pengukuran.antarsatker import SemuaSatker

# What is found while files are read, and what is found between two years, is not looked for in one year.
_OF_A_YEAR = ("nilai", "rujukan", "angka", "naskah", "kelengkapan")
#: The families whose functions are called, by what they are called for.
CALLED = {"facts": _OF_A_YEAR, "numbers": _OF_A_YEAR, "years": ("antartahun",), "offices": ("antarsatker",)}


def computable(year: Tahun) -> bool:
    """Tell whether the numbers of a year can be computed: whether every reference of its facts leads somewhere."""
    return not any(True for rule in rules("rujukan") if rule.blocks for find in rule.of_facts for _ in find(year))


def check_year(year: Tahun, numbers: Callable[[], Pengukuran] | None = None) -> list[Finding]:
    """Return what the rules find, sorted by place, each once; of too many of one kind the first, and their count.

    The numbers of the year are those that `numbers` gives, by default computed here; where an error makes them
    impossible or doubtful, the rules that need them wait until it is repaired.
    """
    found: list[Finding] = []
    measured = True
    wanted = rules(*_OF_A_YEAR)
    for rule in wanted:
        own = [finding for find in rule.of_facts for finding in bounded(find(year))]
        measured = measured and not (rule.blocks and any(f.severity is Severity.ERROR for f in own))
        found += own
    if measured:
        made = Pengukuran(year) if numbers is None else numbers()
        found += [f for rule in wanted for number_rule in rule.of_numbers for f in bounded(number_rule(made))]
    return tidy(found)


def check_years(before: Tahun, now: Tahun) -> list[Finding]:
    """Return what the rules between two years find in the later one."""
    return [finding for rule in rules(*CALLED["years"]) for find in rule.of_years for finding in find(before, now)]


def check_offices(semua: SemuaSatker) -> list[Finding]:
    """Return what the rules between offices find in their results."""
    return [f for rule in rules(*CALLED["offices"]) for find in rule.of_offices for f in bounded(find(semua))]
