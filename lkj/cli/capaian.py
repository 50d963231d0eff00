"""`lkj capaian`: the numbers of a year."""

from __future__ import annotations

import sys
from pathlib import Path

from lkj.cli.output import deliver, forcible, refuse_taken, require_free
from lkj.cli.satker import PerSatker
from lkj.cli.shared import Tahun, click, common, form_option, guard, refuse_unknown, show
from lkj.diagnostics.colour import colored
from lkj.diagnostics.wrap import columns, draws


@click.command(cls=PerSatker, short_help="Hitung dan tampilkan capaian.", example="lkj capaian 2024 --sort status")
@click.argument("tahun", type=Tahun())
@click.option(
    "--document",
    "dokumen",
    metavar="ID",
    help="Dokumen perencanaan yang ditampilkan; tanpa ini, dokumen yang diukur (JSON: semua).",
)
@click.option("--sasaran", metavar="ID", help="Tampilkan satu sasaran saja, misalnya SK-05.")
@click.option(
    "--sort",
    "urutan",
    type=click.Choice(["id", "capaian", "status"]),
    help="Urutan: id, capaian (terendah lebih dahulu), atau status (yang perlu perhatian lebih dahulu).",
)
@form_option("table", "json", "csv", "xlsx")
@click.option(
    "--summary/--no-summary",
    "ringkas",
    default=None,
    help="Satu baris saja, tanpa tabel; bawaan untuk lebih dari 20 satker.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Tulis ke berkas ini, bukan ke layar; wajib untuk xlsx.",
)
@forcible
@common
def capaian(
    tahun: int,
    dokumen: str | None,
    sasaran: str | None,
    urutan: str | None,
    form: str,
    ringkas: bool | None,
    output: Path | None,
    force: bool,
    root: Path,
    debug: bool,
) -> None:
    """Hitung capaian setiap indikator, rata-ratanya, dan serapan anggaran."""
    if form == "xlsx" and output is None:
        raise click.UsageError("format xlsx ditulis ke berkas; sebut namanya, misalnya --output capaian.xlsx")
    with guard(root, debug) as origin:
        if output is not None:
            refuse_taken(output, root)
            require_free(output, force=force)
        from lkj import tables
        from lkj.check.project import Project

        numbers = Project(origin).year(tahun).require().numbers
        if dokumen is not None:
            refuse_unknown(dokumen, numbers.year.dokumen)
        if form == "json":
            deliver(tables.to_json(numbers, dokumen, sasaran, urutan), output, root)
            return
        chosen = tables.pilih(numbers, dokumen, sasaran, urutan)
        if form == "csv":
            deliver(tables.to_csv(numbers, chosen), output, root)
        elif form == "xlsx":
            deliver(tables.to_xlsx(numbers, chosen), output, root)
        elif ringkas:
            deliver(f"{tables.sebaris(numbers, chosen)}\n", output, root)
        elif output is not None:
            deliver(tables.table_to_text(numbers, chosen), output, root)
        else:
            color = colored(sys.stdout)
            width, halus = columns(sys.stdout) or tables.LEBAR, draws(sys.stdout, "".join(tables.PERDELAPAN))
            show(tables.table_to_text(numbers, chosen, width, color=color, halus=halus), nl=False, color=color)
