"""The numbers of many offices as one: pure, of their results and of the method that `rekap.yaml` declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct, field

from lkj.capaian import bulatkan, serapan
from lkj.capaian.decimals import NOL, kurang
from lkj.capaian.sebaran import median, peringkat
from lkj.diagnostics import Position
from lkj.files.layout import REKAP
from lkj.model.rekap import BerkasRekap
from lkj.pengukuran.antarsatker.gabungan import (
    Bobot,
    Gabungan,
    bobot_satker,
    satu_indikator,
    seluruhnya,
    semua_indikator,
)
from lkj.pengukuran.antarsatker.hasil import Golongan, Hasil, HasilIndikator, TanpaData, bunyi
from lkj.pengukuran.antarsatker.pencilan import Pencilan, cari_pencilan
from lkj.pengukuran.antarsatker.seindikator import Baris, Kunci, per_indikator, sekali

__all__ = [
    "Bagian",
    "Perbandingan",
    "RekapIndikator",
    "RekapSasaran",
    "RekapSatker",
    "Rekapitulasi",
    "SemuaSatker",
    "rekapitulasi",
]


class SemuaSatker(Struct, frozen=True, kw_only=True, dict=True):
    """What the rules between offices look at: the results, by code, those without, and what the tree declares.

    `utuh` says that every office of the tree is among them. `tempat` is where `rekap.yaml` has something, by its path,
    and `tertulis` which of some words for indikator are used by an office anywhere, in another year or in data that
    cannot be counted.
    """

    tahun: int
    hasil: tuple[Hasil, ...]
    tanpa: tuple[TanpaData, ...] = ()
    cara: BerkasRekap = field(default_factory=lambda: BerkasRekap(skema=1))
    utuh: bool = True
    tempat: Callable[[Sequence[str | int]], Position] = lambda _: Position(REKAP, 1, 1)
    tertulis: Callable[[Collection[str]], Collection[str]] = lambda _: ()

    @cached_property
    def seindikator(self) -> Mapping[Kunci, Sequence[Baris]]:
        """The same indikator of all offices, of each office one: what it words twice cannot be held to another's."""
        return {key: sekali(rows) for key, rows in per_indikator(self.hasil).items()}


class RekapSatker(Struct, frozen=True, kw_only=True):
    """An office among the others: its rank by mean (equal means share one), and the change since last year in points.

    `selisih` is None where last year is not told or was computed by other rules, and while the mean is provisional.
    `bobot` is what its mean weighs where the method weighs offices.
    """

    hasil: Hasil
    peringkat: int | None
    serapan: Decimal | None
    selisih: Decimal | None
    bobot: Decimal | None = None


class RekapSasaran(Struct, frozen=True, kw_only=True):
    """An objective, known by its words, over the offices that measure it."""

    nama: str
    gabungan: Gabungan


class RekapIndikator(Struct, frozen=True, kw_only=True):
    """An indikator over the `satker` offices that have it, of which `tercapai` reached its target.

    It is known by its words, and by those of its objective where an office has two of the former; `sebutan` has both
    then. `median` is that of their capaian in percent.
    """

    nama: str
    sebutan: str
    sasaran: str
    gabungan: Gabungan
    satker: int
    tercapai: int
    median: Decimal | None
    terendah: tuple[Decimal, str] | None
    tertinggi: tuple[Decimal, str] | None


class Perbandingan(Struct, frozen=True, kw_only=True):
    """This year beside the last, over the `n` offices whose data tell of both by the same rules; means of offices."""

    n: int
    naik: int
    turun: int
    tetap: int


class Bagian(Struct, frozen=True):
    """Which offices are put together where they are not all, in words, and how many they are chosen from."""

    pilihan: str
    dari: int


class Rekapitulasi(Struct, frozen=True, kw_only=True, dict=True):
    """All of it. `kategori` counts offices by the category of their mean, the most frequent first.

    `bagian` says of which offices it is where others were left out on purpose.
    `pagu` and `realisasi` are summed over the `beranggaran` offices that tell both. The codes `tanpa_pagu` are of those
    that spent something of a budget of 0: with them, no sum would be an absorption.
    """

    tahun: int
    cara: BerkasRekap
    capaian: Gabungan
    satker: tuple[RekapSatker, ...]
    tanpa: tuple[TanpaData, ...]
    sasaran: tuple[RekapSasaran, ...]
    indikator: tuple[RekapIndikator, ...]
    kategori: tuple[tuple[str, int], ...]
    pencilan: tuple[Pencilan, ...]
    pagu: int
    realisasi: int
    beranggaran: int
    tanpa_pagu: tuple[str, ...]
    lalu: Perbandingan
    bagian: Bagian | None = None

    @property
    def judul(self) -> str:
        """What it is called, with the selection where it is of a part."""
        part = f" (sebagian: {self.bagian.pilihan})" if self.bagian else ""
        return f"Rekapitulasi Capaian Kinerja Tahun {self.tahun}{part}"

    @property
    def sebagian(self) -> str:
        """What a reader must know of a part; "" for the whole."""
        if self.bagian is None:
            return ""
        return (
            f"Rekapitulasi ini hanya sebagian: {self.bagian.pilihan}, yaitu {self.banyak} dari {self.bagian.dari}"
            " satker. Satker lain tidak ikut dihitung, juga dalam peringkat dan median."
        )

    @property
    def banyak(self) -> int:
        """Number of offices, with data or not."""
        return len(self.satker) + len(self.tanpa)

    @cached_property
    def tanpa_menurut(self) -> Mapping[Golongan, int]:
        """How many offices have no result, by what they are; of the late ones also where there are none."""
        counts = Counter(one.golongan for one in self.tanpa)
        return {kind: counts[kind] for kind in Golongan if counts[kind] or kind is Golongan.BELUM}

    @property
    def tanpa_rerata(self) -> int:
        """How many offices have no mean and ought to: those without an indikator that counts, and the late ones."""
        return sum(one.hasil.kategori is None for one in self.satker) + self.tanpa_menurut[Golongan.BELUM]

    @cached_property
    def dokumen(self) -> Mapping[str, int]:
        """Of which document the indikator are, and of how many offices, the most frequent first; no others count."""
        return dict(Counter(one.hasil.dokumen for one in self.satker).most_common())

    @property
    def serapan(self) -> Decimal | None:
        """Absorption in percent of the summed amounts of the offices that tell both."""
        return serapan(Decimal(self.realisasi), Decimal(self.pagu)).nilai if self.beranggaran else None

    @cached_property
    def terukur(self) -> int:
        """Number of indikator in the means of all offices."""
        return sum(one.hasil.terukur for one in self.satker)

    @cached_property
    def banyak_indikator(self) -> int:
        """Number of indikator of all offices, measured or not."""
        return sum(len(one.hasil.indikator) for one in self.satker)

    @property
    def sementara(self) -> int:
        """How many offices have a mean that is provisional: some of their indikator are not measured yet."""
        return sum(one.hasil.sementara and one.hasil.rerata is not None for one in self.satker)

    @property
    def tak_bernama(self) -> int:
        """Number of indikator that have no words yet, by which they are known."""
        return sum(not row.nama for one in self.satker for row in one.hasil.indikator)

    @cached_property
    def tercapai(self) -> int:
        """Number of indikator at or above target."""
        return sum(one.hasil.tercapai for one in self.satker)


def _indikator(rows: Sequence[Baris], cara: str | None, bobot: Bobot, apart: bool) -> RekapIndikator:
    once = sekali(rows)
    # One missed without a percentage, such as B for BB, is in the mean as its score, and lies between its ends.
    values = [(one.skor if one.capaian is None else one.capaian, office.nama) for office, one in once]
    known = [(value, name) for value, name in values if value is not None]
    office, first = rows[0]
    objective = next((one.nama for one in office.sasaran if one.id == first.sasaran), "")
    return RekapIndikator(
        nama=first.nama,
        sebutan=f"{first.nama} (sasaran: {objective})" if apart else first.nama,
        sasaran=objective,
        gabungan=satu_indikator(rows, cara, bobot),
        satker=len({office.kode for office, _ in rows}),
        tercapai=sum(one.status == "tercapai" for _, one in once),
        median=median([value for value, _ in known]),
        terendah=min(known, key=lambda one: one[0]) if known else None,
        tertinggi=max(known, key=lambda one: one[0]) if known else None,
    )


def _sasaran(hasil: Sequence[Hasil]) -> tuple[RekapSasaran, ...]:
    groups: dict[str, tuple[str, list[tuple[Hasil, list[HasilIndikator]]]]] = {}
    for office in hasil:
        own: dict[str, list[HasilIndikator]] = {}
        for one in office.indikator:
            own.setdefault(one.sasaran, []).append(one)
        for goal in office.sasaran:
            if goal.id in own and goal.nama:
                key = bunyi(goal.nama)
                groups.setdefault(key, (goal.nama, []))[1].append((office, own[goal.id]))
    return tuple(RekapSasaran(nama=name, gabungan=semua_indikator(rows)) for name, rows in groups.values())


def _perbandingan(rows: Iterable[RekapSatker]) -> Perbandingan:
    changes = [one.selisih for one in rows if one.selisih is not None]
    return Perbandingan(
        n=len(changes),
        naik=sum(one > NOL for one in changes),
        turun=sum(one < NOL for one in changes),
        tetap=sum(one == NOL for one in changes),
    )


def rekapitulasi(
    tahun: int,
    hasil: Iterable[Hasil],
    tanpa: Iterable[TanpaData] = (),
    cara: BerkasRekap | None = None,
    bagian: Bagian | None = None,
) -> Rekapitulasi:
    """Return the numbers of many offices as one, offices by their codes whatever order they come in."""
    cara = cara or BerkasRekap(skema=1)
    known = sorted(hasil, key=lambda one: one.kode)
    bobot = bobot_satker(cara, known)
    ranks = peringkat({one.kode: bulatkan(one.rerata, cara.desimal) for one in known if one.rerata is not None})
    ways = {bunyi(one.nama): one.cara for one in cara.indikator}
    rows = tuple(
        RekapSatker(
            hasil=one,
            peringkat=ranks.get(one.kode),
            serapan=_serapan(one),
            selisih=None
            if one.rerata is None or one.lalu is None or one.lalu_berbeda or one.sementara
            else bulatkan(kurang(one.rerata, one.lalu), cara.desimal),
            bobot=bobot(one.kode) if cara.capaian == "tertimbang" else None,
        )
        for one in known
    )
    shared = per_indikator(known)
    alike = Counter(words for words, _ in shared)
    unfunded = tuple(one.kode for one in known if one.pagu == 0 and one.realisasi)
    budgets = [
        (one.pagu, one.realisasi)
        for one in known
        if one.pagu is not None and one.realisasi is not None and one.kode not in unfunded
    ]
    return Rekapitulasi(
        tahun=tahun,
        cara=cara,
        capaian=seluruhnya(cara, known, bobot),
        satker=rows,
        tanpa=tuple(sorted(tanpa, key=lambda one: one.kode)),
        sasaran=_sasaran(known),
        indikator=tuple(
            _indikator(own, ways.get(words), bobot, alike[words] > 1) for (words, _), own in shared.items()
        ),
        kategori=tuple(Counter(one.kategori for one in known if one.kategori is not None).most_common()),
        pencilan=tuple(far for own in shared.values() for far in cari_pencilan(sekali(own), cara)),
        pagu=sum(pagu for pagu, _ in budgets),
        realisasi=sum(spent for _, spent in budgets),
        beranggaran=len(budgets),
        tanpa_pagu=unfunded,
        lalu=_perbandingan(rows),
        bagian=bagian,
    )


def _serapan(one: Hasil) -> Decimal | None:
    if one.pagu is None or one.realisasi is None:
        return None
    return serapan(Decimal(one.realisasi), Decimal(one.pagu)).nilai
