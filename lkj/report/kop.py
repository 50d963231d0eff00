"""Heads: what stands above each page, and below the name of an office in its letterhead and on its cover.

Lines are measured here, so that a head has one line and none ends in the mark between two parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lkj.model import Tahun
from lkj.publish.paper import Layout
from lkj.report.kanvas import lebar_teks
from lkj.wording.printed import apa_adanya

__all__ = ["kepala", "kop_alamat", "sampul_alamat"]

_POINTS = 72 / 2.54
_HEAD, _ADDRESS = 9, 10  # the sizes of type of the running head and of an address
_MARK = lebar_teks(" KONSEP ", _HEAD, bold=True)  # points: what a draft has at the end of the head


def kepala(titles: Iterable[str], page: Layout) -> str:
    """Return the first of a document's titles that has room on one line above its pages; the last one is cut to it."""
    room, title = (page.lebar - page.kiri - page.kanan) * _POINTS - _MARK, ""
    for title in titles:
        if lebar_teks(title, _HEAD) <= room:
            return title
    name, _, year = title.rpartition(" Tahun ")
    words = name.split()
    cuts = (f"{' '.join(words[:n]).rstrip(',')} … Tahun {year}" for n in range(len(words) - 1, 0, -1))
    return next((cut for cut in cuts if lebar_teks(cut, _HEAD) <= room), title)


def _alamat(year: Tahun) -> str:
    """Return the address with the city, which is not said twice where the address ends in it."""
    address, city = apa_adanya(year.satker.satker.alamat), apa_adanya(year.satker.satker.kota)
    own = rf"(?:,\s*(?:kota |kabupaten |kab\. ?)?|\d\s+){re.escape(city)}(?:\s+\d{{5}})?\s*(?:,|\.?$)"
    return address if re.search(own, address, re.IGNORECASE) else f"{address}, {city}"


def _telepon(year: Tahun) -> list[str]:
    office = year.satker.satker
    told = (("Telepon", office.telepon), ("Faksimile", office.faksimile))
    return [f"{name} {number}" for name, number in told if number]


def _deret(parts: Iterable[str | None], page: Layout) -> Iterator[str]:
    """Yield parts as lines, as many on each as it has room for."""
    line, room = "", (page.lebar - page.kiri - page.kanan) * _POINTS
    for part in filter(None, parts):
        longer = f"{line} · {part}" if line else part
        if line and lebar_teks(longer, _ADDRESS) > room:
            yield line
            longer = part
        line = longer
    if line:
        yield line


def kop_alamat(year: Tahun, page: Layout) -> tuple[str, ...]:
    """Return the lines below the name of an office in the head of a letter."""
    mail = year.satker.satker.surel
    return tuple(_deret([_alamat(year), *_telepon(year), mail and f"Surel {mail}"], page))


def sampul_alamat(year: Tahun, page: Layout) -> tuple[str, ...]:
    """Return the lines at the foot of a cover: address, telephones, and what is read on a screen."""
    office = year.satker.satker
    groups = ([_alamat(year)], _telepon(year), [office.surel, office.laman, office.media_sosial])
    return tuple(line for group in groups for line in _deret(group, page))
