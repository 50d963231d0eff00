"""Capaian that lie far from those of all other offices, by the measure that `rekap.yaml` declares."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from lkj.capaian import PERSEN, satuan_sama
from lkj.capaian.decimals import NOL, SERATUS, bagi, kali, kurang
from lkj.capaian.sebaran import kebetulan, median, pecahan_kecil, simpangan_median, skor_pencilan
from lkj.model.rekap import BerkasRekap
from lkj.pengukuran.antarsatker.hasil import Hasil, HasilIndikator
from lkj.pengukuran.antarsatker.seindikator import Baris

# So many times the median is no matter of diligence.
_BERKALI: Final = Decimal(5)
# More than one of so many is a kind of its own.
_SEBAGIAN: Final = 4


class Pencilan(Struct, frozen=True, kw_only=True):
    """A capaian far from those of the others: in percent, with their median and its modified z-score."""

    hasil: Hasil
    indikator: HasilIndikator
    capaian: Decimal
    median: Decimal
    skor: Decimal
    satker: int


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


class _Sebaran(Struct, frozen=True):
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
