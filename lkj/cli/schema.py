"""`lkj schema`: what right means, for editors."""

from __future__ import annotations

from pathlib import Path

from lkj.cli.help import Satu
from lkj.cli.output import refuse_taken, require_place
from lkj.cli.shared import click, common, guard, show


@click.command(cls=Satu, short_help="Tulis JSON Schema berkas data.", example="lkj schema")
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
        from lkj.model.schema import semua_skema

        folder = root / "schema" if output is None else output
        refuse_taken(folder / "lkj", root, ("templates",))
        require_place(folder, root)
        files = {folder / name: text.encode() for name, text in semua_skema().items()}
        write_all(files, root)
        for path in files:
            show(path.as_posix())
