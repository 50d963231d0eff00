"""`satker.yaml`: who the agency is, its officials, its staff and its structure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from lkj.model.dasar import AngkaTahun, Berkas, BulanSaja, Daftar, Id, Jumlah, Model, Nip, Teks, desimal


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
    """Who signs the report, where and when."""

    penandatangan: Id
    tempat: Teks
    tanggal: date


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
    """Head count of one level of education."""

    jenjang: Teks
    jumlah: Jumlah


class Pegawai(Model):
    """Staff at the end of a month: civil servants, contract staff, and the table by education."""

    keadaan: BulanSaja
    pns: Jumlah
    ppnpn: Jumlah
    pendidikan: Daftar[Pendidikan] = Field(min_length=1)


# Paper sizes in centimetres, upright.
KERTAS = {"A4": (21.0, 29.7), "F4": (21.5, 33.0), "Letter": (21.59, 27.94), "Legal": (21.59, 35.56)}
Sentimeter = Annotated[Decimal, BeforeValidator(desimal), Field(gt=0, le=10)]


class Margin(Model):
    """Margins in centimetres; the left one is the binding edge."""

    kiri: Sentimeter = Decimal("3")
    kanan: Sentimeter = Decimal("2.5")
    atas: Sentimeter = Decimal("2.5")
    bawah: Sentimeter = Decimal("2.5")


class TataLetak(Model):
    """Paper, margins and size of type (points) of all documents; the customary ones when left out."""

    kertas: Literal["A4", "F4", "Letter", "Legal"] = "A4"
    margin: Margin = Margin()
    ukuran: Annotated[Decimal, BeforeValidator(desimal), Field(ge=9, le=14)] = Decimal("11")


class BerkasSatker(Berkas):
    """The whole of `satker.yaml`."""

    tahun: AngkaTahun
    satker: Satker
    pejabat: Daftar[Pejabat] = Field(min_length=1)
    laporan: Laporan
    organisasi: Organisasi
    pegawai: Pegawai
    tata_letak: TataLetak = TataLetak()
