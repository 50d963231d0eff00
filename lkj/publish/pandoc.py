"""pandoc from the wheel, never another one.

`pypandoc` would take the newest pandoc it finds on PATH; Debian's 3.1 writes Typst tables without header rows
and widths, so the path is pinned to the file that the wheel carries.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from lkj.files import has_own
from lkj.publish.engines.child import Child
from lkj.publish.engines.limits import DEFAULT, Limits
from lkj.publish.errors import EngineError

MINIMUM = (3, 9)
# CommonMark parses in linear time whatever a stranger writes; raw HTML and TeX are dropped by the filter.
READER = "commonmark+attributes+bracketed_spans+fancy_lists+fenced_divs+footnotes+implicit_figures+pipe_tables"

# What stays of a report of some 100 pages is not copied over and over: a tenth less work, and no more for a large one.
_MEMORY = ("-A32m", "-O64m")
#: What writes several formats in one run; it lies beside the filter.
FORMATS = "formats.lua"
_LENGTH = re.compile(rb"([0-9]{1,9}):")


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


Early = Callable[[str, bytes], None]


class Pandoc:
    """One pandoc process, started before its input exists, so that its own start (36 ms) costs nothing.

    It reads the Markdown once and writes it in the format `to`, and `before` that in others, which are texts. Its heap
    is bounded by its own run time on every system; a third is left for what it needs to clear that up.
    """

    def __init__(
        self,
        to: str,
        *,
        lua_filter: Path,
        before: Sequence[str] = (),
        options: Sequence[str] = (),
        limits: Limits = DEFAULT,
    ) -> None:
        self._before = tuple(before)
        several = ["--variable", f"before={' '.join(before)}", "--lua-filter", str(lua_filter.with_name(FORMATS))]
        self._child = Child(
            [
                str(pandoc_path()), "+RTS", f"-M{limits.mebibytes * 2 // 3}m", *_MEMORY, "-RTS",
                "--sandbox", "--from", READER, "--to", to, *(several if before else ()),
                "--lua-filter", str(lua_filter), "--wrap", "none", "--eol", "lf", *options, "--output", "-",
            ],
            limits,
            name="pandoc",
        )  # fmt: skip

    def convert(self, markdown: str, early: Early = lambda to, text: None) -> bytes:
        """Send the Markdown and return the written document; EngineError if pandoc fails, LimitError over a limit.

        `early` is told each of the other formats as soon as it is there.
        """
        parts = _Parts(self._before, early)
        written = self._child.run(markdown.encode(), parts.feed)
        return written[parts.end :]

    def stop(self) -> None:
        """End the process if it is still waiting for input; harmless when it has finished."""
        self._child.stop()


def read_docx(data: bytes, limits: Limits = DEFAULT) -> bytes:
    """Return a Word file as pandoc's JSON, comments and tracked changes among its text; EngineError if that fails.

    The file is a stranger's: pandoc reads nothing but it, in a child under the limits.
    """
    command = [
        str(pandoc_path()), "+RTS", f"-M{limits.mebibytes * 2 // 3}m", "-RTS",
        "--sandbox", "--from", "docx", "--track-changes=all", "--to", "json", "--output", "-",
    ]  # fmt: skip
    return Child(command, limits, name="pandoc").run(data)


class _Parts:
    """Cuts what `formats.lua` writes into texts: each is its length, a colon, and so many bytes.

    `end` is where the last of them that is whole ends.
    """

    def __init__(self, names: Sequence[str], early: Early) -> None:
        self._waiting, self._early = list(names), early
        self._read = bytearray()
        self.end = 0

    def feed(self, chunk: bytes) -> None:
        if not self._waiting:
            return
        self._read += chunk
        while self._waiting and (head := _LENGTH.match(self._read)):
            size = int(head[1])
            if len(self._read) < head.end() + size:
                return
            text = bytes(self._read[head.end() : head.end() + size])
            del self._read[: head.end() + size]
            self.end += head.end() + size
            self._early(self._waiting.pop(0), text.replace(b"\0", b"\n"))
