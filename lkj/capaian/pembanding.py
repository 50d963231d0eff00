"""Comparison with last year, several years, an end target or a standard; polarity says what is better."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .decimals import NOL, bulat_konteks, kurang, persen
from .kuantitas import (
    PERSEN,
    Angka,
    Batas,
    JenisBatas,
    Komposit,
    Kuantitas,
    Peringkat,
    Rentang,
    Tenggat,
    YaTidak,
    kunci_satuan,
    satuan_sama,
)
from .polaritas import Polaritas
from .rounding import bulatkan, tulis_angka
from .skala import tempat_tegas, tulis_persen

if TYPE_CHECKING:
    from collections.abc import Mapping


class Arah(StrEnum):
    """Which way the number moved, good or bad."""

    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


class Penilaian(StrEnum):
    """Whether the movement is for the better, by polarity."""

    MEMBAIK = "membaik"
    MEMBURUK = "memburuk"
    TETAP = "tetap"
    TAK_TERBANDINGKAN = "tak_terbandingkan"


class Acuan(StrEnum):
    """What a realisasi is compared with."""

    TAHUN_LALU = "tahun lalu"
    TARGET_RENSTRA = "target akhir Renstra"
    STANDAR_NASIONAL = "standar nasional"
    STANDAR_INTERNASIONAL = "standar internasional"


class Banding(Struct, frozen=True, kw_only=True):
    """A comparison: `selisih` in the unit of the quantity (points for percent), `persen` of the reference.

    `persen` is None where the reference is 0 or no number; `alasan` says why nothing could be compared, or why a
    movement is neither for better nor worse. `gerak` says the movement of what neither rises nor falls: "lebih cepat 3
    hari", "menjadi ya".
    """

    selisih: Decimal | None
    persen: Decimal | None
    arah: Arah | None
    penilaian: Penilaian
    satuan: str = ""
    alasan: str = ""
    gerak: str = ""

    def teks(self, acuan: str = Acuan.TAHUN_LALU, tempat: int = 2) -> str:
        """Say the comparison in Indonesian: "naik 2 poin (2,04%) terhadap tahun lalu, membaik"."""
        if self.arah is None:
            return f"Tidak dapat dibandingkan dengan {acuan}: {self.alasan}"
        besar = ""
        if self.selisih is not None and self.selisih != NOL:
            selisih = self.selisih.copy_abs()
            cukup = tempat_tegas(selisih, tempat)
            # Things are counted, so a whole number of them has no decimals.
            besar = f" {tulis_angka(bulatkan(selisih, cukup))} {self.satuan}".rstrip()
            if kunci_satuan(self.satuan) == PERSEN:
                besar = f" {tulis_angka(selisih, cukup)} poin"
            if self.persen is not None:
                besar += f" ({tulis_persen(self.persen.copy_abs(), tempat)})"
        akhir = "" if self.arah is Arah.TETAP else f", {self.penilaian.replace('_', ' ')}"
        if self.arah is not Arah.TETAP and self.penilaian is Penilaian.TETAP:
            akhir = f", {self.alasan}"
        return f"{self.gerak or f'{self.arah}{besar}'} terhadap {acuan}{akhir}"


def _tak_terbandingkan(alasan: str) -> Banding:
    return Banding(selisih=None, persen=None, arah=None, penilaian=Penilaian.TAK_TERBANDINGKAN, alasan=alasan)


def banding(
    kini: Kuantitas | None,
    acuan: Kuantitas | None,
    polaritas: Polaritas,
    target: Kuantitas | None = None,
) -> Banding:
    """Compare a realisasi with a reference of the same unit, ladder or kind.

    A missing value is never read as 0. For rentang and tetap the one nearer to `target` is better; without
    a target the direction is given and the judgement is tak_terbandingkan. An earlier date is better, whatever the
    polarity, as are a yes or no that is the target's. Composites go one way where no part of them goes the other.
    """
    if kini is None or acuan is None:
        return _tak_terbandingkan("Realisasi belum ada." if kini is None else "Data pembandingnya tidak ada.")
    if isinstance(kini, Peringkat) and isinstance(acuan, Peringkat) and kini.tangga.id == acuan.tangga.id:
        beda = kini.pangkat - acuan.pangkat
        arah = Arah.NAIK if beda > 0 else Arah.TURUN if beda < 0 else Arah.TETAP
        return Banding(selisih=None, persen=None, arah=arah, penilaian=_nilai_arah(arah, polaritas))
    if isinstance(kini, Tenggat) and isinstance(acuan, Tenggat):
        return _banding_tanggal(kini, acuan)
    if isinstance(kini, YaTidak) and isinstance(acuan, YaTidak):
        return _banding_ya_tidak(kini, acuan, polaritas, target)
    if isinstance(kini, Komposit) and isinstance(acuan, Komposit):
        return _banding_majemuk(kini, acuan, polaritas)
    if not isinstance(kini, Angka) or not isinstance(acuan, Angka):
        return _tak_terbandingkan(f"“{kini}” dan “{acuan}” bukan sepasang angka atau peringkat yang sejenis.")
    if not satuan_sama(kini.satuan, acuan.satuan):
        return _tak_terbandingkan(f"“{kini}” dan “{acuan}” berbeda satuan.")
    selisih = bulat_konteks(kurang(kini.nilai, acuan.nilai))
    arah = Arah.NAIK if kini.nilai > acuan.nilai else Arah.TURUN if kini.nilai < acuan.nilai else Arah.TETAP
    relatif = None if acuan.nilai == NOL else persen(kurang(kini.nilai, acuan.nilai), acuan.nilai.copy_abs())
    if polaritas in (Polaritas.RENTANG, Polaritas.TETAP):
        penilaian = _nilai_jarak(kini, acuan, target)
        alasan = "" if penilaian is not Penilaian.TAK_TERBANDINGKAN else _TANPA_TARGET
        if penilaian is Penilaian.TETAP and arah is not Arah.TETAP:
            alasan = _sama_jauh(kini, target)
        return Banding(
            selisih=selisih, persen=relatif, arah=arah, penilaian=penilaian, satuan=kini.satuan, alasan=alasan
        )
    return Banding(
        selisih=selisih, persen=relatif, arah=arah, penilaian=_nilai_arah(arah, polaritas), satuan=kini.satuan
    )


def banding_tahunan(
    deret: Mapping[int, Kuantitas | None],
    tahun: int,
    polaritas: Polaritas,
    target: Kuantitas | None = None,
) -> tuple[tuple[int, Banding], ...]:
    """Compare the realisasi of `tahun` with every earlier year of the series, oldest first."""
    kini = seperti_tahun(deret.get(tahun), 0)
    return tuple(
        (lalu, banding(kini, seperti_tahun(deret[lalu], tahun - lalu), polaritas, target))
        for lalu in sorted(deret)
        if lalu < tahun
    )


def seperti_tahun(nilai: Kuantitas | None, tahun: int) -> Kuantitas | None:
    """Return a date as many years later, for comparing with another year's; whatever is no date stays.

    A thing that is due every year is early or late within its year, not against the year before. 29 February counts as
    the 28th in every year, so that neither of two years gains a day.
    """
    if not isinstance(nilai, Tenggat) or not MINYEAR <= nilai.tanggal.year + tahun <= MAXYEAR:
        return nilai
    hari = nilai.tanggal
    return Tenggat(hari.replace(year=hari.year + tahun, day=28 if (hari.month, hari.day) == (2, 29) else hari.day))


def _banding_tanggal(kini: Tenggat, acuan: Tenggat) -> Banding:
    hari = (kini.tanggal - acuan.tanggal).days
    if hari == 0:
        return Banding(selisih=NOL, persen=None, arah=Arah.TETAP, penilaian=Penilaian.TETAP, satuan=_HARI)
    gerak = f"lebih {'lambat' if hari > 0 else 'cepat'} {abs(hari)} {_HARI}"
    arah, penilaian = (Arah.NAIK, Penilaian.MEMBURUK) if hari > 0 else (Arah.TURUN, Penilaian.MEMBAIK)
    return Banding(selisih=Decimal(hari), persen=None, arah=arah, penilaian=penilaian, satuan=_HARI, gerak=gerak)


def _banding_ya_tidak(kini: YaTidak, acuan: YaTidak, polaritas: Polaritas, target: Kuantitas | None) -> Banding:
    if kini == acuan:
        return Banding(selisih=None, persen=None, arah=Arah.TETAP, penilaian=Penilaian.TETAP)
    arah = Arah.NAIK if kini.nilai else Arah.TURUN
    if isinstance(target, YaTidak):
        penilaian = Penilaian.MEMBAIK if kini == target else Penilaian.MEMBURUK
    else:
        penilaian = _nilai_arah(arah, polaritas)
    return Banding(selisih=None, persen=None, arah=arah, penilaian=penilaian, gerak=f"menjadi {kini}")


def _banding_majemuk(kini: Komposit, acuan: Komposit, polaritas: Polaritas) -> Banding:
    dahulu = {kunci_satuan(k.satuan): k.nilai for k in acuan.komponen}
    if dahulu.keys() != {kunci_satuan(k.satuan) for k in kini.komponen}:
        return _tak_terbandingkan(f"“{kini}” dan “{acuan}” berbeda komponennya.")
    beda = [kurang(k.nilai, dahulu[kunci_satuan(k.satuan)]) for k in kini.komponen]
    naik, turun = any(b > NOL for b in beda), any(b < NOL for b in beda)
    if naik and turun:
        return _tak_terbandingkan(f"komponen “{kini}” dan “{acuan}” berubah ke arah yang berlawanan.")
    arah = Arah.NAIK if naik else Arah.TURUN if turun else Arah.TETAP
    return Banding(selisih=None, persen=None, arah=arah, penilaian=_nilai_arah(arah, polaritas))


_HARI: Final = "hari"
_TANPA_TARGET: Final = "Baik buruknya perubahan tidak dapat dinilai tanpa target yang bersatuan sama."


def _nilai_arah(arah: Arah, polaritas: Polaritas) -> Penilaian:
    if arah is Arah.TETAP:
        return Penilaian.TETAP
    if polaritas in (Polaritas.RENTANG, Polaritas.TETAP):
        return Penilaian.TAK_TERBANDINGKAN
    baik = Arah.NAIK if polaritas is Polaritas.NAIK else Arah.TURUN
    return Penilaian.MEMBAIK if arah is baik else Penilaian.MEMBURUK


def _nilai_jarak(kini: Angka, acuan: Angka, target: Kuantitas | None) -> Penilaian:
    if kini.nilai == acuan.nilai:
        return Penilaian.TETAP
    if not isinstance(target, (Angka, Rentang, Batas)) or not satuan_sama(target.satuan, kini.satuan):
        return Penilaian.TAK_TERBANDINGKAN
    sekarang, dahulu = _jarak(kini.nilai, target), _jarak(acuan.nilai, target)
    if sekarang == dahulu:
        return Penilaian.TETAP
    return Penilaian.MEMBAIK if sekarang < dahulu else Penilaian.MEMBURUK


def _sama_jauh(kini: Angka, target: Kuantitas | None) -> str:
    """Say why a number that moved is as good as before: within the target on both sides, or as far from it."""
    dalam = isinstance(target, (Angka, Rentang, Batas)) and _jarak(kini.nilai, target) == NOL
    return "tetap memenuhi target" if dalam else "sama jauhnya dari target"


def _jarak(nilai: Decimal, target: Angka | Rentang | Batas) -> Decimal:
    if isinstance(target, Rentang):
        bawah, atas = target.bawah, target.atas
    elif isinstance(target, Batas):
        maksimal = target.jenis is JenisBatas.MAKSIMAL
        bawah, atas = (min(nilai, target.nilai), target.nilai) if maksimal else (target.nilai, max(nilai, target.nilai))
    else:
        bawah = atas = target.nilai
    return max(NOL, kurang(bawah, nilai), kurang(nilai, atas))
