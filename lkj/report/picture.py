"""Pictures of strangers, measured before anything decodes them: how large they are, and that they are whole.

Only what is written in the file is looked at; memory and time stay small whatever size it claims.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["PictureError", "png_size", "require_svg"]

_PNG = b"\x89PNG\r\n\x1a\n"
# Samples a pixel by kind of colour, and the depths that the standard allows for it.
_COLOURS = {0: (1, (1, 2, 4, 8, 16)), 2: (3, (8, 16)), 3: (1, (1, 2, 4, 8)), 4: (2, (8, 16)), 6: (4, (8, 16))}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_MOST_PIXELS = 16_000_000
_TALLEST, _WIDEST = 3, 20  # times the other side
_LARGEST = 100_000.0
_MOST_NODES, _DEEPEST = 20_000, 60
_HREF = "{http://www.w3.org/1999/xlink}href"
# What runs, what holds another document, and what takes any amount of work for a few letters.
_REFUSED = frozenset(
    ["script", "foreignObject", "filter", "pattern", "animate", "animateMotion", "animateTransform", "set"]
)
_NUMBER = re.compile(r"\s*\+?(\d{1,9}(?:\.\d*)?|\.\d+)\s*(?:px|pt|pc|mm|cm|in|em)?\s*")
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?\s*(?!['\"#])", re.IGNORECASE)
_DATA_PNG = "data:image/png;base64,"


class PictureError(ValueError):
    """A picture cannot be used; the message is an Indonesian clause that follows its name."""


def _require_shape(width: float, height: float) -> None:
    if width <= 0 or height <= 0:
        raise PictureError("tidak mempunyai lebar atau tinggi")
    if height > _TALLEST * width:
        raise PictureError(f"terlalu jangkung: tingginya lebih dari {_TALLEST} kali lebarnya")
    if width > _WIDEST * height:
        raise PictureError(f"terlalu lebar: lebarnya lebih dari {_WIDEST} kali tingginya")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8].ljust(8, b"\0"))
        body = data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        if len(body) < length or check != struct.pack(">I", zlib.crc32(kind + body)):
            raise PictureError("bukan gambar PNG yang utuh")
        yield kind, body
        at += 12 + length
        if kind == b"IEND":
            return
    raise PictureError("bukan gambar PNG yang utuh")


def png_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in pixels; PictureError for one that is broken, empty, odd or too large."""
    if not data.startswith(_PNG):
        raise PictureError("bukan gambar PNG")
    chunks = list(_chunks(data))
    if chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise PictureError("bukan gambar PNG yang utuh")
    width, height, depth, colour, compression, method, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    _require_shape(width, height)
    if width * height > _MOST_PIXELS:
        raise PictureError(
            f"terlalu besar: {width} × {height} titik, paling banyak {_MOST_PIXELS // 1_000_000} juta titik"
        )
    samples, depths = _COLOURS.get(colour, (0, ()))
    known = depth in depths and not compression and not method and interlaced in (0, 1)
    if not known or (colour == 3 and not any(kind == b"PLTE" for kind, _ in chunks)):
        raise PictureError("bukan gambar PNG yang utuh")
    bits = samples * depth
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    sizes = ((-(-(width - x) // across), -(-(height - y) // down)) for x, y, across, down in passes)
    expected = sum(down * (1 + (across * bits + 7) // 8) for across, down in sizes if across > 0 and down > 0)
    if _unpacked(b"".join(body for kind, body in chunks if kind == b"IDAT"), expected) != expected:
        raise PictureError("bukan gambar PNG yang utuh")
    return width, height


def _unpacked(packed: bytes, most: int) -> int:
    """Return how many bytes the pixels take, counted to just beyond what they should."""
    unpacker = zlib.decompressobj()
    length = 0
    try:
        while not unpacker.eof and length <= most:
            made = unpacker.decompress(packed, 2**20)
            packed = unpacker.unconsumed_tail
            length += len(made)
            if not made and not packed:
                break
    except zlib.error:
        return -1
    return length if unpacker.eof else -1


def _length(text: str | None) -> float | None:
    """Return a length that has a size of its own; None for one that is left out or is a share."""
    if text is None or text.strip() in ("", "auto") or text.strip().endswith("%"):
        return None
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise PictureError("tidak mempunyai ukuran yang dapat dibaca")
    return float(found[1])


def _box(root: _Element) -> tuple[float, float] | None:
    text = root.get("viewBox")
    if text is None:
        return None
    parts = text.replace(",", " ").split()
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not all(-_LARGEST <= n <= _LARGEST for n in numbers):
        raise PictureError("tidak mempunyai viewBox yang dapat dibaca")
    return numbers[2], numbers[3]


def require_svg(root: _Element) -> None:
    """Refuse with a PictureError an SVG that runs, fetches or asks for much, or that has no size of its own."""
    from lxml import etree

    if root.getroottree().docinfo.internalDTD is not None:
        raise PictureError("memuat DOCTYPE")
    box = _box(root)
    width, height = _length(root.get("width")), _length(root.get("height"))
    if box is None and (width is None or height is None):
        raise PictureError("tidak mempunyai ukuran: isi viewBox, atau width dan height")
    across, down = box or (1.0, 1.0)
    _require_shape(across, down)
    _require_shape(width if width is not None else across, height if height is not None else down)
    if max(width or 0, height or 0) > _LARGEST:
        raise PictureError("terlalu besar")
    reused = 0
    for seen, node in enumerate(root.iter(etree.Element)):
        name = etree.QName(node).localname
        if seen > _MOST_NODES:
            raise PictureError(f"memuat lebih dari {_MOST_NODES} bagian")
        if name in _REFUSED or any(key.lower().startswith("on") for key in map(str, node.attrib)):
            raise PictureError(f"memuat «{name}» atau skrip, yang tidak dipakai dalam gambar ini")
        if _OUTSIDE.search(" ".join([node.text or "", *map(str, node.attrib.values())])) and name != "text":
            raise PictureError("memuat rujukan ke luar")
        reused += name == "use"
        _require_target(name, node.get("href") or node.get(_HREF))
        if sum(1 for _ in node.iterancestors()) > _DEEPEST:
            raise PictureError(f"bertingkat lebih dari {_DEEPEST}")
    if reused:
        _require_few(root)


def _require_target(name: str, target: str | None) -> None:
    if target is None or target.startswith("#") or name == "a":
        return
    if name == "image" and target.startswith(_DATA_PNG):
        import base64
        import binascii

        try:
            png_size(base64.b64decode(re.sub(r"\s+", "", target.removeprefix(_DATA_PNG)), validate=True))
        except binascii.Error:
            raise PictureError("memuat gambar yang rusak") from None
        return
    raise PictureError("memuat rujukan ke luar")


def _require_few(root: _Element) -> None:
    """Refuse parts that are drawn again within parts that are drawn again: nine lines of them are a billion."""
    from lxml import etree

    named = {node.get("id"): node for node in root.iter(etree.Element)}
    drawn = 0
    for node in root.iter(etree.Element):
        if etree.QName(node).localname != "use":
            continue
        target = named.get((node.get("href") or node.get(_HREF) or "").removeprefix("#"))
        if target is None:
            continue
        parts = [etree.QName(one).localname for one in target.iter(etree.Element)]
        drawn += len(parts)
        if "use" in parts or drawn > _MOST_NODES:
            raise PictureError("memakai ulang bagian di dalam bagian yang dipakai ulang")
