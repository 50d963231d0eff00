"""A name for each finding that survives other changes to its file."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from lkj.diagnostics.finding import Finding

__all__ = ["fingerprints"]


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Return a name for each finding in turn: 64 hexadecimal digits, different for different findings.

    Line and column do not count, so that a line added above neither closes the old finding nor opens a new one.
    Findings that say the same of the same file are told apart by their order.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for finding in findings:
        key = (finding.code, finding.file, finding.message)
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        names.append(hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest())
    return names
