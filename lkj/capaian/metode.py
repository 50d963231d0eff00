"""The method: which formula, which cap, which rule. Data declares it; here it is only checked."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from .decimals import pastikan_wajar
from .errors import AturanError
from .kuantitas import Batas, JenisBatas
from .polaritas import Polaritas
from .rounding import tulis_angka
from .rumus import nama_rumus

if TYPE_CHECKING:
    from decimal import Decimal

    from .kuantitas import Kuantitas


class PenerapanBatas(StrEnum):
    """Whether cap and floor apply to each indicator (before averaging) or to the average."""

    SEBELUM = "sebelum"
    SESUDAH = "sesudah"


class TanpaPersentase(StrEnum):
    """What a row that has no percentage brings to an aggregate: a score by its status, or nothing."""

    DINILAI = "dinilai"
    DIKELUARKAN = "dikeluarkan"


class Aturan(Struct, frozen=True, kw_only=True):
    """How one indicator is computed; caps are in percent, None means no cap.

    `rumus`, `komposit` and `peringkat` are names as in the data. Without `rumus`
    naik uses rasio, turun and rentang use selisih (the formula of PermenPANRB 8/2021); tetap has no customary formula
    and must declare one. `rumus_turun` is the formula declared for "lower is better",
    which a target that is an upper limit takes also under naik. Raises AturanError for a formula that the polarity
    does not know, or a floor above the cap; KuantitasError for a cap that is no number.
    """

    polaritas: Polaritas = Polaritas.NAIK
    rumus: str | None = None
    batas_atas: Decimal | None = None
    batas_bawah: Decimal | None = None
    penerapan_batas: PenerapanBatas = PenerapanBatas.SEBELUM
    komposit: str = "rerata"
    peringkat: str = "urutan"
    tanpa_persentase: TanpaPersentase = TanpaPersentase.DINILAI
    rumus_turun: str | None = None

    def __post_init__(self) -> None:
        pastikan_wajar(*(batas for batas in (self.batas_atas, self.batas_bawah) if batas is not None))
        sah = nama_rumus(self.polaritas)
        if self.rumus is None:
            if self.polaritas is Polaritas.TETAP:
                raise AturanError("Polaritas tetap menuntut rumus yang dinyatakan.", f"Pilih rumus: {', '.join(sah)}.")
        elif self.rumus not in sah:
            raise AturanError(
                f"Rumus {self.rumus} tidak berlaku untuk polaritas {self.polaritas}.",
                f"Pilih rumus: {', '.join(sah)}.",
            )
        if self.batas_atas is not None and self.batas_bawah is not None and self.batas_bawah > self.batas_atas:
            raise AturanError(
                f"Batas bawah capaian ({tulis_angka(self.batas_bawah)}) melebihi batas atasnya "
                f"({tulis_angka(self.batas_atas)})."
            )

    @property
    def rumus_berlaku(self) -> str:
        """The declared formula, or the customary one of the polarity."""
        return self.rumus or nama_rumus(self.polaritas)[0]

    def untuk(self, target: Kuantitas | None) -> Aturan:
        """Return the rule by which a target is computed: a limit that contradicts naik or turun has its own direction.

        "maksimal 2 %" under naik is computed as turun, by the formula declared for it; "minimal 80 %" under turun as
        naik. Any other target is computed by the rule as it is.
        """
        if not isinstance(target, Batas) or self.polaritas not in (Polaritas.NAIK, Polaritas.TURUN):
            return self
        arah = Polaritas.TURUN if target.jenis is JenisBatas.MAKSIMAL else Polaritas.NAIK
        if arah is self.polaritas:
            return self
        return replace(self, polaritas=arah, rumus=self.rumus_turun if arah is Polaritas.TURUN else None)
