"""The command line: parse, call, print, exit code. No logic.

Exit codes: 0 done; 1 the data has errors; 2 wrong usage; 3 a tool or the machine failed.
"""

from __future__ import annotations

import gc
import gettext
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

# click looks its own sentences up in the catalogue of the process's language: Indonesian, whatever the machine's.
os.environ["LANGUAGE"] = "id"
gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))

import click  # noqa: E402 (after the catalogue is bound)

from lkj import __version__  # noqa: E402

F = TypeVar("F", bound=Callable[..., Any])
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


def _report(findings: Sequence[Any], root: Path) -> None:
    """Print findings to stderr, with colour on a terminal."""
    from lkj.diagnostics import to_text

    if findings:
        color = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        click.echo(to_text(findings, root, color=color), err=True, nl=False, color=color)


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
@click.option("--keep", is_flag=True, help="Simpan juga naskah antara (Markdown dan Typst) di build/.")
@click.option("--strict", is_flag=True, help="Perlakukan peringatan sebagai galat.")
@_common
def build(tahun: int, formats: tuple[str, ...], keep: bool, strict: bool, root: Path, debug: bool) -> None:
    """Buat Laporan Kinerja TAHUN sebagai dokumen Word dan PDF di folder build/."""
    with _guard(root, debug):
        from lkj.bangun import build as run

        with _progress() as progress:
            built = run(root, tahun, formats, keep=keep, strict=strict, progress=progress)
        _report(built.findings, root)
        for path in built.files:
            click.echo(path.relative_to(root).as_posix())


@cli.command(options_metavar="[OPSI]", short_help="Periksa data.")
@click.argument("sasaran", nargs=-1, metavar="[TAHUN|BERKAS] …")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Bentuk laporan temuan.",
)
@click.option("--strict", is_flag=True, help="Perlakukan peringatan sebagai galat.")
@_common
def check(sasaran: tuple[str, ...], form: str, strict: bool, root: Path, debug: bool) -> None:
    """Periksa data tanpa membuat dokumen; tanpa argumen, semua tahun diperiksa."""
    with _guard(root, debug):
        from lkj.diagnostics import Severity, summary, to_json
        from lkj.pemeriksaan import check as run

        findings = run(root, sasaran)
        if form == "json":
            click.echo(to_json(findings))
        else:
            _report(findings, root)
            if not findings:
                click.echo(summary(findings))
        blocking = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        if any(f.severity in blocking for f in findings):
            sys.exit(1)


@cli.command(options_metavar="[OPSI]", short_help="Hitung dan tampilkan capaian.")
@click.argument("tahun", type=Tahun())
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Bentuk keluaran.",
)
@_common
def capaian(tahun: int, form: str, root: Path, debug: bool) -> None:
    """Hitung capaian setiap indikator, rata-ratanya, dan serapan anggaran."""
    with _guard(root, debug):
        from lkj.pemeriksaan import require_year
        from lkj.pengukuran import Pengukuran
        from lkj.sajian import print_table, to_json

        numbers = Pengukuran(require_year(root, tahun))
        if form == "json":
            click.echo(to_json(numbers), nl=False)
        else:
            from rich.console import Console

            terminal = sys.stdout.isatty()
            print_table(numbers, Console(width=None if terminal else 120, no_color=not terminal or None))


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
