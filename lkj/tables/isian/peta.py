"""A sheet of an office's own, read as a form: which of its columns is which field stands in a file, or is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lkj.diagnostics.nearest import folded
from lkj.files.yaml.editing import quoted
from lkj.files.yaml.quoting import tulis_nilai
from lkj.files.yaml.reader import parse
from lkj.tables.isian.baca import Formulir
from lkj.tables.isian.buku import Buku, BukuError, Lembar, Sel
from lkj.tables.isian.lembar import LembarIsian

__all__ = ["Peta", "baca_peta", "petakan", "terka", "tulis_peta"]

_KUNCI = ("lembar", "kepala", "isian", "kunci", "kolom")
_ATAS = 30


class Peta(Struct, frozen=True):
    """Which sheet, which row of it holds the heads, which form it fills, which column names the items.

    `kolom` gives the head in the form for each head of the sheet that is read.
    """

    lembar: str
    kepala: int
    isian: str
    kunci: str
    kolom: Mapping[str, str]


def baca_peta(name: str, text: str) -> Peta:
    """Read a map; BukuError for one that says something else."""
    reading = parse(name, text)
    data = reading.document.data if reading.document is not None else {}
    unknown = [key for key in data if key not in _KUNCI]
    missing = [key for key in _KUNCI if key not in data]
    hint = "hapus berkas itu, lalu jalankan lagi: kolomnya diterka dan ditulis ke sana"
    if reading.findings or unknown or missing:
        what = (
            f"kunci «{unknown[0]}» tidak dikenal" if unknown else f"kunci «{missing[0]}» belum ada" if missing else ""
        )
        raise BukuError(f"{name}: {what or reading.findings[0].message}", hint)
    columns, row = data["kolom"], data["kepala"]
    texts = [data["lembar"], data["isian"], data["kunci"], *(columns.values() if isinstance(columns, dict) else [None])]
    if not isinstance(row, int) or isinstance(row, bool) or row < 1 or not all(isinstance(one, str) for one in texts):
        raise BukuError(f"{name}: «kepala» nomor baris, «kolom» pemetaan judul ke judul, yang lain teks", hint)
    assert isinstance(columns, dict)
    return Peta(
        str(data["lembar"]), row, str(data["isian"]), str(data["kunci"]), {k: str(v) for k, v in columns.items()}
    )


def tulis_peta(peta: Peta) -> str:
    """Return a map as a file that `baca_peta` reads."""

    def said(text: str) -> str:
        return tulis_nilai(quoted(text))[0]

    lines = [
        "# Kolom lembar di kiri, judul kolom isian «lkj export» di kanan; hapus baris yang tidak hendak dibaca.",
        f"lembar: {said(peta.lembar)}",
        f"kepala: {peta.kepala}",
        f"isian: {said(peta.isian)}",
        f"kunci: {said(peta.kunci)}",
        "kolom:" if peta.kolom else "kolom: {}",
        *(f"  {said(head)}: {said(title)}" for head, title in peta.kolom.items()),
    ]
    return "\n".join(lines) + "\n"


def terka(book: Buku, sheets: Sequence[LembarIsian]) -> Peta:
    """Guess the map of a workbook: by which column names the most items, and heads that say what a form's heads say.

    Raises BukuError where no column names an item.
    """
    best: tuple[int, Peta] | None = None
    for sheet in book.lembar.values():
        for form in sheets:
            if len(form.kunci) != 1:
                continue
            named = _bernama(form)
            for column, hits in _cocok(sheet, named).items():
                head = _kepala(sheet, column, min(hits))
                if head is None or (best is not None and best[0] >= len(hits)):
                    continue
                titles = dict(_judul(sheet, head))
                columns = {titles[c]: title for c, title in _terka_kolom(titles, form) if c != column}
                best = len(hits), Peta(sheet.nama, head, form.nama, titles[column], columns)
    if best is None:
        raise BukuError(
            "tidak ada kolom yang memuat pengenal atau nama dari data",
            "tambahkan kolom ID seperti dalam indikator.yaml",
        )
    return best[1]


def petakan(name: str, book: Buku, peta: Peta, sheets: Sequence[LembarIsian]) -> Formulir:
    """Return a sheet as a form that tells nothing of what was exported; BukuError where the map does not fit it."""
    sheet = book.lembar.get(peta.lembar)
    form = next((one for one in sheets if one.nama == peta.isian and len(one.kunci) == 1), None)
    if sheet is None or form is None:
        lacking = f"lembar «{peta.lembar}»" if sheet is None else f"isian «{peta.isian}»"
        known = (
            ", ".join(book.lembar) if sheet is None else ", ".join(one.nama for one in sheets if len(one.kunci) == 1)
        )
        raise BukuError(f"{name} tidak mempunyai {lacking}", f"yang ada: {known}")
    places = {folded(text): column for column, text in _judul(sheet, peta.kepala)}
    known_titles = {folded(one.judul): one.judul for one in form.kolom.values()}
    for head in (peta.kunci, *peta.kolom):
        if folded(head) not in places:
            heads = ", ".join(f"«{text}»" for _, text in _judul(sheet, peta.kepala))
            raise BukuError(
                f"{name}, lembar {sheet.nama}: tidak ada kolom «{head}» pada baris {peta.kepala}", f"yang ada: {heads}"
            )
    for title in peta.kolom.values():
        if folded(title) not in known_titles:
            raise BukuError(f"tidak ada isian «{title}»", f"yang ada: {', '.join(known_titles.values())}")
    named, key = _bernama(form), places[folded(peta.kunci)]
    heads_of_form = {places[folded(head)]: Sel(known_titles[folded(title)]) for head, title in peta.kolom.items()}
    made = replace(sheet, baris={peta.kepala: {key: Sel(form.kunci[0].judul)} | heads_of_form})
    # A budget has lines of more levels than the data has.
    shapes = {_rupa(ident) for (ident,) in form.per_kunci} if form.kunci[0].kunci == "id" else set()
    passed: list[int] = []
    for number, cells in sorted(sheet.baris.items()):
        said = _teks(cells.get(key))
        ident = named.get(folded(said))
        if number <= peta.kepala:
            continue
        if ident is not None:
            made.baris[number] = cells | {key: Sel(ident)}
        elif any(not _kosong(cells.get(column)) for column in heads_of_form):
            if said and _rupa(said) in shapes and () not in form.induk:
                made.baris[number] = cells | {key: Sel(said.strip())}  # a code that the data does not have is refused
            else:
                passed.append(number)  # a heading or a sum of the office's own
    told = ""
    if passed:
        rows = ", ".join(map(str, passed[:8])) + (" …" if len(passed) > 8 else "")
        told = f"{name}, lembar {sheet.nama}: {len(passed)} baris tidak menyebut butir dari data dan dilewati ({rows})"
    return Formulir(nama=name, buku=Buku({form.nama: made}), tahun=None, dasar=None, kolom={}, dipetakan=told)


def _rupa(ident: str) -> str:
    """Return what identifiers of one kind have alike: all but their figures."""
    return re.sub("[0-9]+", "0", folded(ident))


def _kosong(cell: Sel | None) -> bool:
    return cell is None or (
        not cell.rumus and (cell.isi is None or (isinstance(cell.isi, str) and not cell.isi.strip()))
    )


def _bernama(form: LembarIsian) -> dict[str, str]:
    """Return the id of each item by that and by its name, where the name is its own."""
    found: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    for (ident,), row in form.per_kunci.items():
        found[folded(ident)] = ident
        one = row.medan.get("nama")
        if one is not None and isinstance(one.isi, str):
            names.setdefault(folded(one.isi), []).append(ident)
    return {name: ids[0] for name, ids in names.items() if len(ids) == 1} | found


def _cocok(sheet: Lembar, named: Mapping[str, str]) -> dict[int, list[int]]:
    """Return the rows of each column in which an item is named."""
    hits: dict[int, list[int]] = {}
    for number, cells in sheet.baris.items():
        for column, cell in cells.items():
            if folded(_teks(cell)) in named:
                hits.setdefault(column, []).append(number)
    return hits


def _kepala(sheet: Lembar, column: int, first: int) -> int | None:
    """Return the row of the head: the nearest above the first item with a text in the column that names items."""
    above = range(first - 1, max(0, first - 1 - _ATAS), -1)
    return next((n for n in above if isinstance(sheet.sel(n, column).isi, str) and _teks(sheet.sel(n, column))), None)


def _judul(sheet: Lembar, row: int) -> Iterator[tuple[int, str]]:
    for column, cell in sorted(sheet.baris.get(row, {}).items()):
        text = " ".join(_teks(cell).split())
        if text:
            yield column, text


def _terka_kolom(titles: Mapping[int, str], form: LembarIsian) -> Iterator[tuple[int, str]]:
    """Yield the column of each head of the form that one head alone says, whole or with words around it."""
    taken: set[int] = set()
    asked = [one.judul for one in form.kolom.values() if one.isi]
    for title in sorted(asked, key=len, reverse=True):
        words = set(folded(title).split())
        same = [c for c, text in titles.items() if folded(text) == folded(title)]
        near = same or [c for c, text in titles.items() if c not in taken and words <= set(folded(text).split())]
        if len(near) == 1:
            taken.add(near[0])
            yield near[0], title


def _teks(cell: Sel | None) -> str:
    if cell is None or cell.isi is None or isinstance(cell.isi, bool):
        return ""
    return cell.isi if isinstance(cell.isi, str) else str(cell.isi)
