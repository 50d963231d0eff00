"""Several indicators as one number, the way the year's method says."""

from __future__ import annotations

from collections.abc import Sequence

from lkj.capaian import AGREGAT, Agregat, Anggota, Aturan
from lkj.pengukuran.baris import Baris


def gabungkan(rows: Sequence[Baris], cara: str, aturan: Aturan, *, utuh: bool = True) -> Agregat:
    """Aggregate rows; with `utuh` false they are a part of a document, so that their weights need not make 100.

    The weights of a part are used in proportion. A document in which a weight is missing, or whose weights do not
    make 100, has no weighted mean; each indicator is then named as left out, with that reason.
    """
    members = [Anggota(b.indikator.id, b.capaian, b.sasaran.id, b.indikator.bobot) for b in rows]
    return AGREGAT[cara].gabungkan(members, aturan, utuh)
