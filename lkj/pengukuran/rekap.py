"""One document measured as a whole: its rows, its mean, and the means of its objectives and goals."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from lkj.capaian import Agregat, Aturan, Pita, Skala, Status
from lkj.model.rencana import Sasaran, Tujuan
from lkj.pengukuran.baris import Baris
from lkj.pengukuran.gabungan import gabungkan


class Rekap(Struct, frozen=True, kw_only=True, dict=True):
    """One document measured as a whole.

    `sasaran` counts its objectives; `tujuan` lists the goals that they may name. `aturan` holds the cap and
    floor that bind averages, where the method applies them after averaging.
    """

    id: str
    dokumen: str
    sasaran: int
    baris: tuple[Baris, ...]
    agregat: Agregat
    skala: Skala
    aturan: Aturan
    tujuan: tuple[Tujuan, ...]

    @property
    def indikator(self) -> int:
        """Number of indicators, measured or not."""
        return len(self.baris)

    @property
    def n(self) -> int:
        """Number of indicators in the mean, also where it is a mean of the objectives' means."""
        return self.agregat.terukur

    @property
    def sementara(self) -> bool:
        """Whether a realisasi still to come can change the mean."""
        return self.agregat.sementara

    @property
    def rerata(self) -> Decimal | None:
        """The mean in percent, unrounded, by the year's way of aggregating."""
        return self.agregat.nilai

    @property
    def kategori(self) -> str | None:
        """Category of the mean, judged on the unrounded value."""
        return None if self.rerata is None else self.skala.kategori(self.rerata).nama

    def _hitung(self, status: Status) -> int:
        return sum(b.capaian.status is status for b in self.baris)

    @property
    def tercapai(self) -> int:
        """Number of indicators at or above target."""
        return self._hitung(Status.TERCAPAI)

    @property
    def tidak_tercapai(self) -> int:
        """Number of indicators that missed their target."""
        return self._hitung(Status.TIDAK_TERCAPAI)

    @property
    def belum_ada_data(self) -> int:
        """Number of indicators without realisasi."""
        return self._hitung(Status.BELUM_ADA_DATA)

    @property
    def tak_terhitung(self) -> int:
        """Number of indicators for which no percentage is defined."""
        return self._hitung(Status.TAK_TERHITUNG)

    @property
    def tanpa_status(self) -> int:
        """Number of indikator without data or that no formula fits: neither reached nor missed."""
        return self.belum_ada_data + self.tak_terhitung

    @property
    def kelompok(self) -> tuple[tuple[Sasaran, tuple[Baris, ...]], ...]:
        """The rows of each objective together, objectives in the order of their first indicator."""
        groups: dict[str, list[Baris]] = {}
        for row in self.baris:
            groups.setdefault(row.sasaran.id, []).append(row)
        return tuple((rows[0].sasaran, tuple(rows)) for rows in groups.values())

    @property
    def di_bawah(self) -> tuple[Baris, ...]:
        """The indicators that missed their target."""
        return tuple(b for b in self.baris if b.capaian.status is Status.TIDAK_TERCAPAI)

    def sama_dengan(self, other: Rekap) -> bool:
        """Whether this document has the objectives, indikator, numbers and mean of another, row by row."""
        mine, its = ([(row.sasaran, row.indikator, row.capaian) for row in one.baris] for one in (self, other))
        return mine == its and self.agregat == other.agregat

    @cached_property
    def per_sasaran(self) -> tuple[tuple[Sasaran, Agregat], ...]:
        """The aggregate of each objective, in the order of `kelompok`.

        Where the document's mean is made of the objectives' means, these are the very numbers it is made of:
        a cap that applies after averaging then binds the document's mean only.
        """
        groups = dict(self.agregat.kelompok)
        cara = self.agregat.cara
        return tuple(
            (sasaran, groups.get(sasaran.id) or gabungkan(rows, cara, self.aturan, utuh=False))
            for sasaran, rows in self.kelompok
        )

    @property
    def per_pita(self) -> tuple[tuple[Pita | None, bool, tuple[Sasaran, ...]], ...]:
        """Each band of the scale, whether the mean is in it, and the objectives whose means are; last those of none."""
        found: dict[str | None, list[Sasaran]] = {}
        for sasaran, mean in self.per_sasaran:
            name = None if mean.nilai is None else self.skala.kategori(mean.nilai).nama
            found.setdefault(name, []).append(sasaran)
        bands = [(pita, pita.nama == self.kategori, tuple(found.get(pita.nama, ()))) for pita in self.skala.pita]
        return (*bands, *([(None, False, tuple(found[None]))] if None in found else []))

    @cached_property
    def per_tujuan(self) -> tuple[tuple[Tujuan, Agregat], ...]:
        """The aggregate of each goal that an objective of this document names, goals in the order of their file."""
        cara = self.agregat.cara
        groups = ((goal, [b for b in self.baris if b.sasaran.tujuan == goal.id]) for goal in self.tujuan)
        return tuple((goal, gabungkan(rows, cara, self.aturan, utuh=False)) for goal, rows in groups if rows)
