"""What budget an agreement lists: the whole agency's, or below its head what the objectives of the agreement use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lkj.model import Tahun
from lkj.model.rencana import Perjanjian, Program

__all__ = ["AnggaranNaskah", "anggaran_naskah"]


@dataclass(frozen=True, slots=True)
class AnggaranNaskah:
    """What the agreement of an id lists: programmes, how deep, and their sum in rupiah, None while one is not known.

    `sebagian` says that they are not all of the agency's; a programme then holds only the activities that are listed.
    """

    id: str
    rinci: Literal["program", "kegiatan", "tidak"]
    program: tuple[Program, ...]
    jumlah: int | None
    sebagian: bool


def anggaran_naskah(year: Tahun, naskah: Perjanjian) -> AnggaranNaskah:
    """Return the budget of an agreement.

    Who promises below the head of the agency (`jenjang` 2 and more) answers for the programmes and activities that the
    objectives of that agreement name; where they name none, for all.
    """
    document = year.dokumen[naskah.id]
    deep = document.anggaran or ("program" if naskah.pihak_kedua is None else "kegiatan")
    every = year.pk.program
    objectives = [one for one in year.sasaran.sasaran if naskah.id in one.dokumen]
    named = {part.kode for one in objectives for part in one.program}
    if (document.jenjang or 1) == 1 or not named:
        return AnggaranNaskah(naskah.id, deep, every, _jumlah([one.anggaran for one in every]), False)
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
        naskah.id, "kegiatan" if deep == "program" and not whole else deep, tuple(kept), _jumlah(amounts), True
    )


def _jumlah(amounts: list[int | None]) -> int | None:
    known = [one for one in amounts if one is not None]
    return sum(known) if len(known) == len(amounts) else None
