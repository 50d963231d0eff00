"""The numbers of many offices as one: pure, of their results and of the method that `rekap.yaml` declares.

Nothing is a mean of means unless the method says so by name. Each aggregate says how it was made, of how many values,
and of how many offices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from lkj.capaian import PERSEN, Angka, Aturan, AturanError, Polaritas, bulatkan, hitung, nisbah, satuan_sama, serapan
from lkj.capaian.decimals import NOL, SERATUS, bagi, dipulihkan, jumlah, kali, kurang
from lkj.capaian.sebaran import kebetulan, median, pecahan_kecil, peringkat, simpangan_median, skor_pencilan
from lkj.diagnostics import Position
from lkj.diagnostics.listed import listed
from lkj.files.layout import REKAP
from lkj.model.rekap import BerkasRekap
from lkj.pengukuran.antarsatker.hasil import Golongan, Hasil, HasilIndikator, TanpaData, bunyi
from lkj.pengukuran.antarsatker.satuan import sesatuan

__all__ = [
    "CARA",
    "Bagian",
    "Gabungan",
    "Pencilan",
    "Perbandingan",
    "RekapIndikator",
    "RekapSasaran",
    "RekapSatker",
    "Rekapitulasi",
    "SemuaSatker",
    "cari_pencilan",
    "rekapitulasi",
]

#: What each way of putting together is called in a sentence.
CARA: Final[Mapping[str, str]] = {
    "rerata-indikator": "rata-rata capaian semua indikator semua satker",
    "rerata-satker": "rata-rata dari rata-rata setiap satker",
    "gabungan": "jumlah pembilang dibagi jumlah penyebut semua satker, terhadap target",
    "jumlah": "jumlah realisasi semua satker terhadap jumlah targetnya",
    "rerata": "rata-rata capaian satker",
    "tertimbang": "rata-rata capaian satker yang ditimbang menurut bobotnya",
}
# So many times the median is no matter of diligence.
_BERKALI: Final = Decimal(5)
# More than one of so many is a kind of its own.
_SEBAGIAN: Final = 4
# So many offices are named in a sentence.
_DISEBUT: Final = 10
#: What a declared way needs of all offices, where it cannot be followed.
_PERLU: Final[Mapping[str, str]] = {
    "gabungan": "realisasi semua satker harus mempunyai pembilang dan penyebut, dengan ukuran yang sama",
    "jumlah": "realisasi dan target semua satker harus bilangan yang bukan persen, dengan ukuran yang sama",
}
Bobot = Callable[[str], Decimal | None]
Baris = tuple[Hasil, HasilIndikator]
#: What makes indikator the same: their words, and those of their objective where the former name two.
Kunci = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gabungan:
    """A number made of many: capaian in percent, unrounded, None where there is none; `cara` is a key of `CARA`.

    It is made of `n` values of `satker` offices. `realisasi` and `target` are those of all together where the way has
    such, in `satuan`. `catatan` says what a reader must know.
    """

    nilai: Decimal | None
    cara: str
    n: int
    satker: int
    realisasi: Decimal | None = None
    target: Decimal | None = None
    satuan: str = ""
    catatan: str = ""

    @property
    def sebutan(self) -> str:
        """How it was made, in words."""
        return CARA[self.cara]


@dataclass(frozen=True, kw_only=True)
class SemuaSatker:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapSatker:
    """An office among the others: its rank by mean (equal means share one), and the change since last year in points.

    `selisih` is None where last year is not told or was computed by other rules, and while the mean is provisional.
    `bobot` is what its mean weighs where the method weighs offices.
    """

    hasil: Hasil
    peringkat: int | None
    serapan: Decimal | None
    selisih: Decimal | None
    bobot: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapSasaran:
    """An objective, known by its words, over the offices that measure it."""

    nama: str
    gabungan: Gabungan


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapIndikator:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pencilan:
    """A capaian far from those of the others: in percent, with their median and its modified z-score."""

    hasil: Hasil
    indikator: HasilIndikator
    capaian: Decimal
    median: Decimal
    skor: Decimal
    satker: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Perbandingan:
    """This year beside the last, over the `n` offices whose data tell of both by the same rules; means of offices."""

    n: int
    naik: int
    turun: int
    tetap: int


@dataclass(frozen=True, slots=True)
class Bagian:
    """Which offices are put together where they are not all, in words, and how many they are chosen from."""

    pilihan: str
    dari: int


@dataclass(frozen=True, kw_only=True)
class Rekapitulasi:
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


def _rata(nilai: Sequence[Decimal]) -> Decimal | None:
    return dipulihkan(bagi(jumlah(nilai), Decimal(len(nilai)))) if nilai else None


def _timbang(nilai: Iterable[tuple[Decimal, Decimal | None]]) -> tuple[Decimal | None, int]:
    """Return the weighted mean and of how many; what has no weight is left out."""
    kenal = [(satu, bobot) for satu, bobot in nilai if bobot is not None and bobot > NOL]
    total = jumlah(bobot for _, bobot in kenal)
    if not kenal:
        return None, 0
    return dipulihkan(bagi(jumlah(kali(satu, bobot) for satu, bobot in kenal), total)), len(kenal)


def _bobot(cara: BerkasRekap, hasil: Sequence[Hasil]) -> Bobot:
    if cara.bobot == "pagu":
        budgets = {one.kode: None if one.pagu is None else Decimal(one.pagu) for one in hasil}
        return budgets.get
    return {one.kode: one.bobot for one in cara.bobot}.get


def _seluruhnya(cara: BerkasRekap, hasil: Sequence[Hasil], bobot: Bobot) -> Gabungan:
    """Return the capaian of all offices by the declared way."""
    if cara.capaian == "rerata-indikator":
        return _semua_indikator((one, one.indikator) for one in hasil)
    means = [(one.rerata, bobot(one.kode)) for one in hasil if one.rerata is not None]
    if cara.capaian == "rerata-satker":
        return Gabungan(nilai=_rata([mean for mean, _ in means]), cara=cara.capaian, n=len(means), satker=len(means))
    nilai, n = _timbang(means)
    without = [one.kode for one in hasil if one.rerata is not None and not bobot(one.kode)]
    named = listed(without, _DISEBUT)
    left = f"{len(without)} satker tanpa bobot tidak ikut dihitung: {named}" if without else ""
    return Gabungan(nilai=nilai, cara="tertimbang", n=n, satker=n, catatan=left)


def _semua_indikator(rows: Iterable[tuple[Hasil, Iterable[HasilIndikator]]]) -> Gabungan:
    scores = [(one.kode, row.skor) for one, own in rows for row in own if row.skor is not None]
    return Gabungan(
        nilai=_rata([skor for _, skor in scores]),
        cara="rerata-indikator",
        n=len(scores),
        satker=len({kode for kode, _ in scores}),
    )


def _seukuran(rows: Sequence[Baris]) -> bool:
    """Tell whether all are measured alike, so that one formula counts for them together."""
    _, first = rows[0]
    return all(
        sesatuan(one.satuan, first.satuan)
        and (one.polaritas, one.rumus, one.batas_atas, one.batas_bawah)
        == (first.polaritas, first.rumus, first.batas_atas, first.batas_bawah)
        and one.target_biasa
        for _, one in rows
    )


def _terhadap(first: HasilIndikator, target: Decimal, realisasi: Angka) -> Decimal | None:
    try:
        rule = Aturan(
            polaritas=Polaritas(first.polaritas),
            rumus=first.rumus,
            batas_atas=first.batas_atas,
            batas_bawah=first.batas_bawah,
        )
    except AturanError:
        return None
    return hitung(Angka(target, realisasi.satuan), realisasi, rule).nilai


def _gabungan(rows: Sequence[Baris]) -> Gabungan | None:
    """Return Σpembilang ÷ Σpenyebut against the target; None where some have no counts or are measured otherwise.

    Where targets differ it is the one that all together would reach if each reached its own: Σ(T × penyebut) ÷
    Σpenyebut.
    """
    if not rows or not _seukuran(rows) or any(one.per != rows[0][1].per for _, one in rows):
        return None
    counts = [
        (one.pembilang, one.penyebut, one.nilai_target)
        for _, one in rows
        if one.pembilang is not None and one.penyebut is not None and one.nilai_target is not None
    ]
    first = rows[0][1]
    if len(counts) < len(rows) or first.per is None:
        return None
    total = jumlah(below for _, below, _ in counts)
    made = nisbah(jumlah(above for above, _, _ in counts), total, first.satuan, first.per)
    targets = {target for _, _, target in counts}
    target = targets.pop() if len(targets) == 1 else bagi(jumlah(kali(t, below) for _, below, t in counts), total)
    return Gabungan(
        nilai=_terhadap(first, target, made),
        cara="gabungan",
        n=len(rows),
        satker=len(rows),
        realisasi=made.nilai,
        target=target,
        satuan=first.satuan,
    )


def _jumlah(rows: Sequence[Baris]) -> Gabungan | None:
    """Return ΣR against ΣT; None where one is no plain number, or they are percentages, which do not add up."""
    known = [(one.nilai, one.nilai_target) for _, one in rows if one.nilai is not None and one.nilai_target is not None]
    if not rows or len(known) < len(rows) or not _seukuran(rows) or satuan_sama(rows[0][1].satuan, PERSEN):
        return None
    first = rows[0][1]
    realisasi, target = jumlah(r for r, _ in known), jumlah(t for _, t in known)
    return Gabungan(
        nilai=_terhadap(first, target, Angka(realisasi, first.satuan)),
        cara="jumlah",
        n=len(rows),
        satker=len(rows),
        realisasi=realisasi,
        target=target,
        satuan=first.satuan,
    )


def _satu_indikator(rows: Sequence[Baris], cara: str | None, bobot: Bobot) -> Gabungan:
    """Return one indikator of all offices by the declared way; without one by counts where all have them.

    An office that has it twice in one objective is left out, and told of: both are in the mean of all indikator.
    """
    once = sekali(rows)
    made = _satu_sekali(once, cara, bobot)
    twice = len({office.kode for office, _ in rows}) - len(once)
    note = f"{twice} satker menyebutnya lebih dari sekali dalam satu sasaran, dan tidak ikut digabungkan"
    return replace(made, catatan="; ".join(filter(None, (made.catatan, note)))) if twice else made


def _satu_sekali(rows: Sequence[Baris], cara: str | None, bobot: Bobot) -> Gabungan:
    measured = [row for row in rows if row[1].realisasi is not None]
    made = None
    if cara in (None, "gabungan"):
        made = _gabungan(measured)
    elif cara == "jumlah":
        made = _jumlah(measured)
    if made is not None:
        return made
    scored = [(office, one.skor) for office, one in measured if one.skor is not None]
    if cara == "tertimbang":
        nilai, n = _timbang((skor, bobot(office.kode)) for office, skor in scored)
        return Gabungan(nilai=nilai, cara=cara, n=n, satker=n)
    note = f"tidak dapat digabungkan menurut cara «{cara}»: {_PERLU[cara]}" if cara and cara in _PERLU else ""
    return Gabungan(
        nilai=_rata([skor for _, skor in scored]),
        cara="rerata",
        n=len(scored),
        satker=len(scored),
        catatan=note if scored else "",
    )


def per_indikator(hasil: Iterable[Hasil]) -> dict[Kunci, list[Baris]]:
    """Return the rows of the same indikator, by its words, in the order in which offices tell of it.

    Where an office words two alike, their objectives tell them apart: each is held to what the others have under an
    objective of those words, and what they have under any other stays together.
    """
    worded: dict[str, list[Baris]] = {}
    for office in hasil:
        for one in office.indikator:
            if one.nama:
                worded.setdefault(one.kunci, []).append((office, one))
    found: dict[Kunci, list[Baris]] = {}
    for words, rows in worded.items():
        often = Counter(office.kode for office, _ in rows)
        apart = {_bunyi_sasaran(*row) for row in rows if often[row[0].kode] > 1}
        for row in rows:
            goal = _bunyi_sasaran(*row) if apart else ""
            found.setdefault((words, goal if goal in apart else ""), []).append(row)
    return found


def sekali(rows: Sequence[Baris]) -> list[Baris]:
    """Return the rows of the offices that have one of them: of two nobody knows which is what the others have."""
    often = Counter(office.kode for office, _ in rows)
    return [row for row in rows if often[row[0].kode] == 1]


def _bunyi_sasaran(office: Hasil, one: HasilIndikator) -> str:
    """Return the objective of an indikator as it is compared, "" where there is none."""
    goal = next((goal.nama for goal in office.sasaran if goal.id == one.sasaran), "")
    return bunyi(goal)


def cari_pencilan(rows: Sequence[Baris], cara: BerkasRekap) -> list[Pencilan]:
    """Return the capaian of one indikator that lie far from the median of all, by the declared measure.

    What is many times as much is far before its bounds too: within them a figure ten times too large looks like any
    other that stands there.
    """
    known = [(office, one, one.capaian) for office, one in rows if one.capaian is not None]
    if len(known) < cara.pencilan.satker:
        return []
    bound = [value in (one.batas_atas, one.batas_bawah) for _, one, value in known]
    within = _Sebaran.dari([value for _, _, value in known], bound)
    raw = [value if one.mentah is None else one.mentah for _, one, value in known]
    beyond = _Sebaran.dari(raw)
    rates = [_laju(one) for _, one, _ in known]
    found = []
    for (office, one, value), before in zip(known, raw, strict=True):
        far = abs(kurang(value, within.pusat)) > cara.pencilan.selisih
        sides = [(value, within, far), (before, beyond, before > kali(_BERKALI, beyond.pusat) > NOL)]
        for side, spread, is_far in sides:
            score = spread.skor(side) if is_far else None
            if score is not None and abs(score) > cara.pencilan.skor:
                found.append(
                    Pencilan(
                        hasil=office,
                        indikator=one,
                        capaian=side,
                        median=spread.pusat,
                        skor=score,
                        satker=len(known),
                    )
                )
                break
    # So many are no outliers but offices of another kind, such as cities among regencies.
    if _SEBAGIAN * len(found) > len(known):
        return []
    return [far for far in found if not _kebetulan(far.indikator, rates, cara)]


@dataclass(frozen=True, slots=True)
class _Sebaran:
    """How values lie: their median, and their median distance from it, None where they tell of none."""

    pusat: Decimal
    simpangan: Decimal | None

    @classmethod
    def dari(cls, values: Sequence[Decimal], bound: Sequence[bool] = ()) -> _Sebaran:
        return cls(median(values) or NOL, simpangan_median(values, bound))

    def skor(self, value: Decimal) -> Decimal | None:
        return None if self.simpangan is None else skor_pencilan(value, self.pusat, self.simpangan)


def hitungan(one: HasilIndikator) -> tuple[Decimal, Decimal] | None:
    """Return the counts that its realisasi is of, k and n; None where it is of none.

    They are its operands, the small fraction that a typed percentage is, or a whole number of a whole number that was
    the target.
    """
    if one.pembilang is not None:
        return (one.pembilang, one.penyebut) if one.penyebut and one.pembilang >= NOL else None
    if one.nilai is None or one.nilai < NOL:
        return None
    if satuan_sama(one.satuan, PERSEN):
        fraction = pecahan_kecil(one.nilai)
        return None if fraction is None else (Decimal(fraction[0]), Decimal(fraction[1]))
    target = one.nilai_target
    if target is None or target <= NOL or any(value != value.to_integral_value() for value in (one.nilai, target)):
        return None
    return one.nilai, target


def _laju(one: HasilIndikator) -> tuple[bool, Decimal] | None:
    """Return at which rate its counts come about, of a target or not; None where it has none."""
    if one.pembilang is not None and one.penyebut:
        return False, bagi(one.pembilang, one.penyebut)
    if one.nilai is not None and satuan_sama(one.satuan, PERSEN):
        return False, bagi(one.nilai, SERATUS)
    return (True, bagi(one.nilai, one.nilai_target)) if one.nilai is not None and one.nilai_target else None


def _kebetulan(one: HasilIndikator, others: Sequence[tuple[bool, Decimal] | None], cara: BerkasRekap) -> bool:
    """Tell whether its counts are too small to be told from luck: events at the rate of the others, as Poisson has it.

    Four and eight deaths among as many births are the same health service, and two of three are no less diligent than
    all of nine. What the declared score calls far is luck if some one of so many offices is bound to have it.
    """
    own, rate = hitungan(one), _laju(one)
    if own is None or rate is None:
        return False
    usual = median([other[1] for other in others if other is not None and other[0] is rate[0]])
    return usual is not None and kebetulan(own[0], kali(usual, own[1]), cara.pencilan.skor, len(others))


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
        gabungan=_satu_indikator(rows, cara, bobot),
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
    return tuple(RekapSasaran(nama=name, gabungan=_semua_indikator(rows)) for name, rows in groups.values())


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
    bobot = _bobot(cara, known)
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
        capaian=_seluruhnya(cara, known, bobot),
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
