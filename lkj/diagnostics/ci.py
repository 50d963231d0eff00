"""Findings for continuous integration: GitHub's annotations, GitLab's code quality, and JUnit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

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
    failures = sum(finding.severity is Severity.ERROR for finding in ordered)
    counts = {"name": "lkj check", "tests": str(len(ordered) or 1), "failures": str(failures), "errors": "0"}
    suites = Element("testsuites", counts)
    suite = SubElement(suites, "testsuite", counts)
    for finding in ordered:
        _case(suite, finding)
    if not ordered:
        SubElement(suite, "testcase", classname="lkj", name="tidak ada temuan")
    indent(suites)
    for case in suite:  # what is said of a case stands on its line
        case.text = None
        for said in case:
            said.tail = None
    return xml_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, "unicode")}\n')


def _case(suite: Element, finding: Finding) -> None:
    place = f"{finding.line}:{finding.column}"
    case = SubElement(
        suite,
        "testcase",
        classname=finding.file,
        name=f"{finding.code} {place} {finding.message}",
        file=finding.file,
        line=str(finding.line),
    )
    if finding.severity is Severity.ERROR:
        said = SubElement(case, "failure", type=finding.code, message=finding.message)
    else:
        said = SubElement(case, "system-out")
    said.text = f"{finding.file}:{place}: {finding.code}: {_sentence(finding)}"
