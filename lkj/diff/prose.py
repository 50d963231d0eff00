"""Prose: which files changed and by how many lines; what they say is for the reader of the text itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from lkj.diagnostics import Position
from lkj.diff.result import Jenis, Perubahan, Topik
from lkj.diff.setara import Setara
from lkj.model import Narasi, Tahun
from lkj.model.blanks import kosong

__all__ = ["narasi"]


def _teks(side: Narasi | None) -> str:
    # What is only a comment, as `lkj new` leaves of last year's prose, is still to be written.
    return "" if side is None or kosong(side.teks) else side.teks.strip()


def narasi(a: Tahun, b: Tahun, setara_a: Setara, setara_b: Setara) -> Iterator[Perubahan]:
    """Yield each prose file that was written, emptied or changed; before and after are the lines that went and came."""
    for name in [*b.narasi, *(name for name in a.narasi if name not in b.narasi)]:
        old, new = a.narasi.get(name), b.narasi.get(name)
        before, after = setara_a.naskah(_teks(old)), setara_b.naskah(_teks(new))
        if before == after:
            continue
        gone, come = Counter(before.splitlines()), Counter(after.splitlines())
        file = f"narasi/{name}.md"
        yield Perubahan(
            topik=Topik.NARASI,
            jenis=Jenis.BARU if not before else Jenis.HILANG if not after else Jenis.UBAH,
            berkas=file,
            jalur="",
            id=file,
            nama="",
            fakta="",
            sebelum=Decimal((gone - come).total()),
            sesudah=Decimal((come - gone).total()),
            tempat_a=None if old is None else Position(old.berkas, 1, 1),
            tempat_b=None if new is None else Position(new.berkas, 1, 1),
            satuan="baris",
        )
