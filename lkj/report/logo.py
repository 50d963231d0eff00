"""The agency's logo, one of `layout.LOGOS` in the year's folder, as one SVG text that fetches nothing."""

from __future__ import annotations

import base64

from msgspec import Struct

from lkj.diagnostics import DataError, Finding, Position
from lkj.files import Origin, RefusedError, Why
from lkj.files.layout import LOGOS, year_folder
from lkj.report.picture import PictureError, bare_png, png_size

# On the cover, and in the head of a letter.
LOGO, LOGO_KOP = "logo", "logo-kop"
_LARGEST = 2**20


def _from_png(data: bytes) -> str:
    width, height = png_size(data)
    text = base64.b64encode(bare_png(data)).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{text}"/></svg>'
    )


def _from_svg(data: bytes) -> str:
    from lkj.report.svg import read_svg  # only an agency with a logo needs it this early

    return read_svg(data)[0]


class Logo(Struct, frozen=True):
    """A logo as SVG text, and the file that it comes from, relative to the root."""

    svg: str
    file: str


def baca_logo(origin: Origin, year: int) -> Logo | None:
    """Return the logo, None when the year has none; DataError (LKJ120) for one that cannot be used."""
    for name in LOGOS:
        file, make = f"{year_folder(year)}/{name}", _from_svg if name.endswith(".svg") else _from_png
        try:
            return Logo(make(origin.read(file, _LARGEST)), file)
        except PictureError as error:
            raise unusable(file, f"logo ini {error}") from None
        except RefusedError as error:
            if error.why is not Why.MISSING:
                raise unusable(file, f"logo ini tidak dipakai: {error.message}") from error
    return None


def unusable(file: str, message: str) -> DataError:
    """Return LKJ120 for a logo."""
    hint = "simpan ulang logo sebagai SVG polos, tanpa efek dan rujukan ke luar, atau sebagai PNG, paling besar 1 MiB"
    return DataError([Finding(code="LKJ120", position=Position(file, 1, 1), message=message, hint=hint)])
