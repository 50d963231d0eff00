"""`lkj rule`: what right means, rule by rule."""

from __future__ import annotations

import sys
from pathlib import Path

from lkj.cli.shared import click, guard, show


@click.command(options_metavar="[OPSI]", short_help="Daftar dan jelaskan aturan pemeriksaan.")
@click.argument("kode", required=False, metavar="[KODE]")
def rule(kode: str | None) -> None:
    """Jelaskan aturan KODE: apa yang ditemukan, mengapa penting, contoh, dan cara mengatasinya.

    Tanpa KODE, semua aturan didaftar.
    """
    with guard(Path(), debug=False):
        from lkj.check.rules.katalog import ATURAN, halaman
        from lkj.diagnostics.text import LABELS

        if kode is None:
            wide = max(map(len, LABELS.values()))
            for one in ATURAN.values():
                show(f"{one.kode}  {LABELS[one.tingkat]:{wide}}  {one.judul}")
            return
        if kode.upper() not in ATURAN:
            from lkj.check.reporters import aturan_terdekat

            raise click.UsageError(f"tidak ada aturan «{kode}»; mungkin maksud Anda «{aturan_terdekat(kode)}»")
        page = halaman(kode.upper())
        if sys.stdout.isatty():
            from rich.console import Console
            from rich.markdown import Markdown

            Console().print(Markdown(page))
        else:
            show(page.rstrip("\n"))
