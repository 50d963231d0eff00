"""What is done with one office among many: its failures come back with its result, and stop no other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from lkj.diagnostics import DataError, Finding, UserError
from lkj.files import Cache, told
from lkj.offices.office import Office
from lkj.offices.pool import Lost

if TYPE_CHECKING:
    from lkj.build.order import Order
    from lkj.pengukuran.antarsatker import Hasil, TanpaData

__all__ = ["BUILDING", "CHECKING", "LOST", "Done", "Errand", "build_office", "check_office"]

#: What processes load beforehand that check offices, and those that build their documents.
CHECKING = ("lkj.check.targets", "lkj.report.compose", "lkj.offices.hasil")
BUILDING = (*CHECKING, "lkj.build.build", "lkj.build.evidence", "lkj.build.unchanged", "lkj.explain.web")
EXIT_DATA, EXIT_MACHINE = 1, 3


class Done(Struct, frozen=True, kw_only=True):
    """What came of one office: findings as the tree has them, and the documents' SHA-256 by their names in the tree.

    `kept` are final documents that would have been replaced: where each is now, and where it was.
    `exit` is the code that the command would have ended with for it alone, and `said` what it would have told. `hasil`
    is what it reached, by year, where that is to be held to what others reached.
    """

    findings: Sequence[Finding] = ()
    skipped: Sequence[Finding] = ()
    sha256: Mapping[str, str] | None = None
    unchanged: bool = False
    kept: Mapping[str, str] = field(default_factory=dict)
    exit: int = 0
    said: Sequence[str] = ()
    hasil: Mapping[int, Hasil | TanpaData] = field(default_factory=dict)


#: Stands for the result of an office whose process ended.
LOST = Done(
    exit=EXIT_MACHINE,
    said=(
        "galat: prosesnya berhenti sebelum selesai, barangkali karena memori habis",
        "saran: jalankan satker ini sendiri, atau kurangi --jobs",
    ),
)


def settled(result: Done | Lost) -> Done:
    """Return the result of an office, whatever became of its process."""
    return LOST if isinstance(result, Lost) else result


def _guarded(office: Office, work: Callable[[], Done]) -> Done:
    """Return what work gives; any failure is told in its place."""
    try:
        return work()
    except DataError as error:
        return Done(findings=office.placed(error.findings), exit=error.exit, said=tuple(filter(None, error.said)))
    except UserError as error:
        found = [one for _, findings, _ in error.parts for one in findings]
        return Done(findings=office.placed(found), exit=error.exit, said=tuple(filter(None, error.said)))
    except Exception as error:
        return Done(exit=EXIT_MACHINE, said=told(error))


class Errand(Struct, frozen=True, kw_only=True):
    """What is to be built of each office; `cache` is the folder for records, where one was named."""

    tahun: int
    order: Order
    cache: Path | None = None
    force: bool = False


def build_office(errand: Errand, office: Office) -> Done:
    """Build the documents of an office, unless they stand there as they would be made."""
    return _guarded(office, lambda: _build(errand, office))


def _build(errand: Errand, office: Office) -> Done:
    from lkj.build.build import build, documents
    from lkj.build.unchanged import Records
    from lkj.check.project import Project

    origin = office.origin
    order = documents(Project(origin).year(errand.tahun), errand.order)
    records = Records(Cache(office.tree, errand.cache), origin, errand.tahun, order)
    tree = office.tree
    there = None if order.final or errand.force else records.find()
    built = there[0] if there is not None else build(Project(origin).year(errand.tahun), order, records=records)
    return Done(
        findings=office.placed(built.findings),
        skipped=office.placed(built.dilewati),
        sha256={path.relative_to(tree).as_posix(): digest for path, digest in built.sha256.items()},
        unchanged=built.unchanged,
        kept={path.relative_to(tree).as_posix(): own.relative_to(tree).as_posix() for path, own in built.kept.items()},
    )


def check_office(names: Sequence[str], waivers: bool, between: bool, office: Office) -> Done:
    """Check the years of an office that are named, all that it has where none is.

    With `between` what it reached in them is told too, for the rules between offices.
    """
    return _guarded(office, lambda: _check(names, waivers, between, office))


def _check(names: Sequence[str], waivers: bool, between: bool, office: Office) -> Done:
    from lkj.check import targets

    project = office.project
    # Of several years an office is not to have those before its first one.
    first = min(project.years, default=0)
    begun = [name for name in names if int(name) >= first] or names
    found = office.placed(targets.check(project, begun, waivers=waivers))
    if not between:
        return Done(findings=found)
    from lkj.offices.hasil import hasil_tahun

    asked = [int(name) for name in names] or project.years
    return Done(findings=found, hasil={tahun: hasil_tahun(office, project.year(tahun)) for tahun in asked})
