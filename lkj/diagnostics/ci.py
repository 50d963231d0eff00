"""Findings for continuous integration: GitHub's annotations, GitLab's code quality, and JUnit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from lkj.diagnostics.escape import command_data, command_property, json_text, xml_text
from lkj.diagnostics.finding import Finding, Severity, tidy
from lkj.diagnostics.fingerprint import fingerprints

__all__ = ["to_github", "to_gitlab", "to_junit"]

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def _sentence(finding: Finding) -> str:
    return f"{finding.message}\nSaran: {finding.hint}" if finding.hint else finding.message


def to_github(findings: Iterable[Finding]) -> str:
    """Write findings as workflow commands, one a line, from which GitHub makes annotations on the lines.

    Nothing in the data can begin a command of its own: per cent signs and line ends are escaped everywhere, colons
    and commas in properties.
    """
    return "".join(
        f"::{_GITHUB[finding.severity]} file={command_property(finding.file)},line={finding.line},col={finding.column},"
        f"title={command_property(finding.code)}::{command_data(_sentence(finding))}\n"
        for finding in tidy(findings)
    )


def to_gitlab(findings: Iterable[Finding]) -> str:
    """Write findings as a GitLab code quality report (JSON, ASCII), with fingerprints that outlive other changes."""
    ordered = tidy(findings)
    records = [
        {
            "description": _sentence(finding),
            "check_name": finding.code,
            "fingerprint": mark,
            "severity": _GITLAB[finding.severity],
            "location": {"path": finding.file, "lines": {"begin": finding.line}},
        }
        for finding, mark in zip(ordered, fingerprints(ordered), strict=True)
    ]
    return json_text(json.dumps(records, indent=2) + "\n")


def to_junit(findings: Iterable[Finding]) -> str:
    """Write findings as JUnit XML: an error is a failed test, anything lesser a passed one with its words as output.

    Without findings there is one passed test, so that a reader can tell a clean check from none.
    """
    ordered = tidy(findings)
    cases = [_case(finding) for finding in ordered] or ['    <testcase classname="lkj" name="tidak ada temuan"/>']
    failures = sum(finding.severity is Severity.ERROR for finding in ordered)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    document = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="lkj check" {counts}>',
            f'  <testsuite name="lkj check" {counts}>',
            *cases,
            "  </testsuite>",
            "</testsuites>\n",
        ]
    )
    return xml_text(document)


def _case(finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}:{finding.column}"
    name = quoteattr(f"{finding.code} {finding.line}:{finding.column} {finding.message}")
    file = quoteattr(finding.file)
    body = escape(f"{place}: {finding.code}: {_sentence(finding)}")
    if finding.severity is Severity.ERROR:
        body = f'<failure type="{finding.code}" message={quoteattr(finding.message)}>{body}</failure>'
    else:
        body = f"<system-out>{body}</system-out>"
    return f'    <testcase classname={file} name={name} file={file} line="{finding.line}">{body}</testcase>'
