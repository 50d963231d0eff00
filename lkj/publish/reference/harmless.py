"""A reference document looked at, part by part, and packed anew."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lkj.publish.reference.container import pack, unpack
from lkj.publish.reference.errors import UnfitError
from lkj.publish.reference.fields import check_fields
from lkj.publish.reference.parts import (
    LEFT_OUT,
    RELATIONS,
    ROOTS,
    check_content,
    is_font,
    is_kept,
    is_picture,
    relation,
)
from lkj.publish.reference.xml import Reader, local

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["harmless"]

_TYPES = "[Content_Types].xml"
_NEEDED = ("_rels/.rels", "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels")
_BESIDE = ("customxml/", "word/glossary/", "docprops/thumbnail.", "word/printersettings/", "word/intelligence")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = re.compile(r"word/(header|footer)\d*\.xml")
_STRICT = "{http://purl.oclc.org/ooxml/"
_CLEAN = "simpan ulang tanpa isi, objek, dan makro; hanya gaya, kop, dan kaki halaman yang dipakai"


def harmless(data: bytes) -> bytes:
    """Return a reference document for the engine: the same styles, and nothing that was not looked at.

    Raises UnfitError for a file that is no Word document, is too large when unpacked, or holds what fetches, embeds or
    runs something when the finished report is opened.
    """
    parts, reader = unpack(data), Reader()
    missing = [name for name in (_TYPES, *_NEEDED) if name not in parts]
    if missing:
        raise UnfitError(f"bukan dokumen Word yang utuh: tidak ada bagian {missing[0]}")
    types = _types(reader, parts)
    kept = {_TYPES: b""} | {name: parts[name] for name, kind in types.items() if kind not in LEFT_OUT}
    left = parts.keys() - kept.keys()
    for name in list(kept):
        if name != _TYPES and not is_kept(types[name], name):
            raise UnfitError(f"memuat bagian {name}, yang tidak diperlukan dokumen acuan", _CLEAN)
    for name in kept:
        if name == _TYPES:
            kept[name] = _types_of(reader, parts[name], kept)
        elif types[name] == RELATIONS:
            kept[name] = _relations(reader, name, parts, left)
        elif not is_font(types[name]) and (not is_picture(types[name]) or name.lower().endswith(".svg")):
            _check(reader, name, types[name], parts[name])
    _check_heads(reader, kept)
    return pack(kept)


def _check_heads(reader: Reader, kept: dict[str, bytes]) -> None:
    """Refuse a page that asks for a head or foot which is not there: Word would call the report damaged."""
    relations = reader.parse("", kept["word/_rels/document.xml.rels"])
    known = {node.get("Id") for node in relations}
    for node in reader.parse("", kept["word/document.xml"]).iter(
        f"{{{_W}}}headerReference", f"{{{_W}}}footerReference"
    ):
        if node.get(f"{{{_R}}}id") not in known:
            raise UnfitError("bagian word/document.xml meminta kop atau kaki halaman yang tidak ada")


def _check(reader: Reader, name: str, kind: str, content: bytes) -> None:
    tree = reader.parse(name, content)
    check_content(name, tree)
    check_fields(name, tree)
    if str(tree.tag).startswith(_STRICT):
        raise UnfitError(
            "disimpan sebagai «Strict Open XML Document», yang tidak terbaca alat pembuat dokumen",
            "simpan ulang dengan Word sebagai «Word Document (*.docx)»",
        )
    root = ROOTS.get(kind)
    if root and str(tree.tag) != f"{{{_W}}}{root}":
        raise UnfitError(f"bagian {name} rusak: isinya bukan {root} dokumen Word")
    if root == "document" and tree.find(f"{{{_W}}}body/{{{_W}}}sectPr") is None:
        raise UnfitError(f"bagian {name} tidak mempunyai bagian halaman (sectPr)")
    if root in ("hdr", "ftr") and not _HEAD.fullmatch(name):
        raise UnfitError(f"nama bagian {name} tidak lazim bagi kop atau kaki halaman")


def _types(reader: Reader, parts: dict[str, bytes]) -> dict[str, str]:
    """Return the kind of each part, in the order of the archive; what Word puts beside the document is left out."""
    tree = reader.parse(_TYPES, parts[_TYPES])
    by_name: dict[str, str] = {}
    by_extension: dict[str, str] = {}
    for node in tree:
        kind = (node.get("ContentType") or "").strip()
        if local(node) == "Override":
            by_name[(node.get("PartName") or "").lstrip("/").lower()] = kind
        elif local(node) == "Default":
            by_extension[(node.get("Extension") or "").lower()] = kind
    found = {}
    for name in parts:
        low = name.lower()
        if name == _TYPES or low.startswith(_BESIDE):
            continue
        kind = by_name.get(low) or by_extension.get(low.rpartition(".")[2], "")
        # LibreOffice and Word name the kind of their relations by the extension alone.
        found[name] = RELATIONS if low.endswith(".rels") else kind
    return found


def _types_of(reader: Reader, content: bytes, kept: dict[str, bytes]) -> bytes:
    """Return the list of kinds without the parts that were left behind."""
    tree = reader.parse(_TYPES, content)
    names = {name.lower() for name in kept}
    for node in list(tree):
        if local(node) == "Override" and (node.get("PartName") or "").lstrip("/").lower() not in names:
            tree.remove(node)
    return _written(tree)


def _relations(reader: Reader, name: str, parts: dict[str, bytes], left: set[str]) -> bytes:
    """Return the relations of a part without those to what was left behind; UnfitError for one that is not taken."""
    tree = reader.parse(name, parts[name])
    base = posixpath.dirname(posixpath.dirname(name))
    known = {one.lower() for one in parts}
    gone = {one.lower() for one in left}
    for node in list(tree):
        if local(node) != "Relationship":
            tree.remove(node)
            continue
        stays = relation(name, node)
        if (node.get("TargetMode") or "").strip().lower() == "external":
            continue
        target = unquote((node.get("Target") or "").partition("#")[0])
        # An absolute one is meant from the top of the document.
        place = posixpath.normpath(posixpath.join("/", base, target)).lstrip("/").lower()
        if not stays or place in gone:
            tree.remove(node)
        elif target and place not in known:
            # Word opens such a file; what is not there does no harm, but the engine would look for it.
            raise UnfitError(f"bagian {name} merujuk ke {place[:60]}, yang tidak ada dalam dokumen itu")
    return _written(tree)


def _written(tree: _Element) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
