"""An open folder, and what can be asked of the names in it without being led elsewhere.

Where the system can (all but Windows), a folder is held by its descriptor and each name is opened from there, so that
a link put in the place of a folder or file between looking and opening is refused by the system itself. Windows has no
such way for Python; there each step is looked at, and what was opened is asked for its place.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from operator import itemgetter
from pathlib import Path

from lkj.files.folder import Folder, Kind, kind_of, kind_of_entry

__all__ = ["folders_kept", "open_folder", "open_root", "reachable", "unbounded"]

_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
# A pipe would wait for its other end.
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
_AS_FOLDER = getattr(os, "O_DIRECTORY", 0)
# Windows bounds a path, unless the machine and the program both ask for more; a folder by less, for a name in it.
_BOUNDED = sys.platform == "win32"
_MOST = 240
_BY_DESCRIPTOR = os.open in os.supports_dir_fd and bool(_NO_FOLLOW) and bool(_AS_FOLDER)


class _Held(Folder):
    """A folder held by its descriptor."""

    def __init__(self, name: str, descriptor: int) -> None:
        super().__init__(name)
        self._fd = descriptor

    @property
    def descriptor(self) -> int | None:
        return self._fd

    def _child(self, part: str) -> Folder:
        try:
            fd = os.open(part, _FLAGS | _AS_FOLDER | _NO_FOLLOW, dir_fd=self._fd)
        except OSError as error:
            # Of a link some systems say that it is no folder.
            if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.EMLINK) and self.kind(part) is Kind.LINK:
                raise self.refuse_link(part) from error
            raise
        return _Held(self.path_of(part), fd)

    def stat(self, part: str) -> os.stat_result:
        return os.stat(part, dir_fd=self._fd, follow_symlinks=False)

    def open(self, part: str, flags: int, mode: int = 0o666) -> int:
        try:
            return os.open(part, flags | _NO_FOLLOW | _NO_WAIT | _FLAGS, mode, dir_fd=self._fd)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.EMLINK) and self.kind(part) is Kind.LINK:
                raise self.refuse_link(part) from error
            raise

    def entries(self) -> list[tuple[str, Kind]]:
        with os.scandir(self._fd) as found:
            return sorted(((entry.name, kind_of_entry(entry)) for entry in found), key=itemgetter(0))

    def rename(self, old: str, new: str) -> None:
        os.replace(old, new, src_dir_fd=self._fd, dst_dir_fd=self._fd)

    def link(self, old: str, new: str) -> None:
        os.link(old, new, src_dir_fd=self._fd, dst_dir_fd=self._fd, follow_symlinks=False)

    def unlink(self, part: str) -> None:
        os.unlink(part, dir_fd=self._fd)

    def mkdir(self, part: str) -> None:
        os.mkdir(part, dir_fd=self._fd)

    def rmdir(self, part: str) -> None:
        os.rmdir(part, dir_fd=self._fd)

    def sync(self) -> None:
        with suppress(OSError):  # some network and FUSE disks have no way to
            os.fsync(self._fd)

    def close(self) -> None:
        os.close(self._fd)


class _Named(Folder):
    """A folder known by its path: names are looked at before, and what was opened is asked its place."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name)
        self._path = path

    def _child(self, part: str) -> Folder:
        kind = kind_of(self.stat(part))
        if kind is Kind.LINK:
            raise self.refuse_link(part)
        if kind is not Kind.FOLDER:
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), part)
        return _Named(self.path_of(part), self._path / part)

    def stat(self, part: str) -> os.stat_result:
        return (self._path / part).lstat()

    def open(self, part: str, flags: int, mode: int = 0o666) -> int:
        path = self._path / part
        if self.kind(part) is Kind.LINK:
            raise self.refuse_link(part)
        fd = os.open(path, flags | _BINARY, mode)
        if not _stands_at(fd, path):
            os.close(fd)
            raise self.refuse_link(part)
        return fd

    def entries(self) -> list[tuple[str, Kind]]:
        with os.scandir(self._path) as found:
            return sorted(((e.name, kind_of(e.stat(follow_symlinks=False))) for e in found), key=itemgetter(0))

    def rename(self, old: str, new: str) -> None:
        (self._path / old).replace(self._path / new)

    def link(self, old: str, new: str) -> None:
        (self._path / new).hardlink_to(self._path / old)

    def unlink(self, part: str) -> None:
        (self._path / part).unlink()

    def mkdir(self, part: str) -> None:
        (self._path / part).mkdir()

    def rmdir(self, part: str) -> None:
        (self._path / part).rmdir()

    def sync(self) -> None:
        pass  # Windows brings names to the disk itself

    def close(self) -> None:
        pass


def _stands_at(fd: int, path: Path) -> bool:
    """Tell whether an open file is the one at a path whose root was resolved, no link having led it elsewhere."""
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        size = 32_768
        buffer = ctypes.create_unicode_buffer(size)
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(fd))
        length = ctypes.windll.kernel32.GetFinalPathNameByHandleW(handle, buffer, size, 0)
        # Some network drives cannot tell; each step was looked at.
        return not 0 < length < size or _plain(buffer.value) == _plain(str(path))
    return True


def _plain(path: str) -> str:
    """Return a Windows path without the prefix of long paths, in one case."""
    for prefix, instead in (("\\\\?\\UNC\\", "\\\\"), ("\\\\?\\", "")):
        if path.startswith(prefix):
            path = instead + path.removeprefix(prefix)
            break
    return os.path.normcase(path)


def unbounded(path: str) -> str:
    """Return an absolute path of Windows in the form that has no limit of 260 characters."""
    if path.startswith("\\\\?\\"):
        return path
    return f"\\\\?\\UNC\\{path[2:]}" if path.startswith("\\\\") else f"\\\\?\\{path}"


def reachable(path: Path) -> Path:
    """Return a path that the system opens however long it is; it is for the system alone, people know the other."""
    absolute = os.path.normpath(path.absolute()) if _BOUNDED else ""
    return Path(unbounded(absolute)) if len(absolute) > _MOST else path


def open_root(root: Path) -> Folder:
    """Open the folder that all else is looked for in; links that lead to it are followed."""
    if _BY_DESCRIPTOR:
        return _Held("", os.open(root, _FLAGS | _AS_FOLDER))
    resolved = reachable(root).resolve(strict=True)
    if not resolved.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(root))
    # What lies below may have a long name, however short that of the root is.
    return _Named("", Path(unbounded(str(resolved))) if _BOUNDED else resolved)


class _Kept(ExitStack):
    """Folders that stay open, each by its root and the parts below it, until the end."""

    def __init__(self) -> None:
        super().__init__()
        self._open: dict[tuple[Path, tuple[str, ...]], Folder] = {}

    def folder(self, root: Path, parts: tuple[str, ...]) -> Folder:
        """Return a folder, opened from the one above it where it is not open yet."""
        if (root, parts) not in self._open:
            folder = self.folder(root, parts[:-1]).child(parts[-1]) if parts else open_root(root)
            self.callback(folder.close)
            self._open[root, parts] = folder
        return self._open[root, parts]


_kept: ContextVar[_Kept | None] = ContextVar("_kept", default=None)


@contextmanager
def folders_kept() -> Iterator[None]:
    """Open no folder twice meanwhile: for many questions about few folders. What takes the place of one is not seen."""
    with _Kept() as kept:
        before = _kept.set(kept)
        try:
            yield
        finally:
            _kept.reset(before)


@contextmanager
def open_folder(root: Path, parts: tuple[str, ...], *, make: bool = False) -> Iterator[Folder]:
    """Open a folder below the root, each part from the one above it; RefusedError names the link in the way."""
    kept = None if make else _kept.get()
    if kept is not None:
        yield kept.folder(root, parts)
        return
    folder = open_root(root)
    try:
        for part in parts:
            inner = folder.child(part, make=make)
            folder.close()
            folder = inner
        yield folder
    finally:
        folder.close()
