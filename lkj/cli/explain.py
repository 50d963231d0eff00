"""`lkj explain`: where each number comes from."""

from __future__ import annotations

import sys
from pathlib import Path

from lkj.cli.help import Satu
from lkj.cli.output import deliver
from lkj.cli.shared import Tahun, click, common, form_option, guard, refuse_shared, refuse_tree, show
from lkj.diagnostics.wrap import columns


@click.command(cls=Satu, short_help="Jelaskan asal sebuah angka.", example="lkj explain 2024 97,53")
@click.argument("tahun", type=Tahun())
@click.argument("angka", required=False, metavar="[ANGKA]")
@form_option("text", "json", help="Bentuk penjelasan.")
@common
def explain(tahun: int, angka: str | None, form: str, root: Path, debug: bool) -> None:
    """Jelaskan asal ANGKA: rumus, nilai yang dimasukkan beserta berkas dan barisnya, serta kaidahnya.

    ANGKA adalah pengenal indikator (IKK-05) atau sasaran (SK-05), dokumen (pengenalnya), rata-rata, serapan,
    serapan-2023, kode program atau kegiatan (3355), atau angka yang tercetak dalam laporan (97,53). Tanpa ANGKA, semua
    yang dapat ditanyakan didaftar. Angka negatif ditulis sesudah tanda «--».
    """
    refuse_shared(root)
    refuse_tree(root)
    with guard(root, debug) as origin:
        from lkj.check.project import Project
        from lkj.explain import forms, jelaskan, katalog

        numbers = Project(origin).year(tahun).require().numbers
        if angka is None:
            items = katalog(numbers)
            if form == "json":
                deliver(forms.list_to_json(items), None, root)
            else:
                show(forms.list_to_text(items), nl=False)
            return
        found = jelaskan(numbers, angka)
        if form == "json":
            deliver(forms.explanations_to_json(angka, found), None, root)
        else:
            width = min(forms.LEBAR, columns(sys.stdout) or forms.LEBAR)
            show(forms.explanations_to_text(angka, found, width), nl=False)
