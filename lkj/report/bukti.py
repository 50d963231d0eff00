"""The annex of evidence: what it proves, and by what it can be told to be the same."""

from __future__ import annotations

from msgspec import Struct

from lkj.model import Tahun
from lkj.model.bukti import Bukti
from lkj.model.yearly import pengenal

_SEDIKIT = 16
# Where a long address or digest may break in a narrow column.
_PATAH = "\u200b"


class BarisBukti(Struct, frozen=True):
    """One row: whose it is, its name, its place, and its SHA-256 ("" for a link)."""

    milik: str
    bukti: Bukti
    tempat: str
    sidik: str


def daftar_bukti(year: Tahun) -> tuple[BarisBukti, ...]:
    """Return the evidence of a year in the order of its files."""
    rows = []
    for _, one in year.semua_bukti():
        # The outermost item that has a name is what the evidence belongs to.
        item = next((m for m in one.atas if pengenal(m) is not None), None)
        whose = " ".join(filter(None, (pengenal(item), getattr(item, "nama", None)))) if item is not None else ""
        found = year.bukti.get(one.bukti.berkas or "")
        digest = one.bukti.sha256 or (found.sha256 if found else "")
        place = (one.bukti.berkas or one.bukti.tautan or "").replace("/", f"/{_PATAH}")
        parts = (digest[n : n + _SEDIKIT] for n in range(0, len(digest), _SEDIKIT))
        rows.append(BarisBukti(whose, one.bukti, place, _PATAH.join(parts)))
    return tuple(rows)
