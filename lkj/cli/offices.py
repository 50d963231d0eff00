"""`lkj offices`: the offices of a tree."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lkj.cli.help import Satu
from lkj.cli.output import deliver
from lkj.cli.shared import Tahun, click, common, form_option, guard, note, say, show, tree_of


@click.command(
    cls=Satu, short_help="Sebut satker dalam pohon ini.", example="lkj offices --format json --since origin/main"
)
@click.option("--year", "tahun", type=Tahun(), metavar="TAHUN", help="Hanya yang mempunyai data tahun ini.")
@click.option(
    "--since",
    "sejak",
    metavar="REV",
    help="Hanya yang berubah dari revisi git ini ke HEAD, juga karena bersama/ berubah.",
)
@form_option("text", "json")
@common
def offices(tahun: int | None, sejak: str | None, form: str, root: Path, debug: bool) -> None:
    """Sebut satker yang ada di folder satker/, dengan nama dan tahun datanya.

    Satu satker ialah satu folder proyek, satker/KODE; yang dipakai bersama ada di bersama/. Perintah lain bekerja
    untuk banyak satker dengan --satker KODE, --satker '62*', atau --satker all; --jobs N mengatur berapa yang
    dikerjakan bersamaan, dan --shard I/N membaginya di antara beberapa mesin.
    """
    with guard(root, debug) as origin:
        from lkj.offices import OfficesError, strangers
        from lkj.offices import offices as of

        tree = tree_of(origin)
        odd = strangers(tree)
        say(*(one.said for one in odd))
        found = [(one, one.project.years) for one in of(tree)]
        if not found:
            raise OfficesError("folder ini tidak memuat satker", "buat satker pertama: lkj init satker/KODE")
        if tahun is not None:
            found = [(one, years) for one, years in found if tahun in years]
        if sejak is not None:
            changed = _changed(tree, sejak, [one.kode for one, _ in found])
            found = [(one, years) for one, years in found if one.kode in changed]
        if form == "json":
            from lkj.diagnostics.escape import json_text

            listed = [{"code": one.kode, "name": one.nama, "years": years} for one, years in found]
            deliver(json_text(json.dumps(listed, indent=2) + "\n"), None, tree)
            sys.exit(int(bool(odd)))
        wide = max((len(one.kode) for one, _ in found), default=0)
        for one, years in found:
            name, held = one.nama or "(tanpa nama)", ", ".join(map(str, years)) or "tanpa data"
            show(f"{one.kode:<{wide}}  {name}  {held}")
        note(f"{len(found)} satker")
        if odd:
            sys.exit(1)


def _changed(tree: Path, since: str, codes: list[str]) -> set[str]:
    """Return the offices that another commit is not alike in, itself or by what all share, since it parted."""
    from lkj.diff.git import Repositori
    from lkj.files.layout import BERSAMA, SATKER

    with Repositori(tree) as repositori:
        first, last = (repositori.revisi(one) for one in repositori.pisah(f"{since}...") if one is not None)
        if not first.serupa(last, BERSAMA):
            return set(codes)
        return {code for code in codes if not first.serupa(last, f"{SATKER}/{code}")}
