"""Which piece of a report an engine stumbles over: each is made a document of its own, under small limits."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import asdict

from lkj.files import read_own
from lkj.publish.engines.client import Worker
from lkj.publish.engines.limits import LimitError, Limits
from lkj.publish.errors import EngineError
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.pipeline import Assets, page_worker, picture_width, typst_source

__all__ = ["Culprit", "culprit", "drawing_fails"]

# What a piece of prose needs is a tenth of it, on a busy machine too: none is accused that is only waiting.
_SECONDS, _MEMORY = 5.0, 512 * 2**20
# To find its place in a file that is already known to be at fault.
_SECONDS_OF_A_PART = 2.0
# The whole search takes as long as some runs of an engine may, within a bound; of it, this share looks for the file.
_RUNS, _LONG_SEARCH = 3.0, 60.0
_FOR_FILES = 0.7
_SHORTEST = 0.5
_BEFORE = "# Awal\n\n## Awal\n\n### Awal\n\n"
_BREAK = re.compile(r"\n[ \t]*\n")


class Culprit(Struct, frozen=True):
    """The name of a piece, where in its text the engine stumbles (an offset), and over what."""

    name: str
    offset: int
    reason: EngineError


class _OverError(Exception):
    """The time of the search is over."""


class _Prober:
    """Makes pieces documents by themselves, until the time of the search is over."""

    def __init__(self, assets: Assets, limits: Limits) -> None:
        self._assets, self._limits = assets, limits
        self._begun = time.monotonic()
        self._seconds = min(_RUNS * limits.seconds, _LONG_SEARCH)
        self._preamble = read_own(assets.preamble).decode()
        self._worker: Worker | None = None

    def left(self, share: float = 1.0) -> float:
        """Return the seconds that are left of a share of the search's time."""
        return self._begun + share * self._seconds - time.monotonic()

    def stumbles(self, text: str, seconds: float, share: float = 1.0) -> EngineError | None:
        """Return what an engine says of a piece that it cannot make within some seconds; None for one that it makes."""
        wanted = min(seconds, self._limits.seconds)
        allowed = min(wanted, self.left(share))
        if allowed < _SHORTEST * wanted:
            raise _OverError
        limits = Limits(allowed, min(self._limits.memory, _MEMORY))
        try:
            engine = Pandoc("typst", lua_filter=self._assets.lua_filter, limits=limits)
            self._print(engine.convert(_BEFORE + text).decode(errors="replace"), limits)
        except LimitError as error:
            # The limit that the person set, and that the report as a whole went over.
            return LimitError(error.engine, error.limit, self._limits)
        except EngineError as error:
            return error
        return None

    def _print(self, body: str, limits: Limits) -> None:
        if self._worker is None or not self._worker.usable or self._worker.limits != limits:
            self.stop()
            self._worker = page_worker(limits)
        self._worker.call(
            "lkj.publish.typst:print_out",
            source=typst_source(self._preamble, body),
            layout=Layout().as_dict(),
            properties=asdict(Properties(judul="Awal", penulis="Awal", waktu=0)),
            figures={},
            attachments={},
            cells=[],
            styles=self._assets.styles,
        )

    def stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()


def culprit(pieces: Mapping[str, str], error: EngineError, assets: Assets, limits: Limits) -> Culprit | None:
    """Return the first piece that an engine stumbles over by itself, and where; `error` is how the report failed.

    None where no piece is to blame alone, where the engines stumble over everything (then it is the machine), or where
    it is not found in the time of a search, which is that of three runs of an engine and at most 60 seconds.
    """
    prober = _Prober(assets, limits)
    try:
        with suppress(_OverError):
            if prober.stumbles("Awal", _SECONDS, _FOR_FILES) is not None:
                return None
            # What is long is looked at first: it is more often the one.
            for name, text in sorted(pieces.items(), key=lambda one: -len(one[1])):
                reason = prober.stumbles(text, _SECONDS, _FOR_FILES)
                if reason is not None and _alike(reason, error):
                    return Culprit(name, _place(prober, text, reason), reason)
        return None
    finally:
        prober.stop()


def _alike(reason: EngineError, error: EngineError) -> bool:
    """Tell whether one may be the cause of the other: slowness is none of what failed by something else."""
    return isinstance(error, LimitError) or not isinstance(reason, LimitError)


def _place(prober: _Prober, text: str, error: EngineError) -> int:
    """Return where the part of a piece begins that an engine stumbles over by itself; of several the longest."""

    def stumbles(part: str) -> bool:
        reason = prober.stumbles(part, _SECONDS_OF_A_PART)
        return reason is not None and _alike(reason, error)

    begin, end = 0, len(text)
    with suppress(_OverError):
        while (middle := _middle(text, begin, end)) is not None:
            if stumbles(text[begin:middle]):
                end = middle
            elif stumbles(text[middle:end]):
                begin = middle
            else:
                break
    return max(_parts(text, begin, end), key=lambda span: span[1] - span[0])[0]


def _middle(text: str, begin: int, end: int) -> int | None:
    """Return the end of the paragraph that is nearest to the middle of a text; None where there is only one."""
    ends = [stop for _, stop in _parts(text, begin, end)][:-1]
    return min(ends, key=lambda at: abs(at - (begin + end) // 2), default=None)


def _parts(text: str, begin: int, end: int) -> Sequence[tuple[int, int]]:
    """Return begin and end of each paragraph of a text."""
    ends = [found.end() for found in _BREAK.finditer(text, begin, end)]
    spans = zip([begin, *ends], [*ends, end], strict=True)
    return [(first, last) for first, last in spans if text[first:last].strip()] or [(begin, end)]


def drawing_fails(name: str, svg: str, layout: Layout, limits: Limits) -> EngineError | None:
    """Return what Typst says of a picture that it cannot draw; None for one that it draws."""
    small = Limits(min(_SECONDS, limits.seconds), min(limits.memory, _MEMORY))
    worker = page_worker(small)
    try:
        width = picture_width(name, layout)
        worker.call("lkj.publish.typst:svg_to_png", svg=svg, width=width, font=layout.fon)
    except EngineError as error:
        return LimitError(error.engine, error.limit, limits) if isinstance(error, LimitError) else error
    finally:
        worker.stop()
    return None
