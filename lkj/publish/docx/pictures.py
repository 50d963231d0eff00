"""Pictures: the pixel that held each place becomes the picture, with all that names it in the package."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from lxml import etree

from lkj.publish.docx.core import WP, A, Element, R, WordDocument, properties_of, serialise, w
from lkj.publish.paper import Layout
from lkj.publish.photo import SCAN

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
IMAGE = R + "/image"
_EMU = 360000
_TALLEST = 20.0  # centimetres
_CAPTION = 2.5  # centimetres that a caption and the space around it want


def tallest(layout: Layout) -> float:
    """Return the height that a picture with its caption may have on a page, in cm."""
    return min(_TALLEST, layout.tinggi - layout.atas - layout.bawah - _CAPTION)


def _size(data: bytes) -> tuple[int, int]:
    if _is_jpeg(data):
        return jpeg_size(data)
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8")


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a JPEG of our own making."""
    at = 2
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    height, width = struct.unpack(">HH", data[at + 5 : at + 9])
    return width, height


def _stand_alone(drawing: Element) -> None:
    """Let the paragraph of a picture without a caption part from what follows."""
    paragraph = next(drawing.iterancestors(w("p")))
    properties = properties_of(paragraph)
    properties.insert(1, etree.Element(w("keepNext"), {w("val"): "0"}))


def finish_pictures(
    doc: WordDocument, pictures: Mapping[str, bytes], room_of: Callable[[str], tuple[float, float]]
) -> None:
    """Put in the pictures (PNG or JPEG), each in the room that `room_of` gives it: width and height in cm.

    Those that are not named stay as they are.
    """
    relations = etree.fromstring(doc.parts["word/_rels/document.xml.rels"])
    for number, drawing in enumerate(doc.body.iter(f"{{{WP}}}inline"), start=1):
        described = drawing.find(f"{{{WP}}}docPr")
        name = (described.get("title") or "") if described is not None else ""
        picture = pictures.get(name.removeprefix("gambar:"))
        if described is None or picture is None:
            continue
        ident, target = f"rIdGambar{number}", f"media/gambar-{number}.{'jpg' if _is_jpeg(picture) else 'png'}"
        doc.parts[f"word/{target}"] = picture
        etree.SubElement(relations, f"{{{RELS}}}Relationship", Id=ident, Type=IMAGE, Target=target)
        for blip in drawing.iter(f"{{{A}}}blip"):
            blip.set(f"{{{R}}}embed", ident)
        across, down = _size(picture)
        width, most = room_of(name.removeprefix("gambar:"))
        scale = min(width / across, most / down)
        extent = (round(scale * across * _EMU), round(scale * down * _EMU))
        for size in drawing.iter(f"{{{WP}}}extent", f"{{{A}}}ext"):
            if size.get("cx"):
                size.set("cx", str(extent[0]))
                size.set("cy", str(extent[1]))
        if name.startswith(f"gambar:{SCAN}"):
            _stand_alone(drawing)
        del described.attrib["title"]
        described.set("name", f"Gambar {number}")
    # The pixel that only held the place goes, with all that names it.
    used = {blip.get(f"{{{R}}}embed") for blip in doc.body.iter(f"{{{A}}}blip")}
    types = etree.fromstring(doc.parts["[Content_Types].xml"])
    for relation in list(relations):
        if relation.get("Type") == IMAGE and relation.get("Id") not in used:
            part = f"word/{relation.get('Target')}"
            relations.remove(relation)
            doc.parts.pop(part, None)
            for override in types.findall(f"{{{TYPES}}}Override"):
                if override.get("PartName") == f"/{part}":
                    types.remove(override)
    known = {default.get("Extension") for default in types.findall(f"{{{TYPES}}}Default")}
    jpegs = any(name.startswith("word/media/gambar-") and name.endswith(".jpg") for name in doc.parts)
    for extension, kind in (("png", "image/png"), *([("jpg", "image/jpeg")] if jpegs else [])):
        if extension not in known:
            types.insert(0, etree.Element(f"{{{TYPES}}}Default", Extension=extension, ContentType=kind))
    doc.parts["[Content_Types].xml"] = serialise(types)
    doc.parts["word/_rels/document.xml.rels"] = serialise(relations)
