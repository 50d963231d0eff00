"""Which project was opened last, kept in the user's own data folder: a double click opens it again."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from lkj.files.errors import FileError, RefusedError
from lkj.files.history import data_folder
from lkj.files.layout import is_year
from lkj.files.read import read
from lkj.files.write import write_all

__all__ = ["last_project", "remember"]

_NAME = "proyek-terakhir.json"
_MAX = 2**16


def remember(root: Path, tahun: int) -> None:
    """Keep a project and its year as the last one; where that cannot be kept, it is asked for again."""
    record = {"root": os.path.abspath(root), "year": tahun}  # noqa: PTH100 (a drive of Windows keeps its letter)
    with suppress(OSError, FileError, RefusedError, ValueError):
        write_all({data_folder() / _NAME: f"{json.dumps(record)}\n".encode()}, root)


def last_project() -> tuple[Path, int] | None:
    """Return the project that was opened last, with its year, whether or not it is still there; None where none was."""
    try:
        record = json.loads(read(data_folder(), _NAME, _MAX))
        root, tahun = Path(str(record["root"])), record["year"]
    except (OSError, RuntimeError, RefusedError, ValueError, LookupError, TypeError):
        return None
    return (root, tahun) if root.is_absolute() and isinstance(tahun, int) and is_year(str(tahun)) else None
