"""Several indicators as one number, the way the year's method says."""

from __future__ import annotations

from collections.abc import Sequence

from lkj.capaian import (
    Agregat,
    AgregatError,
    Aturan,
    CaraAgregat,
    Status,
    rerata,
    rerata_geometrik,
    rerata_geometrik_sasaran,
    rerata_sasaran,
    rerata_tertimbang,
)
from lkj.pengukuran.baris import Baris


def gabungkan(rows: Sequence[Baris], cara: CaraAgregat, aturan: Aturan, *, utuh: bool = True) -> Agregat:
    """Aggregate rows; with `utuh` false they are a part of a document, so that their weights need not make 100.

    The weights of a part are used in proportion. A document in which a weight is missing, or whose weights do not
    make 100, has no weighted mean; each indicator is then named as left out, with that reason.
    """
    if cara is CaraAgregat.TERTIMBANG:
        return _tertimbang(rows, aturan, utuh=utuh)
    if cara in (CaraAgregat.RERATA_SASARAN, CaraAgregat.GEOMETRIK_SASARAN):
        grouped = ((b.indikator.id, b.capaian, b.sasaran.id) for b in rows)
        by_group = rerata_sasaran if cara is CaraAgregat.RERATA_SASARAN else rerata_geometrik_sasaran
        return by_group(grouped, aturan)
    single = ((b.indikator.id, b.capaian) for b in rows)
    return (rerata if cara is CaraAgregat.RERATA_INDIKATOR else rerata_geometrik)(single, aturan)


def _tertimbang(rows: Sequence[Baris], aturan: Aturan, *, utuh: bool) -> Agregat:
    weighted = [(b.indikator.id, b.capaian, b.indikator.bobot) for b in rows if b.indikator.bobot is not None]
    if len(weighted) < len(rows) or not rows:
        without = tuple((b.indikator.id, "Bobot belum ada.") for b in rows if b.indikator.bobot is None)
        return _tanpa_nilai(rows, without)
    try:
        return rerata_tertimbang(weighted, aturan, utuh=utuh)
    except AgregatError as error:
        return _tanpa_nilai(rows, tuple((b.indikator.id, error.pesan) for b in rows))


def _tanpa_nilai(rows: Sequence[Baris], keluar: tuple[tuple[str, str], ...]) -> Agregat:
    missing = tuple(b.indikator.id for b in rows if b.capaian.status is Status.BELUM_ADA_DATA)
    return Agregat(None, 0, keluar, CaraAgregat.TERTIMBANG, (), belum_ada=missing, dari=len(rows))
