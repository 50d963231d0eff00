"""All numbers of a year, computed once from its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from lkj.capaian import (
    Agregat,
    Ukuran,
    bulatkan,
    indeks_efisiensi,
    serapan,
    tempat_tegas,
    tulis_angka,
    tulis_persen,
)
from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.model.anggaran import PaguTahun
from lkj.pengukuran.baris import Baris, aturan_untuk, ukur_menurut
from lkj.pengukuran.biaya import (
    PECAHAN,
    Biaya,
    EfisiensiSasaran,
    biaya_program,
    desimal,
    efisiensi_sasaran,
    pecahan,
    semua_biaya,
)
from lkj.pengukuran.gabungan import gabungkan
from lkj.pengukuran.pembanding import bandingkan
from lkj.pengukuran.rekap import Rekap
from lkj.pengukuran.tren import TahunTren, tren
from lkj.pengukuran.triwulan import RekapTriwulan, sampai_triwulan


class Anggaran(Struct, frozen=True, kw_only=True):
    """Budget of one year in rupiah, with its absorption in percent; `pagu_awal` is the ceiling before any revision."""

    tahun: int
    pagu: int | None
    realisasi: int | None
    ukuran: Ukuran
    position: Position
    pagu_awal: int | None = None

    @property
    def serapan(self) -> Decimal | None:
        """Realisasi over pagu in percent, unrounded; None where it cannot be computed."""
        return self.ukuran.nilai

    @property
    def sisa(self) -> int | None:
        """Pagu less realisasi, in rupiah."""
        return None if self.pagu is None or self.realisasi is None else self.pagu - self.realisasi


def tercetak(numbers: Pengukuran) -> Iterator[Decimal]:
    """Yield every percentage that a document of the year prints."""
    values: list[Decimal | None] = [a.serapan for a in numbers.anggaran]
    for rekap in numbers.rekap.values():
        values += [rekap.rerata, *(mean.nilai for _, mean in rekap.per_sasaran)]
        values += [row.capaian.nilai for row in rekap.baris]
        values += [one.capaian.nilai for row in rekap.baris for one in row.banding]
    values += [one.rerata for one in numbers.tren]
    lines = list(semua_biaya(numbers.biaya))
    values += [one.serapan for one in lines]
    values += [one.keluaran.capaian for one in lines if one.keluaran is not None]
    values += [part.serapan for key, name, *_ in PECAHAN for part in pecahan(numbers.year, key, name)]
    values += [one.serapan for one in numbers.efisiensi_sasaran.values()]
    yield from (value for value in values if value is not None)


class Pengukuran:
    """All numbers of a year, computed once from its facts; every reference of the facts must lead somewhere."""

    def __init__(self, year: Tahun) -> None:
        self.year = year
        self.skala = year.metode.pita
        self.rekap = {dokumen: self._ukur(dokumen) for dokumen in year.dokumen}

    @property
    def berkategori(self) -> bool:
        """Whether the method gives each indikator a category, and not the whole and its objectives alone."""
        return self.year.metode.kategori == "indikator"

    def _ukur(self, dokumen: str) -> Rekap:
        year = self.year
        rows: list[Baris] = []
        for n, indikator in year.indikator_bernomor(dokumen):
            aturan = aturan_untuk(year.metode, indikator)
            capaian = ukur_menurut(aturan, indikator)
            rows.append(
                Baris(
                    nomor=len(rows) + 1,
                    indikator=indikator,
                    dokumen=year.dokumen[dokumen],
                    sasaran=year.sasaran_per_id[indikator.sasaran],
                    capaian=capaian,
                    kategori=None if capaian.nilai is None else self.skala.kategori(capaian.nilai),
                    position=year.position("indikator.yaml", ("indikator", n)),
                    aturan=aturan,
                    banding=bandingkan(year, n, capaian, aturan),
                )
            )
        rule = aturan_untuk(year.metode)
        pk = year.perjanjian.get(dokumen)
        return Rekap(
            id=dokumen,
            dokumen=year.dokumen[dokumen].nama,
            sasaran=len(year.sasaran_dokumen(dokumen)),
            baris=tuple(rows),
            agregat=self._gabung(rows),
            skala=self.skala,
            aturan=rule,
            tujuan=(pk.tujuan if pk else ()) or year.visi_misi.tujuan,
        )

    def tempat(self, persen: Decimal | int | None, tempat: int | None = None) -> int:
        """Return how many decimals a percentage is printed with: those of the method, or `tempat`, or more.

        More where rounding would carry it over a border of the scale, over 100 or over 0.
        """
        places = self.year.metode.desimal if tempat is None else tempat
        return places if persen is None else tempat_tegas(Decimal(persen), places, self.skala)

    def persen(self, persen: Decimal | int, tempat: int | None = None) -> str:
        """Write a percentage as the year's documents do: with `tempat` decimals, or more, or as "< 100%"."""
        return tulis_persen(Decimal(persen), self.year.metode.desimal if tempat is None else tempat, self.skala)

    def tegas(self, persen: Decimal | int) -> bool:
        """Tell whether a percentage is written otherwise than rounded to the decimals of the method."""
        return self.persen(persen) != f"{tulis_angka(Decimal(persen), self.year.metode.desimal)}%"

    @cached_property
    def dipertegas(self) -> bool:
        """Whether a percentage of the year is printed with more decimals than the method says."""
        return any(self.tegas(value) for value in tercetak(self))

    def rerata_tercetak(self, rekap: Rekap) -> tuple[tuple[str, Decimal], ...]:
        """Return what the printed capaian of a document give where that is printed otherwise than its means.

        Each mean is told by the id of its objective, that of the whole document, last, by "".
        """

        def tercetak(row: Baris) -> Baris:
            value = row.capaian.nilai
            if value is None:
                return row
            return replace(row, capaian=replace(row.capaian, nilai=bulatkan(value, self.tempat(value))))

        printed = replace(rekap, baris=(rows := tuple(map(tercetak, rekap.baris))), agregat=self._gabung(rows))
        pairs = [
            (sasaran.id, mean.nilai, made.nilai)
            for (sasaran, mean), (_, made) in zip(rekap.per_sasaran, printed.per_sasaran, strict=True)
            if len([row for row in rows if row.sasaran.id == sasaran.id]) > 1
        ]
        pairs.append(("", rekap.rerata, printed.rerata))
        return tuple(
            (ident, made)
            for ident, mean, made in pairs
            if mean is not None and made is not None and self.persen(mean) != self.persen(made)
        )

    def _gabung(self, rows: Sequence[Baris]) -> Agregat:
        return gabungkan(rows, self.year.metode.agregasi, aturan_untuk(self.year.metode))

    @property
    def utama(self) -> Rekap:
        """The document that the report measures, as the method says."""
        return self.rekap[self.year.metode.capaian.dokumen]

    @cached_property
    def per_id(self) -> dict[str, Baris]:
        """Rows by the id of their indicator; of one in several documents the measured one's, else the first."""
        found: dict[str, Baris] = {}
        for rekap in self.rekap.values():
            for row in rekap.baris:
                if rekap is self.utama or row.indikator.id not in found:
                    found[row.indikator.id] = row
        return found

    def sendiri(self, row: Baris) -> bool:
        """Tell whether a row is measured apart from that of `per_id`: by a target that its document alone has."""
        return row.indikator.target is not self.per_id[row.indikator.id].indikator.target

    def nama_baris(self, row: Baris) -> str:
        """Return the name of a row's figures: its indicator's id, with that of the document where it stands apart."""
        return f"{row.indikator.id}-{row.dokumen.id}" if self.sendiri(row) else row.indikator.id

    @cached_property
    def anggaran(self) -> tuple[Anggaran, ...]:
        """Budget and absorption of all years in the table, ascending."""

        def one(n: int, p: PaguTahun) -> Anggaran:
            place = self.year.position("pagu.yaml", ("pagu", n))
            measure = serapan(desimal(p.realisasi), desimal(p.pagu))
            return Anggaran(
                tahun=p.tahun,
                pagu=p.pagu,
                realisasi=p.realisasi,
                ukuran=measure,
                position=place,
                pagu_awal=p.pagu_awal,
            )

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

    @cached_property
    def biaya(self) -> tuple[Biaya, ...]:
        """Ceiling and spending of the report's year by programme and activity, where `pagu.yaml` details them."""
        return biaya_program(self.year)

    @cached_property
    def efisiensi_sasaran(self) -> dict[str, EfisiensiSasaran]:
        """The efficiency of each objective of the measured document, by id."""
        return {s.id: efisiensi_sasaran(s, mean.nilai, self.biaya) for s, mean in self.utama.per_sasaran}

    @cached_property
    def tren(self) -> tuple[TahunTren, ...]:
        """The measured document's mean over the years, the report's own last."""
        return tren(self.year, self.utama)

    def sampai_triwulan(self, n: int) -> RekapTriwulan:
        """Return the measured document as it stands at the end of quarter `n`, 1 to 4."""
        return sampai_triwulan(self.year.metode, self.utama, n)
