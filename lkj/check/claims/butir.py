"""An item of a sentence: what its words contribute to a frame, and where they stand."""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec import Struct, field

from lkj.check.claims.kamus import Jenis


class Butir(NamedTuple):
    """An item: its kind, what it says, and its place in the sentence; `anafora` where it points back ("-nya")."""

    jenis: Jenis
    isi: Any
    mulai: int
    akhir: int
    teks: str = ""
    anafora: bool = False


class Periode(NamedTuple):
    """A time that a sentence names: years `awal` to `akhir`; None where it is one that the frame cannot place.

    `nisbi` tells that it is reckoned from the report's year, for want of another one in the sentence.
    """

    awal: int | None
    akhir: int | None
    banding: bool = False
    nisbi: bool = False

    @property
    def tahun(self) -> int | None:
        """The one year, None for a span."""
        return self.awal if self.awal == self.akhir else None


_UANG = ("anggaran", "pagu", "belanja", "keuangan", "pengeluaran")


class Klausa(Struct, kw_only=True):
    """A clause: its items without those that add nothing; `penuh` where every word of it could be placed.

    `utuh` holds those too, `ekor` the times in what was left out of it; `sambung` tells that "dan" joins it to the one
    before.
    """

    butir: list[Butir]
    penuh: bool
    utuh: list[Butir] = field(default_factory=list)
    andai: bool = False
    anafora: bool = False
    ekor: list[Butir] = field(default_factory=list)
    sambung: bool = False

    def semua(self, *jenis: Jenis) -> list[Butir]:
        """Return the items of some kinds in their order."""
        return [b for b in self.butir if b.jenis in jenis]

    @property
    def uang(self) -> bool:
        """Tell whether a measure of it says that it is money: "serapan anggaran"."""
        return any(word in b.teks.casefold() for b in self.semua(Jenis.UKURAN) for word in _UANG)

    @property
    def serapan(self) -> bool:
        """Tell whether it is of what was absorbed or left and does not say of what: "yang terserap"."""
        measures = self.semua(Jenis.UKURAN)
        return not self.uang and bool(measures) and all(b.isi in ("serapan", "realisasi", "sisa") for b in measures)

    @property
    def bersatuan(self) -> bool:
        """Tell whether it is of what has one unit: "bersatuan persen", "adalah persentase"."""
        return any(b.jenis is Jenis.SATUAN or b.teks.casefold() == "persentase" for b in self.utuh)

    @property
    def pola(self) -> str:
        """The kinds of the items, a letter each."""
        return "".join(b.jenis for b in self.butir)
