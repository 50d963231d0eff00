"""The annex «Ralat dan Catatan Data»: what was said otherwise before, and what is to be known of the data.

What the report says now is rendered as prose is, so that it follows the data and keeps the names of its figures.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

from markupsafe import Markup
from msgspec import Struct

from lkj.diagnostics import Position
from lkj.files.layout import RALAT, WAIVERS
from lkj.model import Tahun
from lkj.model.ralat import UNGKAPAN, CatatanData
from lkj.wording.literal import lolos, tanpa_nama

__all__ = ["Ungkapan", "rekap_ralat", "templat", "ungkapan"]


class Ungkapan(Struct, frozen=True):
    """A text with expressions: the name of its template, its place, and the template."""

    nama: str
    tempat: Position
    teks: str


class BarisRalat(Struct, frozen=True, kw_only=True):
    """A correction as it is printed."""

    id: str
    perihal: str
    sumber: str
    semula: str
    menjadi: Markup
    alasan: Markup

    @property
    def tercetak(self) -> str:
        """What the report says, as it is read."""
        return html.unescape(tanpa_nama(self.menjadi))

    @property
    def sebab(self) -> str:
        """Why they differ, as it is read."""
        return html.unescape(tanpa_nama(self.alasan))


class BarisCatatan(Struct, frozen=True):
    """A note as it is printed."""

    perihal: str
    catatan: Markup


class RekapRalat(Struct, frozen=True):
    """All that the annex prints, in the order of the files."""

    ralat: tuple[BarisRalat, ...] = ()
    catatan: tuple[BarisCatatan, ...] = ()


def templat(text: str) -> str:
    """Return a text as a template: its expressions as they are, all else as the letters that it has."""
    parts, end = [], 0
    for found in UNGKAPAN.finditer(text):
        parts += [lolos(text[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, lolos(text[end:])])


def ungkapan(year: Tahun) -> Iterator[Ungkapan]:
    """Yield every text with expressions that the annex prints."""
    for n, one in enumerate(year.ralat.ralat):
        for key in ("menjadi", "alasan"):
            yield Ungkapan(f"{key}/{one.id}", year.position(RALAT, ("ralat", n, key)), templat(getattr(one, key)))
    for n, (file, path, note) in enumerate(_catatan(year)):
        yield Ungkapan(f"catatan/{n}", year.position(file, (*path, "catatan")), templat(note.catatan))


def _catatan(year: Tahun) -> Iterator[tuple[str, tuple[str | int, ...], CatatanData]]:
    """Yield the notes that are printed, each with its file and its place there."""
    for n, waiver in enumerate(year.pengecualian.pengecualian):
        if waiver.cetak is not None:
            yield WAIVERS, ("pengecualian", n, "cetak"), waiver.cetak
    for n, note in enumerate(year.ralat.catatan):
        yield RALAT, ("catatan", n), note


def _kalimat(text: Markup) -> Markup:
    """Return a sentence with its full stop, which data need not have."""
    return text if html.unescape(tanpa_nama(text)).endswith((".", "?", "!")) else text + Markup(".")


def rekap_ralat(year: Tahun, tersusun: Callable[[str], Markup]) -> RekapRalat:
    """Return what the annex prints; `tersusun` renders the text of a name."""
    return RekapRalat(
        tuple(
            BarisRalat(
                id=one.id,
                perihal=one.perihal,
                sumber=one.sumber,
                semula=one.semula,
                menjadi=tersusun(f"menjadi/{one.id}"),
                alasan=_kalimat(tersusun(f"alasan/{one.id}")),
            )
            for one in year.ralat.ralat
        ),
        tuple(
            BarisCatatan(note.perihal, _kalimat(tersusun(f"catatan/{n}")))
            for n, (_, _, note) in enumerate(_catatan(year))
        ),
    )
