"""A number against a number, a range or a limit of its own unit: by the formula that the rule names."""

from __future__ import annotations

from ..compare import bandingkan
from ..kuantitas import Angka, Batas, Kuantitas, Rentang, satuan_sama
from ..metode import Aturan
from ..targets import JenisTarget, Ternilai, ternilai


def _cocok(target: Kuantitas, realisasi: Kuantitas) -> bool:
    if not isinstance(target, (Angka, Rentang, Batas)) or not isinstance(realisasi, Angka):
        return False
    return satuan_sama(target.satuan, realisasi.satuan)


def _hitung(target: Angka | Rentang | Batas, realisasi: Angka, aturan: Aturan) -> Ternilai:
    return ternilai(bandingkan(realisasi.nilai, target, aturan))


CARA = JenisTarget(urutan=10, cocok=_cocok, hitung=_hitung)
