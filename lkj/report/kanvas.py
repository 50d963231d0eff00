"""What all pictures of data have in common: words, boxes and lines in points, as SVG text.

A picture is drawn as wide as it prints, so a size of type here is its size on paper. Patterns are lines and not
references, which Word, Typst and the page draw alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final
from xml.etree import ElementTree as ET

from msgspec import Struct

from lkj.model import Tahun
from lkj.publish.palet import GARIS, TINTA
from lkj.report.kertas import layout

__all__ = ["HURUF", "JARAK", "LANJUTAN", "TELEPON", "Kanvas", "Lembar", "Lukisan", "bungkus", "lebar_teks", "lembar"]

HURUF: Final = 8.0  # points: the type of pictures
JARAK: Final = 9.6  # points from line to line
LANJUTAN: Final = " (lanjutan)"
_POINTS: Final = 72 / 2.54  # in a centimetre
_ASCENT: Final = 0.76  # of the size of type: where a line of text stands below its upper edge

# Of Arial and Arial Bold, in thousandths of the size, from the space to the tilde; Times is narrower.
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278"
    " 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667"
    " 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333"
    " 500 278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333"
    " 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944"
    " 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556"
    " 333 611 556 778 556 556 500 389 280 389 584"
)
_METRICS = tuple({chr(32 + n): int(w) for n, w in enumerate(one.split())} for one in (_REGULAR, _BOLD))
_OTHERS = {"·": 333, "•": 350, "–": 556, "−": 584, "“": 500, "”": 500, "‘": 278, "’": 278, "«": 556, "»": 556}
_WIDEST = 1000  # of a letter that is not named


@cache
def _thousandths(text: str, bold: bool) -> int:
    known = _METRICS[bold]
    return sum(known.get(c) or _OTHERS.get(c, _WIDEST) for c in text)


def lebar_teks(text: str, size: float = HURUF, *, bold: bool = False) -> float:
    """Return how wide a line of text is, in points, rather too much than too little."""
    return _thousandths(text, bold) * size / 1000


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """Return a word in pieces that fit, where it is wider than its room; behind a hyphen or slash if there is one."""
    made = [""]
    for letter in word:
        if made[-1] and lebar_teks(made[-1] + letter, size, bold=bold) > width:
            cut = max(made[-1].rfind("-"), made[-1].rfind("/")) + 1
            made[-1:] = [made[-1][:cut], made[-1][cut:]] if 0 < cut < len(made[-1]) else [made[-1], ""]
        made[-1] += letter
    return made


def bungkus(text: str, width: float, size: float = HURUF, *, bold: bool = False) -> list[str]:
    """Return a text as lines that fit a width in points, broken at words; one that is wider breaks inside."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else ""
        if longer and lebar_teks(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, width, size, bold)
    return lines


class Lembar(Struct, frozen=True):
    """The room that a picture has on a page, in points, and the typefaces of its words."""

    lebar: float
    tinggi: float
    fon: str = "Arial, Arimo, sans-serif"


def lembar(year: Tahun) -> Lembar:
    """Return the room that pictures have on the paper of a year."""
    paper = layout(year)
    across, down = (round(side * _POINTS, 1) for side in paper.picture)
    family = "sans-serif" if paper.fon_word == "Arial" else "serif"
    return Lembar(across, down, f"'{paper.fon_word}', '{paper.fon}', {family}")


# A telephone held upright: as wide as its page, and as tall as it takes.
TELEPON: Final = Lembar(246.0, 1e6)


class Lukisan(Struct, frozen=True):
    """A picture, drawn when it is asked for, and all that it shows in words."""

    lukis: Callable[[], str]
    uraian: str


class Kanvas:
    """A picture on its way, from the top down, on the sheet that it prints on."""

    def __init__(self, sheet: Lembar) -> None:
        self.lembar = sheet
        self._svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg")

    def _put(self, tag: str, attributes: Mapping[str, str | float], text: str = "") -> None:
        names = {
            name.replace("_", "-"): value if isinstance(value, str) else f"{round(value, 1):g}"
            for name, value in attributes.items()
        }
        ET.SubElement(self._svg, tag, names).text = text or None

    def kotak(self, x: float, y: float, width: float, height: float, **style: str | float) -> None:
        """Draw a rectangle."""
        self._put("rect", {"x": x, "y": y, "width": width, "height": height, **style})

    def arsir(self, x: float, y: float, width: float, height: float, colour: str, step: float = 3.2) -> None:
        """Draw the lines that make a rectangle hatched, from its lower left to its upper right."""
        way = []
        at = step
        while at < width + height:
            left, right = max(0.0, at - height), min(at, width)
            way.append(
                f"M{round(x + left, 1):g} {round(y + min(at, height), 1):g}"
                f"L{round(x + right, 1):g} {round(y + max(0.0, at - width), 1):g}"
            )
            at += step
        if way:
            self._put("path", {"d": "".join(way), "fill": "none", "stroke": colour, "stroke_width": 0.9})

    def garis(self, *points: tuple[float, float], **style: str | float) -> None:
        """Draw a line from point to point."""
        way = " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in points)
        self._put("polyline", {"points": way, "fill": "none", "stroke": GARIS, "stroke_width": 1.0, **style})

    def teks(
        self,
        x: float,
        y: float,
        lines: str | Sequence[str],
        *,
        bold: bool = False,
        colour: str = TINTA,
        anchor: str = "start",
        size: float = HURUF,
    ) -> float:
        """Write lines below each other, the first with its upper edge at y; return the y below the last."""
        style: dict[str, str | float] = {"fill": colour, "font_family": self.lembar.fon, "font_size": size}
        if bold:
            style["font_weight"] = "bold"
        if anchor != "start":
            style["text_anchor"] = anchor
        for line in [lines] if isinstance(lines, str) else lines:
            self._put("text", {"x": x, "y": y + (JARAK - size) / 2 + size * _ASCENT + 0.4, **style}, line)
            y += JARAK
        return y

    def selesai(self, height: float) -> str:
        """Return the picture as SVG text, as tall as was drawn."""
        width, tall = f"{self.lembar.lebar:g}", f"{round(height, 1):g}"
        for name, value in (("viewBox", f"0 0 {width} {tall}"), ("width", width), ("height", tall)):
            self._svg.set(name, value)
        return ET.tostring(self._svg, encoding="unicode")
