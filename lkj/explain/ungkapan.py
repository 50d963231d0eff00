"""Figures that prose itself computes, or brings from elsewhere with their source, explained at their line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.diagnostics import Position
from lkj.explain.records import Butir, Hitungan, Masukan, Penjelasan
from lkj.files import FolderOrigin, package_templates
from lkj.pengukuran import Pengukuran
from lkj.report.compose import Penyusun
from lkj.report.environment import Environment
from lkj.report.errors import PROSE, RENDER_ERRORS
from lkj.report.hitungan import HITUNGAN
from lkj.report.turunan import Cetakan

_DIPAKAI = re.compile(rf"\|\s*(?:{'|'.join(HITUNGAN)})\b")
_SISIPAN = re.compile(r"\{\{.*?\}\}")
_RUMUS = "ungkapan dalam narasi"


def butir_ungkapan(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield what the prose of a year computes by the filters of `lkj.report.hitungan`, in the order of its files.

    Prose that uses none of them is not rendered. What fails to render is a finding of `lkj check`, not of this.
    """
    using = [name for name, prose in numbers.year.narasi.items() if _DIPAKAI.search(prose.teks)]
    if not using:
        return
    env = Environment(FolderOrigin(package_templates().parent))
    compose = Penyusun(env, numbers)
    for name in using:
        env.jejak.clear()
        try:
            compose.narasi(name)
        except RENDER_ERRORS:
            continue
        nth: dict[tuple[int, str], int] = {}
        for one in list(env.jejak.cetakan):
            if one.templat == f"{PROSE}{name}":
                key = (one.baris, one.asal.penyaring)
                nth[key] = nth.get(key, 0) + 1
                yield _butir(numbers, name, one, nth[key] - 1)


def _butir(numbers: Pengukuran, name: str, one: Cetakan, nth: int) -> Butir:
    prose = numbers.year.narasi[name]
    line = prose.teks.split("\n")[one.baris - 1]
    typed, column = _ungkapan(line, one.asal.penyaring, nth)
    place = Position(prose.berkas, one.baris, column)
    title = f"Angka {one.teks} dalam narasi {name}, baris {one.baris}"
    explain = _bersumber if one.asal.sumber else _terhitung
    return Butir(
        id=one.nama, nama=title, cetakan=(("narasi", one.teks),), buat=lambda: explain(one, title, typed, place)
    )


def _ungkapan(line: str, penyaring: str, nth: int) -> tuple[str, int]:
    """Return the expression of a line that uses a filter, the nth of them, and its column."""
    uses = re.compile(rf"\|\s*{penyaring}\b")
    found = [match for match in _SISIPAN.finditer(line) if uses.search(match[0])]
    if not found:  # it goes over several lines
        return line.strip(), len(line) - len(line.lstrip()) + 1
    match = found[nth % len(found)]
    return match[0], match.start() + 1


def _bersumber(one: Cetakan, title: str, typed: str, place: Position) -> Penjelasan:
    return Penjelasan(
        id=one.nama,
        jenis="typed",
        nama=title,
        nilai=None,
        cetakan=one.teks,
        uraian="Angka yang tidak dimuat dalam data, diketik menurut sumbernya",
        rumus="",
        rumus_kata="disalin dari sumbernya, tidak dihitung",
        sumber_rumus=one.asal.sumber,
        masukan=(Masukan(simbol="", nama="angka yang diketik", nilai=one.teks, diketik=typed, tempat=place),),
    )


def _terhitung(one: Cetakan, title: str, typed: str, place: Position) -> Penjelasan:
    asal = one.asal
    entries = [Masukan(simbol="", nama=_RUMUS, nilai="ditulis di sini", diketik=typed, tempat=place)]
    for name, value in asal.masukan:
        symbol = name if len(name) == 1 else ""
        entries.append(Masukan(simbol=symbol, nama="nilai yang dimasukkan" if symbol else name, nilai=value))
    return Penjelasan(
        id=one.nama,
        jenis="expression",
        nama=title,
        nilai=asal.hasil,
        cetakan=one.teks,
        uraian=f"Dihitung oleh penyaring «{asal.penyaring}» dalam narasi",
        rumus=asal.rumus,
        rumus_kata=asal.kata,
        sumber_rumus=_RUMUS,
        masukan=tuple(entries),
        langkah=(Hitungan("Hitungan", asal.rumus, asal.langkah, asal.hasil),),
    )
