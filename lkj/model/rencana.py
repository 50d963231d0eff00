"""`visi-misi.yaml`, `sasaran.yaml` and `pk.yaml`: what was planned and promised."""

from __future__ import annotations

from pydantic import Field, model_validator

from lkj.model.dasar import (
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
    """Period of the Rencana Strategis, first and last year."""

    awal: AngkaTahun
    akhir: AngkaTahun

    @model_validator(mode="after")
    def _urut(self) -> Renstra:
        if self.awal > self.akhir:
            raise galat(f"Renstra berawal {self.awal} dan berakhir {self.akhir}", "tukar kedua tahun itu")
        return self

    @property
    def periode(self) -> str:
        """The period as written, "2020–2024"."""
        return f"{self.awal}–{self.akhir}"

    @property
    def lama(self) -> int:
        """Length of the period in years."""
        return self.akhir - self.awal + 1


class MaknaVisi(Model):
    """One word of the vision and what it means."""

    istilah: Teks
    arti: Teks


class Tujuan(Model):
    """A goal, quoted as its document words it."""

    id: Id
    nama: Teks


class BerkasVisiMisi(Berkas):
    """The whole of `visi-misi.yaml`."""

    renstra: Renstra
    visi: Teks
    makna_visi: Daftar[MaknaVisi] = ()
    misi_presiden: Teks | None = None
    misi: Daftar[Teks] = Field(min_length=1)
    tujuan: Daftar[Tujuan] = Field(min_length=1)


class Sasaran(Model):
    """An objective of one planning document; `tujuan` names a goal of that document."""

    id: Id
    dokumen: Dokumen
    tujuan: Id | None = None
    nama: Teks


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
    """One Perjanjian Kinerja; the head of the agency signs alone (`pihak_kedua` null)."""

    id: Dokumen
    judul: Teks
    unit: Teks
    pihak_pertama: Id
    pihak_kedua: Id | None
    tempat: Teks
    tanggal: TanggalAtauBulan
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
