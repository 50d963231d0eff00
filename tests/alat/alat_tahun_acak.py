"""Random years: right under the models, and full of text that YAML could misread.

What a year may hold comes from the JSON Schemas, and those from the models: new keys are drawn without a change here.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from alat_yaml_acak import Data, tulis_yaml
from hypothesis import assume
from hypothesis import strategies as st
from pydantic import ValidationError

from lkj.capaian import SKALA
from lkj.files.text import FORBIDDEN
from lkj.model.load import YEAR_FILES, YearFile
from lkj.model.metode import tangga_terbaca
from lkj.model.rencana import dokumen_terbaca
from lkj.model.schema import file_name, semua_skema

__all__ = ["Data", "tahun_acak", "tulis_yaml"]

RUMIT = [
    "null", "~", "ya", "no", "Yes", "off", "true", "True", "0125", "021-1", "0x1F", "1e3", "1_000", "1.250", "12:30",
    "-5", "+7", ".5", "5.", "2024-01-10", "2024-01", "2024-13-45", "7", "84.99", "84,99 %", "<<", "=", "---", "...",
    "a: b", "a:", ": a", "a:b", "a #b", "#a", "a# b", "- a", "-a", "-", "? a", "?a", "[a]", "a]", "{a: b}", "a, b", "a}",
    "&a", "*a", "!a", "|", "> a", "%a", "@a", "`a`", "'", '"', "'a'", '"a"', 'a "b" c', "it's", "\\", "a\\nb", "\\x41",
    " a", "a ", "a\tb", "\ta", "a\nb", "a\nb\n", "a\n\n  b\nc", "  a\nb", "# a\n# b", "a \nb", "a\n\n", "a:\n- b\n",
    "\u00a0a", "a\u00a0b", "é", "日本語", "\U0001f600", "👩\u200d👩\u200d👧", "العربية", "\u0301a", "Tertata: 100% #1",
]  # fmt: skip
_HURUF = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")


def _sah(text: str) -> bool:
    return bool(text.strip()) and not FORBIDDEN.search(text)


TEKS = (
    st.one_of(
        st.sampled_from(RUMIT),
        st.text(st.sampled_from("abz 019.,:;#-?'\"[]{}&*!|>%@`~\\/_=+\n\t"), min_size=1, max_size=12),
        st.text(_HURUF, min_size=1, max_size=8),
    )
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(_sah)
)
TANGGAL = st.dates(date(1990, 1, 1), date(2100, 12, 31))
BILANGAN = st.decimals(-1000, 10**12, places=2) | st.integers(-1000, 10**12)
BESARAN_TEKS = st.sampled_from(
    ["84,99 %", "1 Lakip dan 2 Perjanjian Kinerja", "80–90 %", "maksimal 1 %", "paling lambat 28 Februari 2025", "ya"]
)
_TAHUN = range(2000, 2035)


@cache
def _skema() -> Mapping[str, Data]:
    return {name: json.loads(text) for name, text in semua_skema().items()}


def _menurut(schema: Data, parts: Data) -> st.SearchStrategy[Any]:
    """Return a strategy for what a schema describes."""
    if "$ref" in schema:
        return _menurut(parts[schema["$ref"].rpartition("/")[2]], parts)
    if "anyOf" in schema:
        members = [_menurut(one, parts) for one in schema["anyOf"]]
        if any("nilai" in one.get("properties", {}) for one in schema["anyOf"]):
            return st.one_of(st.none(), BILANGAN, BESARAN_TEKS, TANGGAL, members[-1])
        return st.one_of(members)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    return _SEDERHANA[schema["type"]](schema, parts)


def _teks(schema: Data, _: Data) -> st.SearchStrategy[Any]:
    pattern = schema.get("pattern", "")
    if schema.get("format") == "date":
        return TANGGAL
    if "maxLength" in schema:  # an id
        return st.sampled_from(["no", "y", "1e3", "0125", "7", "2024-01-10"]) | st.from_regex(
            "[A-Za-z0-9]{1,8}", fullmatch=True
        )
    return st.from_regex(pattern.replace("$", r"\Z"), alphabet=st.characters(codec="ascii")) if pattern else TEKS


def _bilangan(schema: Data, _: Data) -> st.SearchStrategy[Any]:
    low: int = schema["minimum"] if "minimum" in schema else schema.get("exclusiveMinimum", -1000)
    high: int = schema["maximum"] if "maximum" in schema else schema.get("exclusiveMaximum", 10**12)
    if schema["type"] == "integer":
        return st.integers(low, high)
    return st.decimals(low, high, places=2) | st.integers(int(low) + 1, int(high))


def _daftar(schema: Data, parts: Data) -> st.SearchStrategy[Any]:
    least, most, items = schema.get("minItems", 0), schema.get("maxItems"), schema["items"]
    if schema.get("uniqueItems") and least == most:
        return st.permutations(items["enum"])
    return st.lists(_menurut(items, parts), min_size=least, max_size=most or max(least, 3))


def _pemetaan(schema: Data, parts: Data) -> st.SearchStrategy[Any]:
    own = schema.get("properties")
    if own is None:
        return st.dictionaries(TEKS, _menurut(schema["additionalProperties"], parts), max_size=3)
    fields = {key: _menurut(inner, parts) for key, inner in own.items()}
    required = {key: strategy for key, strategy in fields.items() if key in schema.get("required", ())}
    optional = {key: strategy for key, strategy in fields.items() if key not in required}
    return st.fixed_dictionaries(required, optional=optional).map(_padu)


_SEDERHANA: Mapping[str, Callable[[Data, Data], st.SearchStrategy[Any]]] = {
    "string": _teks,
    "integer": _bilangan,
    "number": _bilangan,
    "array": _daftar,
    "object": _pemetaan,
    "boolean": lambda *_: st.booleans(),
    "null": lambda *_: st.none(),
}


def _padu(part: Data) -> Data:
    """Make the keys of one mapping agree, where the models ask for it and chance would rarely see to it."""
    if {"awal", "akhir"} <= part.keys() and None not in (part["awal"], part["akhir"]):
        part |= {"awal": min(part["awal"], part["akhir"]), "akhir": max(part["awal"], part["akhir"])}
    if "penerapan_batas" in part:
        part |= {"batas_atas": None, "penerapan_batas": "sebelum"}
    if isinstance(part.get("skala"), str):
        part["skala"] = sorted(SKALA)[len(part["skala"]) % len(SKALA)]
    elif isinstance(part.get("skala"), dict):
        part["skala"] = _SKALA
    if "polaritas" in part:
        part["polaritas"] = "naik"
        for key in ("rumus", "batas_atas", "batas_bawah"):
            part.pop(key, None)
        if part.get("triwulan"):
            part["triwulan"] = [n if isinstance(n, (int, Decimal)) else None for n in part["triwulan"][:4]]
            part |= {"akumulasi": part.get("akumulasi") or "terakhir", "realisasi": None}
        else:
            part.pop("triwulan", None)
            part.pop("akumulasi", None)
    for key, value in part.items():
        if (
            isinstance(value, list)
            and value
            and all(isinstance(one, dict) and [*one.keys() & {"tahun", "id"}] == ["tahun"] for one in value)
        ):
            first = value[0]["tahun"]
            part[key] = [one | {"tahun": _TAHUN[(first + 11 * n) % len(_TAHUN)]} for n, one in enumerate(value)]
    return part


_SKALA: Data = {
    "nama": "Skala: dua pita #1",
    "pita": [{"nama": "Tinggi", "bawah": Decimal("50.50")}, {"nama": "- Rendah"}],
    "sumber": "Peraturan: contoh",
}


_KERANGKA = st.lists(
    st.sampled_from(
        [
            ("Kata Pengantar", "narasi/kata-pengantar.md"),
            ("Daftar: isi # {{ tahun }}", ["daftar-isi"]),
            ("No", ["hasil-utama", "tanda-tangan"]),
        ]
    ),
    unique_by=lambda one: one[0],
).map(lambda parts: {"skema": 1, "depan": [{"judul": title, "isi": source} for title, source in parts]})


@st.composite
def tahun_acak(draw: st.DrawFn, tahun: int = 2024) -> dict[str, Data]:
    """Draw a year: file name → plain data (as the strict reader gives it) that its model accepts.

    Keys and lists keyed by year stand in any order. References between files may lead nowhere: that is for the rules.
    """
    year: dict[str, Data] = {}
    context: Data = {}
    # The others are read by what these two say.
    for file in sorted(YEAR_FILES, key=lambda file: file.field not in ("pk", "metode")):
        schema = _skema()[file_name(file)]
        # An outline names parts and prose that are there: chance would meet none.
        data = draw(_KERANGKA if file.field == "kerangka" else _berkas(file.name))
        if file.field == "pk":
            context["dokumen"] = dokumen_terbaca(data)
            data["perjanjian"] = [
                perjanjian | {"id": id_}
                for id_, perjanjian in zip(context["dokumen"] or (), data["perjanjian"], strict=False)
            ]
        else:
            _sebut_dokumen(data, draw(st.permutations(context["dokumen"])))
        if file.field == "satker":
            data["tahun"] = tahun
        _sahkan(file, data, context, schema)
        year[file.name] = data
        if file.field == "metode":
            method = file.model.model_validate(data)
            context |= {"tangga": tangga_terbaca(data), "cara": getattr(method, "capaian", None)}
    return {file.name: year[file.name] for file in YEAR_FILES}


def _sebut_dokumen(value: Any, known: Sequence[str]) -> None:
    """Let what names a planning document, or a list of them, name those of the year."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if key != "dokumen":
            _sebut_dokumen(inner, known)
        elif isinstance(inner, str):
            value[key] = known[0]
        elif isinstance(inner, list):
            value[key] = list(known[: max(len(inner), 1)])


@cache
def _berkas(name: str) -> st.SearchStrategy[Data]:
    schema = next(_skema()[file_name(file)] for file in YEAR_FILES if file.name == name)
    return _menurut(schema, schema.get("$defs", {})).map(_salin)


def _salin(value: Any) -> Any:
    """Copy data all the way down, so that a repair changes no shared constant."""
    if isinstance(value, dict):
        return {key: _salin(inner) for key, inner in value.items()}
    return [_salin(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _sahkan(file: YearFile, data: Data, context: Data, schema: Data) -> None:
    """Take out, or make null, what a validator of the model objects to; give the example up where that is not enough."""
    for _ in range(30):
        try:
            file.model.model_validate(data, context=context)
        except ValidationError as error:
            places = {tuple(details["loc"]) for details in error.errors()}
            done = [_hilangkan(data, place, schema) for place in sorted(places, key=str)]
            assume(any(done))
        else:
            return
    assume(False)


def _hilangkan(data: Data, place: tuple[str | int, ...], schema: Data) -> bool:
    """Take out the innermost key on the way to a place that may be left out, else make the value there null."""
    trail: list[tuple[Any, Any]] = []
    value: Any = data
    for part in place:
        if part in value if isinstance(value, dict) else isinstance(value, list) and part in range(len(value)):
            trail.append((value, part))
            value = value[part]
    required = {key for part in (schema, *schema.get("$defs", {}).values()) for key in part.get("required", ())}
    for container, part in reversed(trail):
        if not isinstance(container, dict):
            continue
        if part not in required:
            del container[part]
            return True
        if container[part] is not None and not isinstance(container[part], (dict, list)):
            container[part] = None
            return True
    return False
