"""Findings for other programs."""

from __future__ import annotations

import json

from lkj.diagnostics import Finding, Position, Severity, to_json


def test_json_has_the_agreed_keys_in_reading_order() -> None:
    """A list of records with English keys; files relative to the root, severity in lower case, the second place too."""
    first = (Position("data/2024/c.yaml", 9, 5), "pertama kali di sini")
    late = Finding(
        code="LKJ203",
        position=Position("data/2024/b.yaml", 2, 3),
        message="«a» hilang",
        hint="tulis",
        related=first,
        severity=Severity.WARNING,
    )
    early = Finding(
        code="LKJ101", position=Position("data/2024/a.yaml", 1, 1), message="rusak", severity=Severity.ERROR
    )
    assert json.loads(to_json([late, early])) == [
        {
            "code": "LKJ101",
            "severity": "error",
            "file": "data/2024/a.yaml",
            "line": 1,
            "column": 1,
            "message": "rusak",
            "hint": "",
            "related": None,
        },
        {
            "code": "LKJ203",
            "severity": "warning",
            "file": "data/2024/b.yaml",
            "line": 2,
            "column": 3,
            "message": "«a» hilang",
            "hint": "tulis",
            "related": {"file": "data/2024/c.yaml", "line": 9, "column": 5, "message": "pertama kali di sini"},
        },
    ]
    assert json.loads(to_json([])) == []


def test_json_survives_any_console() -> None:
    """The text is ASCII, so that neither a Windows code page nor a broken file name can stop it."""
    finding = Finding(
        code="LKJ101", position=Position("\udcff.yaml", 1, 1), message="«é» \x1b[31m", severity=Severity.ERROR
    )
    assert to_json([finding]).isascii()
    assert "\x1b" not in to_json([finding])
