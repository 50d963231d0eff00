"""`lkj doctor`: what this machine lacks, if anything."""

from __future__ import annotations

import sys
from pathlib import Path

from lkj.cli.help import Satu
from lkj.cli.shared import click, common, guard, show


@click.command(cls=Satu, short_help="Periksa pemasangan lkj di komputer ini.", example="lkj doctor")
@common
def doctor(root: Path, debug: bool) -> None:
    """Periksa apakah komputer ini dapat membuat dokumen: Python, pandoc, Typst, fon, templat, data, folder build."""
    with guard(root, debug) as origin:
        from lkj.doctor.checkup import periksa

        parts = list(periksa(origin))
        wide = max(len(part.nama) for part in parts)
        for part in parts:
            mark = "baik" if part.baik else "KURANG" if part.kode else "–"
            show(f"{part.nama:{wide}}  {mark:6}  {part.keterangan}")
            if not part.baik:
                show(f"{'':{wide}}  saran: {part.saran}")
        sys.exit(max((part.kode for part in parts if not part.baik), default=0))
