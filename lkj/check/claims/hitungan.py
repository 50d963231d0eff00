"""A number that counts things, and the counts that the data allows in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from lkj.capaian import tulis_angka
from lkj.check.claims.butir import Butir
from lkj.check.claims.fakta import Bacaan
from lkj.check.claims.perkara import Putusan, berbeda, diketik


class Cacah(NamedTuple):
    """A number that counts things, `dari` the number that they are part of."""

    butir: Butir
    jumlah: int
    hal: str
    dari: Butir | None = None
    total: int | None = None


def hitungan(n: int, use: str = "") -> Bacaan:
    """Return a count as a reading, with the expression that prints it."""
    return Bacaan(Decimal(n), tulis_angka(Decimal(n), 0), use)


def banding(one: Cacah, hal: str, readings: Sequence[Bacaan]) -> Iterator[Putusan]:
    """Judge a count by the readings of it: contradicted by all, or right and typed all the same."""
    if not readings:
        return
    agreeing = [r for r in readings if r.nilai == one.jumlah]
    if not agreeing:
        # That there is none in some other document tells nobody what to write.
        named = [r for n, r in enumerate(readings) if not n or r.nilai]
        yield berbeda(one.butir, f"jumlah {hal}", named)
    else:
        yield from diketik(one.butir, f"jumlah {hal}", agreeing)
