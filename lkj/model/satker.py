"""`satker.yaml`: who the agency is, its officials, its staff and its structure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from lkj.capaian import tulis_angka
from lkj.model.base import AngkaTahun, Berkas, BulanSaja, Daftar, Id, Jumlah, Model, Nip, Teks, desimal, galat


class Satker(Model):
    """Identity of the agency as it stands on the cover and in letterheads."""

    nama: Teks
    sebutan: Teks
    sekretariat: Teks
    lembaga: Teks
    wilayah: Teks
    alamat: Teks
    kota: Teks
    telepon: Teks | None = None
    faksimile: Teks | None = None
    laman: Teks | None = None
    media_sosial: Teks | None = None


class Pejabat(Model):
    """An official; a commissioner has no NIP."""

    id: Id
    nama: Teks
    jabatan: Teks
    jabatan_singkat: Teks
    nip: Nip = None


class Laporan(Model):
    """Who signs the report, where and when; the date is null while the report is a draft."""

    penandatangan: Id
    tempat: Teks
    tanggal: date | None


class Bagian(Model):
    """A division of the secretariat."""

    nama: Teks


class Organisasi(Model):
    """Type of the secretariat, the regulations it rests on, and its divisions."""

    tipe: Teks
    tahun_tipe: AngkaTahun
    dasar_tipe: Daftar[Id]
    bagian: Daftar[Bagian] = Field(min_length=1)


class Pendidikan(Model):
    """Head count of one level of education; null while it is not known."""

    jenjang: Teks
    jumlah: Jumlah | None


class Pegawai(Model):
    """Staff at the end of a month: civil servants, contract staff, and the table by education; null if not known."""

    keadaan: BulanSaja | None
    pns: Jumlah | None
    ppnpn: Jumlah | None
    pendidikan: Daftar[Pendidikan] = Field(min_length=1)


# Paper sizes in centimetres, upright.
KERTAS = {"A4": (21.0, 29.7), "F4": (21.5, 33.0), "Letter": (21.59, 27.94), "Legal": (21.59, 35.56)}
# What the data and Word call a typeface, and the free one of the same metrics that the PDF is set in.
FON = {"Arial": "Arimo", "Times New Roman": "Liberation Serif"}
Bab = Literal["pendahuluan", "perencanaan", "akuntabilitas", "penutup"]
BAB: tuple[Bab, ...] = ("pendahuluan", "perencanaan", "akuntabilitas", "penutup")
_TERSEMPIT, _TERPENDEK = 10, 9  # centimetres of text in which every table still stands
Sentimeter = Annotated[Decimal, BeforeValidator(desimal), Field(gt=0, le=10)]


class Margin(Model):
    """Margins in centimetres; the left one is the binding edge."""

    kiri: Sentimeter = Decimal("3")
    kanan: Sentimeter = Decimal("2.5")
    atas: Sentimeter = Decimal("2.5")
    bawah: Sentimeter = Decimal("2.5")


def _periksa_urutan(value: tuple[Bab, ...]) -> tuple[Bab, ...]:
    wrong = [f"«{bab}» {'belum ada' if bab not in value else 'berulang'}" for bab in BAB if value.count(bab) != 1]
    if wrong:
        raise galat(
            f"urutan bab harus memuat setiap bab tepat satu kali; {', '.join(wrong)}",
            f"tulis keempatnya menurut urutan cetak, misalnya [{', '.join(BAB)}]",
        )
    return value


class TataLetak(Model):
    """Paper, margins, type, language of dates and order of chapters of all documents; customary when left out."""

    kertas: Literal["A4", "F4", "Letter", "Legal"] = "A4"
    margin: Margin = Margin()
    fon: Literal["Arial", "Times New Roman"] = "Arial"
    ukuran: Annotated[Decimal, BeforeValidator(desimal), Field(ge=9, le=14)] = Decimal("11")
    bahasa_tanggal: Literal["id", "en", "ms", "jv", "su"] = "id"
    urutan_bab: Annotated[
        Daftar[Bab],
        AfterValidator(_periksa_urutan),
        Field(json_schema_extra={"minItems": len(BAB), "maxItems": len(BAB), "uniqueItems": True}),
    ] = BAB

    @model_validator(mode="after")
    def _muat(self) -> TataLetak:
        """Refuse margins that leave no room for a table."""
        across, down = (Decimal(str(side)) for side in KERTAS[self.kertas])
        margin = self.margin
        width, height = across - margin.kiri - margin.kanan, down - margin.atas - margin.bawah
        for left, least, first, second in (
            (width, _TERSEMPIT, "kiri", "kanan"),
            (height, _TERPENDEK, "atas", "bawah"),
        ):
            if left < least:
                message = f"margin {first} dan {second} menyisakan {tulis_angka(left)} cm pada kertas {self.kertas}"
                raise galat(message, f"kecilkan margin hingga tersisa paling sedikit {least} cm")
        return self


class BerkasSatker(Berkas):
    """The whole of `satker.yaml`."""

    tahun: AngkaTahun
    satker: Satker
    pejabat: Daftar[Pejabat] = Field(min_length=1)
    laporan: Laporan
    organisasi: Organisasi
    pegawai: Pegawai
    tata_letak: TataLetak = TataLetak()
