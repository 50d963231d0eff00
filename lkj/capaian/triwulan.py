"""Quarterly realisasi, accumulated to the year's."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .decimals import bagi, bulat_konteks, jumlah, pastikan_wajar
from .errors import KuantitasError
from .steps import Kaidah, Langkah

if TYPE_CHECKING:
    from collections.abc import Sequence

_TRIWULAN_SETAHUN: Final = 4
#: The quarters as they are written, first to last.
NAMA_TRIWULAN: Final = ("I", "II", "III", "IV")


class CaraTriwulan(StrEnum):
    """How quarters become a year: their sum, the last one, the highest, the mean, or the quotient of all counts."""

    JUMLAH = "jumlah"
    TERAKHIR = "terakhir"
    MAKSIMUM = "maksimum"
    RERATA = "rerata"
    GABUNGAN = "gabungan"


class Akumulasi(Struct, frozen=True):
    """The realisasi so far, in the unit of the quarters; None where no quarter has one yet.

    `belum_ada` lists the quarters (1 to 4) without realisasi: they are left out, never taken as 0.
    """

    nilai: Decimal | None
    n: int
    belum_ada: tuple[int, ...]
    cara: CaraTriwulan
    langkah: tuple[Langkah, ...]

    @property
    def lengkap(self) -> bool:
        """Whether all four quarters have a realisasi."""
        return not self.belum_ada

    @property
    def dipakai(self) -> tuple[int, ...]:
        """The quarters that the number was made of: one where the last or the highest counts, else all there are."""
        terisi = tuple(i for i in range(1, _TRIWULAN_SETAHUN + 1) if i not in self.belum_ada)
        if self.cara is CaraTriwulan.TERAKHIR:
            return terisi[-1:]
        if self.cara is CaraTriwulan.MAKSIMUM and self.langkah:
            nilai = [isi for _, isi in self.langkah[0].masukan]
            return (terisi[nilai.index(self.nilai)],) if self.nilai in nilai else terisi
        return terisi

    @property
    def ditunggu(self) -> tuple[int, ...]:
        """The quarters whose realisasi can still change the number: where the last one counts, those behind it."""
        if self.cara is not CaraTriwulan.TERAKHIR:
            return self.belum_ada
        terisi = set(range(1, _TRIWULAN_SETAHUN + 1)) - set(self.belum_ada)
        return tuple(i for i in self.belum_ada if i > max(terisi, default=0))


def akumulasi(triwulan: Sequence[Decimal | None], cara: CaraTriwulan) -> Akumulasi:
    """Accumulate up to four quarters, first to last; a quarter not given counts as "belum ada".

    Raises KuantitasError for more than four quarters, for what is no number, and for numbers of which no counts are
    known where these are to be put together (`gabungan` in `nisbah` does that).
    """
    if len(triwulan) > _TRIWULAN_SETAHUN:
        raise KuantitasError(
            f"Ada {len(triwulan)} nilai triwulan.",
            "Setahun hanya mempunyai empat triwulan; hapus kelebihannya.",
        )
    pastikan_wajar(*(nilai for nilai in triwulan if nilai is not None))
    ada = [(i, nilai) for i, nilai in enumerate(triwulan, start=1) if nilai is not None]
    terisi = {i for i, _ in ada}
    belum_ada = tuple(i for i in range(1, _TRIWULAN_SETAHUN + 1) if i not in terisi)
    if not ada:
        return Akumulasi(None, 0, belum_ada, cara, ())
    if cara is CaraTriwulan.GABUNGAN:
        raise KuantitasError("Triwulan tanpa pembilang dan penyebut tidak dapat digabungkan.", "Tulis keduanya.")
    simbol = [f"TW{i}" for i, _ in ada]
    angka = [nilai for _, nilai in ada]
    if cara is CaraTriwulan.JUMLAH:
        hasil, rumus = bulat_konteks(jumlah(angka)), " + ".join(simbol)
    elif cara is CaraTriwulan.TERAKHIR:
        hasil, rumus = angka[-1], simbol[-1]
    elif cara is CaraTriwulan.MAKSIMUM:
        hasil, rumus = max(angka), f"maks({'; '.join(simbol)})"
    else:
        hasil, rumus = bagi(jumlah(angka), Decimal(len(angka))), f"({' + '.join(simbol)}) ÷ {len(angka)}"
    kaidah = Kaidah(
        id=f"triwulan-{cara}",
        nama=f"Akumulasi triwulan ({cara})",
        rumus=rumus,
        sumber="cara yang dinyatakan untuk indikator",
    )
    return Akumulasi(
        hasil, len(ada), belum_ada, cara, (Langkah(kaidah, tuple(zip(simbol, angka, strict=True)), hasil),)
    )
