"""Follow a project while it is written: work again whenever something that the work asked for is answered otherwise."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path

from lkj.files import FolderOrigin, Kind, RefusedError, entries, identity_of, tree_above
from lkj.files.interrupt import Ended, Interrupted
from lkj.files.layout import BERSAMA, DATA, TEMPLATES

__all__ = ["follow"]

# Milliseconds: changes this close together are one, and no group of them is longer than that.
_STEP, _DEBOUNCE = 50, 250
# How often it is looked whether the folders are still those; Ctrl-C is heard on Windows no sooner.
_LOOK = 1000
# What these systems tell of a folder is of all within it, and of nothing that a link in it leads to.
_TELLS_ALL = sys.platform in ("win32", "darwin")


def follow(root: Path, work: Callable[[FolderOrigin], None], *, poll: bool = False) -> None:
    """Do the work now and after each change of what it asked for; it never returns, and raises Ended when it is ended.

    The work is given the project as it lies there then, and tells of its failures itself. `poll` looks at the files in
    turn instead of being told by the system, which shared drives do not.
    """
    try:
        _follow(root, work, poll)
    # The library that watches takes Ctrl-C for itself, and click would call a KeyboardInterrupt a refusal.
    except (Interrupted, KeyboardInterrupt) as stop:
        raise Ended from stop


def _follow(root: Path, work: Callable[[FolderOrigin], None], poll: bool) -> None:
    with closing(_changes(root, poll)) as changes:
        next(changes)
        while True:
            # Cycles are looked for between the work, not in it: that would take a tenth of its time.
            gc.disable()
            origin = FolderOrigin(root)
            work(origin)
            asked = origin.asked()
            del origin
            gc.collect()
            # What is loaded by now stays, and is not searched again.
            gc.freeze()
            gc.enable()
            while FolderOrigin(root).answers(asked):
                next(changes)


def _changes(root: Path, poll: bool) -> Generator[None]:
    """Yield once when the folders are watched, and then whenever something in them may have changed.

    Folders are watched and no files, for editors put a new file in the place of the old one. None is watched through a
    link: the library would follow it to wherever it leads, so it is given each folder by itself.
    """
    from watchfiles import watch

    first, deep = True, _TELLS_ALL and not poll
    while True:
        folders = _folders(root, deep)
        watched = watch(
            *(path for path, _ in folders),
            watch_filter=None,
            debounce=_DEBOUNCE,
            step=_STEP,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            force_polling=poll,
            ignore_permission_denied=True,
            # Above the folders where one of them is not there yet: everything beneath the root would be too much.
            recursive=deep and all(path != root for path, _ in folders),
        )
        with closing(watched):
            for changed in watched:
                if first or changed or _folders(root, deep) != folders:
                    first = False
                    yield
                if _folders(root, deep) != folders:
                    # What changed before the new ones were watched is not told.
                    first = True
                    break


def _folders(root: Path, deep: bool) -> list[tuple[Path, tuple[int, int]]]:
    """Return the folders that hold what a year is made of, each with what tells it from another of its name.

    Where what is told of a folder is not of all within it (`deep`), those within it too.
    """
    tree = tree_above(root)
    shared = () if tree is None else ((tree, BERSAMA),)
    paths = [path for base, name in ((root, DATA), (root, TEMPLATES), *shared) for path in _within(base, name, deep)]
    found = [(path, identity_of(path)) for path in paths]
    return [(path, identity) for path, identity in found if identity is not None] or [(root, (0, 0))]


def _within(base: Path, name: str, deep: bool) -> Iterator[Path]:
    """Yield a folder, and unless `deep` those within it; what cannot be read as a folder of the project is none."""
    names = [name]
    while names:
        name = names.pop()
        try:
            held = entries(base, name)
        except RefusedError:
            continue
        yield base / name
        if not deep:
            names += [f"{name}/{one}" for one, kind in held if kind is Kind.FOLDER]
