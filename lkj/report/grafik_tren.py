"""Charts over the years, as SVG text: the mean capaian of each year, and each indikator's own.

Drawn for grey paper: every bar carries its year and its number, and the report's year is the dark one. A year that was
computed by another method than the report's bears an asterisk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from xml.etree import ElementTree as ET

from lkj.pengukuran import Baris, Pengukuran, TahunTren
from lkj.publish import palet
from lkj.report.bagan import FONT, INK, percent_ticks
from lkj.wording.printed import persen_tegas

_NOW, _BEFORE, _EDGE, _GRID = palet.BATANG, palet.LALU, palet.GARIS, palet.KISI
_WIDTH, _LEFT, _RIGHT = 1000, 150, 170
_BAR, _GAP = 26, 16
MOST_YEARS = 4
_TALLEST = 1240  # what fits a page beside the caption


def tahun_tren(numbers: Pengukuran) -> tuple[TahunTren, ...]:
    """Return the years whose mean is known, oldest first."""
    return tuple(one for one in numbers.tren if one.rerata is not None)


Deret = tuple[tuple[int, Decimal, bool], ...]  # year, capaian in percent, computed by another rule


def _deret(row: Baris, tahun: int) -> Deret:
    found = [
        (one.tahun, one.capaian.nilai, one.berbeda)
        for one in row.banding
        if one.tahun is not None and one.capaian.nilai is not None
    ]
    if row.capaian.nilai is not None:
        found.append((tahun, row.capaian.nilai, False))
    return tuple(found[-MOST_YEARS:])


def _dikenal(numbers: Pengukuran) -> list[tuple[Baris, Deret]]:
    year = numbers.year.tahun
    return [(row, made) for row in numbers.utama.baris if len(made := _deret(row, year)) > 1]


def terpotong(numbers: Pengukuran) -> bool:
    """Tell whether more indikator are known for several years than a page can show."""
    return len(indikator_bertahun(numbers)) < len(_dikenal(numbers))


def indikator_bertahun(numbers: Pengukuran) -> tuple[tuple[Baris, Deret], ...]:
    """Return the indikator whose capaian is known for two years or more, with their latest years.

    Of more than a page can show, those with the lowest capaian of the last year; in the order of the report.
    """
    kept, height = [], 0
    for row, made in sorted(_dikenal(numbers), key=lambda item: item[1][-1][1]):
        height += _GAP + _BAR * len(made)
        if height > _TALLEST:
            break
        kept.append((row, made))
    return tuple(sorted(kept, key=lambda item: item[0].nomor))


def _put(svg: ET.Element, tag: str, text: str = "", **attributes: str | int) -> None:
    names = {name.replace("_", "-"): str(value) for name, value in attributes.items()}
    ET.SubElement(svg, tag, names).text = text or None


def _rows(svg: ET.Element, rows: Sequence[tuple[str, Deret]], numbers: Pengukuran, *, provisional: bool) -> int:
    """Draw groups of bars from the top down; return the height used."""
    now = numbers.year.tahun
    ticks = percent_ticks(max((value for _, made in rows for _, value, _ in made), default=None))
    scale = Decimal(_WIDTH - _LEFT - _RIGHT) / ticks[-1]
    bottom = _GAP + sum(_GAP + _BAR * len(made) for _, made in rows)
    letters: dict[str, str | int] = {"fill": INK, "font_family": FONT, "font_size": 17}
    for tick in ticks:
        x = _LEFT + int(tick * scale)
        _put(svg, "line", x1=x, y1=6, x2=x, y2=bottom, stroke=_GRID, stroke_width=1)
        _put(svg, "text", f"{tick}%", x=x, y=bottom + 22, text_anchor="middle", **letters)
    y = _GAP
    for name, made in rows:
        if name:
            middle = y + _BAR * len(made) // 2 + 6
            _put(svg, "text", name, x=10, y=middle, font_weight="bold", **letters)
        for tahun, value, other in made:
            long = max(1, int(max(value, Decimal(0)) * scale))
            fill = _NOW if tahun == now else _BEFORE
            note = " (sementara)" if provisional and tahun == now else ""
            _put(
                svg, "rect", x=_LEFT, y=y + 2, width=long, height=_BAR - 5, fill=fill, stroke=_EDGE, stroke_width=1
            )  # fmt: skip
            label = f"{tahun}{'*' if other else ''} · {persen_tegas(numbers, value)}{note}"
            _put(svg, "text", label, x=_LEFT + long + 8, y=y + 19, **letters)
            y += _BAR
        y += _GAP
    return bottom + 32


def _chart(rows: Sequence[tuple[str, Deret]], numbers: Pengukuran, *, provisional: bool = False) -> str:
    svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg")
    height = _rows(svg, rows, numbers, provisional=provisional)
    for name, value in (("viewBox", f"0 0 {_WIDTH} {height}"), ("width", str(_WIDTH)), ("height", str(height))):
        svg.set(name, value)
    return ET.tostring(svg, encoding="unicode")


def _rata(numbers: Pengukuran) -> Iterator[tuple[str, Deret]]:
    for one in tahun_tren(numbers):
        if one.rerata is not None:
            yield "", ((one.tahun, one.rerata, one.berbeda),)


def grafik_tren(numbers: Pengukuran) -> str:
    """Return bars of the mean capaian, one a year, oldest on top."""
    return _chart(tuple(_rata(numbers)), numbers, provisional=numbers.utama.sementara)


def grafik_tren_indikator(numbers: Pengukuran) -> str:
    """Return bars of capaian, a group for each indikator that is known for several years."""
    rows = [(row.indikator.id, made) for row, made in indikator_bertahun(numbers)]
    return _chart(rows, numbers)
