"""A percentage, or another rate, as the quotient of two counts: both are kept, and the quotient is computed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from .decimals import NOL, SERATUS, bagi, jumlah, kali, pastikan_wajar
from .errors import KuantitasError
from .kuantitas import PERSEN, Angka, NisbahKosong, kunci_satuan
from .rounding import bulatkan, tulis_angka
from .steps import Kaidah, Langkah
from .triwulan import Akumulasi, CaraTriwulan, akumulasi

if TYPE_CHECKING:
    from collections.abc import Sequence

_SATU: Final = Decimal(1)


class Nisbah(Angka, frozen=True):
    """A number that is `pembilang` ÷ `penyebut` × `per`, rounded once; `tercetak` was published of it elsewhere.

    `per` is 100 for a percentage, 100.000 for a rate of so many births.
    """

    pembilang: Decimal
    penyebut: Decimal
    per: Decimal
    tercetak: Decimal | None = None

    @property
    def operan(self) -> str:
        """Both counts in words: "389 dari 486"."""
        return f"{tulis_angka(self.pembilang)} dari {tulis_angka(self.penyebut)}"

    @property
    def langkah(self) -> Langkah:
        """The step that made the number of its counts."""
        rumus = "pembilang ÷ penyebut" + ("" if self.per == _SATU else f" × {tulis_angka(self.per)}")
        kaidah = Kaidah(id="nisbah", nama="Pembilang per penyebut", rumus=rumus, sumber="operan dalam data")
        return Langkah(kaidah, (("pembilang", self.pembilang), ("penyebut", self.penyebut)), self.nilai)

    @property
    def terbitan_benar(self) -> Decimal | None:
        """What should have been published, at as many decimals; None where that is what was, or nothing was."""
        if self.tercetak is None:
            return None
        exponent = self.tercetak.as_tuple().exponent
        benar = bulatkan(self.nilai, max(0, -exponent) if isinstance(exponent, int) else 0)
        return None if benar == self.tercetak else benar


def per_bawaan(satuan: str) -> Decimal:
    """Return what a quotient is multiplied by where nothing is said: 100 for percent, else 1."""
    return SERATUS if kunci_satuan(satuan) == PERSEN else _SATU


def nisbah(
    pembilang: Decimal, penyebut: Decimal, satuan: str, per: Decimal | None = None, tercetak: Decimal | None = None
) -> Nisbah:
    """Return the quotient of two counts in a unit.

    Raises KuantitasError for a denominator that is not positive, a numerator below zero, and a `per` that is no
    positive number.
    """
    times = per_bawaan(satuan) if per is None else per
    pastikan_wajar(pembilang, penyebut, times)
    if penyebut <= NOL or pembilang < NOL or times <= NOL:
        raise KuantitasError("Pembilang tidak boleh negatif, dan penyebut harus lebih dari nol.")
    unit = PERSEN if kunci_satuan(satuan) == PERSEN else satuan
    return Nisbah(bagi(kali(pembilang, times), penyebut), unit, pembilang, penyebut, times, tercetak)


def gabungan(triwulan: Sequence[Nisbah | NisbahKosong | None]) -> tuple[Akumulasi, Nisbah | None]:
    """Put up to four quarters together by their counts, and return how with the result; None while there is none.

    Each counts by its size, as it does not in a mean; 0 of 0 adds nothing, and is no quarter still to come.
    Raises KuantitasError as `akumulasi` does for too many quarters.
    """
    kosong = akumulasi([None] * len(triwulan), CaraTriwulan.GABUNGAN)
    ada = [(i, satu) for i, satu in enumerate(triwulan, start=1) if isinstance(satu, Nisbah)]
    terisi = {i for i, satu in enumerate(triwulan, start=1) if satu is not None}
    belum = tuple(i for i in kosong.belum_ada if i not in terisi)
    if not ada:
        return replace(kosong, n=len(terisi), belum_ada=belum), None
    contoh = ada[0][1]
    hasil = nisbah(
        jumlah(satu.pembilang for _, satu in ada), jumlah(satu.penyebut for _, satu in ada), contoh.satuan, contoh.per
    )
    atas, bawah = ([f"{huruf}{i}" for i, _ in ada] for huruf in "ab")
    rumus = f"({' + '.join(atas)}) ÷ ({' + '.join(bawah)})"
    kaidah = Kaidah(
        id="triwulan-gabungan",
        nama="Akumulasi triwulan (gabungan)",
        rumus=rumus + ("" if hasil.per == _SATU else f" × {tulis_angka(hasil.per)}"),
        sumber="cara yang dinyatakan untuk indikator",
    )
    masukan = (
        *zip(atas, (satu.pembilang for _, satu in ada), strict=True),
        *zip(bawah, (satu.penyebut for _, satu in ada), strict=True),
    )
    langkah = (Langkah(kaidah, masukan, hasil.nilai),)
    return Akumulasi(hasil.nilai, len(terisi), belum, CaraTriwulan.GABUNGAN, langkah), hasil
