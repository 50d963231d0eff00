"""The command line: parse, call, print, exit code. No logic.

Exit codes: 0 done; 1 the data has errors; 2 wrong usage; 3 a tool or the machine failed; 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from lkj import __version__
from lkj.cli.build import build
from lkj.cli.capaian import capaian
from lkj.cli.check import check
from lkj.cli.completion import VARIABLE, completion, register
from lkj.cli.diff import diff
from lkj.cli.doctor import doctor
from lkj.cli.explain import explain
from lkj.cli.export import export
from lkj.cli.fmt import fmt
from lkj.cli.help import Perintah
from lkj.cli.import_ import import_
from lkj.cli.init import init
from lkj.cli.migrate import migrate
from lkj.cli.new import new
from lkj.cli.offices import offices
from lkj.cli.open_ import open_
from lkj.cli.rekap import rekap
from lkj.cli.review import review
from lkj.cli.rule import rule
from lkj.cli.schema import schema
from lkj.cli.shared import SETTINGS, click, guard, show
from lkj.cli.templates import templates
from lkj.cli.undo import undo
from lkj.cli.verify import verify
from lkj.files.interrupt import interruptible

__all__ = ["cli", "main"]


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    with guard(Path(), debug=False):
        from importlib.metadata import version

        from lkj.publish.pandoc import pandoc_version

        pandoc = ".".join(map(str, pandoc_version()))
        show(f"lkj {__version__} (pandoc {pandoc}, Typst {version('typst')}, Python {sys.version.split()[0]})")
    ctx.exit()


@click.group(
    cls=Perintah,
    context_settings=SETTINGS,
    invoke_without_command=True,
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH [ARGUMEN] …",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Tampilkan versi lkj, pandoc, dan Typst.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Menyusun Laporan Kinerja (LKj) dari data YAML.

    Contoh: «lkj build 2024» membuat build/lkj-2024.docx dan build/lkj-2024.pdf dari folder data/2024.
    «lkj PERINTAH --help» menjelaskan satu perintah.
    """
    if ctx.invoked_subcommand is None:
        show(ctx.get_help())


for command in (
    build, check, capaian, completion, diff, doctor, explain, export, fmt, import_, init, migrate, new, offices, open_,
    rekap, review, rule, schema, templates, undo, verify,
):  # fmt: skip
    cli.add_command(command)


def main() -> None:
    """Run the command line; output is UTF-8 with LF on every platform."""
    if getattr(sys, "frozen", False):  # a frozen program is its own interpreter, also of its worker
        from lkj.publish.engines import worker

        if sys.argv[1:] == [worker.MARK]:
            worker.main()
    # Nothing here asks what time it is, and Babel stops at a time zone that is none.
    os.environ["TZ"] = "UTC"
    # Nor is anyone asked to look over pydantic's shoulder, for whom it would search all that is installed.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # One command and out: collecting cycles while hundreds of modules load would cost 20 ms and free nothing.
    gc.disable()
    for fd, name in enumerate(("stdin", "stdout", "stderr")):
        # One that was closed (2>&-) leaves its number to the next file that is opened, which would get what is said.
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), "w" if fd else "r", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
    if VARIABLE in os.environ:
        register()
    try:
        with interruptible():
            cli(prog_name="lkj")
    finally:
        gc.freeze()  # or the interpreter would search all of it once more on its way out, 30 ms
