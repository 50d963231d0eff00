"""The records an explanation is made of, and the few pieces that every explanation shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from lkj.capaian import Angka, Langkah, Skala, tempat_tegas, tulis_persen
from lkj.capaian.rounding import TEMPAT_TERBANYAK
from lkj.capaian.steps import tulis_masukan
from lkj.diagnostics import Position
from lkj.model import Tahun

METODE, BERKAS = "metode.yaml", "indikator.yaml"
_MELINTASI = "melintasi batas kategori atau 0% atau 100%"


class Masukan(Struct, frozen=True, kw_only=True):
    """One value put in: its symbol in the formula, what it is, and where it was typed, and how.

    `hitungan` shows how a value that is itself computed came about from what was typed. `kelompok` names the
    objective it is averaged under, `bobot` its weight in percent, where the aggregate has such. `sampai` is the last
    line of a value that was typed over several, else 0.
    """

    simbol: str
    nama: str
    nilai: Decimal | str | None
    diketik: str = ""
    tempat: Position | None = None
    satuan: str = ""
    hitungan: str = ""
    kelompok: str = ""
    bobot: Decimal | None = None
    sampai: int = 0


class Hitungan(Struct, frozen=True):
    """One step: a formula, the same with the values put in, and its result, unrounded."""

    nama: str
    rumus: str
    penjabaran: str
    hasil: Decimal | str | None


class Ketentuan(Struct, frozen=True):
    """A rule that decided something (zero, cap, rounding …), and where it is declared.

    What no line of the method declares, for it holds where nothing else is said, is `bawaan`.
    """

    nama: str
    teks: str
    tempat: Position | None = None
    sampai: int = 0
    bawaan: bool = False


class Kategori(Struct, frozen=True, kw_only=True):
    """The band a value fell into: its bounds as printed, its scale, and how sure the scale's source is."""

    nama: str
    rentang: str
    skala: str
    sumber: str
    kepastian: str
    tempat: Position


class Penjelasan(Struct, frozen=True, kw_only=True):
    """All that an auditor needs to redo one number by hand.

    `nilai` is unrounded, None where there is no number; `cetakan` is what the report prints. `cocok` names the
    printed forms that answered a search for a number, `langkah_cocok` is the step that gives it where it is not the
    result itself, from 1, else 0.
    """

    id: str
    jenis: str
    nama: str
    nilai: Decimal | None
    cetakan: str
    uraian: str
    rumus: str
    rumus_kata: str
    sumber_rumus: str
    masukan: tuple[Masukan, ...] = ()
    langkah: tuple[Hitungan, ...] = ()
    ketentuan: tuple[Ketentuan, ...] = ()
    kategori: Kategori | None = None
    # A program may ask for the category of an indikator where the report does not print one.
    berkategori: bool = True
    dikecualikan: tuple[tuple[str, str], ...] = ()
    catatan: tuple[str, ...] = ()
    cocok: tuple[str, ...] = ()
    langkah_cocok: int = 0


class Butir(Struct, frozen=True, kw_only=True):
    """One thing that can be asked for: its id, other names, its printed forms by role, and its explanation.

    `hasil` is what a list shows of it, where no printed form says that: an indikator without a percentage prints its
    target and its realisasi, and neither is how it came out.

    What is not `dicari` can be asked for by name only, for its number is that of another thing; what is `menyebut`
    tells of such a number, and is found by it behind the thing itself.
    """

    id: str
    nama: str
    cetakan: tuple[tuple[str, str], ...]
    buat: Callable[[], Penjelasan]
    alias: tuple[str, ...] = ()
    dicari: bool = True
    menyebut: bool = False
    hasil: str = ""


def tulis_ketikan(value: Any) -> str:
    """Write a value as its YAML line has it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def ketikan(year: Tahun, file: str, path: Sequence[str | int]) -> tuple[str, Position]:
    """Return a value as typed, and its place; "" for a list, a mapping, and a key that is not there.

    A quantity with a unit of its own is found at its `nilai`; what is not there, at the nearest place above.
    """
    document = year.documents[file]
    if not document.has(path):
        return "", document.position(path)
    value: Any = document.data
    for part in path:
        value = value[part]
    if isinstance(value, dict) and "nilai" in value:
        path, value = (*path, "nilai"), value["nilai"]
    return "" if isinstance(value, (dict, list)) else tulis_ketikan(value), document.position(path)


def bentang(year: Tahun, file: str, *paths: Sequence[str | int]) -> tuple[Position, int]:
    """Return where the first value begins, and the last line of the last one; 0 where that is the same line."""
    document = year.documents[file]
    place, last = document.position(paths[0]), max(document.lines(paths[-1]), default=0)
    return place, last if last > place.line else 0


def ketentuan(year: Tahun, nama: str, teks: str, path: Sequence[str | int]) -> Ketentuan:
    """Return a rule that the method declares under a path, or that holds since it does not."""
    document = year.documents[METODE]
    if not document.has(path):
        return Ketentuan(nama, teks, bawaan=True)
    return Ketentuan(nama, teks, document.position(path))


def hitungan(langkah: Langkah) -> Hitungan:
    """Turn a step of the capaian library into a step of an explanation."""
    hasil = langkah.hasil.replace("_", " ") if isinstance(langkah.hasil, str) else langkah.hasil
    nama = f"{langkah.nama} ({langkah.pokok})" if langkah.pokok else langkah.nama
    return Hitungan(nama, langkah.rumus, langkah.penjabaran, hasil)


def tulis_nilai(value: Decimal | str | date | None) -> str:
    """Write a value of a formula for a reader: all digits up to ten decimals."""
    return "belum ada" if value is None else tulis_masukan(value)


def nilai_kuantitas(value: Any) -> tuple[Decimal | str | None, str]:
    """Return a quantity as number and unit, or as text where it is no plain number."""
    if value is None:
        return None, ""
    return (value.nilai, value.satuan) if isinstance(value, Angka) else (str(value), "")


def kategori(year: Tahun, skala: Skala, nilai: Decimal | None) -> Kategori | None:
    """Return the band of an unrounded value, None without a number."""
    if nilai is None:
        return None
    pita = skala.kategori(nilai)
    place = year.position(METODE, ("skala",))
    return Kategori(
        nama=pita.nama,
        rentang=skala.tulis_pita(pita),
        skala=skala.nama,
        sumber=skala.sumber,
        kepastian=str(skala.kepastian),
        tempat=place,
    )


def pembulatan(year: Tahun, persen: Decimal | None = None) -> Ketentuan:
    """Return the rule by which percentages are rounded for print, and why `persen` has more decimals if it has."""
    places = year.metode.desimal
    more = places if persen is None else tempat_tegas(persen, places, year.metode.pita)
    why = f" karena {places} desimal {_MELINTASI}" if more > places else ""
    how = f"dibulatkan ke {more} desimal{why}, setengah ke atas (angka 5 menaikkan), hanya untuk cetak"
    if persen is not None and tulis_persen(persen, places, year.metode.pita)[0] in "<>":
        how = f"tidak dibulatkan karena {TEMPAT_TERBANYAK} desimal pun {_MELINTASI}, hanya untuk cetak"
    text = f"{how}; status dan kategori dinilai pada nilai yang belum dibulatkan"
    return ketentuan(year, "Pembulatan", text, ("desimal",))
