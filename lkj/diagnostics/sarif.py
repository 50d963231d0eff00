"""Findings as SARIF 2.1.0, the format that code scanning services read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from urllib.parse import quote

from lkj.diagnostics.escape import json_text
from lkj.diagnostics.finding import Finding, Position, Severity, tidy
from lkj.diagnostics.fingerprint import fingerprints

__all__ = ["RuleHelp", "to_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# The name by which readers know the root of the checkout.
_BASE = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class RuleHelp(NamedTuple):
    """What a reader of a finding may want to know of its rule: a title, one sentence, and a page of Markdown."""

    title: str
    finds: str
    page: str
    severity: Severity


def to_sarif(findings: Iterable[Finding], version: str, help_of: Callable[[str], RuleHelp | None]) -> str:
    """Write findings in reading order as one SARIF run, in ASCII.

    Columns count code points; addresses are relative to the project root. `help_of` explains the code of a rule,
    None where it is unknown.
    """
    ordered = tidy(findings)
    codes = sorted({finding.code for finding in ordered})
    index = {code: n for n, code in enumerate(codes)}
    driver = {"name": "lkj", "version": version, "rules": [_rule(code, help_of(code)) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "language": "id-ID",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "Folder proyek, yang memuat data/."}}},
        "results": [
            _result(finding, index[finding.code], mark)
            for finding, mark in zip(ordered, fingerprints(ordered), strict=True)
        ],
    }
    return json_text(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n")


def _rule(code: str, about: RuleHelp | None) -> dict[str, Any]:
    if about is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": about.title},
        "fullDescription": {"text": about.finds},
        "help": {"text": about.page, "markdown": about.page},
        "defaultConfiguration": {"level": _LEVELS[about.severity]},
    }


def _result(finding: Finding, rule: int, mark: str) -> dict[str, Any]:
    remedy = f"\nSaran: {finding.hint}" if finding.hint else ""
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message + remedy},
        "locations": [_location(finding.position)],
        "partialFingerprints": {"lkj/v1": mark},
    }
    if finding.related:
        position, role = finding.related
        result["relatedLocations"] = [{**_location(position), "id": 1, "message": {"text": role}}]
    return result


def _location(position: Position) -> dict[str, Any]:
    address = quote(position.file, safe="/", errors="replace")
    region = {"startLine": position.line, "startColumn": position.column}
    return {"physicalLocation": {"artifactLocation": {"uri": address, "uriBaseId": _BASE}, "region": region}}
