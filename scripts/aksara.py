"""Write `aksara*.txt` beside rule LKJ210: what each of the report's fonts can print, as ranges, one a line."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

from lkj.check.rules.nilai.lkj210_aksara_tercetak import LISTS
from lkj.model.tata_letak import FON
from lkj.publish.typst import font_folder

FOLDER = Path(__file__).parent.parent / "lkj" / "check" / "rules"


def make(font: str) -> str:
    """Return the ranges common to all files, upright and italic, of a font that `tata_letak` names."""
    paths = sorted(font_folder(FON[font]).glob("*.ttf"))
    covered = set.intersection(*(set(TTFont(path).getBestCmap()) for path in paths))
    runs = []
    for _, group in groupby(enumerate(sorted(covered)), key=lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in group]
        runs.append(f"{codes[0]:04X}-{codes[-1]:04X}")
    return "\n".join(runs) + "\n"


if __name__ == "__main__":
    for font, name in LISTS.items():
        (FOLDER / name).write_text(make(font), encoding="ascii", newline="\n")
