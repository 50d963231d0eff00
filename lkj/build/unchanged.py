"""A build that would make what is there already: the record that tells, and what it holds of the last builds.

A record of `lkj.files.remembered` holds the SHA-256 of what was built besides. Where the same order by the same lkj is
asked again, and all answers and all documents are still the same, nothing needs to be made. The names of documents are
relative to their folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import convert, to_builtins

from lkj.build.makers import source, tools
from lkj.build.order import Built, Order, epoch_of
from lkj.diagnostics import Finding
from lkj.files import RefusedError, read
from lkj.files.remembered import Remembered

if TYPE_CHECKING:
    from lkj.files import Cache, FolderOrigin

__all__ = ["Records", "signed_beneath"]

_LARGEST = 2**28
_MOST_FINAL = 256
# What stands in the bytes of a signed PDF, and cannot be packed: a signature is over the places that it names.
_SIGNED = b"/ByteRange"


class Records:
    """The last builds of a project by one order, as the cache has them."""

    def __init__(self, cache: Cache, origin: FolderOrigin, year: int, order: Order) -> None:
        self._output, self._final = origin.output, order.final
        self._finals = f"final-{origin.office}.json" if origin.office else "final.json"
        asked = {
            "year": year,
            "formats": sorted(order.formats),
            "documents": list(order.dokumen),
            "quarter": order.triwulan,
            "final": order.final,
            "keep": order.keep,
            "strict": order.strict,
            "skip": order.lewati,
            "epoch": epoch_of(order.like),
            "tools": tools(),
            "source": source(),
        }
        self._remembered = Remembered(cache, origin, "build", asked)

    def find(self) -> tuple[Built, FolderOrigin] | None:
        """Return what stands in `build` where it is what a build would make now, and what read the project for that."""
        return self._remembered.find(self._built)

    def note(self, built: Built, inputs: Mapping[str, str]) -> None:
        """Keep what was built of these answers; of earlier ones the newest stay."""
        record = {
            "outputs": {path.relative_to(self._output).as_posix(): digest for path, digest in built.sha256.items()},
            "findings": to_builtins(built.findings),
            "skipped": to_builtins(built.dilewati),
        }
        self._remembered.note(record, inputs)
        if self._final:
            made = [f"{digest} {len(_there(path, self._output))}" for path, digest in built.sha256.items()]
            finals = dict.fromkeys([*made, *self._remembered.held(self._finals)])
            self._remembered.put(self._finals, [*finals][:_MOST_FINAL])

    def finals_beneath(self, files: Mapping[Path, bytes]) -> dict[Path, tuple[Path, bytes]]:
        """Return the documents of these names that are not to be replaced: by a free name, its own and what it holds.

        That are final ones, those to which something was added since, and whatever bears a signature: signing makes
        another file of a final one, which the record of another machine does not know. The name has the beginning of
        its SHA-256, so that each of several is kept.
        """
        finals = [one.partition(" ") for one in self._remembered.held(self._finals) if isinstance(one, str)]
        return signed_beneath(files, self._output, lambda there: _begins(there, finals))

    def _stands(self, name: str, digest: str) -> bool:
        return sha256(read(self._output, name, _LARGEST)).hexdigest() == digest

    def _built(self, record: Mapping[str, Any]) -> Built | None:
        made: Mapping[str, str] = record["outputs"]
        if not made or not all(self._stands(name, digest) for name, digest in made.items()):
            return None
        return Built(
            {self._output / name: digest for name, digest in made.items()},
            convert(record["findings"], tuple[Finding, ...]),
            convert(record["skipped"], tuple[Finding, ...]),
            unchanged=True,
        )


def _there(path: Path, root: Path) -> bytes:
    return read(root, path.relative_to(root).as_posix(), _LARGEST)


def signed_beneath(
    files: Mapping[Path, bytes], root: Path, final: Callable[[bytes], bool] = lambda _: False
) -> dict[Path, tuple[Path, bytes]]:
    """Return what stands in the place of files and bears a signature, or is `final`, as `Records.finals_beneath` does.

    They lie beneath `root`; what cannot be read there is none of such.
    """
    found = {}
    for path, data in files.items():
        with suppress(RefusedError):
            held = _there(path, root)
            if held != data and (final(held) or (path.suffix == ".pdf" and _SIGNED in held)):
                name = f"{path.stem}-final-{sha256(held).hexdigest()[:8]}{path.suffix}"
                found[path.with_name(name)] = path, held
    return found


def _begins(there: bytes, finals: Iterable[tuple[str, str, str]]) -> bool:
    """Tell whether a file is, or begins with, one of some by SHA-256 and size."""
    lengths = {int(size) if size.isdecimal() else len(there) for _, _, size in finals}
    digests = {sha256(there[:length]).hexdigest() for length in lengths if length <= len(there)}
    return any(digest in digests for digest, _, _ in finals)
