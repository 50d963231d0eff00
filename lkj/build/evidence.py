"""The evidence that a PDF carries: the year's files as they were, and what was computed from them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

from msgspec import Struct

from lkj.build.makers import source, tools
from lkj.explain import katalog
from lkj.files import MAX_BYTES, Origin, RefusedError
from lkj.files.layout import (
    MAX_PICTURE,
    MAX_REFERENCE,
    OUTLINE,
    REFERENCE,
    TEMPLATES,
    annex_folder,
    belongs,
    folders,
    is_prose,
    outlined,
    own_name,
    picture_folder,
    year_folder,
)
from lkj.pengukuran import TRIWULAN, Pengukuran
from lkj.publish.attachments import VALUES
from lkj.report.dokumen import TRIWULANAN
from lkj.report.foto import dalam
from lkj.report.tabel_berkas import dalam as tabel
from lkj.tables.machine import dump, to_json

_MOST_VALUES = 32 * 2**20
_DOCUMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+!-]{0,39}")
_DIGEST = re.compile(r"[0-9a-f]{64}|")
_MOST_BYTES = 2**63  # of a file on any disk
_END_OF_TIME = 253402300800  # the year 10000 in seconds since 1970


def sources(origin: Origin, year: int, *, pictures: bool = True) -> dict[str, bytes]:
    """Return the files of a year that a document is made from, by name relative to the root, byte for byte.

    What an office shares with others is named as shared, `bersama/…`.
    Most documents show no `pictures`: neither those of prose nor scans.
    """
    listed: list[str] = []
    for folder in (*folders(year), TEMPLATES):
        with suppress(RefusedError):
            listed += [f"{folder}/{name}" for name, _ in origin.entries(folder)]
    more = outlined(origin.peek(f"{year_folder(year)}/{OUTLINE}") or b"")
    found = {name: origin.peek(name) for name in listed if belongs(name, year, more)}
    # The pages take their styles from it, whole as it is.
    if REFERENCE in found:
        found[REFERENCE] = origin.peek(REFERENCE, MAX_REFERENCE)
    files = {name: content for name, content in found.items() if content is not None}
    if not pictures:
        return _truly(origin, files)
    # Of pictures and tables those that prose names; the others are no part of the document.
    prose = [content.decode(errors="replace") for name, content in files.items() if is_prose(name, year, more)]
    shown = sorted({f"{year_folder(year)}/{name}" for text in prose for name in (*dalam(text), *tabel(text))})
    with suppress(RefusedError):
        shown += [f"{annex_folder(year)}/{name}" for name, _ in origin.entries(annex_folder(year))]
    for name in shown:
        content = origin.peek(name, largest(name, year)) if belongs(name, year) else None
        if content is not None:
            files[name] = content
    return _truly(origin, files)


def _truly(origin: Origin, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {origin.true(name): content for name, content in files.items()}


def largest(name: str, year: int) -> int:
    """Return how many bytes a file of a year may have."""
    name = own_name(name)
    if name == REFERENCE:
        return MAX_REFERENCE
    pictures = (f"{picture_folder(year)}/", f"{annex_folder(year)}/")
    return MAX_PICTURE if name.startswith(pictures) else MAX_BYTES


def evidence(
    origin: Origin,
    numbers: Pengukuran,
    dokumen: str,
    final: bool,
    quarter: int | None = None,
    *,
    pictures: bool = True,
    made_with: Mapping[str, str] | None = None,
    made_from: str | None = None,
    epoch: int | None = None,
) -> dict[str, bytes]:
    """Return what is attached to a PDF: the sources, with or without `pictures`, and `nilai.json`.

    That holds the tool's version and its engines' (`made_with`) with the digest of the code (`made_from`), by default
    those of this machine, SOURCE_DATE_EPOCH where that dates the file (`epoch`), the document (of a quarterly one its
    quarter) and whether it is final, the SHA-256 of each source, all values as `lkj capaian --format json` has them,
    and every computed number as it is printed.
    """
    if made_with is None:
        made_with, made_from = tools(), source()
    year = numbers.year.tahun
    files = sources(origin, year, pictures=pictures)
    values = {
        "tool": "lkj",
        "version": made_with["lkj"],
        # What has no record of the rest is of a version that kept none.
        **({} if made_from is None else {"source": made_from, "tools": dict(made_with)}),
        **({} if epoch is None else {"source_date_epoch": epoch}),
        "document": dokumen,
        "year": year,
        **({} if quarter is None else {"quarter": quarter}),
        "final": final,
        "files": [
            {"name": name, "sha256": sha256(data).hexdigest(), "size": len(data)} for name, data in files.items()
        ],
        **_recorded(numbers),
        "values": json.loads(to_json(numbers)),
        "printed": {item.id: {"name": item.nama, **dict(item.cetakan)} for item in katalog(numbers)},
    }
    return {**files, VALUES: dump(values).encode()}


def _recorded(numbers: Pengukuran) -> dict[str, Any]:
    """Return SHA-256 and size of each file of evidence that the facts name: none of them is attached."""
    found = numbers.year.bukti
    listed = [
        {"name": f"{year_folder(numbers.year.tahun)}/{name}", "sha256": one.sha256, "size": one.ukuran}
        for name, one in sorted(found.items())
    ]
    return {"evidence": listed} if listed else {}


class Manifest(Struct, frozen=True, kw_only=True):
    """What `nilai.json` says of its document; where there is no `source`, `tools` holds the version of lkj alone."""

    tools: Mapping[str, str]
    source: str | None
    epoch: int | None
    document: str
    year: int
    quarter: int | None
    final: bool
    files: Mapping[str, str]
    evidence: Mapping[str, tuple[str, int]]
    content: Mapping[str, Any]

    @property
    def version(self) -> str:
        """The version of lkj."""
        return self.tools["lkj"]


def read_manifest(data: bytes) -> Manifest | None:
    """Return what `nilai.json` says; None when it is not what `evidence` writes."""
    if len(data) > _MOST_VALUES:
        return None
    try:
        content = json.loads(data, parse_constant=_no_number)
        files = {str(f["name"]): str(f["sha256"]) for f in content["files"]}
        evidence = {str(f["name"]): (str(f["sha256"]), f["size"]) for f in content.get("evidence", ())}
        year, document, quarter = content["year"], content["document"], content.get("quarter")
        version = content["version"]
        made_with = {str(k): str(v) for k, v in content.get("tools", {}).items()} | {"lkj": str(version)}
        epoch, made_from = content.get("source_date_epoch"), content.get("source")
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
    plain = type(year) is int and 1000 <= year <= 9999 and isinstance(version, str)
    plain = plain and isinstance(document, str) and _DOCUMENT.fullmatch(document) is not None
    plain = plain and (epoch is None or (type(epoch) is int and 0 <= epoch < _END_OF_TIME))
    short = len(made_with) <= 30 and all(_PLAIN.fullmatch(one) for item in made_with.items() for one in item)
    short = short and (made_from is None or (isinstance(made_from, str) and _PLAIN.fullmatch(made_from) is not None))
    short = short and all(
        _DIGEST.fullmatch(digest) and type(size) is int and 0 <= size < _MOST_BYTES
        for digest, size in evidence.values()
    )
    if content.get("tool") != "lkj" or not plain or not short or not _quarterly(document, quarter):
        return None
    final = content.get("final") is True
    return Manifest(
        tools=made_with,
        source=made_from,
        epoch=epoch,
        document=document,
        year=year,
        quarter=quarter,
        final=final,
        files=files,
        evidence=evidence,
        content=content,
    )


def _no_number(said: str) -> float:
    """Refuse NaN and Infinity, which JSON has not and Python reads: decimals are texts there."""
    raise ValueError(said)


def _quarterly(document: str, quarter: object) -> bool:
    """Tell whether a document names a quarter just where it must: the quarterly one has 1 to 4, the others none."""
    return quarter is None if document != TRIWULANAN else type(quarter) is int and quarter in TRIWULAN
