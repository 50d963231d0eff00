"""A whole year of facts, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct, field

from lkj.diagnostics import Position
from lkj.files.layout import FOLLOW_UP, year_folder
from lkj.files.yaml import Document
from lkj.model.aksi import TindakLanjut, tindak_lanjut
from lkj.model.anggaran import BerkasPagu
from lkj.model.base import Model
from lkj.model.bukti import Sidik, Terbukti, semua_bukti
from lkj.model.hukum import BerkasDasarHukum, BerkasTugas
from lkj.model.indikator import BerkasIndikator, Indikator
from lkj.model.kerangka import BerkasKerangka
from lkj.model.metode import BerkasMetode
from lkj.model.pengecualian import BerkasPengecualian
from lkj.model.ralat import BerkasRalat
from lkj.model.rencana import BerkasPk, BerkasSasaran, BerkasVisiMisi, DokumenPerencanaan, Perjanjian, Sasaran
from lkj.model.satker import BerkasSatker, Pejabat
from lkj.model.susunan import Simpul, susun
from lkj.model.tindak_lanjut import BerkasTindakLanjut


class Narasi(Struct, frozen=True):
    """One prose file: its text (LF, NFC) and its path relative to the project root."""

    teks: str
    berkas: str


# A heading of Markdown and the name that stands behind it, alone or before other attributes.
_NAMA_JUDUL = re.compile(r"^( {0,3}#{1,6} [^\n{]*)\{(#[A-Za-z][\w:.-]*)((?: [^{}\n]*)?)\}[ \t]*$", re.MULTILINE)


def tanpa_nama_judul(text: str) -> str:
    """Return prose with blanks for the name of each heading, `{#nama}`, which Jinja would take for a comment.

    The report gives every heading a name of its own.
    """

    def blank(found: re.Match[str]) -> str:
        before, name, rest = found.groups()
        kept = f"{{{' ' * len(name)}{rest}}}" if rest.strip() else " " * (len(name) + len(rest) + 2)
        return before + kept

    return _NAMA_JUDUL.sub(blank, text)


class Tahun(Struct, frozen=True, kw_only=True, dict=True):
    """The facts of one year, file by file, with the documents they were read from for their positions."""

    tahun: int
    satker: BerkasSatker
    dasar_hukum: BerkasDasarHukum
    tugas: BerkasTugas
    visi_misi: BerkasVisiMisi
    sasaran: BerkasSasaran
    indikator: BerkasIndikator
    pk: BerkasPk
    pagu: BerkasPagu
    metode: BerkasMetode
    kerangka: BerkasKerangka
    tindak_lanjut: BerkasTindakLanjut
    ralat: BerkasRalat
    pengecualian: BerkasPengecualian
    narasi: Mapping[str, Narasi]
    documents: Mapping[str, Document]
    #: The files of evidence that the facts name, as they were found, by their names in the year folder.
    bukti: Mapping[str, Sidik] = field(default_factory=dict)
    #: The names that stand in its folder of scans; None where that cannot be listed.
    lampiran: Collection[str] | None = ()

    def position(self, file: str, path: Sequence[str | int]) -> Position:
        """Return where a value stands, e.g. `position("indikator.yaml", ("indikator", 4, "realisasi"))`."""
        document = self.documents.get(file)
        # What a year can do without has no document where it is not there.
        return document.position(path) if document else Position(f"{year_folder(self.tahun)}/{file}", 1, 1)

    @property
    def hari(self) -> date:
        """The day that a document's properties bear: that of the report, or the last of its year while it has none."""
        return self.satker.laporan.tanggal or date(self.tahun, 12, 31)

    @cached_property
    def pejabat(self) -> dict[str, Pejabat]:
        """Officials by id."""
        return {p.id: p for p in self.satker.pejabat}

    @cached_property
    def susunan(self) -> Simpul:
        """The agency and its units as a tree; who promised first in the name of a unit heads it where none is named."""
        return susun(self.satker, {one.unit: one.pihak_pertama for one in reversed(self.pk.perjanjian)})

    @cached_property
    def sasaran_per_id(self) -> dict[str, Sasaran]:
        """Objectives of all documents by id."""
        return {s.id: s for s in self.sasaran.sasaran}

    @cached_property
    def perjanjian(self) -> dict[str, Perjanjian]:
        """Agreements by document id."""
        return {p.id: p for p in self.pk.perjanjian}

    @property
    def dokumen(self) -> Mapping[str, DokumenPerencanaan]:
        """The year's planning documents by id, in the order in which they are printed."""
        return self.pk.semua_dokumen

    @property
    def _bertindak(self) -> tuple[tuple[str, Model], ...]:
        """The files that name evidence and what is done about something."""
        return ("indikator.yaml", self.indikator), (FOLLOW_UP, self.tindak_lanjut)

    def semua_bukti(self) -> Iterator[tuple[str, Terbukti]]:
        """Yield every piece of evidence that the facts name, with the file that names it."""
        for name, facts in self._bertindak:
            yield from ((name, one) for one in semua_bukti(facts))

    def semua_tindak_lanjut(self) -> Iterator[tuple[str, tuple[str | int, ...], TindakLanjut]]:
        """Yield all that is done about something, with its file and its place there."""
        for name, facts in self._bertindak:
            yield from ((name, path, one) for path, one in tindak_lanjut(facts))

    def sasaran_dokumen(self, dokumen: str) -> list[Sasaran]:
        """Return the objectives of one document in the order of the file."""
        return [s for s in self.sasaran.sasaran if dokumen in s.berdokumen]

    def indikator_dokumen(self, dokumen: str) -> list[Indikator]:
        """Return the indicators of one document in the order of the file."""
        return [one for _, one in self.indikator_bernomor(dokumen)]

    def indikator_bernomor(self, dokumen: str) -> list[tuple[int, Indikator]]:
        """Return the indicators of one document, with its own targets, each with its place in the file."""
        return [(n, i.menurut(dokumen)) for n, i in enumerate(self.indikator.indikator) if dokumen in i.berdokumen]
