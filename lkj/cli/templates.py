"""`lkj templates`: the installed templates, to be changed."""

from __future__ import annotations

from pathlib import Path

from lkj.cli.help import Satu
from lkj.cli.output import refuse_taken
from lkj.cli.shared import click, guard, show


@click.command(cls=Satu, short_help="Salin templat untuk disesuaikan.", example="lkj templates --copy templates")
@click.option(
    "--copy", "target", type=click.Path(path_type=Path), required=True, metavar="FOLDER", help="Folder tujuan."
)
@click.option("--debug", is_flag=True, help="Tampilkan rincian teknis bila terjadi galat.")
def templates(target: Path, debug: bool) -> None:
    """Salin templat naskah, kerangka laporan, dan dokumen acuan Word; berkas yang sudah ada tidak ditimpa.

    kerangka.yaml berlaku setelah dipindahkan ke data/TAHUN.
    """
    with guard(Path(), debug):
        refuse_taken(target / "lkj", Path(), ())
        from lkj.build.templates import copy_templates

        for path in copy_templates(target):
            show(path.as_posix())
