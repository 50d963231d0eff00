"""Figures that prose or an annex computes, or brings from elsewhere with their source, explained at their line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from lkj.capaian import tulis_angka
from lkj.capaian.steps import tulis_masukan
from lkj.diagnostics import Position
from lkj.explain.records import Butir, Hitungan, Masukan, Penjelasan
from lkj.files import FolderOrigin, package_templates
from lkj.pengukuran import Penamaan, Pengukuran
from lkj.report.compose import Penyusun
from lkj.report.errors import PROSE, RENDER_ERRORS
from lkj.report.hitungan import HITUNGAN
from lkj.report.ralat import ungkapan
from lkj.report.telusur import Penelusur
from lkj.report.turunan import Asal, Cetakan, Suku, asal_dari, suku_dari

_DIPAKAI = re.compile(rf"\|\s*(?:{'|'.join(HITUNGAN)})\b")
_SISIPAN = re.compile(r"\{\{.*?\}\}")


class _Tulisan(Struct, frozen=True):
    """Where a figure was made: what that is called, its place, the line of it, and its number where it has many."""

    sebutan: str
    tempat: Position
    baris: str
    dari: str = ""


def butir_ungkapan(numbers: Pengukuran, lain: Sequence[Butir]) -> Iterator[Butir]:
    """Yield what the prose of a year computes by the filters of `lkj.report.hitungan`, in the order of its files.

    Behind it stands what the annex of corrections and notes computes. What uses none of the filters is not rendered.
    What fails to render is a finding of `lkj check`, not of this. `lain` are the figures of the year, of which they are
    made.
    """
    year = numbers.year
    using = [name for name, prose in year.narasi.items() if _DIPAKAI.search(prose.teks)]
    annex = {f"{PROSE}{one.nama}": one for one in ungkapan(year) if _DIPAKAI.search(one.teks)}
    if not using and not annex:
        return
    env = Penelusur(FolderOrigin(package_templates().parent))
    compose = Penyusun(env, numbers)
    env.nama = Penamaan(numbers).nama
    known = {name: item for item in reversed(lain) for name in (*item.alias, item.id)}
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
            yield _butir(one, nth, _Tulisan("narasi", place, lines[one.baris - 1], name), known)
    if annex:
        env.jejak.clear()
        try:
            compose.ralat()
        except RENDER_ERRORS:
            return
        for one, nth in _bernomor([one for one in env.jejak.cetakan if one.templat in annex]):
            written = annex[one.templat]
            file = PurePosixPath(written.tempat.file).name
            yield _butir(one, nth, _Tulisan(file, written.tempat, written.teks), known)


def _bernomor(made: list[Cetakan]) -> Iterator[tuple[Cetakan, int]]:
    """Yield figures, each with how many of its line came before it by the same filter."""
    seen: dict[tuple[str, int, str], int] = {}
    for one in made:
        key = (one.templat, one.baris, one.asal.penyaring)
        seen[key] = seen.get(key, 0) + 1
        yield one, seen[key] - 1


def _butir(one: Cetakan, nth: int, di: _Tulisan, lain: Mapping[str, Butir]) -> Butir:
    typed, column = _ungkapan(di.baris, one.asal.penyaring, nth)
    place = Position(di.tempat.file, di.tempat.line, column) if di.dari else di.tempat
    title = f"Angka {one.teks} dalam {' '.join(filter(None, (di.sebutan, di.dari)))}, baris {place.line}"
    explain = _bersumber if one.asal.sumber else partial(_terhitung, lain)
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


def _operan(lain: Mapping[str, Butir], asal: Asal) -> Iterator[Masukan]:
    """Yield what a filter was given: figures of the year, a sum of such, what another filter made, what is typed."""
    for name, value in asal.masukan:
        symbol = name if len(name) == 1 else ""
        terms, made = suku_dari(value), asal_dari(value)
        if len(terms) == 1:
            yield from _suku(lain, symbol, terms[0])
        elif terms:
            total = f"{' + '.join(tulis_angka(one.nilai) for one in terms)} = {tulis_masukan(value or '')}"
            yield Masukan(simbol=symbol, nama=f"Jumlah {len(terms)} angka berikut", nilai=value, hitungan=total)
            for one in terms:
                yield from _suku(lain, "", one)
        elif made is not None:
            yield Masukan(simbol=symbol, nama=made.kata, nilai=value, hitungan=made.langkah)
            yield from _operan(lain, replace(made, masukan=tuple(("", inner) for _, inner in made.masukan)))
        else:
            called = name if not symbol else "bilangan yang ditulis dalam ungkapan"
            yield Masukan(simbol=symbol, nama=called, nilai=value)


def _suku(lain: Mapping[str, Butir], simbol: str, suku: Suku) -> Iterator[Masukan]:
    """Yield a figure of the year with the line it is typed in; a computed one with how, and what it is made of."""
    item = lain.get(suku.nama)
    if item is None:
        yield Masukan(simbol=simbol, nama=suku.nama, nilai=suku.nilai)
        return
    it = item.buat()
    typed = next((one for one in it.masukan if one.nilai == suku.nilai and one.tempat is not None), None)
    if typed is not None:
        # What has a code for its name is told by its name beside it.
        called = " ".join(filter(None, (typed.nama, typed.hitungan))) if typed.nama == suku.nama else typed.nama
        yield replace(typed, simbol=simbol, nama=called, hitungan="")
        return
    step = next((one.penjabaran for one in it.langkah if one.hasil == suku.nilai), "")
    how = "; ".join(filter(None, (step, f"lihat «{item.id}»")))
    yield Masukan(simbol=simbol, nama=item.nama, nilai=suku.nilai, hitungan=how)
    if len(it.masukan) <= _SEDIKIT:
        yield from (replace(one, simbol="") for one in it.masukan)


#: So many values put in are shown with the figure they make; of more its own explanation tells.
_SEDIKIT: Final = 2


def _terhitung(
    lain: Mapping[str, Butir], one: Cetakan, title: str, typed: str, place: Position, sebutan: str
) -> Penjelasan:
    asal, rumus = one.asal, f"ungkapan dalam {sebutan}"
    entries = [
        Masukan(simbol="", nama=rumus, nilai="ditulis di sini", diketik=typed, tempat=place),
        *_operan(lain, asal),
    ]
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
        catatan=(f"Tertulis dalam {sebutan}: {typed}",),
    )
