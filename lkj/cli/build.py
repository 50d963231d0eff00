"""`lkj build`: documents from the data."""

from __future__ import annotations

from pathlib import Path

from lkj.cli.shared import Formats, Tahun, click, common, guard, limited, progress_shown, report, say, show
from lkj.report.dokumen import DOKUMEN, TAHUNAN, TRIWULANAN


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
    type=click.Choice([*DOKUMEN, "all"]),
    multiple=True,
    default=("lkj",),
    help="Dokumen yang dibuat; boleh diulang. Bawaan: lkj.",
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
    every = TAHUNAN if triwulan is None else tuple(DOKUMEN)
    wanted = every if "all" in dokumen else tuple(dict.fromkeys(dokumen))
    with guard(root, debug) as origin:
        from lkj.build.build import Order
        from lkj.build.build import build as run
        from lkj.check.project import Project
        from lkj.publish.engines.limits import Limits

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
            built = run(Project(origin).year(tahun), order, progress)
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
