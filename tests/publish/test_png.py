"""A drawing for Word keeps each of its pixels, in half the bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lkj.publish.png import few_colours

Pixels = Sequence[tuple[int, ...]]
_VALUE = st.integers(0, 255)
_FEW = st.sampled_from((0, 128, 255))


def _png(pixels: Pixels, width: int = 1, alpha: int = 255) -> bytes:
    data = bytes(part for one in pixels for part in (*one, alpha))
    picture = Image.frombytes("RGBA", (width, len(pixels) // width), data)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _read(data: bytes) -> tuple[str, tuple[int, int], Pixels]:
    with Image.open(io.BytesIO(data)) as picture:
        parts = picture.convert("RGB").tobytes()
        return picture.mode, picture.size, [(r, g, b) for r, g, b in zip(*[iter(parts)] * 3, strict=True)]


@pytest.mark.lambat
@given(st.lists(st.one_of(st.tuples(_VALUE, _VALUE, _VALUE), st.tuples(_FEW, _FEW, _FEW)), min_size=1, max_size=200))
def test_pixels_stay(pixels: Pixels) -> None:
    """Whatever the colours are, each pixel has its own again."""
    assert _read(few_colours(_png(pixels))) == ("P", (1, len(pixels)), pixels)


@pytest.mark.parametrize("steps", [(0, 255), (0, 60, 120, 180, 255), (0, 51, 102, 153, 204, 255)])
def test_pixels_stay_of_colours_that_share_all_their_values(steps: tuple[int, ...]) -> None:
    """Where no colour has a value of its own, in any channel, the pixels stay too."""
    pixels = list(product(steps, repeat=3))
    assert _read(few_colours(_png(pixels))) == ("P", (1, len(pixels)), pixels)


def test_rows_stay_where_they_are() -> None:
    """A picture that is wider than tall comes back as wide, row by row."""
    pixels = [(n, 2 * n, 255 - n) for n in range(60)]
    assert _read(few_colours(_png(pixels, width=20))) == ("P", (20, 3), pixels)


@pytest.mark.parametrize(
    "data",
    [_png([(n % 256, n // 256, 7) for n in range(257)]), _png([(1, 2, 3)] * 4, width=2, alpha=100)],
    ids=["too many colours", "transparent"],
)
def test_what_no_palette_can_hold_is_left(data: bytes) -> None:
    """More colours than a palette has, and what shines through, stay as they were drawn."""
    assert few_colours(data) is data
