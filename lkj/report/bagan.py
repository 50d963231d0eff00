"""Boxes and lines from data, as SVG text: the organisation, and the tree from vision to indikator."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

from lkj.model.rencana import Sasaran
from lkj.pengukuran import Baris, Pengukuran
from lkj.wording.printed import BELUM_ADA

# Whichever of the two the engine was given.
FONT = "Arimo, Liberation Serif"
INK = "#1a1a1a"
_LINE = "#4d4d4d"
_MOST_TICKS = 20
_STEP = 24  # pixels from line to line; the picture is 1000 wide


def percent_ticks(highest: Decimal | None) -> list[int]:
    """Return the marks of a scale in percent: 0, 25, 50 to the first that no bar passes, at least 100.

    Of a bar far off the scale the marks are further apart, so that they stay few whatever was typed.
    """
    top, step = int(highest or 0), 25
    while top > step * _MOST_TICKS:
        step *= 2
    return list(range(0, max(100, -(-top // step) * step) + 1, step))


def _draw(svg: ET.Element, tag: str, attributes: dict[str, str | int]) -> ET.Element:
    return ET.SubElement(svg, tag, {name: str(value) for name, value in attributes.items()})


def _box(svg: ET.Element, x: int, y: int, width: int, lines: list[str], bold: int = 0) -> int:
    height = _STEP + _STEP * len(lines)
    place: dict[str, str | int] = {"x": x, "y": y, "width": width, "height": height}
    _draw(svg, "rect", {**place, "fill": "white", "stroke": _LINE, "stroke-width": 2})
    for n, line in enumerate(lines):
        weight = "bold" if n < bold else "normal"
        style: dict[str, str | int] = {
            "fill": INK,
            "font-family": FONT,
            "font-size": 19,
            "font-weight": weight,
            "text-anchor": "middle",
        }
        _draw(svg, "text", {"x": x + width // 2, "y": y + 31 + _STEP * n, **style}).text = line
    return height


def _wire(svg: ET.Element, *points: tuple[int, int]) -> None:
    way = " ".join(f"{x},{y}" for x, y in points)
    _draw(svg, "polyline", {"points": way, "fill": "none", "stroke": _LINE, "stroke-width": 2})


def bagan_struktur(numbers: Pengukuran) -> str:
    """Return the organisation chart: the agency, its secretariat where it has one, and the divisions.

    Who heads a unit is who promised in its name.
    """
    year = numbers.year
    satker, divisions = year.satker.satker, year.satker.organisasi.bagian
    leads = {one.unit: one.pihak_pertama for one in reversed(year.pk.perjanjian)}
    svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg")
    width, y, boxes = 1000, 10, []
    for unit in filter(None, (satker.sebutan, satker.sekretariat)):
        lines = textwrap.wrap(unit, 44)
        bold = len(lines)
        official = year.pejabat.get(leads.get(unit, ""))
        if official is not None:
            lines += textwrap.wrap(f"{official.jabatan_singkat}: {official.nama}", 44)
        height = _box(svg, 260, y, 480, lines, bold)
        boxes.append((y, height))
        y += height + 50
    for (top, tall), (below, _) in pairwise(boxes):
        _wire(svg, (500, top + tall), (500, below))
    bottom = sum(boxes[-1])
    columns = min(len(divisions), 4)
    room = width // columns
    wrapped = [textwrap.wrap(b.nama, max(12, room // 12)) for b in divisions]
    tallest = max(map(len, wrapped))
    for n, lines in enumerate(wrapped):
        row, column = divmod(n, columns)
        middle, top = column * room + room // 2, y + 24 + row * (24 * tallest + 74)
        padded = lines + [""] * (tallest - len(lines))
        across = min(room - 20, 480)
        _box(svg, middle - across // 2, top, across, padded)
        _wire(svg, (500, bottom), (500, top - 24), (middle, top - 24), (middle, top))
    rows = -(-len(divisions) // columns)
    height = y + 24 + rows * (24 * tallest + 74)
    svg.set("viewBox", f"0 0 {width} {height}")
    svg.set("width", str(width))
    svg.set("height", str(height))
    return ET.tostring(svg, encoding="unicode")


_COLUMNS = ((2, 170), (200, 210), (440, 270), (738, 260))
_SMALL = 19  # pixels from line to line in the tree


def _text_box(svg: ET.Element, column: int, top: int, text: str, height: int) -> None:
    """Draw one box of the tree, its text in the middle, and the line to the column before it."""
    x, width = _COLUMNS[column]
    lines = _wrapped(column, text)
    _draw(svg, "rect", {"x": x, "y": top, "width": width, "height": height, "fill": "white", "stroke": _LINE})
    first = top + (height - _SMALL * len(lines)) // 2 + 15
    style: dict[str, str | int] = {"fill": INK, "font-family": FONT, "font-size": 16, "text-anchor": "middle"}
    for n, line in enumerate(lines):
        _draw(svg, "text", {"x": x + width // 2, "y": first + _SMALL * n, **style}).text = line


def _wrapped(column: int, text: str) -> list[str]:
    return textwrap.wrap(text, max(8, _COLUMNS[column][1] // 9))


def _height(column: int, text: str) -> int:
    return _SMALL * len(_wrapped(column, text)) + 14


def _join(svg: ET.Element, column: int, parent: int, child: int) -> None:
    """Draw the line from the middle of a box to the middle of one in the next column."""
    x, width = _COLUMNS[column]
    start, end = x + width, _COLUMNS[column + 1][0]
    half = (start + end) // 2
    _wire(svg, (start, parent), (half, parent), (half, child), (end, child))


def _stack(svg: ET.Element, groups: list[tuple[str, list[tuple[Sasaran, tuple[Baris, ...]]]]], gap: int = 10) -> int:
    """Draw goals, objectives and indikator from the top down; return the height used and join goals to the vision."""
    y = gap
    middles = []
    for goal, objectives in groups:
        top = y
        inner = []
        for sasaran, rows in objectives:
            heights = [_height(3, row.indikator.nama) for row in rows]
            needed = max(sum(heights) + gap * (len(heights) - 1), _height(2, sasaran.nama))
            middle = y + needed // 2
            _text_box(svg, 2, y, sasaran.nama, needed)
            at = y
            for row, height in zip(rows, heights, strict=True):
                _text_box(svg, 3, at, row.indikator.nama, height)
                _join(svg, 2, middle, at + height // 2)
                at += height + gap
            inner.append(middle)
            y += needed + 2 * gap
        bottom = y - 2 * gap
        if goal:
            height = max(bottom - top, _height(1, goal))
            _text_box(svg, 1, top, goal, height)
            y = max(y, top + height + 2 * gap)
            middles.append(top + height // 2)
            for middle in inner:
                _join(svg, 1, top + height // 2, middle)
        else:
            # Without a goal between them, the line runs on from the vision to the objective.
            middles += inner
            for middle in inner:
                _wire(svg, (_COLUMNS[1][0], middle), (_COLUMNS[2][0], middle))
    for middle in middles:
        _join(svg, 0, (middles[0] + middles[-1]) // 2, middle)
    return y


def pohon_kinerja(numbers: Pengukuran) -> str:
    """Return the tree visi, tujuan, sasaran, indikator of the agreement whose objectives name their goals."""
    year = numbers.year
    agreement = next((p for p in year.pk.perjanjian if p.tujuan and numbers.rekap[p.id].baris), None)
    svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg")
    height = 0
    if agreement is not None:
        rekap = numbers.rekap[agreement.id]
        groups = [
            (goal.nama or BELUM_ADA, [(s, rows) for s, rows in rekap.kelompok if s.tujuan == goal.id])
            for goal in agreement.tujuan
        ]
        groups.append(("", [(s, rows) for s, rows in rekap.kelompok if s.tujuan is None]))
        vision = year.visi_misi.visi or BELUM_ADA
        height = _stack(svg, [(goal, objectives) for goal, objectives in groups if objectives])
        height = max(height, _height(0, vision) + 30)
        _text_box(svg, 0, 10, vision, height - 30)
    svg.set("viewBox", f"0 0 1000 {max(height, 10)}")
    svg.set("width", "1000")
    svg.set("height", str(max(height, 10)))
    return ET.tostring(svg, encoding="unicode")
