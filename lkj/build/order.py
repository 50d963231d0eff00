"""What is asked of a build, and what it gives back."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from lkj.publish.engines.limits import DEFAULT, Limits
from lkj.publish.errors import EngineError

if TYPE_CHECKING:
    from lkj.build.evidence import Manifest
    from lkj.diagnostics import Finding

__all__ = ["Built", "Made", "Order", "epoch_of"]

_LAST_SECOND = 253_402_300_799  # of the year 9999


class Order(Struct, frozen=True, kw_only=True):
    """What is to be made of a year.

    `triwulan` is the quarter, 1 to 4, of the document of that name. With `lewati` a document of which the year has no
    facts is left out and told of, else it is an error. A document bears the mark KONSEP unless it is `final`, which is
    refused while a placeholder is left. `keep` also gives the Markdown and the Typst text; under `strict` a warning
    stops as an error does. `like` is the record of a PDF to be made again: its date and the versions that it names
    stand in for this machine's.
    """

    formats: Collection[str]
    dokumen: Collection[str] = ("lkj",)
    triwulan: int | None = None
    final: bool = False
    keep: bool = False
    strict: bool = False
    lewati: bool = False
    limits: Limits = DEFAULT
    like: Manifest | None = None


class Made(Struct, frozen=True):
    """Finished documents by the name of their file; findings that did not stop them, and why some were left out."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    dilewati: tuple[Finding, ...]


class Built(Struct, frozen=True):
    """What a build wrote, with its SHA-256; findings that did not stop it, and why documents were left out.

    Nothing was written where it stood there `unchanged`. `kept` are final and signed documents that would have been
    replaced: where each is now, and where it was.
    """

    sha256: Mapping[Path, str]
    findings: tuple[Finding, ...] = field(default=())
    dilewati: tuple[Finding, ...] = field(default=())
    unchanged: bool = False
    kept: Mapping[Path, Path] = field(default_factory=dict)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files, in the order in which they were made."""
        return tuple(self.sha256)


def epoch_of(like: Manifest | None) -> int | None:
    """Return SOURCE_DATE_EPOCH: of this machine, or of the record that a document is made again from.

    None where it is not set; EngineError for what is no time of a document.
    """
    if like is not None:
        return like.epoch
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return None
    known = given.isascii() and given.isdecimal() and len(given) <= len(str(_LAST_SECOND))
    if not known or int(given) > _LAST_SECOND:
        raise EngineError(
            f"variabel SOURCE_DATE_EPOCH berisi «{given[:30]}», bukan waktu yang dapat dicatat dalam dokumen",
            "isi dengan banyaknya detik sejak 1 Januari 1970, misalnya 1735689600, atau kosongkan variabel itu",
        )
    return int(given)
