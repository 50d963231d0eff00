"""What budget an agreement lists: the whole agency's, or below its head what the objectives of the agreement use.

One that was made before the budget was revised lists what there was then, where the data tells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from lkj.model import Tahun
from lkj.model.rencana import Kegiatan, Perjanjian, Program
from lkj.pengukuran import Biaya, semua_biaya
from lkj.pengukuran.biaya import biaya_program

__all__ = ["AnggaranNaskah", "PosAwal", "anggaran_naskah"]


class PosAwal(Struct, frozen=True):
    """A programme or activity as an agreement of before the revision lists it, with its ceiling of then, in rupiah."""

    kode: str
    nama: str
    anggaran: int
    kegiatan: tuple[PosAwal, ...] = ()


class AnggaranNaskah(Struct, frozen=True, kw_only=True):
    """What the agreement of an id lists: programmes, how deep, and their sum in rupiah, None while one is not known.

    `sebagian` says that they are not all of the agency's; a programme then holds only the activities that are listed.
    `awal` says that they are of before the revision.
    """

    id: str
    rinci: Literal["program", "kegiatan", "tidak"]
    program: tuple[Program | PosAwal, ...]
    jumlah: int | None
    sebagian: bool
    awal: bool = False


def anggaran_naskah(year: Tahun, naskah: Perjanjian) -> AnggaranNaskah:
    """Return the budget of an agreement, of before the revision where it was made before and all of that is known."""
    now = _kini(year, naskah)
    if now.rinci == "tidak" or not _sebelum_revisi(year, naskah):
        return now
    cost = {one.kode: one for one in semua_biaya(biaya_program(year))}
    lines = tuple(_awal(cost, one) for one in now.program if isinstance(one, Program))
    if any(one is None for one in lines):
        return now
    known = tuple(one for one in lines if one is not None)
    return replace(now, program=known, jumlah=sum(one.anggaran for one in known), awal=True)


def _awal(cost: Mapping[str, Biaya], line: Program | Kegiatan) -> PosAwal | None:
    """Return a line with its ceiling of before the revision, None where one of its parts is not known."""
    below = tuple(_awal(cost, part) for part in line.kegiatan) if isinstance(line, Program) else ()
    known = tuple(part for part in below if part is not None)
    if line.kode is None or len(known) < len(below):
        return None
    spent = cost.get(line.kode)
    amount = sum(part.anggaran for part in known) if known else spent.pagu_awal if spent is not None else None
    return None if amount is None else PosAwal(line.kode, line.nama, amount, known)


def _sebelum_revisi(year: Tahun, naskah: Perjanjian) -> bool:
    """Tell whether an agreement was changed later in the year, or made before another of the year was."""
    if naskah.perubahan or year.dokumen[naskah.id].perubahan is not None:
        return False
    if any(one.perubahan == naskah.id for one in year.dokumen.values()):
        return True
    changed = [p.tanggal for p in year.pk.perjanjian if p.perubahan or year.dokumen[p.id].perubahan is not None]
    made = naskah.tanggal
    return isinstance(made, date) and any(isinstance(one, date) and one > made for one in changed)


def _kini(year: Tahun, naskah: Perjanjian) -> AnggaranNaskah:
    """Return the budget of an agreement after the last revision.

    Who promises below the head of the agency (`jenjang` 2 and more) answers for the programmes and activities that the
    objectives of that agreement name; where they name none, for all.
    """
    document = year.dokumen[naskah.id]
    deep = document.anggaran or ("program" if naskah.pihak_kedua is None else "kegiatan")
    every = year.pk.program
    objectives = [one for one in year.sasaran.sasaran if naskah.id in one.dokumen]
    named = {part.kode for one in objectives for part in one.program}
    if (document.jenjang or 1) == 1 or not named:
        total = _jumlah([one.anggaran for one in every])
        return AnggaranNaskah(id=naskah.id, rinci=deep, program=every, jumlah=total, sebagian=False)
    kept: list[Program] = []
    amounts: list[int | None] = []
    for one in every:
        activities = tuple(part for part in one.kegiatan if part.kode in named)
        if one.kode in named:
            kept.append(one)
            amounts.append(one.anggaran)
        elif activities:
            kept.append(one.model_copy(update={"kegiatan": activities}))
            amounts += [part.anggaran for part in activities]
    # A programme of which only a part is listed has no amount of its own here.
    whole = all(one.kode in named for one in kept)
    return AnggaranNaskah(
        id=naskah.id,
        rinci="kegiatan" if deep == "program" and not whole else deep,
        program=tuple(kept),
        jumlah=_jumlah(amounts),
        sebagian=True,
    )


def _jumlah(amounts: list[int | None]) -> int | None:
    known = [one for one in amounts if one is not None]
    return sum(known) if len(known) == len(amounts) else None
