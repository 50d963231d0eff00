"""A project in a folder, asked in one call for what a test wants of one of its years."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from lkj.build import build as of
from lkj.check import targets
from lkj.check.project import Project, Year
from lkj.diagnostics import Finding, Source
from lkj.files import FolderOrigin, Origin, Overlay, text, yaml
from lkj.model import Tahun
from lkj.model.load import Bacaan
from lkj.report import logo
from lkj.report.environment import Environment


def year_of(root: Path, tahun: int) -> Year:
    """Return a year of the project in a folder, as it lies there now."""
    return Project.at(root).year(tahun)


def read_year(root: Path, tahun: int, contents: Mapping[str, bytes] | None = None) -> Bacaan:
    """Read a year, `contents` in the place of the files of their names."""
    return Project(Overlay(contents or {}, FolderOrigin(root))).year(tahun).reading


def load_year(root: Path, tahun: int) -> tuple[Tahun | None, list[Finding]]:
    """Read a year: its facts, None where an error stands in their way, and what reading found."""
    reading = year_of(root, tahun).reading
    return reading.tahun, reading.findings


def check_folder(root: Path, tahun: int, waivers: bool = True) -> tuple[Tahun | None, list[Finding]]:
    """Read a year and apply the rules; the facts are None when it has an error."""
    year = year_of(root, tahun)
    return (year.facts if year.sound(waivers=waivers) else None), year.findings(waivers=waivers)


def require_year(root: Path, tahun: int) -> Tahun:
    """Return the facts of a year; DataError when it has errors."""
    return year_of(root, tahun).require().numbers.year


def check(root: Path, names: Sequence[str] = (), waivers: bool = True) -> list[Finding]:
    """Return what `lkj check` finds in the years or paths named, in all years where none is."""
    return targets.check(Project.at(root), names, waivers=waivers)


def _named(path: Path, root: Path) -> tuple[Origin, str]:
    origin = FolderOrigin(root)
    return origin, targets.name_of(origin, path.as_posix())


def read_text(path: Path, root: Path) -> tuple[str | None, list[Finding]]:
    """Read a text of the project in a folder."""
    return text.read_text(*_named(path, root))


def load(path: Path, root: Path) -> tuple[yaml.Document | None, list[Finding]]:
    """Read a YAML file of the project in a folder."""
    return yaml.load(*_named(path, root))


def environment(root: Path) -> Environment:
    """Return what the templates of the project in a folder are rendered in."""
    return Environment(FolderOrigin(root))


def baca_logo(root: Path, tahun: int) -> logo.Logo | None:
    """Return the logo of a year."""
    return logo.baca_logo(FolderOrigin(root), tahun)


def source_of(root: Path) -> Source:
    """Return what shows the lines of the files in a folder."""
    return FolderOrigin(root).peek


def build(root: Path, tahun: int, formats: Collection[str], **order: Any) -> of.Built:
    """Build documents of a year into the folder's `build`."""
    return of.build(year_of(root, tahun), of.Order(formats=formats, **order))
