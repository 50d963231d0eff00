"""The agency's logo, `logo.svg` or `logo.png` in the year's folder, as one SVG text that fetches nothing."""

from __future__ import annotations

import base64
import struct
from pathlib import Path

from lkj.diagnostics import DataError, Finding, Position, Severity
from lkj.files import RefusedError, Why, read

LOGO = "logo"
_MAX_BYTES = 2**20
_PNG = b"\x89PNG\r\n\x1a\n"
_HREF = "{http://www.w3.org/1999/xlink}href"


def _refuse(file: str, message: str) -> DataError:
    hint = "simpan ulang logo sebagai SVG tanpa rujukan ke luar, atau sebagai PNG, paling besar 1 MiB"
    return DataError([Finding("LKJ120", Severity.ERROR, Position(file, 1, 1), message, hint)])


def _from_png(data: bytes, file: str) -> str:
    if not data.startswith(_PNG) or len(data) < 24:
        raise _refuse(file, "logo ini bukan gambar PNG")
    width, height = struct.unpack(">II", data[16:24])
    text = base64.b64encode(data).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{text}"/></svg>'
    )


def _from_svg(data: bytes, file: str) -> str:
    from lxml import etree  # only an agency with a logo needs it this early

    try:
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise _refuse(file, "logo ini bukan SVG yang utuh") from error
    if etree.QName(tree).localname != "svg":
        raise _refuse(file, "logo ini bukan SVG yang utuh")
    for node in tree.iter(etree.Element):
        target = node.get("href") or node.get(_HREF) or "#"
        if etree.QName(node).localname in ("script", "foreignObject") or not target.startswith(("#", "data:image/")):
            raise _refuse(file, "logo ini memuat skrip atau rujukan ke luar")
    return str(etree.tostring(tree, encoding="unicode"))


def baca_logo(root: Path, year: int) -> str | None:
    """Return the logo as SVG text, None when the year has none; DataError (LKJ120) for one that cannot be used."""
    for name, make in (("logo.svg", _from_svg), ("logo.png", _from_png)):
        file = f"data/{year}/{name}"
        try:
            return make(read(root, file, _MAX_BYTES), file)
        except RefusedError as error:
            if error.why is not Why.MISSING:
                raise _refuse(file, f"logo ini tidak dipakai: {error.message}") from error
    return None
