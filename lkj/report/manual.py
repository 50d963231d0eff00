"""The annex «Indikator Kinerja Utama»: the manual of the indicators of each document that has one."""

from __future__ import annotations

from msgspec import Struct

from lkj.capaian import Peringkat
from lkj.model import Tahun
from lkj.model.indikator import Indikator
from lkj.model.manual import MANUAL, bermanual, nama_penanggung_jawab
from lkj.model.perubahan_indikator import gugur
from lkj.model.rencana import Sasaran
from lkj.pengukuran import Pengukuran

# What the columns need beside each other, in percent of a page with all of them: none is narrower than its long words.
_LEBAR = {
    "alasan": 11,
    "definisi": 13,
    "formulasi": 13,
    "sumber_data": 10,
    "periode": 10,
    "penanggung_jawab": 11,
}
_NOMOR, _SASARAN, _INDIKATOR = 4, 13, 15


class BarisManual(Struct, frozen=True):
    """One indicator, its unit where it has one beside a ladder's ranks, and what its columns say.

    What it lacks and others have is None.
    """

    indikator: Indikator
    satuan: str | None
    isi: tuple[str | None, ...]


class Manual(Struct, frozen=True):
    """The manual of one document: its columns as templates take them, and the rows of each objective."""

    dokumen: str
    kolom: tuple[tuple[str, int, str], ...]
    kelompok: tuple[tuple[Sasaran, tuple[BarisManual, ...]], ...]


def manual(numbers: Pengukuran) -> tuple[Manual, ...]:
    """Return the manuals of a year's documents, the measured one first; none where no indicator has any of it."""
    recaps = [numbers.utama, *(one for one in numbers.rekap.values() if one.id != numbers.utama.id)]
    made = []
    # What holds no more is told in Bab II, with what took its place.
    seen = set(gugur(numbers.year))
    for recap in recaps:
        groups = [(s, [row.indikator for row in rows if row.indikator.id not in seen]) for s, rows in recap.kelompok]
        facts = [one for _, group in groups for one in group]
        keys = bermanual(facts)
        if not keys:
            continue
        seen |= {one.id for one in facts}
        kelompok = tuple((s, tuple(_baris(numbers.year, one, keys) for one in group)) for s, group in groups if group)
        made.append(Manual(recap.dokumen, _kolom(keys), kelompok))
    return tuple(made)


def _baris(year: Tahun, one: Indikator, keys: tuple[str, ...]) -> BarisManual:
    said = [getattr(one, key) for key in keys]
    named = (
        nama_penanggung_jawab(year, text) if key == "penanggung_jawab" and text is not None else text
        for key, text in zip(keys, said, strict=True)
    )
    unit = None if isinstance(one.target, Peringkat) else one.satuan
    return BarisManual(one, unit, tuple(named))


def _kolom(keys: tuple[str, ...]) -> tuple[tuple[str, int, str], ...]:
    fixed = (("No", _NOMOR, "tengah"), ("Sasaran", _SASARAN, "kiri"), ("Indikator Kinerja", _INDIKATOR, "kiri"))
    rest, left = 100 - _NOMOR - _SASARAN - _INDIKATOR, [_LEBAR[key] for key in keys]
    widths = []
    for n, one in enumerate(left):
        # Each takes its share of what is left, so that all of it is given away.
        widths.append(rest * one // sum(left[n:]))
        rest -= widths[-1]
    return (*fixed, *((MANUAL[key], width, "kiri") for key, width in zip(keys, widths, strict=True)))
