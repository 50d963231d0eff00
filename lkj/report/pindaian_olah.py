"""The pages of scanned PDFs, measured and drawn by PDFium, in a child process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from lkj.publish.errors import EngineError

__all__ = ["MOST_PAGES", "gambar_halaman", "ukuran_halaman"]

MOST_PAGES = 100
_DPI = 150
_GLANCE = 80  # pixels
_QUALITY = 82
_CM = 2.54
_WHOLE = "buka berkasnya, lalu simpan atau cetak ulang sebagai PDF"


def ukuran_halaman(data: bytes) -> list[list[float]]:
    """Return width and height of each page of a PDF in points; EngineError for one that cannot be printed."""
    try:
        with closing(pdfium.PdfDocument(data)) as document:
            count = len(document)
            if count > MOST_PAGES:
                raise EngineError(
                    f"memuat {count} halaman, paling banyak {MOST_PAGES}",
                    "pilih halaman yang perlu, atau tulis tautannya saja dalam laporan",
                )
            if count == 0:
                raise EngineError("tidak memuat halaman", _WHOLE)
            sizes = []
            for number in range(count):
                with closing(document[number]) as page:
                    sizes.append(list(page.get_size()))
                    # Small, but all that is on it: what cannot be drawn is told before a document is made.
                    page.render(scale=_GLANCE / max(page.get_size()), grayscale=True).close()
            return sizes
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EngineError("dikunci dengan sandi", "simpan tanpa sandi, lalu jalankan lagi") from error
        raise EngineError("bukan PDF yang utuh", _WHOLE) from error


def gambar_halaman(data: bytes, pages: Sequence[Sequence[float]]) -> Iterator[bytes]:
    """Yield pages of a PDF as JPEG: of each is said its number from 0, and how wide it is to print in cm.

    What was filled in and stamped, such as a visible signature, is drawn too.
    """
    try:
        with closing(pdfium.PdfDocument(data)) as document:
            document.init_forms()
            for number, width in pages:
                with closing(document[int(number)]) as page:
                    scale = width / _CM * _DPI / page.get_width()
                    bitmap = page.render(scale=scale, rev_byteorder=True)
                    yield _written(bitmap.to_pil())
                    bitmap.close()
    except pdfium.PdfiumError as error:
        raise EngineError("halaman pindaian tidak dapat digambar", _WHOLE) from error


def _written(image: Image.Image) -> bytes:
    plain = image.convert("RGB")
    red, green, blue = plain.split()
    grey = not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()
    made = BytesIO()
    (red if grey else plain).save(made, "JPEG", quality=_QUALITY, optimize=True)
    return made.getvalue()
