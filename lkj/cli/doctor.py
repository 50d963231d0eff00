"""`lkj doctor`: what this machine lacks, if anything."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lkj.cli.help import Satu
from lkj.cli.shared import click, common, guard, show

if TYPE_CHECKING:
    from lkj.doctor.checkup import Bagian


@click.command(cls=Satu, short_help="Periksa pemasangan lkj di komputer ini.", example="lkj doctor")
@common
def doctor(root: Path, debug: bool) -> None:
    """Periksa apakah komputer ini dapat membuat dokumen: Python, pandoc, Typst, fon, templat, data, folder build."""
    with guard(root, debug) as origin:
        from lkj.doctor.checkup import periksa

        parts = list(periksa(origin, _pohon(root)))
        wide = max(len(part.nama) for part in parts)
        for part in parts:
            mark = "baik" if part.baik else "KURANG" if part.kode else "–"
            show(f"{part.nama:{wide}}  {mark:6}  {part.keterangan}")
            if not part.baik:
                show(f"{'':{wide}}  saran: {part.saran}")
        sys.exit(max((part.kode for part in parts if not part.baik), default=0))


def _pohon(root: Path) -> Bagian | None:
    """Return what is told of a tree of offices in the place of a project's years; None for a folder that is none."""
    from lkj.files import is_tree

    if not is_tree(root):
        return None
    from lkj.doctor.checkup import Bagian
    from lkj.offices import offices, strangers

    found, odd = offices(root), strangers(root)
    held = sorted({year for one in found for year in one.project.years})
    years = f", tahun {', '.join(map(str, held))}" if held else ", belum ada tahun"
    hint = "jalankan «lkj offices» untuk sebabnya"
    said = f"pohon yang memuat {len(found)} satker{years}"
    return Bagian("Data", not odd, said + (f"; {len(odd)} hal di dalamnya perlu dibenahi" if odd else ""), hint, kode=1)
