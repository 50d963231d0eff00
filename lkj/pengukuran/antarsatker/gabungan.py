"""A number made of many: the ways in which the capaian of offices are put together.

Nothing is a mean of means unless the method says so by name. Each aggregate says how it was made, of how many values,
and of how many offices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from lkj.capaian import PERSEN, Angka, Aturan, AturanError, Polaritas, hitung, nisbah, satuan_sama
from lkj.capaian.decimals import NOL, bagi, dipulihkan, jumlah, kali
from lkj.diagnostics.listed import listed
from lkj.model.rekap import BerkasRekap
from lkj.pengukuran.antarsatker.hasil import Hasil, HasilIndikator
from lkj.pengukuran.antarsatker.satuan import sesatuan
from lkj.pengukuran.antarsatker.seindikator import Baris, sekali

#: What each way of putting together is called in a sentence.
CARA: Final[Mapping[str, str]] = {
    "rerata-indikator": "rata-rata capaian semua indikator semua satker",
    "rerata-satker": "rata-rata dari rata-rata setiap satker",
    "gabungan": "jumlah pembilang dibagi jumlah penyebut semua satker, terhadap target",
    "jumlah": "jumlah realisasi semua satker terhadap jumlah targetnya",
    "rerata": "rata-rata capaian satker",
    "tertimbang": "rata-rata capaian satker yang ditimbang menurut bobotnya",
}
# So many offices are named in a sentence.
_DISEBUT: Final = 10
#: What a declared way needs of all offices, where it cannot be followed.
_PERLU: Final[Mapping[str, str]] = {
    "gabungan": "realisasi semua satker harus mempunyai pembilang dan penyebut, dengan ukuran yang sama",
    "jumlah": "realisasi dan target semua satker harus bilangan yang bukan persen, dengan ukuran yang sama",
}
Bobot = Callable[[str], Decimal | None]


class Gabungan(Struct, frozen=True, kw_only=True):
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


def _rata(nilai: Sequence[Decimal]) -> Decimal | None:
    return dipulihkan(bagi(jumlah(nilai), Decimal(len(nilai)))) if nilai else None


def _timbang(nilai: Iterable[tuple[Decimal, Decimal | None]]) -> tuple[Decimal | None, int]:
    """Return the weighted mean and of how many; what has no weight is left out."""
    kenal = [(satu, bobot) for satu, bobot in nilai if bobot is not None and bobot > NOL]
    total = jumlah(bobot for _, bobot in kenal)
    if not kenal:
        return None, 0
    return dipulihkan(bagi(jumlah(kali(satu, bobot) for satu, bobot in kenal), total)), len(kenal)


def bobot_satker(cara: BerkasRekap, hasil: Sequence[Hasil]) -> Bobot:
    """Return what each office weighs by its code, as the method has it: its budget, or what is declared."""
    if cara.bobot == "pagu":
        budgets = {one.kode: None if one.pagu is None else Decimal(one.pagu) for one in hasil}
        return budgets.get
    return {one.kode: one.bobot for one in cara.bobot}.get


def seluruhnya(cara: BerkasRekap, hasil: Sequence[Hasil], bobot: Bobot) -> Gabungan:
    """Return the capaian of all offices by the declared way."""
    if cara.capaian == "rerata-indikator":
        return semua_indikator((one, one.indikator) for one in hasil)
    means = [(one.rerata, bobot(one.kode)) for one in hasil if one.rerata is not None]
    if cara.capaian == "rerata-satker":
        return Gabungan(nilai=_rata([mean for mean, _ in means]), cara=cara.capaian, n=len(means), satker=len(means))
    nilai, n = _timbang(means)
    without = [one.kode for one in hasil if one.rerata is not None and not bobot(one.kode)]
    named = listed(without, _DISEBUT)
    left = f"{len(without)} satker tanpa bobot tidak ikut dihitung: {named}" if without else ""
    return Gabungan(nilai=nilai, cara="tertimbang", n=n, satker=n, catatan=left)


def semua_indikator(rows: Iterable[tuple[Hasil, Iterable[HasilIndikator]]]) -> Gabungan:
    """Return the mean of all indikator of offices that bring a score."""
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


def satu_indikator(rows: Sequence[Baris], cara: str | None, bobot: Bobot) -> Gabungan:
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
