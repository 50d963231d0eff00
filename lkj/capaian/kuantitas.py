"""What a target or a realisasi can be: numbers, ranges, limits, ranks, composites, dates, yes or no."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import force_setattr

from .decimals import nol_positif, pastikan_wajar
from .errors import KuantitasError
from .rounding import tulis_angka, tulis_rupiah, tulis_tanggal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

PERSEN: Final = "persen"
RUPIAH: Final = "rupiah"
TANGGAL: Final = "tanggal"
YA_TIDAK: Final = "ya/tidak"
_SATUAN_LAIN: Final = {
    **dict.fromkeys(("%", "(%)", "persentase", "prosentase", "persen (%)", "persen(%)", "persentase (%)"), PERSEN),
    **dict.fromkeys(("prosen", "per sen"), PERSEN),
    **dict.fromkeys(("rp", "rp.", "rupiah (rp)", "idr"), RUPIAH),
    **dict.fromkeys(("meter persegi", "meter2", "m^2"), "m2"),
    **dict.fromkeys(("kilometer", "km."), "km"),
    **dict.fromkeys(("hektare", "hektar", "ha."), "ha"),
}
_TANDA_PISAH: Final = re.compile(r"\s*([/-])\s*")
_RIBUAN: Final = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")


@lru_cache(maxsize=1024)  # hundreds of offices measure in a few units, each of them thousands of times
def kunci_satuan(satuan: str) -> str:
    """Return the form in which two units are compared.

    "%" and persentase are persen, "Rp" is rupiah, m² is m2, 1.000 is 1000; case and blanks around a stroke say nothing.
    """
    kunci = " ".join(normalize("NFKC", satuan).split()).casefold()
    kunci = _RIBUAN.sub("", _TANDA_PISAH.sub(lambda tanda: tanda[1].replace("-", " "), kunci))
    return _SATUAN_LAIN.get(kunci, kunci)


def satuan_sama(a: str, b: str) -> bool:
    """Tell whether two units are the same unit, however they are written."""
    return a == b or kunci_satuan(a) == kunci_satuan(b)


def _tulis(nilai: Decimal, satuan: str) -> str:
    angka = tulis_angka(nilai)
    kunci = kunci_satuan(satuan)
    if kunci == PERSEN:
        return f"{angka}%"
    if kunci == RUPIAH:
        return tulis_rupiah(nilai)
    return f"{angka} {satuan}".rstrip()


class Angka(Struct, frozen=True):
    """A plain number in a unit; percent is 98, not 0.98, and money is in rupiah."""

    nilai: Decimal
    satuan: str

    def __post_init__(self) -> None:
        pastikan_wajar(self.nilai)
        if not self.nilai:
            force_setattr(self, "nilai", nol_positif(self.nilai))

    def __str__(self) -> str:
        return _tulis(self.nilai, self.satuan)


class Rentang(Struct, frozen=True):
    """A closed range, "80–90 %"; raises KuantitasError where the lower bound exceeds the upper."""

    bawah: Decimal
    atas: Decimal
    satuan: str

    def __post_init__(self) -> None:
        pastikan_wajar(self.bawah, self.atas)
        force_setattr(self, "bawah", nol_positif(self.bawah))
        force_setattr(self, "atas", nol_positif(self.atas))
        if self.bawah > self.atas:
            raise KuantitasError(
                f"Batas bawah rentang ({tulis_angka(self.bawah)}) melebihi batas atasnya ({tulis_angka(self.atas)}).",
                "Tukar kedua batas itu.",
            )

    def __str__(self) -> str:
        rp = "Rp" if kunci_satuan(self.satuan) == RUPIAH else ""
        return f"{rp}{tulis_angka(self.bawah)}–{_tulis(self.atas, self.satuan)}"


class JenisBatas(StrEnum):
    """On which side a limit lies."""

    MAKSIMAL = "maksimal"
    MINIMAL = "minimal"


class Batas(Struct, frozen=True):
    """A limit, "maksimal 1 %" or "paling sedikit 3"; the limit itself is still allowed."""

    jenis: JenisBatas
    nilai: Decimal
    satuan: str

    def __post_init__(self) -> None:
        pastikan_wajar(self.nilai)
        force_setattr(self, "nilai", nol_positif(self.nilai))
        force_setattr(self, "jenis", JenisBatas(self.jenis))

    def __str__(self) -> str:
        return f"{self.jenis} {_tulis(self.nilai, self.satuan)}"


class Tangga(Struct, frozen=True):
    """A ladder of ranks, low to high; ranks of equal standing share a nested tuple.

    `skor` gives a number for ranks where an official score exists; without it no ratio is ever formed.
    Raises KuantitasError for a rank named twice, a score for a rank that is not on the ladder, or a higher rank whose
    score is lower.
    """

    id: str
    urutan: tuple[str | tuple[str, ...], ...]
    skor: Mapping[str, Decimal] | None = None

    def __post_init__(self) -> None:
        anggota = self.anggota
        if not anggota or len(set(anggota)) != len(anggota):
            raise KuantitasError(f"Tangga {self.id} kosong atau menyebut satu peringkat lebih dari sekali.")
        asing = sorted(set(self.skor or ()) - set(anggota))
        if asing:
            raise KuantitasError(f"Skor tangga {self.id} menyebut {', '.join(asing)}, yang bukan anggotanya.")
        pastikan_wajar(*(self.skor or {}).values())
        berskor = sorted((self.pangkat(nilai), skor, nilai) for nilai, skor in (self.skor or {}).items())
        for (rendah, skor_rendah, bawah), (tinggi, skor_tinggi, atas) in pairwise(berskor):
            if rendah < tinggi and skor_rendah > skor_tinggi:
                raise KuantitasError(
                    f"Skor tangga {self.id} menurun: {bawah} {tulis_angka(skor_rendah)}, sedangkan {atas} di atasnya "
                    f"{tulis_angka(skor_tinggi)}.",
                    "Urutkan peringkat dari yang terendah; makin tinggi peringkatnya, makin tinggi skornya.",
                )

    def __hash__(self) -> int:
        # A mapping has none; two ladders of one name and one order are seldom two.
        return hash((self.id, self.urutan))

    @property
    def anggota(self) -> tuple[str, ...]:
        """All ranks, low to high."""
        hasil: list[str] = []
        for anak in self.urutan:
            hasil.extend((anak,) if isinstance(anak, str) else anak)
        return tuple(hasil)

    def pangkat(self, nilai: str) -> int:
        """Return the standing of a rank, 1 for the lowest; equal ranks have equal standing.

        Raises KuantitasError for a value that is not on the ladder.
        """
        for i, anak in enumerate(self.urutan, start=1):
            if nilai == anak or (not isinstance(anak, str) and nilai in anak):
                return i
        raise KuantitasError(f"“{nilai}” bukan anggota tangga {self.id}.", f"Pilih: {', '.join(self.anggota)}.")

    def skor_dari(self, nilai: str) -> Decimal | None:
        """Return the official score of a rank, else that of a rank of equal standing; None where neither has one."""
        skor = self.skor or {}
        if nilai in skor:
            return skor[nilai]
        setara = (lain for lain in skor if self.pangkat(lain) == self.pangkat(nilai))
        return next((skor[lain] for lain in setara), None)


class Peringkat(Struct, frozen=True):
    """A rank on a ladder, such as predikat "BB"; raises KuantitasError if the ladder has no such rank."""

    nilai: str
    tangga: Tangga

    def __post_init__(self) -> None:
        self.tangga.pangkat(self.nilai)

    @property
    def pangkat(self) -> int:
        """Standing on the ladder, 1 for the lowest."""
        return self.tangga.pangkat(self.nilai)

    def __str__(self) -> str:
        return self.nilai


class Komposit(Struct, frozen=True):
    """Several things counted apart, "1 Lakip dan 2 Perjanjian Kinerja"; each unit stands once."""

    komponen: tuple[Angka, ...]

    def __post_init__(self) -> None:
        kunci = [kunci_satuan(k.satuan) for k in self.komponen]
        if not kunci or len(set(kunci)) != len(kunci):
            raise KuantitasError(
                "Nilai majemuk kosong atau menyebut satu satuan lebih dari sekali.",
                "Sebut setiap satuan satu kali saja.",
            )

    def __str__(self) -> str:
        *awal, akhir = [str(k) for k in self.komponen]
        return f"{', '.join(awal)} dan {akhir}" if awal else akhir


class Tenggat(Struct, frozen=True):
    """A date: as a target the last day that is on time, as a realisasi the day it was done."""

    tanggal: date

    def __str__(self) -> str:
        return tulis_tanggal(self.tanggal)


class YaTidak(Struct, frozen=True):
    """Yes or no: whether the thing exists or was done."""

    nilai: bool

    def __str__(self) -> str:
        return "ya" if self.nilai else "tidak"


class NisbahKosong(Struct, frozen=True):
    """Nothing of nothing, 0 of 0, in a part of a year: it has no quotient, and adds nothing to those put together."""

    satuan: str

    def __str__(self) -> str:
        return "0 dari 0"


Kuantitas = Angka | Rentang | Batas | Peringkat | Komposit | Tenggat | YaTidak | NisbahKosong

#: Shipped ladders. Predikat: PermenPANRB 88/2021. Opini BPK: TMP and TW are of equal standing.
TANGGA: Final[Mapping[str, Tangga]] = MappingProxyType(
    {
        "predikat-sakip": Tangga("predikat-sakip", ("D", "C", "CC", "B", "BB", "A", "AA")),
        "opini-bpk": Tangga("opini-bpk", (("TMP", "TW"), "WDP", "WTP")),
    }
)
