"""`lkj build`, `lkj verify`, `lkj templates`: documents from the data, and back again."""

from __future__ import annotations

import sys
from pathlib import Path

from lkj.cli.umum import DOCUMENTS, Formats, Tahun, click, common, guard, progress_shown, report, show

# Made of the measured document as of a quarter; the one document that must be told which.
QUARTERLY = "triwulan"
# Far more than any report; what is larger is none.
MAX_PDF = 256 * 2**20


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
    type=click.Choice([*DOCUMENTS, QUARTERLY, "all"]),
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
@common
def build(
    tahun: int,
    formats: tuple[str, ...],
    dokumen: tuple[str, ...],
    triwulan: int | None,
    final: bool,
    keep: bool,
    strict: bool,
    root: Path,
    debug: bool,
) -> None:
    """Buat Laporan Kinerja TAHUN, atau dokumen lain dari data yang sama, di folder build/."""
    if QUARTERLY in dokumen and triwulan is None:
        raise click.UsageError(f"laporan triwulan memerlukan triwulannya, misalnya --document {QUARTERLY} --quarter 2")
    if triwulan is not None and not {QUARTERLY, "all"} & set(dokumen):
        raise click.UsageError(f"--quarter hanya berlaku bersama --document {QUARTERLY} atau --document all")
    every = DOCUMENTS if triwulan is None else (*DOCUMENTS, QUARTERLY)
    wanted = every if "all" in dokumen else tuple(dict.fromkeys(dokumen))
    with guard(root, debug):
        from lkj.bangun import build as run

        with progress_shown() as progress:
            built = run(
                root,
                tahun,
                formats,
                dokumen=wanted,
                triwulan=triwulan,
                final=final,
                keep=keep,
                strict=strict,
                lewati="all" in dokumen,
                progress=progress,
            )
        report(built.findings, root)
        for left in built.dilewati:
            show(f"dilewati: {left.message}", err=True)
        for path in built.files:
            show(path.relative_to(root).as_posix())


@click.command(options_metavar="[OPSI]", short_help="Bandingkan PDF dengan data yang menyertainya.")
@click.argument("berkas", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="BERKAS")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    metavar="FOLDER",
    help="Bandingkan juga dengan data di folder proyek ini.",
)
@click.option("--debug", is_flag=True, help="Tampilkan rincian teknis bila terjadi galat.")
def verify(berkas: Path, root: Path | None, debug: bool) -> None:
    """Hitung ulang PDF dari data di dalamnya, dan sebutkan angka atau berkas yang berbeda."""
    with guard(root or Path(), debug):
        from lkj.files import read_named
        from lkj.verifikasi.hasil import to_text
        from lkj.verifikasi.periksa import verify as run

        result = run(read_named(berkas, MAX_PDF), root)
        show(to_text(result, berkas.name))
        if not result.same:
            sys.exit(1)


@click.command(options_metavar="[OPSI]", short_help="Salin templat untuk disesuaikan.")
@click.option(
    "--copy", "target", type=click.Path(path_type=Path), required=True, metavar="FOLDER", help="Folder tujuan."
)
@click.option("--debug", is_flag=True, help="Tampilkan rincian teknis bila terjadi galat.")
def templates(target: Path, debug: bool) -> None:
    """Salin templat naskah dan dokumen acuan Word; berkas yang sudah ada tidak ditimpa."""
    with guard(Path(), debug):
        from lkj.templat import copy_templates

        for path in copy_templates(target):
            show(path.as_posix())
