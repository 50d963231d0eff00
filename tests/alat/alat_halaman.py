"""How full the pages of a built PDF are: `python tests/alat/alat_halaman.py build/lkj-2024.pdf …` prints one line a page.

A page that ends a chapter may end anywhere: the next chapter begins on a page of its own, and so does the annex of an
agreement, behind the sheet that is signed. Any other page that ends high leaves a reader paper without words.
"""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium

CM = 72 / 2.54
# Where the text stands, between the running head and the page number: the margins that the shipped years have.
ATAS, BAWAH = 3.0 * CM, 2.5 * CM

#: No page within a chapter ends above that share of its height.
BATAS = 0.6


@dataclass(frozen=True)
class Halaman:
    """A page of a PDF: its number from 1, how much of the height for text is used, and whether its chapter ends on it."""

    nomor: int
    terisi: float
    akhir: bool
    mendatar: bool


def _terendah(page: pdfium.PdfPage) -> float:
    """Return how deep the ink of a page reaches above its foot, in points from the upper edge."""
    height = page.get_height()
    with closing(page.render(grayscale=True)) as picture:
        grey, wide = bytes(picture.buffer), picture.stride
        rows = range(int(height - BAWAH), 0, -1)
        return next((n + 1.0 for n in rows if min(grey[n * wide : n * wide + picture.width]) < 250), 0.0)


def halaman(path: Path) -> list[Halaman]:
    """Return the pages of a PDF; the cover and the last page end a chapter."""
    found: list[Halaman] = []
    with closing(pdfium.PdfDocument(path)) as document:
        begins = {mark.get_dest().get_index() for mark in document.get_toc() if mark.level == 0}
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                width, height = page.get_width(), page.get_height()
                lines = text.get_text_range().splitlines()
                used = max(0.0, _terendah(page) - ATAS) / (height - ATAS - BAWAH)
            last = number == 0 or number + 1 == len(document) or number + 1 in begins
            # The head of a form, in capitals, stands below the running head.
            if found and any(line.isupper() and line.startswith("PERJANJIAN KINERJA") for line in lines[:3]):
                found[-1] = replace(found[-1], akhir=True)
            found.append(Halaman(number + 1, min(1.0, used), last, width > height))
    return found


def tinggi(path: Path, batas: float = BATAS) -> list[Halaman]:
    """Return the pages within chapters that end above the share of their height."""
    return [page for page in halaman(path) if not page.akhir and page.terisi < batas]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for one in halaman(Path(name)):
            mark = "bab berakhir" if one.akhir else "di atas 60%" if one.terisi < BATAS else ""
            sys.stdout.write(f"{name} {one.nomor:3} {one.terisi:4.0%} {mark}\n")
