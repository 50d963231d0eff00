"""Values as they are typed: money, percentages and counts, in digits or in words, with their precision."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

BESAR = {"ribu": 1_000, "juta": 1_000_000, "miliar": 1_000_000_000, "milyar": 1_000_000_000,
         "triliun": 1_000_000_000_000, "trilyun": 1_000_000_000_000}  # fmt: skip
KATA_BILANGAN = frozenset(
    {"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
     "seratus", "seribu", "belas", "puluh", "ratus"}
)  # fmt: skip
#: What may differ between a figure that is called approximate and the true one.
_KIRA = Decimal("0.015")


class Batas(StrEnum):
    """How a figure is meant: as the value itself, or as one that the value lies above, below or near."""

    TEPAT = ""
    KIRA = "sekitar"
    HAMPIR = "hampir"
    LEBIH = "lebih dari"
    PALING_SEDIKIT = "paling sedikit"
    KURANG = "kurang dari"
    PALING_BANYAK = "paling banyak"


class Nilai(NamedTuple):
    """A typed value; `langkah` is the size of one in its last digit, `satuan` one of rupiah, persen, poin, kali, ""."""

    angka: Decimal
    langkah: Decimal
    satuan: str
    batas: Batas = Batas.TEPAT
    kata_satuan: str = ""

    def dengan(self, batas: Batas) -> Nilai:
        """Return the value with the sense that a word before it gives."""
        return self._replace(batas=batas)

    def cocok(self, benar: Decimal) -> bool:
        """Tell whether the figure can stand for a true value: rounded or cut off to the digits that were typed."""
        typed, step = self.angka, self.langkah
        # "turun −2,5 poin" says the size with the sign of its direction.
        if typed < 0 and self._replace(angka=-typed).cocok(benar):
            return True
        if self.batas is Batas.LEBIH:
            return benar > typed
        if self.batas is Batas.PALING_SEDIKIT:
            return benar >= typed
        if self.batas is Batas.KURANG:
            return benar < typed
        if self.batas is Batas.PALING_BANYAK:
            return benar <= typed
        if self.batas is Batas.HAMPIR:
            return typed * Decimal("0.85") <= benar <= typed
        if self.batas is Batas.KIRA and abs(benar - typed) <= max(abs(benar) * _KIRA, step):
            return True
        exact = benar / step
        return typed / step in (exact.to_integral_value(ROUND_HALF_UP), exact.to_integral_value(ROUND_DOWN))


def baca(angka: str) -> tuple[Decimal, Decimal] | None:
    """Read digits the Indonesian way and tell the size of one in the last digit; None for what can be read twice."""
    utuh, koma, pecahan = angka.partition(",")
    groups = utuh.split(".")
    if "," in pecahan or "." in pecahan:
        return None
    if len(groups) > 1 and not (len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])):
        return None
    whole = "".join(groups)
    step = Decimal(1).scaleb(-len(pecahan)) if koma else Decimal(1)
    return Decimal(f"{whole}.{pecahan or 0}"), step
