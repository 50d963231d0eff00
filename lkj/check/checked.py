"""What a check found, and its record: where nothing that it asked changed, it finds the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, convert, to_builtins

from lkj.diagnostics import Finding, Severity
from lkj.files import name_in
from lkj.files.layout import is_year
from lkj.files.remembered import Remembered

if TYPE_CHECKING:
    from lkj.files import Cache, FolderOrigin, Origin

__all__ = ["Checked", "check_again", "check_now"]

# What an engine says of a picture or a scan may be the machine's doing, and gone the next time.
_BY_ENGINES = frozenset({"LKJ130", "LKJ530"})


class Checked(Struct, frozen=True):
    """All findings, how far the years without an error are filled in, in lines for a person, and which these are.

    The lines tell too which of them was not held to the year before, for that cannot be read.
    """

    findings: tuple[Finding, ...]
    kemajuan: tuple[str, ...]
    tahun: tuple[int, ...]


def check_now(origin: Origin, names: Sequence[str], *, waivers: bool) -> Checked:
    """Return what a check of years or paths finds."""
    from lkj.check import targets
    from lkj.check.project import Project
    from lkj.model.blanks import kemajuan

    project, years = Project(origin), list[Any]()
    found = targets.check(project, names, waivers=waivers, seen=years.append)
    lines = [line for facts in years for line in kemajuan(facts)]
    for year in (facts.tahun for facts in years):
        lost = project.year(year).lost
        if lost is not None and lost not in found:
            at = f"{lost.file}:{lost.position.line}"
            lines.append(
                f"{year} tidak dibandingkan dengan {year - 1}: {at}: {lost.message}; lihat «lkj check {year - 1}»"
            )
    return Checked(tuple(found), tuple(lines), tuple(facts.tahun for facts in years))


def check_again(
    origin: FolderOrigin, names: Sequence[str], cache: Cache, by: Mapping[str, Any], *, waivers: bool
) -> tuple[Checked, FolderOrigin]:
    """Return what a check of years or paths finds, and what reads their lines; `by` tells this lkj from all others."""
    # Whence it is asked says which file a path means.
    asked = [(name, None if is_year(name) else name_in(origin.place, Path(name))) for name in names]
    remembered = Remembered(cache, origin, "check", {"asked": asked, "waivers": waivers, **by})
    there = remembered.find(lambda record: convert(record["checked"], Checked))
    if there is not None:
        return there
    made = check_now(origin, names, waivers=waivers)
    if not any(one.code in _BY_ENGINES and one.severity is Severity.ERROR for one in made.findings):
        remembered.note({"checked": to_builtins(made)}, origin.asked())
    return made, origin
