"""`lkj review`: from the notes of a reader back to the lines they stand on."""

from __future__ import annotations

from pathlib import Path

from lkj.cli.help import Satu
from lkj.cli.output import deliver
from lkj.cli.shared import Ada, Tahun, click, common, form_option, guard, limited, refuse_shared, refuse_tree, show


@click.command(
    cls=Satu, short_help="Daftar komentar dan perubahan pada DOCX yang kembali.", example="lkj review kembali.docx"
)
@click.argument("berkas", type=Ada(exists=True, dir_okay=False), metavar="BERKAS")
@click.argument("tahun", type=Tahun(), required=False, metavar="[TAHUN]")
@click.option(
    "--document", "dokumen", default=None, metavar="ID", help="Dokumen yang kembali; bawaan: menurut judulnya."
)
@form_option("text", "json")
@limited
@common
def review(
    berkas: Path, tahun: int | None, dokumen: str | None, form: str, timeout: float, root: Path, debug: bool
) -> None:
    """Daftar komentar dan perubahan terlacak dalam BERKAS Word yang kembali dari pembacanya.

    Setiap catatan disebut dengan penulis, tanggal, kata-katanya, bab, serta berkas dan baris narasi atau data tempatnya
    berasal. Tidak ada yang diambil alih: BERKAS dan data tidak diubah.
    """
    refuse_shared(root)
    refuse_tree(root)
    with guard(root, debug) as origin:
        from lkj.check.project import Project
        from lkj.files import read_named
        from lkj.publish.engines.limits import Limits
        from lkj.review import forms
        from lkj.review.returned import MAX_BYTES
        from lkj.review.review import review as run

        data = read_named(berkas, MAX_BYTES)
        found = run(Project(origin), data, tahun=tahun, dokumen=dokumen, limits=Limits(timeout))
        if form == "json":
            deliver(forms.to_json(found), None, root)
        else:
            show(forms.to_text(found, berkas.name), nl=False)
