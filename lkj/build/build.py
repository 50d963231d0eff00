"""Build: a year folder to finished documents in `build/`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lkj.build.blame import Blame
from lkj.build.final import require_final
from lkj.build.order import Built, Made, Order, epoch_of
from lkj.check.project import Year
from lkj.check.reporters import saring
from lkj.diagnostics import DataError, Finding, Severity
from lkj.diagnostics.nearest import hint_known
from lkj.files import FolderOrigin, Origin, foresee, package_templates, write_all
from lkj.model import Tahun
from lkj.publish.errors import EngineError
from lkj.publish.paper import Properties
from lkj.publish.pipeline import Assets, Content, Publisher, page_worker
from lkj.publish.reference import Reference, reference
from lkj.report.dokumen import TRIWULANAN, dokumen_tahun, judul_dokumen
from lkj.report.kertas import layout
from lkj.report.kop import kepala
from lkj.report.pindaian import cetak_pindaian

if TYPE_CHECKING:
    from lkj.build.unchanged import Records
    from lkj.pengukuran import Pengukuran
    from lkj.publish.web import Explanation, Overview
    from lkj.report.compose import Laporan
    from lkj.report.dokumen import Dokumen

__all__ = ["Built", "Made", "Order", "build", "documents", "make"]

Progress = Callable[[str], None]
KONSEP = "KONSEP"


def engine_assets(origin: Origin, formats: Collection[str], stack: ExitStack) -> tuple[Assets, Sequence[Finding]]:
    """Return the files of the engines, and what of the project's own reference document the PDF cannot follow."""
    own = package_templates()
    restyled = Reference(own / "reference.docx")
    if {"docx", "pdf"} & {*formats}:
        restyled = stack.enter_context(reference(origin, restyled.path))
    assets = Assets(own / "filter.lua", own / "laporan.typ", restyled.path, own / "web", restyled.styles)
    return assets, restyled.findings if "pdf" in formats else ()


def timestamp(day: date, epoch: int | None) -> int:
    """Seconds since 1970 for a document's properties: SOURCE_DATE_EPOCH, else the report's own date."""
    return int(datetime.combine(day, time(), UTC).timestamp()) if epoch is None else epoch


def _evidence(year: Year, name: str, order: Order, quarter: int | None, pictures: bool) -> Mapping[str, bytes]:
    from lkj.build.evidence import evidence  # what a PDF carries to prove itself

    like = order.like
    made_with, made_from = (None, None) if like is None else (like.tools, like.source)
    return evidence(
        year.origin,
        year.numbers,
        name,
        order.final,
        quarter,
        pictures=pictures,
        made_with=made_with,
        made_from=made_from,
        epoch=epoch_of(like),
    )


def _explanations(numbers: Pengukuran) -> Sequence[Explanation]:
    from lkj.explain.web import explanations  # the catalogue of all numbers, which only the web page shows

    return explanations(numbers)


def _result(numbers: Pengukuran, document: Dokumen) -> Overview | None:
    if not document.terukur:
        return None
    from lkj.report.ikhtisar import ikhtisar  # only the web page opens with it

    return ikhtisar(numbers)


def _require_quarters(numbers: Pengukuran) -> None:
    """Refuse a quarterly document where nothing of the measured document is measured by quarters."""
    from lkj.pengukuran import bertriwulan

    if not bertriwulan(numbers.utama.baris):
        message = f"tidak ada indikator {numbers.utama.dokumen} yang mempunyai realisasi triwulan"
        hint = "isi «triwulan» dan «akumulasi» pada indikator yang diukur per triwulan"
        raise DataError(
            [
                Finding(
                    code="LKJ406",
                    position=numbers.utama.baris[0].position,
                    message=message,
                    hint=hint,
                    severity=Severity.ERROR,
                )
            ]
        )


def _tanpa_bahan(facts: Tahun, document: Dokumen) -> Finding:
    """LKJ114 for a document of which the year has no facts."""
    agreement = document.perjanjian
    if agreement:
        place = facts.position("pk.yaml", ("perjanjian",))
        what, hint = f"perjanjian «{agreement}»", "tambahkan perjanjian itu di pk.yaml"
    elif document.syarat is not None and not document.syarat(facts):
        place = facts.position("indikator.yaml", ("indikator",))
        what, hint = "indikator yang mempunyai target triwulan atau aksi", "tambahkan «target_triwulan» atau «aksi»"
    else:
        place = facts.position("indikator.yaml", ("indikator",))
        what, hint = f"indikator berdokumen «{document.indikator}»", "tambahkan indikatornya di indikator.yaml"
    message = f"{document.judul} tidak dapat dibuat: tidak ada {what}"
    return Finding(code="LKJ114", position=place, message=message, hint=f"{hint}, atau pilih dokumen lain")


def _tidak_dikenal(facts: Tahun, name: str) -> Finding:
    """LKJ114 for a document that the year does not list."""
    message = f"dokumen «{name}» tidak ada tahun {facts.tahun}"
    hint = hint_known(name, dokumen_tahun(facts.dokumen))
    return Finding(code="LKJ114", position=facts.position("pk.yaml", ("dokumen",)), message=message, hint=hint)


def _day(facts: Tahun, triwulan: int | None) -> date:
    """Return the day that a document's properties bear: of a quarterly one the last of its quarter."""
    if triwulan is None:
        return facts.hari
    return date(facts.tahun + triwulan // 4, triwulan * 3 % 12 + 1, 1) - timedelta(days=1)


def documents(year: Year, order: Order) -> Order:
    """Return the order with the documents that the year lists in the place of `all`: what it has no facts of is left.

    The quarterly one is among them where a quarter is named.
    """
    if "all" not in order.dokumen:
        return order
    known = dokumen_tahun(year.planning or year.require().planning or {})
    names = tuple(name for name in known if order.triwulan is not None or name != TRIWULANAN)
    return replace(order, dokumen=names, lewati=True)


def _judged(year: Year, order: Order) -> Sequence[Finding]:
    """Return what is found in a year; DataError where that stops a build."""
    findings = year.require().findings()
    if order.strict and any(f.severity is Severity.WARNING for f in findings):
        raise DataError(saring(findings, strict=True))
    return findings


def make(year: Year, order: Order, progress: Progress = lambda _: None) -> Made:
    """Make documents of a year; nothing is written.

    The rules judge while the engines work already: most data is right by the time that a document is wanted.
    Raises DataError when the data has errors (or warnings under `strict`) and EngineError when a tool fails.
    """
    epoch_of(order.like)
    stack = ExitStack()
    # First, so that a refusal leaves no engine waiting.
    try:
        assets, unfollowed = engine_assets(year.origin, order.formats, stack)
    except DataError as error:
        raise DataError([*year.findings(), *error.findings]) from error
    judge = partial(_judged, year, order)
    # The engines' own start overlaps with reading the data.
    publishers: dict[str, Publisher] = {}
    try:
        worker = page_worker(order.limits) if {"docx", "pdf"} & set(order.formats) else None
        if worker is not None:
            stack.callback(worker.stop)
        for name in order.dokumen:
            publishers[name] = Publisher(assets, order.formats, limits=order.limits, worker=worker)
        progress("membaca data")
        year.reading  # noqa: B018 (made once, and while that is what is told)
        progress("menyusun laporan")
        composed, missing = _compose(year, order)
        files: dict[str, bytes] = {}
        for name, laporan in composed.items():
            progress(f"membuat {laporan.judul}")
            content = _content(year, name, laporan, order)
            try:
                made = publishers[name].publish(content, progress=progress, meanwhile=judge)
            except EngineError as error:
                judge()  # before a culprit is looked for
                raise Blame(year, assets, content.layout, order.limits).of(error, laporan, progress) from error
            kept = made.files | made.intermediate if order.keep else made.files
            files |= {_name(year, name, order, suffix): data for suffix, data in kept.items()}
    except Exception:
        # Whatever else fails of data with errors, these are what is to be told.
        judge()
        raise
    finally:
        for publisher in publishers.values():
            publisher.stop()
        stack.close()
    return Made(files, (*judge(), *unfollowed), missing)


def _compose(year: Year, order: Order) -> tuple[Mapping[str, Laporan], tuple[Finding, ...]]:
    """Return the documents as Markdown by their names, and LKJ114 for each that is left out."""
    facts = year.numbers.year
    if TRIWULANAN in order.dokumen:
        _require_quarters(year.numbers)
    known = dokumen_tahun(facts.dokumen)
    unknown = [_tidak_dikenal(facts, name) for name in order.dokumen if name not in known]
    if unknown:
        raise DataError([*year.findings(), *unknown])
    asked = [known[name] for name in order.dokumen]
    missing = tuple(_tanpa_bahan(facts, one) for one in asked if not one.ada(facts))
    if missing and not order.lewati:
        raise DataError([*year.findings(), *missing])
    composed, broken = year.compose([one for one in asked if one.ada(facts)], order.triwulan, final=order.final)
    if broken:
        raise DataError([*year.findings(), *broken])
    if order.final:
        require_final(year, composed, order.triwulan)
    return composed, missing


def _quarter(name: str, order: Order) -> int | None:
    return order.triwulan if name == TRIWULANAN else None


def _name(year: Year, document: str, order: Order, suffix: str) -> str:
    """Return the name of a document's file in `build/`."""
    quarter = _quarter(document, order)
    stem = f"{document}-{year.tahun}" if quarter is None else f"{document}-{quarter}-{year.tahun}"
    return f"{stem}.{suffix}"


def _content(year: Year, name: str, laporan: Laporan, order: Order) -> Content:
    facts, quarter = year.numbers.year, _quarter(name, order)
    document = dokumen_tahun(facts.dokumen)[name]
    kind, page = document.nama(quarter), layout(facts)
    return Content(
        markdown=laporan.markdown,
        figures=laporan.figures,
        narrow=laporan.sempit,
        photos=cetak_pindaian(laporan.foto, order.limits),
        cells=laporan.sel,
        layout=page,
        properties=Properties(
            judul=laporan.judul,
            kepala=kepala(judul_dokumen(facts, document, quarter), page),
            penulis=laporan.penulis,
            waktu=timestamp(_day(facts, quarter), epoch_of(order.like)),
            tanda="" if order.final else KONSEP,
            subjek=kind,
            kata_kunci=(kind, "SAKIP", facts.satker.satker.nama, str(year.tahun)),
        ),
        attachments=partial(_evidence, year, name, order, quarter, document.berlampiran or bool(laporan.foto)),
        named=laporan.bernama,
        names=laporan.nama,
        explanations=partial(_explanations, year.numbers),
        result=partial(_result, year.numbers, document),
        files={suffix: _name(year, name, order, suffix) for suffix in order.formats},
    )


def build(year: Year, order: Order, progress: Progress = lambda _: None, records: Records | None = None) -> Built:
    """Make documents of a year as `make` does, and write them to `build/` of the project, of an office to its tree's.

    The records are told of it; what they know as final there is not replaced, but kept under another name.
    Raises what `make` raises, and FileError when they cannot be written; in any case the last good files stay.
    """
    origin = year.origin
    if not isinstance(origin, FolderOrigin):
        raise TypeError("a project that is no folder has no place for documents")
    root, folder = origin.home, origin.output
    epoch_of(order.like)
    foresee((folder / _name(year, name, order, suffix) for name in order.dokumen for suffix in order.formats), root)
    made = make(year, order, progress)
    files = {folder / name: data for name, data in made.files.items()}
    finals = {} if records is None else records.finals_beneath(files)
    write_all({**{path: data for path, (_, data) in finals.items()}, **files}, root)
    digests = {path: sha256(data).hexdigest() for path, data in files.items()}
    built = Built(digests, made.findings, made.dilewati, kept={path: own for path, (own, _) in finals.items()})
    if records is not None:
        records.note(built, origin.asked())
    return built
