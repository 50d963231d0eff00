"""`lkj capaian` and `lkj explain`: the numbers, and where each comes from."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import get_terminal_size

from lkj.cli.umum import Tahun, click, common, deliver, guard, refuse_taken, show
from lkj.cli.warna import colored


@click.command(options_metavar="[OPSI]", short_help="Hitung dan tampilkan capaian.")
@click.argument("tahun", type=Tahun())
@click.option(
    "--document",
    "dokumen",
    type=click.Choice(["rkt", "pk-ketua", "pk-sekretaris"]),
    help="Dokumen yang ditampilkan; tanpa ini, dokumen yang diukur (JSON: semua).",
)
@click.option("--sasaran", metavar="ID", help="Tampilkan satu sasaran saja, misalnya SK-05.")
@click.option(
    "--sort",
    "urutan",
    type=click.Choice(["id", "capaian", "status"]),
    help="Urutan: id, capaian (terendah lebih dahulu), atau status (yang perlu perhatian lebih dahulu).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "xlsx"]),
    default="table",
    show_default=True,
    help="Bentuk keluaran.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Tulis ke berkas ini, bukan ke layar; wajib untuk xlsx.",
)
@common
def capaian(
    tahun: int,
    dokumen: str | None,
    sasaran: str | None,
    urutan: str | None,
    form: str,
    output: Path | None,
    root: Path,
    debug: bool,
) -> None:
    """Hitung capaian setiap indikator, rata-ratanya, dan serapan anggaran."""
    if form == "xlsx" and output is None:
        raise click.UsageError("format xlsx ditulis ke berkas; sebut namanya, misalnya --output capaian.xlsx")
    with guard(root, debug):
        if output is not None:
            refuse_taken(output, root)
        from lkj import sajian
        from lkj.pemeriksaan import require_year
        from lkj.pengukuran import Pengukuran

        numbers = Pengukuran(require_year(root, tahun))
        if form == "json":
            deliver(sajian.to_json(numbers, dokumen, sasaran, urutan), output, root)
            return
        chosen = sajian.pilih(numbers, dokumen, sasaran, urutan)
        if form == "csv":
            deliver(sajian.to_csv(chosen), output, root)
        elif form == "xlsx":
            deliver(sajian.to_xlsx(numbers, chosen), output, root)
        elif output is not None:
            deliver(sajian.table_to_text(numbers, chosen), output, root)
        else:
            color = colored(sys.stdout)
            width = get_terminal_size().columns if sys.stdout.isatty() else sajian.LEBAR
            show(sajian.table_to_text(numbers, chosen, width, color=color), nl=False, color=color)


@click.command(options_metavar="[OPSI]", short_help="Jelaskan asal sebuah angka.")
@click.argument("tahun", type=Tahun())
@click.argument("angka", required=False, metavar="[ANGKA]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Bentuk penjelasan.",
)
@common
def explain(tahun: int, angka: str | None, form: str, root: Path, debug: bool) -> None:
    """Jelaskan asal ANGKA: rumus, nilai yang dimasukkan beserta berkas dan barisnya, serta kaidahnya.

    ANGKA adalah pengenal indikator (IKK-05) atau sasaran (SK-05), dokumen (pk-ketua), rata-rata, serapan, serapan-2023,
    kode program atau kegiatan (3355), atau angka yang tercetak dalam laporan (97,53). Tanpa ANGKA, semua yang dapat
    ditanyakan didaftar. Angka negatif ditulis sesudah tanda «--».
    """
    with guard(root, debug):
        from lkj import sajian
        from lkj.pemeriksaan import require_year
        from lkj.pengukuran import Pengukuran
        from lkj.penjelasan import jelaskan, katalog

        numbers = Pengukuran(require_year(root, tahun))
        if angka is None:
            items = katalog(numbers)
            deliver(sajian.list_to_json(items) if form == "json" else sajian.list_to_text(items), None, root)
            return
        found = jelaskan(numbers, angka)
        write = sajian.explanations_to_json if form == "json" else sajian.explanations_to_text
        deliver(write(angka, found), None, root)
