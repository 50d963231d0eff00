"""The report «Laporan Fa Detail (16 Segmen)» of SAKTI, read into the lines of the budget; nothing is trusted unsummed.

Its columns shift with the cells that are merged, so that a row is read from its right end: the ceiling after the last
revision, what of it is locked, spending before the period, in it and up to its end, the percentage, and what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import takewhile

from msgspec import Struct, field

from lkj.diagnostics.nearest import folded
from lkj.tables.isian.buku import Buku, Galat, Lembar, Sel
from lkj.tables.isian.outcome import Asal, Tolakan
from lkj.wording.printed import rupiah

__all__ = ["UNDUH", "BarisSakti", "LaporanSakti", "baca_sakti", "sel"]

_JUMLAH = "jumlah seluruhnya"
_PROGRAM = re.compile(r"(?:[0-9]{3}\.[0-9]{2}\.)?[A-Z]{2}")
_KEGIATAN = re.compile(r"(?:(?:[0-9]{3}\.[0-9]{2}\.)?[A-Z]{2}\.)?[0-9]{4}")
_BILANGAN = re.compile(
    r"(?P<minus>-|\()?(?:Rp\.?)?(?P<utuh>[0-9]{1,3}(?:(?P<ribuan>[.,])[0-9]{3}(?:(?P=ribuan)[0-9]{3})*)?|[0-9]+)"
    r"(?:(?!(?P=ribuan))[.,](?P<desimal>[0-9]{1,2}))?\)?%?"
)
_RIBUAN = re.compile(r"\b(?:ribuan|ribu\s+rupiah)\b", re.IGNORECASE)
_JUTAAN = re.compile(r"\b(?:jutaan|juta\s+rupiah)\b", re.IGNORECASE)
_TAHUN = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_PERIODE = re.compile(r"\b(?:periode|tahun\s+anggaran)\b", re.IGNORECASE)
_BANYAK = 7
#: What to do about a report that does not add up.
UNDUH = "unduh ulang laporan itu dari SAKTI, dan jangan menyuntingnya"
_KOLOM = ("pagu", "pagu terkunci", "realisasi periode lalu", "realisasi periode ini", "realisasi s.d. periode", "sisa")


class BarisSakti(Struct, kw_only=True):
    """A row of the report: its code and name, where it stands, its amounts in whole rupiah, and the rows below it.

    `angka` has the ceiling, what is locked, spending before, within and up to the period, and what is left.
    """

    kode: str
    nama: str
    baris: int
    kolom: tuple[int, ...]
    angka: tuple[int, ...]
    bagian: list[BarisSakti] = field(default_factory=list)

    @property
    def pagu(self) -> int:
        """The ceiling after the last revision, in rupiah."""
        return self.angka[0]

    @property
    def realisasi(self) -> int:
        """What was spent up to the end of the period, in rupiah."""
        return self.angka[4]


class LaporanSakti(Struct):
    """A report: its sheet, its sum, its programmes with their activities, and what stands against reading it."""

    lembar: str
    jumlah: BarisSakti | None = None
    program: list[BarisSakti] = field(default_factory=list)
    tolakan: list[Tolakan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


class _TolakError(ValueError):
    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column, self.message = column, message


def baca_sakti(name: str, book: Buku, year: int) -> LaporanSakti:
    """Read a report of a year; what does not add up is refused with its cell, and then nothing of it counts."""
    for sheet in book.lembar.values():
        if any(_label(cells) == _JUMLAH for cells in sheet.baris.values()):
            return _Pembaca(name, sheet, year).baca()
    found = LaporanSakti(next(iter(book.lembar)))
    hint = "berkas ini bukan «Laporan Fa Detail (16 Segmen)» dari SAKTI, atau barisnya terhapus"
    found.tolakan.append(Tolakan(Asal(name, found.lembar), "", "tidak ada baris JUMLAH SELURUHNYA", hint))
    return found


class _Pembaca:
    def __init__(self, name: str, sheet: Lembar, year: int) -> None:
        self.nama, self.lembar, self.tahun = name, sheet, year
        self.hasil = LaporanSakti(sheet.nama)
        self.kali = 1

    def baca(self) -> LaporanSakti:
        self._kepala()
        rows: dict[str, BarisSakti] = {}
        last: BarisSakti | None = None
        for number in sorted(self.lembar.baris):
            cells = self.lembar.baris[number]
            label = _label(cells)
            code = _kode(cells)
            if label != _JUMLAH and not code:
                # What stands between two rows of one code parts them; a heading of the next page does not.
                last = None if _angka_kanan(cells) else last
                continue
            try:
                row = self._baris(number, cells, code)
            except _TolakError as error:
                self._tolak(number, error.column, code or label.upper(), error.message)
                continue
            if not code:
                self._jumlah(row)
            elif code in rows:
                # One and the same row again is a row too many, or a total that counts it once.
                again = last is rows[code] and row.nama.casefold() == last.nama.casefold() != ""
                if last is not rows[code] or row.angka != last.angka or again:
                    before = sel(rows[code].baris, rows[code].kolom[0])
                    self._tolak(number, row.kolom[0], code, f"kode ini sudah ada pada {before}")
                elif row.nama:
                    # A name that goes on overleaf stands there under its code again.
                    last.nama = f"{last.nama} {row.nama}"
            else:
                rows[code] = last = row
                self._tempatkan(row, number)
        self._periksa()
        return self.hasil

    def _kepala(self) -> None:
        """Read what is said above the amounts: in what they are stated, and of which period."""
        rows = sorted(self.lembar.baris)
        above = takewhile(lambda n: len(_angka_kanan(self.lembar.baris[n])) < _BANYAK, rows)
        for number in above:
            for column, cell in sorted(self.lembar.baris[number].items()):
                if not isinstance(cell.isi, str):
                    continue
                if _JUTAAN.search(cell.isi):
                    self._tolak(number, column, "", "laporan ini dalam jutaan rupiah, bukan rupiah penuh")
                elif _RIBUAN.search(cell.isi):
                    self.kali = 1000
                    self.hasil.catatan.append(
                        f"{self._asal(number, column)}: laporan ini dalam ribuan rupiah; angkanya dikalikan 1.000"
                    )
                if _PERIODE.search(cell.isi) and (years := _TAHUN.findall(cell.isi)):
                    said = " ".join(cell.isi.split())
                    if str(self.tahun) not in years:
                        self._tolak(number, column, "", f"laporan ini menyebut «{said}», bukan tahun {self.tahun}")
                    else:
                        self.hasil.catatan.append(f"{self._asal(number, column)}: «{said}»")

    def _baris(self, number: int, cells: Mapping[int, Sel], code: str) -> BarisSakti:
        numbers = _angka_kanan(cells)
        bad = next((c for c, one in sorted(cells.items()) if _rusak(one)), None)
        if bad is not None:
            raise _TolakError(bad, f"sel berisi {_sebut(cells[bad])}, bukan angka laporan")
        columns = tuple(column for column, _ in numbers)
        if len(numbers) != _BANYAK:
            place = columns[0] if columns else min(cells)
            raise _TolakError(place, f"baris ini memuat {len(numbers)} angka, sedangkan laporan itu memuat {_BANYAK}")
        amounts = [value for n, (_, value) in enumerate(numbers) if n != 5]
        places = [column for n, (column, _) in enumerate(numbers) if n != 5]
        for what, column, value in zip(_KOLOM, places, amounts, strict=True):
            if value * self.kali != (value * self.kali).to_integral_value():
                raise _TolakError(column, f"{what} {value.normalize():f} bukan rupiah penuh")
            # What is paid back makes the spending of a period negative, and what is left where it is too much.
            if value < 0 and what not in (_KOLOM[2], _KOLOM[3], _KOLOM[5]):
                raise _TolakError(column, f"{what} {rupiah(value)} negatif")
        pagu, _, before, within, spent, left = amounts
        if before + within != spent:
            message = f"realisasi lalu {rupiah(before)} dan ini {rupiah(within)} tidak berjumlah {rupiah(spent)}"
            raise _TolakError(places[4], message)
        if pagu - spent != left:
            message = f"pagu {rupiah(pagu)} dikurangi realisasi {rupiah(spent)} bukan sisa {rupiah(left)}"
            raise _TolakError(places[5], message)
        if number in self.lembar.tersembunyi:
            self.hasil.catatan.append(f"{self._asal(number, min(cells))}: baris tersembunyi, dibaca juga")
        texts = [one.isi for c, one in sorted(cells.items()) if c < columns[0] and isinstance(one.isi, str)]
        return BarisSakti(
            kode=code,
            nama=" ".join(" ".join(texts[1:] if code and texts[:1] == [code] else texts).split()),
            baris=number,
            kolom=(min(cells), *places),
            angka=tuple(int(value * self.kali) for value in amounts),
        )

    def _jumlah(self, row: BarisSakti) -> None:
        if self.hasil.jumlah is not None and self.hasil.jumlah.angka != row.angka:
            before = sel(self.hasil.jumlah.baris, self.hasil.jumlah.kolom[0])
            self._tolak(row.baris, row.kolom[0], "JUMLAH SELURUHNYA", f"jumlahnya lain daripada {before}")
        self.hasil.jumlah = row

    def _tempatkan(self, row: BarisSakti, number: int) -> None:
        if _PROGRAM.fullmatch(row.kode):
            self.hasil.program.append(row)
        elif not self.hasil.program:
            self._tolak(number, row.kolom[0], row.kode, "kegiatan ini tidak di bawah program")
        else:
            self.hasil.program[-1].bagian.append(row)

    def _periksa(self) -> None:
        """Refuse rows that are not what the rows below them add up to."""
        if self.hasil.tolakan or self.hasil.jumlah is None:
            return
        if not self.hasil.program:
            self._tolak(self.hasil.jumlah.baris, self.hasil.jumlah.kolom[0], "", "tidak ada program dalam laporan ini")
        for whole in (self.hasil.jumlah, *self.hasil.program):
            parts = self.hasil.program if whole is self.hasil.jumlah else whole.bagian
            for n, what in enumerate(_KOLOM):
                total = sum(one.angka[n] for one in parts)
                if parts and total != whole.angka[n] and what != _KOLOM[1]:
                    message = f"{what} {rupiah(whole.angka[n])}, sedangkan {len(parts)} baris di bawahnya berjumlah"
                    label = whole.kode or "JUMLAH SELURUHNYA"
                    self._tolak(whole.baris, whole.kolom[n + 1], label, f"{message} {rupiah(total)}")
                    break

    def _tolak(self, row: int, column: int, label: str, message: str) -> None:
        self.hasil.tolakan.append(Tolakan(self._asal(row, column), label, message, UNDUH))

    def _asal(self, row: int, column: int) -> Asal:
        return Asal(self.nama, self.lembar.nama, sel(row, column))


def sel(row: int, column: int) -> str:
    """Return what a cell is called."""
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"


def _label(cells: Mapping[int, Sel]) -> str:
    """Return the first text of a row, in small letters."""
    first = next((one.isi for _, one in sorted(cells.items()) if isinstance(one.isi, str) and one.isi.strip()), "")
    return folded(str(first))


def _kode(cells: Mapping[int, Sel]) -> str:
    """Return the code of a programme or an activity that a row begins with; one of another level is none."""
    for _, one in sorted(cells.items()):
        if one.isi is None or (isinstance(one.isi, str) and not one.isi.strip()):
            continue
        text = one.isi.strip() if isinstance(one.isi, str) else f"{one.isi:f}" if isinstance(one.isi, Decimal) else ""
        return text if _PROGRAM.fullmatch(text) or _KEGIATAN.fullmatch(text) else ""
    return ""


def _angka_kanan(cells: Mapping[int, Sel]) -> list[tuple[int, Decimal]]:
    """Return the numbers at the right end of a row, with their columns, the first one first."""
    return list(_dari_kanan(cells))[::-1]


def _dari_kanan(cells: Mapping[int, Sel]) -> Iterator[tuple[int, Decimal]]:
    for column, one in sorted(cells.items(), reverse=True):
        if one.isi is None or (isinstance(one.isi, str) and not one.isi.strip()):
            continue
        number = _angka(one)
        if number is None:
            return
        yield column, number


def _angka(cell: Sel) -> Decimal | None:
    if isinstance(cell.isi, Decimal):
        return None if cell.berlebih else cell.isi
    found = _BILANGAN.fullmatch("".join(cell.isi.split())) if isinstance(cell.isi, str) else None
    if found is None:
        return None
    whole = found["utuh"].replace(found["ribuan"] or ".", "")
    return Decimal(f"{'-' if found['minus'] else ''}{whole}.{found['desimal'] or 0}")


def _rusak(cell: Sel) -> bool:
    return (
        isinstance(cell.isi, (Galat, bool))
        or cell.berlebih
        or (cell.isi is None and cell.rumus)
        or (cell.isi is not None and not isinstance(cell.isi, (str, Decimal)))
    )


def _sebut(cell: Sel) -> str:
    if isinstance(cell.isi, Galat):
        return f"galat {cell.isi.teks}"
    if cell.isi is None:
        return "rumus yang belum dihitung"
    return "lebih dari 15 angka" if cell.berlebih else "tanggal atau TRUE/FALSE"
