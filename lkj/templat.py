"""The installed templates, copied for an officer who wants to change the layout or the text."""

from __future__ import annotations

from pathlib import Path

from lkj.files import write_all
from lkj.publish.errors import EngineError
from lkj.report.lingkungan import package_templates

#: What a project may have of its own; the filter and the Typst preamble are code and come only from the package.
PATTERNS = ("*.md.j2", "reference.docx")
_SHOWN = 5


def copy_templates(target: Path) -> list[Path]:
    """Copy the chapters and the Word styles into a folder, made when it is not there; return what was written.

    Nothing is overwritten: EngineError names the files that stand in the way, and then nothing is copied.
    """
    own = package_templates()
    names = sorted(path.name for pattern in PATTERNS for path in own.glob(pattern))
    # A link that leads nowhere exists for no one but the system, and would be written over all the same.
    present = [name for name in names if (target / name).exists() or (target / name).is_symlink()]
    if present:
        more = f" dan {len(present) - _SHOWN} lagi" if len(present) > _SHOWN else ""
        raise EngineError(
            f"folder {target} sudah memuat {', '.join(present[:_SHOWN])}{more}",
            "sebut folder lain, atau pindahkan dahulu berkas itu; salinan tidak pernah menimpa",
        )
    files = {target / name: (own / name).read_bytes() for name in names}
    write_all(files, Path())
    return list(files)
