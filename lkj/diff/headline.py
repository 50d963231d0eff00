"""The headline figures of both sides, whether they differ or not."""

from __future__ import annotations

from decimal import Decimal

from lkj.diff.result import Pokok
from lkj.pengukuran import Pengukuran, Rekap

__all__ = ["pokok"]


def _tercapai(rekap: Rekap) -> Decimal | None:
    """Return how many indicators met their target; None while none of them can be judged, for that is no 0."""
    judged = rekap.tercapai + rekap.tidak_tercapai
    return Decimal(rekap.tercapai) if judged else None


def pokok(a: Pengukuran, b: Pengukuran) -> tuple[Pokok, ...]:
    """Return mean, numbers and absorption of the measured document and of each side's own year."""
    old, new = a.utama, b.utama
    money = [side.anggaran_tahun(side.year.tahun) for side in (a, b)]

    def uang(kunci: str, key: str, satuan: str) -> Pokok:
        values = (None if one is None else getattr(one, key) for one in money)
        before, after = (None if value is None else Decimal(value) for value in values)
        return Pokok(kunci=kunci, sebelum=before, sesudah=after, satuan=satuan)

    return (
        Pokok(
            kunci="average",
            sebelum=old.rerata,
            sesudah=new.rerata,
            satuan="persen",
            kategori_a=old.kategori,
            kategori_b=new.kategori,
        ),
        Pokok(kunci="objectives", sebelum=Decimal(old.sasaran), sesudah=Decimal(new.sasaran)),
        Pokok(kunci="indicators", sebelum=Decimal(old.indikator), sesudah=Decimal(new.indikator)),
        Pokok(kunci="achieved", sebelum=_tercapai(old), sesudah=_tercapai(new)),
        uang("budget", "pagu", "rupiah"),
        uang("realisasi", "realisasi", "rupiah"),
        uang("absorption", "serapan", "persen"),
    )
