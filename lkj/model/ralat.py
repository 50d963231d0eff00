"""`ralat.yaml`: what an earlier publication said otherwise than this report does; and notes that a report prints."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from lkj.model.base import ID_TETAP, Berkas, Daftar, Id, Model, Teks, galat
from lkj.model.bidang import bidang

#: An expression in a text of the data, as prose has it.
UNGKAPAN = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_PERINTAH = re.compile(r"\{%|\{#|%\}|#\}|\{\{|\}\}")
_ANGKA = re.compile(r"[0-9]")


def _periksa_susunan(value: str) -> str:
    """Hold a text to plain words and expressions: commands belong to prose."""
    if wrong := _PERINTAH.search(UNGKAPAN.sub(" ", value)):
        raise galat(f"«{wrong[0]}» tidak berpasangan atau tidak dikenal di sini", "tulis ungkapan di antara {{ dan }}")
    return value


def _periksa_terhitung(value: str) -> str:
    """Hold what the report says to the data: a figure that is typed would be right for one day."""
    words = UNGKAPAN.sub(" ", value)
    if words == value:
        raise galat("bunyi laporan ini harus diambil dari data", "tulis ungkapannya: {{ rekap.utama.rerata|persen }}")
    if _ANGKA.search(words):
        raise galat("angka di luar {{ … }} diketik, bukan diambil dari data", "ganti angka itu dengan ungkapannya")
    return value


_Pendek = Annotated[Teks, StringConstraints(max_length=2_000)]
TeksBerungkapan = Annotated[_Pendek, AfterValidator(_periksa_susunan)]
TeksTerhitung = Annotated[TeksBerungkapan, AfterValidator(_periksa_terhitung)]


class Ralat(Model, uraian="Sebuah ralat: yang dinyatakan dahulu, yang dinyatakan laporan ini, dan sebabnya."):
    """A correction: where it was said, how it read there, what this report says of the same, and why it differs."""

    id: Id = bidang(ID_TETAP, contoh="RL-01")
    perihal: Teks = bidang("Hal yang diralat.", contoh="Rata-rata capaian indikator kinerja")
    sumber: Teks = bidang("Naskah yang menyatakannya dahulu, dengan tempatnya.", contoh="Bab III huruf B")
    semula: Teks = bidang("Bunyinya di sana, apa adanya.", contoh="84,99%")
    menjadi: TeksTerhitung = bidang(
        "Bunyinya dalam laporan ini, diambil dari data dengan ungkapan seperti dalam narasi.",
        contoh="{{ rekap.utama.rerata|persen }}",
    )
    alasan: TeksBerungkapan = bidang(
        "Mengapa keduanya berbeda; boleh memuat ungkapan.", contoh="Angka semula ialah serapan anggaran"
    )


class CatatanData(Model, uraian="Catatan yang dicetak dalam lampiran «Ralat dan Catatan Data»."):
    """What the report tells of an accepted finding: its subject, and a sentence that may take figures of the data."""

    perihal: Teks = bidang("Hal yang dicatat.", contoh="Jumlah PNS")
    catatan: TeksBerungkapan = bidang(
        "Kalimat yang dicetak; angka dapat diambil dari data dengan ungkapan seperti dalam narasi.",
        contoh="Naskah menyebut {{ pegawai.pns|bilangan }} orang; tabelnya merinci jumlah yang lain",
    )


class BerkasRalat(Berkas, uraian="Ralat atas terbitan terdahulu, dan catatan data yang dicetak bersamanya."):
    """The whole of `ralat.yaml`; a year without the file corrects nothing."""

    ralat: Daftar[Ralat] = bidang("Daftar ralat, menurut urutan cetak.", ())
    catatan: Daftar[CatatanData] = bidang(
        "Catatan data yang tidak menyangkut sebuah pengecualian, dicetak sesudah catatan pengecualian.", ()
    )
