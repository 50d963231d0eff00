"""The formulas for numbers, one a file; a new file is a new formula, in the data, the schema, the reports and all."""

from __future__ import annotations

from typing import Final

from ..formula import Rumus
from ..polaritas import Polaritas
from ..registry import collected

RUMUS: Final = collected(__name__, __path__, Rumus)
_MENURUT: Final = {
    polaritas: {
        one.nama: one for one in sorted(RUMUS, key=lambda one: polaritas not in one.utama) if polaritas in one.polaritas
    }
    for polaritas in Polaritas
}


def nama_rumus(*polaritas: Polaritas) -> tuple[str, ...]:
    """Return the names of the formulas of a polarity, the customary one first; of all, the most common one first."""
    return tuple(dict.fromkeys(name for one in polaritas for name in _MENURUT[one]) if polaritas else _SEMUA)


def pilih(polaritas: Polaritas, nama: str) -> Rumus:
    """Return the formula that a polarity knows by that name; KeyError where it knows none."""
    return _MENURUT[polaritas][nama]


_SEMUA: Final = dict.fromkeys(one.nama for one in RUMUS)
#: By which a realisasi below a range, or below a target to be met exactly, is computed.
NAIK: Final = pilih(Polaritas.NAIK, nama_rumus(Polaritas.NAIK)[0])
