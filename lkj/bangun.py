"""Build: a year folder to finished documents in `build/`."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path

from lkj.diagnostics import DataError, Finding, Severity
from lkj.pemeriksaan import check_folder
from lkj.publish.layout import Layout, Properties
from lkj.publish.terbitkan import Assets, Publisher
from lkj.publish.tulis_berkas import write_all

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote, and the findings that did not stop it."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = field(default=())


def _assets(root: Path) -> Assets:
    from lkj.report.lingkungan import package_templates

    own = package_templates()
    restyled = root / "templates" / "reference.docx"
    return Assets(own / "filter.lua", own / "laporan.typ", restyled if restyled.is_file() else own / "reference.docx")


def _timestamp(day: date) -> int:
    """Seconds since 1970 for a document's properties: SOURCE_DATE_EPOCH, else the report's own date."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return int(given)
    return int(datetime.combine(day, time(), UTC).timestamp())


def build(
    root: Path,
    year: int,
    formats: Collection[str],
    *,
    keep: bool = False,
    strict: bool = False,
    progress: Progress = lambda _: None,
) -> Built:
    """Build the Laporan Kinerja of a year; `keep` also writes the Markdown and the Typst text.

    Raises DataError when the data has errors (or warnings under `strict`) and EngineError when a tool fails; in both
    cases the last good files stay.
    """
    # The engines' own start overlaps with reading the data.
    publisher = Publisher(_assets(root), formats)
    try:
        progress("membaca data")
        facts, findings = check_folder(root, year)
        blocking = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        if facts is None or any(f.severity in blocking for f in findings):
            raise DataError(findings)
        progress("menyusun laporan")
        from lkj.pengukuran import Pengukuran
        from lkj.report.lingkungan import environment
        from lkj.report.susun import susun_laporan

        laporan = susun_laporan(environment(root), Pengukuran(facts))
        progress("membuat dokumen")
        made = publisher.publish(
            laporan.markdown,
            figures=laporan.figures,
            cells=laporan.sel,
            layout=Layout(),
            properties=Properties(laporan.judul, laporan.penulis, _timestamp(facts.satker.laporan.tanggal)),
            progress=progress,
        )
    finally:
        publisher.stop()
    folder = root / "build"
    files = {folder / f"lkj-{year}.{suffix}": data for suffix, data in made.files.items()}
    if keep:
        files |= {folder / f"lkj-{year}.{suffix}": data for suffix, data in made.intermediate.items()}
    write_all(files)
    return Built(tuple(files), tuple(findings))
