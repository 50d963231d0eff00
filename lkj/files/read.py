"""Read a file: a regular one inside the project, by no link, and no larger than its kind may be.

Beneath the project's root no link is followed, wherever it leads; above it all are (a home or `/tmp` may be one). The
size is known before anything is read. Only a file that a person named on the command line may lie elsewhere.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePath
from typing import BinaryIO

from lkj.files.errors import RefusedError, Why, refused, special, too_large
from lkj.files.folder import Kind, kind_of
from lkj.files.opening import open_folder, reachable

# Parts that begin with no dot, of letters, digits and a few marks.
_PLAIN = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")

__all__ = [
    "MAX_BYTES",
    "bounded",
    "entries",
    "has_own",
    "is_special",
    "is_there",
    "kind",
    "name_in",
    "parts_of",
    "read",
    "read_given",
    "read_named",
    "read_own",
    "read_stream",
    "writable",
]  # fmt: skip

# Room for twenty thousand indicators; a year of an agency takes some kilobytes.
MAX_BYTES = 4 * 1024 * 1024


def read(root: Path, name: str, limit: int = MAX_BYTES) -> bytes:
    """Return what a file of the project holds; `name` is relative to the root, with slashes.

    Raises RefusedError: for what is missing, no regular file, too large or not to be read, and for a link, which the
    error names, at the file or anywhere above it up to the root.
    """
    try:
        *folders, last = parts_of(name)
        with open_folder(root, tuple(folders)) as folder:
            found = kind_of(folder.stat(last))
            if found is Kind.LINK:
                raise folder.refuse_link(last)
            if found is not Kind.FILE:
                raise special(name, found)
            # Asked again of what was opened: another may have taken its place.
            return _content(folder.open(last, os.O_RDONLY), name, limit)
    except OSError as error:
        raise refused(name, error) from error


def read_named(path: Path, limit: int) -> bytes:
    """Return what a file holds that a person named: it may be a link and lie anywhere, but is regular and bounded."""
    name = path.name or str(path)
    path = reachable(path)
    try:
        found = kind_of(path.stat())
        if found is not Kind.FILE:
            raise special(name, found)
        flags = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        return _content(os.open(path, flags), name, limit)
    except (OSError, ValueError) as error:
        raise refused(name, error if isinstance(error, OSError) else FileNotFoundError()) from error


def read_given(root: Path, path: Path, limit: int) -> bytes:
    """Return what a file holds that a person named as input: within the project by no link, elsewhere as `read_named`.

    Within the project a link may be a stranger's, whose branch is looked at.
    """
    name = name_in(root, path)
    return read(root, name, limit) if name else read_named(path, limit)


def read_own(path: Path) -> bytes:
    """Return what a file holds that lkj or one of its libraries brought along, wherever its installer put it."""
    return path.read_bytes()


def has_own(path: Path) -> bool:
    """Tell whether something stands at a path within lkj or one of its libraries."""
    return path.exists()


def package_templates() -> Path:
    """Return the folder of the installed templates; in a source checkout it lies beside the package."""
    package = Path(__file__).parents[1]
    return package / "templates" if has_own(package / "templates") else package.parent / "templates"


def is_there(path: Path) -> bool:
    """Tell whether something stands at a path that a person named, wherever it leads."""
    return reachable(path).exists()


def is_special(path: Path) -> bool:
    """Tell whether what stands at a path that a person named, wherever it leads, is neither a file nor a folder."""
    try:
        return kind_of(reachable(path).stat()) is Kind.OTHER
    except (OSError, ValueError):
        return False


def read_stream(stream: BinaryIO, limit: int = MAX_BYTES) -> bytes:
    """Return what a stream holds; of one that is too long, one byte more than the limit, which `bounded` refuses."""
    return stream.read(limit + 1)


def bounded(content: bytes, name: str, limit: int = MAX_BYTES) -> bytes:
    """Return the content given for a file; RefusedError where it is larger than the file may be."""
    if len(content) > limit:
        raise too_large(name, limit)
    return content


def kind(root: Path, name: str) -> Kind | None:
    """Return what stands under a name of the project, None for nothing; RefusedError for a link above it."""
    try:
        *folders, last = parts_of(name)
        with open_folder(root, tuple(folders)) as folder:
            return folder.kind(last)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise refused(name, error) from error


def writable(root: Path, name: str) -> bool:
    """Tell whether a file of the project may be written to: whether nobody has set it to be read only."""
    return bool(reachable(root / name).stat().st_mode & stat.S_IWUSR)


def entries(root: Path, name: str) -> list[tuple[str, Kind]]:
    """Return the names in a folder of the project and what each is, sorted; RefusedError as `read` raises it."""
    try:
        with open_folder(root, parts_of(name) if name else ()) as folder:
            return folder.entries()
    except OSError as error:
        raise refused(name, error) from error


def name_in(root: Path, path: Path) -> str | None:
    """Return a path's name relative to the root, "" for the root itself; None for a path that lies elsewhere.

    Only what leads to the root is followed: what lies beneath is named as it was, with the links in it.
    """
    try:
        absolute = Path(os.path.normpath(path.absolute()))
        base = Path(os.path.normpath(root.absolute()))
        if absolute.is_relative_to(base):
            return _relative(absolute, base)
        there = root.stat()
        for above in (*reversed(absolute.parents), absolute):
            if _same(above, there):
                return _relative(absolute, above)
    except (OSError, RuntimeError, ValueError):
        pass
    return None


def _relative(path: Path, base: Path) -> str:
    return "/".join(path.relative_to(base).parts)


def _same(path: Path, found: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), found)
    except OSError:
        return False


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a name relative to the root; RefusedError for one that could lead out of it."""
    if os.name != "nt" and _PLAIN.fullmatch(name):
        return tuple(name.split("/"))  # as most are, and sooner told than by taking a path apart
    pure = PurePath(name)
    parts = pure.parts
    # A colon is a drive or a hidden stream on Windows.
    if pure.is_absolute() or ".." in parts or (os.name == "nt" and (pure.drive or any(":" in p for p in parts))):
        raise RefusedError(
            Why.OUTSIDE,
            name,
            f"«{name}» berada di luar folder proyek",
            "simpan berkas itu sendiri di dalam folder proyek",
        )
    if not parts or "\0" in name:
        raise refused(name, FileNotFoundError())
    return parts


def _content(fd: int, name: str, limit: int) -> bytes:
    with os.fdopen(fd, "rb", buffering=0) as stream:
        found = os.fstat(fd)
        if not stat.S_ISREG(found.st_mode):
            raise special(name, kind_of(found))
        parts, size = [], 0
        if found.st_size <= limit:
            # One byte more than it may have: a file may grow while it is read, and some tell no size.
            while size <= limit and (more := stream.read(min(max(found.st_size - size, 0), limit - size) + 1)):
                parts.append(more)
                size += len(more)
    if max(size, found.st_size) > limit:
        raise too_large(name, limit)
    return b"".join(parts)
