"""What a folder of the project is to this room: names that can be asked for without being led elsewhere."""

from __future__ import annotations

import os
import stat
from abc import ABC, abstractmethod
from contextlib import suppress
from enum import Enum

from lkj.files.errors import FileError, RefusedError, link_refused

__all__ = ["Folder", "Kind", "kind_of", "kind_of_entry"]

# Windows: a reparse point with this bit stands for another place (links, junctions); one without, as those of OneDrive
# and of compressed files, is the file itself. Aliases of the store's apps lead elsewhere all the same.
_SURROGATE = 0x2000_0000
_REPARSE_POINT = 0x400
_APP_ALIAS = 0x8000_001B
#: Folders in folders, of which lkj makes but a few.
_DEEPEST = 16


class Kind(Enum):
    """What stands under a name."""

    FILE = "berkas"
    FOLDER = "folder"
    LINK = "tautan"
    OTHER = "berkas khusus"


def kind_of(found: os.stat_result) -> Kind:
    """Return what was found, without following it: junctions and symbolic links are links, OneDrive's files are not."""
    if stat.S_ISLNK(found.st_mode):
        return Kind.LINK
    if getattr(found, "st_file_attributes", 0) & _REPARSE_POINT:
        tag = getattr(found, "st_reparse_tag", 0)
        if tag & _SURROGATE or tag == _APP_ALIAS:
            return Kind.LINK
    if stat.S_ISDIR(found.st_mode):
        return Kind.FOLDER
    return Kind.FILE if stat.S_ISREG(found.st_mode) else Kind.OTHER


def kind_of_entry(entry: os.DirEntry[str]) -> Kind:
    """Return what a name in a folder is, without following it."""
    # Of most disks the folder itself knows this, so that nothing more is asked of the system.
    if entry.is_symlink():
        return Kind.LINK
    if entry.is_dir(follow_symlinks=False):
        return Kind.FOLDER
    return Kind.FILE if entry.is_file(follow_symlinks=False) else Kind.OTHER


class Folder(ABC):
    """An open folder of the project; `name` is relative to the root, "" for the root. All names are single parts."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def descriptor(self) -> int | None:
        """The open folder's descriptor, None where it is known by its path alone."""
        return None

    def path_of(self, part: str) -> str:
        """Return a name relative to the root, as messages have it."""
        return f"{self.name}/{part}" if self.name else part

    def child(self, part: str, *, make: bool = False) -> Folder:
        """Open a folder in this one, made first where `make` and it is not there; RefusedError for a link."""
        try:
            return self._child(part)
        except FileNotFoundError:
            if not make:
                raise
        with suppress(FileExistsError):
            self.mkdir(part)
        return self._child(part)

    def kind(self, part: str) -> Kind | None:
        """Return what stands under a name, None for nothing."""
        try:
            return kind_of(self.stat(part))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def refuse_link(self, part: str) -> RefusedError:
        """Return the error that names a link."""
        return link_refused(self.path_of(part))

    def remove_tree(self, part: str, depth: int = _DEEPEST) -> None:
        """Remove a folder with all in it; links in it are removed, never followed.

        FileError for one that is deeper than any that lkj makes: a stranger put it there, and there it stays.
        """
        if depth == 0:
            said = f"«{self.path_of(part)}» bersarang terlalu dalam"
            raise FileError(said, "hapus sendiri folder itu; lkj tidak membuat folder sedalam itu")
        with self.child(part) as inner:
            for name, kind in inner.entries():
                if kind is Kind.FOLDER:
                    inner.remove_tree(name, depth - 1)
                else:
                    inner.unlink(name)
        self.rmdir(part)

    @abstractmethod
    def _child(self, part: str) -> Folder: ...

    @abstractmethod
    def stat(self, part: str) -> os.stat_result:
        """Return the system's words on a name, without following it."""

    @abstractmethod
    def open(self, part: str, flags: int, mode: int = 0o666) -> int:
        """Return a descriptor; RefusedError for a link."""

    @abstractmethod
    def entries(self) -> list[tuple[str, Kind]]:
        """Return the names in the folder and what each is, sorted."""

    @abstractmethod
    def rename(self, old: str, new: str) -> None:
        """Put a file in the place of another, in one step."""

    @abstractmethod
    def link(self, old: str, new: str) -> None:
        """Give a file a second name."""

    @abstractmethod
    def unlink(self, part: str) -> None:
        """Take a file's name away."""

    @abstractmethod
    def mkdir(self, part: str) -> None:
        """Make a folder."""

    @abstractmethod
    def rmdir(self, part: str) -> None:
        """Take an empty folder away."""

    @abstractmethod
    def sync(self) -> None:
        """Bring the folder's names to the disk, where the system has a way."""

    @abstractmethod
    def close(self) -> None:
        """Let the folder go."""
