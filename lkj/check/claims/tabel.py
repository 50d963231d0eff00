"""Tables that were typed in prose: cells under a heading that the facts know, in a row that they know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lkj.check.claims.bilangan import Nilai
from lkj.check.claims.butir import Butir, Klausa, Periode
from lkj.check.claims.cacah import cacah_sesuai
from lkj.check.claims.hakim import Hakim
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.nilai import nilai_sesuai
from lkj.check.claims.perkara import Latar, Perkara, Putusan, Sebelum
from lkj.check.naskah import Naskah

_BARIS = re.compile(r"^[ \t]*\|(.*)\|[ \t]*$", re.MULTILINE)
_GARIS = re.compile(r"[\s|:-]+")
_UANG = frozenset({"pagu", "realisasi", "sisa", "anggaran"})


class Sel(NamedTuple):
    """One cell of a table: its text and where it begins."""

    teks: str
    mulai: int


def _baris(prose: Naskah) -> Iterator[list[list[Sel]]]:
    """Yield the tables of a text, row by row, the heading first."""
    table: list[list[Sel]] = []
    last = -1
    for found in _BARIS.finditer(prose.teks):
        if found.start() > last + 1 and table:
            yield table
            table = []
        last = found.end()
        if _GARIS.fullmatch(found[1]):
            continue
        cells: list[Sel] = []
        at = found.start(1)
        for part in found[1].split("|"):
            lead = len(part) - len(part.lstrip())
            cells.append(Sel(part.strip(), at + lead))
            at += len(part) + 1
        table.append(cells)
    if table:
        yield table


def tabel_sesuai(hakim: Hakim, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Judge the typed tables of a prose file."""
    for table in _baris(prose):
        heading, rows = table[0], table[1:]
        columns = [_kolom(hakim, cell) for cell in heading]
        if {"pagu", "realisasi"} <= set(columns):
            # Beside a ceiling and what was spent of it a percentage is the absorption, whatever its heading.
            columns = [c or ("persen" if n > 1 else "") for n, c in enumerate(columns)]
        if not any(columns):
            continue
        for row in rows:
            if len(row) == len(heading) and not prose.bersyarat(row[0].mulai):
                yield from _satu(hakim, columns, row)


def _kolom(hakim: Hakim, cell: Sel) -> str:
    """Return what a column holds, by its heading; empty where that is not known."""
    text = re.sub(r"\((?:Rp|%|rupiah|persen|orang)\)", "", cell.teks, flags=re.IGNORECASE)
    items = [b for b in hakim.pengurai.butir(text) if b.jenis is not Jenis.NETRAL]
    if len(items) == 1 and items[0].jenis is Jenis.UKURAN:
        return str(items[0].isi)
    low = " ".join(re.findall(r"\w+", cell.teks.casefold()))
    return {"jumlah": "jumlah", "jumlah indikator": "jumlah", "tahun": "tahun"}.get(low, "")


def _satu(hakim: Hakim, columns: list[str], row: list[Sel]) -> Iterator[tuple[int, Putusan]]:
    subject = _pokok(hakim, row)
    if subject is None:
        return
    for heading, cell in zip(columns, row, strict=True):
        column = heading
        if not column or column == "tahun" or not re.search(r"\d", cell.teks):
            continue
        items = [b for b in hakim.pengurai.butir(cell.teks) if b.jenis is not Jenis.NETRAL]
        if len(items) != 1 or items[0].jenis not in (Jenis.NILAI, Jenis.CACAH):
            continue
        value = items[0]
        if column == "persen":
            if value.jenis is not Jenis.NILAI or value.isi.satuan != "persen" or subject.jenis is not Jenis.PERIODE:
                continue
            column = "serapan"
        if column == "jumlah":
            if subject.jenis is Jenis.STATUS and value.jenis is Jenis.CACAH:
                noun = Butir(jenis=Jenis.CACAHAN, isi="indikator", mulai=0, akhir=0, teks="indikator")
                yield from _periksa(hakim, [value, noun, subject], cell, cacah=True)
            elif subject.jenis is Jenis.ENTITAS and all(e.jenis == "pendidikan" for e in subject.isi):
                yield from _periksa(hakim, [subject, value], cell, cacah=True)
            continue
        if value.jenis is Jenis.CACAH:
            unit = "rupiah" if column in _UANG and subject.jenis is Jenis.PERIODE else ""
            value = value._replace(jenis=Jenis.NILAI, isi=Nilai(value.isi[0], value.isi[0] * 0 + 1, unit))
        elif value.isi.satuan == "" and column in ("serapan", "rerata"):
            value = value._replace(isi=value.isi._replace(satuan="persen"))
        measure = Butir(jenis=Jenis.UKURAN, isi=column, mulai=0, akhir=0, teks=column)
        if subject.jenis in (Jenis.PERIODE, Jenis.ENTITAS):
            yield from _periksa(hakim, [subject, measure, value], cell)


def _pokok(hakim: Hakim, row: list[Sel]) -> Butir | None:
    """Return what a row is about: a year, a thing or a status in one of its first cells."""
    for cell in row[:2]:
        items = [b for b in hakim.pengurai.butir(cell.teks) if b.jenis is not Jenis.NETRAL]
        if len(items) == 1 and items[0].jenis in (Jenis.ENTITAS, Jenis.STATUS):
            return items[0]
        if len(items) == 1 and items[0].jenis is Jenis.PERIODE and isinstance(items[0].isi, Periode):
            return items[0] if items[0].isi.tahun is not None else None
    return None


def _periksa(hakim: Hakim, items: list[Butir], cell: Sel, cacah: bool = False) -> Iterator[tuple[int, Putusan]]:
    case = Perkara(Klausa(butir=items, penuh=True), hakim.fakta, Latar(), Sebelum())
    judge = cacah_sesuai if cacah else nilai_sesuai
    for one in judge(case):
        yield cell.mulai, one._replace(mulai=0)
