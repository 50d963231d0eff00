"""Bars that lie: each with its name above or before it and its number behind it, against a target.

What missed its target has a second tone and is hatched, so that grey paper tells it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from itertools import count
from math import ceil, floor

from msgspec import Struct

from lkj.capaian.decimals import LEBAR
from lkj.publish.palet import BATANG, GARIS, KERTAS, KISI, LALU, LUPUT, REDUP, TINTA
from lkj.report.kanvas import JARAK, Kanvas, Lembar, bungkus, lebar_teks
from lkj.wording.printed import angka

__all__ = ["Batang", "Deret", "Diagram", "Rupa", "Sumbu", "muat", "sumbu_cacah", "sumbu_persen", "sumbu_selisih"]

_SHOWN = Decimal("0.000001")  # finer than any picture
_MOST_TICKS = 20
_BAR, _ROW, _ALONE = 7.6, 10.2, 12.6  # points: how thick a bar is, and from bar to bar, below a name and without
_GAP = 4.0  # points below a group
_AXIS = 24.0  # points for the numbers and the title of the axis
_KEY = 15.0  # points for what the tones mean
_WIDE = 400.0  # points: a narrower sheet says that on several lines


class Rupa(Enum):
    """What a bar says by its look: tone, and what that means."""

    CAPAI = BATANG, "mencapai target"
    KINI = BATANG, "tahun laporan"
    LUPUT = LUPUT, "tidak mencapai target (berarsir)"
    LALU = LALU, "tahun sebelumnya"
    POLOS = BATANG, ""


class Batang(Struct, frozen=True):
    """A bar: what stands before it, how long it is (None for none), the number that is printed, and its look."""

    nama: str
    nilai: Decimal | None
    tulisan: str
    rupa: Rupa = Rupa.POLOS


class Deret(Struct, frozen=True):
    """Bars below one name, which stands above them; an empty name takes no room."""

    judul: str
    batang: tuple[Batang, ...]
    tebal: bool = False


class Sumbu(Struct, frozen=True):
    """The scale: its marks with what is written at them, its title, where bars begin, and a target to compare with."""

    tanda: tuple[tuple[int, str], ...]
    judul: str
    pangkal: int = 0
    target: int | None = None
    sebutan: str = "target"


def _step(span: int, least: int) -> int:
    while span > least * _MOST_TICKS:
        least *= 2
    return least


def sumbu_persen(values: Iterable[Decimal | None], judul: str, *, target: int | None = None) -> Sumbu:
    """Return a scale in percent: 0, 25, 50 to the first mark that no bar passes, at least 100, and below 0 if need be.

    Of a bar far off the scale the marks are further apart, so that they stay few whatever was typed.
    """
    known = [v for v in values if v is not None]
    top, bottom = ceil(max([Decimal(100), *known])), floor(min([Decimal(0), *known]))
    step = _step(top - bottom, 25)
    ticks = range(bottom // step, -(-top // step) + 1)
    return Sumbu(tuple((n * step, f"{angka(n * step)}%") for n in ticks), judul, target=target)


def sumbu_selisih(values: Iterable[Decimal], judul: str) -> Sumbu:
    """Return a scale of points above and below 0, where the line of the target stands."""
    known = [*values]
    bottom, top = floor(min([Decimal(-1), *known])), ceil(max([Decimal(1), *known]))
    step = _step(top - bottom, next((n for n in (1, 2, 5, 10) if top - bottom <= n * 8), 25))
    ticks = range(bottom // step, -(-top // step) + 1)
    return Sumbu(tuple((n * step, f"{n * step:+d}".replace("-", "−") if n else "0") for n in ticks), judul, target=0)


def sumbu_cacah(most: int, judul: str) -> Sumbu:
    """Return a scale of a count: from 0 on, in at most five steps of 1, 2 or 5, or ten times those."""
    steps = (n * 10**power for power in count() for n in (1, 2, 5))
    step = next(one for one in steps if one * 5 >= most)
    return Sumbu(tuple((n * step, angka(n * step)) for n in range(max(1, -(-most // step)) + 1)), judul)


def muat(rows: Sequence[Deret], sheet: Lembar) -> int:
    """Return how many of the rows, from the first on, one sheet has room for."""
    room = sheet.tinggi - _AXIS - _KEY * (1 if sheet.lebar > _WIDE else 3)
    for n, row in enumerate(rows):
        room -= _tall(row, sheet)
        if room < 0:
            return n
    return len(rows)


def _names(row: Deret, sheet: Lembar) -> list[str]:
    return bungkus(row.judul, sheet.lebar, bold=row.tebal)


def _tall(row: Deret, sheet: Lembar) -> float:
    return len(_names(row, sheet)) * JARAK + len(row.batang) * _step_of(row) + _GAP


def _step_of(row: Deret) -> float:
    return _ROW if row.judul else _ALONE


class Diagram:
    """A diagram on its way."""

    def __init__(self, sheet: Lembar, rows: Sequence[Deret], axis: Sumbu) -> None:
        self.sheet, self.rows, self.axis = sheet, rows, axis
        bars = [bar for row in rows for bar in row.batang]
        first = lebar_teks(axis.tanda[0][1]) / 2
        self.left = max([first + 1, *(lebar_teks(bar.nama) + 6 for bar in bars if bar.nama)])
        # A number far longer than its neighbours stands over its bar instead of making all bars short.
        self.right = min(max((lebar_teks(bar.tulisan) for bar in bars), default=0.0) + 10, sheet.lebar * 0.4)
        self.first, self.last = axis.tanda[0][0], axis.tanda[-1][0]
        self.canvas = Kanvas(sheet)

    def x(self, value: Decimal | int) -> float:
        """Return where a value of the scale lies."""
        share = (Decimal(value) - self.first) / (self.last - self.first)
        return self.left + float(share.quantize(_SHOWN, context=LEBAR)) * (self.sheet.lebar - self.left - self.right)

    def lukis(self) -> str:
        """Return the diagram as SVG text."""
        y = self._key()
        for row in self.rows:
            y = self.canvas.teks(1, y, _names(row, self.sheet), bold=row.tebal)
            for bar in row.batang:
                self._bar(bar, y, _step_of(row))
                y += _step_of(row)
            y += _GAP
        return self.canvas.selesai(self._scale(y - _GAP / 2))

    def _key(self) -> float:
        """Draw what the tones and the line of the target mean; return the y below."""
        looks = dict.fromkeys(bar.rupa for row in self.rows for bar in row.batang if bar.rupa.value[1])
        if not looks and self.axis.target is None:
            return 2.0
        x, y = 1.0, 1.0
        if len(looks) > 1 or Rupa.LUPUT in looks:
            for look in sorted(looks, key=list(Rupa).index):
                wide = 18 + lebar_teks(look.value[1])
                x, y = (x, y) if x + wide <= self.sheet.lebar else (1.0, y + _KEY - 2)
                self._rect(x, y + 1, 14, look)
                self.canvas.teks(x + 18, y, look.value[1], colour=REDUP)
                x += wide + 12
        if self.axis.target is not None:
            if x + 7 + lebar_teks(self.axis.sebutan) > self.sheet.lebar:
                x, y = 1.0, y + _KEY - 2
            self.canvas.garis((x + 2, y), (x + 2, y + 10), stroke=TINTA, stroke_width=1.6)
            self.canvas.teks(x + 7, y, self.axis.sebutan, colour=REDUP)
        return y + _KEY - 1

    def _rect(self, x: float, y: float, width: float, look: Rupa) -> None:
        self.canvas.kotak(x, y, width, _BAR, fill=look.value[0], stroke=GARIS if look is Rupa.LALU else look.value[0])
        if look is Rupa.LUPUT:
            self.canvas.arsir(x, y, width, _BAR, TINTA)

    def _bar(self, bar: Batang, y: float, tall: float) -> None:
        top, zero = y + (tall - _BAR) / 2, self.x(self.axis.pangkal)
        for value, _ in self.axis.tanda:
            self.canvas.garis((self.x(value), y), (self.x(value), y + tall), stroke=KISI, stroke_width=0.6)
        if bar.nama:
            self.canvas.teks(1, y + (tall - JARAK) / 2, bar.nama)
        end = zero
        if bar.nilai is not None:
            end = self.x(bar.nilai)
            low, high = min(zero, end), max(zero, end)
            # A bar of no length is still a bar.
            self._rect(low, top, max(high - low, 1.2), bar.rupa)
        reach = max(zero, end) + 4
        wide = lebar_teks(bar.tulisan)
        if self.axis.target is not None:
            goal = self.x(self.axis.target)
            self.canvas.garis((goal, y - 0.6), (goal, y + tall + 0.6), stroke=TINTA, stroke_width=1.6)
            # No number is crossed by the line.
            if reach - 4 <= goal < reach + wide + 2:
                reach = goal + 4
        if reach + wide > self.sheet.lebar:
            reach = max(0.0, self.sheet.lebar - wide)
            self.canvas.kotak(reach - 1, y, wide + 1, tall, fill=KERTAS)
        self.canvas.teks(reach, y + (tall - JARAK) / 2, bar.tulisan)

    def _scale(self, y: float) -> float:
        left, right = self.x(self.first), self.x(self.last)
        self.canvas.garis((left, y), (right, y), stroke=GARIS, stroke_width=0.8)
        free = 0.0
        for value, text in self.axis.tanda:
            wide = lebar_teks(text)
            # Where they are many, those that would touch are left out.
            if self.x(value) - wide / 2 >= free:
                self.canvas.teks(self.x(value), y + 2, text, colour=REDUP, anchor="middle")
                free = self.x(value) + wide / 2 + 5
        self.canvas.teks((left + right) / 2, y + 12, self.axis.judul, colour=REDUP, anchor="middle")
        return y + _AXIS
