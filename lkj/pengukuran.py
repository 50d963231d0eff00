"""The numbers of a year: capaian of each indicator, aggregates by document, absorption by year.

The one place where facts meet formulas; rules, report and command line all take their numbers from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from lkj.capaian import (
    Agregat,
    Aturan,
    Capaian,
    CaraKomposit,
    CaraPeringkat,
    PenerapanBatas,
    Pita,
    Polaritas,
    Rumus,
    Skala,
    Status,
    Ukuran,
    hitung,
    rerata,
    rerata_sasaran,
    serapan,
)
from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.model.anggaran import PaguTahun
from lkj.model.dasar import DOKUMEN
from lkj.model.indikator import Indikator
from lkj.model.metode import BerkasMetode
from lkj.model.rencana import Sasaran

NAMA_DOKUMEN = {
    "rkt": "Rencana Kinerja Tahunan",
    "pk-ketua": "Perjanjian Kinerja Ketua",
    "pk-sekretaris": "Perjanjian Kinerja Sekretaris",
}
NAMA_STATUS = {
    Status.TERCAPAI: "Tercapai",
    Status.TIDAK_TERCAPAI: "Tidak tercapai",
    Status.BELUM_ADA_DATA: "Belum ada data",
    Status.TAK_TERHITUNG: "Tak terhitung",
}


@dataclass(frozen=True, slots=True)
class Baris:
    """One indicator measured: the facts, the result, and its category under the year's scale."""

    nomor: int
    indikator: Indikator
    sasaran: Sasaran
    capaian: Capaian
    kategori: Pita | None
    position: Position

    @property
    def status(self) -> str:
        """The status in words."""
        return NAMA_STATUS[self.capaian.status]


@dataclass(frozen=True, slots=True)
class Rekap:
    """One document measured as a whole."""

    id: str
    dokumen: str
    sasaran: int
    baris: tuple[Baris, ...]
    agregat: Agregat
    skala: Skala

    @property
    def indikator(self) -> int:
        """Number of indicators, measured or not."""
        return len(self.baris)

    @property
    def n(self) -> int:
        """Number of indicators whose capaian is a number."""
        return sum(b.capaian.nilai is not None for b in self.baris)

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


@dataclass(frozen=True, slots=True)
class Anggaran:
    """Budget of one year in rupiah, with its absorption in percent."""

    tahun: int
    pagu: int
    realisasi: int | None
    ukuran: Ukuran
    position: Position

    @property
    def serapan(self) -> Decimal | None:
        """Realisasi over pagu in percent, unrounded; None where it cannot be computed."""
        return self.ukuran.nilai

    @property
    def sisa(self) -> int | None:
        """Pagu less realisasi, in rupiah."""
        return None if self.realisasi is None else self.pagu - self.realisasi


def aturan_untuk(metode: BerkasMetode, indikator: Indikator | None = None) -> Aturan:
    """Return the rule by which an indicator is computed under the year's method."""
    cara = metode.capaian
    polaritas = Polaritas(indikator.polaritas) if indikator else Polaritas.NAIK
    rumus = {Polaritas.NAIK: Rumus(cara.naik), Polaritas.TURUN: Rumus(cara.turun)}.get(polaritas)
    if polaritas is Polaritas.TETAP:
        rumus = Rumus.SELISIH
    return Aturan(
        polaritas=polaritas,
        rumus=rumus,
        batas_atas=cara.batas_atas,
        batas_bawah=cara.batas_bawah,
        penerapan_batas=PenerapanBatas(cara.penerapan_batas),
        komposit=CaraKomposit(cara.komposit),
        peringkat=CaraPeringkat(cara.peringkat),
    )


class Pengukuran:
    """All numbers of a year, computed once from its facts."""

    def __init__(self, year: Tahun) -> None:
        self.year = year
        self.skala = year.metode.pita
        self.rekap = {dokumen: self._ukur(dokumen) for dokumen in DOKUMEN}

    def _ukur(self, dokumen: str) -> Rekap:
        year = self.year
        rows: list[Baris] = []
        for n, indikator in enumerate(year.indikator.indikator):
            if indikator.dokumen != dokumen:
                continue
            capaian = hitung(indikator.target, indikator.realisasi, aturan_untuk(year.metode, indikator))
            rows.append(
                Baris(
                    len(rows) + 1,
                    indikator,
                    year.sasaran_per_id[indikator.sasaran],
                    capaian,
                    None if capaian.nilai is None else self.skala.kategori(capaian.nilai),
                    year.position("indikator.yaml", ("indikator", n)),
                )
            )
        rule = aturan_untuk(year.metode)
        if year.metode.agregasi == "rerata-sasaran":
            agregat = rerata_sasaran(((b.indikator.id, b.capaian, b.indikator.sasaran) for b in rows), rule)
        else:
            agregat = rerata(((b.indikator.id, b.capaian) for b in rows), rule)
        count = len(year.sasaran_dokumen(dokumen))
        return Rekap(dokumen, NAMA_DOKUMEN[dokumen], count, tuple(rows), agregat, self.skala)

    @property
    def utama(self) -> Rekap:
        """The document that the report measures, as the method says."""
        return self.rekap[self.year.metode.capaian.dokumen]

    @cached_property
    def anggaran(self) -> tuple[Anggaran, ...]:
        """Budget and absorption of all years in the table, ascending."""

        def one(n: int, p: PaguTahun) -> Anggaran:
            spent = None if p.realisasi is None else Decimal(p.realisasi)
            place = self.year.position("pagu.yaml", ("pagu", n))
            return Anggaran(p.tahun, p.pagu, p.realisasi, serapan(spent, Decimal(p.pagu)), place)

        return tuple(sorted((one(n, p) for n, p in enumerate(self.year.pagu.pagu)), key=lambda a: a.tahun))

    def anggaran_tahun(self, tahun: int) -> Anggaran | None:
        """Return one year's budget, or None when the table lacks it."""
        return next((a for a in self.anggaran if a.tahun == tahun), None)
