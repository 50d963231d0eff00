"""Check year folders: all findings of one year, of several, or of single files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkj.diagnostics import DataError, Finding, Position, Severity, tidy
from lkj.model import Tahun, load_year, years
from lkj.rules import check_year


def check_folder(root: Path, year: int) -> tuple[Tahun | None, list[Finding]]:
    """Read a year and apply the rules; the facts are None when an error stands in their way."""
    facts, findings = load_year(root, year)
    if facts is not None:
        findings = [*findings, *check_year(facts)]
        if any(f.severity is Severity.ERROR for f in findings):
            facts = None
    return facts, tidy(findings)


def _check_prose(root: Path, facts: Tahun) -> list[Finding]:
    """Compose the report without making a document: prose and templates fail here as they would in a build."""
    from lkj.pengukuran import Pengukuran
    from lkj.report.lingkungan import environment
    from lkj.report.susun import susun_laporan

    try:
        susun_laporan(environment(root), Pengukuran(facts))
    except DataError as error:
        return list(error.findings)
    return []


def check_whole(root: Path, year: int) -> list[Finding]:
    """Return all findings of a year, those of its prose and templates included."""
    facts, findings = check_folder(root, year)
    return findings if facts is None else tidy([*findings, *_check_prose(root, facts)])


def require_year(root: Path, year: int) -> Tahun:
    """Return the facts of a year; DataError with all findings when the data has errors."""
    facts, findings = check_folder(root, year)
    if facts is None:
        raise DataError(findings)
    return facts


def _year_of(root: Path, name: str) -> tuple[int | None, str]:
    """Return the year a path belongs to and the path relative to the root."""
    try:
        relative = (Path(name) if Path(name).is_absolute() else Path.cwd() / name).resolve().relative_to(root.resolve())
    except ValueError:
        return None, name
    parts = relative.parts
    if len(parts) >= 2 and parts[0] == "data" and len(parts[1]) == 4 and parts[1].isdecimal():
        return int(parts[1]), relative.as_posix()
    return None, relative.as_posix()


def check(root: Path, targets: Sequence[str]) -> list[Finding]:
    """Return the findings of the years or files named, of all years when none is named."""
    if not targets:
        known = years(root)
        if not known:
            hint = "jalankan lkj dari folder yang memuat folder data, atau sebut tempatnya dengan --root"
            return [
                Finding(
                    "LKJ109",
                    Severity.ERROR,
                    Position("data", 1, 1),
                    "folder data tidak memuat satu tahun pun",
                    hint,
                )
            ]
        targets = [str(year) for year in known]
    found: list[Finding] = []
    for target in targets:
        if len(target) == 4 and target.isascii() and target.isdigit():
            found += check_whole(root, int(target))
            continue
        year, name = _year_of(root, target)
        if year is None:
            hint = "sebut tahun (2024) atau berkas di dalam data/TAHUN"
            found.append(
                Finding(
                    "LKJ113",
                    Severity.ERROR,
                    Position(name, 1, 1),
                    f"«{target}» bukan berkas data satu tahun",
                    hint,
                )
            )
            continue
        if not (root / name).exists():
            found.append(
                Finding(
                    "LKJ108",
                    Severity.ERROR,
                    Position(name, 1, 1),
                    "berkas tidak ada",
                    "periksa nama dan tempatnya",
                )
            )
            continue
        found += [f for f in check_whole(root, year) if f.file == name or f.file.startswith(f"{name}/")]
    return tidy(found)
