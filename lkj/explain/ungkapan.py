"""Figures that prose or an annex computes, or brings from elsewhere with their source, explained at their line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lkj.diagnostics import Position
from lkj.explain.records import Butir, Hitungan, Masukan, Penjelasan
from lkj.files import FolderOrigin, package_templates
from lkj.pengukuran import Pengukuran
from lkj.report.compose import Penyusun
from lkj.report.environment import Environment
from lkj.report.errors import PROSE, RENDER_ERRORS
from lkj.report.hitungan import HITUNGAN
from lkj.report.ralat import ungkapan
from lkj.report.turunan import Cetakan

_DIPAKAI = re.compile(rf"\|\s*(?:{'|'.join(HITUNGAN)})\b")
_SISIPAN = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class _Tulisan:
    """Where a figure was made: what that is called, its place, the line of it, and its number where it has many."""

    sebutan: str
    tempat: Position
    baris: str
    dari: str = ""


def butir_ungkapan(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield what the prose of a year computes by the filters of `lkj.report.hitungan`, in the order of its files.

    Behind it stands what the annex of corrections and notes computes. What uses none of the filters is not rendered.
    What fails to render is a finding of `lkj check`, not of this.
    """
    year = numbers.year
    using = [name for name, prose in year.narasi.items() if _DIPAKAI.search(prose.teks)]
    annex = {f"{PROSE}{one.nama}": one for one in ungkapan(year) if _DIPAKAI.search(one.teks)}
    if not using and not annex:
        return
    env = Environment(FolderOrigin(package_templates().parent))
    compose = Penyusun(env, numbers)
    for name in using:
        env.jejak.clear()
        try:
            compose.narasi(name)
        except RENDER_ERRORS:
            continue
        prose, lines = year.narasi[name], year.narasi[name].teks.split("\n")
        made = [one for one in env.jejak.cetakan if one.templat == f"{PROSE}{name}"]
        for one, nth in _bernomor(made):
            place = Position(prose.berkas, one.baris, 1)
            yield _butir(one, nth, _Tulisan("narasi", place, lines[one.baris - 1], name))
    if annex:
        env.jejak.clear()
        try:
            compose.ralat()
        except RENDER_ERRORS:
            return
        for one, nth in _bernomor([one for one in env.jejak.cetakan if one.templat in annex]):
            written = annex[one.templat]
            file = PurePosixPath(written.tempat.file).name
            yield _butir(one, nth, _Tulisan(file, written.tempat, written.teks))


def _bernomor(made: list[Cetakan]) -> Iterator[tuple[Cetakan, int]]:
    """Yield figures, each with how many of its line came before it by the same filter."""
    seen: dict[tuple[str, int, str], int] = {}
    for one in made:
        key = (one.templat, one.baris, one.asal.penyaring)
        seen[key] = seen.get(key, 0) + 1
        yield one, seen[key] - 1


def _butir(one: Cetakan, nth: int, di: _Tulisan) -> Butir:
    typed, column = _ungkapan(di.baris, one.asal.penyaring, nth)
    place = Position(di.tempat.file, di.tempat.line, column) if di.dari else di.tempat
    title = f"Angka {one.teks} dalam {' '.join(filter(None, (di.sebutan, di.dari)))}, baris {place.line}"
    explain = _bersumber if one.asal.sumber else _terhitung
    return Butir(
        id=one.nama,
        nama=title,
        cetakan=((di.sebutan, one.teks),),
        buat=lambda: explain(one, title, typed, place, di.sebutan),
    )


def _ungkapan(line: str, penyaring: str, nth: int) -> tuple[str, int]:
    """Return the expression of a line that uses a filter, the nth of them, and its column."""
    uses = re.compile(rf"\|\s*{penyaring}\b")
    found = [match for match in _SISIPAN.finditer(line) if uses.search(match[0])]
    if not found:  # it goes over several lines
        return line.strip(), len(line) - len(line.lstrip()) + 1
    match = found[nth % len(found)]
    return match[0], match.start() + 1


def _bersumber(one: Cetakan, title: str, typed: str, place: Position, _: str) -> Penjelasan:
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


def _terhitung(one: Cetakan, title: str, typed: str, place: Position, sebutan: str) -> Penjelasan:
    asal, rumus = one.asal, f"ungkapan dalam {sebutan}"
    entries = [Masukan(simbol="", nama=rumus, nilai="ditulis di sini", diketik=typed, tempat=place)]
    for name, value in asal.masukan:
        symbol = name if len(name) == 1 else ""
        entries.append(Masukan(simbol=symbol, nama="nilai yang dimasukkan" if symbol else name, nilai=value))
    return Penjelasan(
        id=one.nama,
        jenis="expression",
        nama=title,
        nilai=asal.hasil,
        cetakan=one.teks,
        uraian=f"Dihitung oleh penyaring «{asal.penyaring}» dalam {sebutan}",
        rumus=asal.rumus,
        rumus_kata=asal.kata,
        sumber_rumus=rumus,
        masukan=tuple(entries),
        langkah=(Hitungan("Hitungan", asal.rumus, asal.langkah, asal.hasil),),
    )
