"""A percentage whose comma slipped (LKJ418): 0,98 or 980 where 98 was meant.

Nothing is said of a number that can be true. A fraction is named only where a hundred times it is what the target asks,
more than 100 only of a share of a whole, and only where a tenth or a hundredth of it is what the target asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import PERSEN, Angka, Batas, CaraTriwulan, JenisBatas, Kuantitas, Rentang, satuan_sama, tulis_angka
from lkj.diagnostics import Finding, Severity
from lkj.model import Tahun
from lkj.model.indikator import Indikator

_SERATUS = Decimal(100)
# Names of what is a share of a whole, and words for what may be tiny or exceed the whole all the same.
_BAGIAN = re.compile(r"(?:persentase|prosentase|persen|proporsi|cakupan)\b", re.IGNORECASE)
_LELUASA = re.compile(
    r"\b(?:pertumbuhan|pertambahan|penambahan|kenaikan|peningkatan|penurunan|pengurangan|perubahan|laju|inflasi|selisih"
    r"|deviasi|simpangan|capaian|pencapaian|ketercapaian|realisasi|rasio|perbandingan|dibanding\w*|terhadap|kontribusi"
    r"|andil|surplus|kelebihan|margin|laba|keuntungan|pengembalian|efisiensi|penghematan|suku bunga)\b",
    re.IGNORECASE,
)
_TARGET_TERKECIL = Decimal(50)
_DEKAT = (Decimal("0.8"), Decimal("1.25"))
_KALI = {Decimal(10): "sepuluh", _SERATUS: "seratus"}


def _persen(value: Kuantitas | None) -> Decimal | None:
    return value.nilai if isinstance(value, Angka) and satuan_sama(value.satuan, PERSEN) else None


def _target(indikator: Indikator) -> Decimal | None:
    """Return the percentage that a target asks for at least; None for other targets."""
    value = indikator.target
    if isinstance(value, Rentang) and satuan_sama(value.satuan, PERSEN):
        return value.bawah
    if isinstance(value, Batas) and value.jenis is JenisBatas.MINIMAL and satuan_sama(value.satuan, PERSEN):
        return value.nilai
    return _persen(value)


def _lain(indikator: Indikator) -> list[Decimal]:
    """Return the other percentages that are known of the indicator: earlier years, the Renstra, the nation."""
    known = [value for lalu in indikator.riwayat for value in (lalu.target, lalu.realisasi)]
    return [p for value in (*known, indikator.nasional, indikator.target_renstra) if (p := _persen(value)) is not None]


def _mendekati(value: Decimal, target: Decimal) -> bool:
    return _DEKAT[0] * target <= value <= min(_SERATUS, _DEKAT[1] * target)


def _maksud(indikator: Indikator) -> tuple[Decimal, str] | None:
    """Return what a realisasi was likely meant to be, and what is odd about it; None where nothing is."""
    done, target = _persen(indikator.realisasi), _target(indikator)
    if done is None or target is None or indikator.polaritas == "turun" or _LELUASA.search(indikator.nama):
        return None
    others = _lain(indikator)
    if 0 < done < 1 and target >= _TARGET_TERKECIL and _mendekati(done * _SERATUS, target):
        quarters = indikator.akumulasi_triwulan
        partial = quarters is not None and quarters.cara is CaraTriwulan.JUMLAH and not quarters.lengkap
        if partial or any(0 < value < 1 for value in others):
            return None
        return done * _SERATUS, f"padahal seratus kalinya mendekati target {tulis_angka(target)}%"
    if done <= _SERATUS or not 0 < target <= _SERATUS or not _BAGIAN.match(indikator.nama):
        return None
    if any(value > _SERATUS for value in others):
        return None
    for kali, kata in _KALI.items():
        if _mendekati(done / kali, target):
            return done / kali, f"{kata} kali {tulis_angka(done / kali)}%, padahal bagian tidak melebihi keseluruhannya"
    return None


def koma_persen(year: Tahun) -> Iterator[Finding]:
    """LKJ418: a percentage that is a hundredth, ten times or a hundred times what it must have been meant to be."""
    for n, indikator in enumerate(year.indikator.indikator):
        found = _maksud(indikator)
        if found is None:
            continue
        meant, odd = found
        key = "realisasi" if indikator.triwulan is None else "triwulan"
        yield Finding(
            "LKJ418",
            Severity.WARNING,
            year.position("indikator.yaml", ("indikator", n, key)),
            f"realisasi {indikator.id} {indikator.realisasi}, {odd}",
            f"tulis {meant.normalize():f} bila maksudnya {tulis_angka(meant)} persen;"
            f" bila memang {indikator.realisasi}, terima temuan ini dengan alasannya",
            (year.position("indikator.yaml", ("indikator", n, "target")), "targetnya"),
        )


RULES = (koma_persen,)
