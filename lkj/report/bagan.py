"""The organisation chart: the agency, staff beside the trunk, and the line units below, with their heads.

What a page has no room for goes on in a second chart that begins with the same unit again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from lkj.model.susunan import Simpul
from lkj.pengukuran import Pengukuran
from lkj.publish.palet import GARIS, KEPALA, KERTAS
from lkj.report.kanvas import JARAK, LANJUTAN, Kanvas, Lembar, Lukisan, bungkus, lebar_teks

_PAD = 5.0  # points between a box and its words
_GAP, _INDENT = 6.0, 12.0  # of units below a unit, and how much further in they stand
_BELOW = 18.0  # points from a box to the row below it
_TRUNK = 0.55  # of the width: a box on the trunk
_MOST_COLUMNS = 5
_EDGE = 1.0


def isi_kotak(unit: Simpul, width: float) -> tuple[list[str], list[str]]:
    """Return the lines of a box: the name of the unit, and below it its head."""
    room = width - 2 * _PAD
    head = unit.pimpinan
    bold = bungkus(unit.nama, room, bold=True)
    return bold, [] if head is None else bungkus(f"{head.jabatan_singkat}: {head.nama}", room)


def _box_height(unit: Simpul, width: float) -> float:
    return sum(map(len, isi_kotak(unit, width))) * JARAK + 2 * _PAD


def _tall(unit: Simpul, width: float, least: float = 0) -> float:
    """Return the height of a unit with all below it, one under the other; its own box is `least` tall."""
    own = max(least, _box_height(unit, width))
    return own + sum(_GAP + _tall(one, width - _INDENT) for one in unit.unit)


def _deep(unit: Simpul) -> int:
    return 1 + max((_deep(one) for one in unit.unit), default=0)


def _needed(units: list[Simpul]) -> float:
    """Return the width that the longest words of units and of those below them need."""

    def need(unit: Simpul, inset: float) -> float:
        words = max((lebar_teks(word, bold=True) for word in unit.nama.split()), default=0.0)
        return max([inset + words + 2 * _PAD, *(need(one, inset + _INDENT) for one in unit.unit)])

    return max((need(one, 0.0) for one in units), default=0.0)


class _Baris(Struct):
    """Units that stand side by side: the corner and width of each, and how tall the row is."""

    letak: list[tuple[Simpul, float, float]]
    tinggi: float
    staf: bool
    kotak: float = 0.0  # the least height of their own boxes


class _Halaman(Struct):
    """One chart: the units on its trunk, and the rows that hang from the last of them."""

    batang: list[Simpul]
    baris: list[_Baris] = field(default_factory=list)


class _Susunan:
    """The charts of one agency, each within the sheet."""

    def __init__(self, sheet: Lembar) -> None:
        self.sheet = sheet
        self.middle = sheet.lebar / 2
        self.pages: list[_Halaman] = []

    def _trunk_height(self, units: list[Simpul]) -> float:
        width = self.sheet.lebar * _TRUNK
        return _EDGE + sum(_box_height(one, width) for one in units) + _BELOW * (len(units) - 1)

    def susun(self, root: Simpul) -> None:
        """Add the charts of a unit and of all below it."""
        trunk = [root]
        while len(trunk[-1].unit) == 1 and trunk[-1].unit[0].unit and not trunk[-1].unit[0].staf:
            if self._trunk_height([*trunk, *trunk[-1].unit]) > self.sheet.tinggi / 2:
                break
            trunk += trunk[-1].unit
        last = trunk[-1]
        again = replace(last, nama=last.nama + LANJUTAN)
        room = self.sheet.tinggi - self._trunk_height([again]) - _BELOW - _EDGE
        later: list[Simpul] = []
        page = _Halaman(trunk)
        self.pages.append(page)
        used = self._trunk_height(trunk)
        for row in self._rows(last, room, later):
            full = used + row.tinggi + _BELOW + _EDGE > self.sheet.tinggi
            if full and (page.baris or len(page.batang) > 1):
                page = _Halaman([again])
                self.pages.append(page)
                used = self._trunk_height([again])
            page.baris.append(row)
            used += row.tinggi + _BELOW
        for one in later:
            self.susun(one)

    def _rows(self, above: Simpul, room: float, later: list[Simpul]) -> Iterator[_Baris]:
        staff = [one for one in above.unit if one.staf]
        line = [one for one in above.unit if not one.staf]
        beside = (self.sheet.lebar - 2 * _INDENT) / 2 - _EDGE
        for pair in (staff[n : n + 2] for n in range(0, len(staff), 2)):
            places = [self.middle + _INDENT, _EDGE]
            shown = self._shown(pair, beside, 0.0, room, later)
            placed = [(one, x, beside) for one, x in zip(shown, places, strict=False)]
            yield _Baris(placed, max(_tall(one, beside) for one in shown), staf=True)
        columns = self._columns(line)
        for start in range(0, len(line), columns):
            slot = self.sheet.lebar / columns
            width = min(slot - 2 * _EDGE - (_GAP if columns > 1 else 0), self.sheet.lebar * _TRUNK)
            units = line[start : start + columns]
            boxes = max(_box_height(one, width) for one in units)
            shown = self._shown(units, width, boxes, room, later)
            placed = [(one, (n + 0.5) * slot - width / 2, width) for n, one in enumerate(shown)]
            yield _Baris(placed, max(_tall(one, width, boxes) for one in shown), staf=False, kotak=boxes)

    def _columns(self, units: list[Simpul]) -> int:
        """Return how many units stand side by side: all of them, or an even number that leaves the trunk free."""
        many, need = len(units), _needed(units) + 2 * _EDGE + _GAP
        if many <= _MOST_COLUMNS and need <= self.sheet.lebar / max(many, 1):
            return max(many, 1)
        return next((n for n in (4, 2) if n < many and need <= self.sheet.lebar / n), 1 if many == 1 else 2)

    @staticmethod
    def _shown(units: list[Simpul], width: float, least: float, room: float, later: list[Simpul]) -> list[Simpul]:
        """Return the units as a row shows them: one that no page has room for alone, and in `later` with the rest."""
        tall = [one for one in units if one.unit and _tall(one, width, least) > room]
        later += tall
        return [replace(one, unit=()) if one in tall else one for one in units]

    def lukis(self, page: _Halaman) -> str:
        """Return one chart as SVG text."""
        canvas = Kanvas(self.sheet)
        width, y, end = self.sheet.lebar * _TRUNK, _EDGE, _EDGE
        for n, unit in enumerate(page.batang):
            if n:
                canvas.garis((self.middle, y), (self.middle, y + _BELOW))
                y += _BELOW
            y += _draw_box(canvas, unit, self.middle - width / 2, y, width, fill=KEPALA)
        bottom = end = y
        for row in page.baris:
            top = y + _BELOW
            if row.staf:
                end = top + _PAD + JARAK / 2
                for _, x, wide in row.letak:
                    edge = x if x > self.middle else x + wide
                    canvas.garis((self.middle, end), (edge, end))
            else:
                end = self._bus(canvas, row, top, y)
            for unit, x, wide in row.letak:
                _hang(canvas, unit, x, top, wide, row.kotak)
            y = top + row.tinggi
        if end > bottom:
            canvas.garis((self.middle, bottom), (self.middle, end))
        return canvas.selesai(y + _EDGE)

    def _bus(self, canvas: Kanvas, row: _Baris, top: float, y: float) -> float:
        """Draw the lines from the trunk down to each unit of a row; return where the trunk ends."""
        middles = [x + wide / 2 for _, x, wide in row.letak]
        if all(abs(at - self.middle) < 0.05 for at in middles):
            return top
        bus = (y + top) / 2
        canvas.garis((min([*middles, self.middle]), bus), (max([*middles, self.middle]), bus))
        for at in middles:
            canvas.garis((at, bus), (at, top))
        return bus


def _draw_box(
    canvas: Kanvas, unit: Simpul, x: float, y: float, width: float, least: float = 0, fill: str = KERTAS
) -> float:
    bold, plain = isi_kotak(unit, width)
    height = max(least, (len(bold) + len(plain)) * JARAK + 2 * _PAD)
    canvas.kotak(x, y, width, height, fill=fill, stroke=GARIS, stroke_width=1.0)
    at = canvas.teks(x + width / 2, y + _PAD, bold, bold=True, anchor="middle")
    canvas.teks(x + width / 2, at, plain, anchor="middle")
    return height


def _hang(canvas: Kanvas, unit: Simpul, x: float, y: float, width: float, least: float = 0) -> float:
    """Draw a unit with all below it, each a step further in; return the height used."""
    bottom = y + _draw_box(canvas, unit, x, y, width, least)
    rail, start, end = x + _INDENT / 2, bottom, bottom
    for below in unit.unit:
        top = bottom + _GAP
        end = top + _PAD + JARAK / 2
        canvas.garis((rail, end), (x + _INDENT, end))
        bottom = top + _hang(canvas, below, x + _INDENT, top, width - _INDENT)
    if unit.unit:
        canvas.garis((rail, start), (rail, end))
    return bottom - y


def _uraian(page: _Halaman) -> str:
    """Return what a chart shows, in words: who stands below whom, and the heads."""
    shown = replace(page.batang[-1], unit=tuple(unit for row in page.baris for unit, *_ in row.letak))
    for above in reversed(page.batang[:-1]):
        shown = replace(above, unit=(shown,))
    heads = [
        f"{one.nama}, {one.pimpinan.jabatan_singkat}: {one.pimpinan.nama}" for one in shown.semua() if one.pimpinan
    ]
    told = shown.uraian if shown.unit else shown.nama
    return f"Bagan organisasi: {told}.{' Pimpinan: ' if heads else ''}{'; '.join(heads)}{'.' if heads else ''}"


def bagan_struktur(numbers: Pengukuran, sheet: Lembar) -> tuple[Lukisan, ...]:
    """Return the organisation chart, in as many parts as pages are needed for it."""
    return bagan(numbers.year.susunan, sheet)


def bagan(root: Simpul, sheet: Lembar) -> tuple[Lukisan, ...]:
    """Return the charts of a tree of units on sheets of a size."""
    made = _Susunan(sheet)
    made.susun(root)
    return tuple(Lukisan(partial(made.lukis, page), _uraian(page)) for page in made.pages)
