"""A comparison as JSON by contract: English keys, numbers as unrounded strings, places with file and line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from lkj.capaian import Angka
from lkj.diagnostics import Position
from lkj.diff import Beda, Perubahan, Sisi
from lkj.diff.forms import sentences
from lkj.model.base import Bulan
from lkj.tables.machine import decimal, dump

__all__ = ["to_json"]


def _value(value: object) -> Any:
    """Write a value: numbers as strings, a number in a unit with it, dates as ISO 8601 has them."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (int, Decimal)):
        return decimal(value)
    if isinstance(value, Angka):
        return {"value": decimal(value.nilai), "unit": value.satuan}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Bulan):
        return f"{value.tahun:04}-{value.bulan:02}"
    if isinstance(value, dict):
        return {str(key): _value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_value(item) for item in value]
    return str(value)


def _place(place: Position | None) -> dict[str, Any] | None:
    return None if place is None else {"file": place.file, "line": place.line, "column": place.column}


def _change(p: Perubahan) -> dict[str, Any]:
    return {
        "topic": p.topik.value,
        "kind": p.jenis.value,
        "id": p.id or None,
        "name": p.nama or None,
        "fact": p.fakta or None,
        "file": p.berkas or None,
        "path": p.jalur or None,
        "before": _value(p.sebelum),
        "after": _value(p.sesudah),
        "judgement": p.nilaian.value if p.nilaian else None,
        "difference": decimal(p.selisih),
        "unit": p.satuan or None,
        "percent": decimal(p.persen),
        "comparable": p.sebanding,
        "routine": p.rutin,
        "source": {"before": _place(p.tempat_a), "after": _place(p.tempat_b)},
    }


def _side(side: Sisi | None) -> dict[str, Any] | None:
    return None if side is None else {"year": side.tahun, "agency": side.nama or None, "label": side.label or None}


def _comparison(beda: Beda) -> dict[str, Any]:
    place = {id(p): n for n, p in enumerate(beda.perubahan)}
    return {
        "before": _side(beda.a),
        "after": _side(beda.b),
        "different": beda.berbeda,
        "summary": {
            one.kunci: {
                "before": decimal(one.sebelum),
                "after": decimal(one.sesudah),
                "difference": decimal(one.selisih),
                **({"categories": [one.kategori_a, one.kategori_b]} if one.kunci == "average" else {}),
            }
            for one in beda.pokok
        },
        "warnings": [
            {
                "kind": one.alasan.value,
                "message": sentences.peringatan(one, beda.desimal),
                "changes": [place[id(p)] for p in one.perubahan],
            }
            for one in beda.peringatan
        ],
        "changes": [_change(p) for p in beda.perubahan],
    }


def to_json(comparisons: Sequence[Beda]) -> str:
    """Write comparisons as one object; `changes` of a warning are places in the list of changes."""
    return dump({"comparisons": [_comparison(one) for one in comparisons]})
