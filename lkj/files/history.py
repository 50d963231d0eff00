"""What files held before a command changed them, kept in the user's own data folder: an office's desk has no git.

Of each project the last `MOST` changes are kept, a file each, named by when it was made. Nothing of it lies in the
project, and nothing that lkj makes depends on it.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from lkj.files.errors import FileError, RefusedError
from lkj.files.folder import Kind
from lkj.files.layout import DATA
from lkj.files.leftovers import own_folder
from lkj.files.opening import open_folder, reachable
from lkj.files.read import entries, parts_of, read
from lkj.files.write import write_all

__all__ = ["MOST", "Change", "ChangedError", "data_folder", "last_change", "restore", "write_kept"]

#: So many changes of a project are kept, and so much of each is read back, in bytes.
MOST, _MAX = 50, 64 * 2**20


class ChangedError(FileError):
    """A file is no longer what the change made of it."""

    exit = 1


class Change(Struct, frozen=True):
    """What a command changed: when, and of each file (relative to the root) what it held, and then, as SHA-256."""

    place: Path
    command: str
    when: str
    before: Mapping[str, bytes] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)


def data_folder() -> Path:
    """Return where the user's programs keep what is theirs, as the system has it."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "lkj"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "lkj"
    given = os.environ.get("XDG_DATA_HOME", "")
    return (Path(given) if given.startswith("/") else home / ".local" / "share") / "lkj"


def write_kept(files: Mapping[str, bytes], root: Path, command: str) -> bool:
    """Write files of a project as `write_all` does, having kept what they held; False where that could not be kept."""
    before = {}
    for name in files:
        with suppress(RefusedError):
            before[name] = read(root, name, _MAX)
    kept = bool(before) and _keep(before, files, root, command)
    write_all({root / name: data for name, data in files.items()}, root)
    return kept


def last_change(root: Path) -> Change | None:
    """Return the last change of a project that was kept, None where there is none; what is broken is passed over."""
    place = _place(root)
    for name in reversed(_names(place)):
        change = None if place is None else _read(place, name)
        if change is not None:
            return change
    return None


def restore(change: Change, root: Path, *, force: bool = False) -> None:
    """Put what files held in their place again, and let the change go.

    Raises ChangedError where one has been changed since, unless `force` says that this may be lost.
    """
    for name, digest in () if force else change.after.items():
        try:
            same = sha256(read(root, name, _MAX)).hexdigest() == digest
        except RefusedError:
            same = False
        if not same:
            message = f"{name} berubah lagi sesudah itu, sehingga tidak ada yang dikembalikan"
            hint = "lihat perbedaannya dengan «lkj undo --diff»; --force mengembalikannya juga"
            raise ChangedError(message, hint)
    write_all({root / name: content for name, content in change.before.items()}, root)
    with suppress(OSError, FileError, RefusedError), open_folder(change.place.parent, ()) as folder:
        folder.unlink(change.place.name)


def _place(root: Path, *, make: bool = False) -> Path | None:
    """Return where the changes of a project are kept: by its place, for nothing in it names it.

    None where that is no folder of the user alone, or comes with the project.
    """
    name = sha256(os.path.normcase(os.path.realpath(reachable(root))).encode("utf-8", "surrogatepass")).hexdigest()
    with suppress(OSError, RuntimeError):
        above = own_folder(data_folder() / "riwayat", root, make=make)
        return None if above is None else above / name[:16]
    return None


def _names(place: Path | None) -> list[str]:
    try:
        found = [] if place is None else entries(place, "")
    except (RefusedError, OSError):
        return []
    return [name for name, kind in found if kind is Kind.FILE and name.endswith(".json.gz")]


def _keep(before: Mapping[str, bytes], after: Mapping[str, bytes], root: Path, command: str) -> bool:
    now = datetime.now().astimezone()
    record = {
        "command": command,
        "when": now.isoformat(timespec="seconds"),
        "before": {name: base64.b64encode(data).decode() for name, data in before.items()},
        "after": {name: sha256(after[name]).hexdigest() for name in before},
    }
    data = gzip.compress(json.dumps(record).encode(), mtime=0)
    place = _place(root, make=True)
    if place is None:
        return False
    try:
        write_all({place / f"{now:%Y%m%dT%H%M%S%f}.json.gz": data}, root)
        with open_folder(place, ()) as folder:
            for name in _names(place)[:-MOST]:
                folder.unlink(name)
    except (OSError, FileError, RefusedError):
        return False
    return True


def _of_data(name: str) -> bool:
    """Tell whether a name is of what lkj changes and keeps: a file of data, whatever a record says."""
    return name.startswith(f"{DATA}/") and name.endswith((".yaml", ".md")) and parts_of(name) == tuple(name.split("/"))


def _read(place: Path, name: str) -> Change | None:
    try:
        record = json.loads(gzip.decompress(read(place, name, _MAX)))
        before = {one: base64.b64decode(data) for one, data in record["before"].items()}
        if not all(map(_of_data, before)):
            return None
        return Change(place / name, str(record["command"]), str(record["when"]), before, dict(record["after"]))
    except (RefusedError, OSError, ValueError, KeyError, TypeError, AttributeError, EOFError):
        return None
