"""A picture from a file, ready to be put into a document."""

from __future__ import annotations

import base64

from msgspec import Struct

__all__ = ["SCAN", "Photo"]

#: How the name of a picture begins that is a page of a scan: it stands alone, without number or caption.
SCAN = "pindai-"

_MIME = {"jpg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"}


class Photo(Struct, frozen=True, kw_only=True):
    """The bytes of a picture, its kind ("jpg", "png" or "svg"), and how wide it prints, in centimetres.

    One of the kind "pdf" is the page of that number, from 0, of a PDF, `source`, which is yet to be drawn.
    """

    data: bytes
    kind: str
    width: float
    page: int = 0
    source: str = ""

    @property
    def uri(self) -> str:
        """The picture as an address that holds it."""
        return f"data:{_MIME[self.kind]};base64,{base64.b64encode(self.data).decode('ascii')}"
