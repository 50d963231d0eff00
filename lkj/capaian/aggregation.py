"""What a way of aggregating is, and what they share; a file in `agregat` declares one.

An aggregate says how many it holds, what it left out, and why. A worse result never raises one: a row whose status
has no percentage brings a score (see `Capaian.pengganti`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from .compute import terapkan_batas
from .decimals import bagi, bulat_konteks, jumlah, pastikan_skor
from .metode import Aturan, PenerapanBatas
from .result import Capaian, Status
from .steps import Catatan, Kaidah, KodeCatatan, Langkah


class Anggota(Struct, frozen=True):
    """What an aggregate is made of: an indikator's id and capaian, its group, and its weight in percent if any."""

    id: str
    capaian: Capaian
    kelompok: str
    bobot: Decimal | None


class CaraAgregat(Struct, frozen=True, kw_only=True):
    """How several capaian become one.

    `nama` is what the data call it, `metode` what a report's method says of it, `kata` what explains a number.
    `gabungkan` takes the members, the rule (which caps the whole where it says "sesudah"), and whether they are a
    whole document; what part of one has weights that need not make 100. With `berkelompok` groups are aggregated
    first; with `berbobot` the members need weights. `sebutan` is what its result is called. `jumlah` is symbol and name
    of the sum that is divided, if one is.
    """

    nama: str
    urutan: int
    metode: str
    kata: str
    sebutan: str
    gabungkan: Callable[[Sequence[Anggota], Aturan, bool], Agregat]
    berkelompok: bool = False
    berbobot: bool = False
    jumlah: tuple[str, str] | None = None


class Skor(Struct, frozen=True):
    """A member without a percentage: the score that it brings to the aggregate, and why it has no percentage."""

    id: str
    nilai: Decimal
    alasan: str


class Agregat(Struct, frozen=True, kw_only=True):
    """An aggregate in percent, unrounded; None where nothing could be averaged.

    `n` counts what was averaged (indicators, or groups) of `dari` indicators, `anggota` names each with its value, and
    `dikecualikan` names each left out with the reason. `mentah` is the value before cap and floor, infinite where a
    ratio without bound is among the members. `skor` names the members that have a score in the place of a percentage,
    `belum_ada` the indicators whose realisasi is missing, `belum_lengkap` those whose realisasi is not whole yet.
    """

    nilai: Decimal | None
    n: int
    dikecualikan: tuple[tuple[str, str], ...]
    cara: str
    langkah: tuple[Langkah, ...]
    mentah: Decimal | None = None
    anggota: tuple[tuple[str, Decimal], ...] = ()
    kelompok: tuple[tuple[str, Agregat], ...] = ()
    catatan: tuple[Catatan, ...] = ()
    skor: tuple[Skor, ...] = ()
    belum_ada: tuple[str, ...] = ()
    dari: int = 0
    belum_lengkap: tuple[str, ...] = ()

    @property
    def terukur(self) -> int:
        """Number of indicators in the aggregate, also where it is made of groups."""
        return sum(inner.n for _, inner in self.kelompok) if self.kelompok else self.n

    @property
    def sementara(self) -> bool:
        """Whether there is a number that a realisasi still to come can change."""
        return self.nilai is not None and bool(self.belum_ada or self.belum_lengkap)


class Butir(Struct, frozen=True, kw_only=True):
    """What goes into an aggregate, sorted: members with their values, those left out, scores, missing data."""

    ada: tuple[tuple[str, Decimal], ...]
    keluar: tuple[tuple[str, str], ...]
    skor: tuple[Skor, ...] = ()
    belum_ada: tuple[str, ...] = ()
    dari: int = 0
    belum_lengkap: tuple[str, ...] = ()


_TANPA_BATAS: Final = Catatan(
    KodeCatatan.TAK_BERHINGGA,
    "Realisasi 0 dengan rumus rasio tidak berhingga, sehingga gabungannya baru terhitung bila metode menetapkan batas "
    "atas atau rumus selisih.",
)


def pisahkan(capaian: Iterable[tuple[str, Capaian]]) -> Butir:
    """Sort capaian into members with a number or a score and those left out, with the reasons."""
    ada: list[tuple[str, Decimal]] = []
    keluar: list[tuple[str, str]] = []
    skor: list[Skor] = []
    belum_ada: list[str] = []
    belum_lengkap: list[str] = []
    for id_, c in capaian:
        if c.status is Status.BELUM_ADA_DATA:
            belum_ada.append(id_)
        if c.skor is None:
            keluar.append((id_, c.alasan))
            continue
        pastikan_skor(c.skor)
        ada.append((id_, c.skor))
        if c.sementara:
            belum_lengkap.append(id_)
        if c.nilai is None:
            skor.append(Skor(id_, c.skor, c.alasan))
    dari = len(ada) + len(keluar)
    return Butir(
        ada=tuple(ada),
        keluar=tuple(keluar),
        skor=tuple(skor),
        belum_ada=tuple(belum_ada),
        dari=dari,
        belum_lengkap=tuple(belum_lengkap),
    )


def kelompokkan(semua: Iterable[tuple[str, Capaian, str]]) -> dict[str, list[tuple[str, Capaian]]]:
    """Return the capaian by group, groups in the order of their first member."""
    kelompok: dict[str, list[tuple[str, Capaian]]] = {}
    for id_, c, g in semua:
        kelompok.setdefault(g, []).append((id_, c))
    return kelompok


def per_kelompok(semua: Iterable[tuple[str, Capaian, str]], rincian: tuple[tuple[str, Agregat], ...]) -> Butir:
    """Return the groups as members; what was left out or scored within them stays named."""
    dalam = pisahkan((id_, c) for id_, c, _ in semua)
    ada = tuple((g, a.mentah) for g, a in rincian if a.mentah is not None)
    kosong = tuple((g, "Tidak ada indikator yang dapat dihitung.") for g, a in rincian if a.mentah is None)
    return replace(dalam, ada=ada, keluar=dalam.keluar + kosong)


def hasil_butir(butir: Butir, langkah: Langkah | None, cara: str, aturan: Aturan | None) -> Agregat:
    """Return the aggregate that a step made, capped and floored where the rule says "sesudah"."""
    mentah = nilai = langkah.hasil if langkah is not None and isinstance(langkah.hasil, Decimal) else None
    batas: tuple[Langkah, ...] = ()
    catatan: tuple[Catatan, ...] = ()
    if mentah is not None and aturan is not None and aturan.penerapan_batas is PenerapanBatas.SESUDAH:
        nilai, batas = terapkan_batas(mentah, aturan)
    langkah_semua = batas if langkah is None else (langkah, *batas)
    if nilai is not None and nilai.is_infinite():
        nilai, langkah_semua, catatan = None, (), (_TANPA_BATAS,)
    return Agregat(
        nilai=nilai,
        n=len(butir.ada),
        dikecualikan=butir.keluar,
        cara=cara,
        langkah=langkah_semua,
        mentah=mentah,
        anggota=butir.ada,
        catatan=catatan,
        skor=butir.skor,
        belum_ada=butir.belum_ada,
        dari=butir.dari,
        belum_lengkap=butir.belum_lengkap,
    )


def rata(butir: Butir, cara: str, kaidah: Kaidah, simbol: tuple[str, str], aturan: Aturan | None) -> Agregat:
    """Return the arithmetic mean of what is sorted already; `simbol` are those of the sum and of the count."""
    if not butir.ada:
        return hasil_butir(butir, None, cara, aturan)
    total, n = jumlah(nilai for _, nilai in butir.ada), Decimal(len(butir.ada))
    langkah = Langkah(kaidah, ((simbol[0], bulat_konteks(total)), (simbol[1], n)), bagi(total, n))
    return hasil_butir(butir, langkah, cara, aturan)
