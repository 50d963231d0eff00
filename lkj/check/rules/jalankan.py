"""Run every rule on a year of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lkj.check.rules import (
    aksara,
    angka,
    cakupan,
    hukum,
    identitas,
    jumlah,
    kelengkapan,
    keutuhan,
    kewajaran,
    klaim,
    mustahil,
    penamaan,
    pernyataan,
    rujukan,
    tag,
    terbitan,
    tulisan,
    waktu,
)
from lkj.diagnostics import Finding, Severity, bounded, tidy
from lkj.model import Tahun
from lkj.pengukuran import Pengukuran

Rule = Callable[[Tahun], Iterator[Finding]]
NumberRule = Callable[[Pengukuran], Iterator[Finding]]

# Without an error among these a year can be computed.
FIRST: tuple[Rule, ...] = (*rujukan.RULES, *angka.RULES)
FACTS: tuple[Rule, ...] = (
    *identitas.RULES,
    *hukum.RULES,
    *jumlah.RULES,
    *kewajaran.RULES,
    *mustahil.RULES,
    *penamaan.RULES,
    *waktu.RULES,
    *aksara.RULES,
    *tulisan.RULES,
    *keutuhan.RULES,
    *tag.RULES,
    *pernyataan.RULES,
    *kelengkapan.RULES,
    *terbitan.RULES,
    *cakupan.RULES,
)
NUMBERS: tuple[NumberRule, ...] = (
    *jumlah.NUMBER_RULES,
    *klaim.NUMBER_RULES,
    *pernyataan.NUMBER_RULES,
    *cakupan.NUMBER_RULES,
)


def check_year(year: Tahun) -> list[Finding]:
    """Return what the rules find, sorted by place, each once; of too many of one kind the first, and their count.

    The numbers of the year are computed once for all rules that need them; where an error makes that
    impossible, those rules wait until it is repaired.
    """
    found = [finding for rule in FIRST for finding in bounded(rule(year))]
    computable = all(finding.severity is not Severity.ERROR for finding in found)
    found += [finding for rule in FACTS for finding in bounded(rule(year))]
    if computable:
        numbers = Pengukuran(year)
        found += [finding for number_rule in NUMBERS for finding in bounded(number_rule(numbers))]
    return tidy(found)
