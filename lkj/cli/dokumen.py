"""`lkj build`, `lkj verify`, `lkj templates`: documents from the data, and back again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from lkj.cli.umum import (
    DOCUMENTS,
    Ada,
    Formats,
    Tahun,
    click,
    common,
    deliver,
    guard,
    limited,
    progress_shown,
    refuse_taken,
    report,
    say,
    show,
)

# Made of the measured document as of a quarter; the one document that must be told which.
QUARTERLY = "triwulan"
# Far more than any report; what is larger is none.
MAX_PDF = 128 * 2**20


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
    if QUARTERLY in dokumen and triwulan is None:
        raise click.UsageError(f"laporan triwulan memerlukan triwulannya, misalnya --document {QUARTERLY} --quarter 2")
    if triwulan is not None and not {QUARTERLY, "all"} & set(dokumen):
        raise click.UsageError(f"--quarter hanya berlaku bersama --document {QUARTERLY} atau --document all")
    every = DOCUMENTS if triwulan is None else (*DOCUMENTS, QUARTERLY)
    wanted = every if "all" in dokumen else tuple(dict.fromkeys(dokumen))
    with guard(root, debug):
        from lkj.bangun import build as run
        from lkj.publish.engines.limits import Limits

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
                limits=Limits(timeout),
                progress=progress,
            )
        report(built.findings, root)
        for left in built.dilewati:
            show(f"dilewati: {left.message}", err=True)
        for path in built.files:
            show(path.relative_to(root).as_posix())
        if final:
            # Beside the list of files, which scripts read.
            say("SHA-256 berkas terbitan, untuk dicatat dan dicocokkan kelak dengan `lkj verify --sha256`:")
            for path, digest in built.sha256.items():
                say(f"{digest}  {path.relative_to(root).as_posix()}")


class Sidik(click.ParamType[str]):
    """A SHA-256, 64 hexadecimal digits, as `sha256sum` or `Get-FileHash` print it."""

    name = "sidik"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the digest in lower case; a usage error for anything else."""
        text = "".join(str(value).split()).lower()
        if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
            self.fail("SHA-256 terdiri atas 64 angka heksadesimal", param, ctx)
        return text


@click.command(options_metavar="[OPSI]", short_help="Buktikan bahwa PDF mengikuti data yang menyertainya.")
@click.argument("berkas", type=Ada(exists=True, dir_okay=False), metavar="BERKAS")
@click.option(
    "--root",
    type=Ada(exists=True, file_okay=False),
    default=None,
    metavar="FOLDER",
    help="Bandingkan juga dengan data di folder proyek ini.",
)
@click.option(
    "--sha256",
    "recorded",
    type=Sidik(),
    default=None,
    metavar="HEX",
    help="SHA-256 yang dicatat ketika berkas terbit; yang lain adalah perbedaan.",
)
@click.option("--strict", is_flag=True, help="Perlakukan templat milik proyek sebagai perbedaan.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Bentuk keluaran.")
@limited
@click.option("--debug", is_flag=True, help="Tampilkan rincian teknis bila terjadi galat.")
def verify(
    berkas: Path, root: Path | None, recorded: str | None, strict: bool, form: str, timeout: float, debug: bool
) -> None:
    """Bangun ulang PDF dari data di dalamnya, dan katakan apakah berkas ini sama, atau apa yang berbeda."""
    with guard(root or Path(), debug):
        from lkj.files import read_named
        from lkj.publish.engines.limits import Limits
        from lkj.verifikasi import sajian
        from lkj.verifikasi.periksa import only_recorded
        from lkj.verifikasi.periksa import verify as run

        data = read_named(berkas, MAX_PDF)
        if recorded and not data.startswith(b"%PDF-"):
            result = only_recorded(data, recorded)
        else:
            result = run(data, root, recorded=recorded or "", strict=strict, limits=Limits(timeout))
        if form == "json":
            deliver(sajian.to_json(result, berkas.name), None, Path())
        else:
            show(sajian.to_text(result, berkas.name), nl=False)
        sys.exit(result.verdict.exit_code)


@click.command(options_metavar="[OPSI]", short_help="Salin templat untuk disesuaikan.")
@click.option(
    "--copy", "target", type=click.Path(path_type=Path), required=True, metavar="FOLDER", help="Folder tujuan."
)
@click.option("--debug", is_flag=True, help="Tampilkan rincian teknis bila terjadi galat.")
def templates(target: Path, debug: bool) -> None:
    """Salin templat naskah dan dokumen acuan Word; berkas yang sudah ada tidak ditimpa."""
    with guard(Path(), debug):
        refuse_taken(target / "lkj", Path(), ())
        from lkj.templat import copy_templates

        for path in copy_templates(target):
            show(path.as_posix())
