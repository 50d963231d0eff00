"""Which piece of a report an engine stumbles over: each is made a document of its own, under small limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict

from lkj.files import read_own
from lkj.publish.engines.client import Worker
from lkj.publish.engines.limits import Limits
from lkj.publish.errors import EngineError
from lkj.publish.layout import Layout, Properties
from lkj.publish.pandoc import Pandoc
from lkj.publish.terbitkan import Assets, page_worker, typst_source

# What a piece of prose needs is a tenth of it, on a busy machine too: none is accused that is only waiting.
_SECONDS, _MEMORY = 5.0, 512 * 2**20
_BEFORE = "# Awal\n\n## Awal\n\n### Awal\n\n"


class _Prober:
    def __init__(self, assets: Assets, limits: Limits) -> None:
        self._assets, self._limits = assets, limits
        self._preamble = read_own(assets.preamble).decode()
        self._worker: Worker | None = None

    def body(self, text: str) -> str:
        """Return the Typst text of a piece; EngineError when pandoc stumbles over it."""
        engine = Pandoc("typst", lua_filter=self._assets.lua_filter, limits=self._limits)
        return engine.convert(_BEFORE + text).decode(errors="replace")

    def print(self, body: str) -> None:
        """Lay a piece out; EngineError when Typst stumbles over it."""
        if self._worker is None or not self._worker.usable:
            self.stop()
            self._worker = page_worker(self._limits)
        self._worker.call(
            "lkj.publish.typst:print_out",
            source=typst_source(self._preamble, body),
            layout=Layout().as_dict(),
            properties=asdict(Properties("Awal", "Awal", 0)),
            figures={},
            attachments={},
            cells=[],
        )

    def stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()


def culprit(pieces: Mapping[str, str], assets: Assets, limits: Limits) -> tuple[str, EngineError] | None:
    """Return the name of the first piece that an engine stumbles over, and how.

    None where no piece is to blame alone, or where the engines stumble over everything: then it is the machine.
    """
    small = Limits(_SECONDS, min(limits.memory, _MEMORY))
    prober = _Prober(assets, small)
    with suppress(EngineError):
        try:
            prober.print(prober.body("Awal"))
            return next(_stumbling(prober, pieces), None)
        finally:
            prober.stop()
    return None


def _stumbling(prober: _Prober, pieces: Mapping[str, str]) -> Iterator[tuple[str, EngineError]]:
    bodies = {}
    for name, text in pieces.items():
        try:
            bodies[name] = prober.body(text)
        except EngineError as error:
            yield name, error
    for name, body in bodies.items():
        try:
            prober.print(body)
        except EngineError as error:
            yield name, error
