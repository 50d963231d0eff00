"""The tables that prose of a year names from files: read, bounded, and told where one cannot be printed."""

from __future__ import annotations

from collections.abc import Mapping

from lkj.check.rules.naskah.lkj532_tabel_berkas import RULE
from lkj.check.rules.naskah.tabel import tabel_naskah
from lkj.check.rules.nilai.lkj210_aksara_tercetak import tercetak
from lkj.diagnostics import Finding, bounded
from lkj.diagnostics.nearest import nearest_file
from lkj.files import Origin, RefusedError, Why
from lkj.files.layout import TABEL, year_folder
from lkj.model import Narasi, Tahun
from lkj.report.tabel_berkas import TabelBerkasError, baca_csv, baca_xlsx

__all__ = ["siapkan_tabel"]


def siapkan_tabel(origin: Origin, year: Tahun) -> tuple[Mapping[str, list[list[str]]], list[Finding]]:
    """Return the rows of each table that prose names, by file and range, and LKJ532 for each that cannot be printed.

    A character that the typeface lacks is told as of prose (LKJ210).
    """
    made: dict[str, list[list[str]]] = {}
    findings: list[Finding] = []
    for one in tabel_naskah(year):
        berkas = one.sebutan.berkas
        if one.sebab or berkas in made:
            continue
        try:
            made[berkas] = _baca(origin, year.tahun, berkas)
        except TabelBerkasError as error:
            findings.append(RULE.at(one.position, f"tabel «{berkas}» {error}", error.hint))
            continue
        text = "\n".join(cell for row in made[berkas] for cell in row)
        file = f"{year_folder(year.tahun)}/{berkas.partition('#')[0]}"
        odd = bounded(tercetak(Narasi(text, file), year.satker.tata_letak.fon))
        findings += [Finding(code=f.code, position=one.position, message=f.message, hint=f.hint) for f in odd]
    return made, findings


def _baca(origin: Origin, tahun: int, berkas: str) -> list[list[str]]:
    file, _, part = berkas.partition("#")
    folder = f"{year_folder(tahun)}/{TABEL}"
    try:
        data = origin.read(f"{year_folder(tahun)}/{file}")
    except RefusedError as error:
        if error.why is not Why.MISSING:
            raise TabelBerkasError(f"tidak dipakai, karena {error.message}", error.hint) from error
        try:
            near = nearest_file(file.rpartition("/")[2], [name for name, _ in origin.entries(folder)])
        except RefusedError:
            near = None
        hint = f"mungkin maksud Anda «{TABEL}/{near}»" if near else f"simpan berkasnya di {folder}"
        raise TabelBerkasError(f"tidak ada di {folder}", hint) from error
    if file.lower().endswith(".csv"):
        if part:
            raise TabelBerkasError("menyebut rentang, padahal CSV", f"tulis {file} saja")
        return baca_csv(data)
    return baca_xlsx(data, part)
