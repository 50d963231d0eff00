"""`lkj undo`: data files as they were before the last command that changed them."""

from __future__ import annotations

from pathlib import Path

from lkj.cli.satker import PerSatker
from lkj.cli.shared import click, common, guard, say, show


@click.command(short_help="Kembalikan data ke isi sebelum diubah lkj.", cls=PerSatker, example="lkj undo")
@click.option("--diff", "beda", is_flag=True, help="Jangan mengembalikan; tampilkan perubahannya.")
@click.option("--force", is_flag=True, help="Kembalikan walaupun berkasnya berubah lagi sesudah itu.")
@common
def undo(beda: bool, force: bool, root: Path, debug: bool) -> None:
    """Kembalikan berkas data ke isinya sebelum «import --write», «fmt», atau «check --fix» yang terakhir.

    Isi semula disimpan di folder pengguna, bukan di dalam proyek. Setiap kali dijalankan, satu perubahan lebih awal.
    """
    with guard(root, debug) as origin:
        from lkj.files.difference import difference
        from lkj.files.history import last_change, restore

        change = last_change(root)
        if change is None:
            say("tidak ada yang dapat dikembalikan; yang disimpan: isi sebelum «import --write», «fmt», «check --fix»")
            return
        say(f"lkj {change.command}, {change.when.replace('T', ' ')[:19]}")
        for name, content in change.before.items():
            show(difference(name, origin.peek(name), content), nl=False)
        if not beda:
            restore(change, root, force=force)
            say(f"{len(change.before)} berkas dikembalikan")
