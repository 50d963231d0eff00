"""Findings as JSON for other programs, with English keys."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from lkj.diagnostics.escape import json_text
from lkj.diagnostics.finding import Finding, Position, tidy

__all__ = ["to_json"]


def to_json(findings: Iterable[Finding]) -> str:
    """Write findings in reading order as a JSON list of objects, in ASCII so that any console carries it.

    Each object has the keys code, severity (error, warning, info), file (relative to the root), line, column,
    message, hint ("" where there is none) and related: null, or the second place that explains the first, with file,
    line, column and message. Where a tree of offices is looked at, each of an office has its code as office.
    """
    records = [
        {
            **({"office": finding.office} if finding.office else {}),
            "code": finding.code,
            "severity": finding.severity.value,
            "file": finding.file,
            "line": finding.line,
            "column": finding.column,
            "message": finding.message,
            "hint": finding.hint,
            "related": finding.related and _place(*finding.related),
        }
        for finding in tidy(findings)
    ]
    return json_text(json.dumps(records, indent=2) + "\n")


def _place(position: Position, role: str) -> dict[str, Any]:
    return {"file": position.file, "line": position.line, "column": position.column, "message": role}
