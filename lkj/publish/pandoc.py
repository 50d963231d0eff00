"""pandoc from the wheel, never another one.

`pypandoc` would take the newest pandoc it finds on PATH; Debian's 3.1 writes Typst tables without header rows
and widths, so the path is pinned to the file that the wheel carries.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from lkj.files import has_own
from lkj.publish.engines.child import Child
from lkj.publish.engines.limits import DEFAULT, Limits
from lkj.publish.errors import EngineError

MINIMUM = (3, 9)
# CommonMark parses in linear time whatever a stranger writes; raw HTML and TeX are dropped by the filter.
READER = "commonmark+attributes+bracketed_spans+fancy_lists+fenced_divs+footnotes+implicit_figures+pipe_tables"


def pandoc_path() -> Path:
    """Return pandoc's path inside `pypandoc_binary`; EngineError when the wheel is not there."""
    spec = find_spec("pypandoc")  # located, not imported: the import alone costs 37 ms
    places = list(spec.submodule_search_locations or []) if spec else []
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    for place in places:
        path = Path(place) / "files" / name
        if has_own(path):
            return path
    raise EngineError(
        "pandoc bawaan tidak ditemukan",
        "pasang ulang lkj dengan `pip install --force-reinstall pypandoc_binary`",
    )


def pandoc_version() -> tuple[int, ...]:
    """Return the version of the pinned pandoc, e.g. (3, 9); EngineError if it is older than 3.9."""
    text = Child([str(pandoc_path()), "--version"], Limits(seconds=30), name="pandoc").run(b"")
    try:
        version = tuple(int(part) for part in text.split()[1].split(b"."))
    except (IndexError, ValueError) as error:
        raise EngineError("pandoc tidak menyebut versinya", "pasang ulang lkj") from error
    if version < MINIMUM:
        found = ".".join(map(str, version))
        raise EngineError(
            f"pandoc {found} terlalu tua", "lkj memerlukan pandoc 3.9 atau lebih baru dari pypandoc_binary"
        )
    return version


class Pandoc:
    """One pandoc process, started before its input exists, so that its own start (36 ms) costs nothing.

    Its heap is bounded by its own run time on every system; a third is left for what it needs to clear that up.
    """

    def __init__(self, to: str, *, lua_filter: Path, options: Sequence[str] = (), limits: Limits = DEFAULT) -> None:
        self._child = Child(
            [
                str(pandoc_path()), "+RTS", f"-M{limits.mebibytes * 2 // 3}m", "-RTS",
                "--sandbox", "--from", READER, "--to", to,
                "--lua-filter", str(lua_filter), "--wrap", "none", "--eol", "lf", *options, "--output", "-",
            ],
            limits,
            name="pandoc",
        )  # fmt: skip

    def convert(self, markdown: str) -> bytes:
        """Send the Markdown and return the written document; EngineError if pandoc fails, LimitError over a limit."""
        return self._child.run(markdown.encode())

    def stop(self) -> None:
        """End the process if it is still waiting for input; harmless when it has finished."""
        self._child.stop()
