"""Pictures: the pixel that held each place becomes the picture, with all that names it in the package."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from lxml import etree

from lkj.publish.docx.core import WP, A, R, WordDocument, serialise

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
IMAGE = R + "/image"
_EMU = 360000
TALLEST = 20.0  # centimetres
_CAPTION = 2.5  # centimetres that a caption and the space around it want


def _png_size(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def finish_pictures(doc: WordDocument, pictures: Mapping[str, bytes], width_of: Callable[[str], float]) -> None:
    """Put in the PNG pictures, `width_of` each in centimetres; those that are not named stay as they are."""
    relations = etree.fromstring(doc.parts["word/_rels/document.xml.rels"])
    tallest = min(TALLEST, doc.layout.tinggi - doc.layout.atas - doc.layout.bawah - _CAPTION)
    for number, drawing in enumerate(doc.body.iter(f"{{{WP}}}inline"), start=1):
        described = drawing.find(f"{{{WP}}}docPr")
        name = (described.get("title") or "") if described is not None else ""
        picture = pictures.get(name.removeprefix("gambar:"))
        if described is None or picture is None:
            continue
        ident, target = f"rIdGambar{number}", f"media/gambar-{number}.png"
        doc.parts[f"word/{target}"] = picture
        etree.SubElement(relations, f"{{{RELS}}}Relationship", Id=ident, Type=IMAGE, Target=target)
        for blip in drawing.iter(f"{{{A}}}blip"):
            blip.set(f"{{{R}}}embed", ident)
        across, down = _png_size(picture)
        scale = min(width_of(name.removeprefix("gambar:")) / across, tallest / down)
        extent = (round(scale * across * _EMU), round(scale * down * _EMU))
        for size in drawing.iter(f"{{{WP}}}extent", f"{{{A}}}ext"):
            if size.get("cx"):
                size.set("cx", str(extent[0]))
                size.set("cy", str(extent[1]))
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
    if not any(d.get("Extension") == "png" for d in types.findall(f"{{{TYPES}}}Default")):
        types.insert(0, etree.Element(f"{{{TYPES}}}Default", Extension="png", ContentType="image/png"))
    doc.parts["[Content_Types].xml"] = serialise(types)
    doc.parts["word/_rels/document.xml.rels"] = serialise(relations)
