"""The one palette: every colour of a page, a chart, a Word file and a web page, by what it is for.

Tones that are told apart differ in how light they are, so that grey paper and a colour-blind reader lose nothing; a
hue only helps, and no fact is told by a colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Text and lines.
TINTA = "#1a1a1a"
REDUP = "#4d5560"  # what explains: a unit, a note
GARIS = "#6b7683"  # rules of tables, edges of boxes, connectors
KISI = "#cfd4da"  # grid lines and thin rules, behind what is read
KERTAS = "#ffffff"
# Areas behind text: the band of the cover, a head row, a group row, a page of the screen.
PITA = "#16324f"
KEPALA = "#e3e9f0"
LATAR = "#f3f5f7"
# Bars and marks. What missed its target has the second tone, and a pattern or word besides; earlier years are pale.
BATANG = "#264f7a"
LUPUT = "#ecab48"
LALU = "#c3cedb"
# What a reader can act on, and what warns.
TAUTAN = "#174f8a"
AWAS = "#b45309"

PALET: Mapping[str, str] = MappingProxyType(
    {
        name.lower(): colour
        for name, colour in dict(globals()).items()
        if name.isupper() and isinstance(colour, str) and colour.startswith("#")
    }
)

#: What Word means by "automatic": no colour of ours, but what a template of the office's own may leave to it.
OTOMATIS = "#000000"


def css() -> str:
    """Return the palette as custom properties of a style sheet: `var(--tinta)` and so on."""
    return ":root{" + ";".join(f"--{name}:{colour}" for name, colour in PALET.items()) + "}\n"
