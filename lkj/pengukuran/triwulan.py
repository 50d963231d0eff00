"""The measured document as it stands at the end of a quarter: quarters accumulated, against the year's targets."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from lkj.capaian import Agregat, Akumulasi, Angka, Capaian, Kuantitas, hitung
from lkj.model.metode import BerkasMetode
from lkj.model.rencana import Sasaran
from lkj.pengukuran.baris import Baris, aturan_untuk
from lkj.pengukuran.gabungan import gabungkan
from lkj.pengukuran.rekap import Rekap

TRIWULAN = (1, 2, 3, 4)


class BarisTriwulan(Struct, frozen=True, kw_only=True):
    """One indikator at the end of a quarter.

    `baris` has the capaian so far, in percent of the whole year's target; `triwulan` the quarters that have passed,
    null where one has no realisasi. `target` is that of the plan of action up to the quarter, and `terhadap_aksi` the
    capaian against it; None where it sets none. An indikator that is not measured by quarters has none, and no
    accumulation.
    """

    baris: Baris
    triwulan: tuple[Kuantitas | None, ...]
    akumulasi: Akumulasi | None
    realisasi: Angka | None
    target: Kuantitas | None
    terhadap_aksi: Capaian | None

    @property
    def belum_ada(self) -> tuple[int, ...]:
        """The quarters that have passed (from 1) without a realisasi."""
        return tuple(n for n, value in enumerate(self.triwulan, start=1) if value is None)


class RekapTriwulan(Struct, frozen=True):
    """A document as of quarter `triwulan`; `agregat` is the mean of the indikator that are measured by quarters."""

    triwulan: int
    dokumen: str
    baris: tuple[BarisTriwulan, ...]
    agregat: Agregat

    @property
    def terukur(self) -> int:
        """Number of indikator in the mean so far."""
        return self.agregat.terukur

    @property
    def sementara(self) -> bool:
        """Whether an indikator that is measured by quarters has no realisasi yet, or lacks one that has passed."""
        return self.agregat.sementara

    @property
    def kelompok(self) -> tuple[tuple[Sasaran, tuple[BarisTriwulan, ...]], ...]:
        """The rows of each objective together, objectives in the order of their first indikator."""
        groups: dict[str, list[BarisTriwulan]] = {}
        for one in self.baris:
            groups.setdefault(one.baris.sasaran.id, []).append(one)
        return tuple((rows[0].baris.sasaran, tuple(rows)) for rows in groups.values())


def bertriwulan(rows: Sequence[Baris]) -> bool:
    """Tell whether any of the rows is measured by quarters."""
    return any(row.indikator.triwulan is not None for row in rows)


def _satu(row: Baris, n: int) -> BarisTriwulan:
    facts = row.indikator
    if facts.triwulan is None or facts.akumulasi is None:
        unmeasured = hitung(facts.target, None, row.aturan)
        plain = replace(row, capaian=unmeasured, kategori=None, banding=())
        return BarisTriwulan(
            baris=plain,
            triwulan=(),
            akumulasi=None,
            realisasi=None,
            target=facts.target_sampai(n),
            terhadap_aksi=None,
        )
    given = facts.triwulan[:n]
    quarters: tuple[Kuantitas | None, ...] = (*given, *([None] * (n - len(given))))
    made, so_far = facts.terkumpul(quarters)
    missing = [quarter for quarter in made.ditunggu if quarter <= n]
    capaian = hitung(facts.target, so_far, row.aturan).menunggu(missing)
    target = facts.target_sampai(n)
    against = None if target is None else hitung(target, so_far, row.aturan)
    made_row = replace(row, capaian=capaian, kategori=None, banding=())
    return BarisTriwulan(
        baris=made_row,
        triwulan=quarters,
        akumulasi=made,
        realisasi=so_far,
        target=target,
        terhadap_aksi=against,
    )


def sampai_triwulan(metode: BerkasMetode, utama: Rekap, n: int) -> RekapTriwulan:
    """Return the measured document as of the end of quarter `n` (1 to 4); later quarters do not count."""
    rows = tuple(_satu(row, n) for row in utama.baris)
    measured = [one.baris for one in rows if one.triwulan]
    mean = gabungkan(measured, metode.agregasi, aturan_untuk(metode), utuh=False)
    return RekapTriwulan(n, utama.dokumen, rows, mean)
