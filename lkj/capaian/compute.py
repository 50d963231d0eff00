"""The capaian of one indicator: the right rule for each kind of target, then cap and floor."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from . import kaidah
from .decimals import pastikan_skor
from .jenis import JENIS
from .kuantitas import Kuantitas
from .metode import Aturan, PenerapanBatas, TanpaPersentase
from .result import Capaian, Status
from .steps import Catatan, KodeCatatan, Langkah
from .targets import Ternilai, ternilai

_BELUM_ADA: Final = Capaian(
    nilai=None,
    mentah=None,
    status=Status.BELUM_ADA_DATA,
    langkah=(),
    catatan=(Catatan(KodeCatatan.REALISASI_BELUM_ADA, "Realisasi belum ada."),),
)
_TANPA_TARGET: Final = Capaian(
    nilai=None,
    mentah=None,
    status=Status.TAK_TERHITUNG,
    langkah=(),
    catatan=(Catatan(KodeCatatan.TARGET_TIDAK_ADA, "Target tidak ada, sehingga realisasi tidak dapat dibandingkan."),),
)


def hitung(target: Kuantitas | None, realisasi: Kuantitas | None, aturan: Aturan) -> Capaian:
    """Compute the capaian of one indicator, exact and unrounded.

    A missing realisasi is "belum ada data", never 0; a real 0 counts. A target of 0 gives a status and no
    made-up number: naik is tak_terhitung; turun is met by 0 (100) and otherwise judged without a percentage.
    A rank at or above its target is 100, one below is not met and has no percentage; where the rule asks for scores
    and the ladder has any, the ratio of the two scores is taken. A date or a yes/no is 100 when met and 0 when not. A
    percentage against a target in another unit is taken as the capaian itself and noted. Where a status has no
    percentage, a score stands in its place in aggregates (100 met, 0 missed), unless the rule leaves such rows out.
    Never raises for quantities that `baca_kuantitas` accepts.
    """
    if realisasi is None:
        return _BELUM_ADA
    if target is None:
        return _TANPA_TARGET
    (mentah, status, langkah, catatan), skor = _pilih(target, realisasi, aturan)
    sebelum = aturan.penerapan_batas is PenerapanBatas.SEBELUM
    if mentah is None:
        if aturan.tanpa_persentase is TanpaPersentase.DIKELUARKAN:
            skor = None
        elif skor is not None and sebelum:
            skor, _ = terapkan_batas(skor, aturan)
        return Capaian(nilai=None, mentah=None, status=status, langkah=langkah, catatan=catatan, pengganti=skor)
    nilai = mentah
    if sebelum:
        nilai, batas = terapkan_batas(mentah, aturan)
        langkah = langkah + batas
    return Capaian(nilai=nilai, mentah=mentah, status=status, langkah=langkah, catatan=catatan)


def terapkan_batas(nilai: Decimal, aturan: Aturan) -> tuple[Decimal, tuple[Langkah, ...]]:
    """Apply cap and floor to a percentage and return the steps; applying them twice changes nothing.

    Raises KuantitasError for what is no number.
    """
    pastikan_skor(nilai)
    langkah: tuple[Langkah, ...] = ()
    if (atas := aturan.batas_atas) is not None:
        hasil = min(nilai, atas)
        langkah = (Langkah(kaidah.BATAS_ATAS, (("C", nilai), ("batas", atas)), hasil),)
        nilai = hasil
    if (bawah := aturan.batas_bawah) is not None:
        hasil = max(nilai, bawah)
        langkah = (*langkah, Langkah(kaidah.BATAS_BAWAH, (("C", nilai), ("batas", bawah)), hasil))
        nilai = hasil
    return nilai, langkah


def _pilih(target: Kuantitas, realisasi: Kuantitas, aturan: Aturan) -> Ternilai:
    for jenis in JENIS:
        if jenis.cocok(target, realisasi):
            return jenis.hitung(target, realisasi, aturan)
    pesan = f"Target “{target}” dan realisasi “{realisasi}” berbeda jenis, sehingga tidak dapat dibandingkan."
    return ternilai((None, Status.TAK_TERHITUNG, (), (Catatan(KodeCatatan.BEDA_JENIS, pesan),)))
