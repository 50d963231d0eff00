"""Several indicators as one number, the way the year's method says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lkj.capaian import (
    Agregat,
    AgregatError,
    Aturan,
    Capaian,
    CaraAgregat,
    Status,
    rerata,
    rerata_geometrik,
    rerata_geometrik_sasaran,
    rerata_sasaran,
    rerata_tertimbang,
)
from lkj.pengukuran.baris import Baris

_SERATUS = Decimal(100)
# Fills up the weights of a part to 100; a space keeps it apart from every id.
_SISA = "bobot lain"


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
        return Agregat(None, 0, without, CaraAgregat.TERTIMBANG, ())
    if utuh:
        try:
            return rerata_tertimbang(weighted, aturan)
        except AgregatError as error:
            return Agregat(None, 0, tuple((b.indikator.id, error.pesan) for b in rows), CaraAgregat.TERTIMBANG, ())
    rest = _SERATUS - sum((weight for _, _, weight in weighted), Decimal(0))
    filler = (_SISA, Capaian(None, None, Status.BELUM_ADA_DATA), rest)
    part = rerata_tertimbang([*weighted, filler], aturan)
    # What fills up is no indicator, so neither its absence nor the smaller sum of weights is worth a word.
    return replace(part, dikecualikan=tuple(out for out in part.dikecualikan if out[0] != _SISA), catatan=())
