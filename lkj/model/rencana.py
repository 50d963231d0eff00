"""`visi-misi.yaml`, `sasaran.yaml` and `pk.yaml`: what was planned and promised."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from lkj.model.base import (
    AngkaTahun,
    Berkas,
    Daftar,
    Dokumen,
    Id,
    Model,
    Rupiah,
    TanggalAtauBulan,
    Teks,
    galat,
)


class Renstra(Model):
    """Period of the Rencana Strategis, first and last year; null while the new one is not known."""

    awal: AngkaTahun | None
    akhir: AngkaTahun | None

    @model_validator(mode="after")
    def _urut(self) -> Renstra:
        if self.awal is not None and self.akhir is not None and self.awal > self.akhir:
            raise galat(f"Renstra berawal {self.awal} dan berakhir {self.akhir}", "tukar kedua tahun itu")
        return self

    @property
    def periode(self) -> str | None:
        """The period as written, "2020–2024"; None while one of its years is not known."""
        return None if self.awal is None or self.akhir is None else f"{self.awal}–{self.akhir}"

    @property
    def lama(self) -> int | None:
        """Length of the period in years; None while one of them is not known."""
        return None if self.awal is None or self.akhir is None else self.akhir - self.awal + 1


class MaknaVisi(Model):
    """One word of the vision and what it means."""

    istilah: Teks
    arti: Teks


class Tujuan(Model):
    """A goal, quoted as its document words it; null while a new Renstra has not worded it."""

    id: Id
    nama: Teks | None


class BerkasVisiMisi(Berkas):
    """The whole of `visi-misi.yaml`."""

    renstra: Renstra
    visi: Teks | None
    makna_visi: Daftar[MaknaVisi] = ()
    misi_presiden: Teks | None = None
    misi: Daftar[Teks | None] = Field(min_length=1)
    tujuan: Daftar[Tujuan] = Field(min_length=1)


class Dukungan(Model):
    """A programme or activity, by its code in `pk.yaml`, that helped an objective or hindered it."""

    kode: Teks
    peran: Literal["menunjang", "menghambat"] = "menunjang"


class Sasaran(Model):
    """An objective of one planning document; `tujuan` names a goal of that document.

    `program` lists what was spent on it: the seventh analysis of PermenPANRB 53/2014, and the cost in the sixth.
    """

    id: Id
    dokumen: Dokumen
    tujuan: Id | None = None
    nama: Teks
    program: Daftar[Dukungan] = ()


class BerkasSasaran(Berkas):
    """The whole of `sasaran.yaml`."""

    sasaran: Daftar[Sasaran] = Field(min_length=1)


class Kegiatan(Model):
    """An activity of a programme; code and amount are null where the source lost them."""

    kode: Teks | None
    nama: Teks
    anggaran: Rupiah | None


class Program(Model):
    """A programme, its amount in rupiah, and its activities."""

    kode: Teks
    nama: Teks
    anggaran: Rupiah | None
    kegiatan: Daftar[Kegiatan] = ()


class Perjanjian(Model):
    """One Perjanjian Kinerja; the head of the agency signs alone (`pihak_kedua` null), a draft has no date."""

    id: Dokumen
    judul: Teks
    unit: Teks
    pihak_pertama: Id
    pihak_kedua: Id | None
    tempat: Teks
    tanggal: TanggalAtauBulan | None
    pembuka: Teks
    janji: Teks
    tanggung_jawab: Teks
    supervisi: Teks | None
    tujuan: Daftar[Tujuan] = ()
    perubahan: bool = False


class BerkasPk(Berkas):
    """The whole of `pk.yaml`."""

    program: Daftar[Program] = Field(min_length=1)
    perjanjian: Daftar[Perjanjian] = Field(min_length=1)
