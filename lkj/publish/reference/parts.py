"""What a reference document may consist of: kinds of parts, relations between them, and what no part may say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lkj.publish.reference.errors import UnfitError
from lkj.publish.reference.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["LEFT_OUT", "RELATIONS", "ROOTS", "check_content", "is_font", "is_kept", "is_picture", "relation"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "application/vnd.openxmlformats-officedocument."
RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
# What the engine reads: the name of its outermost element.
ROOTS = {
    f"{_WORD}{kind}+xml": root
    for kind, root in {
        "document.main": "document", "styles": "styles", "settings": "settings", "webSettings": "webSettings",
        "fontTable": "fonts", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
        "comments": "comments", "header": "hdr", "footer": "ftr",
    }.items()
}  # fmt: skip
_KEPT_XML = ROOTS.keys() | {
    RELATIONS, _OFFICE + "theme+xml", _OFFICE + "extended-properties+xml", _OFFICE + "custom-properties+xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
}  # fmt: skip
_PICTURES = {
    "image/png": ("png",), "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"), "image/gif": ("gif",), "image/bmp": ("bmp",),
    "image/tiff": ("tif", "tiff"), "image/x-emf": ("emf",), "image/emf": ("emf",), "image/x-wmf": ("wmf",),
    "image/wmf": ("wmf",), "image/svg+xml": ("svg",), "image/jpg": ("jpg", "jpeg"),
}  # fmt: skip
_FONTS = {
    _OFFICE + "obfuscatedFont": ("odttf",),
    "application/x-fontdata": ("fntdata",),
    "application/x-font-ttf": ("ttf",),
}
# Harmless, and of no use for styles: Word and LibreOffice write it by themselves, so it is left behind, not refused.
LEFT_OUT = frozenset(
    {_WORD + "stylesWithEffects+xml", "application/vnd.ms-word.stylesWithEffects+xml", _WORD + "document.glossary+xml",
     _WORD + "commentsExtended+xml", _WORD + "commentsIds+xml", _WORD + "commentsExtensible+xml", _WORD + "people+xml",
     _OFFICE + "customXmlProperties+xml", _WORD + "printerSettings",
     "application/vnd.ms-office.classificationlabels+xml", "application/vnd.ms-word.keyMapCustomizations+xml"}
)  # fmt: skip

_TYPES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/",
    # LibreOffice's spelling of the line above, in «Office Open XML Text».
    "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/",
)
_KEPT_RELATIONS = frozenset(
    {"officeDocument", "core-properties", "extended-properties", "extendedProperties", "custom-properties",
     "customProperties", "styles", "settings", "webSettings", "fontTable", "numbering", "footnotes", "endnotes",
     "comments", "header", "footer", "theme", "image", "font", "hyperlink"}
)  # fmt: skip
_LEFT_RELATIONS = frozenset({"customXml", "customXmlProps", "glossaryDocument", "printerSettings", "thumbnail"})
_LEFT_OF_MICROSOFT = re.compile(
    r"http://schemas\.microsoft\.com/office/[\d/]+/relationships/"
    r"(stylesWithEffects|commentsExtended|commentsIds|commentsExtensible|people|classificationlabels"
    r"|keyMapCustomizations|intelligence)"
)
_LINKS = frozenset({"http", "https", "mailto"})

# Elements that fetch, embed or run something, whatever the namespace.
_REFUSED = {
    "altChunk": "berkas lain yang disisipkan",
    "subDoc": "berkas lain yang disisipkan",
    "attachedTemplate": "templat tertaut",
    "mailMerge": "sumber data surat massal",
    "dataSource": "sumber data surat massal",
    "OLEObject": "objek tertanam",
    "object": "objek tertanam",
    "objectEmbed": "objek tertanam",
    "objectLink": "objek tertaut",
    "control": "kendali ActiveX",
    "contentPart": "isi tertaut",
    "entryMacro": "makro",
    "exitMacro": "makro",
    "frameset": "bingkai yang membuka berkas lain",
    "sourceFileName": "bingkai yang membuka berkas lain",
    "saveThroughXslt": "perintah simpan lewat berkas lain",
    "webVideoPr": "video dari jaringan",
    "videoFile": "video",
    "audioFile": "suara",
    "quickTimeFile": "video",
    "script": "skrip",
    "foreignObject": "isi asing dalam gambar SVG",
    "externalData": "data tertaut",
}
_DRAWN = (
    "urn:schemas-microsoft-com:",
    "http://www.w3.org/2000/svg",
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/schemaLibrary/",
)
_INSIDE = re.compile(r"#|data:image/|\s*$")
_DETACH = "lepaskan templatnya di Word (tab Pengembang, Templat Dokumen, pilih Normal), lalu simpan ulang"
_CLEAN = "simpan ulang tanpa isi, objek, makro, dan tautan: hanya gaya, kop, dan kaki halaman yang dipakai"


def is_kept(content_type: str, name: str) -> bool:
    """Tell whether a part of this kind, under this name, belongs in a reference document."""
    extension = name.rpartition(".")[2].lower()
    if content_type in _KEPT_XML:
        return extension == ("rels" if content_type == RELATIONS else "xml")
    return extension in {**_PICTURES, **_FONTS}.get(content_type, ())


def is_picture(content_type: str) -> bool:
    """Tell whether a part is a picture."""
    return content_type in _PICTURES


def is_font(content_type: str) -> bool:
    """Tell whether a part is a font."""
    return content_type in _FONTS


def relation(name: str, node: _Element) -> bool:
    """Tell whether a relation of a part stays; UnfitError for one that leads out or to what is not taken."""
    said = (node.get("Type") or "").strip()
    kind = next((said.removeprefix(start) for start in _TYPES if said.startswith(start)), said)
    external = (node.get("TargetMode") or "Internal").strip().lower() != "internal"
    target = (node.get("Target") or "").strip()
    if kind in _LEFT_RELATIONS or _LEFT_OF_MICROSOFT.fullmatch(said):
        return False
    if kind == "attachedTemplate":
        raise UnfitError(f"bagian {name} menautkan templat «{target[:60]}»", _DETACH)
    if kind not in _KEPT_RELATIONS:
        shown = said.rpartition("/")[2] or said
        raise UnfitError(f"bagian {name} memuat hubungan «{shown[:60]}», yang tidak diperlukan dokumen acuan", _CLEAN)
    if external and (kind != "hyperlink" or not _is_link(target)):
        raise UnfitError(f"bagian {name} merujuk ke luar dokumen: «{target[:60]}»", _CLEAN)
    if not external and (":" in target.partition("#")[0] or "\\" in target or target.startswith("//")):
        raise UnfitError(f"bagian {name} merujuk ke luar dokumen: «{target[:60]}»", _CLEAN)
    return True


def _is_link(target: str) -> bool:
    try:
        return urlsplit(target).scheme.lower() in _LINKS
    except ValueError:
        return False


def check_content(name: str, tree: _Element) -> None:
    """Refuse what a part says that fetches, embeds or runs something."""
    for node in tree.iter():
        kind = local(node)
        if kind in _REFUSED:
            hint = _DETACH if kind == "attachedTemplate" else _CLEAN
            raise UnfitError(f"bagian {name} memuat {_REFUSED[kind]} ({kind})", hint)
        if kind == "HyperlinkBase" and (node.text or "").strip():
            raise UnfitError(f"bagian {name} memberi tautan relatif sebuah pangkal di luar dokumen", _CLEAN)
        tag = str(node.tag)
        if not tag.startswith("{") or not tag[1:].startswith(_DRAWN):
            continue
        for key, value in node.attrib.items():
            attribute = str(key).rpartition("}")[2].lower()
            said = str(value).strip()
            # A drawing of the old kind names its picture by a relation; an address in it is fetched when it is opened.
            if attribute in ("src", "althref", "manifestlocation", "schemalocation") and not _INSIDE.match(said):
                raise UnfitError(f"bagian {name} mengambil berkas dari «{said[:60]}»", _CLEAN)
            if attribute == "href" and not _INSIDE.match(said) and (kind == "image" or not _is_link(said)):
                raise UnfitError(f"bagian {name} merujuk ke luar dokumen: «{said[:60]}»", _CLEAN)
