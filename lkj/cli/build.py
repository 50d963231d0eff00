"""`lkj build`: documents from the data."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkj.cli import follow
from lkj.cli.output import refuse_within
from lkj.cli.satker import PerSatker, Told, own, run
from lkj.cli.shared import (
    Cacah,
    Formats,
    Tahun,
    click,
    common,
    guard,
    limited,
    note,
    one_year,
    progress_shown,
    refuse_unknown,
    report,
    seen,
    show,
)
from lkj.report.dokumen import TETAP, TRIWULANAN, dokumen_tahun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lkj.build.order import Built, Order
    from lkj.build.unchanged import Records
    from lkj.files import FolderOrigin
    from lkj.offices import Office


@click.command(cls=PerSatker, short_help="Buat dokumen Word dan PDF.", example="lkj build 2024 --format docx,pdf,html")
@click.argument("tahun", type=Tahun(), required=False)
@click.option(
    "--format",
    "formats",
    type=Formats(),
    default="docx,pdf",
    help="docx, pdf, html; dipisahkan koma (bawaan: docx,pdf).",
    metavar="DAFTAR",
)
@click.option(
    "--document",
    "dokumen",
    multiple=True,
    default=("lkj",),
    metavar="ID",
    help=f"{', '.join(TETAP)}, id dokumen perencanaan, atau all; boleh diulang.",
)
@click.option(
    "--quarter",
    "triwulan",
    type=Cacah(1, 4),
    metavar="1-4",
    help="Triwulan yang dilaporkan, bagi --document triwulan.",
)
@click.option("--final", is_flag=True, help="Tanpa tanda KONSEP; ditolak selama ada isian kosong.")
@click.option("--keep", is_flag=True, help="Simpan juga naskah antara (Markdown dan Typst).")
@click.option("--strict", is_flag=True, help="Perlakukan peringatan sebagai galat.")
@click.option("--force", is_flag=True, help="Buat lagi, walaupun tidak ada yang berubah.")
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Folder catatan build, bila dibawa CI.",
)
@click.option("--watch", "ikuti", is_flag=True, help="Tetap berjalan; buat lagi setiap kali ada yang berubah.")
@click.option("--serve", "sajikan", is_flag=True, help="Tampilkan laporan di peramban dan ikuti perubahannya.")
@click.option("--poll", is_flag=True, help="Untuk folder bersama: lihat berkas satu per satu.")
@click.option("--open", "buka", is_flag=True, help="Buka yang dibuat.")
@limited
@common
def build(
    tahun: int | None,
    formats: tuple[str, ...],
    dokumen: tuple[str, ...],
    triwulan: int | None,
    final: bool,
    keep: bool,
    strict: bool,
    force: bool,
    cache: Path | None,
    ikuti: bool,
    sajikan: bool,
    poll: bool,
    buka: bool,
    timeout: float,
    root: Path,
    debug: bool,
) -> None:
    """Buat Laporan Kinerja TAHUN, atau dokumen lain, di folder build/."""
    if TRIWULANAN in dokumen and triwulan is None:
        raise click.UsageError(f"laporan triwulan memerlukan triwulannya, misalnya --document {TRIWULANAN} --quarter 2")
    if triwulan is not None and not {TRIWULANAN, "all"} & set(dokumen):
        raise click.UsageError(f"--quarter hanya berlaku bersama --document {TRIWULANAN} atau --document all")
    if final and (ikuti or sajikan):
        raise click.UsageError("--final membuat dokumen terbitan, sekali; jalankan tanpa --watch dan --serve")
    if cache is not None:
        refuse_within(cache, root)
    with guard(root, debug) as origin:
        from lkj.build.unchanged import Records
        from lkj.files import Cache

        tahun = one_year(origin, tahun)
        order = _listed(origin, tahun, _asked(**click.get_current_context().params))
        records = Records(Cache(origin.home, cache), origin, tahun, order)
        if sajikan:
            follow.serve(root, tahun, order, records, poll=poll, opens=buka)
        if ikuti:
            follow.watch(root, tahun, order, records, poll=poll, opens=buka)
        there = None if final or force else records.find()
        built, reading = there or _built(origin, tahun, order, records)
        report(built.findings, reading.peek)
        for left in built.dilewati:
            note(f"dilewati: {left.message}")
        for path in built.files:
            show(seen(origin, path))
            if buka:
                follow.launch(str(path.absolute()))
        for path, before in built.kept.items():
            note(follow.kept(seen(origin, path), seen(origin, before)))
        if built.unchanged:
            note("tidak ada yang berubah sejak dokumen itu dibuat, jadi tidak dibuat lagi; --force membuatnya lagi")
        if final:
            _record({seen(origin, path): digest for path, digest in built.sha256.items()})


def _record(published: Mapping[str, str]) -> None:
    """Tell the SHA-256 of published files by their names, beside the list of files, which scripts read."""
    if published:
        note("SHA-256 berkas terbitan, untuk dicatat dan dicocokkan kelak dengan `lkj verify --sha256`:")
        note(*(f"{digest}  {name}" for name, digest in published.items()))


def _built(origin: FolderOrigin, tahun: int, order: Order, records: Records) -> tuple[Built, FolderOrigin]:
    from lkj.build.build import build as run
    from lkj.check.project import Project

    with progress_shown() as progress:
        built = run(Project(origin).year(tahun), order, progress, records)
    return built, origin


def _asked(**given: Any) -> Order:
    """Return what the options of the command ask for."""
    from lkj.build.order import Order
    from lkj.publish.engines.limits import Limits

    return Order(
        formats=given["formats"],
        dokumen=tuple(dict.fromkeys(given["dokumen"])),
        triwulan=given["triwulan"],
        final=given["final"],
        keep=given["keep"],
        strict=given["strict"],
        limits=Limits(given["timeout"]),
    )


def _listed(origin: FolderOrigin, tahun: int, order: Order) -> Order:
    """Return the order with the documents of the year; UsageError for one that the year does not list."""
    # What every year has needs no look into this one: the engines start while it is read.
    if TETAP.keys() >= set(order.dokumen):
        return order
    from lkj.build.build import documents
    from lkj.check.project import Project

    year = Project(origin).year(tahun)
    known = dokumen_tahun(year.planning or year.require().planning or {})
    for name in order.dokumen:
        refuse_unknown(name, (*known, "all"))
    return documents(year, order)


@own("build")
def _for_offices(params: Mapping[str, Any], among: Sequence[Office], jobs: int) -> int:
    """Build the documents of offices."""
    if params["ikuti"] or params["sajikan"] or params["buka"]:
        raise click.UsageError("--watch, --serve, dan --open hanya untuk satu satker: jalankan di dalam foldernya")
    if params["tahun"] is None:
        raise click.UsageError("sebut TAHUN, misalnya: lkj build 2024 --satker all")
    if params["cache"] is not None:
        refuse_within(params["cache"], params["root"])
    from lkj.offices.work import BUILDING, Errand, build_office, settled

    errand = Errand(tahun=params["tahun"], order=_asked(**params), cache=params["cache"], force=params["force"])
    told = Told(params["root"], whole=False, years=[params["tahun"]])
    made = same = 0
    published: dict[str, str] = {}
    for office, result in run(partial(build_office, errand), among, jobs, BUILDING):
        done = settled(result)
        told.add(office, done, done.findings)
        same += done.unchanged
        made += done.sha256 is not None and not done.unchanged
        published |= done.sha256 or {}
        for name in done.sha256 or ():
            show(name)
        for left in done.skipped:
            note(f"{office.kode}: dilewati: {left.message}")
        for name, before in done.kept.items():
            note(follow.kept(name, before))
    told.tell()
    excused = len(among) - made - same - told.failed
    note(
        f"{len(among)} satker: {made} dibuat, {same} tidak berubah, {told.failed} gagal"
        + (f", {excused} tidak menyampaikan" if excused else "")
    )
    if params["final"]:
        _record(dict(sorted(published.items())))
    return told.code
