"""`lkj build`: documents from the data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lkj.cli.shared import (
    Formats,
    Tahun,
    click,
    common,
    guard,
    limited,
    progress_shown,
    refuse_unknown,
    report,
    say,
    show,
)
from lkj.report.dokumen import TETAP, TRIWULANAN, dokumen_tahun

if TYPE_CHECKING:
    from lkj.check.project import Year


@click.command(options_metavar="[OPSI]", short_help="Buat dokumen Word dan PDF.")
@click.argument("tahun", type=Tahun())
@click.option(
    "--format",
    "formats",
    type=Formats(),
    default="docx,pdf",
    show_default=True,
    help="Bentuk berkas, dipisah koma: docx, pdf, html.",
    metavar="DAFTAR",
)
@click.option(
    "--document",
    "dokumen",
    multiple=True,
    default=("lkj",),
    metavar="ID",
    help=f"Dokumen yang dibuat: {', '.join(TETAP)}, id dokumen perencanaan tahun itu, atau all; boleh diulang."
    " Bawaan: lkj.",
)
@click.option(
    "--quarter",
    "triwulan",
    type=click.IntRange(1, 4),
    metavar="1-4",
    help="Triwulan yang dilaporkan; wajib bersama --document triwulan.",
)
@click.option("--final", is_flag=True, help="Buat tanpa tanda KONSEP; ditolak selama masih ada isian kosong.")
@click.option("--keep", is_flag=True, help="Simpan juga naskah antara (Markdown dan Typst) di build/.")
@click.option("--strict", is_flag=True, help="Perlakukan peringatan sebagai galat.")
@limited
@common
def build(
    tahun: int,
    formats: tuple[str, ...],
    dokumen: tuple[str, ...],
    triwulan: int | None,
    final: bool,
    keep: bool,
    strict: bool,
    timeout: float,
    root: Path,
    debug: bool,
) -> None:
    """Buat Laporan Kinerja TAHUN, atau dokumen lain dari data yang sama, di folder build/."""
    if TRIWULANAN in dokumen and triwulan is None:
        raise click.UsageError(f"laporan triwulan memerlukan triwulannya, misalnya --document {TRIWULANAN} --quarter 2")
    if triwulan is not None and not {TRIWULANAN, "all"} & set(dokumen):
        raise click.UsageError(f"--quarter hanya berlaku bersama --document {TRIWULANAN} atau --document all")
    with guard(root, debug) as origin:
        from lkj.build.build import Order
        from lkj.build.build import build as run
        from lkj.check.project import Project
        from lkj.publish.engines.limits import Limits

        year = Project(origin).year(tahun)
        wanted = _wanted(year, dokumen, triwulan)
        with progress_shown() as progress:
            order = Order(
                formats=formats,
                dokumen=wanted,
                triwulan=triwulan,
                final=final,
                keep=keep,
                strict=strict,
                lewati="all" in dokumen,
                limits=Limits(timeout),
            )
            built = run(year, order, progress)
        report(built.findings, origin.peek)
        for left in built.dilewati:
            show(f"dilewati: {left.message}", err=True)
        for path in built.files:
            show(path.relative_to(root).as_posix())
        if final:
            # Beside the list of files, which scripts read.
            say("SHA-256 berkas terbitan, untuk dicatat dan dicocokkan kelak dengan `lkj verify --sha256`:")
            for path, digest in built.sha256.items():
                say(f"{digest}  {path.relative_to(root).as_posix()}")


def _wanted(year: Year, asked: tuple[str, ...], triwulan: int | None) -> tuple[str, ...]:
    """Return the documents asked for; UsageError for one that the year does not list."""
    names = tuple(dict.fromkeys(asked))
    # What every year has needs no look into this one: the engines start while it is read.
    if TETAP.keys() >= set(names):
        return names
    known = dokumen_tahun(year.planning or year.require().planning or {})
    for name in names:
        refuse_unknown(name, (*known, "all"))
    if "all" not in names:
        return names
    # The quarterly one must be told which quarter.
    return tuple(name for name in known if triwulan is not None or name != TRIWULANAN)
