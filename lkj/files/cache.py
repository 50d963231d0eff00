"""What costs time to find out and can be found out again, kept in the user's cache folder, never in a project."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from lkj.files.errors import FileError, RefusedError
from lkj.files.leftovers import create, own_folder, sweep
from lkj.files.opening import open_folder, reachable
from lkj.files.read import name_in, read

__all__ = ["Cache"]

_MOST = 2**24


class Cache:
    """Pieces by name, for one project; in a folder that a person named, or in that of the user's cache.

    A folder that a person named may be carried to another machine, so nothing in it is bound to a place.
    """

    def __init__(self, root: Path, named: Path | None = None) -> None:
        self._root, self._named = root, named

    def get(self, name: str) -> bytes | None:
        """Return what was put under a name; None where nothing was, or cannot be read."""
        try:
            place = self._place(make=False)
            return None if place is None else read(place, name, _MOST)
        except (OSError, RuntimeError, RefusedError):
            return None

    def put(self, name: str, data: bytes) -> None:
        """Keep a piece; what cannot be kept is found out again."""
        with suppress(OSError, RuntimeError, FileError):
            place = self._place(make=True)
            if place is None or len(data) > _MOST:
                return
            with open_folder(place, ()) as folder:
                sweep(folder)
                temporary, fd = create(folder)
                with os.fdopen(fd, "wb") as stream:
                    stream.write(data)
                folder.rename(temporary, name)

    def _place(self, *, make: bool) -> Path | None:
        if self._named is None:
            return own_folder(_user_cache(), self._root, make=make)
        if name_in(self._root, self._named) is not None:
            return None
        if make:
            reachable(self._named).mkdir(parents=True, exist_ok=True)
        return self._named


def _user_cache() -> Path:
    """Return where the user's programs keep what can be made again, as the system has it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "")) / "lkj" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "lkj"
    return Path(os.environ.get("XDG_CACHE_HOME", "") or Path.home() / ".cache") / "lkj"
