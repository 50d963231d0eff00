"""Paper, margins and type: one set of measures for Word and PDF."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import asdict

_WIDEST, _TALLEST = 15.0, 20.0
_CAPTION = 2.5  # what a caption and the space around it want


class Layout(Struct, frozen=True, kw_only=True):
    """Measures of a page in centimetres and of its text in points; portrait A4 with a binding edge by default."""

    lebar: float = 21.0
    tinggi: float = 29.7
    kiri: float = 3.0
    kanan: float = 2.5
    atas: float = 2.5
    bawah: float = 2.5
    ukuran: float = 11.0
    # The PDF's typeface has the metrics of Word's, so both break their lines at the same places.
    fon: str = "Arimo"
    fon_word: str = "Arial"

    @property
    def picture(self) -> tuple[float, float]:
        """Width and height that a picture with its caption may have on a portrait page, in centimetres."""
        across, down = self.lebar - self.kiri - self.kanan, self.tinggi - self.atas - self.bawah
        return min(_WIDEST, across), min(_TALLEST, down - _CAPTION)

    def as_dict(self) -> dict[str, float | str]:
        """Return the measures by name, as the Typst template reads them."""
        return asdict(self)


#: The subject of a document of many offices, which carries no evidence.
REKAPITULASI = "Rekapitulasi"


class Properties(Struct, frozen=True, kw_only=True):
    """What a document says about itself: title, author, and its date in seconds since 1970 (no clock is read)."""

    judul: str
    penulis: str
    waktu: int
    kepala: str = ""  # above each page; the title where it is empty
    tanda: str = ""  # "KONSEP" on each page of a draft
    subjek: str = ""
    kata_kunci: tuple[str, ...] = ()
