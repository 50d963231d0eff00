"""What Bab III tells of all objectives at once: which analyses there are, and which indikator missed their target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from lkj.model.rencana import Sasaran
from lkj.pengukuran import EFISIENSI, PENYEBAB, Baris, Cakupan, Pengukuran, tujuh_analisis
from lkj.report.analisis import AnalisisSasaran
from lkj.wording.pembanding import selisih_target

#: So many indikator tell of a year at a glance; of more the summary shows those with the lowest capaian.
BATAS_RINGKAS = 30


def capaian_ringkas(numbers: Pengukuran) -> tuple[tuple[Sasaran, tuple[Baris, ...]], ...]:
    """Return the rows of each objective that the summary shows, in report order."""
    lowest = sorted(numbers.utama.baris, key=lambda b: (b.capaian.nilai is None, b.capaian.nilai or Decimal(0)))
    shown = {row.nomor for row in lowest[:BATAS_RINGKAS]}
    groups = ((sasaran, tuple(row for row in rows if row.nomor in shown)) for sasaran, rows in numbers.utama.kelompok)
    return tuple((sasaran, rows) for sasaran, rows in groups if rows)


class Kelengkapan(Struct, frozen=True):
    """One of the seven analyses: the ids that lack data for it (`semua` where all do), those it cannot be made of."""

    cakupan: Cakupan
    hilang: tuple[str, ...]
    semua: bool
    tak_terhitung: tuple[str, ...]


def kelengkapan(numbers: Pengukuran, analyses: Sequence[AnalisisSasaran]) -> tuple[Kelengkapan, ...]:
    """Return how far each of the seven analyses reaches; nothing where all of them reach everything."""
    # An index that cannot be computed though the data is there is no gap to be filled.
    computed_not = {one.sasaran.id for one in analyses if one.sasaran.program and not one.alasan.startswith("data")}

    def satu(one: Cakupan) -> Kelengkapan:
        lacking = tuple(ident for ident, _ in one.tanpa)
        beyond = tuple(ident for ident in lacking if one.nomor == EFISIENSI and ident in computed_not)
        gaps = tuple(ident for ident in lacking if ident not in beyond)
        return Kelengkapan(one, gaps, len(gaps) == one.dari, beyond)

    rows = tuple(map(satu, tujuh_analisis(numbers)))
    return rows if any(row.hilang for row in rows) else ()


class BawahTarget(Struct, frozen=True):
    """One indikator below its target; `diuraikan` says that the prose of its objective tells of causes and efforts."""

    baris: Baris
    selisih: str
    penyebab: tuple[str, ...]
    tindak_lanjut: tuple[str, ...]
    diuraikan: bool


def bawah_target(numbers: Pengukuran) -> tuple[BawahTarget, ...]:
    """Return the indikator of the measured document that missed their target, in report order."""
    year = numbers.year
    told = {ident for one in tujuh_analisis(numbers) if one.nomor == PENYEBAB for ident in one.berisi}

    def satu(row: Baris) -> BawahTarget:
        met = row.indikator.kendala
        return BawahTarget(
            row,
            selisih_target(row, year.metode.desimal),
            tuple(one.uraian.removesuffix(".") for one in met),
            tuple(one.tindak_lanjut.uraian.removesuffix(".") for one in met if one.tindak_lanjut),
            row.sasaran.id in told,
        )

    return tuple(map(satu, numbers.utama.di_bawah))
