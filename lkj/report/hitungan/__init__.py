"""Filters for what prose says most of numbers: differences, shares, growth, the highest and lowest, counts of a part.

They take facts and numbers of the year, never a text, and compute without loss; what they make knows how it came about
(see `turunan`). A value that is not known (null) makes a result that is not known, which is printed as a placeholder.
What cannot be computed is told to the writer with a remedy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from lkj.report.hitungan.daftar import cacah, sebutan, terendah, tertinggi, yang_terendah, yang_tertinggi
from lkj.report.hitungan.dasar import HitunganError
from lkj.report.hitungan.pasangan import (
    arah,
    bagian_dari,
    juta,
    miliar,
    naik_turun,
    pertumbuhan,
    poin,
    selisih,
    sisa,
    sumber,
    triliun,
)  # fmt: skip

__all__ = ["HITUNGAN", "PENCETAK", "HitunganError", "hitungan_tahun"]

#: The filters of this module by their names.
HITUNGAN: Final[Mapping[str, Callable[..., Any]]] = {
    "selisih": selisih,
    "sisa": sisa,
    "bagian_dari": bagian_dari,
    "pertumbuhan": pertumbuhan,
    "arah": arah,
    "naik_turun": naik_turun,
    "poin": poin,
    "juta": juta,
    "miliar": miliar,
    "triliun": triliun,
    "tertinggi": tertinggi,
    "terendah": terendah,
    "yang_tertinggi": yang_tertinggi,
    "yang_terendah": yang_terendah,
    "sebutan": sebutan,
    "cacah": cacah,
    "sumber": sumber,
}

#: Filters that write a number, and so print what prose computed.
PENCETAK: Final = frozenset(
    ["angka", "bilangan", "juta", "kuantitas", "miliar", "naik_turun", "persen", "poin", "rupiah", "sumber",
     "terbilang", "triliun"]
)  # fmt: skip


def hitungan_tahun(desimal: int, kategori: Sequence[str]) -> Mapping[str, Callable[..., Any]]:
    """Return the filters that depend on the year: on the decimals of its percentages, the categories of its scale."""
    known = tuple(kategori)

    def menurut_skala(
        values: Any, status: str | None = None, sasaran: str | None = None, kategori: str | None = None
    ) -> Any:
        return cacah(values, status, sasaran, kategori, known)

    return {
        "naik_turun": lambda value, dahulu, cara="rupiah": naik_turun(value, dahulu, cara, desimal),
        "poin": lambda value, tempat=desimal: poin(value, tempat),
        "cacah": menurut_skala,
    }
