"""The yearly fields of a file of facts, place by place: what is to be filled in, and what a new year clears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from lkj.model.base import Belum, Model
from lkj.model.bidang import Bidang, Tahunan, bagian, bidang_model, sebutan

__all__ = ["Jalur", "Tempat", "menurut_renstra", "pengenal", "tempat"]

Jalur = tuple[str | int, ...]
_PENGENAL = ("id", "kode", "tahun", "jenjang", "istilah", "nama")


def pengenal(item: Any) -> str | None:
    """Return what names an item of a list; None for one that has no name of its own."""
    if not isinstance(item, Model):
        return None
    found = (item.__dict__.get(key) for key in _PENGENAL)
    return next((str(name) for name in found if name is not None and not isinstance(name, Belum)), None)


class Tempat(NamedTuple):
    """A yearly field, or one of a single year, as it stands in the facts: path, value, and the models around it.

    `induk` holds the field, `atas` is the item around that, None where there is none.
    """

    jalur: Jalur
    bidang: Bidang
    nilai: Any
    induk: Model
    atas: Model | None

    @property
    def kunci(self) -> str:
        """The key of the field."""
        return str(self.jalur[-1])

    @property
    def sebutan(self) -> str:
        """What a sentence calls the field, with the name of its item in a list."""
        item = pengenal(self.induk) if len(self.jalur) > 1 and isinstance(self.jalur[-2], int) else None
        return " ".join(filter(None, (sebutan(self.kunci, self.bidang), item)))


def menurut_renstra(berkas: str, tahunan: Tahunan) -> bool:
    """Tell whether a place waits for a new Renstra; an agreement quotes its goals, and is of the year itself."""
    return tahunan.renstra and berkas != "pk.yaml"


def tempat(facts: Model) -> Iterator[Tempat]:
    """Yield each place of a file that must be filled, or that a year brings anew or leaves behind.

    They come in the order of `urut`, then of the models. A list of plain values is one place.
    """
    return _butir([((), facts)], type(facts), None)


def _butir(items: Sequence[tuple[Jalur, Model]], kind: type[Model], atas: Model | None) -> Iterator[Tempat]:
    for _, keys in groupby(_urut(kind), lambda key: bidang_model(kind)[key].urut[0]):
        once = list(keys)
        for path, one in items:
            for key in once:
                yield from _bidang(one, key, (*path, key), atas)


def _bidang(one: Model, key: str, path: Jalur, atas: Model | None) -> Iterator[Tempat]:
    declared, value = bidang_model(type(one))[key], _terisi(one.__dict__[key])
    if declared.tahunan or declared.awal or declared.hapus:
        yield Tempat(path, declared, value, one, atas)
    elif isinstance(value, Model):
        yield from _butir([(path, value)], type(value), atas)
    elif value:
        yield from _butir([((*path, n), item) for n, item in enumerate(value)], type(value[0]), one)


def _terisi(value: Any) -> Any:
    """Return a value, None for each text that is still to come."""
    if isinstance(value, tuple):
        return tuple(None if isinstance(item, Belum) else item for item in value)
    return None if isinstance(value, Belum) else value


@cache
def _urut(kind: type[Model]) -> tuple[str, ...]:
    """Return the keys of a model that are such places or lead to them, in order."""
    fields = bidang_model(kind)
    keys = [key for key in fields if _memuat(kind, key)]
    return tuple(sorted(keys, key=lambda key: fields[key].urut))


def _memuat(kind: type[Model], key: str) -> bool:
    declared = bidang_model(kind)[key]
    if declared.tahunan or declared.awal or declared.hapus:
        return True
    below: Iterable[Any] = bagian(kind.model_fields[key])
    return any(_urut(part) for part in below)
