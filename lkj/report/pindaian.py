"""Scans as annexes: files of the folder `lampiran`, each a titled annex, its pages printed as pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from lkj.publish.engines.limits import LimitError, Limits
from lkj.publish.errors import EngineError
from lkj.publish.photo import SCAN, Photo
from lkj.report.foto import Foto
from lkj.wording.literal import lolos

__all__ = ["Halaman", "Pindaian", "Ruang", "cetak_pindaian", "judul_berkas", "sentimeter", "urutan"]

_NUMBER = re.compile(r"[0-9]+[ ._-]+(?=\S)")
# A heading of up to four lines stands above the first page; below each there is room for the line that Word adds.
_KEPALA, _SELA = 3.2, 0.8
_CM = 2.54
_POINTS = 72.0
_HEAVY = "cetak ulang berkas itu sebagai PDF dengan resolusi yang lebih rendah, atau tambah waktunya dengan --timeout"


def judul_berkas(name: str) -> str:
    """Return the title of an annex by the name of its file: `02-surat-tugas.pdf` is «Surat tugas»."""
    stem = name[: name.rfind(".")]
    text = _NUMBER.sub("", stem, count=1) if _NUMBER.match(stem) else stem
    text = text.replace("_", " ")
    if " " not in text:
        text = text.replace("-", " ")
    text = " ".join(text.split()) or stem
    return text[0].upper() + text[1:]


def urutan(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """Return what annexes are sorted by: their names, in which 10 comes after 2."""
    parts = re.findall(r"([0-9]+)|([^0-9]+)", name.casefold())
    return [(0, int(digits), "") if digits else (1, 0, other) for digits, other in parts], name


class Ruang(Struct, frozen=True):
    """The room for text on a page that stands upright, and on one on its side: width and height in cm."""

    tegak: tuple[float, float]
    mendatar: tuple[float, float]

    def muat(self, lebar: float, tinggi: float, *, pertama: bool) -> float:
        """Return how wide a page of that size, in cm, is printed: never larger than it is."""
        across, down = self.mendatar if lebar > tinggi else self.tegak
        down -= _KEPALA if pertama else _SELA
        return round(lebar * min(1.0, across / lebar, down / tinggi), 2)


class Halaman(Struct, frozen=True):
    """One page of an annex: the name of its picture, words for who does not see it, and whether it lies on its side."""

    nama: str
    alt: str
    mendatar: bool

    @property
    def gambar(self) -> Markup:
        """The picture as Markdown."""
        return Markup(f"![{lolos(self.alt)}](gambar:{self.nama})")  # noqa: S704 (the name is ours, the words are escaped)


class Pindaian(Struct, frozen=True):
    """A scanned annex: its file within the year's folder, and its pages by width and height in cm.

    `foto` is the picture that it is; without one, `data` is a PDF.
    """

    berkas: str
    judul: str
    ukuran: tuple[tuple[float, float], ...]
    data: bytes = b""
    foto: Foto | None = None

    @property
    def halaman(self) -> tuple[Halaman, ...]:
        """The pages, in order."""
        stem, many = f"{SCAN}{sha256(self.berkas.encode()).hexdigest()[:16]}", len(self.ukuran)
        of = [f", halaman {n} dari {many}" if many > 1 else "" for n in range(1, many + 1)]
        return tuple(
            Halaman(f"{stem}-{n}", f"Pindaian {self.judul}{said}", width > height)
            for n, (said, (width, height)) in enumerate(zip(of, self.ukuran, strict=True), start=1)
        )

    def cetakan(self, ruang: Ruang) -> Iterator[tuple[str, Photo]]:
        """Yield the picture of each page by its name; those of a PDF are yet to be drawn, by `cetak_pindaian`."""
        for n, (page, (width, height)) in enumerate(zip(self.halaman, self.ukuran, strict=True)):
            across = ruang.muat(width, height, pertama=n == 0)
            if self.foto is not None:
                yield page.nama, Photo(data=self.foto.data, kind=self.foto.jenis, width=across)
            else:
                yield page.nama, Photo(data=self.data, kind="pdf", width=across, page=n, source=self.berkas)


def cetak_pindaian(photos: Mapping[str, Photo], limits: Limits) -> dict[str, Photo]:
    """Return pictures for a document in which each page of a PDF is drawn; EngineError where one cannot be."""
    drawn = dict(photos)
    waiting: dict[bytes, list[str]] = {}
    for name, photo in photos.items():
        if photo.kind == "pdf":
            waiting.setdefault(photo.data, []).append(name)
    if waiting:
        from lkj.publish.engines.client import Worker

        with Worker(limits, name="pengolah pindaian") as worker:
            for data, names in waiting.items():
                pages = [[photos[name].page, photos[name].width] for name in names]
                try:
                    made = list(worker.stream("lkj.report.pindaian_olah:gambar_halaman", data=data, pages=pages))
                except LimitError as error:
                    file = photos[names[0]].source
                    error.message = f"lampiran «{file}» terlalu berat untuk digambar: {error.message}"
                    error.hint = _HEAVY
                    raise
                if len(made) != len(names) or not all(isinstance(one, bytes) for one in made):
                    raise EngineError("pengolah pindaian memberi keluaran yang rusak", "jalankan lagi")
                drawn |= {
                    name: replace(photos[name], data=one, kind="jpg", source="")
                    for name, one in zip(names, made, strict=True)
                }
    return drawn


def sentimeter(points: float) -> float:
    """Return a length of a PDF in cm."""
    return points / _POINTS * _CM
