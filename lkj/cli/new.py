"""`lkj new`: the next year's folder."""

from __future__ import annotations

from pathlib import Path

from lkj.cli.satker import PerSatker
from lkj.cli.shared import Tahun, click, common, guard, note, show


@click.command(cls=PerSatker, short_help="Siapkan folder tahun berikutnya.", example="lkj new 2025 --from 2024")
@click.argument("tahun", type=Tahun())
@click.option(
    "--from",
    "dari",
    type=Tahun(),
    metavar="TAHUN",
    help="Tahun yang disalin; tanpa ini, tahun terakhir sebelum TAHUN.",
)
@common
def new(tahun: int, dari: int | None, root: Path, debug: bool) -> None:
    """Siapkan data/TAHUN dari tahun sebelumnya.

    Susunan dibawa: sasaran, indikator, program, pejabat, dan metode. Target, realisasi, anggaran, tanggal, dan naskah
    dikosongkan dengan keterangan apa yang harus diisi. Folder yang sudah ada tidak pernah diubah.
    """
    if dari is not None and tahun <= dari:
        raise click.UsageError(f"TAHUN harus sesudah tahun asalnya; {tahun} tidak sesudah {dari}")
    with guard(root, debug) as origin:
        from lkj.check.project import Project
        from lkj.new import siapkan
        from lkj.new.summary import ringkasan

        made = siapkan(Project(origin), tahun, dari)
        for line in ringkasan(made):
            note(line)
        show(made.folder)
