"""A comparison as text for a terminal: headlines and warnings first, then the changes by topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj.diagnostics.escape import lines as shown
from lkj.diagnostics.escape import visible
from lkj.diagnostics.wrap import cells, wrapped
from lkj.diff import Beda, Perubahan
from lkj.diff.forms import sentences
from lkj.diff.forms.arrangement import Butir, rekap, rutin, susun

__all__ = ["to_text"]

_WARNA = {"+": "\x1b[32m", "-": "\x1b[31m", "!": "\x1b[1;33m", "#": "\x1b[1m"}
_AKHIR = "\x1b[0m"
_LEBAR = 84


def to_text(comparisons: Sequence[Beda], *, color: bool = False, width: int | None = None) -> str:
    """Write comparisons one after another; `color` adds ANSI colours, the data itself brings none.

    Lines are broken at words where the terminal's `width` is known, and places stand at its right edge.
    """
    if not comparisons:
        return f"{sentences.SAMA}\n"
    return shown(
        "\n".join("".join(f"{line}\n" for line in _beda(one, color, width)) for one in comparisons), color=color
    )


def _beda(beda: Beda, color: bool, width: int | None) -> Iterator[str]:
    def styled(kind: str, text: str) -> str:
        return f"{_WARNA[kind]}{text}{_AKHIR}" if color and kind in _WARNA else text

    yield styled("#", visible(sentences.judul(beda)))
    for one in beda.pokok:
        before, after, said = sentences.pokok(one, beda)
        if said != "tetap":
            yield visible(f"{sentences.nama_pokok(one)}: {before} → {after}" + (f", {said}" if said else ""))
        elif one.kunci in ("average", "absorption"):
            yield visible(f"{sentences.nama_pokok(one)}: {after}, tetap")
    if not beda.berbeda:
        yield sentences.SAMA
        return
    for warning in beda.peringatan:
        yield styled("!", f"! {visible(sentences.peringatan(warning, beda.desimal))}")
    parts = susun(beda)
    yield visible(rekap(parts))
    for part in parts:
        yield ""
        yield styled("#", part.judul)
        for group in part.butir:
            lines = _butir(group, beda.desimal, width)
            yield from (styled(line[2:3], line) for line in lines) if color else lines
        if part.rutin:
            yield f"  · {rutin(part)}"


def _butir(group: Butir, desimal: int, width: int | None) -> Iterator[str]:
    """Write a subject: one line where there is one thing to say, else its heading and a line for each."""
    head = " ".join(filter(None, (group.id, group.nama)))
    said = [(sentences.kalimat(p, desimal), p) for p in group.perubahan]
    whole = [p for text, p in said if not text]
    rest = [(text, p) for text, p in said if text]
    if not head or (len(said) == 1 and (whole or not group.nama)):
        for text, p in said:
            yield _baris(f"  {group.tanda} {' '.join(filter(None, (head, text)))}", p, width)
        return
    yield _baris(f"  {group.tanda} {head}", whole[0] if whole else None, width)
    for text, p in rest:
        yield _baris(f"      {text}", p, width)


def _baris(text: str, p: Perubahan | None, width: int | None) -> str:
    place = visible(sentences.tempat(p)) if p is not None else ""
    if width is None or not place:
        return f"{visible(text):<{_LEBAR}}  {place}" if place else visible(text)
    *rows, last = wrapped(visible(text), width).split("\n")
    if cells(last) + 2 + len(place) > width:
        rows, last = [*rows, last], ""
    return "\n".join([*rows, last + place.rjust(width - cells(last))])
