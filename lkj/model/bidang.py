"""What is declared of a field of the data, once, by its model: meaning, kind, and what a new year does to it.

From this alone follow the JSON Schema, the places to fill in, what `lkj new` clears and asks for, how `lkj diff` names
and prints a value, and the reference page. Adding a field means adding its line to a model.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, overload

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

__all__ = [
    "TANPA", "Bidang", "Kosong", "Langkah", "Pernyataan", "Ragam", "Tahunan", "bagian", "bidang", "bidang_model",
    "isian_awal", "sebutan", "semua_bagian", "uraian",
]  # fmt: skip


class Ragam(Enum):
    """What kind of value a field holds, as the reference page calls it; most types of the data carry theirs."""

    TEKS = "teks"
    PENGENAL = "pengenal"
    DOKUMEN = "dokumen"
    PILIHAN = "pilihan"
    YA_TIDAK = "ya atau tidak"
    BILANGAN = "bilangan"
    RUPIAH = "rupiah"
    PERSEN = "persen"
    ORANG = "orang"
    KUANTITAS = "kuantitas"
    TAHUN = "tahun"
    TANGGAL = "tanggal"
    BULAN = "bulan"
    BAGIAN = "bagian"


class Kosong(Enum):
    """What it means that a field is empty, as sentences say it."""

    BELUM_ADA = "belum ada"
    TIDAK_ADA = "tidak ada"
    TANPA_BATAS = "tanpa batas"
    MENURUT_METODE = "menurut metode"


class Langkah(Enum):
    """When in the work of a year a fact is filled in, first to last, as the summary of `lkj new` calls it."""

    AWAL = "Instansi: identitas, organisasi, sasaran, dan indikator"
    RENSTRA = "Rencana Strategis (Renstra)"
    PERJANJIAN = "Januari: Perjanjian Kinerja dan target"
    DIPA = "Setelah DIPA atau DPA terbit: pagu"
    REALISASI = "Sepanjang tahun: realisasi"
    AKHIR = "Akhir tahun: pegawai dan tanggal laporan"
    NARASI = "Penyusunan laporan: narasi"


class Tahunan(Struct, frozen=True, kw_only=True):
    """Each year, or with `renstra` each Renstra, brings this field anew.

    `minta` is what `lkj new` asks for in its place, by default what the field is called and the year; between braces
    may stand the keys of the item, `baru`, `berikut` (the years), `naskah` (whence it comes), `lama` (what it was),
    `renstra` and `rencana` (the plan of several years with its period, and by its short name alone, which stands in
    `jenis` and `nama` too). `jenis` gathers such places in a summary and `nama` names one (`n` counts the items of a
    list); both are what the field is called by default. `ditagih` is the rule that asks for it, with `bila_induk` only
    where the item around it has one; LKJ611 asks for all others. `isian` tells when it counts as a place to fill: where
    its key is written, always, or never. `bertahan` keeps a value that is known, `kecuali` is the key that stands in
    its place, `pembanding` the word by which `tanpa_pembanding` of the item says that there is none.
    `butir` names the items of a list in which the place of an item means something.
    """

    langkah: Langkah
    minta: str = ""
    jenis: str = ""
    nama: str = ""
    renstra: bool = False
    ditagih: str = ""
    bila_induk: bool = False
    isian: Literal["tertulis", "selalu", "tidak"] = "tertulis"
    bertahan: bool = False
    kecuali: str = ""
    pembanding: str = ""
    butir: tuple[str, ...] = ()


class Bidang(Struct, frozen=True, kw_only=True):
    """A field: what it means, and what follows from it.

    `sebutan` is what a sentence calls it, by default its key. `kosong` is what null means, by default that it is still
    to come for a yearly field, and that there is none for others. `awal` marks what no report can do without although
    years share it: null in a folder that was just begun, and a place to fill there. `aturan` marks a key by which an
    indicator is measured. `hapus` marks what was said of one year alone. `urut` orders the places to fill within a
    model: which time the list is gone through, and the place then. `contoh` is a value as YAML writes it, for the
    reference page; a key that the shipped years have needs none. `mesin` marks what lkj itself writes and no form asks
    for. `ragam` and `wajib` follow from the type.
    """

    arti: str
    sebutan: str = ""
    kosong: Kosong = Kosong.TIDAK_ADA
    aturan: bool = False
    hapus: bool = False
    tahunan: Tahunan | None = None
    awal: Tahunan | None = None
    urut: tuple[int, int] = (0, 0)
    contoh: str = ""
    mesin: bool = False
    ragam: Ragam = Ragam.TEKS
    wajib: bool = True


class Pernyataan(NamedTuple):
    """What `bidang` leaves in a class, for `Model` to take out: the declaration, and the default that pydantic sees."""

    bidang: Bidang
    bawaan: Any


_T = TypeVar("_T")
TANPA: Any = object()


@overload
def bidang(arti: str, default: _T, /, **sifat: Any) -> _T: ...
@overload
def bidang(arti: str, /, **sifat: Any) -> Any: ...
def bidang(arti: str, default: Any = TANPA, /, **sifat: Any) -> Any:
    """Declare a field: its meaning in Indonesian, its default, and keys of `Bidang` or of pydantic's Field."""
    if sifat.get("tahunan") and "kosong" not in sifat:
        sifat["kosong"] = Kosong.BELUM_ADA
    own = {key: sifat.pop(key) for key in _SENDIRI & sifat.keys()}
    if sifat:
        default = Field(**sifat) if default is TANPA else Field(default, **sifat)
    return Pernyataan(Bidang(arti=arti, **own), default)


_SENDIRI = frozenset(Bidang.__struct_fields__)
_MENURUT_TIPE = {str: Ragam.TEKS, bool: Ragam.YA_TIDAK, date: Ragam.TANGGAL}


@cache
def bidang_model(model: type[BaseModel]) -> Mapping[str, Bidang]:
    """Return the fields of a model by key, in order."""
    declared: Mapping[str, Bidang] = vars(model)["__bidang__"]
    return {
        key: replace(declared[key], ragam=_ragam(field), wajib=field.is_required())
        for key, field in model.model_fields.items()
    }


def isian_awal(jenis: str, nama: str) -> dict[str, Any]:
    """Return what is said of a field that no report can do without, null in a folder that was just begun."""
    return {"awal": Tahunan(langkah=Langkah.AWAL, jenis=jenis, nama=nama), "kosong": Kosong.BELUM_ADA}


def sebutan(key: str, one: Bidang) -> str:
    """Return what a sentence calls a field."""
    return one.sebutan or key.replace("_", " ")


def _ragam(field: FieldInfo) -> Ragam:
    return _ditandai(field.metadata) or _ragam_tipe(field.annotation)


def _ditandai(marks: Iterable[Any]) -> Ragam | None:
    """Return the kind that a type bears as a mark, or that one of its marks has."""
    kinds = (mark if isinstance(mark, Ragam) else getattr(mark, "ragam", None) for mark in marks)
    return next((kind for kind in kinds if kind), None)


def _ragam_tipe(annotation: Any) -> Ragam:
    for one, marks in _anggota(annotation):
        if marked := _ditandai(marks):
            return marked
        if get_origin(one) is Literal:
            return Ragam.PILIHAN
        if isinstance(one, type) and issubclass(one, BaseModel):
            return Ragam.BAGIAN
        if one is not types.NoneType:
            return _MENURUT_TIPE.get(one, Ragam.BILANGAN)
    raise AssertionError(f"tipe {annotation} tidak dikenal")


def _anggota(annotation: Any, marks: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Take Annotated, unions, lists and mappings apart, down to the types of values, each with its marks."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *own = get_args(annotation)
        yield from _anggota(inner, (*marks, *own))
    elif origin in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _anggota(member, marks)
    elif origin is tuple:
        yield from _anggota(get_args(annotation)[0], marks)
    elif origin is dict:
        yield from _anggota(get_args(annotation)[1], marks)
    else:
        yield annotation, marks


def bagian(field: FieldInfo) -> list[type[BaseModel]]:
    """Return the models that a field holds, in a list or alone."""
    return [one for one, _ in _anggota(field.annotation) if isinstance(one, type) and issubclass(one, BaseModel)]


@cache
def semua_bagian(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Return the models below a model, each once, in the order in which they are met."""
    found: dict[type[BaseModel], None] = {}
    for field in model.model_fields.values():
        for one in bagian(field):
            found |= dict.fromkeys((one, *semua_bagian(one)))
    return tuple(found)


def uraian(model: type[BaseModel]) -> str:
    """Return what a model is, in Indonesian."""
    said: str = getattr(model, "__uraian__", "")
    return said
