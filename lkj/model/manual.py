"""The manual of indicators: what each is, how it is computed, and who answers for it, as far as a year says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lkj.model.indikator import Indikator
from lkj.model.tahun import Tahun

__all__ = ["MANUAL", "bermanual", "dikenal", "nama_penanggung_jawab", "pengenal_asing"]

#: The keys of the manual, in the order in which they are printed, and what each is called.
MANUAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "alasan": "Alasan",
        "definisi": "Definisi",
        "formulasi": "Formulasi",
        "sumber_data": "Sumber Data",
        "periode": "Periode",
        "penanggung_jawab": "Penanggung Jawab",
    }
)
_PENGENAL: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def bermanual(indikator: list[Indikator]) -> tuple[str, ...]:
    """Return the keys of the manual that any of the indicators has: the others lack what these have."""
    return tuple(key for key in MANUAL if any(getattr(one, key) is not None for one in indikator))


def dikenal(year: Tahun) -> dict[str, str]:
    """Return the units and the officials that may be named by id, each with what is printed of it."""
    units = {unit.id: unit.nama for unit in year.satker.organisasi.unit}
    return units | {ident: one.jabatan for ident, one in year.pejabat.items()}


def nama_penanggung_jawab(year: Tahun, typed: str) -> str:
    """Return who answers: the post of an official, the name of a unit, or what was typed."""
    return dikenal(year).get(typed, typed)


def pengenal_asing(year: Tahun, typed: str) -> str | None:
    """Return what looks like an id and is none of an official or a unit; None for a name, and for one that is."""
    known = dikenal(year)
    return typed if _PENGENAL.fullmatch(typed) and typed not in known else None
