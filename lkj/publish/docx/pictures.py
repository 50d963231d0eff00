"""Pictures: the pixel that held each place becomes the picture, with all that names it in the package.

A drawing goes in twice: as SVG, which Word has shown since 2016, and as the PNG that every other program shows.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml import etree

from lkj.publish.docx.core import WP, A, Element, R, WordDocument, properties_of, serialise, w
from lkj.publish.docx.tables import part_from_table
from lkj.publish.photo import SCAN

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
IMAGE = R + "/image"
# [MS-ODRAWXML] 2.3.1.1: an extension of a picture that names the drawing which the picture stands in for.
_ASVG, _EXTENSION = (
    "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "{96DAC541-7B7A-43D3-8B79-37D633B846F1}",
)
_KINDS = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}
_EMU = 360000


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


def _beside(blip: Element, ident: str) -> None:
    """Let a picture name the drawing that is shown in its place where the reader's program can."""
    extensions = etree.SubElement(blip, f"{{{A}}}extLst")
    extension = etree.SubElement(extensions, f"{{{A}}}ext", uri=_EXTENSION)
    etree.SubElement(extension, f"{{{_ASVG}}}svgBlip", {f"{{{R}}}embed": ident}, nsmap={"asvg": _ASVG})


def places_behind(doc: WordDocument) -> dict[str, list[Element]]:
    """Return, by the name of a picture that may be moved, what stands behind each block that it may be moved behind.

    The marks of these places are taken out.
    """
    found: dict[str, list[Element]] = {}
    for mark in doc.body.findall(w("p[@lkj]")):
        behind = mark.getnext()
        if behind is not None:
            found.setdefault(mark.get("lkj") or "", []).append(behind)
        doc.body.remove(mark)
    return found


def move_pictures(doc: WordDocument, places: Mapping[str, list[Element]], pages: Mapping[str, str]) -> None:
    """Let pictures stand where the pages have them, with their captions: behind so many blocks that followed them."""
    marks = {mark.get(w("name")): mark for mark in doc.body.iter(w("bookmarkStart"))}
    for name, behind in places.items():
        many = int(pages.get(f"{name}:geser", 0))
        if not 0 < many <= len(behind) or name not in marks:
            continue
        caption = next(marks[name].iterancestors(w("p")))
        picture, following = caption.getprevious(), caption.getnext()
        if picture is None:
            continue
        part_from_table(picture, parted=False)
        behind[many - 1].addprevious(picture)
        picture.addnext(caption)
        for moved in (following, picture):
            above = None if moved is None else moved.getprevious()
            if above is not None and above.tag == w("tbl"):
                part_from_table(moved)


def finish_pictures(
    doc: WordDocument,
    pictures: Mapping[str, bytes],
    room_of: Callable[[str], tuple[float, float]],
    drawings: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Put in the pictures (PNG or JPEG), each in the room that `room_of` gives it: width and height in cm.

    `drawings` are the SVG texts of those that were drawn. Pictures that are not named stay as they are.
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
        svg = drawings.get(name.removeprefix("gambar:"))
        if svg is not None:
            beside = f"media/gambar-{number}.svg"
            doc.parts[f"word/{beside}"] = svg.encode()
            etree.SubElement(relations, f"{{{RELS}}}Relationship", Id=f"{ident}Svg", Type=IMAGE, Target=beside)
        for blip in drawing.iter(f"{{{A}}}blip"):
            blip.set(f"{{{R}}}embed", ident)
            if svg is not None:
                _beside(blip, f"{ident}Svg")
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
    used = {blip.get(f"{{{R}}}embed") for blip in doc.body.iter(f"{{{A}}}blip", f"{{{_ASVG}}}svgBlip")}
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
    media = {name.rpartition(".")[2] for name in doc.parts if name.startswith("word/media/gambar-")}
    for extension, kind in _KINDS.items():
        if extension not in known and extension in {"png", *media}:
            types.insert(0, etree.Element(f"{{{TYPES}}}Default", Extension=extension, ContentType=kind))
    doc.parts["[Content_Types].xml"] = serialise(types)
    doc.parts["word/_rels/document.xml.rels"] = serialise(relations)
