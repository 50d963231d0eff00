"""Explanations for the web page: what `lkj explain` prints, left for the page to break, and the printed forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.explain import Butir, Penjelasan, katalog
from lkj.explain.forms import explanations_to_text
from lkj.explain.kalimat import kalimat
from lkj.pengukuran import Pengukuran
from lkj.publish.web import Explanation
from lkj.wording.printed import terbilang

_HEADING = re.compile(r"\A.*?^=+\n", re.DOTALL | re.MULTILINE)


def _printed(item: Butir) -> Iterator[str]:
    """Yield the forms under which the report prints an item; what a citation names is no figure of it."""
    for role, text in item.cetakan:
        if role == "sumber":
            continue
        # A comparison stands as its value, then what is said about it.
        value = text.partition(";")[0]
        yield value
        if value.isdecimal():
            yield f"{value} ({terbilang(int(value))})"


def _places(made: Penjelasan) -> tuple[tuple[str, int], ...]:
    places = [m.tempat for m in made.masukan] + [k.tempat for k in made.ketentuan]
    if made.kategori is not None and made.berkategori:
        places.append(made.kategori.tempat)
    return tuple(dict.fromkeys((p.file, p.line) for p in places if p is not None))


def explanations(numbers: Pengukuran) -> list[Explanation]:
    """Return everything that the report prints and that can be asked for by its number, aggregates first."""
    made = []
    for item in katalog(numbers):
        if not item.dicari:
            continue
        it = item.buat()
        text = _HEADING.sub("", explanations_to_text(item.id, [it], None))
        made.append(
            Explanation(
                id=item.id,
                title=item.nama,
                printed=tuple(_printed(item)),
                text=text,
                places=_places(it),
                sentence=kalimat(it),
            )
        )
    return made
