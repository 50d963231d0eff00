"""The reference document of a project: its own where it has one, looked at first, else that of lkj."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field

from lkj.diagnostics import DataError, Finding, Position, Severity, UserError
from lkj.files import Origin, RefusedError, Why, scratch
from lkj.files.layout import MAX_REFERENCE
from lkj.files.layout import REFERENCE as NAME
from lkj.files.text import refusal

__all__ = ["Reference", "check_reference", "reference"]

_HINT = "laporan Word mengikutinya, PDF tidak; samakan gaya itu dengan yang dapat diikuti PDF, atau terima bedanya"


class Reference(Struct, frozen=True):
    """A reference document for the engines: its file, the styles for the pages, and what of them these cannot follow.

    Of lkj's own there is nothing to say.
    """

    path: Path
    styles: Mapping[str, object] = field(default_factory=dict)
    findings: Sequence[Finding] = ()


def _own(origin: Origin) -> bytes | None:
    """Return the project's own document as it may be used, None where there is none; DataError for an unfit one."""
    try:
        data = origin.read(NAME, MAX_REFERENCE)
    except RefusedError as error:
        if error.why is Why.MISSING:
            return None
        if error.name != origin.true(NAME):
            raise DataError([refusal(error, origin)]) from error  # what stands in the way of all that lies there
        raise _unfit(origin, error) from error
    # Most projects have none, and do without what it takes to look at one.
    from lkj.publish.reference.errors import UnfitError
    from lkj.publish.reference.harmless import harmless

    try:
        return harmless(data)
    except UnfitError as error:
        raise _unfit(origin, error) from error


def _unfit(origin: Origin, error: UserError) -> DataError:
    place = Position(origin.true(NAME), 1, 1)
    return DataError([Finding(code="LKJ125", position=place, message=error.message, hint=error.hint)])


def check_reference(origin: Origin) -> list[Finding]:
    """Return what is wrong with the project's own reference document."""
    try:
        own = _own(origin)
    except DataError as error:
        return list(error.findings)
    return [] if own is None else _read(origin, own)[1]


def _read(origin: Origin, document: bytes) -> tuple[dict[str, object], list[Finding]]:
    """Return the styles of a document that was looked at, and LKJ126 for each thing that the PDF cannot follow."""
    from lkj.publish.reference.styles import read_styles

    styles = read_styles(document)
    return styles.as_dict(), [
        Finding(
            code="LKJ126",
            severity=Severity.INFO,
            position=Position(origin.true(NAME), 1, 1),
            message=f"tidak sampai ke PDF: {one}",
            hint=_HINT,
        )
        for one in styles.lost
    ]


@contextmanager
def reference(origin: Origin, shipped: Path) -> Iterator[Reference]:
    """Give the document for the engines; DataError where the project's own is unfit.

    They get a copy of what was looked at, which is gone afterwards; the `shipped` one needs neither.
    """
    own = _own(origin)
    if own is None:
        yield Reference(shipped)
        return
    styles, findings = _read(origin, own)
    with scratch() as folder:
        yield Reference(folder.put("reference.docx", own), styles, findings)
