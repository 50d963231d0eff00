"""Where the project is that the working folder lies in, and whether its folders are still the same."""

from __future__ import annotations

import sys
from pathlib import Path

from lkj.files.errors import RefusedError
from lkj.files.folder import Kind
from lkj.files.layout import DATA, is_year
from lkj.files.read import entries

__all__ = ["identity_of", "project_above"]


def project_above() -> Path:
    """Return the nearest folder, from the working one upwards, that holds years; the working folder where none does.

    Above the working folder only what its owner owns is looked at: a stranger may have put a project beside it.
    """
    here = Path()
    try:
        above, owner = Path.cwd(), here.stat().st_uid
        for depth in range(len(above.parents) + 1):
            place = Path(*[".."] * depth)
            if depth and sys.platform != "win32" and place.stat().st_uid != owner:
                break
            if _holds_years(place):
                return place
    except OSError:
        pass
    return here


def _holds_years(place: Path) -> bool:
    try:
        return any(kind is Kind.FOLDER and is_year(name) for name, kind in entries(place, DATA))
    except RefusedError:
        return False


def identity_of(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another of its name; None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
