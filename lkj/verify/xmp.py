"""The metadata of a PDF (XMP): the same statements, however a writer puts them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from lxml import etree

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP, _MM = "{http://ns.adobe.com/xap/1.0/}", "{http://ns.adobe.com/xap/1.0/mm/}"
_PRODUCER, _XML = "{http://ns.adobe.com/pdf/1.3/}Producer", "{http://www.w3.org/XML/1998/namespace}"
_META = "{adobe:ns:meta/}"
_LISTS = frozenset(f"{_RDF}{kind}" for kind in ("Seq", "Bag", "Alt"))
_DEEPEST = 20
#: What a program that saves a file anew says of that: when, and which copy.
_SAVING = frozenset({f"{_XMP}ModifyDate", f"{_XMP}MetadataDate", f"{_MM}InstanceID"})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")
_ID = re.compile(r"(urn:)?(uuid:|xmp\.iid:)?[0-9A-Fa-f-]{32,36}|[A-Za-z0-9+/]{22}==")
_ABOUT = re.compile(r"(uuid:[0-9A-Fa-f-]{32,36})?")
_AROUND = re.compile(r"begin=[\"'][\ufeff\s]*[\"'] id=[\"']W5M0MpCehiHzreSzNTczkc9d[\"']|end=[\"'][rw][\"']")
_TOOLKIT = re.compile(r"xmp-writer|(Adobe )?XMP (Core|toolkit) [\d., :/c-]+|Image::ExifTool [\d.]+")
# Programs and libraries that save and sign PDFs, and the words with which they name themselves; anything else may be a
# message to the reader.
_WRITER = re.compile(
    r"(pikepdf|qpdf|pypdf2?|pdf-lib|pdfcpu|pymupdf|mupdf|openpdf|itext(sharp)?|pyhanko|acrobat|adobe|apache|pdfbox|foxit|"
    r"poppler|jsignpdf|libreoffice|microsoft|peruri|bsre|esign|nitro|xodo|pspdfkit|syncfusion|aspose)(?![a-z])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[ ,;:/()®©™_-]+")
_WORDS = {
    "acrobat", "adobe", "agpl", "android", "apache", "apryse", "aspose", "aspose.pdf", "balai", "bit", "bsre",
    "build", "business", "by", "cloud", "com", "community", "core", "creator", "dc", "dev", "distiller", "editor",
    "elektronik", "engine", "enterprise", "esign", "essential", "excel", "export", "for", "foxit", "github.com",
    "group", "hopding", "https", "hub", "ios", "itext", "itextsharp", "java", "js", "jsignpdf", "lib",
    "library", "libreoffice", "licensed", "linux", "lowagie.com", "mac", "macintosh", "macos", "microsoft", "mupdf",
    "net", "nitro", "nv", "office", "on", "online", "openpdf", "os", "pdf", "pdfbox", "pdfcpu", "pdfium", "peruri",
    "phantompdf", "pikepdf", "poppler", "powerpoint", "print", "printer", "pro", "professional", "project",
    "pspdfkit", "pyhanko", "pymupdf", "pypdf", "pypdf2", "qpdf", "reader", "release", "sdk", "sertifikasi", "server",
    "sign", "snapshot", "standard", "suite", "syncfusion", "to", "using", "version", "windows", "word", "www", "x",
    "xodo",
}  # fmt: skip
_VERSION = re.compile(
    r"v?\d{1,10}(\.\d{1,10}){0,5}([a-z]{1,2}\d{0,6})?|x86|x64|aarch64|arm64|1t3xt|(alpha|beta|rc|post|dev)\d*"
)
_MOST_WORDS = 20


def is_writer(name: str) -> bool:
    """Tell whether a text names a program that saves PDFs, with its maker and version, and nothing else."""
    program = _WRITER.match(name)
    if program is None:
        return False
    words = [word.rstrip(".") for word in _BETWEEN.split(name[program.end() :].casefold()) if word]
    return len(words) <= _MOST_WORDS and all(word in _WORDS or _VERSION.fullmatch(word) for word in words)


def same_metadata(expected: bytes | None, actual: bytes | None) -> bool:
    """Tell whether two packets state the same, but for when and by what the file was last saved."""
    if expected is None or actual is None:
        return False
    ours, theirs = _statements(expected), _statements(actual)
    if ours is None or theirs is None:
        return False
    differing = [key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)]
    return all(_of_saving(key, theirs.get(key)) for key in differing)


def _of_saving(key: str, value: object) -> bool:
    """Tell whether a property, with the value it now has, is what a program says when it saves a file."""
    if key == _PRODUCER:
        return isinstance(value, str) and is_writer(value)
    form = _ID if key == f"{_MM}InstanceID" else _DATE
    return key in _SAVING and (value is None or (isinstance(value, str) and form.fullmatch(value) is not None))


class _StrangeError(ValueError):
    """A packet that says something beside its properties, or in a way in which two readers read it differently."""


def _statements(data: bytes) -> dict[str, Any] | None:
    """Return the properties of a packet with their values; None when it is none, or says anything beside them."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data.strip(b"\0 \t\r\n"), parser)
        _require_bare(root)
        if root.tag in (f"{_META}xmpmeta", f"{_META}xapmeta"):
            (rdf,) = _elements(root)
        else:
            rdf = root
        if rdf.tag != f"{_RDF}RDF" or rdf.attrib:
            return None
        found: list[tuple[str, Any]] = []
        for description in _elements(rdf):
            if description.tag != f"{_RDF}Description":
                return None
            found += _properties(description, 0)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return dict(found) if len(dict(found)) == len(found) else None


def _require_bare(root: Any) -> None:
    """Refuse what stands around the properties: a DOCTYPE, comments, instructions, what the toolkit calls itself."""
    if root.getroottree().docinfo.doctype:
        raise _StrangeError("doctype")
    for around in (*root.itersiblings(), *root.itersiblings(preceding=True)):
        if around.tag is not etree.PI or around.target != "xpacket" or not _AROUND.fullmatch(around.text or ""):
            raise _StrangeError("around")
    for name, value in root.attrib.items():
        if name != f"{_META}xmptk" or not (_TOOLKIT.fullmatch(value.strip()) or is_writer(value)):
            raise _StrangeError("toolkit")


def _elements(node: Any) -> list[Any]:
    """Return the elements within one that holds nothing but elements."""
    inner = list(node)
    said = (node.text, *(child.tail for child in inner))
    if any(text and text.strip() for text in said) or not all(isinstance(child.tag, str) for child in inner):
        raise _StrangeError("text")
    return inner


def _properties(node: Any, depth: int) -> list[tuple[str, Any]]:
    """Return what a resource states; an attribute is short for an element."""
    found: list[tuple[str, Any]] = []
    for name, value in _attributes(node, {f"{_RDF}about", f"{_RDF}parseType", f"{_XML}lang"}).items():
        if not name.startswith((_RDF, _XML)):
            found.append((name, value))
        elif name == f"{_RDF}about" and not _ABOUT.fullmatch(value):
            raise _StrangeError("about")
    found += [(str(child.tag), _value(child, depth + 1)) for child in _elements(node)]
    return found


def _attributes(node: Any, allowed: Collection[str]) -> dict[str, str]:
    """Return the attributes of an element, of those that RDF and XML define only `allowed` ones."""
    held = {str(name): str(value) for name, value in node.attrib.items()}
    if any(name.startswith((_RDF, _XML)) and name not in allowed for name in held):
        raise _StrangeError("attribute")
    return held


def _value(node: Any, depth: int) -> Any:
    """Return a value as a text, a list or a resource; ValueError when it is nested deeper than any of ours."""
    if depth > _DEEPEST:
        raise _StrangeError("deep")
    held = _attributes(
        node, {f"{_RDF}parseType", f"{_RDF}resource"} | ({f"{_XML}lang"} if node.tag == f"{_RDF}li" else set())
    )
    stated = {name for name in held if name != f"{_XML}lang"}
    if not len(node):
        text = (node.text or "").strip()
        if not stated or stated == {f"{_RDF}parseType"}:
            return text
        if text or (f"{_RDF}resource" in stated and len(stated) > 1):
            raise _StrangeError("two values")
        return held.get(f"{_RDF}resource") or _resource(node, depth)
    if held.get(f"{_RDF}parseType") == "Resource":
        return _resource(node, depth)
    (only,) = _elements(node)
    if stated:
        raise _StrangeError("two values")
    if only.tag in _LISTS:
        if only.attrib:
            raise _StrangeError("attribute")
        return (str(only.tag), tuple(_item(item, depth) for item in _elements(only)))
    if only.tag == f"{_RDF}Description":
        return _resource(only, depth)
    raise _StrangeError("value")


def _item(item: Any, depth: int) -> tuple[str | None, Any]:
    if item.tag != f"{_RDF}li":
        raise _StrangeError("list")
    return item.get(f"{_XML}lang"), _value(item, depth + 1)


def _resource(node: Any, depth: int) -> Any:
    said = _properties(node, depth)
    if len(dict(said)) != len(said):
        raise _StrangeError("said twice")
    return tuple(sorted(said, key=str))
