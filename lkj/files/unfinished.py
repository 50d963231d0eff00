"""A set of files that was being put in place when its run was killed is completed by the next run.

It does so from a note that was made before the first file was replaced. That note decides over files, so it does not
lie in the project, where a stranger could write one, but in a folder that belongs to the user alone, and is taken at
its word only in part: for the same project, for files of the kinds that sets have, with contents of the SHA-256 noted,
over a file that is still the one that was to be replaced. Where there is no such folder, a run that is killed within
the milliseconds between the first and the last file leaves some new and some old; the same command, run again, mends
that too.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from lkj.files.errors import FileError
from lkj.files.folder import Folder, Kind
from lkj.files.leftovers import OURS, lock, own_folder, sweep, sweep_scratch, token
from lkj.files.opening import open_folder

__all__ = ["Step", "clean_up", "committed", "digest", "identity"]

# What sets consist of. None of these is read by any program as its settings.
_SUFFIXES = (".docx", ".pdf", ".html", ".md", ".typ", ".yaml", ".md.j2")
# Where in a project files are written, and how deep: `data/2024/narasi/sasaran`.
_WRITTEN = ("build", "data", "schema", "templates")
_DEPTH = 3
_MOST_BYTES = 2**28
_MOST_NOTE = 2**20

Identity = tuple[int, int, int, int]


class Step(Struct, frozen=True):
    """One file to be put in place: beneath `place`, from `temporary` beside it; `before` is what it replaces."""

    place: Path
    parts: tuple[str, ...]
    temporary: str
    digest: str
    before: Identity | None


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    from hashlib import sha256  # OpenSSL, which a command that only reads can do without

    return sha256(data).hexdigest()


def identity(found: os.stat_result | None) -> Identity | None:
    """Return what tells whether a file is still the same."""
    return None if found is None else (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


@contextmanager
def committed(steps: Sequence[Step]) -> Iterator[None]:
    """Note down a set while it is put in place, so that the next run completes it should this one be killed."""
    note = _note(steps) if len(steps) > 1 and len({step.place for step in steps}) == 1 else None
    try:
        yield
    finally:
        if note is not None:
            path, fd = note
            if sys.platform == "win32":
                os.close(fd)
            with suppress(OSError):
                path.unlink()
            if sys.platform != "win32":
                os.close(fd)


def _note(steps: Sequence[Step]) -> tuple[Path, int] | None:
    import json

    place = steps[0].place
    content = {
        "root": str(place.resolve()),
        "steps": [[list(one.parts), one.temporary, one.digest, one.before] for one in steps],
    }
    try:
        folder = _own_notes(place)
        if folder is None:
            return None
        path = folder / token()
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        lock(fd)
        os.write(fd, json.dumps(content).encode())
        os.fsync(fd)
    except (OSError, RuntimeError):  # the latter of a user without a home
        return None
    return path, fd


def _own_notes(root: Path, *, make: bool = True) -> Path | None:
    """Return the folder for notes, if need be made; None where there is none that belongs to the user alone."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_STATE_HOME", "") or str(Path.home() / ".local" / "state")
    return own_folder(Path(base) / "lkj", root, make=make)


def clean_up(root: Path) -> None:
    """Complete the sets that killed runs left half in place, here or elsewhere, and remove what else they left here."""
    with suppress(OSError, RuntimeError):
        _complete_all(root)
    sweep_scratch()
    with suppress(OSError, FileError), open_folder(root, ()) as folder:
        sweep(folder)
        for name in _WRITTEN:
            with suppress(OSError, FileError), folder.child(name) as inner:
                _sweep_below(inner, _DEPTH)


def _sweep_below(folder: Folder, depth: int) -> None:
    sweep(folder)
    for name, kind in folder.entries() if depth else ():
        if kind is Kind.FOLDER and not name.startswith("."):
            with suppress(OSError, FileError), folder.child(name) as inner:
                _sweep_below(inner, depth - 1)


def _complete_all(root: Path) -> None:
    notes = _own_notes(root, make=False)
    for path in sorted(notes.iterdir()) if notes else ():
        if not OURS.fullmatch(path.name):
            continue
        with suppress(OSError, FileError, ValueError, TypeError):
            fd = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
            with os.fdopen(fd, "rb") as stream:
                if not stat.S_ISREG(os.fstat(fd).st_mode) or lock(fd) is not True:
                    continue
                text = stream.read(_MOST_NOTE)
                whole = _parse(text)
                # The set of another project too: nobody need ever run lkj there again.
                steps = [step for step in whole or () if _plain(step)]
                for step in steps:
                    with suppress(OSError, FileError):
                        _complete(step)
                for step in steps:
                    with suppress(OSError, FileError), open_folder(step.place, step.parts[:-1]) as folder:
                        sweep(folder)
            path.unlink()


def _parse(text: bytes) -> list[Step] | None:
    """Return the steps of a note; None for one that was not finished, before which nothing was replaced."""
    import json

    try:
        content = json.loads(text)
        return [
            Step(Path(content["root"]), tuple(map(str, parts)), str(temporary), str(digest), before and tuple(before))
            for parts, temporary, digest, before in content["steps"]
        ]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _plain(step: Step) -> bool:
    """Tell whether a step is one that lkj would take, whatever the note says."""
    parts = step.parts
    named = all(part and not part.startswith(".") and "/" not in part and "\\" not in part for part in parts)
    ours = OURS.fullmatch(step.temporary) is not None
    return step.place.is_absolute() and named and ours and bool(parts) and parts[-1].endswith(_SUFFIXES)


def _complete(step: Step) -> None:
    parts = step.parts
    with open_folder(step.place, parts[:-1]) as folder:
        if folder.kind(step.temporary) is not Kind.FILE:
            return  # already in place
        with os.fdopen(folder.open(step.temporary, os.O_RDONLY), "rb") as stream:
            if os.fstat(stream.fileno()).st_size > _MOST_BYTES:
                return
            found = digest(stream.read(_MOST_BYTES))
        there = folder.kind(parts[-1])
        now = None if there is None else identity(folder.stat(parts[-1]))
        if found == step.digest and now == step.before and there in (None, Kind.FILE):
            folder.rename(step.temporary, parts[-1])
