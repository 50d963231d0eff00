"""What a signature shows: a fixed drawing within its box, on paper where the built document prints nothing."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from io import BytesIO
from typing import Any

import pikepdf

# What would let an appearance change when shown, printed or clicked, or draw what stands elsewhere.
_NOT_IN_APPEARANCE = {"/OC", "/Ref", "/OPI", "/PS", "/A", "/AA", "/JS", "/AF", "/Alternates", "/StructParent"}
_HIDDEN, _NO_ZOOM, _NO_ROTATE, _NO_VIEW, _TOGGLE = 1 << 1, 1 << 3, 1 << 4, 1 << 5, 1 << 8
_MOST_OBJECTS = 20_000
#: Points by which a box may touch what is printed; pixels an inch for looking.
_TOUCH, _SCALE, _WHITE = 0.75, 2.0, 250


class RefusedError(Exception):
    """An object that no signature needs; the message, in Indonesian, says which."""


def require_keys(value: Any, allowed: Iterable[str], what: str) -> None:
    """Raise RefusedError when an object is no dictionary, or holds more than the keys of a closed list."""
    if not isinstance(value, pikepdf.Dictionary):
        raise RefusedError(f"{what} bukan yang dibuat alat tanda tangan")
    for key in value.keys():  # noqa: SIM118 (an object of pikepdf is no mapping)
        if key not in allowed:
            raise RefusedError(f"{what} memuat {key}")


def appearance(widget: Any) -> Any:
    """Return what a widget draws, None if nothing; RefusedError when that could change, or reaches elsewhere."""
    looks = widget.get("/AP")
    if looks is None:
        return None
    require_keys(looks, {"/N"}, "tampilan tanda tangannya")
    drawn = looks.get("/N")
    if not isinstance(drawn, pikepdf.Stream):
        raise RefusedError("tampilan tanda tangannya berganti-ganti")
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [drawn]
    steps = 0
    while waiting:
        one = waiting.pop()
        steps += 1
        if steps > _MOST_OBJECTS:
            raise RefusedError("tampilan tanda tangannya terlalu besar")
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
            continue
        if one.objgen[0]:
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
            continue
        held = one.stream_dict if isinstance(one, pikepdf.Stream) else one
        strange = _NOT_IN_APPEARANCE & set(held.keys())
        if strange:
            raise RefusedError(f"tampilan tanda tangannya memuat {min(strange)}")
        waiting += [value for key, value in held.items() if key != "/Parent"]
    return drawn


def is_clipped(drawn: Any) -> bool:
    """Tell whether an appearance has a box that it is cut to, as large as anything, and is only moved or scaled."""
    box, matrix = drawn.get("/BBox"), drawn.get("/Matrix", [1, 0, 0, 1, 0, 0])
    left, bottom, right, top = (float(one) for one in box) if box is not None and len(box) == 4 else (0.0,) * 4
    a, b, c, d, *_ = (float(one) for one in matrix)
    return abs(right - left) > 0.01 and abs(top - bottom) > 0.01 and abs(a * d - b * c) > 1e-6


def said_in(drawn: Any) -> str:
    """Return the text that an appearance draws."""
    import pypdfium2 as pdfium

    with pikepdf.new() as sheet:
        form = sheet.copy_foreign(drawn)
        box = [float(one) for one in form.get("/BBox", [0, 0, 100, 100])]
        page = sheet.add_blank_page(page_size=(3 + abs(box[2] - box[0]), 3 + abs(box[3] - box[1])))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=form))
        left, bottom = min(box[0], box[2]), min(box[1], box[3])
        page.obj.Contents = sheet.make_stream(f"q 1 0 0 1 {1 - left:.3f} {1 - bottom:.3f} cm /A Do Q".encode())
        if "/Matrix" in form:
            del form["/Matrix"]
        out = BytesIO()
        sheet.save(out)
    with (
        closing(pdfium.PdfDocument(out.getvalue())) as document,
        closing(document[0]) as shown,
        closing(shown.get_textpage()) as text,
    ):
        return " ".join(text.get_text_range().split())


def _box(widget: Any) -> tuple[float, float, float, float]:
    rect = widget.get("/Rect")
    try:
        left, bottom, right, top = (float(one) for one in rect)
    except (TypeError, ValueError) as error:
        raise RefusedError("kotak tanda tangannya tidak berukuran") from error
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def visible_box(widget: Any) -> tuple[float, float, float, float] | None:
    """Return the box of a widget that shows; RefusedError when it would show otherwise than where it stands."""
    left, bottom, right, top = _box(widget)
    flags = widget.get("/F", 0)
    if type(flags) is not int or flags & (_NO_ZOOM | _NO_ROTATE | _TOGGLE):
        raise RefusedError("kotak tanda tangannya berubah letak atau tampak ketika dibaca")
    if not set(widget.get("/MK", pikepdf.Dictionary()).keys()) <= {"/R"} or any(widget.get("/Border", [])):
        raise RefusedError("kotak tanda tangannya berbingkai atau berwarna di luar tampilannya")
    if right - left < 0.01 or top - bottom < 0.01:
        return None
    return left, bottom, right, top


def covers(built: bytes, page: int, box: tuple[float, float, float, float]) -> bool:
    """Tell whether a box on a page, counted from 1, lies over anything that the built document prints there."""
    import pypdfium2 as pdfium

    with closing(pdfium.PdfDocument(built)) as document, closing(document[page - 1]) as sheet:
        width, height = sheet.get_size()
        bitmap = sheet.render(scale=_SCALE, grayscale=True, draw_annots=False, may_draw_forms=False)
        pixels, stride = bytes(bitmap.buffer), bitmap.stride
        columns, rows = bitmap.width, bitmap.height
        bitmap.close()
    left, bottom, right, top = box
    from_x = max(0, int((left + _TOUCH) * _SCALE))
    to_x = min(columns, int((min(right, width) - _TOUCH) * _SCALE) + 1)
    from_y = max(0, int((height - top + _TOUCH) * _SCALE))
    to_y = min(rows, int((height - bottom - _TOUCH) * _SCALE) + 1)
    return any(min(pixels[y * stride + from_x : y * stride + to_x], default=255) < _WHITE for y in range(from_y, to_y))
