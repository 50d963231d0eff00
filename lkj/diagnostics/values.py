"""Words for values and for what should stand in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lkj.capaian.intended import kata_kelipatan, keraguan, maksud_angka, maksud_tanggal, nomor_bulan

__all__ = ["alternatives", "expected", "remedy", "scalar", "shortened", "widest", "written"]

TEXT = "teks"
INTEGER = "bilangan bulat"
NUMBER = "bilangan"
BOOLEAN = "true atau false"
LIST = "daftar"
MAPPING = "pemetaan «kunci: nilai»"
DATE = "tanggal"
TIME = "waktu"
EMPTY = "null"

# pydantic's error types for "this is of the wrong kind", and the kind that is wanted.
EXPECTED: Mapping[str, str] = {
    "string_type": TEXT,
    "string_unicode": TEXT,
    "int_type": INTEGER,
    "int_parsing": INTEGER,
    "int_from_float": INTEGER,
    "decimal_type": NUMBER,
    "decimal_parsing": NUMBER,
    "float_type": NUMBER,
    "float_parsing": NUMBER,
    "bool_type": BOOLEAN,
    "bool_parsing": BOOLEAN,
    "list_type": LIST,
    "tuple_type": LIST,
    "set_type": LIST,
    "frozen_set_type": LIST,
    "iterable_type": LIST,
    "dict_type": MAPPING,
    "mapping_type": MAPPING,
    "model_type": MAPPING,
    "model_attributes_type": MAPPING,
    "dataclass_type": MAPPING,
    "dataclass_exact_type": MAPPING,
    "named_tuple_type": LIST,
    "date_type": DATE,
    "date_parsing": DATE,
    "date_from_datetime_parsing": DATE,
    "date_from_datetime_inexact": DATE,
    "datetime_type": TIME,
    "datetime_parsing": TIME,
    "datetime_from_date_parsing": TIME,
    "time_type": TIME,
    "time_parsing": TIME,
    "none_required": EMPTY,
}

# The kinds that `is_instance_of` names by their Python class.
_CLASSES: Mapping[str, str] = {"Decimal": NUMBER, "int": INTEGER, "str": TEXT, "date": DATE, "bool": BOOLEAN}

_MAX_QUOTED = 60
_GROUPED = r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"
_COMMA = r"-?[0-9]+,[0-9]+"
_TWO_READINGS = r"-?[1-9][0-9]{0,2}\.[0-9]{3}"
_ISO_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
# A number and its unit, or a single mark that a slip or a scan put in the place of one.
_COUNTED = r"(-?[0-9][0-9.,]*?)((?<=[0-9])\s*%|(?<=[0-9])[&$^]|\s+[^\W\d_][^\W\d]*(?:\s[^\W\d_]+)*)"


def expected(kind: str, context: Mapping[str, Any]) -> str | None:
    """Name what should stand here, from pydantic's error type; None if the error is not about the kind."""
    if kind == "is_instance_of":
        return _CLASSES.get(str(context.get("class")))
    return EXPECTED.get(kind)


def widest(kinds: Sequence[str]) -> list[str]:
    """Leave out what another kind covers: whoever may write any number need not hear of whole ones."""
    return [kind for kind in kinds if not (kind == INTEGER and NUMBER in kinds)]


def alternatives(words: Sequence[str]) -> str:
    """Join words as Indonesian does: a; a atau b; a, b, atau c."""
    if len(words) < 3:
        return " atau ".join(words)
    return f"{', '.join(words[:-1])}, atau {words[-1]}"


def written(value: object) -> str:
    """Say what a value is and how it is written: teks «98&», bilangan 7, daftar."""
    match value:
        case None:
            return "kosong (null)"
        case bool():
            return f"nilai {scalar(value)}"
        case int() | Decimal():
            return f"bilangan {scalar(value)}"
        case str():
            return f"teks «{shortened(value)}»"
        case date():
            return f"tanggal {scalar(value)}"
        case list() | tuple():
            return LIST
        case dict():
            return MAPPING
        case _:
            return "nilai lain"


def scalar(value: object) -> str:
    """Write a value as YAML has it."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case _:
            return shortened(str(value))


def shortened(text: str) -> str:
    """Cut a long text for use inside a sentence."""
    return text if len(text) <= _MAX_QUOTED else text[: _MAX_QUOTED - 1] + "…"


def remedy(wanted: str, value: object) -> str:
    """Say what to write, where one kind of value was wanted and another found; "" where nothing helps."""
    if value is None:
        return "isi nilainya"
    if wanted == TEXT and isinstance(value, (bool, int, Decimal, date)):
        return f'beri tanda kutip: "{scalar(value)}"'
    if wanted == TEXT and isinstance(value, dict) and [type(rest) for rest in value.values()] == [str]:
        return "titik dua dan spasi memisahkan kunci dari nilai; beri tanda kutip dari awal sampai akhir teks itu"
    if wanted == TEXT and isinstance(value, (list, tuple, dict)):
        return "tulis teksnya saja; teks yang diawali [ atau { diberi tanda kutip"
    if wanted in (INTEGER, NUMBER):
        return _number_remedy(wanted, value)
    if wanted == DATE:
        return _date_remedy(value)
    if wanted == BOOLEAN:
        return _BOOLEAN_WORDS.get(str(value).casefold(), "tulis true atau false, tanpa tanda kutip")
    fixed = {
        LIST: 'tulis tiap butir pada baris sendiri, diawali "- "',
        MAPPING: "tulis «kunci: nilai» pada baris-baris sendiri, dengan indentasi dua spasi",
        EMPTY: "kosongkan, atau tulis null",
    }
    return fixed.get(wanted, "")


_BOOLEAN_WORDS = {
    "ya": "tulis true",
    "tidak": "tulis false",
    "true": "hapus tanda kutip",
    "false": "hapus tanda kutip",
}


def _date_remedy(value: object) -> str:
    meant = maksud_tanggal(value) if isinstance(value, str) else None
    if meant is None and isinstance(value, str) and re.fullmatch(_ISO_DATE, value):
        meant = _day(value)
    if meant:
        return f"tulis {meant.isoformat()} tanpa tanda kutip{keraguan(str(value), meant)}"
    return "tulis tahun-bulan-hari tanpa tanda kutip, misalnya 2025-01-10"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number_remedy(wanted: str, value: object) -> str:
    if isinstance(value, Decimal):
        return "tulis tanpa angka di belakang titik"
    if not isinstance(value, str):
        return "tulis dengan angka saja"
    text = value.strip()
    if wanted == NUMBER and re.fullmatch(_TWO_READINGS, text):
        return f"tulis {text.replace('.', '')} bila itu ribuan, atau {text.rstrip('0')} bila itu pecahan"
    meant = maksud_angka(text)
    if meant is None:
        # A unit behind the number is no part of it; whatever else stands there may change what it means.
        counted = re.fullmatch(_COUNTED, text)
        number = maksud_angka(counted[1]) if counted and not _means_more(counted[2], wanted) else None
        if number is None or (wanted == INTEGER and number != int(number)):
            return "tulis dengan angka saja"
        return f"tulis {_plain(number)} bila itu yang dimaksud; satuan dan tanda lain tidak ikut ditulis"
    if wanted == INTEGER and meant != int(meant):
        return "tulis bilangan bulat, tanpa koma"
    number_text = _plain(meant)
    if number_text == text:
        return f"hapus tanda kutip: {number_text}"
    if re.fullmatch(_GROUPED, text):
        return f"tulis {number_text}, tanpa titik ribuan"
    if re.fullmatch(_COMMA, text) and "." in number_text:
        return f"tulis {number_text}, dengan titik sebagai tanda desimal"
    return f"tulis {number_text} bila itu yang dimaksud; satuan dan tanda lain tidak ikut ditulis"


def _means_more(rest: str, wanted: str) -> bool:
    """Tell whether what follows a number makes it another one: a percentage of something, part of a date, a sum."""
    first = rest.split()[0]
    if first.casefold() in ("%", "persen"):
        return wanted == INTEGER
    return (
        kata_kelipatan(first) is not None
        or nomor_bulan(first, mirip=False) is not None
        or first.casefold() in ("dari", "per")
    )


def _plain(number: Decimal) -> str:
    """Write a number as YAML has it."""
    return f"{number:f}".rstrip("0").rstrip(".") if number != int(number) else str(int(number))
