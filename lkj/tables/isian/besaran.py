"""The columns of an amount: itself, the counts whose quotient it is, and its unit where it has one of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from lkj.capaian import KuantitasError, nisbah
from lkj.model.bidang import Ragam
from lkj.tables.isian.lembar import Isi, Jalur, Kolom, Medan, isi_sel

__all__ = ["besaran", "kolom"]

_OPERAN = ("pembilang", "penyebut")


@cache
def kolom(kunci: str, judul: str, ragam: Ragam, isi: bool = False, pilihan: tuple[str, ...] = ()) -> Kolom:
    """Return a column, the same for all its cells."""
    return Kolom(kunci, judul, ragam, isi, pilihan)


def besaran(
    value: Any, path: Jalur, name: str, title: str, unit: str, *, tertutup: bool
) -> Iterator[tuple[Kolom, Medan]]:
    """Yield the columns of an amount: itself, and the counts whose quotient it is where they are written."""
    kind = Ragam.KUANTITAS
    if isinstance(value, dict) and "nilai" in value:
        own = str(value.get("satuan", unit))
        inner = value["nilai"]
        yield (
            kolom(name, title, kind, True),
            Medan(jalur=(*path, "nilai"), isi=isi_sel(inner), terbuka=True, ragam=kind, satuan=own, tulisan=inner),
        )
        yield from _satuan(value, name, title)
        return
    if isinstance(value, dict):
        own = str(value.get("satuan", unit))
        yield (
            kolom(name, title, kind, True),
            Medan(jalur=path, isi=_hasil(value, own), terbuka=False, ragam=kind, satuan=own),
        )
        for part in _OPERAN:
            raw = value.get(part)
            column = kolom(f"{name}.{part}", f"{title}: {part}", Ragam.BILANGAN, True)
            yield (
                column,
                Medan(
                    jalur=(*path, part),
                    isi=isi_sel(raw),
                    terbuka=part in value,
                    ragam=Ragam.BILANGAN,
                    satuan="",
                    tulisan=raw,
                ),
            )
        yield from _satuan(value, name, title)
        return
    yield (
        kolom(name, title, kind, True),
        Medan(jalur=path, isi=isi_sel(value), terbuka=not tertutup, ragam=kind, satuan=unit, tulisan=value),
    )


def _satuan(value: Mapping[str, Any], name: str, title: str) -> Iterator[tuple[Kolom, Medan]]:
    """Yield the column that shows the unit of an amount that has one of its own."""
    if isinstance(value.get("satuan"), str):
        one = Medan(jalur=(), isi=isi_sel(value["satuan"]), terbuka=False, ragam=Ragam.TEKS)
        yield kolom(f"{name}.satuan", f"{title}: satuan", Ragam.TEKS), one


def _hasil(value: Mapping[str, Any], unit: str) -> Isi:
    """Return the quotient of counts as a cell shows it, nothing while one of them is not known."""
    counts = [value.get(key) for key in (*_OPERAN, "per")]
    above, below, per = (
        Decimal(one) if isinstance(one, (int, Decimal)) and not isinstance(one, bool) else None for one in counts
    )
    if above is None or below is None:
        return None
    try:
        made = nisbah(above, below, unit, per)
    except KuantitasError:
        return None
    return Decimal(format(float(made.nilai), ".15g"))
