"""The finding record: order, likeness, and the error that carries findings."""

from __future__ import annotations

from lkj.diagnostics import DataError, Finding, Position, Severity, tidy


def finding_at(file: str, line: int, column: int, code: str = "LKJ101") -> Finding:
    return Finding(code=code, position=Position(file, line, column), message="pesan", severity=Severity.ERROR)


def test_findings_come_in_reading_order_and_once() -> None:
    """Lines are ordered as numbers, files by name, codes last; what was found twice is told once."""
    expected = [
        finding_at("a.yaml", 2, 5),
        finding_at("a.yaml", 10, 1),
        finding_at("a.yaml", 10, 1, "LKJ202"),
        finding_at("a.yaml", 10, 3),
        finding_at("b.yaml", 1, 1),
    ]
    assert tidy([*reversed(expected), *expected]) == expected


def test_the_order_of_equals_does_not_depend_on_who_found_first() -> None:
    """Two messages of one code at one place always come in the same order."""
    one = Finding(code="LKJ203", position=Position("a.yaml", 1, 1), message="satu", severity=Severity.ERROR)
    two = Finding(code="LKJ203", position=Position("a.yaml", 1, 1), message="dua", severity=Severity.ERROR)
    assert tidy([one, two]) == tidy([two, one])


def test_a_data_error_carries_its_findings_in_order() -> None:
    """Whoever catches it can report; whoever only prints it still sees file, line and code."""
    error = DataError([finding_at("b.yaml", 1, 1), finding_at("a.yaml", 3, 2)])
    assert [finding.file for finding in error.findings] == ["a.yaml", "b.yaml"]
    assert "a.yaml:3:2: LKJ101: pesan" in str(error)
