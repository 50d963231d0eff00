"""`indikator.yaml`: each indicator with its unit, polarity, target and realisasi."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from lkj.capaian import TANGGA, BacaanError, Kuantitas, KuantitasError, baca_kuantitas
from lkj.model.dasar import Berkas, Daftar, Dokumen, Id, Model, Teks, galat

# Which finding a reading error becomes; what is not named here is a value out of range.
_KODE = {"bukan_angka": "LKJ206", "homoglif": "LKJ207", "bukan_anggota_tangga": "LKJ208", "rancu": "LKJ209"}


def _halus(sentence: str) -> str:
    """Fit a sentence of the capaian library into a finding: lower case, no full stop."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def _kuantitas(value: Any, info: ValidationInfo) -> Any:
    unit = info.data.get("satuan", "")
    if isinstance(value, dict):
        unknown = set(value) - {"nilai", "satuan"}
        if unknown or "nilai" not in value:
            raise galat(
                "pemetaan nilai berisi kunci «nilai» dan «satuan» saja",
                "tulis `nilai: 100` dan di bawahnya `satuan: persen`",
                code="LKJ201",
            )
        value, unit = value["nilai"], value.get("satuan", unit)
        if not isinstance(unit, str):
            raise galat(f"satuan «{unit}» bukan teks", "tulis satuannya, misalnya persen", code="LKJ202")
    if value is None:
        return None
    ladders = (info.context or {}).get("tangga", TANGGA)
    try:
        return baca_kuantitas(value, unit, ladders)
    except BacaanError as error:
        raise galat(_halus(error.pesan), _halus(error.saran), code=_KODE.get(str(error.jenis), "LKJ205")) from error
    except KuantitasError as error:
        raise galat(_halus(error.pesan), _halus(error.saran)) from error


class Indikator(Model):
    """One indicator. A quantity is in `satuan` unless it carries a unit of its own; no realisasi is None, never 0."""

    id: Id
    nama: Teks
    sasaran: Id
    dokumen: Dokumen
    satuan: Teks
    polaritas: Literal["naik", "turun", "rentang", "tetap"]
    target: Any
    realisasi: Any
    catatan: Teks | None = None

    @field_validator("target", "realisasi", mode="before")
    @classmethod
    def _baca(cls, value: Any, info: ValidationInfo) -> Kuantitas | None:
        return _kuantitas(value, info)  # type: ignore[no-any-return]


class BerkasIndikator(Berkas):
    """The whole of `indikator.yaml`."""

    indikator: Daftar[Indikator] = Field(min_length=1)
