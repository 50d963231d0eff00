"""Aggregates: means of capaian that say how many they hold, what they left out, and why.

A worse result never raises one: a row whose status has no percentage brings a score (see `Capaian.pengganti`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from .compute import terapkan_batas
from .decimals import (
    KONTEKS,
    NOL,
    SERATUS,
    TAK_BERHINGGA,
    bagi,
    bulat_konteks,
    jumlah,
    kali,
    pastikan_skor,
    pastikan_wajar,
)
from .errors import AgregatError
from .metode import Aturan, PenerapanBatas
from .result import Status
from .rounding import tulis_angka
from .steps import Catatan, Kaidah, KodeCatatan, Langkah, tulis_masukan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .result import Capaian


class CaraAgregat(StrEnum):
    """How several capaian become one."""

    RERATA_INDIKATOR = "rerata-indikator"
    RERATA_SASARAN = "rerata-sasaran"
    TERTIMBANG = "tertimbang"
    GEOMETRIK = "geometrik"
    GEOMETRIK_SASARAN = "geometrik-sasaran"


@dataclass(frozen=True, slots=True)
class Skor:
    """A member without a percentage: the score that it brings to the aggregate, and why it has no percentage."""

    id: str
    nilai: Decimal
    alasan: str


@dataclass(frozen=True, slots=True)
class Agregat:
    """An aggregate in percent, unrounded; None where nothing could be averaged.

    `n` counts what was averaged (indicators, or groups) of `dari` indicators, `anggota` names each with its value, and
    `dikecualikan` names each left out with the reason. `mentah` is the value before cap and floor, infinite where a
    ratio without bound is among the members. `skor` names the members that have a score in the place of a percentage,
    `belum_ada` the indicators whose realisasi is missing, `belum_lengkap` those whose realisasi is not whole yet.
    """

    nilai: Decimal | None
    n: int
    dikecualikan: tuple[tuple[str, str], ...]
    cara: CaraAgregat
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


@dataclass(frozen=True, slots=True)
class _Butir:
    """What goes into an aggregate, sorted: members with their values, those left out, scores, missing data."""

    ada: tuple[tuple[str, Decimal], ...]
    keluar: tuple[tuple[str, str], ...]
    skor: tuple[Skor, ...] = ()
    belum_ada: tuple[str, ...] = ()
    dari: int = 0
    belum_lengkap: tuple[str, ...] = ()


_RERATA: Final = Kaidah("rerata", "Rerata capaian", "ΣC ÷ n", "cara agregasi yang dinyatakan dalam metode")
_RERATA_SASARAN: Final = Kaidah(
    "rerata-sasaran", "Rerata dari rerata sasaran", "ΣS ÷ n", "cara agregasi yang dinyatakan dalam metode"
)
_TERTIMBANG: Final = Kaidah(
    "tertimbang", "Rerata tertimbang", "Σ(bobot × C) ÷ Σbobot", "bobot yang dinyatakan dalam metode"
)
_GEOMETRIK: Final = Kaidah("geometrik", "Rerata geometrik", "akar pangkat n dari ΠC", "PMK Nomor 22/PMK.02/2021")
_TANPA_BATAS: Final = Catatan(
    KodeCatatan.TAK_BERHINGGA,
    "Realisasi 0 dengan rumus rasio tidak berhingga, sehingga gabungannya baru terhitung bila metode menetapkan batas "
    "atas atau rumus selisih.",
)


def rerata(capaian: Iterable[tuple[str, Capaian]], aturan: Aturan | None = None) -> Agregat:
    """Return the mean of the capaian; `aturan` caps the mean if it says "sesudah"."""
    return _rerata(_pisahkan(capaian), CaraAgregat.RERATA_INDIKATOR, _RERATA, ("ΣC", "n"), aturan)


def rerata_sasaran(capaian: Iterable[tuple[str, Capaian, str]], aturan: Aturan | None = None) -> Agregat:
    """Return the mean of the means of each group; items are (id, capaian, group).

    A group without any capaian is left out and named. `n` counts groups.
    """
    semua = list(capaian)
    rincian = tuple((g, rerata(anggota)) for g, anggota in _kelompokkan(semua).items())
    butir = _per_kelompok(semua, rincian)
    hasil = _rerata(butir, CaraAgregat.RERATA_SASARAN, _RERATA_SASARAN, ("ΣS", "n"), aturan)
    return replace(hasil, kelompok=rincian)


def rerata_tertimbang(
    capaian: Iterable[tuple[str, Capaian, Decimal]], aturan: Aturan | None = None, *, utuh: bool = True
) -> Agregat:
    """Return the weighted mean; items are (id, capaian, weight in percent).

    The weights of all items must add up to exactly 100 and none may be negative, else AgregatError. Where an item has
    neither number nor score the remaining weights are used in proportion, and a note says so. With `utuh` false the
    items are a part of a whole, whose weights may make anything; they are used in proportion, without a note.
    """
    semua = list(capaian)
    pastikan_wajar(*(bobot for _, _, bobot in semua))
    negatif = [id_ for id_, _, bobot in semua if bobot < NOL]
    if negatif:
        raise AgregatError(f"Bobot {', '.join(negatif)} negatif.", "Isi bobot dengan 0 atau lebih.")
    total = jumlah(bobot for _, _, bobot in semua)
    if utuh and total != SERATUS:
        raise AgregatError(
            f"Jumlah bobot {tulis_angka(total)}, seharusnya 100.",
            "Perbaiki bobot hingga jumlahnya tepat 100.",
        )
    butir = _pisahkan((id_, c) for id_, c, _ in semua)
    bobot_ada = [bobot for _, c, bobot in semua if c.skor is not None]
    terpakai = jumlah(bobot_ada)
    if terpakai == NOL:
        tak_berbobot = tuple((id_, "Bobotnya 0.") for id_, _ in butir.ada)
        return _hasil(replace(butir, ada=(), keluar=butir.keluar + tak_berbobot), None, CaraAgregat.TERTIMBANG, aturan)
    terbobot = jumlah(
        kali(bobot, nilai) for bobot, (_, nilai) in zip(bobot_ada, butir.ada, strict=True) if bobot != NOL
    )
    mentah = bagi(terbobot, terpakai)
    langkah = Langkah(_TERTIMBANG, (("Σ(bobot × C)", bulat_konteks(terbobot)), ("Σbobot", terpakai)), mentah)
    hasil = _hasil(butir, langkah, CaraAgregat.TERTIMBANG, aturan)
    if utuh and terpakai != SERATUS:
        pesan = f"Bobot terpakai hanya {tulis_angka(terpakai)} karena sebagian indikator tidak ikut dihitung."
        return replace(hasil, catatan=(*hasil.catatan, Catatan(KodeCatatan.BOBOT_DISESUAIKAN, pesan)))
    return hasil


def rerata_geometrik(capaian: Iterable[tuple[str, Capaian]], aturan: Aturan | None = None) -> Agregat:
    """Return the geometric mean (PMK 22/2021): 5/5 and 9/10 give 94,868.

    One 0 makes it 0. A negative capaian has no place in a product of ratios and counts as 0, which a note says.
    """
    return _geometrik(_pisahkan(capaian), CaraAgregat.GEOMETRIK, aturan)


def rerata_geometrik_sasaran(capaian: Iterable[tuple[str, Capaian, str]], aturan: Aturan | None = None) -> Agregat:
    """Return the geometric mean of the geometric means of each group (PMK 22/2021); see `rerata_sasaran`."""
    semua = list(capaian)
    rincian = tuple((g, rerata_geometrik(anggota)) for g, anggota in _kelompokkan(semua).items())
    hasil = _geometrik(_per_kelompok(semua, rincian), CaraAgregat.GEOMETRIK_SASARAN, aturan)
    nol = tuple(c for _, inner in rincian for c in inner.catatan if c.kode is KodeCatatan.DIHITUNG_NOL)
    return replace(hasil, kelompok=rincian, catatan=(*hasil.catatan, *nol))


def _pisahkan(capaian: Iterable[tuple[str, Capaian]]) -> _Butir:
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
    return _Butir(tuple(ada), tuple(keluar), tuple(skor), tuple(belum_ada), dari, tuple(belum_lengkap))


def _kelompokkan(semua: Iterable[tuple[str, Capaian, str]]) -> dict[str, list[tuple[str, Capaian]]]:
    kelompok: dict[str, list[tuple[str, Capaian]]] = {}
    for id_, c, g in semua:
        kelompok.setdefault(g, []).append((id_, c))
    return kelompok


def _per_kelompok(semua: Iterable[tuple[str, Capaian, str]], rincian: tuple[tuple[str, Agregat], ...]) -> _Butir:
    """Return the groups as members; what was left out or scored within them stays named."""
    dalam = _pisahkan((id_, c) for id_, c, _ in semua)
    ada = tuple((g, a.mentah) for g, a in rincian if a.mentah is not None)
    kosong = tuple((g, "Tidak ada indikator yang dapat dihitung.") for g, a in rincian if a.mentah is None)
    return replace(dalam, ada=ada, keluar=dalam.keluar + kosong)


def _hasil(butir: _Butir, langkah: Langkah | None, cara: CaraAgregat, aturan: Aturan | None) -> Agregat:
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
        nilai,
        len(butir.ada),
        butir.keluar,
        cara,
        langkah_semua,
        mentah,
        butir.ada,
        catatan=catatan,
        skor=butir.skor,
        belum_ada=butir.belum_ada,
        dari=butir.dari,
        belum_lengkap=butir.belum_lengkap,
    )


def _rerata(
    butir: _Butir, cara: CaraAgregat, kaidah: Kaidah, simbol: tuple[str, str], aturan: Aturan | None
) -> Agregat:
    if not butir.ada:
        return _hasil(butir, None, cara, aturan)
    total, n = jumlah(nilai for _, nilai in butir.ada), Decimal(len(butir.ada))
    langkah = Langkah(kaidah, ((simbol[0], bulat_konteks(total)), (simbol[1], n)), bagi(total, n))
    return _hasil(butir, langkah, cara, aturan)


def _geometrik(butir: _Butir, cara: CaraAgregat, aturan: Aturan | None) -> Agregat:
    if not butir.ada:
        return _hasil(butir, None, cara, aturan)
    ada = tuple((id_, max(NOL, nilai)) for id_, nilai in butir.ada)
    angka = [nilai for _, nilai in ada]
    hasil_kali = f"({' × '.join(map(tulis_masukan, angka))})"
    langkah = Langkah(_GEOMETRIK, (("n", Decimal(len(ada))), ("ΠC", hasil_kali)), _akar_hasil_kali(angka))
    hasil = _hasil(replace(butir, ada=ada), langkah, cara, aturan)
    negatif = [id_ for id_, nilai in butir.ada if nilai < NOL]
    if negatif:
        pesan = f"Capaian {', '.join(negatif)} negatif; dalam rerata geometrik dihitung 0."
        return replace(hasil, catatan=(*hasil.catatan, Catatan(KodeCatatan.DIHITUNG_NOL, pesan)))
    return hasil


def _akar_hasil_kali(angka: list[Decimal]) -> Decimal:
    """Return the n-th root of the product, through logarithms summed without loss: order cannot matter."""
    rendah, tinggi = min(angka), max(angka)
    if rendah in (NOL, tinggi):
        return rendah
    if tinggi == TAK_BERHINGGA:
        return tinggi
    teliti = KONTEKS.copy()
    teliti.prec += 15
    log = jumlah(teliti.ln(a) for a in angka)
    akar = KONTEKS.plus(teliti.exp(teliti.divide(log, Decimal(len(angka)))))
    return min(max(akar, rendah), tinggi)
