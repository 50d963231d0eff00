"""Build: a year folder to finished documents in `build/`."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lkj.diagnostics import DataError, Finding, Position, Severity
from lkj.model import Tahun
from lkj.model.satker import KERTAS
from lkj.pemeriksaan import check_folder
from lkj.publish.layout import Layout, Properties
from lkj.publish.terbitkan import Assets, Content, Publisher
from lkj.publish.tulis_berkas import write_all

if TYPE_CHECKING:
    from lkj.pengukuran import Pengukuran
    from lkj.publish.web import Explanation
    from lkj.report.susun import Laporan

Progress = Callable[[str], None]


KONSEP = "KONSEP"
# What prints a placeholder (a day that is not known leaves dots for the pen), and what says that a waiver is old.
PLACEHOLDERS = ("LKJ601", "LKJ602", "LKJ603", "LKJ410")
OUTDATED = ("LKJ115", "LKJ116")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote, and the findings that did not stop it."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = field(default=())


def _assets(root: Path) -> Assets:
    from lkj.report.lingkungan import package_templates

    own = package_templates()
    restyled = root / "templates" / "reference.docx"
    reference = restyled if restyled.is_file() else own / "reference.docx"
    return Assets(own / "filter.lua", own / "laporan.typ", reference, own / "web")


def _layout(facts: Tahun) -> Layout:
    chosen = facts.satker.tata_letak
    width, height = KERTAS[chosen.kertas]
    margin = chosen.margin
    return Layout(
        lebar=width,
        tinggi=height,
        kiri=float(margin.kiri),
        kanan=float(margin.kanan),
        atas=float(margin.atas),
        bawah=float(margin.bawah),
        ukuran=float(chosen.ukuran),
    )


def _timestamp(day: date) -> int:
    """Seconds since 1970 for a document's properties: SOURCE_DATE_EPOCH, else the report's own date."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return int(given)
    return int(datetime.combine(day, time(), UTC).timestamp())


def _evidence(root: Path, numbers: Pengukuran, name: str, final: bool) -> Mapping[str, bytes]:
    from lkj.bukti import evidence  # what a PDF carries to prove itself

    return evidence(root, numbers, name, final)


def _explanations(numbers: Pengukuran) -> Sequence[Explanation]:
    from lkj.sajian.web import explanations  # the catalogue of all numbers, which only the web page shows

    return explanations(numbers)


def _require_final(root: Path, year: int, findings: Sequence[Finding], laporan: Collection[Laporan]) -> None:
    """Refuse a final document while a placeholder or an outdated waiver is left; DataError names each."""
    from lkj.report.lolos import lolos
    from lkj.report.tulis import BELUM_ADA

    open_ends = [f for f in findings if f.code in OUTDATED]
    if any(lolos(BELUM_ADA) in satu.markdown for satu in laporan):
        _, everything = check_folder(root, year, waivers=False)
        # What is missing of a realisasi or a target is printed by the report alone.
        of_report = () if any(satu.judul.startswith("Laporan") for satu in laporan) else ("LKJ601", "LKJ602")
        open_ends += [f for f in everything if f.code in PLACEHOLDERS and f.code not in of_report]
        if not open_ends:
            where = Position(f"data/{year}", 1, 1)
            hint = "isi yang belum ada, atau bangun tanpa --final"
            open_ends = [Finding("LKJ601", Severity.ERROR, where, f"masih tercetak {BELUM_ADA}", hint)]
    if open_ends:
        raise DataError([replace(f, severity=Severity.ERROR) for f in open_ends])


def build(
    root: Path,
    year: int,
    formats: Collection[str],
    *,
    dokumen: Collection[str] = ("lkj",),
    final: bool = False,
    keep: bool = False,
    strict: bool = False,
    progress: Progress = lambda _: None,
) -> Built:
    """Build the documents of a year; `keep` also writes the Markdown and the Typst text.

    A document bears the mark KONSEP unless it is `final`, which is refused while a placeholder is left. Raises
    DataError when the data has errors (or warnings under `strict`) and EngineError when a tool fails; in both cases
    the last good files stay.
    """
    assets = _assets(root)
    # The engines' own start overlaps with reading the data.
    publishers = {name: Publisher(assets, formats) for name in dokumen}
    try:
        progress("membaca data")
        facts, findings = check_folder(root, year)
        blocking = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        if facts is None or any(f.severity in blocking for f in findings):
            raise DataError(findings)
        progress("menyusun laporan")
        from lkj.pengukuran import Pengukuran
        from lkj.report.dokumen import DOKUMEN, susun
        from lkj.report.lingkungan import environment
        from lkj.report.logo import baca_logo

        numbers, env, logo = Pengukuran(facts), environment(root), baca_logo(root, year)
        composed = {name: susun(env, numbers, DOKUMEN[name], logo) for name in dokumen if DOKUMEN[name].ada(facts)}
        if final:
            _require_final(root, year, findings, composed.values())
        files: dict[Path, bytes] = {}
        for name, laporan in composed.items():
            progress(f"membuat {laporan.judul}")
            content = Content(
                laporan.markdown,
                laporan.figures,
                laporan.sel,
                _layout(facts),
                Properties(
                    judul=laporan.judul,
                    penulis=laporan.penulis,
                    waktu=_timestamp(facts.satker.laporan.tanggal),
                    tanda="" if final else KONSEP,
                    subjek=DOKUMEN[name].judul,
                    kata_kunci=(DOKUMEN[name].judul, "SAKIP", facts.satker.satker.nama, str(year)),
                ),
                attachments=partial(_evidence, root, numbers, name, final),
                explanations=partial(_explanations, numbers),
            )
            made = publishers[name].publish(content, progress=progress)
            kept = made.files | made.intermediate if keep else made.files
            files |= {root / "build" / f"{name}-{year}.{suffix}": data for suffix, data in kept.items()}
    finally:
        for publisher in publishers.values():
            publisher.stop()
    write_all(files)
    return Built(tuple(files), tuple(findings))
