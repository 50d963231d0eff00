"""What passes between a worker and its client: frames of JSON with bytes beside it. Nothing in one is ever run.

A frame is its length and that of its JSON (4 bytes each, big end first), the JSON, and all bytes one after the other.
Where bytes stand in a value, the JSON has `{"$bytes": [start, length]}`.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

_HEAD = struct.Struct(">II")
_KEY = "$bytes"
#: The largest frame that is taken.
MOST = 512 * 2**20


class FrameError(Exception):
    """What came is no frame: too large, or nonsense."""


def write(stream: IO[bytes], value: Any) -> None:
    """Write a value as one frame and flush; TypeError for what is neither JSON nor bytes."""
    blobs: list[bytes] = []
    size = 0

    def beside(found: object) -> dict[str, list[int]]:
        nonlocal size
        if not isinstance(found, (bytes, bytearray, memoryview)):
            raise TypeError(f"{type(found).__name__} cannot pass between processes")
        blobs.append(bytes(found))
        size += len(blobs[-1])
        return {_KEY: [size - len(blobs[-1]), len(blobs[-1])]}

    text = json.dumps(value, default=beside, separators=(",", ":")).encode()
    stream.write(_HEAD.pack(len(text) + size, len(text)))
    for part in (text, *blobs):
        stream.write(part)
    stream.flush()


def read(stream: IO[bytes]) -> Any:
    """Return the value of the next frame; FrameError for anything else, EOFError where the stream ends before its end.

    Who writes may be ended within a frame as well as between two: why it was, its parent knows.
    """
    size, of_text = _HEAD.unpack(_whole(stream, _HEAD.size))
    if size > MOST or of_text > size:
        raise FrameError("too large")
    data = _whole(stream, size)
    blobs = memoryview(data)[of_text:]

    def put_back(found: dict[str, Any]) -> Any:
        at = found.get(_KEY)
        if len(found) != 1 or not (isinstance(at, list) and len(at) == 2 and all(type(n) is int for n in at)):
            return found
        start, length = at
        if not 0 <= start <= start + length <= len(blobs):
            raise FrameError("bytes that are not there")
        return bytes(blobs[start : start + length])

    try:
        return json.loads(data[:of_text], object_hook=put_back)
    except (ValueError, RecursionError) as error:
        raise FrameError("no JSON") from error


def _whole(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
