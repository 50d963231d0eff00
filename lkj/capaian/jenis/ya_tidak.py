"""Yes or no: met where the realisasi says what the target asks for."""

from __future__ import annotations

from typing import Final

from ..kaidah import kaidah_biner
from ..kuantitas import Kuantitas, YaTidak
from ..metode import Aturan
from ..targets import JenisTarget, Ternilai, biner

_YA_TIDAK: Final = kaidah_biner(
    "ya-tidak",
    "Terpenuhi atau tidak",
    "R sama dengan T",
    "realisasi dibanding target: 100 bila sama, 0 bila tidak",
)


def _cocok(target: Kuantitas, realisasi: Kuantitas) -> bool:
    return isinstance(target, YaTidak) and isinstance(realisasi, YaTidak)


def _hitung(target: YaTidak, realisasi: YaTidak, _: Aturan) -> Ternilai:
    return biner(realisasi.nilai is target.nilai, _YA_TIDAK, (("R", str(realisasi)), ("T", str(target))))


CARA = JenisTarget(urutan=50, cocok=_cocok, hitung=_hitung)
