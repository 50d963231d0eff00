"""A clause before the judge: whose, which measure, when; what it says itself, and what it takes from before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct, field

from lkj.check.claims.butir import Butir, Klausa, Periode
from lkj.check.claims.fakta import Bacaan, Fakta
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.nama import Entitas
from lkj.check.claims.ungkapan import Ganti
from lkj.diagnostics import Position, Severity

TERSEBUT = 3


class Putusan(NamedTuple):
    """What is found in a sentence: code, severity, place in the sentence, message and remedy; and the other side.

    Of a right figure that was typed, `nilai` is the value and `pakai` the one expression that gives it; `ganti` what to
    put in its place.
    """

    kode: str
    tingkat: Severity
    mulai: int
    pesan: str
    saran: str
    terkait: tuple[Position, str] | None = None
    nilai: Decimal | None = None
    pakai: str = ""
    ganti: Ganti | None = None


class Latar(Struct):
    """What stands before a sentence: years and things that it can go on about, and times that cannot be placed.

    `asing` tells that the sentence before has a word that could not be placed, and does not speak of money.
    """

    tahun: set[int] = field(default_factory=set)
    entitas: list[Entitas] = field(default_factory=list)
    tak_tentu: bool = False
    judul: bool = False
    asing: bool = False

    def tambah(self, butir: Sequence[Butir], kini: int) -> None:
        """Take in what a sentence names."""
        for b in butir:
            if b.jenis is Jenis.PERIODE:
                if b.isi.tahun is None:
                    continue
                if b.isi.tahun != kini:
                    self.tahun.add(b.isi.tahun)
            elif b.jenis in (Jenis.TRIWULAN, Jenis.TANGGAL):
                self.tak_tentu = True
            elif b.jenis is Jenis.ENTITAS:
                self.entitas += [e for e in b.isi if e not in self.entitas]


class Sebelum(Struct, kw_only=True):
    """What an earlier clause of the same sentence has named.

    `periode` is its year; `topik` where the sentence is about it ("Pada tahun 2023 …"), and not only what a change
    began at or one figure is of. `dasar` is the year that it compares with; `sifat` tells that it counts only some.
    """

    entitas: tuple[Entitas, ...] = ()
    ukuran: str = ""
    periode: Periode | None = None
    topik: bool = False
    dasar: int | None = None
    sifat: bool = False
    cacahan: str = ""
    status: str = ""
    jumlah: int | None = None
    daftar: str = ""
    batal: bool = False


class Perkara:
    """One full clause with the facts, and the readings that its background leaves open."""

    def __init__(self, klausa: Klausa, fakta: Fakta, latar: Latar, sebelum: Sebelum) -> None:
        self.klausa, self.fakta, self.latar, self.sebelum = klausa, fakta, latar, sebelum
        self.butir = klausa.butir

    def semua(self, *jenis: Jenis) -> list[Butir]:
        """Return the items of some kinds."""
        return self.klausa.semua(*jenis)

    def terkurung(self, b: Butir) -> bool:
        """Tell whether an item stands first in brackets: "sepuluh indikator (58,82%)"."""
        before = [x for x in self.klausa.utuh if x.akhir <= b.mulai]
        return bool(before) and before[-1].teks == "("

    @property
    def pola(self) -> str:
        """The kinds of the items, periods left out."""
        return self.klausa.pola.replace("P", "")

    @property
    def entitas(self) -> tuple[Entitas, ...]:
        """What the clause names, or what the clause before it did."""
        own = [b for b in self.butir if b.jenis is Jenis.ENTITAS]
        if own or not self.klausa.uang or self.klausa.anafora:
            return own[0].isi if own else self.sebelum.entitas
        # "IKK-05 mencapai 98%, sedangkan serapan anggaran 84,99%": what is no money has none.
        rows = self.fakta.baris
        return tuple(e for e in self.sebelum.entitas if e.id not in rows or rows[e.id].indikator.satuan == "rupiah")

    def bukan_uang(self, ukuran: str) -> bool:
        """Tell whether what was absorbed is that of an indikator whose name does not say so, "penyerapan peserta"."""
        named = [e.nama.casefold() for e in self.entitas if e.jenis == "indikator"]
        return ukuran in ("serapan", "sisa") and any("serap" not in name for name in named)

    @property
    def periode(self) -> list[Periode]:
        """The periods that the clause names, comparisons left out."""
        return [b.isi for b in self.semua(Jenis.PERIODE) if not b.isi.banding]

    def tahun(self) -> list[int] | None:
        """Return the years that a value without a year of its own can be of; None where that cannot be told."""
        named = self.periode
        if not named and self.sebelum.periode is not None:
            return self.tahun_lanjut()
        if named:
            years = [p.tahun for p in named]
            return None if any(y is None for y in years) else [y for y in years if y is not None]
        if self.latar.tak_tentu:
            return None
        return [self.fakta.tahun, *sorted(self.latar.tahun)]

    def tahun_lanjut(self) -> list[int] | None:
        """Return the years that a clause goes on about: that of the one before, and the report's unless it is sure."""
        before = self.sebelum.periode
        if before is None or before.tahun is None:
            return None
        if self.sebelum.topik or (self.klausa.anafora and self.sebelum.dasar is None):
            return [before.tahun]
        return list(dict.fromkeys((self.fakta.tahun, before.tahun)))

    def bacaan(
        self, ukuran: str, satuan: str, tahun: Sequence[int], triwulan: int | None = None, entitas: object = None
    ) -> list[Bacaan]:
        """Return every reading of a measure under what the clause leaves open; empty where one cannot be known."""
        who = self.entitas if entitas is None else entitas
        assert isinstance(who, tuple)
        found: list[Bacaan] = []
        for year in tahun:
            known = self.fakta.nilai(ukuran, satuan, who, year, triwulan)
            if not known:
                return []
            found += known
        if not who:
            for one in self.latar.entitas:
                known = self.fakta.nilai(ukuran, satuan, (one,), tahun[0], triwulan)
                if not known and one.jenis not in ("pendidikan", "dokumen", "tujuan"):
                    return []
                found += known
        return found


def pilihan(bacaan: Sequence[Bacaan]) -> str:
    """Write what the data says: the first few readings, what is printed in two ways once."""
    shown: dict[Decimal, str] = {}
    for b in bacaan:
        shown.setdefault(b.nilai, b.tampil)
    return " atau ".join(list(dict.fromkeys(shown.values()))[:TERSEBUT])


def _cetak(b: Butir, use: str) -> str:
    """Return an expression as it prints what stands there: a count that is in words alone in words alone."""
    worded = use.endswith("|bilangan") and not any(map(str.isdigit, b.teks))
    if not worded:
        return use
    return use.removesuffix("bilangan") + ("terbilang|capitalize" if b.teks[:1].isupper() else "terbilang")


def saran(b: Butir, bacaan: Sequence[Bacaan]) -> str:
    """Return the remedy for a figure that differs from all readings."""
    use = next((one.pakai for one in bacaan if one.pakai), "")
    if use:
        return f"tulis {{{{ {_cetak(b, use)} }}}} sehingga angkanya selalu mengikuti data"
    return "betulkan angkanya, atau datanya bila narasinya yang benar"


def berbeda(b: Butir, hal: str, bacaan: Sequence[Bacaan], catatan: str = "") -> Putusan:
    """Return the finding that a printed figure differs from the data."""
    message = f"{hal} tertulis {b.teks}, menurut data {pilihan(bacaan)}{catatan}"
    return Putusan(kode="LKJ504", tingkat=Severity.WARNING, mulai=b.mulai, pesan=message, saran=saran(b, bacaan))


def diketik(b: Butir, hal: str, benar: Sequence[Bacaan]) -> Iterator[Putusan]:
    """Tell, as information, of a figure that agrees today and is typed; `benar` are the readings that agree with it.

    Only where one expression gives all of them is it sure what to put in its place.
    """
    uses = list(dict.fromkeys(one.pakai for one in benar))
    use = next(filter(None, uses), "")
    if not use:
        return
    message = f"{hal} ({b.teks}) diketik, padahal dihitung dari data"
    hint = f"ganti dengan {{{{ {_cetak(b, use)} }}}} sehingga angkanya selalu mengikuti data"
    found = Putusan(kode="LKJ508", tingkat=Severity.INFO, mulai=b.mulai, pesan=message, saran=hint)
    yield found._replace(nilai=benar[0].nilai, pakai=use) if len(uses) == 1 else found
