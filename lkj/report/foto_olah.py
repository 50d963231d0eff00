"""Photographs decoded and made ready to print, in a child process: a decoder is where a stranger's file would strike.

What comes out is upright, in grey or RGB, without metadata, and no finer than paper shows. Reduction is by bicubic
weights, which are sums and products alone, so that it gives the same bytes on every machine.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

from lkj.publish.errors import EngineError

__all__ = ["olah"]

_DPI = 200
_QUALITY = 88
# No picture is enlarged beyond so many dots an inch: it would only be blurred.
_LEAST_DPI = 100
_CM = 2.54
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
_SIDEWAYS = frozenset(_TURNS[n] for n in (5, 6, 7, 8))


def olah(data: bytes, jenis: str, lebar: float, tinggi: float) -> dict[str, Any]:
    """Return a picture made ready for a room of `lebar` by `tinggi` cm: its bytes, and the size its pixels reach in cm.

    EngineError where it cannot be decoded whole.
    """
    Image.MAX_IMAGE_PIXELS = None  # it was measured before it came here
    try:
        with Image.open(BytesIO(data), formats=["JPEG" if jenis == "jpg" else "PNG"]) as opened:
            made = _upright(opened, lebar, tinggi)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise EngineError("bukan gambar yang utuh", original=f"{type(error).__name__}: {error}") from error
    image, (across, down) = made
    written = BytesIO()
    if jenis == "jpg":
        image.save(written, "JPEG", quality=_QUALITY, subsampling=0 if image.mode == "L" else 2, optimize=True)
    else:
        image.save(written, "PNG", compress_level=6)
    return {"data": written.getvalue(), "lebar": across / _LEAST_DPI * _CM, "tinggi": down / _LEAST_DPI * _CM}


def _upright(opened: Image.Image, lebar: float, tinggi: float) -> tuple[Image.Image, tuple[int, int]]:
    """Return the picture as it stands, reduced to its room, and its size before that."""
    turn = _TURNS.get(_orientation(opened))
    turned = turn in _SIDEWAYS
    across, down = reversed(opened.size) if turned else opened.size
    scale = min(1.0, lebar / _CM * _DPI / across, tinggi / _CM * _DPI / down)
    size = (max(1, round(across * scale)), max(1, round(down * scale)))
    # The decoder itself can leave out what is not wanted, most of the work; twice the size keeps edges clean.
    opened.draft(None, (size[1] * 2, size[0] * 2) if turned else (size[0] * 2, size[1] * 2))
    opened.load()
    plain = _plain(opened)
    if turn is not None:
        plain = plain.transpose(turn)
    if plain.size != size:
        plain = plain.resize(size, Image.Resampling.BICUBIC)
    plain.info = {}
    return plain, (across, down)


def _orientation(opened: Image.Image) -> int:
    """Return how a camera was held, as Exif has it; 1 where it says nothing that can be read."""
    try:
        return int(opened.getexif().get(0x0112, 1))
    except Exception:  # whatever a parser of metadata meets
        return 1


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture in grey or RGB, on white where it lets something through."""
    if image.mode.startswith("I"):  # grey of sixteen bits
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("1", "L"):
        if "transparency" not in image.info:
            return image.convert("L")
        image = image.convert("LA")
    if image.mode in ("LA", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        layer = image.convert("RGBA")
        made = Image.new("RGBA", layer.size, "white")
        made.alpha_composite(layer)
        return made.convert("L" if image.mode == "LA" else "RGB")
    return image.convert("RGB")
