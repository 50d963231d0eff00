"""Walk two files of facts side by side: every fact that differs, once, whatever the models come to hold.

Items of a list are met by what names them (id, kode, tahun …), never by their place; the models decide what a key
that was left out means, so that only meaning is compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from lkj.capaian import Angka, Nisbah, Peringkat, satuan_sama
from lkj.diff.result import Jenis, Tanda
from lkj.model.base import Belum, Model
from lkj.model.bidang import Kosong, bidang_model
from lkj.model.indikator import DalamDokumen
from lkj.model.kerangka import Bab, Butir, Lampiran, Subbab
from lkj.model.pengecualian import Pengecualian
from lkj.model.rencana import Kegiatan
from lkj.model.yearly import Jalur
from lkj.model.yearly import pengenal as nama_butir

__all__ = ["Pasangan", "Titik", "pengenal", "semakna", "telusuri"]


class Pasangan(NamedTuple):
    """An item of a list on both sides: what names it, and the item where it is there."""

    daftar: str
    pengenal: str
    a: Any
    b: Any


class Titik(NamedTuple):
    """One difference: the places on both sides (None where there is none), the values, and the items around it.

    `pemilik` is the model that declares `bidang`; for an item that came or went both describe its list.
    """

    jenis: Jenis
    jalur: str
    a: Jalur | None
    b: Jalur | None
    sebelum: Any
    sesudah: Any
    rantai: tuple[Pasangan, ...]
    pemilik: type[Model]
    bidang: str


class _Letak(NamedTuple):
    """Where the walk is: the place as it is written, and on either side."""

    jalur: str
    a: Jalur
    b: Jalur
    rantai: tuple[Pasangan, ...]
    pemilik: type[Model]

    def masuk(self, key: str) -> _Letak:
        jalur = f"{self.jalur}.{key}" if self.jalur else key
        return _Letak(jalur, (*self.a, key), (*self.b, key), self.rantai, self.pemilik)

    def butir(self, pair: Pasangan, a: int | None, b: int | None) -> _Letak:
        path_a = self.a if a is None else (*self.a, a)
        path_b = self.b if b is None else (*self.b, b)
        return _Letak(f"{self.jalur}[{pair.pengenal}]", path_a, path_b, (*self.rantai, pair), self.pemilik)

    def nomor(self, n: int, a: int, b: int) -> _Letak:
        """Return the place of an item that has no name: its number as it is written, and its index on either side."""
        return self._replace(jalur=f"{self.jalur}[{n + 1}]", a=(*self.a, a), b=(*self.b, b))

    def titik(self, jenis: Jenis, sebelum: Any, sesudah: Any, bidang: str) -> Titik:
        """Return a difference that stands here; what came or went has a place on one side alone."""
        return Titik(
            jenis=jenis,
            jalur=self.jalur,
            a=None if jenis is Jenis.BARU else self.a,
            b=None if jenis is Jenis.HILANG else self.b,
            sebelum=sebelum,
            sesudah=sesudah,
            rantai=self.rantai,
            pemilik=self.pemilik,
            bidang=bidang,
        )


def telusuri(a: Model, b: Model) -> Iterator[Titik]:
    """Yield every fact in which two models of one kind differ."""
    return _model(a, b, _Letak("", (), (), (), type(a)))


def _model(a: Model, b: Model, at: _Letak) -> Iterator[Titik]:
    kind = type(a)
    at = _Letak(at.jalur, at.a, at.b, at.rantai, kind)
    have, other = a.__dict__, b.__dict__
    for key, bound in _bidang(kind):
        before, after = have[key], other[key]
        if bound:
            before, after = _batas(a, key), _batas(b, key)
        if before is not after and (type(before) is not str or before != after):
            yield from _nilai(before, after, at, key)


@cache
def _bidang(kind: type[Model]) -> tuple[tuple[str, bool], ...]:
    """Return the keys of a model; true marks a bound: left out, that of the method holds; null, there is none."""
    return tuple((key, one.aturan and one.kosong is Kosong.TANPA_BATAS) for key, one in bidang_model(kind).items())


def _batas(one: Model, key: str) -> Any:
    return one.__dict__[key] if key in one.__pydantic_fields_set__ else Tanda.MENURUT_METODE


def _nilai(before: Any, after: Any, at: _Letak, key: str) -> Iterator[Titik]:
    before, after = (None if isinstance(one, Belum) else one for one in (before, after))
    # A document named alone is a value, as it is written; several are a list.
    if (alone := _sendiri(before)) and (other := _sendiri(after)):
        before, after = alone, other
    if isinstance(before, Model) and type(before) is type(after):
        yield from _model(before, after, at.masuk(key))
    elif _daftar_atau_tiada(before) and _daftar_atau_tiada(after):
        yield from _daftar(before or (), after or (), at.masuk(key), key)
    elif isinstance(before, dict) and isinstance(after, dict):
        for part in sorted({*before, *after}):
            yield from _nilai(before.get(part), after.get(part), at.masuk(key), part)
    elif not semakna(before, after):
        yield at.masuk(key).titik(Jenis.UBAH, before, after, key)


def _sendiri(value: Any) -> str | None:
    """Return the id of a document that is named alone; None for any other value."""
    if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], DalamDokumen):
        return None if value[0].model_fields_set & {"target", "nama"} else value[0].id
    return None


def _daftar_atau_tiada(value: Any) -> bool:
    return value is None or isinstance(value, tuple)


def semakna(a: object, b: object) -> bool:
    """Tell whether two values mean the same: a rank by its ladder's name, a number in a unit however it is written."""
    if a == b:
        return True
    if isinstance(a, Peringkat) and isinstance(b, Peringkat):
        return a.nilai == b.nilai and a.tangga.id == b.tangga.id
    if isinstance(a, Nisbah) and isinstance(b, Nisbah) and a.operan != b.operan:
        return False
    if isinstance(a, Angka) and isinstance(b, Angka):
        return a.nilai == b.nilai and satuan_sama(a.satuan, b.satuan)
    return False


def pengenal(item: Any) -> str | None:
    """Return what names an item of a list; None for one that has no name of its own."""
    if isinstance(item, Pengecualian):
        return " ".join(filter(None, (item.kode, item.berkas, item.jalur)))
    if isinstance(item, (Bab, Subbab, Butir, Lampiran)):
        return item.judul or item.isi[0]
    return nama_butir(item)


def _daftar(before: Sequence[Any], after: Sequence[Any], at: _Letak, key: str) -> Iterator[Titik]:
    whole = [*before, *after]
    if all(isinstance(item, Model) for item in whole):
        yield from _butir(before, after, at, key)
    elif (declared := bidang_model(at.pemilik).get(key)) and declared.tahunan and declared.tahunan.butir:
        # The place means something, and an empty one counts.
        for n in range(max(len(before), len(after))):
            old, new = (side[n] if n < len(side) else None for side in (before, after))
            if not semakna(old, new):
                yield at.nomor(n, n, n).titik(Jenis.UBAH, old, new, key)
    else:
        yield from _lepas(before, after, at, key)


def _bernama(items: Sequence[Any]) -> dict[tuple[str, int], int]:
    """Return the place of each item by its name; a name that comes again is counted."""
    seen: Counter[str] = Counter()
    places: dict[tuple[str, int], int] = {}
    for n, item in enumerate(items):
        name = pengenal(item) or ""
        places[name, seen[name]] = n
        seen[name] += 1
    return places


def _butir(before: Sequence[Any], after: Sequence[Any], at: _Letak, key: str) -> Iterator[Titik]:
    old, new = _bernama(before), _bernama(after)
    _temukan_kode(before, after, old, new)
    for name, n in new.items():
        b = after[n]
        if name in old:
            a = before[old[name]]
            if a is not b:
                yield from _model(a, b, at.butir(Pasangan(key, name[0], a, b), old[name], n))
        else:
            pair = Pasangan(key, name[0], None, b)
            yield at.butir(pair, None, n).titik(Jenis.BARU, None, b, key)
    for name, n in old.items():
        if name not in new:
            pair = Pasangan(key, name[0], before[n], None)
            yield at.butir(pair, n, None).titik(Jenis.HILANG, before[n], None, key)
    common = [name for name in old if name in new], [name for name in new if name in old]
    yield from _urutan([name for name, _ in common[0]], [name for name, _ in common[1]], at, key)


def _temukan_kode(
    before: Sequence[Any], after: Sequence[Any], old: dict[tuple[str, int], int], new: dict[tuple[str, int], int]
) -> None:
    """Let an activity that had no code on one side meet the one of the same name that has."""
    nameless = [(name, n) for name, n in old.items() if name not in new and isinstance(before[n], Kegiatan)]
    waiting = {after[n].nama: name for name, n in new.items() if name not in old and isinstance(after[n], Kegiatan)}
    for name, n in nameless:
        met = waiting.get(before[n].nama)
        if met is None or None not in (before[n].kode, after[new[met]].kode):
            continue
        if before[n].kode is None:
            old[met] = old.pop(name)
        else:
            new[name] = new.pop(met)
        del waiting[before[n].nama]


def _lepas(before: Sequence[Any], after: Sequence[Any], at: _Letak, key: str) -> Iterator[Titik]:
    """Compare lists of plain values: what both hold is left out, the rest is paired in order."""
    gone, come = _sisa(before, after), _sisa(after, before)
    for n in range(max(len(gone), len(come))):
        a = gone[n] if n < len(gone) else None
        b = come[n] if n < len(come) else None
        kind = Jenis.UBAH if a is not None and b is not None else Jenis.HILANG if b is None else Jenis.BARU
        place = a if b is None else b
        assert place is not None
        here = at.nomor(place, place if a is None else a, place if b is None else b)
        yield here.titik(kind, None if a is None else before[a], None if b is None else after[b], key)
    left_a, left_b = set(gone), set(come)
    kept = [value for n, value in enumerate(before) if n not in left_a]
    yield from _urutan(kept, [value for n, value in enumerate(after) if n not in left_b], at, key)


def _sisa(one: Sequence[Any], other: Sequence[Any]) -> list[int]:
    """Return the places in `one` of what `other` does not hold as often."""
    left = Counter(other)
    places = []
    for n, value in enumerate(one):
        if left[value]:
            left[value] -= 1
        else:
            places.append(n)
    return places


def _urutan(before: Sequence[Any], after: Sequence[Any], at: _Letak, key: str) -> Iterator[Titik]:
    if before != after:
        yield at.titik(Jenis.URUTAN, tuple(before), tuple(after), key)
