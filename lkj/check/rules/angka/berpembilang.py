"""What rules of counts look at: each quantity of an indicator that is the quotient of two."""

from __future__ import annotations

from collections.abc import Iterator

from lkj.capaian import Nisbah
from lkj.model import Tahun
from lkj.model.indikator import Indikator

Letak = tuple[str | int, ...]


def _nilai(one: Indikator, plan: str) -> Iterator[tuple[Letak, str, object]]:
    yield ("target",), "target", one.target
    yield from ((("dokumen", k, "target"), f"target {d.id}", d.target) for k, d in enumerate(one.dokumen))
    if one.triwulan is None:
        yield ("realisasi",), "realisasi", one.realisasi
    yield from ((("triwulan", k), f"triwulan {k + 1}", q) for k, q in enumerate(one.triwulan or ()))
    yield ("nasional",), "standar nasional", one.nasional
    yield ("target_renstra",), f"target {plan}", one.target_renstra
    for k, lalu in enumerate(one.riwayat):
        yield ("riwayat", k, "target"), f"target {lalu.tahun}", lalu.target
        yield ("riwayat", k, "realisasi"), f"realisasi {lalu.tahun}", lalu.realisasi


def berpembilang(year: Tahun) -> Iterator[tuple[Letak, Indikator, str, Nisbah]]:
    """Yield each such quantity: its path in the file, its indicator, what it is called, and its value."""
    for n, one in enumerate(year.indikator.indikator):
        for path, name, value in _nilai(one, year.visi_misi.renstra.singkatan):
            if isinstance(value, Nisbah):
                yield ("indikator", n, *path), one, name, value
