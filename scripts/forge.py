"""Deal forgeries of built PDFs and honest copies of them to `lkj verify`: `make forge`.

All forgeries have to be found, no honest copy accused. The kinds stand in tests/alat/alat_pemalsu.py, what honest
people do to a file in tests/alat/alat_jujur.py. The same seed deals the same forgeries, but for their signatures.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "alat"), str(ROOT)]

DOCUMENTS = ("pk-ketua", "pengukuran", "lkj")


@dataclass(frozen=True, slots=True)
class Dealt:
    """One file that was verified: what it is, whether the answer was the right one, and the answer."""

    name: str
    right: bool
    said: str


def built(document: str) -> bytes:
    """Return a document of the shipped data."""
    from lkj.build.build import Order, make
    from lkj.check.project import Project

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "proyek"
        shutil.copytree(ROOT / "data" / "2024", root / "data" / "2024")
        made = make(Project.at(root).year(2024), Order(formats=("pdf",), dokumen=(document,)))
        return next(iter(made.files.values()))


def _build_once() -> None:
    """Have each evidence built again but once: most forgeries carry the same."""
    from lkj.verify import rebuild

    real = rebuild._rebuild
    known: dict[object, bytes] = {}

    def rebuild(manifest, files, limits):  # type: ignore[no-untyped-def]
        key = (manifest.document, manifest.final, manifest.epoch, repr(manifest.tools), manifest.source, *files.items())
        if key not in known:
            known[key] = real(manifest, files, limits)
        return known[key]

    rebuild._rebuild = rebuild


@cache
def _original(document: str) -> bytes:
    _build_once()
    return built(document)


def forge(document: str, seed: int, count: int) -> list[Dealt]:
    """Verify a number of forgeries of one document."""
    from alat_pemalsu import forgeries

    from lkj.publish.engines.limits import LimitError
    from lkj.publish.errors import EngineError
    from lkj.verify.rebuild import verify

    dealt = []
    for name, forged in forgeries(_original(document), seed, count):
        try:
            result = verify(forged)
            said = result.findings[0].message if result.findings else result.verdict.value
            dealt.append(Dealt(f"{document}: {name}", result.verdict.exit_code == 1, said))
        except EngineError as error:  # exit code 3: the file is refused
            dealt.append(Dealt(f"{document}: {name}", not isinstance(error, LimitError), error.message))
    return dealt


def honest() -> list[Dealt]:
    """Verify what honest people do."""
    from alat_jujur import copies

    from lkj.verify.rebuild import verify

    dealt = []
    for name, copy in copies(ROOT / "data" / "2024"):
        result = verify(copy)
        said = "; ".join(one.message for one in result.findings) or result.verdict.value
        dealt.append(Dealt(name, result.verdict.exit_code == 0, said))
    return dealt


def run(count: int, seed: int, jobs: int) -> list[Dealt]:
    """Deal `count` forgeries over the documents, most of the short ones, in parallel."""
    shares = {DOCUMENTS[0]: count * 6 // 10, DOCUMENTS[1]: count * 2 // 10}
    shares[DOCUMENTS[2]] = count - sum(shares.values())
    chunk = 25
    parts = [
        (document, seed * 1000 + number, min(chunk, share - start))
        for document, share in shares.items()
        for number, start in enumerate(range(0, share, chunk))
    ]
    with ProcessPoolExecutor(jobs) as pool:
        return [one for dealt in pool.map(forge, *zip(*parts, strict=True)) for one in dealt]


def main() -> None:
    """Print what was missed or accused, and the figures; exit 1 when there is any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="forgeries")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    start = time.monotonic()
    forged = run(given.count, given.seed, given.jobs)
    missed = [one for one in forged if not one.right]
    copies = honest()
    accused = [one for one in copies if not one.right]
    for title, wrong in (("missed", missed), ("accused", accused)):
        for one in wrong:
            print(f"{title}: {one.name}: {one.said}")
    if given.verbose:
        for one in (*forged, *copies):
            print(f"{one.name}: {one.said[:160]}")
    kinds = Counter(one.name.partition(": ")[2].split(" #")[0].split(",")[0] for one in forged)
    print(
        f"{len(forged)} forgeries of {len(kinds)} kinds, {len(missed)} missed; {len(copies)} honest copies,"
        f" {len(accused)} accused; {time.monotonic() - start:.0f} s, seed {given.seed}"
    )
    sys.exit(1 if missed or accused else 0)


if __name__ == "__main__":
    main()
