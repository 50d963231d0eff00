"""The installed templates, copied for an officer who wants to change the layout or the text."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

from lkj.files import RefusedError, Why, entries, name_in, package_templates, read_own, write_all
from lkj.files.layout import OUTLINE
from lkj.model.kerangka import teks_bawaan
from lkj.publish.errors import EngineError

#: What a project may have of its own; the filter and the Typst preamble are code and come only from the package.
PATTERNS = ("*.md.j2", "reference.docx")
_SHOWN = 5


def copy_templates(target: Path) -> list[Path]:
    """Copy the templates, the outline and the Word styles into a folder, made when it is not there; return the copies.

    Nothing is overwritten: EngineError names the files that stand in the way, and then nothing is copied.
    """
    own = package_templates()
    shipped = [name for name, _ in entries(own, "") if any(fnmatch(name, pattern) for pattern in PATTERNS)]
    contents = {**{name: read_own(own / name) for name in shipped}, OUTLINE: teks_bawaan()}
    names = sorted(contents)
    present = [name for name in names if name in _there(target)]
    if present:
        more = f" dan {len(present) - _SHOWN} lagi" if len(present) > _SHOWN else ""
        raise EngineError(
            f"folder {target} sudah memuat {', '.join(present[:_SHOWN])}{more}",
            "sebut folder lain, atau pindahkan dahulu berkas itu; salinan tidak pernah menimpa",
        )
    files = {target / name: contents[name] for name in names}
    write_all(files, Path())
    return list(files)


def _there(target: Path) -> set[str]:
    """Return what stands in the folder, links that lead nowhere too; nothing where there is none."""
    inside = name_in(Path(), target)
    try:
        return {name for name, _ in (entries(target, "") if inside is None else entries(Path(), inside))}
    except RefusedError as error:
        if error.why is Why.MISSING:
            return set()
        raise
