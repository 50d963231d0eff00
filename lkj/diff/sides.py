"""Find and read the two sides of a comparison: two years, two year folders, or two revisions of git."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from lkj.check.project import require_year
from lkj.check.rules import rules
from lkj.diagnostics import DataError, Finding, Part, Position, UserError
from lkj.diff import Beda, banding_tahun, setahun_penuh
from lkj.diff.git import Repositori
from lkj.files import scratch
from lkj.files.text import read_bytes
from lkj.model import load_year, years
from lkj.model.load import refuse_year
from lkj.pengukuran import Pengukuran

__all__ = ["BERKAS_KERJA", "SisiError", "SisiGagal", "banding_git", "banding_sisi"]

BERKAS_KERJA = "berkas kerja"


@dataclass(frozen=True, slots=True)
class SisiGagal:
    """A side whose data has errors: its label, its findings, and what the files they speak of hold."""

    label: str
    findings: tuple[Finding, ...]
    isi: Mapping[str, bytes]


class SisiError(UserError):
    """At least one side cannot be compared; `sisi` holds those that cannot."""

    exit = 1

    def __init__(self, sisi: Sequence[SisiGagal]) -> None:
        super().__init__(", ".join(one.label for one in sisi))
        self.sisi = tuple(sisi)

    @property
    def parts(self) -> Sequence[Part]:
        """The findings of each side, under its name."""
        return [(f"galat: data «{s.label}» tidak dapat dibandingkan:", s.findings, s.isi) for s in self.sisi]

    @property
    def said(self) -> Sequence[str]:
        """Nothing besides."""
        return ()


@dataclass(frozen=True, slots=True)
class _Sumber:
    """Where a side is read from: the root, the year, and what the side is called."""

    root: Path
    tahun: int
    label: str


def banding_sisi(root: Path, a: str, b: str) -> Beda:
    """Compare two sides, each a year of the root or a path to a year folder.

    Raises DataError (LKJ113) for a name that is neither, SisiError where a side's data has errors.
    """
    first, second = _sumber(root, a), _sumber(root, b)
    named = first.root != second.root or first.tahun == second.tahun
    return _banding(first, second, named=named)


def banding_git(root: Path, rentang: str, tahun: int | None) -> list[Beda]:
    """Compare revisions of git (`A..B`, `A...B`, or `A` with the work tree): one year, or each that differs.

    A year that only one side holds is told as such. Raises what `Repositori` raises, DataError (LKJ109) for a year
    that neither side holds, SisiError where a side's data has errors.
    """
    repositori = Repositori(root)
    a, b = repositori.pisah(rentang)
    old, new = repositori.tahun(a), years(root) if b is None else repositori.tahun(b)
    label_a, label_b = _label_git(rentang)
    wanted = sorted({*old, *new}) if tahun is None else [tahun]
    if not wanted:
        # Of a project that git does not see where it lies, no difference could be told either.
        hint = "periksa revisinya, dan bahwa --root menyebut folder proyek di dalam repositori itu"
        raise DataError([_tolak("LKJ109", "data", "tidak ada data satu tahun pun di kedua sisi", hint)])
    found = []
    for year in wanted:
        if year not in old and year not in new:
            hint = f"tahun yang ada: {', '.join(map(str, sorted({*old, *new}))) or 'tidak satu pun'}"
            raise DataError([_tolak("LKJ109", f"data/{year}", f"data tahun {year} tidak ada di kedua sisi", hint)])
        if year not in old or year not in new:
            found.append(setahun_penuh(year, label_a, label_b, baru=year in new))
        elif tahun is not None or b is None or not repositori.serupa(a, b, year):
            with _revisi(repositori, a, year, label_a) as first, _revisi(repositori, b, year, label_b, root) as second:
                found.append(_banding(first, second, named=True))
    # Years that are alike need no word, unless one was asked for.
    return found if tahun is not None else [one for one in found if one.berbeda]


def _label_git(rentang: str) -> tuple[str, str]:
    for dots in ("...", ".."):
        first, found, second = rentang.partition(dots)
        if found:
            return f"{first or 'HEAD'}{dots if dots == '...' else ''}", second or "HEAD"
    return rentang, BERKAS_KERJA


@contextmanager
def _revisi(
    repositori: Repositori, komit: str | None, tahun: int, label: str, root: Path = Path()
) -> Iterator[_Sumber]:
    """Give a side of a revision, in a folder that lives as long as it is needed; without one, of the work tree."""
    with ExitStack() as stack:
        if komit is not None:
            folder = stack.enter_context(scratch())
            try:
                for name, content in repositori.isi(komit, tahun).items():
                    folder.put(name, content)
            except DataError as error:
                raise SisiError([SisiGagal(label, error.findings, {})]) from error
            root = folder.path
        yield _Sumber(root, tahun, label)


def _banding(a: _Sumber, b: _Sumber, *, named: bool) -> Beda:
    sides: list[Pengukuran] = []
    failed: list[SisiGagal] = []
    for one in dict.fromkeys((a, b)):
        try:
            sides.append(_ukur(one))
        except DataError as error:
            files = {finding.file for finding in error.findings}
            texts = {name: read_bytes(one.root / name, one.root) for name in files}
            known = {name: text for name, text in texts.items() if text is not None}
            failed.append(SisiGagal(one.label, error.findings, known))
    if failed:
        raise SisiError(failed)
    labels = (a.label, b.label) if named and a != b else ("", "")
    return banding_tahun(sides[0], sides[-1], *labels)


def _ukur(one: _Sumber) -> Pengukuran:
    """Return the numbers of a side. What only contradicts itself can be compared; what cannot be computed cannot."""
    facts, _ = load_year(one.root, one.tahun)
    if facts is None or any(
        True for rule in rules("rujukan") if rule.blocks for find in rule.of_facts for _ in find(facts)
    ):
        facts = require_year(one.root, one.tahun)
    return Pengukuran(facts)


def _sumber(root: Path, name: str) -> _Sumber:
    if _tahun(name):
        return _Sumber(root, int(name), name)
    path = Path(name)
    # As it was named: a link in the place of the year or of `data` is refused by the reader, those above are followed.
    folder = Path(os.path.normpath(path.absolute()))
    place = folder.parent.parent
    if not (_tahun(folder.name) and folder.parent.name == "data" and _ada(place, int(folder.name))):
        hint = "tulis tahun (2024) atau folder satu tahun, misalnya ../lama/data/2024"
        raise DataError(
            [_tolak("LKJ113", path.as_posix(), f"«{name}» bukan tahun dan bukan folder data satu tahun", hint)]
        )
    # What a person typed may stand in a result; the place of a folder on this machine may not.
    label = "/".join(folder.parts[-3:]) if path.is_absolute() else path.as_posix()
    return _Sumber(place, int(folder.name), label)


def _ada(root: Path, tahun: int) -> bool:
    refused = refuse_year(root, tahun)
    return refused is None or refused.code != "LKJ109"


def _tahun(name: str) -> bool:
    return len(name) == 4 and name.isascii() and name.isdigit()


def _tolak(code: str, file: str, message: str, hint: str) -> Finding:
    return Finding(code, Position(file, 1, 1), message, hint)
