"""What an office reached in a year, or why it has nothing to show."""

from __future__ import annotations

from datetime import date

from lkj.check.project import ExcusedError, Year
from lkj.check.waivers import antarsatker
from lkj.diagnostics import DataError, Position, Severity
from lkj.files import reason, told
from lkj.model import years
from lkj.offices.tree import Office
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
            return TanpaData(kode=office.kode, nama=office.nama, alasan=why, berkas="data", mulai=first)
        known = ", ".join(map(str, held))
        why = f"tidak ada data tahun {year.tahun}" + (f"; tahun yang ada: {known}" if known else "")
        return TanpaData(kode=office.kode, nama=office.nama, alasan=why, berkas="data")
    try:
        numbers = year.require().numbers
    except ExcusedError as error:
        return _tanpa(office, year, error.findings[0].message, error.findings[0].position)
    except DataError as error:
        errors = [one for one in error.findings if one.severity is Severity.ERROR] or list(error.findings)
        place = errors[0].position if errors else Position("data", 1, 1)
        why = f"datanya mempunyai {len(errors)} galat, yang pertama di {place.file}:{place.line}"
        return _tanpa(office, year, why, place)
    return hasil_satker(office.kode, numbers, _diterima(year), year.origin.true)


def _tanpa(office: Office, year: Year, why: str, place: Position) -> TanpaData:
    return TanpaData(
        kode=office.kode,
        nama=office.nama,
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
