"""What a year and the one before it both have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lkj.capaian import Kuantitas
from lkj.model import Tahun
from lkj.model.indikator import Indikator, TahunLalu

_TAHUN = re.compile(r"\b(?:19|20)\d\d\b")


def nama(nama: str) -> str:
    """Return a name as it is compared: without the year that it may hold, which changes by itself."""
    return " ".join(_TAHUN.sub("", nama).casefold().split())


def tulis(value: Kuantitas | None) -> str:
    """Write a value, or that there is none."""
    return "belum ada" if value is None else str(value)


def berpasangan(before: Tahun, now: Tahun) -> Iterator[tuple[int, Indikator, int, Indikator]]:
    """Yield each indikator that both years have: its place and facts now, its place and facts then."""
    old = {i.id: (n, i) for n, i in enumerate(before.indikator.indikator)}
    for n, one in enumerate(now.indikator.indikator):
        if one.id in old:
            yield (n, one, *old[one.id])


def riwayat_lalu(before: Tahun, one: Indikator) -> tuple[int, TahunLalu] | None:
    """Return what an indikator tells of the year before, and its place in the history."""
    return next(((k, r) for k, r in enumerate(one.riwayat) if r.tahun == before.tahun), None)


@dataclass(frozen=True, slots=True)
class Bernama:
    """The objectives or the indicators of both years by their ids, with their places in `file`.

    `unexplained` are those of now that no note explains; only an indikator has one.
    """

    file: str
    key: str
    old: Mapping[str, tuple[int, Any]]
    new: Mapping[str, tuple[int, Any]]
    unexplained: Mapping[str, int]


def bernama(before: Tahun, now: Tahun) -> Iterator[Bernama]:
    """Yield the objectives, then the indicators."""
    for file, key in (("sasaran.yaml", "sasaran"), ("indikator.yaml", "indikator")):
        old = {one.id: (n, one) for n, one in enumerate(getattr(getattr(before, key), key))}
        new = {one.id: (n, one) for n, one in enumerate(getattr(getattr(now, key), key))}
        unexplained = {ident: n for ident, (n, one) in new.items() if getattr(one, "catatan", None) is None}
        yield Bernama(file, key, old, new, unexplained)
