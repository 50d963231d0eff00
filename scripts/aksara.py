"""Write `lkj/rules/aksara.txt`: the characters that the report's font can print, as ranges, one a line."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

from lkj.publish.typst import font_folder

TARGET = Path(__file__).parent.parent / "lkj" / "rules" / "aksara.txt"


def make() -> str:
    """Return the ranges common to the upright and the italic font file."""
    covered = set.intersection(*(set(TTFont(path).getBestCmap()) for path in sorted(font_folder().glob("*.ttf"))))
    runs = []
    for _, group in groupby(enumerate(sorted(covered)), key=lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in group]
        runs.append(f"{codes[0]:04X}-{codes[-1]:04X}")
    return "\n".join(runs) + "\n"


if __name__ == "__main__":
    TARGET.write_text(make(), encoding="ascii", newline="\n")
