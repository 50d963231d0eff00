"""The data files of the project in their one form: each is formatted, or its findings say why not."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from lkj.check.project import Project
from lkj.check.targets import Target
from lkj.diagnostics import Finding, Position, Severity
from lkj.files import Origin, layout
from lkj.files.difference import difference
from lkj.files.history import write_kept
from lkj.files.text import read_source
from lkj.fmt.form import rapikan_teks
from lkj.model.load import YEAR_FILES, Bacaan, YearFile, refuse_year
from lkj.publish.errors import EngineError

__all__ = ["Rapi", "rapikan"]


class Rapi(Struct, frozen=True):
    """What became of one file: its name relative to the root, what it held, and what it holds in its one form.

    `sebelum` is None for a file that is not there yet. `sesudah` is None for one that cannot be formatted: `findings`
    tell why, or `galat` where lkj itself failed.
    """

    berkas: str
    sebelum: bytes | None = b""
    sesudah: bytes | None = None
    findings: tuple[Finding, ...] = ()
    galat: EngineError | None = None

    @property
    def berubah(self) -> bool:
        """Whether the file is not in its one form."""
        return self.sesudah is not None and self.sesudah != self.sebelum

    def beda(self) -> str:
        """Return the difference as `git diff` writes it, empty where there is none."""
        return "" if self.sesudah is None else difference(self.berkas, self.sebelum, self.sesudah)


def rapikan(project: Project, targets: Iterable[Target], tulis: bool) -> list[Rapi]:
    """Bring the data files of the targets into their one form, and with `tulis` write those that change.

    A file that the reader refuses or that does not fit its model is left alone and comes back with the findings of
    `lkj check`; so does a target that is no data file. Prose is passed over. All changed files are written, or none.
    Raises FileError when one cannot be written.
    """
    origin = project.origin
    wanted = list(dict.fromkeys(targets))
    results = [_asing(target) for target in wanted if not _dikenal(target)]
    for year in sorted({target.year for target in wanted}):
        own = [target for target in wanted if target.year == year]
        folder = layout.year_folder(year)
        refused = refuse_year(origin, year)
        if refused is not None:
            results.append(Rapi(folder, findings=(refused,)))
            continue
        reading = project.year(year).reading
        for file in YEAR_FILES:
            name = f"{folder}/{file.name}"
            if any(target.holds(name) for target in own) and origin.owns(name) and origin.kind(name) is not None:
                results.append(_satu(origin, name, file, reading))
    if tulis and origin.place is not None:
        changed = {r.berkas: r.sesudah for r in results if r.berubah and r.sesudah is not None}
        write_kept(changed, origin.place, "fmt")
    return results


def _satu(origin: Origin, name: str, file: YearFile, reading: Bacaan) -> Rapi:
    content, text = origin.peek(name), read_source(origin, name)[0]
    if content is None or text is None or file.field not in reading.berkas:
        errors = (f for f in reading.findings if f.file == name and f.severity is Severity.ERROR)
        return Rapi(name, findings=tuple(errors))
    try:
        return Rapi(name, content, rapikan_teks(name, text).encode("utf-8"))
    except EngineError as error:
        return Rapi(name, galat=error)


def _dikenal(target: Target) -> bool:
    """Tell whether a target is a year, holds a data file, or is prose."""
    folder, prose, _ = layout.folders(target.year)
    return (
        target.name is None
        or any(target.holds(f"{folder}/{name}") for name in layout.YAML)
        or f"{target.name}/".startswith(f"{prose}/")
    )


def _asing(target: Target) -> Rapi:
    name = target.name or ""
    message = f"«{name}» bukan berkas data yang dapat dirapikan"
    hint = "yang dirapikan: " + ", ".join(layout.YAML)
    return Rapi(name, findings=(Finding(code="LKJ113", position=Position(name, 1, 1), message=message, hint=hint),))
