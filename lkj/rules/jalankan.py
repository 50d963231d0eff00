"""Run every rule on a year of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lkj.diagnostics import Finding, tidy
from lkj.model import Tahun
from lkj.rules import aksara, kelengkapan, rujukan

Rule = Callable[[Tahun], Iterator[Finding]]
ALL: tuple[Rule, ...] = (*rujukan.RULES, *aksara.RULES, *kelengkapan.RULES)


def check_year(year: Tahun) -> list[Finding]:
    """Return what the rules find, sorted by place, each once."""
    return tidy(finding for rule in ALL for finding in rule(year))
