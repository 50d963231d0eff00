"""Forms that came back, read: which cells differ from what they held when they were written, and what is new."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from lkj.diagnostics.nearest import folded, nearest
from lkj.files.layout import is_year
from lkj.tables.isian.buku import Buku, BukuError, Galat, Lembar, Sel
from lkj.tables.isian.formulir import CATATAN, JUDUL_TERHITUNG, MERK, PETUNJUK, SKEMA_ISIAN, pendek, sidik
from lkj.tables.isian.lembar import Baris, Isi, Jalur, LembarIsian, Medan, tanda
from lkj.tables.isian.nilai import TolakError, baca_sel
from lkj.tables.isian.outcome import Asal, Hasil, Tolakan

__all__ = ["Baru", "Formulir", "Isian", "baca_formulir", "baca_isian"]

# The head stands in the first row; what a person put above it is passed over.
_ATAS = 20


class Formulir(Struct, kw_only=True):
    """A form: its workbook, its year, and what its cells held when it was written.

    `dasar` is by sheet, key of the item and key of the field; None for a workbook without the hidden sheet. `kode` and
    `satker` are of the office that exported it: its code in a tree and its name, "" where the form does not say.
    """

    nama: str
    buku: Buku
    tahun: int | None
    dasar: Mapping[str, Mapping[tuple[str, ...], Mapping[str, str]]] | None
    kolom: Mapping[str, Mapping[str, str]]
    kode: str = ""
    satker: str = ""
    #: What is told of it, where it is a sheet of the office's own that is read by a map; None for a form.
    dipetakan: str | None = None


class Isian(Struct, frozen=True, kw_only=True):
    """A cell of a form that differs from what it held."""

    asal: Asal
    nama: str
    lembar: LembarIsian
    baris: Baris
    medan: Medan
    sel: Sel
    dasar: str | None
    catatan: str


class Baru(Struct, frozen=True, kw_only=True):
    """A row of a form that is a new item below `induk`; `kunci` is what names it, empty where nothing does."""

    asal: Asal
    lembar: LembarIsian
    induk: tuple[str, ...]
    kunci: str
    isi: dict[str, Any]
    catatan: str


def baca_formulir(name: str, book: Buku) -> Formulir:
    """Return a form; BukuError where its hidden sheet was changed, or is of a later version."""
    hidden = book.lembar.get(CATATAN)
    if hidden is None:
        return Formulir(nama=name, buku=book, tahun=None, dasar=None, kolom={})
    rows = [[_teks(hidden.sel(n, k)) for k in (1, 2, 3)] for n in sorted(hidden.baris)]
    rows = [row for row in rows if any(row)]
    changed = BukuError(
        "lembar tersembunyi _lkj berubah, sehingga isian tidak dapat dibandingkan",
        "ekspor ulang dengan «lkj export», lalu salin isiannya",
    )
    office = _kantor(rows[1][2]) if len(rows) > 1 else None
    if office is None or rows[0][0] != MERK or rows[1][1] != sidik(rows[2:]):
        raise changed
    if rows[0][1] != str(SKEMA_ISIAN) or not is_year(rows[0][2]):
        raise BukuError(
            f"isian ini berbentuk {rows[0][1][:20]}, yang tidak dikenal lkj ini", "perbarui lkj, atau ekspor ulang"
        )
    base: dict[str, dict[tuple[str, ...], dict[str, str]]] = {}
    columns: dict[str, dict[str, str]] = {}
    for sheet, key, held in rows[2:]:
        # The digest tells a slip, not a forger: who knows how it is made can put anything here.
        match _urai(key), _urai(held):
            case [*parts], dict(cells) if _semua_teks(parts) and _semua_teks(cells.values()):
                base.setdefault(sheet, {})[tuple(parts)] = cells
            case None, [_, [*titles], *_] if not key and all(_sepasang(one) for one in titles):
                columns[sheet] = {folded(title): name for title, name in titles}
                base.setdefault(sheet, {})
            case _:
                raise changed
    kode, satker = office
    return Formulir(nama=name, buku=book, tahun=int(rows[0][2]), dasar=base, kolom=columns, kode=kode, satker=satker)


def _kantor(text: str) -> tuple[str, str] | None:
    """Return code and name of the office that exported a form, "" where an older lkj did; None for what is none."""
    match _urai(text) if text else ["", ""]:
        case [str(kode), str(nama)]:
            return kode, nama
    return None


def _urai(text: str) -> Any:
    """Return what a text of JSON says; None for what is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _semua_teks(values: Iterable[Any]) -> bool:
    return all(isinstance(one, str) for one in values)


def _sepasang(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and _semua_teks(value)


def baca_isian(form: Formulir, sheets: Sequence[LembarIsian], result: Hasil) -> Iterator[Isian | Baru]:
    """Yield the cells of a form that differ from what they held, and the items that are new.

    What is refused, and what else is to be told, goes into `result`.
    """
    return _Pembaca(form, sheets, result).baca()


class _Pembaca:
    def __init__(self, form: Formulir, sheets: Sequence[LembarIsian], result: Hasil) -> None:
        self.form, self.hasil = form, result
        self.sheets = {one.nama: one for one in sheets}

    def baca(self) -> Iterator[Isian | Baru]:
        for name, sheet in self.form.buku.lembar.items():
            if name in (CATATAN, PETUNJUK):
                continue
            known = self.sheets.get(name)
            if known is None:
                if once := self._semula(sheet):
                    said = f"lembar ini berkolom seperti lembar {once}, yang tidak ada lagi; tidak dibaca"
                    self._tolak(sheet, "", "", said, f"kembalikan nama lembarnya menjadi «{once}»")
                elif sheet.baris:
                    self.hasil.catatan.append(f"{Asal(self.form.nama, name)} bukan lembar isian; tidak dibaca")
                continue
            yield from self._lembar(sheet, known)
        for name in self.form.dasar or ():
            if name not in self.form.buku.lembar:
                self.hasil.catatan.append(f"{self.form.nama}: lembar {name} tidak ada lagi; isiannya dibiarkan")

    def _semula(self, sheet: Lembar) -> str:
        """Return the sheet that is gone from the form and whose columns this one has; "" where there is none."""
        rows = [sheet.baris[number].values() for number in sorted(sheet.baris)[:_ATAS]]
        heads = [{folded(cell.isi) for cell in row if isinstance(cell.isi, str)} for row in rows]
        gone = (name for name, titles in self.form.kolom.items() if titles and name not in self.form.buku.lembar)
        return next((name for name in gone if any(set(self.form.kolom[name]) <= head for head in heads)), "")

    def _lembar(self, sheet: Lembar, known: LembarIsian) -> Iterator[Isian | Baru]:
        head = self._kepala(sheet, known)
        if head is None:
            titles = " dan ".join(f"«{one.judul}»" for one in known.kunci)
            self._tolak(sheet, "", "", f"tidak ada baris kepala dengan kolom {titles}", "pulihkan judul kolomnya")
            return
        row_of_head, keys, columns = head
        rows, base = known.per_kunci, (self.form.dasar or {}).get(known.nama)
        seen: dict[tuple[str, ...], int] = {}
        doubtful: set[tuple[tuple[str, ...], str]] = set()
        for number in sorted(sheet.baris):
            if number <= row_of_head:
                continue
            cells = sheet.baris[number]
            key = tuple(_teks(cells.get(column)) for column in keys)
            # A number that was not there when the form was written names nothing: such a row is known by what it says.
            counted = known.bernomor and (not key[-1] or (base is not None and key not in base))
            if key[:-1] in known.induk and (counted or (key[-1] and key not in rows and key not in (base or ()))):
                new = self._baru(sheet, known, f"{_huruf(keys[0])}{number}", key, number, columns)
                if new is not None:
                    yield new
                continue
            if not all(key):
                named = bool(key[-1]) and not known.bernomor
                if named or any(_isi(cells.get(column)) for column in columns.values()):
                    self._tolak_pengenal(sheet, number, keys)
                continue
            row = rows.get(key)
            if row is None:
                self._asing(sheet, known, f"{_huruf(keys[0])}{number}", key, base)
                continue
            if key in seen:
                for name, column in columns.items():
                    if tanda_sel(sheet.sel(seen[key], column)) != tanda_sel(sheet.sel(number, column)):
                        doubtful.add((key, name))
                        message = f"pengenal ini juga pada baris {seen[key]}, dan isinya di sana lain"
                        label = _nama(row, known, name)
                        self._tolak(sheet, f"{_huruf(column)}{number}", label, message, "hapus salah satu baris")
                continue
            seen[key] = number
        if base is not None and (lost := [key for key in base if key not in seen and key in rows]):
            names = ", ".join(" ".join(key) for key in lost[:8]) + (" …" if len(lost) > 8 else "")
            self.hasil.catatan.append(
                f"{Asal(self.form.nama, sheet.nama)}: {len(lost)} baris tidak ada lagi ({names}); datanya dibiarkan"
            )
        for key, number in seen.items():
            for name, column in columns.items():
                if (key, name) not in doubtful:
                    # What has come since the form was written held nothing then.
                    held = None if base is None else base[key].get(name) if key in base else ""
                    one = self._sel(sheet, known, rows[key], name, number, column, held)
                    if one is not None:
                        yield one

    def _baru(
        self,
        sheet: Lembar,
        known: LembarIsian,
        where: str,
        key: tuple[str, ...],
        number: int,
        columns: Mapping[str, int],
    ) -> Baru | None:
        """Return a row as a new item; None for one that says nothing, or of which something is refused."""
        item: dict[str, Any] = {} if known.bernomor else {known.kunci[-1].kunci: key[-1]}
        notes, sound = ["baris tersembunyi"] if number in sheet.tersembunyi else [], True
        for name, one in known.baru.items():
            column = columns.get(name)
            if column is None or not (_isi(sheet.sel(number, column)) or sheet.tertutup(number, column)):
                continue
            label = f"{' '.join(filter(None, key))} {known.kolom[name].judul}"
            try:
                if sheet.tertutup(number, column):
                    raise TolakError("sel ini tergabung dengan sel lain", "pisahkan selnya, lalu isi masing-masing")
                made = baca_sel(sheet.sel(number, column), one.ragam, one.satuan, one.pilihan)
            except TolakError as error:
                self._tolak(sheet, f"{_huruf(column)}{number}", label, error.message, error.hint)
                sound = False
                continue
            notes += [made.catatan] if made.catatan else []
            if made.nilai is not None:
                _sisip(item, one.jalur, made.nilai)
        if not sound or (known.bernomor and not item):
            return None
        return Baru(
            asal=Asal(self.form.nama, sheet.nama, where),
            lembar=known,
            induk=key[:-1],
            kunci="" if known.bernomor else key[-1],
            isi=item,
            catatan="; ".join(notes),
        )

    def _sel(
        self, sheet: Lembar, known: LembarIsian, row: Baris, name: str, number: int, column: int, held: str | None
    ) -> Isian | None:
        cell, field = sheet.sel(number, column), row.medan.get(name)
        mark = tanda_sel(cell)
        if held is not None and pendek(mark) == held and not isinstance(cell.isi, Galat):
            return None
        if field is None or not field.terbuka:
            expected = held if held is not None else pendek(tanda(field.isi)) if field else ""
            mapped = self.form.dipetakan is not None and not (field is not None and _sebulat(cell, field.isi))
            closed = held is not None or (self.form.dasar is None and (field is None or mapped))
            if mark and pendek(mark) != expected and closed:
                where = f"{_huruf(column)}{number}"
                hint = _gantinya(row, known, name) if mapped else ""
                self._tolak(sheet, where, _nama(row, known, name), "sel ini tidak untuk diisi", hint)
            return None
        if held is None and self.form.dasar is None and not mark:
            return None  # without what was exported an empty cell says nothing
        where = f"{_huruf(column)}{number}"
        label = _nama(row, known, name)
        if sheet.tertutup(number, column):
            self._tolak(
                sheet, where, label, "sel ini tergabung dengan sel lain", "pisahkan selnya, lalu isi masing-masing"
            )
            return None
        hidden = "baris tersembunyi" if number in sheet.tersembunyi else ""
        return Isian(
            asal=Asal(self.form.nama, sheet.nama, where),
            nama=label,
            lembar=known,
            baris=row,
            medan=field,
            sel=cell,
            dasar=held,
            catatan=hidden,
        )

    def _kepala(self, sheet: Lembar, known: LembarIsian) -> tuple[int, list[int], dict[str, int]] | None:
        """Return the row of the head, the columns of the keys, and those of the fields by their keys."""
        titles = self.form.kolom.get(known.nama) or {folded(one.judul): one.kunci for one in known.kolom.values()}
        for number in sorted(sheet.baris)[:_ATAS]:
            found: dict[str, list[int]] = {}
            for column, cell in sheet.baris[number].items():
                if isinstance(cell.isi, str) and cell.isi.strip():
                    found.setdefault(folded(cell.isi), []).append(column)
            keys = [found.get(folded(one.judul), []) for one in known.kunci]
            if not all(keys):
                continue
            columns = {}
            for title, name in titles.items():
                places = found.get(title, [])
                if len(places) > 1:
                    cell_name = f"{_huruf(places[1])}{number}"
                    self._tolak(sheet, cell_name, "", f"judul kolom «{title}» ada dua kali", "hapus salah satu kolom")
                elif places:
                    columns[name] = places[0]
                elif self.form.dasar is not None and name in known.kolom and known.kolom[name].isi:
                    self.hasil.catatan.append(
                        f"{Asal(self.form.nama, sheet.nama)}: kolom «{known.kolom[name].judul}» tidak ada lagi;"
                        " datanya dibiarkan"
                    )
            return number, [places[0] for places in keys], columns
        return None

    def _asing(
        self,
        sheet: Lembar,
        known: LembarIsian,
        cell: str,
        key: tuple[str, ...],
        base: Mapping[tuple[str, ...], Any] | None,
    ) -> None:
        said = " ".join(key)
        if base is not None and key in base:
            message, hint = f"«{said}» sudah tidak ada dalam {known.berkas}", "ekspor ulang isian"
        else:
            near = nearest(said, [" ".join(one) for one in known.per_kunci])
            message = f"tidak ada «{said}» dalam {known.berkas}"
            hint = f"mungkin maksud Anda «{near}»" if near else f"tambahkan dahulu dalam {known.berkas}"
        self._tolak(sheet, cell, said, message, hint)

    def _tolak_pengenal(self, sheet: Lembar, number: int, keys: Sequence[int]) -> None:
        """Refuse a row that nothing names, or whose name is no text."""
        for column in keys:
            held = sheet.sel(number, column).isi
            if isinstance(held, (date, Galat)):
                said = f"tanggal {held.isoformat()}" if isinstance(held, date) else f"galat {held.teks}"
                hint = "jadikan sel itu Teks, lalu ketik ulang pengenalnya"
                self._tolak(sheet, f"{_huruf(column)}{number}", "", f"sel pengenal berisi {said}", hint)
                return
        hint = "isi pengenalnya, atau hapus baris itu"
        self._tolak(sheet, f"{_huruf(keys[0])}{number}", "", "baris ini tidak berpengenal", hint)

    def _tolak(self, sheet: Lembar, cell: str, name: str, message: str, hint: str) -> None:
        self.hasil.tolakan.append(Tolakan(Asal(self.form.nama, sheet.nama, cell), name, message, hint))


def _sisip(item: dict[str, Any], path: Jalur, value: Any) -> None:
    """Put a value into an item, in the parts that its place names."""
    for part in path[:-1]:
        item = item.setdefault(str(part), {})
    item[str(path[-1])] = value


def _nama(row: Baris, known: LembarIsian, name: str) -> str:
    """Return what a fact is called: what names its item, and the head of its column."""
    title = known.kolom[name].judul if name in known.kolom else JUDUL_TERHITUNG.get(name, name)
    return f"{' '.join(row.kunci)} {title[:1].lower()}{title[1:]}"


def _sebulat(cell: Sel, known: Isi) -> bool:
    """Whether a cell says a number that is known, rounded as the cell is."""
    if not isinstance(cell.isi, Decimal) or not isinstance(known, Decimal):
        return False
    said = cell.isi * 100 if cell.persen else cell.isi
    return abs(said - known) <= Decimal("0.5").scaleb(min(0, int(said.as_tuple().exponent)))


def _gantinya(row: Baris, known: LembarIsian, name: str) -> str:
    """Say where what a closed cell says is written instead."""
    parts = [known.kolom[key].judul for key, one in row.medan.items() if key.startswith(f"{name}.") and one.terbuka]
    column = known.kolom.get(name)
    if parts:
        return f"petakan kolom {' dan '.join(f'«{one}»' for one in parts)}, atau ubah dalam {known.berkas}"
    if column is not None and not column.isi:
        return "hapus kolom itu dari pemetaan"
    return f"ubah dalam {known.berkas}"


def tanda_sel(cell: Sel) -> str:
    """Return the mark of a cell: that of its value, of an error, or of a formula without one."""
    if isinstance(cell.isi, Galat):
        return f"e{cell.isi.teks}"
    if cell.isi is None:
        return "f" if cell.rumus else ""
    return f"%{tanda(cell.isi)}" if cell.persen else tanda(cell.isi)


def _teks(cell: Sel | None) -> str:
    """Return the text by which a cell names something: a code that became a number is still that code."""
    mark = "" if cell is None else tanda_sel(cell)
    return mark[1:] if mark[:1] in ("t", "n") else ""


def _isi(cell: Sel | None) -> bool:
    return cell is not None and bool(tanda_sel(cell))


def _huruf(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
