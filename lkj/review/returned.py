"""A Word file that came back: looked at as a stranger's, and read by pandoc in a child under limits.

pandoc says of comments and tracked changes who made them and where. Nothing of the file is carried out, fetched or
taken over; of its parts only those that hold text reach pandoc at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lkj.diagnostics import UserError
from lkj.publish.engines.limits import Limits
from lkj.publish.errors import EngineError
from lkj.publish.pandoc import read_docx
from lkj.publish.reference.container import pack, unpack
from lkj.publish.reference.errors import UnfitError
from lkj.publish.reference.xml import Reader

__all__ = ["LESS", "MAX_BYTES", "ReturnedError", "blocks", "parts", "title"]

#: Of a file that is read at all; a report full of photographs is smaller.
MAX_BYTES = 64 * 2**20
#: The remedy for what no report is.
LESS = "periksa dari siapa asalnya; bila memang sebesar itu, bagi menjadi beberapa berkas, lalu jalankan lagi"
# Of what pandoc makes of it: a report of two hundred pages, changed on each of them, has a few million.
_MOST_READ = 2**24
_DOCUMENT, _CORE = "word/document.xml", "docProps/core.xml"
_RESAVE = "simpan ulang dengan Word atau LibreOffice sebagai dokumen Word (.docx), lalu jalankan lagi"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


class ReturnedError(UserError):
    """A file that cannot be read as a Word file of lkj; exit code 1."""

    exit = 1


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts that hold text, each looked at: no document type, no bomb; ReturnedError for a file unfit."""
    with _fit():
        whole, reader = unpack(data), Reader()
        texts = {name: text for name, text in whole.items() if name.lower().endswith((".xml", ".rels"))}
        for name, text in texts.items():
            reader.survey(name, text)
    missing = next((name for name in ("[Content_Types].xml", "_rels/.rels", _DOCUMENT) if name not in texts), None)
    if missing:
        raise ReturnedError(f"berkas itu bukan dokumen Word yang utuh: tidak ada bagian {missing}", _RESAVE)
    return texts


@contextmanager
def _fit() -> Iterator[None]:
    """Say of a file that came back what is said of a reference document that is unfit."""
    try:
        yield
    except UnfitError as error:
        message = error.message.replace(" untuk dokumen acuan", "")
        raise ReturnedError(f"berkas itu tidak dapat dibaca: {message}", _RESAVE) from error


def title(texts: dict[str, bytes]) -> str:
    """Return the title that a document bears, which Word and LibreOffice keep; "" where it has none."""
    if _CORE not in texts:
        return ""
    with _fit():
        tree = Reader().parse(_CORE, texts[_CORE])
    return " ".join((tree.findtext(_TITLE) or "").split())


def blocks(texts: dict[str, bytes], limits: Limits) -> list[Any]:
    """Return the blocks of a document as pandoc has them, its comments and tracked changes among them."""
    try:
        made = read_docx(pack(texts), limits)
        if len(made) > _MOST_READ:
            raise ReturnedError("isi dokumen itu jauh lebih panjang daripada laporan", LESS)
        written = json.loads(made)
    except EngineError as error:
        raise ReturnedError(f"isi dokumen itu tidak terbaca: {error.message}", error.hint or _RESAVE) from error
    except (ValueError, RecursionError) as error:
        raise ReturnedError("isi dokumen itu tidak terbaca: pembacanya memberi keluaran yang rusak", _RESAVE) from error
    found = written.get("blocks") if isinstance(written, dict) else None
    if not isinstance(found, list):
        raise ReturnedError("isi dokumen itu tidak terbaca: pembacanya memberi keluaran yang rusak", _RESAVE)
    return found
