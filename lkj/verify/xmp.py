"""The metadata of a PDF (XMP): the same statements, however a writer puts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP, _MM = "{http://ns.adobe.com/xap/1.0/}", "{http://ns.adobe.com/xap/1.0/mm/}"
_PRODUCER, _XML = "{http://ns.adobe.com/pdf/1.3/}Producer", "{http://www.w3.org/XML/1998/namespace}"
_LISTS = frozenset(f"{_RDF}{kind}" for kind in ("Seq", "Bag", "Alt"))
_VOCABULARY = "{http://www.aiim.org/pdfa/ns/extension/}schemas"
_DEEPEST = 20
#: What a program that saves a file anew says of that: when, and which copy.
_SAVING = frozenset({f"{_XMP}ModifyDate", f"{_XMP}MetadataDate", f"{_MM}InstanceID"})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")
_ID = re.compile(r"[A-Za-z0-9+/=:_.-]{1,100}")
# Programs and libraries that save and sign PDFs, as they name themselves; anything else may be a message to the reader.
_WRITER = re.compile(
    r"(pikepdf|qpdf|pypdf2?|pdf-lib|pdfcpu|pymupdf|mupdf|openpdf|itext|pyhanko|acrobat|adobe|apache|pdfbox|foxit|"
    r"poppler|jsignpdf|libreoffice|microsoft|peruri|bsre|esign|nitro|xodo|pspdfkit|syncfusion|aspose)\b"
    r"[\w .,:;()®©/+-]{0,150}",
    re.IGNORECASE,
)


def is_writer(name: str) -> bool:
    """Tell whether a text names a program that saves PDFs, and nothing else."""
    return _WRITER.fullmatch(name) is not None


def same_metadata(expected: bytes | None, actual: bytes | None) -> bool:
    """Tell whether two packets state the same, but for when and by what the file was last saved."""
    if expected is None or actual is None:
        return False
    ours, theirs = _statements(expected), _statements(actual)
    if ours is None or theirs is None:
        return False
    differing = [key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)]
    return all(_of_saving(key, theirs.get(key)) or _less(key, ours.get(key), theirs.get(key)) for key in differing)


def _less(key: str, ours: object, theirs: object) -> bool:
    """Tell whether the description of the packet's own vocabulary lost words, as pyHanko loses them; none came."""
    return key == _VOCABULARY and set(_texts(theirs)) <= {*_texts(ours), ""}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif value is not None:
        yield str(value)


def _of_saving(key: str, value: object) -> bool:
    """Tell whether a property, with the value it now has, is what a program says when it saves a file."""
    if key == _PRODUCER:
        return isinstance(value, str) and is_writer(value)
    form = _ID if key == f"{_MM}InstanceID" else _DATE
    return key in _SAVING and (value is None or (isinstance(value, str) and form.fullmatch(value) is not None))


def _statements(data: bytes) -> dict[str, Any] | None:
    """Return the properties of a packet with their values; None when it is none, or says anything beside them."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        tree = etree.fromstring(data.strip(b"\0 \t\r\n"), parser)
        rdf = tree if tree.tag == f"{_RDF}RDF" else next(iter(tree), None)
        if b"<!DOCTYPE" in data or rdf is None or rdf.tag != f"{_RDF}RDF":
            return None
        found: dict[str, Any] = {}
        for description in rdf:
            for key, value in _properties(description, 0):
                if key in found:
                    return None
                found[key] = value
    except (etree.XMLSyntaxError, ValueError):
        return None
    return found


def _properties(node: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """Yield what a resource states; an attribute is short for an element."""
    for name, value in node.attrib.items():
        if not str(name).startswith((_RDF, _XML)):
            yield str(name), str(value)
    for child in node:
        if isinstance(child.tag, str):
            yield str(child.tag), _value(child, depth + 1)


def _value(node: Any, depth: int) -> Any:
    """Return a value as a text, a list or a resource; ValueError when it is nested deeper than any of ours."""
    if depth > _DEEPEST:
        raise ValueError("deep")
    inner = [child for child in node if isinstance(child.tag, str)]
    only = str(inner[0].tag) if len(inner) == 1 else ""
    if only in _LISTS:
        items = tuple((item.get(f"{_XML}lang"), _value(item, depth + 1)) for item in inner[0])
        return (only, items)
    if only == f"{_RDF}Description":
        return _value(inner[0], depth + 1)
    said = dict(_properties(node, depth))
    return tuple(sorted(said.items(), key=str)) if said else (node.text or "").strip()
