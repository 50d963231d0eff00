"""`lkj rekap`: the numbers of many offices together."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lkj.cli.help import Satu
from lkj.cli.satker import Shard
from lkj.cli.shared import (
    Ada,
    Cacah,
    Formats,
    Tahun,
    click,
    common,
    guard,
    limited,
    note,
    progress_shown,
    report,
    say,
    seen,
    show,
    tree_of,
)
from lkj.diagnostics.listed import listed

if TYPE_CHECKING:
    from lkj.offices.rekap.rekap import Terekap

# So many findings are told on a screen; the documents have all.
_BANYAK = 20


@click.command(cls=Satu, short_help="Rekapitulasi capaian banyak satker.", example="lkj rekap 2024")
@click.argument("tahun", type=Tahun())
@click.option(
    "--satker",
    "pola",
    multiple=True,
    default=("all",),
    metavar="KODE",
    help="Satker yang direkapitulasi: kode, pola seperti 62*, atau all (bawaan); boleh berulang.",
)
@click.option(
    "--from",
    "folders",
    multiple=True,
    type=Ada(exists=True, file_okay=False),
    metavar="FOLDER",
    help="Kumpulkan hasil dari folder build di mesin lain, bukan dari data; boleh berulang, tanpa --shard.",
)
@click.option(
    "--format",
    "formats",
    type=Formats("xlsx", "json"),
    default="docx,pdf,html,xlsx,json",
    metavar="DAFTAR",
    help="Bentuk yang dibuat, dipisahkan koma: docx, pdf, html, xlsx, json (bawaan: semua).",
)
@click.option("--shard", "bagian", type=Shard(), metavar="I/N", help="Satu dari N bagian satker saja, misalnya 2/4.")
@click.option("--jobs", type=Cacah(1, 1024), metavar="N", help="Banyaknya satker sekaligus (bawaan: semua inti).")
@limited
@common
def rekap(
    tahun: int,
    pola: tuple[str, ...],
    folders: tuple[Path, ...],
    formats: tuple[str, ...],
    bagian: tuple[int, int] | None,
    jobs: int | None,
    timeout: float,
    root: Path,
    debug: bool,
) -> None:
    """Gabungkan capaian semua satker dalam build/rekap-TAHUN.*, dengan cara yang dinyatakan bersama/rekap.yaml.

    Yang sebagian ditulis dengan nama sendiri, misalnya rekap-2024-62xx.* untuk --satker '62*', sehingga yang utuh tidak
    tertimpa.

    Satker yang tidak dapat dihitung disebut beserta sebabnya dan tidak menghentikan yang lain. Hasil setiap satker
    disimpan dalam build/KODE dan dipakai lagi selama datanya tidak berubah. Hasil yang rusak atau berbeda di antara
    folder --from menghentikan penggabungan.
    """
    with guard(root, debug) as origin:
        from lkj.cli.follow import kept
        from lkj.offices import strangers
        from lkj.offices.pool import cores
        from lkj.offices.rekap.pilihan import Pilihan
        from lkj.offices.rekap.rekap import rekap as run
        from lkj.publish.engines.limits import Limits

        if folders and bagian is not None:
            raise click.UsageError(
                "--shard membagi penghitungan dan tidak berlaku bersama --from; pilih satkernya dengan --satker"
            )
        tree = tree_of(origin)
        odd = strangers(tree)
        say(*(one.said for one in odd))
        with progress_shown() as progress:
            made = run(
                tree,
                Pilihan(pola, bagian),
                tahun,
                formats,
                folders=folders,
                limits=Limits(timeout),
                progress=progress,
                jobs=jobs or cores(),
            )
        _tell_gathered(made, tahun)
        report(made.temuan[:_BANYAK], origin.peek)
        if len(made.temuan) > _BANYAK:
            counts = Counter(one.code for one in made.temuan[_BANYAK:])
            left = ", ".join(f"{n} {code}" for code, n in sorted(counts.items()))
            note(f"dan temuan lain: {left}; semuanya ada dalam rekapitulasi")
        if made.rekap.tanpa_pagu:
            said = ", ".join(made.rekap.tanpa_pagu[:_BANYAK])
            note(f"realisasi satker yang pagunya 0 tidak ikut dijumlahkan, periksa pagu.yaml-nya: {said}")
        note(made.rekap.sebagian)
        for path in made.files:
            show(seen(origin, path))
        for path, before in made.kept.items():
            note(kept(seen(origin, path), seen(origin, before)))
        say(*(line for error in made.ditolak for line in error.said if line))
        code = max((error.exit for error in made.ditolak), default=int(bool(odd)))
        if code:
            sys.exit(code)


def _tell_gathered(made: Terekap, tahun: int) -> None:
    """Say which of what was gathered is not counted, and where nothing was."""
    for folder in made.kosong:
        say(f"tidak ada hasil tahun {tahun} dalam «{folder.as_posix()}»")
    if made.asing:
        say(f"hasil satker yang tidak ada di pohon ini tidak dihitung: {listed(made.asing, _BANYAK)}")
