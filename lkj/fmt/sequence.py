"""What has one right order: keys, in that of the models, and lists whose items are keyed by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from lkj.diagnostics.shape import allowed_keys
from lkj.files.yaml.commented import Butir, Skalar, Wadah
from lkj.files.yaml.scalars import resolve
from lkj.model.besaran import KUNCI_BESARAN

__all__ = ["Urutan"]

Jalur = tuple[str | int, ...]


class Urutan:
    """The order of one kind of file, from its model."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model
        self._kunci: dict[Jalur, list[str]] = {}

    def terapkan(self, wadah: Wadah, path: Jalur = ()) -> None:
        """Put a container and all below it in order; comments go with what they belong to."""
        if wadah.daftar:
            years = [_tahun(butir.nilai) for butir in wadah.butir]
            if self._per_tahun(path) and None not in years:
                order = sorted(range(len(years)), key=lambda n: (years[n], n))
                wadah.butir = [wadah.butir[n] for n in order]
        else:
            ranks = self._peringkat([_kunci(butir) for butir in wadah.butir], path)
            wadah.butir.sort(key=lambda butir: ranks[_kunci(butir)])
        for butir in wadah.butir:
            if isinstance(butir.nilai, Wadah):
                self.terapkan(butir.nilai, (*path, 0 if wadah.daftar else _kunci(butir)))

    def bentuk(self, value: Any, path: Jalur = ()) -> Any:
        """Return data in a shape that compares equal when it says the same: kinds count, as does 1.50 beside 1.5."""
        if isinstance(value, dict):
            return {key: self.bentuk(inner, (*path, key)) for key, inner in value.items()}
        if isinstance(value, list):
            items = value
            years = [item.get("tahun") if isinstance(item, dict) else None for item in items]
            if self._per_tahun(path) and all(type(year) is int for year in years):
                items = sorted(items, key=lambda item: item["tahun"])
            return [self.bentuk(item, (*path, 0)) for item in items]
        return type(value), str(value)

    def _per_tahun(self, path: Jalur) -> bool:
        return self._kunci_model((*path, 0))[:1] == ["tahun"]

    def _peringkat(self, keys: Sequence[str], path: Jalur) -> dict[str, int]:
        known = self._kunci_model(path)
        # A quantity of several keys is read by hand, so the models name none for it.
        if not known and set(keys) <= set(KUNCI_BESARAN):
            known = [*KUNCI_BESARAN]
        return {key: known.index(key) if key in known else len(known) for key in keys}

    def _kunci_model(self, path: Jalur) -> list[str]:
        if path not in self._kunci:
            self._kunci[path] = allowed_keys(self._model, path)
        return self._kunci[path]


def _kunci(butir: Butir) -> str:
    assert butir.kunci is not None
    return butir.kunci.teks


def _tahun(value: Skalar | Wadah | None) -> int | None:
    """Return the year that an item of a list is keyed by, None where it has none."""
    if not isinstance(value, Wadah) or value.daftar:
        return None
    for butir in value.butir:
        if _kunci(butir) == "tahun" and isinstance(butir.nilai, Skalar) and not butir.nilai.gaya:
            year = resolve(butir.nilai.teks)
            return year if type(year) is int else None
    return None
