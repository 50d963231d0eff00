"""`dasar-hukum.yaml` and `tugas.yaml`: the legal bases, and the statutory tasks that rest on one of them."""

from __future__ import annotations

from pydantic import Field

from lkj.model.base import AngkaTahun, Berkas, Daftar, Id, Model, Teks


class Peraturan(Model):
    """One regulation: kind, number, year and title as promulgated."""

    id: Id
    jenis: Teks
    nomor: Teks | None
    tahun: AngkaTahun
    tentang: Teks | None
    pasal: Teks | None = None

    @property
    def singkat(self) -> str:
        """Kind, number and year, e.g. "Undang-Undang Nomor 7 Tahun 2017"."""
        number = f" Nomor {self.nomor}" if self.nomor else ""
        # A decision's number may end in its year: "541/ORT.01-Kpt/01/KPU/VIII/2021" needs no "Tahun 2021".
        year = "" if number.endswith(f"/{self.tahun}") else f" Tahun {self.tahun}"
        return f"{self.jenis}{number}{year}"

    def __str__(self) -> str:
        return f"{self.singkat} tentang {self.tentang}" if self.tentang else self.singkat


class BerkasDasarHukum(Berkas):
    """The whole of `dasar-hukum.yaml`."""

    dasar_hukum: Daftar[Peraturan] = Field(min_length=1)


class KelompokTugas(Model):
    """Tasks, powers or duties of one organ, item by item."""

    id: Id
    judul: Teks
    butir: Daftar[Teks] = Field(min_length=1)


class BerkasTugas(Berkas):
    """The whole of `tugas.yaml`; `dasar` is the id of the regulation that sets the tasks."""

    dasar: Id
    tugas: Daftar[KelompokTugas] = Field(min_length=1)
    tanggung_jawab: Teks
