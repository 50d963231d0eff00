"""`lkj rule`: what right means, rule by rule."""

from __future__ import annotations

import sys
from pathlib import Path

from lkj.cli.help import Satu
from lkj.cli.shared import click, guard, show


@click.command(cls=Satu, short_help="Daftar dan jelaskan aturan pemeriksaan.", example="lkj rule LKJ601")
@click.argument("kode", required=False, metavar="[KODE]")
def rule(kode: str | None) -> None:
    """Jelaskan aturan KODE: apa yang ditemukan, mengapa penting, contoh, dan cara mengatasinya.

    Tanpa KODE, semua aturan didaftar.
    """
    with guard(Path(), debug=False):
        from lkj.check.rules import codes, rules
        from lkj.check.rules.docs import page
        from lkj.diagnostics.terminal import LABELS

        if kode is None:
            wide = max(map(len, LABELS.values()))
            for one in rules():
                show(f"{one.code}  {LABELS[one.severity]:{wide}}  {one.title}")
            return
        if kode.upper() not in codes():
            from lkj.check.reporters import kode_asing

            raise click.UsageError(kode_asing(kode))
        text = page(kode.upper())
        if sys.stdout.isatty():
            from rich.console import Console
            from rich.markdown import Markdown

            Console().print(Markdown(text))
        else:
            show(text.rstrip("\n"))
