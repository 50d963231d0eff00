"""The tree from vision to indikator: each objective below what it supports, its indikator beside it.

What a page has no room for goes on in a second picture, which names again what its first boxes stand below.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct, field

from lkj.pengukuran import Pengukuran
from lkj.publish.palet import GARIS, KEPALA, KERTAS, PITA, TINTA
from lkj.report.kanvas import JARAK, LANJUTAN, Kanvas, Lembar, Lukisan, bungkus
from lkj.report.pohon_jenjang import Cabang, akar

_PAD = 4.0  # points between a box and its words
_GAP = 6.0  # points between boxes one above the other
_STEP = 14.0  # points that a level stands further in
_MOST_INSET = 100.0
_SPLIT = 0.46  # of the width: where indikator begin
_BETWEEN = 16.0  # points from an objective to its indikator
_EDGE = 1.5


class _Kotak(Struct):
    """A box with its indikator to the right, how deep it stands, and the row above it that it hangs from."""

    cabang: Cabang
    dalam: int
    induk: _Kotak | None
    indikator: tuple[str, ...]
    lanjutan: bool = False

    @property
    def judul(self) -> str:
        return self.cabang.judul + (LANJUTAN if self.lanjutan else "")


class _Halaman(Struct):
    kotak: list[_Kotak] = field(default_factory=list)
    tinggi: float = _EDGE


class _Pohon:
    """The tree on sheets of one size."""

    def __init__(self, root: Cabang, sheet: Lembar) -> None:
        self.sheet = sheet
        self.step = min(_STEP, _MOST_INSET / max(1, root.dalam - 1))
        self.right = sheet.lebar * _SPLIT
        self.pages = [_Halaman()]
        for box in self._walk(root, 0, None):
            self._place(box)

    def _walk(self, branch: Cabang, depth: int, above: _Kotak | None) -> Iterator[_Kotak]:
        box = _Kotak(branch, depth, above, branch.indikator)
        yield box
        for below in branch.cabang:
            yield from self._walk(below, depth + 1, box)

    def x(self, box: _Kotak) -> float:
        return _EDGE + self.step * box.dalam

    def width(self, box: _Kotak) -> float:
        end = self.right - _BETWEEN if box.indikator else self.sheet.lebar - _EDGE
        return end - self.x(box)

    def lines(self, box: _Kotak) -> list[str]:
        return bungkus(box.judul, self.width(box) - 2 * _PAD, bold=True)

    def tall(self, box: _Kotak) -> float:
        return len(self.lines(box)) * JARAK + 2 * _PAD

    def indikator(self, name: str) -> list[str]:
        return bungkus(name, self.sheet.lebar - _EDGE - self.right - 2 * _PAD)

    def beside(self, box: _Kotak) -> list[float]:
        """Return the heights of its indikator."""
        return [len(self.indikator(name)) * JARAK + 2 * _PAD for name in box.indikator]

    def row(self, box: _Kotak) -> float:
        beside = self.beside(box)
        return max(self.tall(box), sum(beside) + _GAP * (len(beside) - 1)) + _GAP

    def _place(self, box: _Kotak) -> None:
        """Put a box on the page where it has room, with what it stands below named again on a new one."""
        page = self.pages[-1]
        if page.kotak and page.tinggi + self.row(box) > self.sheet.tinggi:
            page = self._turn(box)
        while len(box.indikator) > 1 and page.tinggi + self.row(box) > self.sheet.tinggi:
            # More indikator than a page has room for: the objective goes on with the rest of them.
            many = len(box.indikator) - 1
            part = _Kotak(box.cabang, box.dalam, box.induk, box.indikator[:many], box.lanjutan)
            while many > 1 and page.tinggi + self.row(part) > self.sheet.tinggi:
                many -= 1
                part.indikator = box.indikator[:many]
            self._add(page, part)
            box.indikator, box.lanjutan = box.indikator[many:], True
            page = self._turn(box)
        self._add(page, box)

    def _add(self, page: _Halaman, box: _Kotak) -> None:
        page.kotak.append(box)
        page.tinggi += self.row(box)

    def _turn(self, box: _Kotak) -> _Halaman:
        page = _Halaman()
        self.pages.append(page)
        chain = []
        above = box.induk
        while above is not None:
            chain.append(above)
            above = above.induk
        # The vision needs no second telling where a goal stands below it; nor do those far above fill the page.
        told = [_Kotak(one.cabang, one.dalam, one.induk, (), lanjutan=True) for one in chain[: max(1, len(chain) - 1)]]
        least = self.row(_Kotak(box.cabang, box.dalam, box.induk, box.indikator[:1], lanjutan=True))
        while (
            len(told) > 1 and _EDGE + sum(map(self.row, told)) + max(least, self.sheet.tinggi / 2) > self.sheet.tinggi
        ):
            told.pop()
        for one in reversed(told):
            self._add(page, one)
        return page

    def lukis(self, page: _Halaman) -> str:
        """Return one picture of the tree as SVG text."""
        canvas, y = Kanvas(self.sheet), _EDGE
        places: dict[tuple[int, Cabang], tuple[float, float]] = {}
        ends: dict[int, tuple[float, float, float]] = {}
        for box in page.kotak:
            height = self.tall(box)
            places[box.dalam, box.cabang] = (self.x(box), y + height)
            above = places.get((box.dalam - 1, box.induk.cabang)) if box.induk is not None else None
            if above is not None:
                rail, joint = above[0] + self.step / 2, y + height / 2
                canvas.garis((rail, joint), (self.x(box), joint))
                ends[box.dalam - 1] = (rail, ends.get(box.dalam - 1, (rail, above[1], 0))[1], joint)
            for deeper in [n for n in ends if n >= box.dalam]:
                self._rail(canvas, ends.pop(deeper))
            self._draw(canvas, box, y)
            y += self.row(box)
        for one in ends.values():
            self._rail(canvas, one)
        return canvas.selesai(y - _GAP + _EDGE)

    @staticmethod
    def _rail(canvas: Kanvas, way: tuple[float, float, float]) -> None:
        x, top, bottom = way
        canvas.garis((x, top), (x, bottom))

    def _draw(self, canvas: Kanvas, box: _Kotak, y: float) -> None:
        x, width, height = self.x(box), self.width(box), self.tall(box)
        fill = PITA if box.dalam == 0 else KERTAS if box.indikator else KEPALA
        # What the report measures has the thick border.
        thick = 2.0 if box.cabang.diukur else 1.0
        canvas.kotak(x, y, width, height, fill=fill, stroke=TINTA if box.cabang.diukur else GARIS, stroke_width=thick)
        colour = KERTAS if box.dalam == 0 else TINTA
        canvas.teks(x + _PAD, y + _PAD, self.lines(box), bold=True, colour=colour)
        bus, at, joint = self.right - _BETWEEN / 2, y, y + height / 2
        joints = [joint]
        for name, tall in zip(box.indikator, self.beside(box), strict=True):
            # The only one stands where its line runs straight.
            here = joint if len(box.indikator) == 1 and tall <= height else at + tall / 2
            canvas.kotak(
                self.right, here - tall / 2, self.sheet.lebar - _EDGE - self.right, tall, fill=KERTAS, stroke=GARIS
            )
            canvas.teks(self.right + _PAD, here - tall / 2 + _PAD, self.indikator(name))
            canvas.garis((bus, here), (self.right, here))
            joints.append(here)
            at += tall + _GAP
        if box.indikator:
            canvas.garis((x + width, joint), (bus, joint))
            if max(joints) > min(joints):
                canvas.garis((bus, min(joints)), (bus, max(joints)))


def _uraian(page: _Halaman) -> str:
    told = []
    for box in page.kotak:
        below = f" (di bawah {box.induk.cabang.judul})" if box.induk is not None else ""
        names = f", dengan indikator {'; '.join(box.indikator)}" if box.indikator else ""
        mark = ", diukur dalam laporan ini" if box.cabang.diukur else ""
        told.append(f"{box.judul}{below}{mark}{names}")
    return f"Bagan dari visi sampai indikator. {'. '.join(told)}."


def pohon_kinerja(numbers: Pengukuran, sheet: Lembar) -> tuple[Lukisan, ...]:
    """Return the tree of visi, tujuan, sasaran and indikator, in as many parts as pages are needed for it."""
    return pohon(akar(numbers), sheet)


def pohon(root: Cabang, sheet: Lembar) -> tuple[Lukisan, ...]:
    """Return the pictures of a tree on sheets of a size."""
    made = _Pohon(root, sheet)
    return tuple(Lukisan(partial(made.lukis, page), _uraian(page)) for page in made.pages)
