"""Check year folders: all findings of one year, of several, or of single files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from lkj.check.rules.composed import check_made, check_templates
from lkj.check.rules.run import check_year, check_years
from lkj.check.waivers import dapat_dikecualikan, terapkan
from lkj.diagnostics import DataError, Finding, Position, Severity, tidy
from lkj.files import RefusedError, kind, name_in, read_stream
from lkj.model import Tahun, years
from lkj.model.load import Bacaan, read_year
from lkj.publish.reference import check_reference

Contents = Mapping[str, bytes]
_NO_CONTENTS: Contents = MappingProxyType({})


class Pembaca:
    """Reads the years of a project, each once: a year is asked for by itself and by the one after it.

    `contents` holds what is read in the place of a file, by the file's name relative to the root.
    """

    def __init__(self, root: Path, contents: Contents = _NO_CONTENTS) -> None:
        self.root, self._contents = root, contents
        self._known: dict[int, Bacaan] = {}

    def baca(self, year: int) -> Bacaan:
        """Return what reading a year gave."""
        if year not in self._known:
            self._known[year] = read_year(self.root, year, self._contents)
        return self._known[year]


def check_folder(root: Path, year: int, waivers: bool = True) -> tuple[Tahun | None, list[Finding]]:
    """Read a year and apply the rules; the facts are None when an error stands in their way.

    With `waivers` the findings that `pengecualian.yaml` accepts are left out.
    """
    return _check(Pembaca(root), year, waivers)


def _check(pembaca: Pembaca, year: int, waivers: bool) -> tuple[Tahun | None, list[Finding]]:
    reading = pembaca.baca(year)
    facts, findings = reading.tahun, reading.findings
    if facts is not None:
        findings = [*findings, *check_year(facts), *_check_before(pembaca, facts)]
    if waivers:
        findings = _waive(reading, findings)
    if any(f.severity is Severity.ERROR for f in findings):
        facts = None
    return facts, tidy(findings)


def _check_before(pembaca: Pembaca, now: Tahun) -> list[Finding]:
    """Return what the rules find between a year and the one before it, where the project holds that and can read it."""
    if now.tahun - 1 not in years(pembaca.root):
        return []
    before = pembaca.baca(now.tahun - 1).tahun
    return [] if before is None else check_years(before, now)


def _waive(reading: Bacaan, findings: list[Finding]) -> list[Finding]:
    accepted = reading.berkas.get("pengecualian")
    if accepted is None or not accepted.pengecualian:
        return findings
    # While an error stops some of the rules, a waiver that met nothing may only have met nothing yet.
    whole = not any(f.severity is Severity.ERROR and not dapat_dikecualikan(f.code, f.severity) for f in findings)
    report = reading.tahun.satker.laporan.tanggal if reading.tahun else None
    return terapkan(findings, accepted, reading.documents, report, whole)


def _check_composed(root: Path, facts: Tahun) -> list[Finding]:
    """Compose without making a document: logo, prose and templates fail here as they would in a build.

    What lkj's own templates make of right facts is right; of a project with templates of its own, every document is
    composed.
    """
    from lkj.pengukuran import Pengukuran, bertriwulan
    from lkj.report.dokumen import DOKUMEN, TRIWULANAN, susun
    from lkj.report.environment import environment
    from lkj.report.logo import baca_logo

    found: list[Finding] = []
    composed: list[tuple[str, str]] = []
    logo = None
    try:
        logo = baca_logo(root, facts.tahun)
    except DataError as error:
        found += error.findings
    env, numbers = environment(root), Pengukuran(facts)
    wanted = DOKUMEN.values() if kind(root, "templates") is not None else [DOKUMEN["lkj"]]
    for one in wanted:
        quarter = 4 if one.id == TRIWULANAN else None
        if not one.ada(facts) or (quarter and not bertriwulan(numbers.utama.baris)):
            continue
        try:
            made = susun(env, numbers, one, logo.svg if logo else None, quarter)
            composed.append((one.templat, made.markdown))
            found += check_made(made.prosa)
        except DataError as error:
            found += error.findings
    return [*found, *check_templates(env.own, composed, facts.satker.tata_letak.fon)]


def check_whole(pembaca: Pembaca, year: int, waivers: bool = True) -> tuple[Tahun | None, list[Finding]]:
    """Return what `check_folder` does, with the findings on logo, prose and templates added to the others."""
    facts, findings = _check(pembaca, year, waivers)
    return facts, findings if facts is None else tidy([*findings, *_check_composed(pembaca.root, facts)])


def require_year(root: Path, year: int) -> Tahun:
    """Return the facts of a year; DataError with all findings when the data has errors."""
    facts, findings = check_folder(root, year)
    if facts is None:
        raise DataError(findings)
    return facts


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be checked: a year, or a file or folder in it (relative to the root)."""

    year: int
    name: str | None = None

    def holds(self, file: str) -> bool:
        """Tell whether a file, relative to the root, belongs to it."""
        if self.name is None or file == self.name or file.startswith(f"{self.name}/"):
            return True
        # What stands against a folder stands against what is in it, such as that it is a link.
        return self.name.startswith(f"{file}/")


def find_targets(
    root: Path, names: Sequence[str], contents: Contents = _NO_CONTENTS
) -> tuple[list[Target], list[Finding]]:
    """Return what the names on the command line stand for, years or paths (all years where none is named).

    Beside them stand the findings on the other names: LKJ109 where there is no year at all, LKJ113 for a path that is
    no data file of a year, LKJ108 for one that neither exists nor is among `contents`.
    """
    if not names:
        known = years(root)
        if not known:
            hint = "jalankan lkj dari folder yang memuat folder data, atau sebut tempatnya dengan --root"
            return [], [_refusal("LKJ109", "data", "folder data tidak memuat satu tahun pun", hint)]
        return [Target(year) for year in known], []
    targets: list[Target] = []
    refused: list[Finding] = []
    for name in names:
        if len(name) == 4 and name.isascii() and name.isdigit():
            targets.append(Target(int(name)))
            continue
        year, file = _year_of(root, name)
        if year is None:
            hint = "sebut tahun (2024) atau berkas di dalam data/TAHUN"
            refused.append(_refusal("LKJ113", file, f"«{name}» bukan berkas data satu tahun", hint))
        elif file not in contents and not _there(root, file):
            refused.append(_refusal("LKJ108", file, "berkas tidak ada", "periksa nama dan tempatnya"))
        else:
            targets.append(Target(year, file))
    return targets, refused


def read_stdin(root: Path, name: str, stream: BinaryIO) -> dict[str, bytes]:
    """Return what the stream holds as the contents of a data file; of an endless one, enough to be refused."""
    return {_year_of(root, name)[1]: read_stream(stream)}


def _refusal(code: str, file: str, message: str, hint: str) -> Finding:
    return Finding(code, Position(file, 1, 1), message, hint)


def _year_of(root: Path, name: str) -> tuple[int | None, str]:
    """Return the year a path belongs to and the path relative to the root."""
    relative = name_in(root, Path(name))
    if relative is None:
        return None, name
    parts = relative.split("/")
    if len(parts) >= 2 and parts[0] == "data" and len(parts[1]) == 4 and parts[1].isascii() and parts[1].isdigit():
        return int(parts[1]), relative
    return None, relative


def _there(root: Path, file: str) -> bool:
    try:
        return kind(root, file) is not None
    except RefusedError:
        return True  # a link above it is told by the reader


def check(
    root: Path,
    names: Sequence[str],
    waivers: bool = True,
    contents: Contents = _NO_CONTENTS,
    seen: Callable[[Tahun], None] = lambda _: None,
) -> list[Finding]:
    """Return the findings of the years or paths named, of all years when none is named; each once.

    With a whole year, the project's own reference document is looked at too, for every document is made with it.
    A year is read once, whatever is asked of it; `seen` is told of each that was asked for as a whole and is without
    an error. `waivers` is as for `check_folder`, `contents` as for `Pembaca`.
    """
    targets, found = find_targets(root, names, contents)
    pembaca = Pembaca(root, contents)
    for year in dict.fromkeys(target.year for target in targets):
        own = [target for target in targets if target.year == year]
        facts, findings = check_whole(pembaca, year, waivers)
        found += [f for f in findings if any(t.holds(f.file) for t in own)]
        if facts is not None and any(t.name is None for t in own):
            seen(facts)
    if any(target.name is None for target in targets):
        found += check_reference(root)
    return tidy(found)
