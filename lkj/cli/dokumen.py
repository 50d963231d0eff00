"""`lkj build`: documents from the data."""

from __future__ import annotations

from pathlib import Path

from lkj.cli.umum import DOCUMENTS, Formats, Tahun, click, common, guard, progress_shown, report


@click.command(options_metavar="[OPSI]", short_help="Buat dokumen Word dan PDF.")
@click.argument("tahun", type=Tahun())
@click.option(
    "--format",
    "formats",
    type=Formats(),
    default="docx,pdf",
    show_default=True,
    help="Dokumen yang dibuat.",
    metavar="DAFTAR",
)
@click.option(
    "--document",
    "dokumen",
    type=click.Choice([*DOCUMENTS, "all"]),
    multiple=True,
    default=("lkj",),
    help="Dokumen yang dibuat; boleh diulang. Bawaan: lkj.",
)
@click.option("--final", is_flag=True, help="Buat tanpa tanda KONSEP; ditolak selama masih ada isian kosong.")
@click.option("--keep", is_flag=True, help="Simpan juga naskah antara (Markdown dan Typst) di build/.")
@click.option("--strict", is_flag=True, help="Perlakukan peringatan sebagai galat.")
@common
def build(
    tahun: int,
    formats: tuple[str, ...],
    dokumen: tuple[str, ...],
    final: bool,
    keep: bool,
    strict: bool,
    root: Path,
    debug: bool,
) -> None:
    """Buat Laporan Kinerja TAHUN, atau dokumen lain dari data yang sama, di folder build/."""
    with guard(root, debug):
        from lkj.bangun import build as run

        with progress_shown() as progress:
            wanted = DOCUMENTS if "all" in dokumen else tuple(dict.fromkeys(dokumen))
            built = run(root, tahun, formats, dokumen=wanted, final=final, keep=keep, strict=strict, progress=progress)
        report(built.findings, root)
        for path in built.files:
            click.echo(path.relative_to(root).as_posix())
