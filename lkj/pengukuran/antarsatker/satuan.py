"""Units as hundreds of offices write them: in full, short, or short in brackets behind the full word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lkj.capaian import satuan_sama
from lkj.capaian.kuantitas import kunci_satuan

__all__ = ["sesatuan"]

# An abbreviation of fewer letters may be one of anything, and one that leaves letters out has no more.
_SINGKATAN: Final = 3
_TERBUANG: Final = 4
# Nor has any short form more than this; beyond it there would be too many ways to take it apart.
_TERPANJANG: Final = 16
# What parts units that are counted together: Desa/Kelurahan, Desa dan Kelurahan.
_BAGIAN_SATUAN: Final = re.compile(r"/|\s+dan\s+")


def sesatuan(a: str, b: str) -> bool:
    """Tell whether two units are one, in words or short: Dok. is Dokumen, bln bulan, Desa/Kel. Desa dan Kelurahan."""
    if satuan_sama(a, b):
        return True
    first, second = ([_tanpa_kurung(part) for part in _BAGIAN_SATUAN.split(kunci_satuan(one))] for one in (a, b))
    return len(first) == len(second) and all(map(_sepatah, first, second))


def _tanpa_kurung(unit: str) -> str:
    """Leave out a short form in brackets behind what it is short for: Orang (org)."""
    words, opened, short = unit.removesuffix(")").partition(" (")
    return words if opened and _sepatah(words, short) else unit


def _sepatah(a: str, b: str) -> bool:
    """Tell whether two are one, or one the other's short form: its beginning, its letters, its words' beginnings."""
    short, long = sorted((one.rstrip(".") for one in (a, b)), key=len)
    if short == long:
        return True
    words = long.split()
    if not short.isalpha() or len(short) > _TERPANJANG or not all(map(str.isalpha, words)):
        return False
    if len(words) > 1:
        return _dari_awalan(short, words)
    if len(short) < _SINGKATAN or short[0] != long[0]:
        return False
    letters = iter(long)
    left_out = len(short) <= _TERBUANG and short[-1] == long[-1] and all(one in letters for one in short)
    return left_out or long.startswith(short)


def _dari_awalan(short: str, words: Sequence[str]) -> bool:
    """Tell whether it is made of a beginning of each word in turn: HK of hari kerja, Satker of satuan kerja."""
    if not words:
        return not short
    first = words[0]
    return any(
        first.startswith(short[:n]) and _dari_awalan(short[n:], words[1:])
        for n in range(1, len(short) - len(words) + 2)
    )
