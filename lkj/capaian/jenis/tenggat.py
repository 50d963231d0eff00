"""A date against a deadline, or the word that it was kept: in time or not."""

from __future__ import annotations

from typing import Final

from ..kaidah import kaidah_biner
from ..kuantitas import Kuantitas, Tenggat, YaTidak
from ..metode import Aturan
from ..targets import JenisTarget, Ternilai, biner

_TENGGAT: Final = kaidah_biner(
    "tenggat",
    "Ketepatan waktu",
    "R paling lambat T",
    "tanggal realisasi dibanding tenggatnya: 100 bila tepat waktu, 0 bila terlambat",
)


def _cocok(target: Kuantitas, realisasi: Kuantitas) -> bool:
    return isinstance(target, Tenggat) and isinstance(realisasi, (Tenggat, YaTidak))


def _hitung(target: Tenggat, realisasi: Tenggat | YaTidak, _: Aturan) -> Ternilai:
    if isinstance(realisasi, Tenggat):
        masukan = (("R", realisasi.tanggal), ("T", target.tanggal))
        return biner(realisasi.tanggal <= target.tanggal, _TENGGAT, masukan)
    tepat = "tepat waktu" if realisasi.nilai else "terlambat"
    return biner(realisasi.nilai, _TENGGAT, (("R", tepat), ("T", target.tanggal)))


CARA = JenisTarget(urutan=40, cocok=_cocok, hitung=_hitung)
