"""What the room of claims has judged, as the findings of the rule whose code it bears."""

from collections.abc import Iterable

from lkj.check.claims.periksa import Temuan
from lkj.check.rules.define import Findings, Rule


def dari(rule: Rule, found: Iterable[Temuan]) -> Findings:
    """Yield what is a rule's own of all that was judged."""
    for place, one in found:
        if one.kode == rule.code:
            yield rule.at(place, one.pesan, one.saran, one.terkait)
