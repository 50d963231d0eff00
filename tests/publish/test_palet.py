"""The palette can be read on grey paper and by who does not see all colours."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from lkj.publish import palet

ROOT = Path(__file__).parents[2]
# Who sees no red, no green, no blue: Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
MATA = {
    "biasa": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def terang(colour: str, mata: str = "biasa") -> float:
    """Return how light a colour is to an eye, from 0 to 1; this is also its grey."""
    seen = [sum(m * c for m, c in zip(row, linear(colour), strict=True)) for row in MATA[mata]]
    return sum(weight * min(1, max(0, c)) for weight, c in zip((0.2126, 0.7152, 0.0722), seen, strict=True))


def kontras(one: str, other: str, mata: str = "biasa") -> float:
    high, low = sorted((terang(one, mata), terang(other, mata)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mata", MATA)
def test_bars_are_told_apart_by_every_eye_and_in_grey(mata: str) -> None:
    """Tercapai, luput and earlier years: three to one between the first and each of the others, as graphics need."""
    assert kontras(palet.BATANG, palet.LUPUT, mata) >= 3
    assert kontras(palet.BATANG, palet.LALU, mata) >= 3


def test_text_is_read_on_every_area() -> None:
    """7 to 1 for text, and white on the band alike; links and warnings 4,5 to 1, boxes and connectors 3 to 1."""
    for latar in (palet.KERTAS, palet.KEPALA, palet.LATAR):
        assert kontras(palet.TINTA, latar) >= 7
        assert kontras(palet.TAUTAN, latar) >= 4.5
    assert kontras(palet.KERTAS, palet.PITA) >= 7
    assert kontras(palet.REDUP, palet.KERTAS) >= 7
    assert kontras(palet.AWAS, palet.KERTAS) >= 4.5
    for bergambar in (palet.GARIS, palet.BATANG):
        assert kontras(bergambar, palet.KERTAS) >= 3


@pytest.mark.lambat
def test_each_colour_is_declared_once() -> None:
    """Two names of one colour would be two places to change it in; and no other file names a colour of its own."""
    assert all(one != other for one, other in combinations(palet.PALET.values(), 2))
    files = [*(ROOT / "lkj").rglob("*.py"), *(ROOT / "templates").rglob("*.*"), ROOT / "scripts" / "reference_docx.py"]
    stray = {
        path.relative_to(ROOT).as_posix()
        for path in files
        if path.suffix in {".py", ".typ", ".lua", ".css", ".j2", ".js"} and path.name != "palet.py"
        if re.search(r"[\"'(: ]#[0-9a-fA-F]{6}\b|(?:fill|color)=\"[0-9A-F]{6}\"", path.read_text(encoding="utf-8"))
    }
    assert stray == set()
