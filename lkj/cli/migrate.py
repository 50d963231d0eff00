"""`lkj migrate`: a year folder in the newer shape of its data."""

from __future__ import annotations

from pathlib import Path

from lkj.cli.help import Satu
from lkj.cli.shared import Tahun, click, common, guard, note, refuse_tree, show


@click.command(cls=Satu, short_help="Tawarkan bentuk data yang lebih baru.", example="lkj migrate 2024 --write")
@click.argument("tahun", type=Tahun(), required=False)
@click.option("--write", "tulis", is_flag=True, help="Tulis perubahannya; tanpa ini hanya ditampilkan.")
@common
def migrate(tahun: int | None, tulis: bool, root: Path, debug: bool) -> None:
    """Tampilkan data/TAHUN dalam bentuk yang lebih baru; tanpa TAHUN, semua tahun.

    Ini tawaran: bentuk lama tetap berlaku. Fakta, angka, laporan, dan catatan (#) tidak berubah; bagian yang akan
    mengubahnya dibiarkan.
    """
    refuse_tree(root)
    with guard(root, debug) as origin:
        from lkj.check.project import Project
        from lkj.check.targets import find_targets
        from lkj.diagnostics import DataError
        from lkj.fmt.migrate import tawarkan

        project = Project(origin)
        targets, refused = find_targets(project, () if tahun is None else (str(tahun),))
        if refused:
            raise DataError(refused)
        for one in tawarkan(project, [target.year for target in targets], tulis):
            for file in one.berkas:
                show(file.berkas if tulis else file.beda(), nl=tulis)
            for shape in one.diperbarui:
                note(f"{one.tahun}: {shape.lama} {'menjadi' if tulis else 'dapat menjadi'} {shape.baru}")
            for shape, why in one.dibiarkan:
                note(f"{one.tahun}: {shape.lama} dibiarkan: {why}")
            if not one.diperbarui and not one.dibiarkan:
                note(f"{one.tahun}: data sudah berbentuk baru")
            elif one.diperbarui and not tulis:
                note(f"saran: jalankan «lkj migrate {one.tahun} --write» untuk menulisnya")
