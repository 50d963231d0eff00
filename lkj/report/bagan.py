"""Boxes and lines from data, as SVG text: what pictures have in common, and the organisation."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

from lkj.pengukuran import Pengukuran

# Whichever of the two the engine was given.
FONT = "Arimo, Liberation Serif"
INK = "#1a1a1a"
LINE = "#4d4d4d"
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
        wire(svg, (500, top + tall), (500, below))
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
        wire(svg, (500, bottom), (500, top - 24), (middle, top - 24), (middle, top))
    rows = -(-len(divisions) // columns)
    height = y + 24 + rows * (24 * tallest + 74)
    svg.set("viewBox", f"0 0 {width} {height}")
    svg.set("width", str(width))
    svg.set("height", str(height))
    return ET.tostring(svg, encoding="unicode")
