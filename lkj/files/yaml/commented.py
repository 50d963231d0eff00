"""A YAML text as a tree that knows its comments: which line each belongs to, whatever the style it was written in.

Comments are found between the scalars that the parser marks: nothing else there can hold a `#`, so none is missed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import yaml
from msgspec import Struct, field

__all__ = ["Butir", "Komentar", "Naskah", "Skalar", "Wadah", "baca", "cari_komentar"]

# The parser of the strict reader; the Python one makes the same events where the wheel lacks libyaml.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KOMENTAR = re.compile("#.*")
_KEPALA_BLOK = re.compile(r"[|>][-+0-9]*(.*)")


class Komentar(Struct):
    """A comment, from its `#` on; `kosong` tells that a blank line sets it apart from what is above."""

    teks: str
    awal: int
    baris: int
    kolom: int
    kosong: bool = False


class Skalar(Struct):
    """A scalar as the parser decoded it; `gaya` is its style, empty where it is plain."""

    teks: str
    gaya: str
    awal: int
    akhir: int


class Wadah(Struct, kw_only=True):
    """A mapping or a list; `kaki` are the comments after its last item."""

    daftar: bool
    aliran: bool
    awal: int
    kolom: int
    induk: Butir | None
    butir: list[Butir] = field(default_factory=list)
    kaki: list[Komentar] = field(default_factory=list)
    akhir: int = 0


class Butir(Struct, kw_only=True):
    """A key with its value, or an item of a list (`kunci` None); comments above it and at the end of its line."""

    wadah: Wadah
    awal: int
    kunci: Skalar | None
    nilai: Skalar | Wadah | None = None
    kepala: list[Komentar] = field(default_factory=list)
    ekor: list[Komentar] = field(default_factory=list)


class Naskah(Struct):
    """A whole file: its top mapping, and the comments above everything that belong to no key."""

    puncak: Wadah
    atas: list[Komentar]


def baca(text: str) -> Naskah:
    """Read a text that the strict reader accepts, and give every comment its place in the tree."""
    tree = _Pohon(text)
    naskah = Naskah(tree.puncak, [])
    _Penempat(tree, naskah, text.split("\n")).tempatkan(cari_komentar(text))
    return naskah


def cari_komentar(text: str) -> list[Komentar]:
    """Return all comments of a text, in order. Raises yaml.YAMLError where it is no YAML."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    return [_komentar(match, lines, starts) for match in _dalam_celah(text)]


def _dalam_celah(text: str) -> Iterator[re.Match[str]]:
    """Yield the comments between the scalars, and those beside the mark of a block."""
    end = 0
    for token in yaml.scan(text, Loader=_LOADER):
        if token.__class__ is not yaml.ScalarToken:
            continue
        yield from _KOMENTAR.finditer(text, end, token.start_mark.index)
        end = token.end_mark.index
        if token.style in ("|", ">"):
            header = _KEPALA_BLOK.match(text, token.start_mark.index)
            yield from _KOMENTAR.finditer(text, *header.span(1) if header else (end, end))
    yield from _KOMENTAR.finditer(text, end)


def _komentar(match: re.Match[str], lines: list[str], starts: list[int]) -> Komentar:
    row = bisect_right(starts, match.start()) - 1
    line = lines[row]
    alone = starts[row] + len(line) - len(line.lstrip()) == match.start()
    column = len(line) - len(line.lstrip(" "))
    blank = alone and row > 0 and not lines[row - 1].strip()
    return Komentar(match[0].rstrip(), match.start(), row, column, blank)


class _Pohon:
    """The tree, its items in order of the text, and where the text last spoke of which item."""

    def __init__(self, text: str) -> None:
        self.butir: list[Butir] = []
        # Start, line and item of every key, dash, value and bracket.
        self.jangkar: list[tuple[int, int, Butir]] = []
        # The events do not say where the dash of an item stands; the tokens do, in the same order.
        self._tanda = [
            token.start_mark for token in yaml.scan(text, Loader=_LOADER) if token.__class__ is yaml.BlockEntryToken
        ]
        self._tanda.reverse()
        self._tumpuk: list[Wadah] = []
        self.puncak = Wadah(daftar=False, aliran=False, awal=0, kolom=0, induk=None)
        for event in yaml.parse(text, Loader=_LOADER):
            kind = event.__class__
            if kind is yaml.ScalarEvent:
                self._skalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._buka(event, daftar=kind is yaml.SequenceStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._tutup(event)

    def _skalar(self, event: Any) -> None:
        scalar = Skalar(event.value, event.style or "", event.start_mark.index, event.end_mark.index)
        wadah = self._tumpuk[-1]
        if not wadah.daftar and not (wadah.butir and wadah.butir[-1].nilai is None):
            self._baru(Butir(wadah=wadah, awal=scalar.awal, kunci=scalar))
            self._catat(event.start_mark, wadah.butir[-1])
            return
        butir = self._tempat(event)
        butir.nilai = scalar
        if scalar.awal < scalar.akhir:
            self._catat(event.start_mark, butir)
            # A block ends where the next line begins: what stands there is no longer beside it.
            if event.style not in ("|", ">"):
                self._catat(event.end_mark, butir)

    def _buka(self, event: Any, *, daftar: bool) -> None:
        mark = event.start_mark
        butir = self._tempat(event) if self._tumpuk else None
        wadah = Wadah(daftar=daftar, aliran=bool(event.flow_style), awal=mark.index, kolom=mark.column, induk=butir)
        if butir is None:
            self.puncak = wadah
        else:
            butir.nilai = wadah
            if wadah.aliran:
                self._catat(mark, butir)
        self._tumpuk.append(wadah)

    def _tutup(self, event: Any) -> None:
        wadah = self._tumpuk.pop()
        wadah.akhir = event.end_mark.index
        if wadah.aliran and wadah.induk:
            self._catat(event.end_mark, wadah.induk)

    def _tempat(self, event: Any) -> Butir:
        """Return the item whose value comes now: that of the waiting key, or a new one in a list."""
        wadah = self._tumpuk[-1]
        if not wadah.daftar:
            return wadah.butir[-1]
        mark = event.start_mark if wadah.aliran else self._tanda.pop()
        self._baru(Butir(wadah=wadah, awal=mark.index, kunci=None))
        self._catat(mark, wadah.butir[-1])
        return wadah.butir[-1]

    def _baru(self, butir: Butir) -> None:
        butir.wadah.butir.append(butir)
        self.butir.append(butir)

    def _catat(self, mark: Any, butir: Butir) -> None:
        self.jangkar.append((mark.index, mark.line, butir))


class _Penempat:
    """Gives comments their places, in the order of the text."""

    def __init__(self, tree: _Pohon, naskah: Naskah, lines: list[str]) -> None:
        self.butir = tree.butir
        self.jangkar = tree.jangkar
        self.naskah = naskah
        self.lines = lines
        self.awal = [butir.awal for butir in tree.butir]
        self.letak = [anchor[0] for anchor in tree.jangkar]
        # Within one run of comments, none may go deeper than the one before it.
        self.lari: Butir | None = None
        self.batas: list[Wadah] | None = None

    def tempatkan(self, comments: list[Komentar]) -> None:
        """Give each comment its place."""
        for comment in comments:
            last = bisect_right(self.letak, comment.awal) - 1
            if last < 0:
                self.naskah.atas.append(comment)
            elif self.jangkar[last][1] == comment.baris:
                self.jangkar[last][2].ekor.append(comment)
            else:
                self._baris_sendiri(comment, self.jangkar[last][2])
        self._lepaskan_atas()
        for butir in self.butir:
            # A line has room for one comment, and the line of a dash belongs to what follows the dash.
            keep = 0 if butir.kunci is None and isinstance(butir.nilai, Wadah) and butir.nilai.butir else 1
            many = max(0, len(butir.ekor) - keep)
            butir.kepala += butir.ekor[:many]
            del butir.ekor[:many]

    def _lepaskan_atas(self) -> None:
        """Leave above everything only what a blank line parts from the first key; the rest belongs to that key."""
        atas = self.naskah.atas
        parted = 0
        for n, comment in enumerate(atas, 1):
            below = self.lines[comment.baris + 1 : comment.baris + 2]
            if below and not below[0].strip():
                parted = n
        first = self.butir[0].kepala if self.butir else self.naskah.puncak.kaki
        first[:0] = atas[parted:]
        del atas[parted:]

    def _baris_sendiri(self, comment: Komentar, before: Butir) -> None:
        """Place a comment line; `before` is the item of which the text spoke last."""
        n = bisect_right(self.awal, comment.awal)
        following = self.butir[n] if n < len(self.butir) else None
        value = before.nilai
        if isinstance(value, Skalar) and value.awal < value.akhir and value.awal > comment.awal:
            before.kepala.append(comment)
            return
        chain = list(_ke_atas(before))
        flow = next((w for w in chain if w.aliran and w.awal < comment.awal < w.akhir), None)
        if flow is not None:
            self._dalam_kurung(comment, following, flow)
        elif following is not None and following.wadah.induk is before:
            following.kepala.append(comment)
        else:
            self._menurut_kolom(comment, before, following)

    def _dalam_kurung(self, comment: Komentar, following: Butir | None, flow: Wadah) -> None:
        if following is not None and following.awal < flow.akhir:
            following.kepala.append(comment)
        elif flow.butir or flow.induk is None:
            flow.kaki.append(comment)
        else:
            flow.induk.kepala.append(comment)

    def _menurut_kolom(self, comment: Komentar, before: Butir, following: Butir | None) -> None:
        """Between the end of some blocks and the next key, the column says to which of them a comment belongs."""
        top = following.wadah if following else self.naskah.puncak
        chain: list[Wadah] = []
        for wadah in _ke_atas(before):
            if not wadah.aliran and wadah is not before.nilai:
                chain.append(wadah)
            if wadah is top:
                break
        if self.lari is before and self.batas is not None:
            chain = self.batas
        self.lari = before
        fitting = [n for n, wadah in enumerate(chain) if wadah.kolom <= comment.kolom]
        # Of two blocks in one column (a list that is not indented under its key) the outer one.
        n = max((n for n in fitting if chain[n].kolom == chain[fitting[0]].kolom), default=len(chain) - 1)
        self.batas = chain[n:]
        target = chain[n] if chain else top
        if following is not None and target is following.wadah:
            following.kepala.append(comment)
        else:
            target.kaki.append(comment)


def _ke_atas(butir: Butir) -> Iterator[Wadah]:
    """Yield the containers around an item, the innermost first, beginning with its own value where it is one."""
    if isinstance(butir.nilai, Wadah):
        yield butir.nilai
    wadah: Wadah | None = butir.wadah
    while wadah is not None:
        yield wadah
        wadah = wadah.induk.wadah if wadah.induk else None
