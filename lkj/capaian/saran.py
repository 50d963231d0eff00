"""The remedy for a number that could not be read: what to write, where the text leaves little doubt."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from .bulat import BULAN, tulis_angka
from .desimal import NOL, persen
from .galat import BacaanError, JenisBacaan
from .kuantitas import PERSEN, RUPIAH, kunci_satuan
from .maksud import rapikan_tulisan
from .pecahan import saran_campuran

#: The neighbours of % on a keyboard, and what a scan makes of it.
MIRIP_PERSEN: Final = frozenset("&$^")

_PECAHAN: Final = re.compile(r"(?P<bagian>\d+)(?: dari |\s?/\s?)(?P<semua>\d+)", re.ASCII | re.IGNORECASE)
_BULAN_TAHUN: Final = re.compile(r"(?P<bulan>[A-Za-z]+) \d{4}", re.ASCII)
_LEBIH: Final = re.compile(r"(?P<tanda>[<>])\s*(?P<isi>.+)")
_TITIK: Final = re.compile(r"\d{1,3}\.\d{3}", re.ASCII)
# One letter is less than a word, for M is miliar to one, a million to another; and a comma may have lost its digits.
_RAGU: Final = re.compile(r"\d\s*[MT]\.?$|,$|^[.,]", re.ASCII | re.IGNORECASE)
_BELUM_ADA: Final = frozenset({"-", "–", "—", "n/a", "na", "tidak ada", "belum ada", "belum ada data", "kosong", "tbd"})
_ANGKA_PENTING: Final = 4


def perjelas(galat: BacaanError, isi: str, satuan: str, terbaca: Callable[[str], bool]) -> BacaanError:
    """Return the error of a text with a remedy that keeps all of it; `terbaca` tells whether a text can be read."""
    if galat.jenis is JenisBacaan.RANCU and len(galat.bacaan) > 1 and (titik := _TITIK.search(isi)):
        utuh, koma = (isi.replace(titik[0], titik[0].replace(".", ganti), 1) for ganti in ("", ","))
        return BacaanError(galat.jenis, galat.pesan, f"Tulis {utuh} bila itu ribuan, atau {koma}.", galat.bacaan)
    if galat.jenis is not JenisBacaan.BUKAN_ANGKA:
        return galat
    if (bulan := _BULAN_TAHUN.fullmatch(isi)) and bulan["bulan"].capitalize() in BULAN:
        return BacaanError(JenisBacaan.BUKAN_TANGGAL, f"“{isi}” bukan tanggal lengkap.", "Tulis juga harinya.")
    pesan, saran = galat.pesan, galat.saran
    if isi.casefold() in _BELUM_ADA:
        saran = "Tulis null bila belum ada datanya, atau 0 bila hasilnya nol."
    elif isi.casefold() == "nihil":
        saran = "Tulis 0."
    elif not isi.strip("0"):
        saran = "Tulis 0 bila hasilnya nol, atau null bila belum ada datanya."
    elif cocok := _PECAHAN.fullmatch(isi):
        pesan, saran = f"“{isi}” dua angka, bukan satu.", _saran_pecahan(cocok["bagian"], cocok["semua"], satuan)
    elif campuran := saran_campuran(isi):
        pesan, saran = f"“{isi}” memuat pecahan dengan garis miring.", campuran
    elif cocok := _LEBIH.fullmatch(isi):
        batas = "minimal" if cocok["tanda"] == ">" else "maksimal"
        if terbaca(cocok["isi"]):
            saran = f"Tulis {batas} {cocok['isi']} bila {cocok['isi']} sendiri sudah memenuhi."
    else:
        rapi = rapikan_tulisan(isi, uang=kunci_satuan(satuan) == RUPIAH)
        if rapi != isi and terbaca(rapi):
            saran = f"Tulis {rapi} bila itu maksudnya." if _RAGU.search(isi) else f"Tulis {rapi}."
    return BacaanError(galat.jenis, pesan, saran, galat.bacaan)


def _saran_pecahan(bagian: str, semua: str, satuan: str) -> str:
    if kunci_satuan(satuan) == PERSEN and Decimal(semua) > NOL:
        nilai = persen(Decimal(bagian), Decimal(semua))
        if len(nilai.as_tuple().digits) <= _ANGKA_PENTING:
            return f"Tulis {tulis_angka(nilai)} bila maksudnya {bagian} dari {semua} dalam persen."
        return "Tulis persentasenya saja."
    return "Tulis satu angka: jumlah yang direncanakan pada target, jumlah yang dihasilkan pada realisasi."
