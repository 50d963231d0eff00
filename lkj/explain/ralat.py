"""Corrections explained: what was said, what the report says and by which expression, and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lkj.explain.records import Butir, Masukan, Penjelasan
from lkj.files.layout import RALAT
from lkj.pengukuran import Pengukuran
from lkj.report.susun_ralat import susun_ralat


def butir_ralat(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield the corrections of a year: their figures are those of other things, of which they tell."""
    for n, one in enumerate(numbers.year.ralat.ralat):
        yield Butir(
            id=one.id,
            nama=f"Ralat: {one.perihal}",
            cetakan=(("semula", one.semula),),
            buat=partial(_jelaskan, numbers, n),
            dicari=False,
            menyebut=True,
        )


def _jelaskan(numbers: Pengukuran, n: int) -> Penjelasan:
    year, one, row = numbers.year, numbers.year.ralat.ralat[n], susun_ralat(numbers).ralat[n]
    return Penjelasan(
        id=one.id,
        jenis="correction",
        nama=f"Ralat: {one.perihal}",
        nilai=None,
        cetakan=row.tercetak,
        uraian=f"Pernyataan semula: {one.sumber}",
        rumus="",
        rumus_kata="diambil dari data dengan ungkapan, tidak diketik",
        sumber_rumus="ungkapan dalam ralat.yaml",
        masukan=(
            Masukan(
                simbol="",
                nama="semula",
                nilai=one.semula,
                diketik=one.semula,
                tempat=year.position(RALAT, ("ralat", n, "semula")),
            ),
            Masukan(
                simbol="",
                nama="menjadi",
                nilai=row.tercetak,
                diketik=one.menjadi,
                tempat=year.position(RALAT, ("ralat", n, "menjadi")),
            ),
        ),
        catatan=(row.sebab,),
    )
