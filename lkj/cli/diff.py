"""`lkj diff`: what changed in meaning between two years, or between two states of one."""

from __future__ import annotations

import sys
from pathlib import Path

from lkj.cli.output import deliver, forcible, refuse_taken, require_free
from lkj.cli.satker import PerSatker
from lkj.cli.shared import click, common, form_option, guard, show
from lkj.diagnostics.colour import colored
from lkj.diagnostics.wrap import columns

_FORMATS = ("text", "markdown", "json", "html")


@click.command(
    cls=PerSatker,
    short_help="Bandingkan dua tahun atau dua revisi.",
    example="lkj diff 2023 2024 --format html --output build/beda.html",
)
@click.argument("sisi", nargs=-1, metavar="[A B | TAHUN]")
@click.option(
    "--git",
    "rentang",
    metavar="REV1..REV2",
    help="Bandingkan dua revisi git; REV1.. berarti dengan HEAD, REV1 saja berarti dengan berkas kerja.",
)
@form_option(*_FORMATS)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Tulis ke berkas ini, bukan ke layar.",
)
@forcible
@click.option("--exit-code", is_flag=True, help="Kode keluar 1 bila ada perbedaan.")
@common
def diff(
    sisi: tuple[str, ...],
    rentang: str | None,
    form: str,
    output: Path | None,
    force: bool,
    exit_code: bool,
    root: Path,
    debug: bool,
) -> None:
    """Bandingkan makna, bukan baris: A dan B ialah dua tahun (2023 2024) atau dua folder data satu tahun.

    Dengan --git yang dibandingkan ialah dua revisi; TAHUN membatasinya pada satu tahun.
    """
    if rentang is None and len(sisi) != 2:
        raise click.UsageError("sebut dua sisi, misalnya: lkj diff 2023 2024; atau pakai --git REV1..REV2")
    from lkj.files.layout import is_year

    if rentang is not None and (len(sisi) > 1 or not all(map(is_year, sisi))):
        raise click.UsageError("bersama --git sebut paling banyak satu TAHUN, misalnya: lkj diff --git main.. 2024")
    with guard(root, debug) as origin:
        if output is not None:
            refuse_taken(output, root)
            require_free(output, force=force)
        from lkj.check.project import Project
        from lkj.diff import forms
        from lkj.diff.sides import banding_git, banding_sisi

        if rentang is None:
            found = [banding_sisi(Project(origin), *sisi)]
        else:
            found = banding_git(Project(origin), rentang, int(sisi[0]) if sisi else None)
        if form == "text":
            color = output is None and colored(sys.stdout)
            text = forms.to_text(found, color=color, width=columns(sys.stdout) if output is None else None)
            if output is None:
                show(text, nl=False, color=color)
            else:
                deliver(text, output, root)
        else:
            write = {"markdown": forms.to_markdown, "json": forms.to_json, "html": forms.to_html}[form]
            deliver(write(found), output, root)
        if exit_code and any(one.berbeda for one in found):
            sys.exit(1)
