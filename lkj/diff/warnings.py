"""What must be said aloud: the two sides are not measured by one measure, or a past figure reads otherwise now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lkj.diff.result import ATURAN_INDIKATOR, Alasan, Jenis, Peringatan, Perubahan, Topik
from lkj.model.similar import lain_sama_sekali

__all__ = ["peringatan"]


def peringatan(changes: Iterable[Perubahan], tertimbang: bool) -> tuple[Peringatan, ...]:
    """Return the reasons in a fixed order, each with its changes; `tertimbang`: a side weighs its indicators."""
    found: defaultdict[Alasan, list[Perubahan]] = defaultdict(list)
    for one in changes:
        reason = _alasan(one, tertimbang)
        if reason is not None:
            found[reason].append(one)
    return tuple(Peringatan(reason, tuple(found[reason])) for reason in Alasan if reason in found)


def _alasan(one: Perubahan, tertimbang: bool) -> Alasan | None:
    if one.jenis is Jenis.NYATAKAN_ULANG:
        return Alasan.DINYATAKAN_ULANG
    if one.topik is Topik.METODE and not one.sebanding:
        if one.jalur == "capaian.dokumen":
            return Alasan.DOKUMEN
        if one.jalur == "agregasi":
            return Alasan.AGREGASI
        return Alasan.SKALA if one.jalur.startswith("skala") else Alasan.METODE
    if one.topik is Topik.INDIKATOR and one.jenis is not Jenis.HITUNG:
        if one.fakta in ATURAN_INDIKATOR and not one.sebanding:
            return Alasan.ATURAN
        if one.fakta == "bobot" and tertimbang:
            return Alasan.BOBOT
        if one.jenis is Jenis.GANTI_NAMA and lain_sama_sekali(str(one.sebelum), str(one.sesudah)):
            return Alasan.LAIN_NAMA
    return None
