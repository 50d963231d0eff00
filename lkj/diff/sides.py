"""Find and read the two sides of a comparison: two years, two year folders, or two revisions of git."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from lkj.check.project import ExcusedError, Project
from lkj.check.targets import refusal
from lkj.diagnostics import DataError, Finding, Part, Source, UserError
from lkj.diff import Beda, banding_tahun, setahun_penuh
from lkj.diff.git import Repositori
from lkj.files import layout
from lkj.model.load import refuse_year
from lkj.pengukuran import Pengukuran

__all__ = ["BERKAS_KERJA", "SisiError", "SisiGagal", "banding_git", "banding_sisi"]

BERKAS_KERJA = "berkas kerja"


class SisiGagal(Struct, frozen=True):
    """A side whose data has errors: its label, its findings, and what shows the lines of the files they speak of."""

    label: str
    findings: tuple[Finding, ...]
    source: Source


class SisiError(UserError):
    """At least one side cannot be compared; `sisi` holds those that cannot."""

    exit = 1

    def __init__(self, sisi: Sequence[SisiGagal]) -> None:
        super().__init__(", ".join(one.label for one in sisi))
        self.sisi = tuple(sisi)

    @property
    def parts(self) -> Sequence[Part]:
        """The findings of each side, under its name."""
        return [(f"galat: data «{s.label}» tidak dapat dibandingkan:", s.findings, s.source) for s in self.sisi]

    @property
    def said(self) -> Sequence[str]:
        """Nothing besides."""
        return ()


class _Sisi(Struct, frozen=True):
    """A side: the project, the year, and what the side is called."""

    project: Project
    tahun: int
    label: str


def banding_sisi(project: Project, a: str, b: str) -> Beda:
    """Compare two sides, each a year of the project or a path to a year folder.

    Raises DataError (LKJ113) for a name that is neither, SisiError where a side's data has errors, ExcusedError where
    one is a year that is not delivered.
    """
    places: dict[Path, Project] = {}
    first, second = _sisi(project, a, places), _sisi(project, b, places)
    named = first.project is not second.project or first.tahun == second.tahun
    return _banding(first, second, named=named)


def banding_git(project: Project, rentang: str, tahun: int | None) -> list[Beda]:
    """Compare revisions of git (`A..B`, `A...B`, or `A` with the work tree): one year, or each that differs.

    A year that only one side holds is told as such. Raises what `Repositori` raises, DataError (LKJ109) for a year
    that neither side holds, SisiError where a side's data has errors.
    """
    with Repositori(project.origin.place or Path()) as repositori:
        a, b = repositori.pisah(rentang)
        before = repositori.revisi(a)
        after = None if b is None else repositori.revisi(b)
        old, new = Project(before), project if after is None else Project(after)
        label_a, label_b = _label_git(rentang)
        wanted = sorted({*old.years, *new.years}) if tahun is None else [tahun]
        if not wanted:
            # Of a project that git does not see where it lies, no difference could be told either.
            hint = "periksa revisinya, dan bahwa --root menyebut folder proyek di dalam repositori itu"
            raise DataError([refusal("LKJ109", "data", "tidak ada data satu tahun pun di kedua sisi", hint)])
        found = []
        for year in wanted:
            folder = layout.year_folder(year)
            if year not in old.years and year not in new.years:
                known = ", ".join(map(str, sorted({*old.years, *new.years})))
                hint = f"tahun yang ada: {known or 'tidak satu pun'}"
                raise DataError([refusal("LKJ109", folder, f"data tahun {year} tidak ada di kedua sisi", hint)])
            if year not in old.years or year not in new.years:
                found.append(setahun_penuh(year, label_a, label_b, baru=year in new.years))
            elif tahun is not None or after is None or not before.serupa(after, folder):
                found.append(_banding(_Sisi(old, year, label_a), _Sisi(new, year, label_b), named=True))
    # Years that are alike need no word, unless one was asked for.
    return found if tahun is not None else [one for one in found if one.berbeda]


def _label_git(rentang: str) -> tuple[str, str]:
    for dots in ("...", ".."):
        first, found, second = rentang.partition(dots)
        if found:
            return f"{first or 'HEAD'}{dots if dots == '...' else ''}", second or "HEAD"
    return rentang, BERKAS_KERJA


def _banding(a: _Sisi, b: _Sisi, *, named: bool) -> Beda:
    sides: list[Pengukuran] = []
    failed: list[SisiGagal] = []
    for one in dict.fromkeys((a, b)):
        try:
            # What only contradicts itself can be compared; what cannot be computed cannot.
            sides.append(one.project.year(one.tahun).numbers)
        except ExcusedError:
            raise
        except DataError as error:
            failed.append(SisiGagal(one.label, error.findings, one.project.origin.peek))
    if failed:
        raise SisiError(failed)
    labels = (a.label, b.label) if named and a != b else ("", "")
    return banding_tahun(sides[0], sides[-1], *labels)


def _sisi(project: Project, name: str, places: dict[Path, Project]) -> _Sisi:
    if layout.is_year(name):
        return _Sisi(project, int(name), name)
    path = Path(name)
    # As it was named: a link in the place of the year or of `data` is refused by the reader, those above are followed.
    folder = Path(os.path.normpath(path.absolute()))
    other = places.setdefault(folder.parent.parent, Project.at(folder.parent.parent))
    named = layout.is_year(folder.name) and folder.parent.name == layout.DATA
    if not named or not _ada(other, int(folder.name)):
        hint = "tulis tahun (2024) atau folder satu tahun, misalnya ../lama/data/2024"
        raise DataError(
            [refusal("LKJ113", path.as_posix(), f"«{name}» bukan tahun dan bukan folder data satu tahun", hint)]
        )
    # What a person typed may stand in a result; the place of a folder on this machine may not.
    label = "/".join(folder.parts[-3:]) if path.is_absolute() else path.as_posix()
    return _Sisi(other, int(folder.name), label)


def _ada(project: Project, tahun: int) -> bool:
    refused = refuse_year(project.origin, tahun)
    return refused is None or refused.code != "LKJ109"
