"""What is to be checked: years, or files and folders in them, as they are named on the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from lkj.check.project import Project
from lkj.diagnostics import Finding, Position, tidy
from lkj.files import Origin, RefusedError, layout, name_in
from lkj.files.layout import MAX_REFERENCE, REFERENCE
from lkj.model import Tahun, saran_awal
from lkj.publish.reference import check_reference

__all__ = ["Target", "check", "find_targets", "name_of"]


class Target(Struct, frozen=True):
    """What is to be checked: a year, or a file or folder in it (relative to the root)."""

    year: int
    name: str | None = None

    def holds(self, file: str) -> bool:
        """Tell whether a file, relative to the root, belongs to it."""
        if self.name is None or file == self.name or file.startswith(f"{self.name}/"):
            return True
        # What stands against a folder stands against what is in it, such as that it is a link.
        return self.name.startswith(f"{file}/")


def find_targets(project: Project, names: Sequence[str]) -> tuple[list[Target], list[Finding]]:
    """Return what the names on the command line stand for, years or paths (all years where none is named).

    Beside them stand the findings on the other names: LKJ109 where there is no year at all, LKJ113 for a path that is
    no data file of a year, LKJ108 for one that does not exist.
    """
    if not names:
        if not project.years:
            return [], [refusal("LKJ109", layout.DATA, "folder data tidak memuat satu tahun pun", saran_awal())]
        return [Target(year) for year in project.years], []
    targets: list[Target] = []
    refused: list[Finding] = []
    for name in names:
        if layout.is_year(name):
            targets.append(Target(int(name)))
            continue
        file = name_of(project.origin, name)
        year = layout.year_of(file)
        if year is None:
            hint = "sebut tahun (2024) atau berkas di dalam data/TAHUN"
            refused.append(refusal("LKJ113", file, f"«{name}» bukan berkas data satu tahun", hint))
        elif not _there(project.origin, file):
            refused.append(refusal("LKJ108", file, "berkas tidak ada", "periksa nama dan tempatnya"))
        else:
            targets.append(Target(year, file))
    return targets, refused


def name_of(origin: Origin, path: str) -> str:
    """Return a path relative to the root, as it was typed where it leads elsewhere."""
    found = None if origin.place is None else name_in(origin.place, Path(path))
    return path if found is None else found


def refusal(code: str, file: str, message: str, hint: str) -> Finding:
    """Return the finding that refuses what was asked for: of a whole file or folder, so at its beginning."""
    return Finding(code=code, position=Position(file, 1, 1), message=message, hint=hint)


def _there(origin: Origin, file: str) -> bool:
    try:
        return origin.kind(file) is not None
    except RefusedError:
        return True  # a link above it is told by the reader


def check(
    project: Project,
    names: Sequence[str] = (),
    *,
    waivers: bool = True,
    seen: Callable[[Tahun], None] = lambda _: None,
) -> list[Finding]:
    """Return the findings of the years or paths named, of all years when none is named; each once.

    With a whole year, the project's own reference document is looked at too, for every document is made with it.
    `seen` is told of each year that was asked for as a whole and is without an error. With `waivers` the findings that
    `pengecualian.yaml` accepts are left out.
    """
    targets, found = find_targets(project, names)
    for tahun in dict.fromkeys(target.year for target in targets):
        own = [target for target in targets if target.year == tahun]
        year = project.year(tahun)
        findings, sound = year.findings(waivers=waivers), year.sound(waivers=waivers)
        if sound:
            findings = tidy([*findings, *year.composing()])
        found += [f for f in findings if any(t.holds(f.file) for t in own)]
        if sound and any(t.name is None for t in own):
            seen(year.numbers.year)
    if any(target.name is None for target in targets) and not _reference_as_shipped(project.origin):
        found += check_reference(project.origin)
    return tidy(found)


def _reference_as_shipped(origin: Origin) -> bool:
    """Tell whether a project's reference document is a copy of lkj's, which needs no looking at."""
    if origin.peek(REFERENCE, MAX_REFERENCE) is None:
        return False
    from lkj.report.environment import as_shipped

    return as_shipped(origin, REFERENCE.rpartition("/")[2])
