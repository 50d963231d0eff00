"""A quantity as a data file has it: plain, with a unit of its own, or as the counts whose quotient it is."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, InitErrorDetails, core_schema

from lkj.capaian import (
    TANGGA,
    Angka,
    BacaanError,
    JenisBacaan,
    Kuantitas,
    KuantitasError,
    Nisbah,
    NisbahKosong,
    baca_angka,
    baca_kuantitas,
    nisbah,
)
from lkj.model.base import BELUM, galat
from lkj.model.bidang import Ragam
from lkj.model.metode import galat_di, galat_semua, halus

# Which finding a reading error becomes; what is not named here is a value out of range.
_KODE = {"bukan_angka": "LKJ206", "homoglif": "LKJ207", "bukan_anggota_tangga": "LKJ208", "rancu": "LKJ209"}

_OPERAN = ("pembilang", "penyebut", "per", "tercetak")
#: All that a quantity written as a mapping may hold, in the order in which it is read.
KUNCI_BESARAN = ("nilai", *_OPERAN, "satuan")


def _kuantitas(value: Any, info: ValidationInfo) -> Kuantitas | None:
    unit = info.data.get("satuan", "")
    if isinstance(value, dict) and not value.keys().isdisjoint(_OPERAN):
        return _nisbah(value, unit, bagian=info.field_name == "triwulan")
    if isinstance(value, dict):
        unknown = set(value) - {"nilai", "satuan"}
        if unknown or "nilai" not in value:
            raise galat(
                "pemetaan nilai berisi kunci «nilai» dan «satuan» saja",
                "tulis `nilai: 100` dan di bawahnya `satuan: persen`; atau «pembilang» dan «penyebut»",
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
        if unit == BELUM:
            hint = "isi «satuan» lebih dahulu, misalnya persen, atau predikat-sakip bila nilainya predikat"
            raise galat(f"«{value}» tidak dapat dibaca selama satuannya kosong", hint, code="LKJ206") from error
        raise galat(halus(error.pesan), halus(error.saran), code=_KODE.get(str(error.jenis), "LKJ205")) from error
    except KuantitasError as error:
        raise galat(halus(error.pesan), halus(error.saran)) from error


def _nisbah(value: Mapping[str, Any], unit: str, *, bagian: bool) -> Nisbah | NisbahKosong | None:
    """Read counts and what was published of their quotient; None while one of both is not known.

    A part of a year (`bagian`) may have had nothing to count: 0 of 0.
    """
    unknown = sorted(set(value) - {*_OPERAN, "satuan"})
    missing = [key for key in _OPERAN[:2] if key not in value]
    if unknown or missing:
        what = f"kunci «{unknown[0]}» tidak dikenal" if unknown else f"kunci «{missing[0]}» belum ada"
        hint = "tulis «pembilang» dan «penyebut»; boleh ditambah «per» dan «tercetak»"
        at = (unknown[0],) if unknown else ()
        galat_semua([galat_di(at, f"{what} pada nilai yang dihitung", hint, "LKJ201" if unknown else "LKJ203")])
    unit = value.get("satuan", unit)
    if not isinstance(unit, str):
        raise galat(f"satuan «{unit}» bukan teks", "tulis satuannya, misalnya persen", code="LKJ202")
    read: dict[str, Decimal | None] = {}
    if (
        bagian
        and set(value) <= {"pembilang", "penyebut", "satuan"}
        and all(value[key] == 0 and not isinstance(value[key], bool) for key in _OPERAN[:2])
    ):
        return NisbahKosong(unit)
    galat_semua(_baca_operan(value, read))
    above, below = read["pembilang"], read["penyebut"]
    if above is None or below is None:
        return None
    return nisbah(above, below, unit, read.get("per"), read.get("tercetak"))


def _baca_operan(value: Mapping[str, Any], read: dict[str, Decimal | None]) -> Iterator[InitErrorDetails]:
    """Read the numbers into `read`; yield what is wrong with each, at its own place."""
    for key in (key for key in _OPERAN if key in value):
        one = value[key]
        try:
            number = baca_angka(one) if isinstance(one, str) else one
            if number is not None:
                # Of a text, a yes and a date the reader says what is wrong.
                made = baca_kuantitas(number, "")
                number = made.nilai if isinstance(made, Angka) else None
                if number is None:
                    raise BacaanError(JenisBacaan.BUKAN_ANGKA, "Bukan bilangan.", "Tulis bilangannya.")
        except BacaanError as error:
            code = _KODE.get(str(error.jenis), "LKJ205")
            yield galat_di((key,), f"{key}: {halus(error.pesan)}", halus(error.saran), code, one)
            continue
        read[key] = number
        if number is None:
            continue
        if number < 0:
            yield galat_di((key,), f"{key} {number:f} kurang dari nol", "hapus tanda minusnya", "LKJ204", one)
        elif number == 0 and key == "penyebut":
            hint = "isi jumlah keseluruhannya; bila memang tidak ada yang dihitung, tulis realisasi null dan catatannya"
            yield galat_di((key,), "penyebut 0, sehingga tidak ada yang dapat dibagi", hint, "LKJ205", one)
        elif number == 0 and key == "per":
            yield galat_di((key,), "per 0, sehingga hasilnya selalu nol", "tulis misalnya 100000", "LKJ205", one)


class _Baca:
    """Tells pydantic to read a quantity, whatever the classes of quantities look like inside."""

    @staticmethod
    def __get_pydantic_core_schema__(_source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(_kuantitas)

    @staticmethod
    def __get_pydantic_json_schema__(_schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        plain: list[dict[str, Any]] = [{"type": kind} for kind in ("number", "string", "boolean", "null")]
        own = {"nilai": {"anyOf": plain}, "satuan": {"type": "string"}}
        mapping = {"type": "object", "properties": own, "required": ["nilai"], "additionalProperties": False}
        number = {"anyOf": plain}
        counts = {
            "type": "object",
            "properties": {**dict.fromkeys(_OPERAN, number), "satuan": {"type": "string"}},
            "required": ["pembilang", "penyebut"],
            "additionalProperties": False,
        }
        return {"anyOf": [*plain, mapping, counts]}


# In the unit of the indicator, unless it carries one of its own.
Besaran = Annotated[Kuantitas | None, _Baca, Ragam.KUANTITAS]
