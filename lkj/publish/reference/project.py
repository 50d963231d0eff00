"""The reference document of a project: its own where it has one, looked at first, else that of lkj."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lkj.diagnostics import DataError, Finding, Position
from lkj.files import Origin, RefusedError, Why, scratch

__all__ = ["NAME", "check_reference", "reference"]

NAME = "templates/reference.docx"
#: The largest file that is looked at; fonts in a document make it large, styles alone never.
MAX_BYTES = 16 * 2**20


def _own(origin: Origin) -> bytes | None:
    """Return the project's own document as it may be used, None where there is none; DataError for an unfit one."""
    try:
        data = origin.read(NAME, MAX_BYTES)
    except RefusedError as error:
        if error.why is Why.MISSING:
            return None
        raise _unfit(error.message, error.hint) from error
    # Most projects have none, and do without what it takes to look at one.
    from lkj.publish.reference.errors import UnfitError
    from lkj.publish.reference.harmless import harmless

    try:
        return harmless(data)
    except UnfitError as error:
        raise _unfit(error.message, error.hint) from error


def _unfit(message: str, hint: str) -> DataError:
    return DataError([Finding(code="LKJ125", position=Position(NAME, 1, 1), message=message, hint=hint)])


def check_reference(origin: Origin) -> list[Finding]:
    """Return what is wrong with the project's own reference document."""
    try:
        _own(origin)
    except DataError as error:
        return list(error.findings)
    return []


@contextmanager
def reference(origin: Origin, shipped: Path) -> Iterator[Path]:
    """Give the path of the document for the engine; DataError where the project's own is unfit.

    The engine gets a copy of what was looked at, which is gone afterwards; the `shipped` one needs neither.
    """
    own = _own(origin)
    if own is None:
        yield shipped
        return
    with scratch() as folder:
        yield folder.put("reference.docx", own)
