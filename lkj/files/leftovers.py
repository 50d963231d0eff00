"""What a killed run leaves, and how the next one clears it away.

A file on its way bears a random name of one strict form and is locked by the run that writes it; a lock ends with its
holder, whatever ends that. So the next run knows what is left over: a regular file of such a name that nobody holds.
To remove one that a stranger has put there does no harm, and a link is never touched.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lkj.files.errors import FileError, RefusedError
from lkj.files.folder import Folder, Kind
from lkj.files.locate import tree_above
from lkj.files.opening import open_folder
from lkj.files.read import parts_of, read

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = [
    "OURS", "Scratch", "create", "keep", "kept", "lock", "make_workshop", "own_folder", "own_temporary", "scratch",
    "sweep", "sweep_scratch", "token",
]  # fmt: skip

OURS = re.compile(r"\.lkj-[0-9a-f]{32}\.tmp")
# Windows tells of an open file by refusing to remove it; of a folder it tells nothing.
_OLD_FOLDER = 3600
_TRIES = 9
_KEPT = "simpanan"


def token() -> str:
    """Return a name for a file on its way that nobody can foresee."""
    return f".lkj-{os.urandom(16).hex()}.tmp"


def create(folder: Folder) -> tuple[str, int]:
    """Create a file of a random name, locked for as long as its descriptor is open; return both."""
    for _ in range(_TRIES):
        name = token()
        fd = folder.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL)
        # Another run may have swept it away before it was locked.
        if lock(fd) is not False and os.fstat(fd).st_nlink > 0:
            return name, fd
        os.close(fd)
    raise FileError("berkas sementara tidak dapat dibuat", "jalankan lagi")


def make_workshop(folder: Folder) -> tuple[str, Folder]:
    """Make a folder of a random name, locked for as long as it is open; return both."""
    for _ in range(_TRIES):
        name = token()
        folder.mkdir(name)
        with suppress(FileNotFoundError):
            inner = folder.child(name)
            if _lock_folder(inner) is not False and folder.kind(name) is Kind.FOLDER:
                return name, inner
            inner.close()
    raise FileError("folder sementara tidak dapat dibuat", "jalankan lagi")


def sweep(folder: Folder) -> None:
    """Remove what killed runs have left in a folder; what cannot be removed stays."""
    with suppress(OSError, FileError):
        for name, kind in folder.entries():
            if OURS.fullmatch(name):
                with suppress(OSError, FileError):
                    _remove_if_free(folder, name, kind)


def _remove_if_free(folder: Folder, name: str, kind: Kind) -> None:
    if kind is Kind.FILE:
        if sys.platform == "win32":
            folder.unlink(name)
            return
        try:
            fd = folder.open(name, os.O_RDWR)  # some network disks lock nothing that is open for reading alone
        except PermissionError:
            fd = folder.open(name, os.O_RDONLY)
        try:
            if stat.S_ISREG(os.fstat(fd).st_mode) and lock(fd):
                folder.unlink(name)
        finally:
            os.close(fd)
    elif kind is Kind.FOLDER:
        if sys.platform == "win32":
            import time

            if time.time() - folder.stat(name).st_mtime > _OLD_FOLDER:
                folder.remove_tree(name)
            return
        with folder.child(name) as inner:
            # Held until it is gone, so that nobody begins to work in it.
            if _lock_folder(inner):
                folder.remove_tree(name)


def lock(fd: int) -> bool | None:
    """Lock an open file until it is closed or its holder ends; False when it is held, None where no locks are."""
    try:
        if sys.platform == "win32":
            os.lseek(fd, 2**30, os.SEEK_SET)
            try:
                msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(fd, 0, os.SEEK_SET)
        else:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return None
    return True


def _lock_folder(folder: Folder) -> bool | None:
    fd = folder.descriptor
    return None if fd is None else lock(fd)


def sweep_scratch() -> None:
    """Remove what killed runs have left in the folder for what lives no longer than a run."""
    with suppress(OSError, FileError):
        parent = _scratch_parent(make=False)
        if parent is not None:
            with open_folder(parent, ()) as folder:
                sweep(folder)
                with folder.child(_KEPT) as inner:
                    sweep(inner)


def kept(name: str, project: Path | None) -> bytes | None:
    """Return what `keep` was given under a name, None where nothing is kept.

    Nor is anything where temporary files lie within the project: a stranger could have brought them along.
    """
    try:
        parent = _scratch_parent(make=False)
        if parent is None or (project and parent.resolve().is_relative_to(project.resolve())):
            return None
        return read(parent, f"{_KEPT}/{name}")
    except (OSError, RefusedError):
        return None


def keep(name: str, data: bytes) -> None:
    """Keep what costs time to make, for later runs of this user; what cannot be kept is made again."""
    with suppress(OSError, FileError):
        parent = _scratch_parent()
        if parent is not None:
            with open_folder(parent, (_KEPT,), make=True) as folder:
                temporary, fd = create(folder)
                with os.fdopen(fd, "wb") as stream:
                    stream.write(data)
                folder.rename(temporary, name)


def own_folder(folder: Path, root: Path, *, make: bool = True) -> Path | None:
    """Return a folder of the user alone, if need be made; None where others may write in it, or it lies in a project.

    In CI a home may lie in the checkout, where a stranger's branch could bring along what is in it. With `make` one
    that others may only read is shut to them first.
    """
    if not folder.is_absolute() or folder.resolve().is_relative_to(_checkout(root.resolve())):
        return None
    if make:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if sys.platform != "win32":
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
            return None
        if make and found.st_mode & 0o077:
            folder.chmod(0o700)
    return folder


def _checkout(root: Path) -> Path:
    """Return the folder that comes with a project: the checkout it lies in, or the tree that it is an office of."""
    for above in (root, *root.parents):
        if os.path.lexists(above / ".git"):
            return above
    return tree_above(root) or root


def _scratch_parent(*, make: bool = True) -> Path | None:
    """Return a folder of the user alone in the system's temporary one; None where the name is taken."""
    user = str(os.geteuid()) if sys.platform != "win32" else "sendiri"
    # As `tempfile` has it, which would take 5 ms of every command to find that out by writing.
    names = ("TEMP", "TMP") if sys.platform == "win32" else ("TMPDIR",)
    above = next((given for name in names if (given := os.environ.get(name, ""))), "/tmp")  # noqa: S108 (checked below)
    parent = Path(above) / f"lkj-{user}"
    if not parent.is_absolute():
        return None
    if make:
        with suppress(FileExistsError):
            parent.mkdir(mode=0o700)
    found = parent.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return None
    if sys.platform != "win32" and (found.st_uid != os.geteuid() or found.st_mode & 0o077):
        return None
    return parent


def own_temporary(above: str, name: str) -> None:
    """Have this process keep its temporary files in a folder of its own, made in one of `scratch`."""
    with open_folder(Path(above), (name,), make=True):
        pass
    for variable in ("TEMP", "TMP") if sys.platform == "win32" else ("TMPDIR",):
        os.environ[variable] = str(Path(above) / name)


class Scratch:
    """A folder outside the project, for what programs want to find in files."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, name: str, data: bytes) -> Path:
        """Make a file in it, with its folders; return its path."""
        *folders, last = parts_of(name)
        with open_folder(self.path, tuple(folders), make=True) as folder:
            fd = folder.open(last, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            with os.fdopen(fd, "wb") as stream:
                stream.write(data)
        return self.path / name


@contextmanager
def scratch() -> Iterator[Scratch]:
    """Give a folder outside the project for what lives as long as the block; the next run removes what is left."""
    try:
        parent = _scratch_parent()
    except OSError:
        parent = None
    if parent is None:
        import tempfile

        with tempfile.TemporaryDirectory(prefix="lkj-", ignore_cleanup_errors=True) as made:
            yield Scratch(Path(made))
        return
    with open_folder(parent, ()) as folder:
        sweep(folder)
        name, inner = make_workshop(folder)
        try:
            yield Scratch(parent / name)
        finally:
            with suppress(OSError, FileError):
                folder.remove_tree(name)
            inner.close()
