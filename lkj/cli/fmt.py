"""`lkj fmt`: every data file in its one form."""

from __future__ import annotations

import sys
from pathlib import Path

from lkj.cli.satker import PerSatker, meaning
from lkj.cli.shared import click, common, guard, note, report, say, show


@click.command(cls=PerSatker, short_help="Rapikan berkas data.", example="lkj fmt --check")
@click.argument("sasaran", nargs=-1, metavar="[TAHUN|BERKAS] …")
@click.option("--check", "periksa", is_flag=True, help="Jangan menulis; sebut berkas yang belum rapi, kode keluar 1.")
@click.option("--diff", "beda", is_flag=True, help="Jangan menulis; tampilkan perubahannya.")
@common
def fmt(sasaran: tuple[str, ...], periksa: bool, beda: bool, root: Path, debug: bool) -> None:
    """Tulis berkas data YAML dalam satu bentuk baku; tanpa argumen, semua tahun.

    Isi dan catatan (#) tidak berubah: hanya urutan kunci, indentasi, tanda kutip, dan baris kosong.
    """
    with guard(root, debug) as origin:
        from lkj.check.project import Project
        from lkj.check.targets import find_targets
        from lkj.fmt import rapikan

        project = Project(origin)
        targets, refused = find_targets(project, sasaran)
        write = not (periksa or beda)
        results = rapikan(project, targets, write)
        changed = [one for one in results if one.berubah]
        for one in changed:
            show(one.beda() if beda else one.berkas, nl=not beda)
        findings = [*refused, *(finding for one in results for finding in one.findings)]
        report(findings, origin.peek)
        failures = [one.galat for one in results if one.galat]
        for failure in failures:
            say(f"galat: {failure.message}", f"saran: {failure.hint}")
        tidy = sum(one.sesudah is not None for one in results) - len(changed)
        done = "dirapikan" if write else "belum rapi"
        note(f"{len(changed)} berkas {done}, {tidy} sudah rapi")
        if periksa and changed:
            note(f"saran: jalankan «lkj fmt{meaning()}» untuk merapikannya")
        if failures:
            sys.exit(3)
        if findings or (periksa and changed):
            sys.exit(1)
