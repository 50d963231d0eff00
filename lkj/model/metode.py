"""`metode.yaml` and `pengecualian.yaml`: how capaian is computed and named, and which findings are accepted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from lkj.capaian import SKALA, Skala
from lkj.model.dasar import Berkas, Daftar, Dokumen, Id, Model, Teks, galat


def _desimal(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


Persen = Annotated[Decimal, BeforeValidator(_desimal)]


def _skala(value: Any) -> Any:
    if isinstance(value, str) and value not in SKALA:
        raise galat(f"skala «{value}» tidak dikenal", "pilih salah satu: " + ", ".join(SKALA))
    return value


class CaraCapaian(Model):
    """Formulas by polarity, treatment of composites and ranks, cap and floor (percent; null means none)."""

    dokumen: Dokumen
    naik: Literal["rasio"]
    turun: Literal["selisih", "rasio", "penghematan"]
    komposit: Literal["rerata", "minimum"]
    peringkat: Literal["urutan", "skor"]
    batas_atas: Annotated[Persen | None, Field(gt=0)]
    batas_bawah: Persen | None
    penerapan_batas: Literal["sebelum", "sesudah"]


class BerkasMetode(Berkas):
    """The whole of `metode.yaml`."""

    capaian: CaraCapaian
    agregasi: Literal["rerata-indikator", "rerata-sasaran"]
    skala: Annotated[Id, BeforeValidator(_skala)]
    desimal: Annotated[int, Field(ge=0, le=6)]
    sumber: Teks

    @property
    def pita(self) -> Skala:
        """The scale of categories that the report uses."""
        return SKALA[self.skala]


class Pengecualian(Model):
    """A finding accepted: its code, its place, why, by whom and until when."""

    kode: Annotated[str, Field(pattern=r"^LKJ\d{3}$")]
    berkas: Teks | None = None
    jalur: Teks | None = None
    alasan: Teks
    oleh: Teks | None = None
    sampai: date | None = None


class BerkasPengecualian(Berkas):
    """The whole of `pengecualian.yaml`."""

    pengecualian: Daftar[Pengecualian]
