"""What a year and the one before it both have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from lkj.capaian import Kuantitas
from lkj.check.claims.pola import Pola
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


class Bernama(Struct, frozen=True):
    """The objectives or the indicators of both years by their ids, with their places in `file`.

    `unexplained` are those named or numbered anew whose note, which only an indikator has, does not say so.
    """

    file: str
    key: str
    old: Mapping[str, tuple[int, Any]]
    new: Mapping[str, tuple[int, Any]]
    unexplained: Mapping[str, int]


_UKURAN = r"(?:nama\w*|rumusan\w*|redaksi\w*|indikator\w*|bunyi\w*|definisi\w*|cara menghitung\w*|ukuran\w*|renstra)"
_GANTI = r"(?:berganti|diganti|mengganti|diubah|berubah|perubahan|disesuaikan|disempurnakan|diperbaiki|diperjelas)"
# What a note says that tells of a new name or a new measure; any other note is of other things.
_BERGANTI = Pola(
    rf"\b(?:bernama|dinamai|nama (?:lama|baru)|penamaan|semula|menggantikan|pengganti|rumusan\w*|redaksi\w*|berbunyi"
    rf"|disebut|istilah|nomenklatur|indikator (?:baru|lama)|tidak sebanding|dipecah"
    rf"|{_UKURAN}\W+(?:\w+\W+){{0,3}}?{_GANTI}|{_GANTI}\W+(?:\w+\W+){{0,3}}?{_UKURAN})\b",
    re.IGNORECASE,
)


def _dijelaskan(catatan: str | None, old: Mapping[str, tuple[int, Any]]) -> bool:
    """Tell whether a note says that something is named anew, or names what was there the year before."""
    if catatan is None:
        return False
    if _BERGANTI.search(catatan) or not old.keys().isdisjoint(re.findall(r"[\w-]+", catatan)):
        return True
    said = nama(catatan)
    return any(nama(one.nama) in said for _, one in old.values())


def _berterus_terang(one: Any, old: Mapping[str, tuple[int, Any]]) -> bool:
    """Tell whether an objective or indikator says itself what became of the old name or the old id."""
    if not isinstance(one, Indikator):
        return False
    names = {nama(own.nama) for own in one.dokumen if own.nama is not None}
    known = any(nama(then.nama) in names for _, then in old.values())
    return known or one.menggantikan is not None or _dijelaskan(one.catatan, old)


def bernama(before: Tahun, now: Tahun) -> Iterator[Bernama]:
    """Yield the objectives, then the indicators."""
    for file, key in (("sasaran.yaml", "sasaran"), ("indikator.yaml", "indikator")):
        old = {one.id: (n, one) for n, one in enumerate(getattr(getattr(before, key), key))}
        new = {one.id: (n, one) for n, one in enumerate(getattr(getattr(now, key), key))}
        renamed = {i: (n, one) for i, (n, one) in new.items() if i not in old or old[i][1].nama != one.nama}
        unexplained = {i: n for i, (n, one) in renamed.items() if not _berterus_terang(one, old)}
        yield Bernama(file, key, old, new, unexplained)
