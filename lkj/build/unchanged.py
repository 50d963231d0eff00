"""A build that would make what is there already: the record that tells, and what it holds of the last builds.

A record holds every question that the build asked of the project (which files there are, what they hold) with the
answer, and the SHA-256 of what was built. Where the same order by the same lkj is asked again, and all answers and all
documents are still the same, nothing needs to be made: whatever a build reads it asks of `lkj.files.Origin`, so nothing
that it depends on can be forgotten here. Every name in a record is relative to the project, or to the folder of its
documents, and a record is found by the order alone, so that it holds for a copy of the project on another machine too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import MsgspecError, convert, to_builtins

from lkj.build.makers import source, tools
from lkj.build.order import Built, Order, epoch_of
from lkj.diagnostics import Finding
from lkj.files import FolderOrigin, RefusedError, read

if TYPE_CHECKING:
    from lkj.files import Cache

__all__ = ["Records", "signed_beneath"]

# Several projects, and several states of one, share an order.
_MOST = 16
_LARGEST = 2**28
_MOST_FINAL = 256
# What stands in the bytes of a signed PDF, and cannot be packed: a signature is over the places that it names.
_SIGNED = b"/ByteRange"


class Records:
    """The last builds of a project by one order, as the cache has them."""

    def __init__(self, cache: Cache, origin: FolderOrigin, year: int, order: Order) -> None:
        self._cache, self._root, self._tree = cache, origin.place, origin.tree
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
            # Hundreds of offices share an order; each has records of its own.
            **({"office": origin.office} if origin.office else {}),
        }
        self._name = f"build-{sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()}.json"

    def find(self) -> tuple[Built, FolderOrigin] | None:
        """Return what stands in `build` where it is what a build would make now, and what read the project for that."""
        for record in self._held(self._name):
            try:
                made: Mapping[str, str] = record["outputs"]
                if not made or not all(self._stands(name, digest) for name, digest in made.items()):
                    continue
                origin = FolderOrigin(self._root, self._tree)
                if origin.answers(record["inputs"]):
                    return self._built(record), origin
            except (LookupError, TypeError, ValueError, AttributeError, MsgspecError, RefusedError):
                continue
        return None

    def note(self, built: Built, inputs: Mapping[str, str]) -> None:
        """Keep what was built of these answers; of earlier ones the newest stay."""
        record = {
            "outputs": {path.relative_to(self._output).as_posix(): digest for path, digest in built.sha256.items()},
            "inputs": dict(inputs),
            "findings": to_builtins(built.findings),
            "skipped": to_builtins(built.dilewati),
        }
        others = [one for one in self._held(self._name) if one != record]
        self._cache.put(self._name, json.dumps([record, *others][:_MOST]).encode())
        if self._final:
            made = [f"{digest} {len(_there(path, self._output))}" for path, digest in built.sha256.items()]
            finals = dict.fromkeys([*made, *self._held(self._finals)])
            self._cache.put(self._finals, json.dumps([*finals][:_MOST_FINAL]).encode())

    def finals_beneath(self, files: Mapping[Path, bytes]) -> dict[Path, tuple[Path, bytes]]:
        """Return the documents of these names that are not to be replaced: by a free name, its own and what it holds.

        That are final ones, those to which something was added since, and whatever bears a signature: signing makes
        another file of a final one, which the record of another machine does not know. The name has the beginning of
        its SHA-256, so that each of several is kept.
        """
        finals = [one.partition(" ") for one in self._held(self._finals) if isinstance(one, str)]
        return signed_beneath(files, self._output, lambda there: _begins(there, finals))

    def _held(self, name: str) -> list[Any]:
        try:
            held = json.loads(self._cache.get(name) or b"[]")
        except (ValueError, RecursionError):
            return []
        return held if isinstance(held, list) else []

    def _stands(self, name: str, digest: str) -> bool:
        return sha256(read(self._output, name, _LARGEST)).hexdigest() == digest

    def _built(self, record: Mapping[str, Any]) -> Built:
        return Built(
            {self._output / name: digest for name, digest in record["outputs"].items()},
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
