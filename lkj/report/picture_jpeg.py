"""JPEG pictures of strangers, measured before anything decodes them: by their segments, not by their pixels."""

from __future__ import annotations

from collections.abc import Iterator

from lkj.report.picture import PictureError, require_size

__all__ = ["jpeg_size"]

_BROKEN = "bukan gambar JPEG yang utuh"
# Frames (ITU-T T.81, table B.1): DHT, JPG and DAC stand among their markers and are none; those beyond FFC2 are of
# processes that no camera and few decoders have.
_FRAMES, _KNOWN_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}), frozenset({0xC0, 0xC1, 0xC2})
_SCAN, _END = 0xDA, 0xD9
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
# Each scan of a progressive picture is another walk over all its pixels; programs write about ten.
_MOST_SCANS = 64


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and content of each segment; what is coded behind a scan is passed over."""
    at = 2
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return
        marker = data[at + 1]
        if marker in (0x00, 0xFF) or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == _END:
            return
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 2 or at + 2 + length > len(data):
            raise PictureError(_BROKEN)
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length


def jpeg_size(data: bytes, most: int) -> tuple[int, int]:
    """Return width and height of a JPEG in pixels, as stored; PictureError for what is broken, odd or too large."""
    if not data.startswith(b"\xff\xd8"):
        raise PictureError("bukan gambar JPEG")
    frame, scans = b"", 0
    for marker, body in _segments(data):
        if marker in _FRAMES:
            if frame or marker not in _KNOWN_FRAMES:
                raise PictureError("JPEG dengan susunan yang tidak lazim")
            frame = body
        scans += marker == _SCAN
        if scans > _MOST_SCANS:
            raise PictureError("JPEG dengan terlalu banyak lapisan")
    if len(frame) < 6 or not scans:
        raise PictureError(_BROKEN)
    height, width = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
    require_size(width, height, most)
    return width, height
