"""The objects of two PDFs, compared from the catalogue down: what differs, and where.

Numbers of objects, compression and the shape of trees are the writer's own affair and do not count; every value that a
reader could show does.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

import pikepdf
from msgspec import Struct, field

from lkj.verify.content import same_content
from lkj.verify.pdf import IrregularError, Sheet, decoded, named, require_regular, sheets
from lkj.verify.xmp import same_metadata

Path = tuple[str | int, ...]
#: A page of the file stands in a path as this and its number from 1, the document's information as that.
PAGE, INFO, ROOT = "Page", "Info", "Root"
#: An attribute that says how a stream is stored, not what is in it.
_STORED = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
_TREES = frozenset({"/Dests", "/EmbeddedFiles", "/AP", "/JavaScript", "/Pages", "/Templates", "/IDS", "/URLS"})
_MOST_DIFFERENCES, _MOST_STEPS = 500, 8_000_000


class Change(StrEnum):
    """How an object differs from the expected one."""

    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"


class Departure(Struct, frozen=True):
    """One place where the objects part: the path to it from a page, the catalogue or the information."""

    change: Change
    path: Path
    expected: Any = None
    actual: Any = None

    @property
    def page(self) -> int | None:
        """The page, counted from 1, of what belongs to one."""
        return int(self.path[1]) if self.path[:1] == (PAGE,) else None


def same_stream(expected: Any, actual: Any) -> bool:
    """Tell whether two streams hold the same bytes, however they are packed."""
    alike = all(_unparsed(expected, key) == _unparsed(actual, key) for key in ("/Filter", "/DecodeParms"))
    if alike and expected.read_raw_bytes() == actual.read_raw_bytes():
        return True
    ours = decoded(expected)
    if ours is None:
        return False
    theirs = _inflated(actual, len(ours)) if actual.get("/Filter") == pikepdf.Name.FlateDecode else decoded(actual)
    return ours == theirs


def _unparsed(stream: Any, key: str) -> bytes:
    value = stream.get(key)
    return bytes(value.unparse(resolved=True)) if isinstance(value, pikepdf.Object) else repr(value).encode()


def _inflated(stream: Any, length: int) -> bytes | None:
    """Return a deflated stream, of which no more is unpacked than `length` and a byte."""
    if stream.get("/DecodeParms") is not None:
        return decoded(stream)
    try:
        return zlib.decompressobj().decompress(stream.read_raw_bytes(), length + 1)
    except zlib.error:
        return None


class _Comparison(Struct):
    pages: tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]]
    found: list[Departure] = field(default_factory=list)
    seen: set[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=set)
    waiting: list[tuple[Any, Any, Path]] = field(default_factory=list)
    steps: int = 0

    def part(self, change: Change, path: Path, expected: Any = None, actual: Any = None) -> None:
        self.found.append(Departure(change, path, expected, actual))

    def run(self) -> None:
        while self.waiting and len(self.found) < _MOST_DIFFERENCES:
            self.steps += 1
            if self.steps > _MOST_STEPS:
                raise IrregularError("objeknya terlalu banyak untuk dibandingkan")
            self.meet(*self.waiting.pop())

    def meet(self, expected: Any, actual: Any, path: Path) -> None:
        if isinstance(expected, pikepdf.Object) and isinstance(actual, pikepdf.Object):
            self.objects(expected, actual, path)
        elif type(expected) is bool or type(actual) is bool:
            if expected is not actual:
                self.part(Change.ALTERED, path, expected, actual)
        elif expected != actual:
            self.part(Change.ALTERED, path, expected, actual)

    def objects(self, expected: Any, actual: Any, path: Path) -> None:
        if isinstance(expected, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
            ours, theirs = expected.objgen, actual.objgen
            page = self.pages[0].get(ours) if ours[0] else None
            other = self.pages[1].get(theirs) if theirs[0] else None
            if page is not None or other is not None:
                # Pages are compared as pages; what points to one must point to that one.
                if page != other:
                    self.part(Change.ALTERED, path, expected, actual)
                return
            if ours[0] and theirs[0]:
                if (ours, theirs) in self.seen:
                    return
                self.seen.add((ours, theirs))
        if isinstance(expected, pikepdf.Stream):
            self.streams(expected, actual, path)
        elif isinstance(expected, pikepdf.Dictionary):
            if isinstance(actual, pikepdf.Dictionary) and not isinstance(actual, pikepdf.Stream):
                self.keys(dict(expected.items()), dict(actual.items()), path)
            else:
                self.part(Change.ALTERED, path, expected, actual)
        elif isinstance(expected, pikepdf.Array):
            if isinstance(actual, pikepdf.Array):
                self.arrays(expected, actual, path)
            else:
                self.part(Change.ALTERED, path, expected, actual)
        elif isinstance(expected, pikepdf.Name):
            if not isinstance(actual, pikepdf.Name) or expected != actual:
                self.part(Change.ALTERED, path, expected, actual)
        elif isinstance(expected, pikepdf.String) and isinstance(actual, pikepdf.String):
            # A writer may choose another encoding for the same letters.
            if bytes(expected) != bytes(actual) and str(expected) != str(actual):
                self.part(Change.ALTERED, path, expected, actual)
        else:
            self.part(Change.ALTERED, path, expected, actual)

    def streams(self, expected: Any, actual: Any, path: Path) -> None:
        if not isinstance(actual, pikepdf.Stream):
            self.part(Change.ALTERED, path, expected, actual)
            return
        ours, theirs = ({k: v for k, v in s.stream_dict.items() if k not in _STORED} for s in (expected, actual))
        self.keys(ours, theirs, path)
        if same_stream(expected, actual):
            return
        if path == (ROOT, "/Metadata") and same_metadata(decoded(expected), decoded(actual)):
            return
        if path[:1] == (PAGE,) and path[2:3] == ("/Contents",) and same_content(expected, actual):
            return
        self.part(Change.ALTERED, (*path, "stream"), expected, actual)

    def keys(self, expected: dict[str, Any], actual: dict[str, Any], path: Path) -> None:
        for key in sorted(expected.keys() | actual.keys()):
            ours, theirs = expected.get(key), actual.get(key)
            if ours is None and theirs is None:
                continue
            if theirs is None:
                self.part(Change.REMOVED, (*path, key), ours)
            elif ours is None:
                self.part(Change.ADDED, (*path, key), None, theirs)
            elif path == (ROOT, "/Names") and key in _TREES:
                self.trees(ours, theirs, (*path, key))
            else:
                self.waiting.append((ours, theirs, (*path, key)))

    def arrays(self, expected: Any, actual: Any, path: Path) -> None:
        shared = min(len(expected), len(actual))
        self.waiting += [(expected[n], actual[n], (*path, n)) for n in range(shared)]
        for n in range(shared, len(expected)):
            self.part(Change.REMOVED, (*path, n), expected[n])
        for n in range(shared, min(len(actual), shared + _MOST_DIFFERENCES)):
            self.part(Change.ADDED, (*path, n), None, actual[n])

    def trees(self, expected: Any, actual: Any, path: Path) -> None:
        """Compare two name trees entry by entry; a name that comes twice is a departure of its own."""
        ours, theirs = named(expected), named(actual)
        for name, value in theirs:
            place = (*path, name.decode("utf-8", "replace"))
            matching = [mine for key, mine in ours if key == name]
            if not matching or sum(key == name for key, _ in theirs) != len(matching):
                self.part(Change.ADDED, place, None, value)
            else:
                self.waiting.append((matching[0], value, place))
        there = {name for name, _ in theirs}
        for name, value in ours:
            if name not in there:
                self.part(Change.REMOVED, (*path, name.decode("utf-8", "replace")), value)
        if not self.found and [name for name, _ in ours] != [name for name, _ in theirs]:
            self.part(Change.ALTERED, path, expected, actual)


def _paired(ours: list[Sheet], theirs: list[Sheet]) -> Iterator[tuple[int | None, int | None]]:
    """Yield which page stands for which: the same number where there are as many, else by what they draw."""
    if len(ours) == len(theirs):
        yield from ((n, n) for n in range(len(ours)))
        return
    a, b = [one.digest for one in ours], [one.digest for one in theirs]
    for _, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        shared = min(i2 - i1, j2 - j1)
        yield from ((i1 + n, j1 + n) for n in range(shared))
        yield from ((n, None) for n in range(i1 + shared, i2))
        yield from ((None, n) for n in range(j1 + shared, j2))


def _information(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return dict(pdf.trailer.get("/Info", pikepdf.Dictionary()).items())


def departures(expected: pikepdf.Pdf, actual: pikepdf.Pdf) -> list[Departure]:
    """Return where the objects of `actual` part from those of `expected`, pages first; at most some hundreds.

    Raises IrregularError when there is no sure way to read `actual`.
    """
    ours, theirs = sheets(expected), sheets(actual)
    both = _Comparison(({}, {}))
    pairs: list[tuple[int, int]] = []
    for number, (mine, other) in enumerate(_paired(ours, theirs)):
        if mine is not None:
            both.pages[0][ours[mine].object.objgen] = number
        if other is not None:
            both.pages[1][theirs[other].object.objgen] = number
        if mine is None and other is not None:
            both.part(Change.ADDED, (PAGE, other + 1), None, theirs[other].object)
        elif other is None and mine is not None:
            both.part(Change.REMOVED, (PAGE, mine + 1), ours[mine].object)
        elif mine is not None and other is not None:
            pairs.append((mine, other))
    if len(both.pages[1]) != len(theirs):
        raise IrregularError("satu halaman dipakai berulang")
    for mine, other in pairs:
        both.keys(ours[mine].attributes, theirs[other].attributes, (PAGE, other + 1))
        both.run()
    if len({one.page for one in both.found if one.path[2:3] == ("/Contents",)}) > 1 and len(ours) == len(theirs):
        a, b = [one.digest for one in ours], [one.digest for one in theirs]
        if sorted(a) == sorted(b):
            both.found[:0] = [Departure(Change.ALTERED, (PAGE, 1, "order"))]
    catalog, other_catalog = ({k: v for k, v in pdf.Root.items() if k != "/Pages"} for pdf in (expected, actual))
    both.keys(catalog, other_catalog, (ROOT,))
    both.run()
    both.keys(_information(expected), _information(actual), (INFO,))
    both.run()
    require_regular(actual)
    return both.found
