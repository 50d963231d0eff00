"""`lkj import`: what divisions filled in, shown beside the data and written into it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lkj.cli.satker import PerSatker
from lkj.cli.shared import Ada, Tahun, click, common, guard, say, show

_MAX_MAP = 64 * 1024
_LONGEST_LINE = 2000


@click.command(
    "import", short_help="Baca isian yang kembali dari bidang.", cls=PerSatker, example="lkj import isian.xlsx --write"
)
@click.argument("berkas", nargs=-1, required=True, type=Ada(exists=True, dir_okay=False), metavar="BERKAS …")
@click.option("--year", "tahun", type=Tahun(), metavar="TAHUN", help="Tahun data; isian dari «lkj export» menyebutnya.")
@click.option(
    "--map",
    "peta",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Baca lembar kantor sendiri menurut pemetaan kolom ini; bila belum ada, kolomnya diterka dan ditulis ke sana.",
)
@click.option("--sakti", is_flag=True, help="Baca «Laporan Fa Detail (16 Segmen)» dari SAKTI ke rincian pagu.yaml.")
@click.option("--write", "tulis", is_flag=True, help="Tulis perubahannya; tanpa ini hanya ditampilkan.")
@common
def import_(
    berkas: tuple[Path, ...],
    tahun: int | None,
    peta: Path | None,
    sakti: bool,
    tulis: bool,
    root: Path,
    debug: bool,
) -> None:
    """Tampilkan apa yang berubah menurut isian, lalu dengan --write tuliskan ke data.

    Beberapa salinan boleh sekaligus. Yang bertentangan, di antara salinan atau dengan data yang berubah sesudah
    diekspor, disebut kedua sisinya dan tidak ditulis; catatan (#) dalam data tetap.
    """
    if tahun is None and (sakti or peta is not None):
        option = "--sakti" if sakti else "--map"
        raise click.UsageError(f"{option} memerlukan --year, misalnya --year 2025")
    if sakti and (peta is not None or len(berkas) > 1):
        raise click.UsageError("--sakti membaca satu laporan, tanpa --map")
    with guard(root, debug) as origin:
        from lkj.check.project import Project
        from lkj.files import read_given
        from lkj.files.history import write_kept
        from lkj.tables.isian.banding import bandingkan
        from lkj.tables.isian.bentuk import bentuk
        from lkj.tables.isian.buku import MAX_FILE
        from lkj.tables.isian.formulir import hitungan
        from lkj.tables.isian.masuk import bersama, milik
        from lkj.tables.isian.outcome import sebut_perubahan
        from lkj.tables.isian.tulis import terapkan

        given = [(one.as_posix(), read_given(root, one, MAX_FILE)) for one in berkas]
        year, forms = (tahun, []) if tahun is not None and (sakti or peta is not None) else bersama(given, tahun)
        one = Project(origin).year(year)
        facts = one.require_facts()
        foreign = milik(forms, origin.office, facts.satker.satker.nama)
        documents = one.reading.documents
        if sakti:
            result = _sakti(*given[0], documents, year)
        else:
            sheets = bentuk(documents)
            if peta is not None:
                if one.computable:
                    hitungan(sheets, one.numbers)
                forms = _terpetakan(given, peta, sheets, root)
            result = bandingkan(forms, sheets, documents)
        wanted = sorted([*result.perubahan, *result.tambahan], key=lambda one: (one.posisi.file, one.posisi.line))
        contents, changes, refused = terapkan(origin, year, wanted, one.reading.findings)
        for change in changes:
            place = f"{change.posisi.file}:{change.posisi.line}"
            told = f"; {change.catatan}" if change.catatan else ""
            show(_sebaris(f"{place}  {change.nama}: {sebut_perubahan(change)}  ({change.asal}{told})"))
        say(*map(_sebaris, (*foreign, *result.catatan)))
        for refusal in (*result.tolakan, *refused):
            what = f" {refusal.nama}:" if refusal.nama else ""
            say(_sebaris(f"ditolak: {refusal.asal}:{what} {refusal.pesan}"))
            say(_sebaris(f"  saran: {refusal.saran}") if refusal.saran else "")
        for clash in result.bentrok:
            say(*map(_sebaris, (f"bertentangan, tidak ditulis: {clash.nama}", *(f"  {side}" for side in clash.sisi))))
        kept = True
        if tulis and contents:
            kept = write_kept(contents, root, f"import {' '.join(path.name for path in berkas)}")
        counted = [f"{len(changes)} fakta {'ditulis' if tulis else 'akan ditulis'}"]
        if result.tolakan or refused:
            counted.append(f"{len(result.tolakan) + len(refused)} ditolak")
        if result.bentrok:
            counted.append(f"{len(result.bentrok)} bertentangan")
        say(", ".join(counted))
        if changes and not tulis:
            say("saran: jalankan lagi dengan --write untuk menulisnya")
        elif changes and kept:
            say(f"saran: «{_undo(root)}» mengembalikan isi semula")
        elif changes:
            say("isi semula tidak dapat disimpan, sehingga «lkj undo» tidak dapat mengembalikannya")
        if refused or not result.bersih:
            sys.exit(1)


def _sebaris(text: str) -> str:
    """Return what is told of a cell as one line: what it holds makes none of its own, and fills no screen."""
    line = " ".join(text.splitlines())
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"


def _undo(root: Path) -> str:
    """Return the command that gives a project back what it held, as it is typed in the working folder."""
    from lkj.files import identity_of, project_above

    if identity_of(project_above()) == identity_of(root):
        return "lkj undo"
    place = root.as_posix()
    return f'lkj undo --root "{place}"' if " " in place else f"lkj undo --root {place}"


def _sakti(name: str, data: bytes, documents: Any, year: int) -> Any:
    """Return what comes of a report of SAKTI."""
    from lkj.tables.isian.buku import baca_buku
    from lkj.tables.isian.rincian import sandingkan
    from lkj.tables.isian.sakti import baca_sakti

    return sandingkan(name, baca_sakti(name, baca_buku(data), year), documents, year)


def _terpetakan(given: Sequence[tuple[str, bytes]], place: Path, sheets: Sequence[Any], root: Path) -> list[Any]:
    """Return workbooks of the office's own as forms; a map that is not there is guessed from the first, and kept."""
    from lkj.cli.output import refuse_taken, require_place
    from lkj.files import is_there, read_given, write_all
    from lkj.tables.isian.buku import baca_buku
    from lkj.tables.isian.peta import baca_peta, petakan, terka, tulis_peta

    books = [(name, baca_buku(data)) for name, data in given]
    if is_there(place):
        chosen = baca_peta(place.as_posix(), read_given(root, place, _MAX_MAP).decode("utf-8", errors="replace"))
    else:
        refuse_taken(place, root)
        require_place(place, root)
        chosen = terka(books[0][1], sheets)
        text = tulis_peta(chosen)
        write_all({place: text.encode("utf-8")}, root)
        say(f"kolom diterka dan ditulis ke {place.as_posix()}; periksa, dan betulkan bila keliru:", text.rstrip())
    return [petakan(name, book, chosen, sheets) for name, book in books]
