"""The evidence that a PDF carries: the year's files as they were, and what was computed from them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from lkj import __version__
from lkj.files import RefusedError, entries, read
from lkj.model.muat import NARASI, SASARAN, YEAR_FILES
from lkj.pengukuran import TRIWULAN, Pengukuran
from lkj.penjelasan import katalog
from lkj.publish.lampiran import VALUES
from lkj.report.dokumen import TRIWULANAN
from lkj.sajian.data import dump, to_json

_LOGO = re.compile(r"logo\.(png|jpg|svg)")
_PROSE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}\.md")
_TEMPLATE = re.compile(r"[a-z0-9-]+\.md\.j2")


def belongs(name: str, year: int) -> bool:
    """Tell whether a name is one of a year's files: its data, prose and logo, or a template of the project's own."""
    folder, _, file = name.rpartition("/")
    if folder == f"data/{year}":
        return any(file == f.name for f in YEAR_FILES) or _LOGO.fullmatch(file) is not None
    if folder == f"data/{year}/narasi":
        return file.removesuffix(".md") in NARASI and file.endswith(".md")
    if folder == f"data/{year}/narasi/{SASARAN}":
        return _PROSE.fullmatch(file) is not None
    return folder == "templates" and _TEMPLATE.fullmatch(file) is not None


def sources(root: Path, year: int) -> dict[str, bytes]:
    """Return the files of a year that a document is made from, by name relative to the root, byte for byte."""

    def present() -> Iterator[str]:
        facts = f"data/{year}"
        for folder in (facts, f"{facts}/narasi", f"{facts}/narasi/{SASARAN}", "templates"):
            with suppress(RefusedError):
                yield from (f"{folder}/{name}" for name, _ in entries(root, folder))

    found = {}
    for name in present():
        if belongs(name, year):
            with suppress(RefusedError):
                found[name] = read(root, name)
    return found


def evidence(
    root: Path, numbers: Pengukuran, dokumen: str, final: bool, quarter: int | None = None
) -> dict[str, bytes]:
    """Return what is attached to a PDF: the sources, and `nilai.json`.

    That holds the tool's version, the document (of a quarterly one its quarter) and whether it is final, the SHA-256
    of each source, all values as `lkj capaian --format json` has them, and every computed number as it is printed.
    """
    year = numbers.year.tahun
    files = sources(root, year)
    values = {
        "tool": "lkj",
        "version": __version__,
        "document": dokumen,
        "year": year,
        **({} if quarter is None else {"quarter": quarter}),
        "final": final,
        "files": [
            {"name": name, "sha256": sha256(data).hexdigest(), "size": len(data)} for name, data in files.items()
        ],
        "values": json.loads(to_json(numbers)),
        "printed": {item.id: {"name": item.nama, **dict(item.cetakan)} for item in katalog(numbers)},
    }
    return {**files, VALUES: dump(values).encode()}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `nilai.json` says of its document."""

    version: str
    document: str
    year: int
    quarter: int | None
    final: bool
    files: Mapping[str, str]
    content: Mapping[str, Any]


def read_manifest(data: bytes) -> Manifest | None:
    """Return what `nilai.json` says; None when it is not what `evidence` writes."""
    try:
        content = json.loads(data)
        files = {str(f["name"]): str(f["sha256"]) for f in content["files"]}
        year, document, quarter = content["year"], content["document"], content.get("quarter")
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    plain = type(year) is int and 1000 <= year <= 9999 and isinstance(document, str)
    if content.get("tool") != "lkj" or not plain or not _quarterly(document, quarter):
        return None
    return Manifest(str(content.get("version")), document, year, quarter, content.get("final") is True, files, content)


def _quarterly(document: str, quarter: object) -> bool:
    """Tell whether a document names a quarter just where it must: the quarterly one has 1 to 4, the others none."""
    return quarter is None if document != TRIWULANAN else type(quarter) is int and quarter in TRIWULAN
