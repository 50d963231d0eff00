"""How a number came about: rules, the steps that applied them, and notes on what was unusual."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from .rounding import tulis_angka, tulis_tanggal

Masukan = Decimal | date | str


class Kaidah(Struct, frozen=True, kw_only=True):
    """A rule or formula: its name, its text in symbols, its source, the sign before a result, and it all in words."""

    id: str
    nama: str
    rumus: str
    sumber: str
    tanda: str = "="
    kata: str = ""


def tulis_masukan(nilai: Masukan) -> str:
    """Write an input or a result the way a reader expects it."""
    if isinstance(nilai, Decimal):
        return "tak berhingga" if nilai.is_infinite() else tulis_angka(nilai)
    return tulis_tanggal(nilai) if isinstance(nilai, date) else nilai


class Langkah(Struct, frozen=True):
    """One step of a calculation: a rule, the values put in by symbol, and the result.

    A Decimal result is exact to the precision of the library; a text result is a status. `pokok` names what
    the step is about where there are several, such as one component of a composite.
    The texts are composed when asked for, so that a step costs nothing while computing.
    """

    kaidah: Kaidah
    masukan: tuple[tuple[str, Masukan], ...]
    hasil: Decimal | str | None
    pokok: str = ""

    @property
    def nama(self) -> str:
        """Name of the rule."""
        return self.kaidah.nama

    @property
    def rumus(self) -> str:
        """Formula in symbols, such as "R ÷ T × 100"."""
        return self.kaidah.rumus

    @property
    def sumber(self) -> str:
        """Where the formula comes from."""
        return self.kaidah.sumber

    @property
    def berpengaruh(self) -> bool:
        """Whether the step made another number of its first: a cap or floor that was not reached did not."""
        return not self.masukan or self.masukan[0][1] != self.hasil

    @property
    def penjabaran(self) -> str:
        """The formula with the values put in and its result: "98 ÷ 100 × 100 = 98"."""
        nilai = {simbol: tulis_masukan(isi) for simbol, isi in self.masukan}
        teks = self.kaidah.rumus
        if nilai:
            pola = "|".join(re.escape(s) for s in sorted(nilai, key=len, reverse=True))
            teks = re.sub(rf"(?<!\w)(?:{pola})(?!\w)", lambda m: nilai[m.group()], teks)
        if self.hasil is None:
            return teks
        if isinstance(self.hasil, str):
            return f"{teks} → {self.hasil.replace('_', ' ')}"
        return tulis_hasil(teks, tulis_angka(self.hasil), self.kaidah.tanda)

    @property
    def teks(self) -> str:
        """The whole step as one Indonesian sentence, with its source."""
        pokok = f" ({self.pokok})" if self.pokok else ""
        penjabaran = "" if self.penjabaran == self.rumus else f"; {self.penjabaran}"
        return f"{self.nama}{pokok}: {self.rumus}{penjabaran}. Sumber: {self.sumber}."


def tulis_hasil(hitungan: str, hasil: str, tanda: str = "=") -> str:
    """Write a reckoning and what it gives; the sign of a result that was rounded for print stands between them."""
    return f"{hitungan} ≈ {hasil[1:]}" if hasil.startswith("≈") else f"{hitungan} {tanda} {hasil}"


class KodeCatatan(StrEnum):
    """What a note is about."""

    REALISASI_BELUM_ADA = "realisasi_belum_ada"
    REALISASI_BELUM_LENGKAP = "realisasi_belum_lengkap"
    TARGET_TIDAK_ADA = "target_tidak_ada"
    TARGET_NOL = "target_nol"
    TARGET_NEGATIF = "target_negatif"
    REALISASI_TAK_POSITIF = "realisasi_tak_positif"
    BEDA_SATUAN = "beda_satuan"
    BEDA_JENIS = "beda_jenis"
    ARAH_BATAS = "arah_batas"
    DI_BAWAH_PERINGKAT = "di_bawah_peringkat"
    SKOR_TIDAK_ADA = "skor_tidak_ada"
    TANGGA_BERBEDA = "tangga_berbeda"
    KOMPONEN_BELUM_ADA = "komponen_belum_ada"
    KOMPONEN_BERLEBIH = "komponen_berlebih"
    KOMPONEN_TAK_TERHITUNG = "komponen_tak_terhitung"
    DATA_TIDAK_LENGKAP = "data_tidak_lengkap"
    PEMBAGI_NOL = "pembagi_nol"
    BOBOT_DISESUAIKAN = "bobot_disesuaikan"
    TAK_BERHINGGA = "tak_berhingga"
    DIHITUNG_NOL = "dihitung_nol"


class Catatan(Struct, frozen=True):
    """A note beside a number: a code for programs, an Indonesian sentence for readers."""

    kode: KodeCatatan
    pesan: str
