"""A PDF read strictly: what qpdf would have to repair is refused, for another reader would repair it otherwise."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from typing import Any

import pikepdf
from msgspec import Struct

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_DEEPEST, _MOST_PAGES = 60, 20_000
_MOST_DECODED = 128 * 2**20


class IrregularError(Exception):
    """A PDF that no two readers need understand alike; the message, in Indonesian, says why."""


def open_strictly(data: bytes) -> pikepdf.Pdf:
    """Return a PDF that needs no repair and no password; IrregularError otherwise."""
    # The version for macOS has none of its own; there the limit of time is what holds.
    if hasattr(pikepdf.settings, "set_qpdf_limits"):
        pikepdf.settings.set_qpdf_limits(
            parser_max_nesting=200,
            max_stream_filters=4,
            doc_max_warnings=50,
            flate_max_memory=_MOST_DECODED,
            run_length_max_memory=_MOST_DECODED,
            png_max_memory=_MOST_DECODED,
            tiff_max_memory=_MOST_DECODED,
            dct_max_memory=_MOST_DECODED,
        )
    if not data.startswith(b"%PDF-"):
        raise IrregularError("ada sesuatu di depan awal PDF")
    try:
        pdf = pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise IrregularError("berkas dikunci dengan sandi (terenkripsi)") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise IrregularError("susunan objeknya rusak") from error
    require_regular(pdf)
    if pdf.is_encrypted:
        raise IrregularError("berkas dikunci (terenkripsi), sedangkan yang dibuat lkj tidak")
    return pdf


def require_regular(pdf: pikepdf.Pdf) -> None:
    """Raise IrregularError when qpdf met anything that it had to guess at."""
    if pdf.get_warnings():
        raise IrregularError("susunan objeknya tidak beraturan, sehingga pembaca PDF dapat menampilkannya berlainan")


class Sheet(Struct, frozen=True):
    """A page with the attributes that it inherits."""

    object: Any
    attributes: dict[str, Any]

    @property
    def digest(self) -> bytes:
        """What tells pages apart at a glance: what they draw, and their boxes."""
        return _digest(self.attributes)


def sheets(pdf: pikepdf.Pdf) -> list[Sheet]:
    """Return the pages in order; IrregularError when the tree of pages is none, or one that readers walk differently.

    A reader finds a page by the counts of the nodes above it or by visiting each, and what it inherits by its parents
    or by the way it was reached. Only where all of these agree is there one order of pages.
    """
    found: list[Sheet] = []
    seen: set[tuple[int, int]] = set()
    counted: list[tuple[Any, list[int]]] = []
    waiting: list[tuple[Any, dict[str, Any], tuple[list[int], ...], Any]] = [(pdf.Root.get("/Pages"), {}, (), None)]
    while waiting:
        node, above, leaves, parent = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or not node.objgen[0] or node.objgen in seen:
            raise IrregularError("pohon halamannya rusak")
        if len(leaves) > _DEEPEST:
            raise IrregularError("pohon halamannya rusak")
        seen.add(node.objgen)
        if not _hangs_under(node, parent):
            raise IrregularError("ada halaman yang menyebut induk lain daripada yang memuatnya")
        passed = above | {key: node[key] for key in _INHERITED if key in node}
        kind = node.get("/Type")
        if kind == pikepdf.Name.Pages:
            kids = node.get("/Kids")
            if not isinstance(kids, pikepdf.Array) or not 0 < len(kids) <= _MOST_PAGES:
                raise IrregularError("pohon halamannya rusak")
            own_leaves = [0]
            counted.append((node, own_leaves))
            waiting += [(kid, passed, (*leaves, own_leaves), node) for kid in reversed(list(kids))]
        elif kind == pikepdf.Name.Page:
            own = {key: value for key, value in node.items() if key not in ("/Parent", "/Type")}
            found.append(Sheet(node, passed | own))
            for one in leaves:
                one[0] += 1
        else:
            raise IrregularError("pohon halamannya memuat yang bukan halaman")
        if len(found) > _MOST_PAGES:
            raise IrregularError("halamannya terlalu banyak")
    if not found or any(node.get("/Count") != leaves for node, (leaves,) in counted):
        raise IrregularError("jumlah halaman yang tercatat bukan jumlah halamannya")
    return found


def _hangs_under(node: Any, parent: Any) -> bool:
    said = node.get("/Parent")
    if parent is None:
        return said is None
    return isinstance(said, pikepdf.Dictionary) and said.objgen == parent.objgen


def shape(pdf: pikepdf.Pdf) -> list[tuple[tuple[int, int], tuple[tuple[int, int], ...]]]:
    """Return the nodes of a sound tree of pages, by number, each with those beneath it."""
    nodes, waiting = [], [pdf.Root.Pages]
    while waiting:
        node = waiting.pop()
        kids = list(node.get("/Kids", []))
        nodes.append((node.objgen, tuple(kid.objgen for kid in kids)))
        waiting += reversed(kids)
    return nodes


def _digest(attributes: dict[str, Any]) -> bytes:
    total = sha256()
    contents = attributes.get("/Contents")
    for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
        if isinstance(stream, pikepdf.Stream):
            total.update(decoded(stream) or b"")
    for key in _INHERITED[1:]:
        if key in attributes:
            total.update(str(_plain(attributes[key])).encode())
    return total.digest()


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return [_plain(one) for one in list(value)[:8]]
    if isinstance(value, (int, Decimal)):
        return Decimal(value).normalize()
    return str(value)[:80]


def decoded(stream: Any) -> bytes | None:
    """Return what a stream holds; None when it is a picture, or broken, or larger than any of a report's."""
    try:
        data = bytes(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    except (pikepdf.PdfError, RuntimeError, ValueError, MemoryError, NotImplementedError):
        return None
    return data if len(data) <= _MOST_DECODED else None


def named(tree: Any) -> list[tuple[bytes, Any]]:
    """Return the entries of a name tree in its order, names as bytes; IrregularError when it is none."""
    found: list[tuple[bytes, Any]] = []
    waiting: list[tuple[Any, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or depth > _DEEPEST or len(found) > 100_000:
            raise IrregularError("pohon namanya rusak")
        flat = node.get("/Names")
        items = list(flat) if isinstance(flat, pikepdf.Array) else []
        if len(items) % 2:
            raise IrregularError("pohon namanya rusak")
        found += [(bytes(name), value) for name, value in zip(items[::2], items[1::2], strict=True)]
        kids = node.get("/Kids")
        if isinstance(kids, pikepdf.Array):
            waiting += [(kid, depth + 1) for kid in reversed(list(kids))]
    return found
