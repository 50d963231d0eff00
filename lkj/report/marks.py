"""The marks that tables, figures and references leave in the text until their numbers are known.

They are framed in control characters, which no data file may contain; the blocks of tables alone keep one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

__all__ = ["BLOCK", "MARK", "OPEN", "MissingReferenceError", "block_mark", "mark", "nama_foto"]

OPEN, _CLOSE = "\x02", "\x03"
MARK = re.compile(f"{OPEN}(tabel|gambar|rujuk):([A-Za-z0-9-]+){_CLOSE}")
BLOCK = re.compile(f"{OPEN}blok:([0-9]{{1,9}}){_CLOSE}")


class MissingReferenceError(Exception):
    """References name tables or figures that the report does not contain; `known` are those that it does."""

    def __init__(self, names: Iterable[str], known: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self.known = sorted(known)
        super().__init__(*self.names)


def mark(kind: str, name: str) -> str:
    """Return the mark of a caption (`gambar`) or of a reference (`rujuk`)."""
    return f"{OPEN}{kind}:{name}{_CLOSE}"


def block_mark(number: int) -> str:
    """Return the mark of the table of that number among those that were called for."""
    return f"{OPEN}blok:{number}{_CLOSE}"


def nama_foto(berkas: str) -> str:
    """Return the name that a picture has in documents, by its file within the year's folder."""
    return f"foto-{sha256(berkas.encode()).hexdigest()[:16]}"
