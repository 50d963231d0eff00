"""Aggregates: means of capaian that say how many they hold, what they left out, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from .bulat import tulis_angka
from .desimal import KONTEKS, NOL, SERATUS, bagi, bulat_konteks, jumlah, kali
from .galat import AgregatError
from .hitung import terapkan_batas
from .langkah import Catatan, Kaidah, KodeCatatan, Langkah
from .metode import Aturan, PenerapanBatas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .hasil import Capaian


class CaraAgregat(StrEnum):
    """How several capaian become one."""

    RERATA_INDIKATOR = "rerata-indikator"
    RERATA_SASARAN = "rerata-sasaran"
    TERTIMBANG = "tertimbang"
    GEOMETRIK = "geometrik"
    GEOMETRIK_SASARAN = "geometrik-sasaran"


@dataclass(frozen=True, slots=True)
class Agregat:
    """An aggregate in percent, unrounded; None where nothing could be averaged.

    `n` counts what was averaged (indicators, or groups), `anggota` names each with its value, and
    `dikecualikan` names each left out with the reason. `mentah` is the value before cap and floor.
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


_RERATA: Final = Kaidah("rerata", "Rerata capaian", "ΣC ÷ n", "cara agregasi yang dinyatakan dalam metode")
_RERATA_SASARAN: Final = Kaidah(
    "rerata-sasaran", "Rerata dari rerata sasaran", "ΣS ÷ n", "cara agregasi yang dinyatakan dalam metode"
)
_TERTIMBANG: Final = Kaidah(
    "tertimbang", "Rerata tertimbang", "Σ(bobot × C) ÷ Σbobot", "bobot yang dinyatakan dalam metode"
)
_GEOMETRIK: Final = Kaidah("geometrik", "Rerata geometrik", "akar pangkat n dari ΠC", "PMK Nomor 22/PMK.02/2021")


def rerata(capaian: Iterable[tuple[str, Capaian]], aturan: Aturan | None = None) -> Agregat:
    """Return the mean of the defined capaian; `aturan` caps the mean if it says "sesudah"."""
    ada, keluar = _pisahkan(capaian)
    return _rerata(ada, keluar, CaraAgregat.RERATA_INDIKATOR, _RERATA, ("ΣC", "n"), aturan)


def rerata_sasaran(capaian: Iterable[tuple[str, Capaian, str]], aturan: Aturan | None = None) -> Agregat:
    """Return the mean of the means of each group; items are (id, capaian, group).

    A group without any defined capaian is left out and named. `n` counts groups.
    """
    kelompok, keluar = _kelompokkan(capaian)
    rincian = tuple((g, rerata(anggota)) for g, anggota in kelompok.items())
    ada, kosong = _kelompok_ada(rincian)
    hasil = _rerata(ada, keluar + kosong, CaraAgregat.RERATA_SASARAN, _RERATA_SASARAN, ("ΣS", "n"), aturan)
    return _dengan_kelompok(hasil, rincian)


def rerata_tertimbang(capaian: Iterable[tuple[str, Capaian, Decimal]], aturan: Aturan | None = None) -> Agregat:
    """Return the weighted mean; items are (id, capaian, weight in percent).

    The weights of all items must add up to exactly 100 and none may be negative, else AgregatError. Where
    an item has no number the remaining weights are used in proportion, and a note says so.
    """
    butir = list(capaian)
    total = jumlah(bobot for _, _, bobot in butir)
    if total != SERATUS:
        raise AgregatError(
            f"Jumlah bobot {tulis_angka(total)}, seharusnya 100.",
            "Perbaiki bobot hingga jumlahnya tepat 100.",
        )
    negatif = [id_ for id_, _, bobot in butir if bobot < NOL]
    if negatif:
        raise AgregatError(f"Bobot {', '.join(negatif)} negatif.", "Isi bobot dengan 0 atau lebih.")
    ada, keluar = _pisahkan((id_, c) for id_, c, _ in butir)
    bobot_ada = [bobot for _, c, bobot in butir if c.nilai is not None]
    terpakai = jumlah(bobot_ada)
    if not ada or terpakai == NOL:
        return Agregat(None, len(ada), keluar, CaraAgregat.TERTIMBANG, (), anggota=ada)
    terbobot = jumlah(kali(bobot, nilai) for bobot, (_, nilai) in zip(bobot_ada, ada, strict=True))
    mentah = bagi(terbobot, terpakai)
    langkah = Langkah(_TERTIMBANG, (("Σ(bobot × C)", bulat_konteks(terbobot)), ("Σbobot", terpakai)), mentah)
    catatan: tuple[Catatan, ...] = ()
    if terpakai != SERATUS:
        pesan = f"Bobot terpakai hanya {tulis_angka(terpakai)} karena sebagian indikator tanpa persentase."
        catatan = (Catatan(KodeCatatan.BOBOT_DISESUAIKAN, pesan),)
    nilai, batas = _batasi(mentah, aturan)
    return Agregat(nilai, len(ada), keluar, CaraAgregat.TERTIMBANG, (langkah, *batas), mentah, ada, catatan=catatan)


def rerata_geometrik(capaian: Iterable[tuple[str, Capaian]], aturan: Aturan | None = None) -> Agregat:
    """Return the geometric mean (PMK 22/2021): 5/5 and 9/10 give 94,868.

    One 0 makes it 0. A negative capaian has no place in a product of ratios and is left out, named.
    """
    ada, keluar = _pisahkan(capaian)
    return _geometrik(ada, keluar, CaraAgregat.GEOMETRIK, aturan)


def rerata_geometrik_sasaran(capaian: Iterable[tuple[str, Capaian, str]], aturan: Aturan | None = None) -> Agregat:
    """Return the geometric mean of the geometric means of each group (PMK 22/2021); see `rerata_sasaran`."""
    kelompok, keluar = _kelompokkan(capaian)
    rincian = tuple((g, rerata_geometrik(anggota)) for g, anggota in kelompok.items())
    ada, kosong = _kelompok_ada(rincian)
    # Those without a number are named already; what is new here was left out for being negative.
    negatif = tuple(k for _, agregat in rincian for k in agregat.dikecualikan if k not in keluar)
    hasil = _geometrik(ada, keluar + negatif + kosong, CaraAgregat.GEOMETRIK_SASARAN, aturan)
    return _dengan_kelompok(hasil, rincian)


_Nilai = tuple[tuple[str, Decimal], ...]
_Keluar = tuple[tuple[str, str], ...]


def _pisahkan(capaian: Iterable[tuple[str, Capaian]]) -> tuple[_Nilai, _Keluar]:
    ada: list[tuple[str, Decimal]] = []
    keluar: list[tuple[str, str]] = []
    for id_, c in capaian:
        if c.nilai is None:
            keluar.append((id_, c.alasan))
        else:
            ada.append((id_, c.nilai))
    return tuple(ada), tuple(keluar)


def _kelompokkan(
    capaian: Iterable[tuple[str, Capaian, str]],
) -> tuple[dict[str, list[tuple[str, Capaian]]], _Keluar]:
    kelompok: dict[str, list[tuple[str, Capaian]]] = {}
    keluar: list[tuple[str, str]] = []
    for id_, c, g in capaian:
        kelompok.setdefault(g, []).append((id_, c))
        if c.nilai is None:
            keluar.append((id_, c.alasan))
    return kelompok, tuple(keluar)


def _kelompok_ada(rincian: Sequence[tuple[str, Agregat]]) -> tuple[_Nilai, _Keluar]:
    ada = tuple((g, a.nilai) for g, a in rincian if a.nilai is not None)
    kosong = tuple((g, "Tidak ada indikator yang mempunyai persentase.") for g, a in rincian if a.nilai is None)
    return ada, kosong


def _dengan_kelompok(hasil: Agregat, rincian: tuple[tuple[str, Agregat], ...]) -> Agregat:
    return replace(hasil, kelompok=rincian)


def _batasi(mentah: Decimal, aturan: Aturan | None) -> tuple[Decimal, tuple[Langkah, ...]]:
    if aturan is None or aturan.penerapan_batas is not PenerapanBatas.SESUDAH:
        return mentah, ()
    return terapkan_batas(mentah, aturan)


def _rerata(
    ada: _Nilai,
    keluar: _Keluar,
    cara: CaraAgregat,
    kaidah: Kaidah,
    simbol: tuple[str, str],
    aturan: Aturan | None,
) -> Agregat:
    if not ada:
        return Agregat(None, 0, keluar, cara, ())
    total, n = jumlah(nilai for _, nilai in ada), Decimal(len(ada))
    mentah = bagi(total, n)
    langkah = Langkah(kaidah, ((simbol[0], bulat_konteks(total)), (simbol[1], n)), mentah)
    nilai, batas = _batasi(mentah, aturan)
    return Agregat(nilai, len(ada), keluar, cara, (langkah, *batas), mentah, ada)


def _geometrik(semua: _Nilai, keluar: _Keluar, cara: CaraAgregat, aturan: Aturan | None) -> Agregat:
    ada = tuple(butir for butir in semua if butir[1] >= NOL)
    keluar += tuple((id_, "Capaian negatif tidak dapat masuk rerata geometrik.") for id_, nilai in semua if nilai < NOL)
    if not ada:
        return Agregat(None, 0, keluar, cara, ())
    angka = [nilai for _, nilai in ada]
    mentah = _akar_hasil_kali(angka)
    hasil_kali = f"({' × '.join(tulis_angka(a) for a in angka)})"
    langkah = Langkah(_GEOMETRIK, (("n", Decimal(len(ada))), ("ΠC", hasil_kali)), mentah)
    nilai, batas = _batasi(mentah, aturan)
    return Agregat(nilai, len(ada), keluar, cara, (langkah, *batas), mentah, ada)


def _akar_hasil_kali(angka: list[Decimal]) -> Decimal:
    """Return the n-th root of the product, through logarithms summed without loss: order cannot matter."""
    rendah, tinggi = min(angka), max(angka)
    if rendah in (NOL, tinggi):
        return rendah
    teliti = KONTEKS.copy()
    teliti.prec += 15
    log = jumlah(teliti.ln(a) for a in angka)
    akar = KONTEKS.plus(teliti.exp(teliti.divide(log, Decimal(len(angka)))))
    return min(max(akar, rendah), tinggi)
