"""The reference document of a project: its own where it has one, looked at first, else that of lkj."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lkj.diagnostics import DataError, Finding, Position, Severity

__all__ = ["NAME", "check_reference", "reference"]

NAME = "templates/reference.docx"


def _own(root: Path) -> bytes | None:
    """Return the project's own document as it may be used, None where there is none; DataError for an unfit one."""
    path = root / NAME
    if not path.is_file():
        return None
    from lkj.publish.reference.container import MAX_BYTES
    from lkj.publish.reference.errors import UnfitError
    from lkj.publish.reference.harmless import harmless

    with path.open("rb") as source:
        data = source.read(MAX_BYTES + 1)
    try:
        return harmless(data)
    except UnfitError as error:
        place = Position(NAME, 1, 1)
        raise DataError([Finding("LKJ125", Severity.ERROR, place, error.message, error.hint)]) from error


def check_reference(root: Path) -> list[Finding]:
    """Return what is wrong with the project's own reference document."""
    try:
        _own(root)
    except DataError as error:
        return list(error.findings)
    return []


@contextmanager
def reference(root: Path, shipped: Path) -> Iterator[Path]:
    """Give the path of the document for the engine; DataError where the project's own is unfit.

    The engine gets a copy of what was looked at, which is gone afterwards; the `shipped` one needs neither.
    """
    own = _own(root)
    if own is None:
        yield shipped
        return
    with tempfile.TemporaryDirectory(prefix="lkj-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "reference.docx"
        copy.write_bytes(own)
        yield copy
