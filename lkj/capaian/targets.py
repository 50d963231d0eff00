"""What it means to hold a realisasi against a target: a file in `jenis` says it for one kind of the two."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from msgspec import Struct

from . import kaidah
from .compare import Mentah, skor_status
from .decimals import NOL, SERATUS
from .kuantitas import Kuantitas
from .metode import Aturan
from .result import Status
from .steps import Kaidah, KodeCatatan, Langkah, Masukan

#: A result, and the score that stands in the place of its percentage where it has none.
Ternilai = tuple[Mentah, Decimal | None]


class JenisTarget(Struct, frozen=True):
    """A kind of target with the kind of realisasi that fits it: `cocok` tells whether a pair is one, `hitung` computes.

    Pairs are tried in the order of `urutan`. `metode` is what a report's method says of it, in a year of
    which a result bears the note `catatan`.
    """

    urutan: int
    cocok: Callable[[Kuantitas, Kuantitas], bool]
    hitung: Callable[[Any, Any, Aturan], Ternilai]
    metode: tuple[str, str] | None = None
    catatan: KodeCatatan | None = None


def ternilai(mentah: Mentah) -> Ternilai:
    """Return a result with the score that its status earns where it has no percentage."""
    nilai, status, _, catatan = mentah
    return mentah, skor_status(status, catatan) if nilai is None else None


def biner(terpenuhi: bool, dasar: Kaidah, masukan: tuple[tuple[str, Masukan], ...]) -> Ternilai:
    """Score what is either met or not: 100 or 0, so that a failure weighs in every average."""
    status = Status.TERCAPAI if terpenuhi else Status.TIDAK_TERCAPAI
    nilai = SERATUS if terpenuhi else NOL
    return (nilai, status, (Langkah(dasar, masukan, status), Langkah(kaidah.BINER, (), nilai)), ()), None
