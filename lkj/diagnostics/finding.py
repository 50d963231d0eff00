"""The finding: the one record in which every part of lkj says what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["DataError", "Finding", "Position", "Severity", "tidy"]


class Severity(StrEnum):
    """How much a finding weighs: an error blocks a build, a warning is printed, an info only informs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: path relative to the project root in POSIX form; line and column count from 1.

    Columns count characters (code points), not bytes and not screen cells; a byte order mark is not counted.
    """

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in the data: a stable code, a place, an Indonesian message, and a remedy if any.

    `related` names a second place that explains the first, with a few words on its part in the matter.
    """

    code: str
    severity: Severity
    position: Position
    message: str
    hint: str = ""
    related: tuple[Position, str] | None = None

    @property
    def file(self) -> str:
        """The file, relative to the project root, with forward slashes."""
        return self.position.file

    @property
    def line(self) -> int:
        """The line, counted from 1."""
        return self.position.line

    @property
    def column(self) -> int:
        """The column in characters, counted from 1."""
        return self.position.column

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Reading order: file, line, column, then code."""
        return (self.file, self.line, self.column, self.code)


class DataError(Exception):
    """The data has findings that block the work; `findings` holds all that were found, in reading order."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(tidy(findings))
        super().__init__(*(f"{f.file}:{f.line}:{f.column}: {f.code}: {f.message}" for f in self.findings))


def tidy(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, in reading order; the message decides between equals, so output never wavers."""
    return sorted(dict.fromkeys(findings), key=lambda finding: (finding.sort_key, finding.message))
