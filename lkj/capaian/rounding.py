"""Rounding and Indonesian notation, for print only: nothing is classified on a rounded number."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from .decimals import LEBAR, pastikan_wajar
from .errors import KuantitasError

if TYPE_CHECKING:
    from datetime import date

BULAN: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

#: The sign of a negative number where people read it; data and tables for machines have a hyphen.
MINUS: Final = "\N{MINUS SIGN}"

# Enough to redo a number by hand, short enough to read.
TEMPAT_TERBANYAK: Final = 10
# What is typed has fewer decimals than the first, and no more digits than the second.
_TEMPAT_PENDEK: Final = 6
_TEMPAT_TERTULIS: Final = 30
_TEMPAT_TERJAUH: Final = 300


@cache
def _satuan(tempat: int) -> Decimal:
    return Decimal(1).scaleb(-tempat, LEBAR)


def bulatkan(nilai: Decimal, tempat: int = 2) -> Decimal:
    """Round half up (away from zero) to `tempat` decimals; a rounded zero carries no sign.

    Raises KuantitasError for what is no number, or one of a size that nothing has.
    """
    pastikan_wajar(nilai)
    if abs(tempat) > _TEMPAT_TERJAUH:
        raise KuantitasError(f"{tempat} angka di belakang koma tidak dapat ditulis.", "Pilih 0 sampai dengan 6.")
    hasil = nilai.quantize(_satuan(tempat), rounding=ROUND_HALF_UP, context=LEBAR)
    return hasil if hasil else hasil.copy_abs()


def tulis_angka(nilai: Decimal, tempat: int | None = None) -> str:
    """Write a number the Indonesian way, "−1.250,5": dots between thousands, a decimal comma, a minus sign.

    With `tempat` the number is rounded half up and keeps its trailing zeros. Without it every digit is
    written, but for a number of more than ten decimals, which is rounded to ten and marked "≈"; to more where ten would
    make a short number of it, "99,99999999999" and not "≈100". Raises KuantitasError as `bulatkan` does.
    """
    pastikan_wajar(nilai)
    return _tulis(nilai, tempat)


@lru_cache(maxsize=4096)  # what a report prints, it mostly prints more than once
def _tulis(nilai: Decimal, tempat: int | None) -> str:
    tanda_kira = ""
    if tempat is None:
        bulat = bulatkan(nilai, TEMPAT_TERBANYAK)
        # What ten decimals hold as it is, more do too; that is nearly every number.
        if bulat != nilai and bulat == bulatkan(nilai, _TEMPAT_PENDEK):
            beda = (bulatkan(nilai, n) for n in range(TEMPAT_TERBANYAK, _TEMPAT_TERTULIS + 1))
            bulat = next((satu for satu in beda if satu != bulat), bulat)
        if bulat != nilai:
            tanda_kira = "≈"
        teks = f"{bulat:f}".rstrip("0")
    else:
        teks = f"{bulatkan(nilai, tempat):f}"
    minus, teks = (MINUS, teks[1:]) if teks.startswith("-") else ("", teks)
    utuh, _, pecahan = teks.partition(".")
    # Grouping by hand: format() would round to the caller's precision.
    awal = len(utuh) % 3
    kelompok = [utuh[:awal]] if awal else []
    kelompok += [utuh[i : i + 3] for i in range(awal, len(utuh), 3)]
    return tanda_kira + minus + ".".join(kelompok) + ("," + pecahan if pecahan else "")


def tulis_rupiah(nilai: Decimal, tempat: int | None = None) -> str:
    """Write an amount of money as `tulis_angka` does a number: "Rp1.250", a negative one "−Rp1.250"."""
    teks = tulis_angka(nilai, tempat)
    return f"{MINUS}Rp{teks[1:]}" if teks.startswith(MINUS) else f"Rp{teks}"


def tulis_tanggal(tanggal: date) -> str:
    """Write a date as "28 Februari 2025"."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"
