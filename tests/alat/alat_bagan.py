"""Pictures of boxes and bars read back from their SVG: where each box, word and line stands."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from lkj.report.kanvas import Lembar, lebar_teks

_SVG = "{http://www.w3.org/2000/svg}"
_NEAR = 0.11  # points: coordinates are rounded to a tenth


@dataclass(frozen=True)
class Kotak:
    """A box in points."""

    x: float
    y: float
    lebar: float
    tinggi: float
    tebal: float
    isian: str

    def memuat(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.lebar and self.y <= y <= self.y + self.tinggi

    def dilintasi(self, line: list[tuple[float, float]]) -> bool:
        """Tell whether a line that lies or stands runs through the inside, and not along the edge."""
        inset, ((x1, y1), (x2, y2)) = 2 * _NEAR, line
        across = max(x1, x2) > self.x + inset and min(x1, x2) < self.x + self.lebar - inset
        return across and max(y1, y2) > self.y + inset and min(y1, y2) < self.y + self.tinggi - inset


@dataclass(frozen=True)
class Teks:
    """A line of text: its left and right end, the line it stands on, and its size."""

    kiri: float
    kanan: float
    y: float
    isi: str
    ukuran: float


@dataclass(frozen=True)
class Gambar:
    """A picture: its size, boxes, lines of text and lines."""

    lebar: float
    tinggi: float
    kotak: list[Kotak]
    teks: list[Teks]
    garis: list[list[tuple[float, float]]]

    def isi(self, box: Kotak) -> str:
        """Return the words in a box."""
        return " ".join(one.isi for one in self.teks if box.memuat((one.kiri + one.kanan) / 2, one.y))

    def letak(self) -> dict[str, Kotak]:
        """Return the boxes by their words."""
        return {self.isi(box): box for box in self.kotak}


def baca(svg: str) -> Gambar:
    """Read a picture."""
    root = ET.fromstring(svg)

    def number(node: ET.Element, name: str) -> float:
        return float(node.get(name) or 0)

    boxes = [
        Kotak(
            number(box, "x"),
            number(box, "y"),
            number(box, "width"),
            number(box, "height"),
            number(box, "stroke-width"),
            box.get("fill") or "",
        )
        for box in root.iter(f"{_SVG}rect")
    ]
    words = []
    for one in root.iter(f"{_SVG}text"):
        size = number(one, "font-size")
        wide = lebar_teks(one.text or "", size, bold=one.get("font-weight") == "bold")
        left = number(one, "x") - (wide / 2 if one.get("text-anchor") == "middle" else 0)
        words.append(Teks(left, left + wide, number(one, "y"), one.text or "", size))
    lines = [
        [(float(x), float(y)) for x, y in (point.split(",") for point in (line.get("points") or "").split())]
        for line in root.iter(f"{_SVG}polyline")
    ]
    return Gambar(number(root, "width"), number(root, "height"), boxes, words, lines)


def keluhan(svg: str, sheet: Lembar) -> list[str]:
    """Return what is wrong with a picture of boxes that are joined: nothing overlaps, leaves its place, or hangs loose."""
    drawn = baca(svg)
    found = []
    if drawn.lebar != sheet.lebar or drawn.tinggi > sheet.tinggi + 0.5:
        found.append(f"{drawn.lebar} × {drawn.tinggi} pada {sheet.lebar} × {sheet.tinggi}")
    found += [
        f"kotak di luar gambar: {box}"
        for box in drawn.kotak
        if box.x < 0 or box.y < 0 or box.x + box.lebar > drawn.lebar or box.y + box.tinggi > drawn.tinggi
    ]
    for n, one in enumerate(drawn.kotak):
        for other in drawn.kotak[n + 1 :]:
            across = min(one.x + one.lebar, other.x + other.lebar) - max(one.x, other.x)
            down = min(one.y + one.tinggi, other.y + other.tinggi) - max(one.y, other.y)
            if across > _NEAR and down > _NEAR:
                found.append(f"kotak bertumpuk: {drawn.isi(one)!r} dan {drawn.isi(other)!r}")
    for text in drawn.teks:
        around = [box for box in drawn.kotak if box.memuat((text.kiri + text.kanan) / 2, text.y)]
        ends = [
            (x, y) for x in (text.kiri, text.kanan) for y in (text.y - 0.72 * text.ukuran, text.y + 0.2 * text.ukuran)
        ]
        if len(around) != 1 or not all(around[0].memuat(*end) for end in ends):
            found.append(f"teks keluar dari kotaknya: {text}")
        if text.ukuran < 7.5:
            found.append(f"teks terlalu kecil: {text}")
    for line in drawn.garis:
        (x1, y1), (x2, y2) = line
        if x1 != x2 and y1 != y2:
            found.append(f"garis miring: {line}")
        if any(box.dilintasi(line) for box in drawn.kotak):
            found.append(f"garis melintasi kotak: {line}")
        found += [f"ujung garis lepas: {end}" for end in line if not _joined(end, line, drawn)]
    return found


def _joined(end: tuple[float, float], line: list[tuple[float, float]], drawn: Gambar) -> bool:
    """Tell whether the end of a line lies on the edge of a box, or on another line."""
    x, y = end
    for box in drawn.kotak:
        near = Kotak(box.x - _NEAR, box.y - _NEAR, box.lebar + 2 * _NEAR, box.tinggi + 2 * _NEAR, 0, "")
        if near.memuat(x, y):
            return True
    for other in drawn.garis:
        if other is not line:
            (x1, y1), (x2, y2) = other
            if min(x1, x2) - _NEAR <= x <= max(x1, x2) + _NEAR and min(y1, y2) - _NEAR <= y <= max(y1, y2) + _NEAR:
                return True
    return False
