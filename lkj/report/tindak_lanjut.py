"""What was done about the recommendations of the evaluation and the notes of the reviewer, as the report prints it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from lkj.model import Tahun
from lkj.model.aksi import TindakLanjut
from lkj.model.manual import nama_penanggung_jawab


class BarisTindakLanjut(Struct, frozen=True, kw_only=True):
    """One row: the year and the words of what was asked for, and what is done about it; None for what is not known."""

    tahun: int
    bunyi: str
    uraian: str | None
    penanggung_jawab: str | None
    tenggat: date | None
    status: str | None


class RekapTindakLanjut(Struct, frozen=True):
    """What was asked for by one side: its rows, and how many of them are done."""

    baris: tuple[BarisTindakLanjut, ...]
    selesai: int


def _baris(year: Tahun, tahun: int, words: str, done: TindakLanjut | None) -> BarisTindakLanjut:
    if done is None:
        return BarisTindakLanjut(
            tahun=tahun, bunyi=words, uraian=None, penanggung_jawab=None, tenggat=None, status=None
        )
    who = done.penanggung_jawab
    named = None if who is None else nama_penanggung_jawab(year, who)
    return BarisTindakLanjut(
        tahun=tahun,
        bunyi=words,
        uraian=done.uraian,
        penanggung_jawab=named,
        tenggat=done.tenggat,
        status=done.status,
    )


def _rekap(rows: list[BarisTindakLanjut]) -> RekapTindakLanjut:
    return RekapTindakLanjut(tuple(rows), sum(one.status == "selesai" for one in rows))


def rekap_tindak_lanjut(year: Tahun) -> dict[str, RekapTindakLanjut]:
    """Return what was done about recommendations and about notes of the reviewer."""
    facts = year.tindak_lanjut
    asked = [
        _baris(year, one.tahun, one.rekomendasi + (f" ({one.sumber})" if one.sumber else ""), one.tindak_lanjut)
        for one in facts.rekomendasi
    ]
    noted = [_baris(year, one.tahun, one.catatan, one.tindak_lanjut) for one in facts.reviu]
    return {"rekomendasi": _rekap(asked), "reviu": _rekap(noted)}
