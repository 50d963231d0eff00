"""The tree of a year whose objectives name those that they support: vision, goals, and objectives of every level."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from lkj.model import Tahun
from lkj.pengukuran import Pengukuran
from lkj.report.bagan import FONT, INK, LINE, draw, wire
from lkj.wording.printed import BELUM_ADA

_WIDTH = 1000
_BETWEEN = 26  # pixels between columns, for the lines that join boxes
_GAP = 12  # pixels between boxes one above the other
_STEP = 18  # pixels from line to line
_LETTER = 8.2  # pixels that a letter takes at most, on average
_EDGE = 2


@dataclass(frozen=True, slots=True)
class _Simpul:
    """A box: its heading, lines below that, whether it is measured, and what supports it."""

    judul: str
    isi: tuple[str, ...]
    diukur: bool
    cabang: tuple[_Simpul, ...]

    @property
    def dalam(self) -> int:
        """How many columns it and its branches take."""
        return 1 + max((one.dalam for one in self.cabang), default=0)


def berjenjang(year: Tahun) -> bool:
    """Tell whether an objective of the year names one that it supports."""
    return any(one.mendukung for one in year.sasaran.sasaran)


class _Gambar:
    """The picture on its way: columns of one width, boxes from the top down."""

    def __init__(self, columns: int) -> None:
        self.svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg")
        self.width = (_WIDTH - 2 * _EDGE - _BETWEEN * (columns - 1)) // columns

    def x(self, column: int) -> int:
        return _EDGE + column * (self.width + _BETWEEN)

    def lines(self, node: _Simpul) -> list[tuple[str, bool]]:
        room = max(8, int((self.width - 12) / _LETTER))
        bold = [(line, True) for line in textwrap.wrap(node.judul, max(8, room - 1))]
        listed = (textwrap.wrap(f"• {one}", room, subsequent_indent="  ") for one in node.isi)
        return bold + [(line, False) for one in listed for line in one]

    def tinggi(self, node: _Simpul) -> int:
        """Return the height of a box."""
        return _STEP * len(self.lines(node)) + 16

    def pasang(self, node: _Simpul, column: int, top: int) -> tuple[int, int]:
        """Draw a box and its branches from `top` on; return the height used, and the middle of the box."""
        own, y, middles = self.tinggi(node), top, []
        for branch in node.cabang:
            used, middle = self.pasang(branch, column + 1, y)
            middles.append(middle)
            y += used + _GAP
        used = max(own, y - _GAP - top if node.cabang else 0)
        at = top + (used - own) // 2
        self._kotak(node, column, at, own)
        right, left = self.x(column) + self.width, self.x(column + 1)
        for middle in middles:
            half = (right + left) // 2
            wire(self.svg, (right, at + own // 2), (half, at + own // 2), (half, middle), (left, middle))
        return used, at + own // 2

    def _kotak(self, node: _Simpul, column: int, top: int, height: int) -> None:
        x = self.x(column)
        # What the report measures has the thick border.
        border = {"stroke": LINE, "stroke-width": 3 if node.diukur else 1}
        draw(self.svg, "rect", {"x": x, "y": top, "width": self.width, "height": height, "fill": "white", **border})
        for n, (line, bold) in enumerate(self.lines(node)):
            style: dict[str, str | int] = {
                "fill": INK,
                "font-family": FONT,
                "font-size": 15,
                "font-weight": "bold" if bold else "normal",
            }
            draw(self.svg, "text", {"x": x + 6, "y": top + 20 + _STEP * n, **style}).text = line


def _akar(numbers: Pengukuran) -> _Simpul:
    """Return the vision with its goals, and below them the objectives of every level."""
    year = numbers.year
    below, of_goal = defaultdict(list), defaultdict(list)
    supported = {one.mendukung for one in year.sasaran.sasaran}
    # Beside those that others support stand the other objectives of the same documents.
    top = {d for one in year.sasaran.sasaran if one.id in supported and not one.mendukung for d in one.berdokumen}
    measured = numbers.utama.id
    indicators: defaultdict[str, list[str]] = defaultdict(list)
    replaced = {one.menggantikan for one in year.indikator.indikator}
    for facts in year.indikator.indikator:
        if facts.id in replaced:
            continue
        indicators[facts.sasaran].append(facts.nama)
    for one in year.sasaran.sasaran:
        if one.mendukung:
            below[one.mendukung].append(one)
        elif top & {*one.berdokumen}:
            of_goal[one.tujuan].append(one)

    def simpul(ident: str, nama: str, diukur: bool) -> _Simpul:
        branches = tuple(simpul(one.id, one.nama, measured in one.berdokumen) for one in below[ident])
        return _Simpul(nama, tuple(indicators[ident]), diukur, branches)

    names = {goal.id: goal.nama or BELUM_ADA for pk in year.pk.perjanjian for goal in pk.tujuan}
    names |= {goal.id: goal.nama or BELUM_ADA for goal in year.visi_misi.tujuan}
    branches: list[_Simpul] = []
    for goal, objectives in of_goal.items():
        made = tuple(simpul(one.id, one.nama, measured in one.berdokumen) for one in objectives)
        branches += made if goal is None else [_Simpul(names.get(goal, goal), (), False, made)]
    return _Simpul(year.visi_misi.visi or BELUM_ADA, (), False, tuple(branches))


def pohon_jenjang(numbers: Pengukuran) -> str:
    """Return the tree of all levels: each objective with its indikator, joined to the one that it supports.

    Those of the document that the report measures have a thick border.
    """
    root = _akar(numbers)
    picture = _Gambar(root.dalam)
    used, _ = picture.pasang(root, 0, _EDGE)
    height = used + 2 * _EDGE
    picture.svg.set("viewBox", f"0 0 {_WIDTH} {height}")
    picture.svg.set("width", str(_WIDTH))
    picture.svg.set("height", str(height))
    return ET.tostring(picture.svg, encoding="unicode")
