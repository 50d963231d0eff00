"""Is a target harder or easier to reach than another: told by what the quantities are, and by polarity."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lkj.capaian import Angka, Batas, JenisBatas, Komposit, Peringkat, Polaritas, Rentang, Tenggat, satuan_sama
from lkj.diff.result import Nilaian

__all__ = ["tantangan"]


def _arah(steps: list[Decimal] | list[int]) -> Nilaian | None:
    """Harder where no part is easier and one is harder, and the other way round; parts that disagree tell nothing."""
    if any(step > 0 for step in steps) and all(step >= 0 for step in steps):
        return Nilaian.MENANTANG
    if any(step < 0 for step in steps) and all(step <= 0 for step in steps):
        return Nilaian.RINGAN
    return None


def tantangan(before: Any, after: Any, polaritas: Polaritas) -> Nilaian | None:
    """Judge a changed target; None where the two stand in no order, as with other units, kinds or ladders.

    A range is harder when it lies within the other, a limit when it leaves less room, a deadline when it is earlier;
    numbers, ranks and composites go by polarity, of which `rentang` and `tetap` know no harder number.
    """
    if type(before) is not type(after):
        return None
    sign = {Polaritas.NAIK: 1, Polaritas.TURUN: -1}.get(polaritas, 0)
    if isinstance(before, Tenggat):
        return _arah([(before.tanggal - after.tanggal).days])
    if isinstance(before, Peringkat):
        same = before.tangga.id == after.tangga.id
        return _arah([sign * (after.pangkat - before.pangkat)]) if same else None
    if isinstance(before, Komposit):
        return _majemuk(before, after, sign)
    if not isinstance(before, (Angka, Rentang, Batas)) or not satuan_sama(before.satuan, after.satuan):
        return None
    if isinstance(before, Angka):
        return _arah([sign * (after.nilai - before.nilai)])
    if isinstance(before, Rentang):
        return _arah([after.bawah - before.bawah, before.atas - after.atas])
    if before.jenis is not after.jenis:
        return None
    room = after.nilai - before.nilai
    return _arah([-room if before.jenis is JenisBatas.MAKSIMAL else room])


def _majemuk(before: Komposit, after: Komposit, sign: int) -> Nilaian | None:
    steps = []
    for part in before.komponen:
        other = [one for one in after.komponen if satuan_sama(one.satuan, part.satuan)]
        if len(other) != 1 or len(before.komponen) != len(after.komponen):
            return None
        steps.append(sign * (other[0].nilai - part.nilai))
    return _arah(steps)
