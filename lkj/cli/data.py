"""`lkj check`, `lkj rule`, `lkj schema`: is the data right, and what does right mean."""

from __future__ import annotations

import sys
from pathlib import Path

from lkj.cli.umum import FORMATS, Codes, click, common, deliver, guard, refuse_taken, report, require_place, say, show


@click.command(options_metavar="[OPSI]", short_help="Periksa data.")
@click.argument("sasaran", nargs=-1, metavar="[TAHUN|BERKAS] …")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Bentuk laporan temuan.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Tulis laporan temuan ke berkas ini.",
)
@click.option("--select", type=Codes(), default="", metavar="KODE", help="Hanya kode ini atau awalannya: LKJ4,LKJ301.")
@click.option("--ignore", type=Codes(), default="", metavar="KODE", help="Kecuali kode ini atau awalannya.")
@click.option("--strict", is_flag=True, help="Perlakukan peringatan sebagai galat.")
@click.option("--no-waivers", is_flag=True, help="Tampilkan juga temuan yang diterima dalam pengecualian.yaml.")
@click.option("--fix", is_flag=True, help="Perbaiki dahulu yang perbaikannya pasti: spasi, tab, titik ribuan.")
@click.option(
    "--stdin-filename",
    metavar="BERKAS",
    help="Periksa masukan baku (tanda -) sebagai isi berkas data ini.",
)
@common
def check(
    sasaran: tuple[str, ...],
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    no_waivers: bool,
    fix: bool,
    stdin_filename: str | None,
    root: Path,
    debug: bool,
) -> None:
    """Periksa data tanpa membuat dokumen; tanpa argumen, semua tahun diperiksa."""
    if ("-" in sasaran) != (stdin_filename is not None):
        raise click.UsageError("tanda - dan --stdin-filename dipakai bersama: lkj check - --stdin-filename BERKAS")
    if fix and stdin_filename is not None:
        raise click.UsageError("--fix memperbaiki berkas dan tidak dapat dipakai untuk masukan baku")
    with guard(root, debug):
        if output is not None:
            refuse_taken(output, root)
        from lkj import pelapor, pemeriksaan
        from lkj.diagnostics import Severity, summary, to_text
        from lkj.isian import kemajuan

        names, contents = list(sasaran), {}
        if stdin_filename is not None:
            names[names.index("-")] = stdin_filename
            contents = pemeriksaan.read_stdin(root, stdin_filename, sys.stdin.buffer)
        if fix:
            from lkj.perbaikan import perbaiki

            say(*map(str, perbaiki(root, pemeriksaan.find_targets(root, names)[0])))
        progress: list[str] = []
        found = pemeriksaan.check(root, names, not no_waivers, contents, lambda facts: progress.extend(kemajuan(facts)))
        findings = pelapor.saring(found, select, ignore, strict=strict)
        if form == "text" and output is None:
            report(findings, root, contents)
            if not findings:
                show(summary(findings))
            say(*progress)
        else:
            text = to_text(findings, root, contents=contents) if form == "text" else pelapor.tulis(form, findings)
            deliver(text, output, root)
            if output is not None:
                say(summary(findings))
        if any(f.severity is Severity.ERROR for f in findings):
            sys.exit(1)


@click.command(options_metavar="[OPSI]", short_help="Daftar dan jelaskan aturan pemeriksaan.")
@click.argument("kode", required=False, metavar="[KODE]")
def rule(kode: str | None) -> None:
    """Jelaskan aturan KODE: apa yang ditemukan, mengapa penting, contoh, dan cara mengatasinya.

    Tanpa KODE, semua aturan didaftar.
    """
    with guard(Path(), debug=False):
        from lkj.diagnostics.text import LABELS
        from lkj.rules.katalog import ATURAN, halaman

        if kode is None:
            wide = max(map(len, LABELS.values()))
            for one in ATURAN.values():
                show(f"{one.kode}  {LABELS[one.tingkat]:{wide}}  {one.judul}")
            return
        if kode.upper() not in ATURAN:
            from lkj.pelapor import aturan_terdekat

            raise click.UsageError(f"tidak ada aturan «{kode}»; mungkin maksud Anda «{aturan_terdekat(kode)}»")
        page = halaman(kode.upper())
        if sys.stdout.isatty():
            from rich.console import Console
            from rich.markdown import Markdown

            Console().print(Markdown(page))
        else:
            show(page.rstrip("\n"))


@click.command(options_metavar="[OPSI]", short_help="Tulis JSON Schema berkas data.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Folder tujuan; tanpa ini, schema/ di folder proyek.",
)
@common
def schema(output: Path | None, root: Path, debug: bool) -> None:
    """Tulis JSON Schema setiap jenis berkas data; penyunting memakainya untuk melengkapi dan memeriksa."""
    with guard(root, debug):
        from lkj.files import write_all
        from lkj.skema import semua_skema

        folder = root / "schema" if output is None else output
        refuse_taken(folder / "lkj", root, ("templates",))
        require_place(folder, root)
        files = {folder / name: text.encode() for name, text in semua_skema().items()}
        write_all(files, root)
        for path in files:
            show(path.as_posix())
