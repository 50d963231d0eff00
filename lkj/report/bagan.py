"""Boxes and lines from data, as SVG text: what pictures have in common, and the organisation."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from xml.etree import ElementTree as ET

from lkj.model.susunan import Simpul
from lkj.pengukuran import Pengukuran
from lkj.publish import palet

# Whichever of the two the engine was given.
FONT = "Arimo, Liberation Serif"
INK, LINE = palet.TINTA, palet.GARIS
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


def draw(svg: ET.Element, tag: str, attributes: dict[str, str | int]) -> ET.Element:
    """Add an element to a picture, and return it."""
    return ET.SubElement(svg, tag, {name: str(value) for name, value in attributes.items()})


def _box(svg: ET.Element, x: int, y: int, width: int, lines: list[str], bold: int = 0) -> int:
    height = _STEP + _STEP * len(lines)
    place: dict[str, str | int] = {"x": x, "y": y, "width": width, "height": height}
    draw(svg, "rect", {**place, "fill": "white", "stroke": LINE, "stroke-width": 2})
    for n, line in enumerate(lines):
        weight = "bold" if n < bold else "normal"
        style: dict[str, str | int] = {
            "fill": INK,
            "font-family": FONT,
            "font-size": 19,
            "font-weight": weight,
            "text-anchor": "middle",
        }
        draw(svg, "text", {"x": x + width // 2, "y": y + 31 + _STEP * n, **style}).text = line
    return height


def wire(svg: ET.Element, *points: tuple[int, int]) -> None:
    """Draw a line from point to point."""
    way = " ".join(f"{x},{y}" for x, y in points)
    draw(svg, "polyline", {"points": way, "fill": "none", "stroke": LINE, "stroke-width": 2})


_WIDTH, _MIDDLE = 1000, 500
_SPINE = (260, 480)  # where a box on the trunk begins, and how wide it is
_BELOW = 50  # pixels from a box to what hangs below it
_MOST_COLUMNS = 4
_INDENT, _GAP = 24, 14  # of units below a unit, and between them


def _isi(unit: Simpul, letters: int) -> tuple[list[str], int]:
    """Return the lines of a box, and how many of them are the name of the unit."""
    lines = textwrap.wrap(unit.nama, letters)
    bold = len(lines)
    if unit.pimpinan is not None:
        lines += textwrap.wrap(f"{unit.pimpinan.jabatan_singkat}: {unit.pimpinan.nama}", letters)
    return lines, bold


def _gantung(svg: ET.Element, unit: Simpul, x: int, y: int, width: int, letters: int = 0, least: int = 0) -> int:
    """Draw a unit with all below it, one under the other, each a step further in; return the height used.

    The name is bold where a head stands below it; the box has room for `least` lines.
    """
    lines, bold = _isi(unit, letters or max(12, width // 11))
    lines += [""] * (least - len(lines))
    height = _box(svg, x, y, width, lines, bold if unit.pimpinan else 0)
    bottom = y + height
    for below in unit.unit:
        top = bottom + _GAP
        used = _gantung(svg, below, x + _INDENT, top, width - _INDENT)
        wire(svg, (x + _INDENT // 2, y + height), (x + _INDENT // 2, top + _STEP), (x + _INDENT, top + _STEP))
        bottom = top + used
    return bottom - y


def _staf(svg: ET.Element, units: list[Simpul], y: int) -> int:
    """Draw staff units beside the trunk, to its right and left in turn; return where the trunk may go on."""
    top = bottom = y
    for n, unit in enumerate(units):
        x, edge = (560, 560) if n % 2 == 0 else (60, 440)
        top = bottom if n % 2 == 0 else top
        bottom = max(bottom, top + _gantung(svg, unit, x, top, 380) + _GAP * 2)
        wire(svg, (_MIDDLE, top + _STEP), (edge, top + _STEP))
    return bottom


def _lini(svg: ET.Element, units: list[Simpul], bottom: int, y: int) -> int:
    """Draw line units in rows below where the trunk ends, each with its own below it; return where it ends."""
    columns = min(len(units), _MOST_COLUMNS)
    room = _WIDTH // columns
    across = min(room - 20, 480)
    letters = max(12, room // 12)
    tallest = max(len(_isi(unit, letters)[0]) for unit in units)
    top = y + _STEP
    for start in range(0, len(units), columns):
        used = []
        for n, unit in enumerate(units[start : start + columns]):
            middle = n * room + room // 2
            used.append(_gantung(svg, unit, middle - across // 2, top, across, letters, tallest))
            wire(svg, (_MIDDLE, bottom), (_MIDDLE, top - _STEP), (middle, top - _STEP), (middle, top))
        top += max(used) + _BELOW
    return top


def bagan_struktur(numbers: Pengukuran) -> str:
    """Return the organisation chart: the agency, staff beside the trunk, and the line units below, with their heads."""
    svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg")
    y, bottom, unit = 10, None, numbers.year.susunan
    while True:
        lines, bold = _isi(unit, 44)
        height = _box(svg, _SPINE[0], y, _SPINE[1], lines, bold)
        if bottom is not None:
            wire(svg, (_MIDDLE, bottom), (_MIDDLE, y))
        bottom = y + height
        y = bottom + _BELOW
        if len(unit.unit) != 1 or not unit.unit[0].unit or unit.unit[0].staf:
            break
        (unit,) = unit.unit
    staff, line = ([one for one in unit.unit if one.staf is which] for which in (True, False))
    end = _staf(svg, staff, y - _BELOW // 2) if staff else y
    if line:
        end = _lini(svg, line, bottom, end)
    elif staff:
        wire(svg, (_MIDDLE, bottom), (_MIDDLE, y))
    svg.set("viewBox", f"0 0 {_WIDTH} {end}")
    svg.set("width", str(_WIDTH))
    svg.set("height", str(end))
    return ET.tostring(svg, encoding="unicode")
