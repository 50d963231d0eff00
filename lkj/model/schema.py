"""`lkj schema`: a JSON Schema (2020-12) for each data file, made from the models: editors complete and check by it.

A schema knows the shape of one file: keys, kinds, choices, bounds. What holds between values and files is for
`lkj check`. A date is a string to JSON and is described as one.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from lkj.files.layout import DATA, REKAP
from lkj.model.base import Berkas, Bulan
from lkj.model.bidang import bidang_model, semua_bagian, uraian
from lkj.model.load import YEAR_FILES, YearFile
from lkj.model.rekap import BerkasRekap

__all__ = ["DATA_FILES", "DataFile", "file_name", "semua_skema"]


class DataFile(NamedTuple):
    """A kind of data file: where projects have it, as editors name such places, and its model."""

    where: str
    model: type[Berkas]

    @property
    def name(self) -> str:
        """Its name, without folder."""
        return self.where.rpartition("/")[2]


#: Every kind that there is: the files of a year, and what the offices of a tree declare together.
DATA_FILES = (*(DataFile(f"{DATA}/*/{one.name}", one.model) for one in YEAR_FILES), DataFile(REKAP, BerkasRekap))

_DIALEK = "https://json-schema.org/draft/2020-12/schema"
# What pydantic says of a field beside its shape.
_LAIN = ("title", "description")

_BULAN = "Bulan suatu tahun: tahun-bulan, misalnya 2024-12."


class _Pembuat(GenerateJsonSchema):
    """Says of our own types what the reader accepts: numbers that are no strings, months, quantities."""

    schema_dialect = _DIALEK

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """Describe a YAML number; numbers in quotation marks are refused."""
        return {"type": "number"}

    def encode_default(self, dft: Any) -> Any:
        """Write a number as a number, where pydantic would write a Decimal as text."""
        if isinstance(dft, BaseModel):
            return {name: self.encode_default(value) for name, value in dft}
        return json.loads(str(dft)) if isinstance(dft, Decimal) else super().encode_default(dft)

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """Describe a month, the only dataclass in the data: year and month."""
        assert schema["cls"] is Bulan
        return {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}


# Bounds on what a validator of ours returns; pydantic leaves them as they are written there.
_BATAS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}


def _berbatas(schema: Any) -> Any:
    """Name bounds as JSON Schema does, at every depth."""
    if isinstance(schema, list):
        return [_berbatas(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {_BATAS.get(key, key): _berbatas(inner) for key, inner in schema.items()}


def _dijelaskan(model: type[BaseModel], schema: dict[str, Any]) -> dict[str, Any]:
    """Put our words in the place of the docstrings, which speak to programmers."""
    fields = bidang_model(model)
    properties = {
        key: {**{k: v for k, v in inner.items() if k not in _LAIN}, "description": fields[key].arti}
        for key, inner in schema["properties"].items()
    }
    return {**schema, "description": uraian(model), "properties": properties}


def _skema(file: DataFile) -> dict[str, Any]:
    made = _berbatas(file.model.model_json_schema(schema_generator=_Pembuat))
    parts = made.pop("$defs", {})
    for one in semua_bagian(file.model):
        parts[one.__name__] = _dijelaskan(one, parts[one.__name__])
    if Bulan.__name__ in parts:
        parts[Bulan.__name__]["description"] = _BULAN
    whole = {"$schema": _DIALEK, **_dijelaskan(file.model, made), "title": file.name}
    return {**whole, "$defs": parts} if parts else whole


def file_name(file: DataFile | YearFile) -> str:
    """Return the name of the schema of a data file: `indikator.schema.json`."""
    return Path(file.name).with_suffix(".schema.json").name


def semua_skema() -> dict[str, str]:
    """Return the text of every schema by its file name; the same models give the same bytes."""
    return {file_name(file): json.dumps(_skema(file), indent=2, ensure_ascii=False) + "\n" for file in DATA_FILES}
