"""What an office reached in a year, or why it has nothing to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pydantic import ValidationError

from lkj.check.project import ExcusedError, Year
from lkj.check.waivers import antarsatker
from lkj.diagnostics import DataError, Position, Severity
from lkj.files import layout, reason, told
from lkj.files.yaml import load
from lkj.model import years
from lkj.model.metode import BerkasMetode
from lkj.offices.office import Office
from lkj.pengukuran.antarsatker import Diterima, Hasil, TanpaData, hasil_satker

__all__ = ["TERPUTUS", "hasil_tahun"]

#: Why an office has no result whose process ended.
TERPUTUS = "prosesnya berhenti sebelum selesai, barangkali karena memori habis"


def hasil_tahun(office: Office, year: Year) -> Hasil | TanpaData:
    """Return what an office reached in a year; why there is nothing, where it has no such year or its data have errors.

    Any failure is told in its place: an office stops no other.
    """
    try:
        return _hasil(office, year)
    except Exception as error:
        if isinstance(error, OSError):
            why = f"berkasnya tidak dapat dibaca: {reason(error)[0]}"
        elif isinstance(error, (MemoryError, RecursionError)):
            why = told(error)[0].removeprefix("galat: ")
        else:
            why = f"lkj gagal mengolahnya; jalankan `lkj check {year.tahun} --debug` di folder satker itu"
        return TanpaData(kode=office.kode, nama="", alasan=why, berkas="data")


def _hasil(office: Office, year: Year) -> Hasil | TanpaData:
    held = years(year.origin)
    if year.tahun not in held:
        first = min(held, default=year.tahun)
        if first > year.tahun:
            why = f"belum ada tahun {year.tahun}; datanya mulai tahun {first}"
            return TanpaData(kode=office.kode, nama=office.sebutan, alasan=why, berkas="data", mulai=first)
        known = ", ".join(map(str, held))
        why = f"tidak ada data tahun {year.tahun}" + (f"; tahun yang ada: {known}" if known else "")
        return TanpaData(kode=office.kode, nama=office.sebutan, alasan=why, berkas="data")
    try:
        numbers = year.require().numbers
    except ExcusedError as error:
        return _tanpa(office, year, error.findings[0].message, error.findings[0].position)
    except DataError as error:
        errors = [one for one in error.findings if one.severity is Severity.ERROR] or list(error.findings)
        place = errors[0].position if errors else Position("data", 1, 1)
        why = f"datanya mempunyai {len(errors)} galat, yang pertama di {place.file}:{place.line}"
        return _tanpa(office, year, why, place)
    made = hasil_satker(office.kode, numbers, _diterima(year), year.origin.true)
    if made.realisasi is None and all(one.realisasi is None for one in made.indikator):
        why = "belum ada satu realisasi pun dalam datanya, baik indikator maupun anggaran"
        place = Position(year.origin.true(f"{layout.year_folder(year.tahun)}/indikator.yaml"), 1, 1)
        return replace(_tanpa(office, year, why, place), nama=made.nama)
    return made if made.lalu is None or _setara(year, numbers.year.metode) else replace(made, lalu_berbeda=True)


def _setara(year: Year, metode: BerkasMetode) -> bool:
    """Tell whether the year before was measured as this one says; where it has no data of its own, this one knows.

    What was changed and not noted (LKJ704) computes last year's capaian anew, as it was never published.
    """
    before = year.tahun - 1
    name = "{}/metode.yaml"
    own, last = (year.origin.peek(name.format(layout.year_folder(one))) for one in (year.tahun, before))
    if last is None or last == own:
        return True
    document, _ = load(year.origin, name.format(layout.year_folder(before)))
    try:
        return document is None or metode.tercatat(before, BerkasMetode.model_validate(document.data))
    except ValidationError:
        return True  # told where that year is checked


def _tanpa(office: Office, year: Year, why: str, place: Position) -> TanpaData:
    return TanpaData(
        kode=office.kode,
        nama=office.sebutan,
        alasan=why,
        berkas=place.file,
        baris=place.line,
        kolom=place.column,
        diterima=_diterima(year),
    )


def _diterima(year: Year) -> tuple[Diterima, ...]:
    """Return the waivers of findings between offices that the year has."""
    accepted = year.reading.berkas.get("pengecualian")
    if accepted is None or not accepted.pengecualian:
        return ()
    report = year.facts.satker.laporan.tanggal if year.facts else date(year.tahun, 12, 31)
    return tuple(antarsatker(accepted, year.reading.documents, report, year.origin.true))
