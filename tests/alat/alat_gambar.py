"""Pictures made by the tests: photographs as cameras and scanners leave them, and what strangers make of them."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from typing import Any

from alat_benar import salin
from alat_proyek import check
from PIL import Image, ImageDraw

__all__ = ["BARIS", "foto", "jpeg", "kepala_jpeg", "png", "proyek_bergambar", "svg", "temuan"]

#: The line of `narasi/permasalahan.md` where `proyek_bergambar` puts its text.
BARIS = 3


def foto(lebar: int = 320, tinggi: int = 240, mode: str = "RGB") -> Image.Image:
    """Return a drawn photograph with a red corner at its upper left."""
    made = Image.merge(
        "RGB",
        (
            Image.radial_gradient("L").resize((lebar, tinggi)),
            Image.linear_gradient("L").resize((lebar, tinggi)),
            Image.new("L", (lebar, tinggi), 90),
        ),
    )
    ImageDraw.Draw(made).rectangle((0, 0, lebar // 4, tinggi // 4), fill=(255, 0, 0))
    return made.convert(mode)


def jpeg(image: Image.Image | None = None, **how: Any) -> bytes:
    """Return a photograph as JPEG."""
    made = BytesIO()
    (foto() if image is None else image).save(made, "JPEG", quality=90, **how)
    return made.getvalue()


def png(image: Image.Image | None = None, **how: Any) -> bytes:
    """Return a photograph as PNG."""
    made = BytesIO()
    (foto() if image is None else image).save(made, "PNG", **how)
    return made.getvalue()


def kepala_jpeg(lebar: int, tinggi: int) -> bytes:
    """Return a JPEG that says its size and holds no pixel."""
    frame = struct.pack(">BHHB", 8, tinggi, lebar, 1) + b"\x01\x11\x00"
    scan = b"\x01\x01\x00\x00\x3f\x00"
    parts = [(0xC0, frame), (0xDA, scan)]
    body = b"".join(b"\xff" + bytes([marker]) + struct.pack(">H", len(one) + 2) + one for marker, one in parts)
    return b"\xff\xd8" + body + b"\xff\xd9"


def svg(inside: str = '<rect width="40" height="20" fill="#08c"/>') -> bytes:
    """Return a drawing twice as wide as tall."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{inside}</svg>'.encode()


def proyek_bergambar(root: Path, teks: str, gambar: dict[str, bytes]) -> Path:
    """Return the right year with pictures, and a text at the end of its prose on the problems, from line `BARIS` on."""
    salin(root)
    folder = root / "data" / "2024" / "gambar"
    folder.mkdir()
    for name, data in gambar.items():
        (folder / name).write_bytes(data)
    prose = root / "data" / "2024" / "narasi" / "permasalahan.md"
    before = prose.read_text(encoding="utf-8").rstrip("\n")
    assert before.count("\n") == BARIS - 3, "the sample year has other prose than these tests know"
    prose.write_text(f"{before}\n\n{teks}\n", encoding="utf-8", newline="\n")
    return root


def temuan(root: Path) -> list[tuple[str, str, int, int]]:
    """Return code, file within the year's folder, line and column of all that `check` finds."""
    return [(f.code, f.file.removeprefix("data/2024/"), f.line, f.column) for f in check(root, ["2024"])]
