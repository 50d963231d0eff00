"""The command line: parse, call, print, exit code. No logic.

Exit codes: 0 done; 1 the data has errors; 2 wrong usage; 3 a tool or the machine failed.
"""

from __future__ import annotations

import gc
import gettext
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

# click looks its own sentences up in the catalogue of the process's language: Indonesian, whatever the machine's.
os.environ["LANGUAGE"] = "id"
# Looking for plugins of pydantic would read the metadata of every installed package, and there is no use for one.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))

import click  # noqa: E402 (after the catalogue is bound)

from lkj import __version__  # noqa: E402

F = TypeVar("F", bound=Callable[..., Any])
# The forms of `lkj check`, here because asking lkj.pelapor would load the models for every --help.
FORMATS = ("text", "json", "github", "sarif", "junit", "gitlab")
DOCUMENTS = ("lkj", "rkt", "pk-ketua", "pk-sekretaris", "pengukuran")
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Tahun(click.ParamType[int]):
    """A year, four digits."""

    name = "tahun"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the year as a number; a usage error for anything else."""
        text = str(value)
        if not (len(text) == 4 and text.isascii() and text.isdigit()):
            self.fail(f"«{value}» bukan tahun; tulis empat angka, misalnya 2024", param, ctx)
        return int(text)


class Formats(click.ParamType[tuple[str, ...]]):
    """A comma-separated list of document formats."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the formats, each once; a usage error for an unknown one."""
        if isinstance(value, tuple):
            return value
        from lkj.publish.terbitkan import FORMATS

        wanted = tuple(dict.fromkeys(part.strip().lower() for part in str(value).split(",") if part.strip()))
        unknown = [part for part in wanted if part not in FORMATS]
        if unknown or not wanted:
            self.fail(
                f"format «{', '.join(unknown)}» tidak dikenal; pilih {' atau '.join(FORMATS)}, atau keduanya: docx,pdf",
                param,
                ctx,
            )
        return wanted


class Codes(click.ParamType[tuple[str, ...]]):
    """A comma-separated list of finding codes or of their beginnings."""

    name = "kode"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the codes in capitals; a usage error for one with which no rule's code begins."""
        if isinstance(value, tuple):
            return value
        codes = tuple(part.strip().upper() for part in str(value).split(",") if part.strip())
        if codes:
            from lkj.pelapor import aturan_terdekat, kode_dikenal
        for code in codes:
            if not kode_dikenal(code):
                self.fail(f"tidak ada aturan «{code}»; mungkin maksud Anda «{aturan_terdekat(code)}»", param, ctx)
        return codes


@contextmanager
def _guard(root: Path, debug: bool) -> Iterator[None]:
    """Turn every failure into a sentence and an exit code; no traceback reaches a user unless asked for."""
    from lkj.diagnostics import DataError
    from lkj.publish.errors import EngineError

    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except DataError as error:
        if debug and error.__cause__ is not None:
            traceback.print_exc()
        _report(error.findings, root)
        sys.exit(1)
    except EngineError as error:
        if debug:
            traceback.print_exc()
        _say(f"galat: {error.message}", f"saran: {error.hint}" if error.hint else "")
        sys.exit(3)
    except BrokenPipeError:
        # The reader of our output went away; that is its right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if debug:
            traceback.print_exc()
        _say(f"galat: {error.filename or 'berkas'} tidak dapat dibaca atau ditulis: {error.strerror or error}")
        sys.exit(3)
    except Exception as error:
        if debug:
            traceback.print_exc()
        _say(
            f"galat dalam lkj: {type(error).__name__}: {error}",
            "saran: jalankan lagi dengan --debug, lalu laporkan keluarannya",
        )
        sys.exit(3)


def _say(*lines: str) -> None:
    for line in lines:
        if line:
            click.echo(line, err=True)


def _report(findings: Sequence[Any], root: Path, contents: Mapping[str, bytes] = MappingProxyType({})) -> None:
    """Print findings to stderr, with colour on a terminal."""
    from lkj.diagnostics import to_text

    if findings:
        color = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        click.echo(to_text(findings, root, color=color, contents=contents), err=True, nl=False, color=color)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show what is going on, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("memulai …") as status:
        yield lambda step: status.update(f"{step} …")


def _common(command: F) -> F:
    command = click.option("--debug", is_flag=True, help="Tampilkan rincian teknis bila terjadi galat.")(command)
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        help="Folder proyek, yaitu folder yang memuat data/.",
        metavar="FOLDER",
    )(command)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    with _guard(Path(), debug=False):
        from importlib.metadata import version

        from lkj.publish.pandoc import pandoc_version

        pandoc = ".".join(map(str, pandoc_version()))
        click.echo(f"lkj {__version__} (pandoc {pandoc}, Typst {version('typst')}, Python {sys.version.split()[0]})")
    ctx.exit()


@click.group(context_settings=SETTINGS, options_metavar="[OPSI]", subcommand_metavar="PERINTAH [ARGUMEN] …")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Tampilkan versi lkj, pandoc, dan Typst.",
)
def cli() -> None:
    """Menyusun Laporan Kinerja (LKj) dari data YAML.

    Contoh: «lkj build 2024» membuat build/lkj-2024.docx dan build/lkj-2024.pdf dari folder data/2024.
    """


@cli.command(options_metavar="[OPSI]", short_help="Buat dokumen Word dan PDF.")
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
@_common
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
    with _guard(root, debug):
        from lkj.bangun import build as run

        with _progress() as progress:
            wanted = DOCUMENTS if "all" in dokumen else tuple(dict.fromkeys(dokumen))
            built = run(root, tahun, formats, dokumen=wanted, final=final, keep=keep, strict=strict, progress=progress)
        _report(built.findings, root)
        for path in built.files:
            click.echo(path.relative_to(root).as_posix())


@cli.command(options_metavar="[OPSI]", short_help="Periksa data.")
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
@_common
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
    with _guard(root, debug):
        from lkj import pelapor, pemeriksaan
        from lkj.diagnostics import Severity, summary, to_text

        names, contents = list(sasaran), {}
        if stdin_filename is not None:
            names[names.index("-")] = stdin_filename
            contents = pemeriksaan.read_stdin(root, stdin_filename, sys.stdin.buffer)
        if fix:
            from lkj.perbaikan import perbaiki

            _say(*map(str, perbaiki(root, pemeriksaan.find_targets(root, names)[0])))
        found = pemeriksaan.check(root, names, not no_waivers, contents)
        findings = pelapor.saring(found, select, ignore, strict=strict)
        if form == "text" and output is None:
            _report(findings, root, contents)
            if not findings:
                click.echo(summary(findings))
        else:
            text = to_text(findings, root, contents=contents) if form == "text" else pelapor.tulis(form, findings)
            _hasil(text, output)
            if output is not None:
                _say(summary(findings))
        if any(f.severity is Severity.ERROR for f in findings):
            sys.exit(1)


@cli.command(options_metavar="[OPSI]", short_help="Daftar dan jelaskan aturan pemeriksaan.")
@click.argument("kode", required=False, metavar="[KODE]")
def rule(kode: str | None) -> None:
    """Jelaskan aturan KODE: apa yang ditemukan, mengapa penting, contoh, dan cara mengatasinya.

    Tanpa KODE, semua aturan didaftar.
    """
    with _guard(Path(), debug=False):
        from lkj.diagnostics.text import LABELS
        from lkj.rules.katalog import ATURAN, halaman

        if kode is None:
            wide = max(map(len, LABELS.values()))
            for one in ATURAN.values():
                click.echo(f"{one.kode}  {LABELS[one.tingkat]:{wide}}  {one.judul}")
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
            click.echo(page.rstrip("\n"))


@cli.command(options_metavar="[OPSI]", short_help="Tulis JSON Schema berkas data.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Folder tujuan; tanpa ini, schema/ di folder proyek.",
)
@_common
def schema(output: Path | None, root: Path, debug: bool) -> None:
    """Tulis JSON Schema setiap jenis berkas data; penyunting memakainya untuk melengkapi dan memeriksa."""
    with _guard(root, debug):
        from lkj.publish.tulis_berkas import write_all
        from lkj.skema import semua_skema

        folder = root / "schema" if output is None else output
        files = {folder / name: text.encode() for name, text in semua_skema().items()}
        write_all(files)
        for path in files:
            click.echo(path.as_posix())


@cli.command(options_metavar="[OPSI]", short_help="Hitung dan tampilkan capaian.")
@click.argument("tahun", type=Tahun())
@click.option(
    "--document",
    "dokumen",
    type=click.Choice(["rkt", "pk-ketua", "pk-sekretaris"]),
    help="Dokumen yang ditampilkan; tanpa ini, dokumen yang diukur (JSON: semua).",
)
@click.option("--sasaran", metavar="ID", help="Tampilkan satu sasaran saja, misalnya SK-05.")
@click.option(
    "--sort",
    "urutan",
    type=click.Choice(["id", "capaian", "status"]),
    help="Urutan: id, capaian (terendah lebih dahulu), atau status (yang perlu perhatian lebih dahulu).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "xlsx"]),
    default="table",
    show_default=True,
    help="Bentuk keluaran.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Tulis ke berkas ini, bukan ke layar; wajib untuk xlsx.",
)
@_common
def capaian(
    tahun: int,
    dokumen: str | None,
    sasaran: str | None,
    urutan: str | None,
    form: str,
    output: Path | None,
    root: Path,
    debug: bool,
) -> None:
    """Hitung capaian setiap indikator, rata-ratanya, dan serapan anggaran."""
    if form == "xlsx" and output is None:
        raise click.UsageError("format xlsx ditulis ke berkas; sebut namanya, misalnya --output capaian.xlsx")
    with _guard(root, debug):
        from lkj import sajian
        from lkj.pemeriksaan import require_year
        from lkj.pengukuran import Pengukuran

        numbers = Pengukuran(require_year(root, tahun))
        if form == "json":
            _hasil(sajian.to_json(numbers, dokumen, sasaran, urutan), output)
            return
        chosen = sajian.pilih(numbers, dokumen, sasaran, urutan)
        if form == "csv":
            _hasil(sajian.to_csv(chosen), output)
        elif form == "xlsx":
            _hasil(sajian.to_xlsx(numbers, chosen), output)
        elif output is not None:
            _hasil(sajian.table_to_text(numbers, chosen), output)
        else:
            from rich.console import Console

            terminal = sys.stdout.isatty()
            wide = None if terminal else 120
            sajian.print_table(numbers, Console(width=wide, no_color=not terminal or None), chosen)


def _hasil(result: str | bytes, output: Path | None) -> None:
    """Print a result, or write it to a file and print the file's name."""
    if output is None:
        click.echo(result, nl=False)
        return
    from lkj.publish.tulis_berkas import write_all

    write_all({output: result.encode() if isinstance(result, str) else result})
    click.echo(output.as_posix())


@cli.command(options_metavar="[OPSI]", short_help="Jelaskan asal sebuah angka.")
@click.argument("tahun", type=Tahun())
@click.argument("angka", required=False, metavar="[ANGKA]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Bentuk penjelasan.",
)
@_common
def explain(tahun: int, angka: str | None, form: str, root: Path, debug: bool) -> None:
    """Jelaskan asal ANGKA: rumus, nilai yang dimasukkan beserta berkas dan barisnya, serta kaidahnya.

    ANGKA adalah pengenal indikator (IKK-05) atau sasaran (SK-05), dokumen (pk-ketua), rata-rata, serapan, serapan-2023,
    kode program atau kegiatan (3355), atau angka yang tercetak dalam laporan (97,53). Tanpa ANGKA, semua yang dapat
    ditanyakan didaftar. Angka negatif ditulis sesudah tanda «--».
    """
    with _guard(root, debug):
        from lkj import sajian
        from lkj.pemeriksaan import require_year
        from lkj.pengukuran import Pengukuran
        from lkj.penjelasan import jelaskan, katalog

        numbers = Pengukuran(require_year(root, tahun))
        if angka is None:
            items = katalog(numbers)
            _hasil(sajian.list_to_json(items) if form == "json" else sajian.list_to_text(items), None)
            return
        found = jelaskan(numbers, angka)
        write = sajian.explanations_to_json if form == "json" else sajian.explanations_to_text
        _hasil(write(angka, found), None)


def main() -> None:
    """Run the command line; output is UTF-8 with LF on every platform."""
    # One command and out: collecting cycles while hundreds of modules load would cost 20 ms and free nothing.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        cli(prog_name="lkj")
    finally:
        gc.freeze()  # or the interpreter would search all of it once more on its way out, 30 ms
