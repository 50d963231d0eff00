"""The finding: the one record in which every part of lkj says what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import cast

from msgspec import Struct
from msgspec.structs import force_setattr, replace

__all__ = [
    "DataError",
    "Finding",
    "Part",
    "Position",
    "Severity",
    "Source",
    "UserError",
    "bounded",
    "capped",
    "many",
    "severity_of",
    "tidy",
]

# Where the rules lie, each in a file of its own that says how much it weighs. They are looked up by their code, as
# plug-ins are: this room knows none of them, and every room, however low, may make their findings.
_RULES = "lkj.check.rules"


class Severity(StrEnum):
    """How much a finding weighs: an error blocks a build, a warning is printed, an info only informs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@cache
def severity_of(code: str) -> Severity:
    """Return how much a finding of this code weighs, as the file of its rule says; KeyError for a code without one."""
    severity: Severity = import_module(_RULES).rule(code).severity
    return severity


class Position(Struct, frozen=True, order=True):
    """A place in a file: path relative to the project root in POSIX form; line and column count from 1.

    Columns count characters (code points), not bytes and not screen cells; a byte order mark is not counted.
    """

    file: str
    line: int
    column: int


class Finding(Struct, frozen=True, kw_only=True):
    """One thing found in the data: a stable code, a place, an Indonesian message, and a remedy if any.

    `related` names a second place that explains the first, with a few words on its part in the matter. `count` is
    more than 1 for a finding that stands for others of its kind, which are not told one by one. `severity` is that of
    the rule, unless it is said that the case weighs otherwise. `office` is the code of the office of a tree whose own
    it is, where a tree is looked at.
    """

    code: str
    position: Position
    message: str
    hint: str = ""
    related: tuple[Position, str] | None = None
    count: int = 1
    severity: Severity = cast(Severity, None)
    office: str = ""

    def __post_init__(self) -> None:
        if not self.severity:
            force_setattr(self, "severity", severity_of(self.code))

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

    def renamed(self, name: Callable[[str], str]) -> Finding:
        """Return the finding with its files called as `name` calls them."""
        there = replace(self.position, file=name(self.file))
        related = self.related and (replace(self.related[0], file=name(self.related[0].file)), self.related[1])
        return replace(self, position=there, related=related)


#: What a file of a finding holds, by the file's name; None where it cannot or must not be read.
Source = Callable[[str], bytes | None]
#: Findings that are told together: a line that opens them, they, and what shows the lines of their files, where that
#: is not the project at hand.
Part = tuple[str, Sequence[Finding], Source | None]


class UserError(Exception):
    """What ends a command, and its user can do something about; the only kind of error that is meant to reach one.

    `message` and `hint` are Indonesian sentences. `exit` is the exit code: 1 the data has errors, 2 wrong usage, 3 a
    tool or the machine failed.
    """

    exit = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def parts(self) -> Sequence[Part]:
        """The findings that made it, if any."""
        return ()

    @property
    def said(self) -> Sequence[str]:
        """The lines that a person is told, after the findings."""
        return (f"galat: {self.message}", f"saran: {self.hint}" if self.hint else "")


class DataError(UserError):
    """The data has findings that block the work; `findings` holds all that were found, in reading order.

    `outcome` is a sentence on what was refused because of them, where that is not plain.
    """

    exit = 1

    def __init__(self, findings: Iterable[Finding], outcome: str = "") -> None:
        self.findings: tuple[Finding, ...] = tuple(tidy(findings))
        self.outcome = outcome
        super().__init__("\n".join(f"{f.file}:{f.line}:{f.column}: {f.code}: {f.message}" for f in self.findings))

    @property
    def parts(self) -> Sequence[Part]:
        """All its findings at once."""
        return (("", self.findings, None),)

    @property
    def said(self) -> Sequence[str]:
        """The findings speak for themselves; only what was refused because of them is told."""
        return (self.outcome,)


def tidy(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, in reading order; the message decides between equals, so output never wavers."""
    return sorted(dict.fromkeys(findings), key=lambda finding: (finding.sort_key, finding.message))


# A file that breaks one rule more often than this breaks it everywhere; telling all would hide the rest.
_SHOWN = 20
# So many of one code in one file are held, more than are told, for a waiver may set some of them aside.
_HELD = 1_000
_Kind = tuple[str, str, Severity]


def many(n: int) -> str:
    """Write a count of findings: 4.980."""
    return f"{n:,}".replace(",", ".")


def capped(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in reading order, of one code in one file the first twenty and one that counts the rest."""
    return tidy(_counted(tidy(findings), _SHOWN))


def bounded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings as they are made, of one code in one file no more than a thousand; one at the end counts the rest.

    However many a rule finds in megabytes of prose, they are never all in memory.
    """
    return _counted(findings, _HELD)


def _counted(findings: Iterable[Finding], most: int) -> Iterator[Finding]:
    seen: dict[_Kind, int] = {}
    rest: dict[_Kind, tuple[Finding, int]] = {}
    for finding in findings:
        key = (finding.code, finding.file, finding.severity)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= most:
            yield finding
            continue
        first, count = rest.get(key, (finding, 0))
        rest[key] = (first, count + finding.count)
    for (code, _, _), (first, count) in rest.items():
        message = f"dan {many(count)} temuan {code} lagi dalam berkas ini"
        hint = "perbaiki yang di atas dahulu, lalu periksa lagi"
        yield replace(first, message=message, hint=hint, related=None, count=count)
