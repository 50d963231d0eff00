"""What a text that cannot be read was most likely meant to be: for the remedy of a finding, never for a reading."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Final

from .decimals import kali
from .rounding import BULAN, tulis_tanggal

#: Words that multiply the number before them.
KELIPATAN: Final = {
    "ribu": Decimal(1_000),
    "juta": Decimal(1_000_000),
    "miliar": Decimal(1_000_000_000),
    "triliun": Decimal(1_000_000_000_000),
}
_SINGKATAN: Final = {
    "rb": "ribu",
    "jt": "juta",
    "m": "miliar",
    "mlr": "miliar",
    "mly": "miliar",
    "milyar": "miliar",
    "milyard": "miliar",
    "t": "triliun",
    "tr": "triliun",
    "trilyun": "triliun",
}
# English and older Indonesian names of months, as they are abbreviated.
_BULAN_LAIN: Final = {"peb": 2, "nop": 11, "aug": 8, "agt": 8, "ags": 8, "oct": 10, "dec": 12, "may": 5}
_HURUF_BULAN: Final = 3

# What only slips need is left to `re` to compile, and to keep, when the first is met.
_HARI_DULU: Final = r"(?a)(?P<hari>\d{1,2})(?P<p>[-/.])(?P<bulan>\d{1,2})(?P=p)(?P<tahun>\d{4})"
_TAHUN_DULU: Final = r"(?a)(?P<tahun>\d{4})(?P<p>[-/.])(?P<bulan>\d{1,2})(?P=p)(?P<hari>\d{1,2})"
_DUA_ANGKA: Final = r"(?a)\d{1,2}([-/])\d{1,2}\1\d{2}"
_BERNAMA: Final = (
    r"(?ai)(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad),? )?(?:(?:tanggal|tgl\.?) )?"
    r"(?P<hari>\d{1,2})[ -](?P<bulan>[a-z]+)\.?[ -](?P<tahun>\d{4}|\d{2})"
)
_BULAN_BERNAMA: Final = r"(?ai)(?:bulan )?(?P<bulan>[a-z]+)\.?[ -](?P<tahun>\d{4})"
_BULAN_DULU: Final = r"(?a)(?P<bulan>\d{1,2})[-/.](?P<tahun>\d{4})"
_BULAN_AKHIR: Final = r"(?a)(?P<tahun>\d{4})[-/.](?P<bulan>\d{1,2})"
_TAHUN_UTUH, _ABAD, _BULAN_SETAHUN = 4, 2000, 12

_RUPIAH: Final = r"(?i)(?:Rp|IDR)\.?\s*"
# ",-" is how an amount without sen is closed by hand; a full stop or comma there belongs to the sentence.
_EKOR: Final = r"\s*(?:[.,]\s*[-–—]+|[.,;:])$"
_ANGKA_AWAL: Final = r"(?a)(?P<angka>-?[\d.,]*\d)(?P<spasi>\s*)(?P<sisa>.*)"
_NOL_DEPAN: Final = r"(?a)(?<![\d.,])0+(?=\d)"
_TITIK_DESIMAL: Final = r"(?a)(-?\d+)\.(\d{1,2}|\d{4,})"
_BAKU: Final = r"(?a)-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_KOMA_RIBUAN: Final = r"(?a)-?\d{1,3}(?:,\d{3}){2,}"
_SPASI_RIBUAN: Final = r"(?a)-?\d{1,3}(?: \d{3})+"


def kata_kelipatan(kata: str) -> str | None:
    """Return the full word of a multiple or of its abbreviation ("jt" is juta, "M" miliar); None for other words."""
    kunci = kata.rstrip(".").casefold()
    return kunci if kunci in KELIPATAN else _SINGKATAN.get(kunci)


def nomor_bulan(kata: str, *, mirip: bool = True) -> int | None:
    """Return the number of a month by its Indonesian name or an abbreviation, with `mirip` by a slip of it too."""
    kunci = kata.casefold()
    nama = [bulan.casefold() for bulan in BULAN]
    if len(kunci) >= _HURUF_BULAN:
        for nomor, bulan in enumerate(nama, start=1):
            if bulan.startswith(kunci):
                return nomor
    if kunci[:_HURUF_BULAN] in _BULAN_LAIN:
        return _BULAN_LAIN[kunci[:_HURUF_BULAN]]
    dekat = get_close_matches(kunci, nama, n=1) if mirip else []
    return nama.index(dekat[0]) + 1 if dekat else None


def berbentuk_tanggal(teks: str) -> bool:
    """Tell whether a text is a date in figures, such as 28-02-2025 or 2025/2/8, whatever day that is."""
    return any(re.fullmatch(bentuk, teks) for bentuk in (_HARI_DULU, _TAHUN_DULU, _DUA_ANGKA))


def maksud_tanggal(teks: str) -> date | None:
    """Return the day that a text names in another form than the data has: 28-02-2025, 2025-2-8, Jumat, 28 Feb 25.

    The day stands before the month, as Indonesians write. None where no such day is, or the year has two digits and
    the month is no word.
    """
    isi = " ".join(teks.split())
    cocok = re.fullmatch(_HARI_DULU, isi) or re.fullmatch(_TAHUN_DULU, isi) or re.fullmatch(_BERNAMA, isi)
    if cocok is None:
        return None
    utuh = len(cocok["tahun"]) == _TAHUN_UTUH
    bulan = int(cocok["bulan"]) if cocok["bulan"].isdecimal() else nomor_bulan(cocok["bulan"], mirip=utuh)
    try:
        return date(int(cocok["tahun"]) + (0 if utuh else _ABAD), bulan or 0, int(cocok["hari"]))
    except ValueError:
        return None


def maksud_bulan(teks: str) -> tuple[int, int] | None:
    """Return the year and the month that a text names in another form than the data has: Juli 2024, 07/2024, 2024-7."""
    isi = " ".join(teks.split())
    cocok = re.fullmatch(_BULAN_BERNAMA, isi) or re.fullmatch(_BULAN_DULU, isi) or re.fullmatch(_BULAN_AKHIR, isi)
    if cocok is None:
        return None
    bulan = int(cocok["bulan"]) if cocok["bulan"].isdecimal() else nomor_bulan(cocok["bulan"]) or 0
    return (int(cocok["tahun"]), bulan) if 1 <= bulan <= _BULAN_SETAHUN else None


def tanggal_ragu(teks: str) -> bool:
    """Tell whether a date may be another day: 2/3/2025 where the month comes first; a year of two digits."""
    isi = " ".join(teks.split())
    if cocok := re.fullmatch(_HARI_DULU, isi):
        # Of 2/3/2025 the day comes first to an Indonesian, but not to every spreadsheet.
        return int(cocok["hari"]) <= _BULAN_SETAHUN and int(cocok["hari"]) != int(cocok["bulan"])
    bernama = re.fullmatch(_BERNAMA, isi)
    return bernama is not None and len(bernama["tahun"]) < _TAHUN_UTUH


def keraguan(teks: str, hari: date) -> str:
    """Return what to add to a remedy that writes a day as its ISO date, where the text may be another day; "" else."""
    return f" bila maksudnya {tulis_tanggal(hari)}" if tanggal_ragu(teks) else ""


def rapikan_tulisan(teks: str, *, uang: bool) -> str:
    """Return a number, with its unit if it has one, in the form that is read: Rp1,2 jt becomes Rp1,2 juta.

    Only what leaves little doubt is changed: an end such as ",-", zeros in front, a missing 0 before the comma, a
    decimal point, and of money (`uang`, or after Rp) an abbreviated multiple.
    """
    isi = re.sub(_EKOR, "", " ".join(teks.split()))
    depan = re.match(_RUPIAH, isi)
    awal, isi = ("Rp", isi[depan.end() :]) if depan else ("", isi)
    if isi[:1] == "+" and isi[1:2].isdigit():
        isi = isi[1:]
    if isi[:1] in (".", ",") and isi[1:2].isdigit():
        isi = f"0,{isi[1:]}"
    cocok = re.fullmatch(_ANGKA_AWAL, isi)
    if cocok is None:
        return awal + isi
    angka = re.sub(_NOL_DEPAN, "", cocok["angka"])
    desimal = re.fullmatch(_TITIK_DESIMAL, angka)
    angka = f"{desimal[1]},{desimal[2]}" if desimal else angka
    kata, _, lanjut = cocok["sisa"].partition(" ")
    penuh = kata_kelipatan(kata) if kata and (uang or depan) else None
    if penuh is None:
        return f"{awal}{angka}{cocok['spasi']}{cocok['sisa']}"
    return f"{awal}{angka} {penuh}{' ' if lanjut else ''}{lanjut}"


def maksud_angka(teks: str) -> Decimal | None:
    """Return the number that a text is beyond doubt, Rp and multiples counted: Rp1.250.000,-, 1,2 miliar, 1 250 000.

    None where more stands there than a number, or where it can be read two ways.
    """
    isi = rapikan_tulisan(teks, uang=True).removeprefix("Rp")
    if re.fullmatch(_KOMA_RIBUAN, isi) or re.fullmatch(_SPASI_RIBUAN, isi):
        return Decimal(re.sub(r"[, ]", "", isi))
    angka, _, kata = isi.partition(" ")
    if not re.fullmatch(_BAKU, angka) or (kata and kata not in KELIPATAN):
        return None
    return kali(Decimal(angka.replace(".", "").replace(",", ".")), KELIPATAN.get(kata, Decimal(1)))
