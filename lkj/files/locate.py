"""Where the project is that the working folder lies in, and whether its folders are still the same."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lkj.files.errors import RefusedError
from lkj.files.folder import Kind
from lkj.files.layout import BERSAMA, DATA, REKAP, SATKER, TEMPLATES, is_foreign, is_year
from lkj.files.read import entries, kind

__all__ = ["identity_of", "is_tree", "is_tree_to_be", "office_around", "project_above", "tree_above", "tree_sharing"]


def project_above(here: Path = Path()) -> Path:
    """Return the nearest folder, from this one upwards, that holds years or offices; this folder itself else.

    Above it only what its owner owns is looked at: a stranger may have put a project beside it.
    """
    try:
        above, owner = Path.cwd() / here, here.stat().st_uid
        for depth in range(len(above.parents) + 1):
            place = here.joinpath(*[".."] * depth)
            if depth and sys.platform != "win32" and place.stat().st_uid != owner:
                break
            if _holds_years(place) or _holds_offices(place):
                return place
    except OSError:
        pass
    return here


def _holds_years(place: Path) -> bool:
    try:
        return any(kind is Kind.FOLDER and is_year(name) for name, kind in entries(place, DATA))
    except RefusedError:
        return False


def _holds_offices(place: Path) -> bool:
    try:
        offices = entries(place, SATKER)
        return kind(place, BERSAMA) is Kind.FOLDER and any(
            what is Kind.FOLDER and not is_foreign(name) for name, what in offices
        )
    except RefusedError:
        return False


def is_tree(place: Path) -> bool:
    """Tell whether a folder holds offices and no year of its own, so that it is no project itself.

    Where nothing is shared among them, or `bersama` is no folder, it is the years of one of them that tell.
    """
    return not _holds_years(place) and (_holds_offices(place) or _holds_projects(place))


def _holds_projects(place: Path) -> bool:
    try:
        held = entries(place, SATKER)
    except RefusedError:
        return False
    return any(
        what is Kind.FOLDER and not is_foreign(name) and _holds_years(place / SATKER / name) for name, what in held
    )


def is_tree_to_be(place: Path) -> bool:
    """Tell whether a folder holds what offices share, or the empty place for that, and neither an office nor a year.

    A folder of that name with nothing in it that offices share is somebody's own.
    """
    try:
        if kind(place, BERSAMA) is not Kind.FOLDER or _holds_years(place) or _holds_offices(place):
            return False
        held = {name for name, _ in entries(place, BERSAMA) if not is_foreign(name)}
    except RefusedError:
        return False
    return not held or bool(held & {DATA, TEMPLATES, REKAP.removeprefix(f"{BERSAMA}/")})


def office_around(place: Path) -> tuple[Path, Path] | None:
    """Return the office of a tree in whose folder a place lies, and the tree; None for one that is an office itself."""
    for depth in range(1, len(place.absolute().parents) + 1):
        above = Path(os.path.normpath(place.joinpath(*[".."] * depth)))
        tree = tree_above(above)
        if tree is not None and kind(above, BERSAMA) is None:
            return above, tree
    return None


def tree_above(root: Path) -> Path | None:
    """Return the folder of the tree that a project is an office of: what holds `satker/KODE` and `bersama/`.

    None for a project that stands alone, and for one that another than its tree's owner owns.
    """
    try:
        offices = Path(os.path.normpath(root.absolute())).parent
        if offices.name != SATKER:
            return None
        tree = Path(os.path.normpath(root / ".." / ".."))
        owned = sys.platform == "win32" or tree.stat().st_uid == (root.stat().st_uid if root.exists() else os.geteuid())
        return tree if owned and kind(tree, BERSAMA) is not None else None
    except (OSError, RefusedError):
        return None


def tree_sharing(root: Path) -> Path | None:
    """Return the folder of the tree of which a folder is what its offices share; None for any other folder."""
    tree = Path(os.path.normpath(root / ".."))
    named = Path(os.path.normpath(root.absolute())).name == BERSAMA
    return tree if named and is_tree(tree) else None


def identity_of(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another of its name; None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
