"""Pictures from data, as SVG text: capaian by indicator, absorption over the years, the organisation.

Drawn for grey paper: each bar carries its number, and nothing is said by colour alone.
"""

from __future__ import annotations

import textwrap
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

from lkj.pengukuran import Pengukuran
from lkj.report.tulis import persen

FONT = "Arimo"
_INK, _BAR, _LINE = "#1a1a1a", "#5b7fa6", "#4d4d4d"


def _chart(kind: str, *, height: int, labels: list[str], values: list[Decimal | None], top: int) -> str:
    import pygal  # 20 ms, and only a report with charts needs it
    from pygal.style import Style

    style = Style(
        background="white",
        plot_background="white",
        font_family=FONT,
        label_font_size=16,
        major_label_font_size=16,
        colors=(_BAR,),
        foreground=_INK,
        foreground_strong=_INK,
        foreground_subtle="#bbbbbb",
        opacity="1",
    )
    chart: Any = getattr(pygal, kind)(
        style=style,
        js=[],
        no_prefix=True,
        disable_xml_declaration=True,
        width=1000,
        height=height,
        margin=12,
        margin_right=40,
        show_legend=False,
        range=(0, top),
        truncate_label=-1,
        value_formatter=lambda value: "belum ada data" if value is None else persen(Decimal(str(value))),
    )
    chart.x_labels = labels
    chart.y_labels = [{"value": v, "label": f"{v}%"} for v in range(0, top + 1, 25)]
    # pygal draws with floats; the label is written from the same number to two decimals.
    chart.add("", [None if v is None else float(round(v, 6)) for v in values])
    return str(chart.render(is_unicode=True))


def _top(values: list[Decimal | None]) -> int:
    highest = max((v for v in values if v is not None), default=Decimal(100))
    return max(100, -(-int(highest) // 25) * 25)


def _label(name: str, value: Decimal | None) -> str:
    # The number stands beside the name, where it can be read on any bar, however short or dark.
    return f"{name} · {'belum ada data' if value is None else persen(value)}"


def grafik_capaian(numbers: Pengukuran) -> str:
    """Return horizontal bars of capaian, one an indicator, first on top."""
    rows = list(reversed(numbers.utama.baris))
    values = [b.capaian.nilai for b in rows]
    return _chart(
        "HorizontalBar",
        height=90 + 36 * len(rows),
        labels=[_label(b.indikator.id, b.capaian.nilai) for b in rows],
        values=values,
        top=_top(values),
    )


def grafik_serapan(numbers: Pengukuran) -> str:
    """Return columns of absorption, one a year."""
    values = [a.serapan for a in numbers.anggaran]
    return _chart(
        "Bar",
        height=420,
        labels=[_label(str(a.tahun), a.serapan) for a in numbers.anggaran],
        values=values,
        top=_top(values),
    )


def _draw(svg: ET.Element, tag: str, attributes: dict[str, str | int]) -> ET.Element:
    return ET.SubElement(svg, tag, {name: str(value) for name, value in attributes.items()})


def _box(svg: ET.Element, x: int, y: int, width: int, lines: list[str], bold: int = 0) -> int:
    height = 24 + 24 * len(lines)
    place: dict[str, str | int] = {"x": x, "y": y, "width": width, "height": height}
    _draw(svg, "rect", {**place, "fill": "white", "stroke": _LINE, "stroke-width": 2})
    for n, line in enumerate(lines):
        weight = "bold" if n < bold else "normal"
        style: dict[str, str | int] = {
            "fill": _INK,
            "font-family": FONT,
            "font-size": 19,
            "font-weight": weight,
            "text-anchor": "middle",
        }
        _draw(svg, "text", {"x": x + width // 2, "y": y + 31 + 24 * n, **style}).text = line
    return height


def _wire(svg: ET.Element, *points: tuple[int, int]) -> None:
    way = " ".join(f"{x},{y}" for x, y in points)
    _draw(svg, "polyline", {"points": way, "fill": "none", "stroke": _LINE, "stroke-width": 2})


def bagan_struktur(numbers: Pengukuran) -> str:
    """Return the organisation chart: the commission, its secretariat, and the divisions."""
    year = numbers.year
    satker, divisions = year.satker.satker, year.satker.organisasi.bagian
    heads = [(satker.sebutan, "ketua"), (satker.sekretariat, "sekretaris")]
    svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg")
    width, y, boxes = 1000, 10, []
    for unit, who in heads:
        lines = textwrap.wrap(unit, 44)
        bold = len(lines)
        official = year.pejabat.get(who)
        if official is not None:
            lines += textwrap.wrap(f"{official.jabatan_singkat}: {official.nama}", 44)
        height = _box(svg, 260, y, 480, lines, bold)
        boxes.append((y, height))
        y += height + 50
    _wire(svg, (500, boxes[0][0] + boxes[0][1]), (500, boxes[1][0]))
    bottom = boxes[1][0] + boxes[1][1]
    columns = min(len(divisions), 4)
    room = width // columns
    wrapped = [textwrap.wrap(b.nama, max(12, room // 12)) for b in divisions]
    tallest = max(map(len, wrapped))
    for n, lines in enumerate(wrapped):
        row, column = divmod(n, columns)
        x, top = column * room + 10, y + 24 + row * (24 * tallest + 74)
        padded = lines + [""] * (tallest - len(lines))
        _box(svg, x, top, room - 20, padded)
        middle = x + (room - 20) // 2
        _wire(svg, (500, bottom), (500, top - 24), (middle, top - 24), (middle, top))
    rows = -(-len(divisions) // columns)
    height = y + 24 + rows * (24 * tallest + 74)
    svg.set("viewBox", f"0 0 {width} {height}")
    svg.set("width", str(width))
    svg.set("height", str(height))
    return ET.tostring(svg, encoding="unicode")


FIGURES = {
    "gambar-struktur": bagan_struktur,
    "gambar-capaian": grafik_capaian,
    "gambar-serapan": grafik_serapan,
}
