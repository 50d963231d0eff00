"""The remedy for a number that could not be read: what to write, where the text leaves little doubt."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from .decimals import NOL, persen
from .errors import BacaanError, JenisBacaan
from .fractions import saran_campuran
from .intended import maksud_tanggal, rapikan_tulisan, tanggal_ragu
from .kuantitas import PERSEN, RUPIAH, TANGGAL, YA_TIDAK, kunci_satuan
from .rounding import BULAN, tulis_angka, tulis_tanggal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .kuantitas import Tangga

#: The neighbours of % on a keyboard, and what a scan makes of it.
MIRIP_PERSEN: Final = frozenset("&$^")

_PECAHAN: Final = r"(?ai)(?P<bagian>\d+)(?: dari |\s?/\s?)(?P<semua>\d+)"
_BULAN_TAHUN: Final = r"(?a)(?P<bulan>[A-Za-z]+) \d{4}"
# Limits as they are written but not read: first those of which the limit itself may not be meant to be allowed.
_BATAS: Final = (
    r"(?i)(?:(?P<kurang><(?!=)|(?:kurang|lebih (?:kecil|rendah)) dari(?:pada)?\b(?! atau sama)|di ?bawah\b)"
    r"|(?P<lebih>>(?!=)|lebih (?:(?:besar|tinggi) )?dari(?:pada)?\b(?! atau sama)|di ?atas\b|melebihi\b)"
    r"|(?P<maks><=|=<|ma(?:x|ks)(?:imum|imal)?\b\.?|tidak melebihi\b|paling lama\b|se(?:banyak|lama)-\w+nya\b"
    r"|(?:kurang|lebih (?:kecil|rendah)) dari(?:pada)? atau sama dengan\b)"
    r"|(?P<min>>=|=>|lebih (?:(?:besar|tinggi) )?dari(?:pada)? atau sama dengan\b"
    r"|min\b|setidak(?:-tidak)?nya\b|sedikitnya\b|sekurangnya\b|paling kurang\b))\s*(?P<isi>.+)"
)
#: Words behind a number that leave it open.
TAK_PASTI: Final = (
    r"(?i)\b(?:(?P<min>atau lebih|ke ?atas)|(?P<maks>atau kurang|ke ?bawah)|kurang lebih|lebih kurang|(?P<lebih>lebih)"
    r"|plus)$"
)
_KIRA: Final = r"(?i)(?:sekitar|kira-kira|kurang lebih|lebih kurang|hampir|±)\s*\d.*"
_WAKTU: Final = (
    r"(?i)(?:(?P<sebelum>sebelum)|(?P<awal>paling cepat|sesudah|setelah|sejak|mulai)"
    r"|(?:sampai(?: dengan)?|s\.?d\.?|hingga|paling lama|selambatnya))\s+(?P<isi>.+)"
)
_YA: Final = frozenset({"ada", "sudah", "sudah ada", "tersedia", "selesai", "terlaksana", "yes", "y", "true"})
_TIDAK: Final = frozenset({"tidak ada", "belum", "belum ada", "no", "n", "false"})
_TITIK: Final = r"(?a)\d{1,3}\.\d{3}"
# One letter is less than a word, for M is miliar to one, a million to another; and a comma may have lost its digits.
_RAGU: Final = r"(?ai)\d\s*[MT]\.?$|,$|^[.,]"
_BELUM_ADA: Final = frozenset({"-", "–", "—", "n/a", "na", "tidak ada", "belum ada", "belum ada data", "kosong", "tbd"})
_ANGKA_PENTING: Final = 4


def perjelas(galat: BacaanError, isi: str, satuan: str, terbaca: Callable[[str], bool]) -> BacaanError:
    """Return the error of a text with a remedy that keeps all of it; `terbaca` tells whether a text can be read."""
    if galat.jenis is JenisBacaan.RANCU and len(galat.bacaan) > 1 and (titik := re.search(_TITIK, isi)):
        utuh, koma = (isi.replace(titik[0], titik[0].replace(".", ganti), 1) for ganti in ("", ","))
        return BacaanError(galat.jenis, galat.pesan, f"Tulis {utuh} bila itu ribuan, atau {koma}.", galat.bacaan)
    if galat.jenis is not JenisBacaan.BUKAN_ANGKA:
        return galat
    if (bulan := re.fullmatch(_BULAN_TAHUN, isi)) and bulan["bulan"].capitalize() in BULAN:
        return BacaanError(JenisBacaan.BUKAN_TANGGAL, f"“{isi}” bukan tanggal lengkap.", "Tulis juga harinya.")
    pesan, saran = galat.pesan, galat.saran
    if isi.casefold() in _BELUM_ADA:
        saran = "Tulis null bila belum ada datanya, atau 0 bila hasilnya nol."
    elif isi.casefold() == "nihil":
        saran = "Tulis 0."
    elif not isi.strip("0"):
        saran = "Tulis 0 bila hasilnya nol, atau null bila belum ada datanya."
    elif cocok := re.fullmatch(_PECAHAN, isi):
        pesan, saran = f"“{isi}” dua angka, bukan satu.", _saran_pecahan(cocok["bagian"], cocok["semua"], satuan)
    elif campuran := saran_campuran(isi):
        pesan, saran = f"“{isi}” memuat pecahan dengan garis miring.", campuran
    elif (cocok := re.fullmatch(_BATAS, isi)) and terbaca(cocok["isi"]):
        saran = _saran_batas(cocok)
    elif re.fullmatch(_KIRA, isi):
        pesan, saran = f"“{isi}” tidak menyebut satu angka yang pasti.", "Tulis angka pastinya."
    elif cocok := re.search(TAK_PASTI, isi):
        saran = _saran_tak_pasti(cocok, isi[: cocok.start()].strip(), terbaca)
    else:
        rapi = rapikan_tulisan(isi, uang=kunci_satuan(satuan) == RUPIAH)
        if rapi != isi and terbaca(rapi):
            saran = f"Tulis {rapi} bila itu maksudnya." if re.search(_RAGU, isi) else f"Tulis {rapi}."
    return BacaanError(galat.jenis, pesan, saran, galat.bacaan)


def _saran_pecahan(bagian: str, semua: str, satuan: str) -> str:
    if kunci_satuan(satuan) == PERSEN and Decimal(semua) > NOL:
        nilai = persen(Decimal(bagian), Decimal(semua))
        if len(nilai.as_tuple().digits) <= _ANGKA_PENTING:
            return f"Tulis {tulis_angka(nilai)} bila maksudnya {bagian} dari {semua} dalam persen."
        return "Tulis persentasenya saja."
    return "Tulis satu angka: jumlah yang direncanakan pada target, jumlah yang dihasilkan pada realisasi."


def _saran_batas(cocok: re.Match[str]) -> str:
    isi = cocok["isi"]
    if cocok["kurang"] or cocok["lebih"]:
        return f"Tulis {'minimal' if cocok['lebih'] else 'maksimal'} {isi} bila {isi} sendiri sudah memenuhi."
    if cocok["maks"]:
        return f"Tulis maksimal {isi}."
    minus = f", atau -{isi} bila maksudnya minus" if cocok["min"].casefold() == "min" else ""
    return f"Tulis minimal {isi}{minus}."


def _saran_tak_pasti(cocok: re.Match[str], angka: str, terbaca: Callable[[str], bool]) -> str:
    if terbaca(angka) and (cocok["min"] or cocok["maks"]):
        return f"Tulis {'minimal' if cocok['min'] else 'maksimal'} {angka}."
    if terbaca(angka) and cocok["lebih"]:
        return f"Tulis angka pastinya, atau minimal {angka} bila itu target."
    return "Tulis angka pastinya."


def saran_tanggal(isi: str) -> str:
    """Return what to write for a date with words around it that are not read; "" for any other text."""
    waktu = re.fullmatch(_WAKTU, isi)
    teks = waktu["isi"] if waktu else isi
    hari = maksud_tanggal(teks)
    if hari is None:
        return ""
    tertulis = tulis_tanggal(hari)
    if waktu is None:
        return f"Tulis {tertulis}{' bila itu maksudnya' if tanggal_ragu(teks) else ''}."
    if waktu["awal"]:
        return "Tulis tanggal paling lambatnya; tanggal paling cepat tidak dapat menjadi target."
    if waktu["sebelum"] and hari > date.min:
        lalu = tulis_tanggal(hari - timedelta(days=1))
        return f"Tulis paling lambat {lalu}, atau paling lambat {tertulis} bila hari itu sendiri masih tepat waktu."
    return f"Tulis paling lambat {tertulis}."


def menurut_satuan(galat: BacaanError, isi: str, satuan: str, tangga: Mapping[str, Tangga]) -> BacaanError:
    """Return the error of a text with the remedy that its unit asks for, where that is no number."""
    if galat.jenis is not JenisBacaan.BUKAN_ANGKA:
        return galat
    pesan, saran, kunci = galat.pesan, galat.saran, kunci_satuan(satuan)
    tempat = [t.id for t in tangga.values() if isi in t.anggota]
    if kunci == YA_TIDAK:
        pesan = f"“{isi}” bukan ya atau tidak."
        saran = "Tulis ya atau tidak, tanpa kata lain, atau null bila belum ada datanya."
        if isi.casefold() in _YA:
            saran = "Tulis ya."
        elif isi.casefold() in _TIDAK:
            saran = "Tulis tidak, atau null bila belum ada datanya."
    elif tempat:
        saran = f"Bila ini peringkat, tulis satuan indikatornya {' atau '.join(tempat)}, bukan “{satuan}”."
    elif kunci == TANGGAL:
        pesan = f"“{isi}” bukan tanggal."
        saran = "Tulis tanggal seperti 28 Februari 2025, atau null bila belum ada datanya."
    return BacaanError(galat.jenis, pesan, saran, galat.bacaan)
