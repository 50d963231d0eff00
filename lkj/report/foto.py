"""Pictures that prose shows from the year's folder: how a line names them, how large they are, how large they print."""

from __future__ import annotations

import re

from msgspec import Struct

from lkj.files.layout import GAMBAR, PICTURES
from lkj.publish.photo import Photo
from lkj.report.picture import PictureError, bare_png, png_size
from lkj.report.picture_jpeg import jpeg_size

__all__ = ["BERDAMPINGAN", "Foto", "Sebutan", "Terukur", "baca_baris", "bentuk", "dalam", "ruang", "ukur"]

#: So many pictures may stand side by side.
BERDAMPINGAN = 2
# Of a drawing that names none.
_FON = "Arimo, Liberation Serif, Arial, sans-serif"
_GAMBAR = (
    r"!\[(?P<judul>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\((?P<berkas>[^\s()<>]+)\)"
    r'(?:\{ *alt="(?P<alt>[^"{}]*)" *\})?[ \t]*'
)
_MOST_PIXELS = 50_000_000
_LEBAR, _TINGGI, _TINGGI_PASANGAN, _SELA = 15.0, 12.0, 9.0, 0.5
# What other programs save, by how it begins: told by its name, whatever ending it was given.
_LAIN = (
    (b"GIF8", "GIF"), (b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"%PDF-", "PDF"), (b"PK\3\4", "ZIP"),
)  # fmt: skip


class Sebutan(Struct, frozen=True):
    """A picture as a line of prose names it: title, file, words for who does not see it, and where in the line."""

    judul: str
    berkas: str
    alt: str | None
    awal: int


def baca_baris(line: str) -> list[Sebutan]:
    """Return the pictures of a line that holds nothing else; none for every other line."""
    found, at = [], 0
    while at < len(line):
        one = re.compile(_GAMBAR).match(line, at)
        if one is None:
            return []
        found.append(Sebutan(one["judul"].strip(), one["berkas"], one["alt"], at))
        at = one.end()
    return found


def ruang(teks: float, *, pasangan: bool) -> tuple[float, float]:
    """Return the most width and height that a picture may take, in cm, where the text is `teks` wide."""
    width = min(_LEBAR, teks)
    return ((width - _SELA) / 2, _TINGGI_PASANGAN) if pasangan else (width, _TINGGI)


class Foto(Struct, frozen=True):
    """A picture ready to print: its bytes and kind; width and height, in cm, that its pixels reach as they came.

    An SVG reaches any size.
    """

    data: bytes
    jenis: str
    lebar: float
    tinggi: float

    def cetak(self, teks: float, *, pasangan: bool) -> Photo:
        """Return it as large as it is to be printed."""
        across, down = ruang(teks, pasangan=pasangan)
        scale = min(across / self.lebar, down / self.tinggi)
        if self.jenis != "svg":
            scale = min(scale, 1.0)
        return Photo(data=self.data, kind=self.jenis, width=round(self.lebar * scale, 2))


class Terukur(Struct, frozen=True):
    """A picture that was measured and not decoded: `jenis` as files end, its bytes without what need not be read.

    An SVG also has its size.
    """

    data: bytes
    jenis: str
    ukuran: tuple[float, float] | None = None


def bentuk(data: bytes) -> str:
    """Return the kind of a picture by how it begins, as people call it; "" for what is not known."""
    if data.startswith(b"\xff\xd8"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[4:8] == b"ftyp":
        return "HEIC" if data[8:10] in (b"he", b"mi") else "AVIF" if data[8:12] == b"avif" else "video"
    if data.startswith(b"RIFF"):
        return "WebP" if data[8:12] == b"WEBP" else "video"
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|svg|[a-z]+:svg)", data[:200], re.IGNORECASE):
        return "SVG"
    return next((name for magic, name in _LAIN if data.startswith(magic)), "")


def ukur(berkas: str, data: bytes) -> Terukur:
    """Return a picture measured; PictureError for what is not what its name says, or cannot be printed."""
    kind, named = bentuk(data), PICTURES[berkas[berkas.rfind(".") + 1 :].lower()]
    if not data:
        raise PictureError("kosong (0 bita)")
    if kind != named:
        what = f"berisi {kind}" if kind else "bukan gambar"
        raise PictureError(f"{what}, padahal namanya berakhir seperti {named}")
    if kind == "JPEG":
        jpeg_size(data, _MOST_PIXELS)
        return Terukur(data, "jpg")
    if kind == "PNG":
        png_size(data, _MOST_PIXELS)
        if b"acTL" in data[:4096]:
            raise PictureError("bergerak (animasi)")
        return Terukur(bare_png(data, _MOST_PIXELS), "png")
    from lkj.report.svg import read_svg  # few years have drawings of their own

    text, size = read_svg(data, _FON)
    return Terukur(text.encode(), "svg", size)


def dalam(text: str) -> set[str]:
    """Return the files of pictures that a text of prose names, also where it would not show them."""
    return {found[1] for found in re.finditer(rf"\]\(({GAMBAR}/[^\s()<>]+)\)", text)}
