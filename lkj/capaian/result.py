"""The result of one indicator: number, status, and how they came about."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from .steps import Catatan, KodeCatatan
from .triwulan import NAMA_TRIWULAN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from .steps import Langkah


class Status(StrEnum):
    """What can be said of an indicator, apart from its number."""

    TERCAPAI = "tercapai"
    TIDAK_TERCAPAI = "tidak_tercapai"
    BELUM_ADA_DATA = "belum_ada_data"
    TAK_TERHITUNG = "tak_terhitung"


class Capaian(Struct, frozen=True, kw_only=True):
    """The capaian of one indicator, in percent and unrounded.

    `nilai` has cap and floor applied if the rule says so before averaging; `mentah` never has. Both are
    None where no percentage is defined; `catatan` then says why. A status may be known without a number:
    `pengganti` is then what enters an aggregate in its place, infinite where the ratio has no bound, or None where
    the row is left out. `sementara` says that the realisasi is not whole yet, so that all of this can still change.
    """

    nilai: Decimal | None
    mentah: Decimal | None
    status: Status
    langkah: tuple[Langkah, ...] = ()
    catatan: tuple[Catatan, ...] = ()
    pengganti: Decimal | None = None
    sementara: bool = False

    @property
    def skor(self) -> Decimal | None:
        """What enters an aggregate: the percentage, else the score that stands in its place, else nothing."""
        return self.pengganti if self.nilai is None else self.nilai

    @property
    def semula(self) -> Decimal | None:
        """What the percentage was before cap or floor changed it; None where neither did, or it had no bound."""
        changed = self.nilai is not None and self.mentah is not None and self.mentah != self.nilai
        return self.mentah if changed and self.mentah is not None and self.mentah.is_finite() else None

    @property
    def alasan(self) -> str:
        """Why there is no number, as a sentence; empty where there is one."""
        if self.nilai is not None:
            return ""
        return self.catatan[0].pesan if self.catatan else "Capaian tidak mempunyai persentase."

    def menunggu(self, triwulan: Sequence[int]) -> Capaian:
        """Return it marked as provisional, with a note, where quarters (from 1) of its realisasi are still to come."""
        if not triwulan or self.status is Status.BELUM_ADA_DATA:
            return self
        belum = ", ".join(NAMA_TRIWULAN[n - 1] for n in triwulan)
        pesan = f"Sementara: realisasinya belum lengkap, triwulan {belum} belum ada datanya."
        note = Catatan(KodeCatatan.REALISASI_BELUM_LENGKAP, pesan)
        return replace(self, sementara=True, catatan=(*self.catatan, note))
