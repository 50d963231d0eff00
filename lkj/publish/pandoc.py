"""pandoc from the wheel, never another one.

`pypandoc` would take the newest pandoc it finds on PATH; Debian's 3.1 writes Typst tables without header rows
and widths, so the path is pinned to the file that the wheel carries.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from lkj.publish.errors import EngineError

MINIMUM = (3, 9)
# CommonMark parses in linear time whatever a stranger writes; raw HTML and TeX are dropped by the filter.
READER = "commonmark+attributes+bracketed_spans+fancy_lists+fenced_divs+footnotes+implicit_figures+pipe_tables"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def pandoc_path() -> Path:
    """Return pandoc's path inside `pypandoc_binary`; EngineError when the wheel is not there."""
    spec = find_spec("pypandoc")  # located, not imported: the import alone costs 37 ms
    places = list(spec.submodule_search_locations or []) if spec else []
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    for place in places:
        path = Path(place) / "files" / name
        if path.is_file():
            return path
    raise EngineError(
        "pandoc bawaan tidak ditemukan",
        "pasang ulang lkj dengan `pip install --force-reinstall pypandoc_binary`",
    )


def pandoc_version() -> tuple[int, ...]:
    """Return the version of the pinned pandoc, e.g. (3, 9); EngineError if it is older than 3.9."""
    command = [str(pandoc_path()), "--version"]
    try:
        text = subprocess.run(command, check=True, capture_output=True, creationflags=_NO_WINDOW).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        raise EngineError(
            f"pandoc tidak dapat dijalankan: {error}", "jalankan `lkj --version` untuk memeriksa pemasangan"
        ) from error
    version = tuple(int(part) for part in text.split()[1].split(b"."))
    if version < MINIMUM:
        found = ".".join(map(str, version))
        raise EngineError(
            f"pandoc {found} terlalu tua", "lkj memerlukan pandoc 3.9 atau lebih baru dari pypandoc_binary"
        )
    return version


class Pandoc:
    """One pandoc process, started before its input exists, so that its own start (36 ms) costs nothing."""

    def __init__(self, to: str, *, lua_filter: Path, options: Sequence[str] = ()) -> None:
        command = [
            str(pandoc_path()), "--sandbox", "--from", READER, "--to", to,
            "--lua-filter", str(lua_filter), "--wrap", "none", "--eol", "lf", *options, "--output", "-",
        ]  # fmt: skip
        try:
            self._process = subprocess.Popen(  # noqa: S603 (our own pandoc, arguments of our own)
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=_NO_WINDOW,
            )
        except OSError as error:
            raise EngineError(f"pandoc tidak dapat dijalankan: {error}", "pasang ulang lkj") from error

    def convert(self, markdown: str) -> bytes:
        """Send the Markdown and return the written document; EngineError if pandoc complains."""
        output, complaint = self._process.communicate(markdown.encode())
        if self._process.returncode:
            text = complaint.decode(errors="replace").strip()
            raise EngineError(
                f"pandoc gagal (kode {self._process.returncode}): {text}",
                "jalankan lagi dengan --keep lalu laporkan",
            )
        return output

    def stop(self) -> None:
        """End the process if it is still waiting for input; harmless when it has finished."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
