"""Findings in the forms that GitHub, GitLab, JUnit readers and code scanning take."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.diagnostics import Finding, Position, Severity
from lkj.diagnostics.ci import to_github, to_gitlab, to_junit
from lkj.diagnostics.escape import visible
from lkj.diagnostics.fingerprint import fingerprints
from lkj.diagnostics.sarif import RuleHelp, to_sarif

FILE = "data/2024/pagu.yaml"
ERROR = Finding(
    code="LKJ204",
    position=Position(FILE, 5, 11),
    message="«pagu» tidak boleh negatif",
    hint="hapus tanda minus",
    severity=Severity.ERROR,
)
WARNING = Finding(
    code="LKJ601",
    position=Position("data/2024/indikator.yaml", 3, 2),
    message="2 dari 100% indikator",
    related=(Position(FILE, 1, 1), "pagunya di sini"),
    severity=Severity.WARNING,
)
INFO = Finding(code="LKJ605", position=Position(FILE, 9, 1), message="belum ada", severity=Severity.INFO)
FINDINGS = [ERROR, WARNING, INFO]

# Everything a message may hold that data can bring in, half pairs and controls included.
texts = st.text(st.characters(codec=None), max_size=30)
findings_of_any_text = st.builds(
    Finding,
    code=st.sampled_from(["LKJ101", "LKJ402"]),
    position=st.builds(Position, st.text(min_size=1, max_size=20), st.integers(1, 99), st.integers(1, 99)),
    message=texts,
    hint=texts,
    severity=st.sampled_from(Severity),
)


def help_for(code: str) -> RuleHelp | None:
    return RuleHelp("Judul", "Yang ditemukan.", "# Halaman", Severity.ERROR) if code == "LKJ204" else None


def test_github_marks_the_line_with_level_title_and_remedy() -> None:
    """Each weight has its own command; the remedy follows the message on a line of its own."""
    lines = to_github(FINDINGS).splitlines()
    assert lines == [
        "::warning file=data/2024/indikator.yaml,line=3,col=2,title=LKJ601::2 dari 100%25 indikator",
        f"::error file={FILE},line=5,col=11,title=LKJ204::«pagu» tidak boleh negatif%0ASaran: hapus tanda minus",
        f"::notice file={FILE},line=9,col=1,title=LKJ605::belum ada",
    ]


@pytest.mark.lambat
@given(findings_of_any_text)
def test_no_text_escapes_from_its_github_command(finding: Finding) -> None:
    """Whatever the data says, there is one command, its properties are four, and the words come back as they are shown."""
    text = to_github([finding])
    assert "\r" not in text
    assert text.count("\n") == 1
    match = re.fullmatch(r"::(?:error|warning|notice) ((?:\w+=[^,:]*,?)+)::(.*)\n", text, re.DOTALL)
    assert match
    properties = dict(part.split("=", 1) for part in match[1].split(","))
    assert list(properties) == ["file", "line", "col", "title"]

    def plain(written: str) -> str:
        for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            written = written.replace(code, character)
        return written

    shown = "\n".join(map(visible, finding.message.split("\n")))
    assert plain(properties["file"]) == "\n".join(map(visible, finding.file.split("\n")))
    assert plain(match[2]).startswith(shown)


def test_gitlab_has_its_keys_and_severities() -> None:
    """The report is a list; an error is critical, a warning minor; a path and a line lead to the place."""
    records = json.loads(to_gitlab(FINDINGS))
    assert [(r["check_name"], r["severity"], r["location"]) for r in records] == [
        ("LKJ601", "minor", {"path": "data/2024/indikator.yaml", "lines": {"begin": 3}}),
        ("LKJ204", "critical", {"path": FILE, "lines": {"begin": 5}}),
        ("LKJ605", "info", {"path": FILE, "lines": {"begin": 9}}),
    ]
    assert len({r["fingerprint"] for r in records}) == 3
    assert json.loads(to_gitlab([])) == []


def test_a_finding_keeps_its_name_when_lines_move() -> None:
    """A line added above is no new finding; two findings that say the same are two."""
    moved = Finding(code=ERROR.code, position=Position(FILE, 50, 3), message=ERROR.message, severity=ERROR.severity)
    assert fingerprints([ERROR]) == fingerprints([moved])
    assert len(set(fingerprints([ERROR, moved]))) == 2
    other = Finding(
        code=ERROR.code, position=Position("data/2023/pagu.yaml", 5, 11), message=ERROR.message, severity=ERROR.severity
    )
    assert fingerprints([ERROR]) != fingerprints([other])


def test_junit_fails_for_errors_only() -> None:
    """A reader of test results sees one failure for one error; a warning is told and passes."""
    (suite,) = ET.fromstring(to_junit(FINDINGS))
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    (failed,) = [case for case in suite if case.find("failure") is not None]
    assert (failed.get("file"), failed.get("line")) == (FILE, "5")
    assert "hapus tanda minus" in (failed.findtext("failure") or "")
    assert sum(case.find("system-out") is not None for case in suite) == 2


def test_junit_of_nothing_is_a_passed_test() -> None:
    """A clean check is told apart from a check that did not run."""
    (suite,) = ET.fromstring(to_junit([]))
    assert (suite.get("tests"), suite.get("failures"), len(suite)) == ("1", "0", 1)


@pytest.mark.lambat
@given(findings_of_any_text)
def test_junit_is_xml_whatever_the_data_says(finding: Finding) -> None:
    """Controls and half pairs have no place in XML; they are replaced, and the file stays readable."""
    (suite,) = ET.fromstring(to_junit([finding]))
    assert len(suite) == 1


def test_sarif_names_rule_level_place_and_second_place() -> None:
    """Code scanning shows the rule's page, the line, and the other place of a contradiction."""
    log = json.loads(to_sarif(FINDINGS, "1.2.3", help_for))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("lkj", "1.2.3")
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    warning, error, info = run["results"]
    assert [r["level"] for r in (warning, error, info)] == ["warning", "error", "note"]
    place = error["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 5, "startColumn": 11}
    assert place["artifactLocation"]["uri"] == FILE
    assert error["message"]["text"].endswith("Saran: hapus tanda minus")
    (rule,) = [r for r in driver["rules"] if "help" in r]
    assert (rule["id"], rule["help"]["markdown"]) == ("LKJ204", "# Halaman")
    (second,) = warning["relatedLocations"]
    assert second["message"]["text"] == "pagunya di sini"
    assert second["physicalLocation"]["artifactLocation"]["uri"] == FILE


@pytest.mark.lambat
@given(findings_of_any_text)
def test_sarif_addresses_are_relative_and_escaped(finding: Finding) -> None:
    """A file name with spaces, per cent signs or other scripts is still one relative address."""
    text = to_sarif([finding], "1", help_for)
    assert text.isascii()
    (result,) = json.loads(text)["runs"][0]["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9_.\-~/%]+", address)
    assert unquote(address) == finding.file
