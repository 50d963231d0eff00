"""The tree from vision to indikator, as SVG text."""

from __future__ import annotations

import textwrap
from xml.etree import ElementTree as ET

from lkj.model.rencana import Sasaran
from lkj.pengukuran import Baris, Pengukuran
from lkj.report.bagan import FONT, INK, LINE, draw, wire
from lkj.report.pohon_jenjang import berjenjang, pohon_jenjang
from lkj.wording.printed import BELUM_ADA

_COLUMNS = ((2, 170), (200, 210), (440, 270), (738, 260))
_SMALL = 19  # pixels from line to line in the tree


def _text_box(svg: ET.Element, column: int, top: int, text: str, height: int) -> None:
    """Draw one box of the tree, its text in the middle, and the line to the column before it."""
    x, width = _COLUMNS[column]
    lines = _wrapped(column, text)
    draw(svg, "rect", {"x": x, "y": top, "width": width, "height": height, "fill": "white", "stroke": LINE})
    first = top + (height - _SMALL * len(lines)) // 2 + 15
    style: dict[str, str | int] = {"fill": INK, "font-family": FONT, "font-size": 16, "text-anchor": "middle"}
    for n, line in enumerate(lines):
        draw(svg, "text", {"x": x + width // 2, "y": first + _SMALL * n, **style}).text = line


def _wrapped(column: int, text: str) -> list[str]:
    return textwrap.wrap(text, max(8, _COLUMNS[column][1] // 9))


def _height(column: int, text: str) -> int:
    return _SMALL * len(_wrapped(column, text)) + 14


def _join(svg: ET.Element, column: int, parent: int, child: int) -> None:
    """Draw the line from the middle of a box to the middle of one in the next column."""
    x, width = _COLUMNS[column]
    start, end = x + width, _COLUMNS[column + 1][0]
    half = (start + end) // 2
    wire(svg, (start, parent), (half, parent), (half, child), (end, child))


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
                wire(svg, (_COLUMNS[1][0], middle), (_COLUMNS[2][0], middle))
    for middle in middles:
        _join(svg, 0, (middles[0] + middles[-1]) // 2, middle)
    return y


def pohon_kinerja(numbers: Pengukuran) -> str:
    """Return the tree visi, tujuan, sasaran, indikator of the agreement whose objectives name their goals.

    Where objectives name those that they support, it is the tree of all levels.
    """
    year = numbers.year
    if berjenjang(year):
        return pohon_jenjang(numbers)
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
