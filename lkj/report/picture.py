"""PNG pictures of strangers, measured before anything decodes them: how large they are, and that they are whole.

Only what is written in the file is looked at; memory and time stay small whatever size it claims.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

__all__ = ["PictureError", "bare_png", "png_size", "require_shape", "require_size"]

_PNG = b"\x89PNG\r\n\x1a\n"
# Samples a pixel by kind of colour, and the depths that the standard allows for it.
_COLOURS = {0: (1, (1, 2, 4, 8, 16)), 2: (3, (8, 16)), 3: (1, (1, 2, 4, 8)), 4: (2, (8, 16)), 6: (4, (8, 16))}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_MOST_PIXELS = 16_000_000
_LONGEST = 20_000
_TALLEST, _WIDEST = 3, 20  # times the other side
_POTONG = "potong atau bagi gambarnya"
# What its colours are made of, and its density; profiles, notes and films are of no use on paper, and can be bombs.
_KEPT = frozenset([b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"IDAT", b"IEND"])


class PictureError(ValueError):
    """A picture cannot be used; the message is an Indonesian clause that follows its name, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def require_shape(width: float, height: float) -> None:
    """Refuse with a PictureError a shape that does not fit a page."""
    if width <= 0 or height <= 0:
        raise PictureError("tidak mempunyai lebar atau tinggi")
    if height > _TALLEST * width:
        raise PictureError(f"terlalu jangkung: tingginya lebih dari {_TALLEST} kali lebarnya", _POTONG)
    if width > _WIDEST * height:
        raise PictureError(f"terlalu lebar: lebarnya lebih dari {_WIDEST} kali tingginya", _POTONG)


def require_size(width: int, height: int, most: int) -> None:
    """Refuse with a PictureError a size in pixels that does not fit a page, or would fill the memory."""
    require_shape(width, height)
    if width * height > most or max(width, height) > _LONGEST:
        raise PictureError(
            f"terlalu besar: {width} × {height} titik, paling banyak {most // 1_000_000} juta titik, dan {_LONGEST}"
            " titik pada satu sisi"
        )


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


def png_size(data: bytes, most: int = _MOST_PIXELS) -> tuple[int, int]:
    """Return width and height of a PNG in pixels; PictureError for one that is broken, empty, odd or too large."""
    if not data.startswith(_PNG):
        raise PictureError("bukan gambar PNG")
    chunks = list(_chunks(data))
    if chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise PictureError("bukan gambar PNG yang utuh")
    width, height, depth, colour, compression, method, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    require_size(width, height, most)
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


def bare_png(data: bytes, most: int = _MOST_PIXELS) -> bytes:
    """Return a PNG without what a decoder would unpack beside its pixels; PictureError as for `png_size`."""
    png_size(data, most)
    made = [_PNG]
    for kind, body in _chunks(data):
        if kind in _KEPT:
            made.append(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))
    return b"".join(made)


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
