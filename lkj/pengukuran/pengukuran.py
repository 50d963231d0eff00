"""All numbers of a year, computed once from its facts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from lkj.capaian import CaraAgregat, Ukuran, hitung, indeks_efisiensi, serapan
from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.model.anggaran import PaguTahun
from lkj.model.dasar import DOKUMEN
from lkj.pengukuran.baris import Baris, aturan_untuk
from lkj.pengukuran.gabungan import gabungkan
from lkj.pengukuran.perbandingan import bandingkan
from lkj.pengukuran.rekap import NAMA_DOKUMEN, Rekap


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


class Pengukuran:
    """All numbers of a year, computed once from its facts; every reference of the facts must lead somewhere."""

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
            aturan = aturan_untuk(year.metode, indikator)
            capaian = hitung(indikator.target, indikator.realisasi, aturan)
            rows.append(
                Baris(
                    len(rows) + 1,
                    indikator,
                    year.sasaran_per_id[indikator.sasaran],
                    capaian,
                    None if capaian.nilai is None else self.skala.kategori(capaian.nilai),
                    year.position("indikator.yaml", ("indikator", n)),
                    aturan,
                    bandingkan(year, n, capaian, aturan),
                )
            )
        rule = aturan_untuk(year.metode)
        pk = year.perjanjian.get(dokumen)
        return Rekap(
            dokumen,
            NAMA_DOKUMEN[dokumen],
            len(year.sasaran_dokumen(dokumen)),
            tuple(rows),
            gabungkan(rows, CaraAgregat(year.metode.agregasi), rule),
            self.skala,
            rule,
            (pk.tujuan if pk else ()) or year.visi_misi.tujuan,
        )

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

    @cached_property
    def efisiensi(self) -> Ukuran:
        """Index of efficiency of the report's year: mean capaian over absorption, a bare ratio (BPOM 2021).

        "tidak dapat dihitung", with the reason in its note, where one of the two is missing or nothing was spent.
        """
        now = self.anggaran_tahun(self.year.tahun)
        return indeks_efisiensi(self.utama.rerata, None if now is None else now.serapan)
