"""Reference documents of all kinds: the shipped one with parts changed, added or taken away."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

SHIPPED = Path(__file__).parents[2] / "templates" / "reference.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "[Content_Types].xml"


def parts() -> dict[str, bytes]:
    """Return the parts of the shipped document by name."""
    with zipfile.ZipFile(SHIPPED) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: Mapping[str, bytes | str]) -> bytes:
    """Return a Word file of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_type(content: dict[str, bytes], name: str, kind: str) -> dict[str, bytes]:
    """Return the parts with the kind of one more part said."""
    said = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()
    return content | {TYPES: content[TYPES].replace(b"</Types>", said)}


def changed(**new: bytes | str) -> bytes:
    """Return the shipped document with some parts written anew."""
    return packed({**parts(), **new})


def relation(kind: str, target: str, *, outside: bool = True, base: str = OFFICE) -> str:
    """Return the relations of a part that has one."""
    mode = ' TargetMode="External"' if outside else ""
    return (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{base}/{kind}" Target="{target}"{mode}/>'
        "</Relationships>"
    )


def foot(inner: str, *, w: str = W, more: str = "") -> str:
    """Return a footer with this content."""
    return f'<w:ftr xmlns:w="{w}"{more}>{inner}</w:ftr>'


def mark(kind: str) -> str:
    """Return the run with a mark of a field: begin, separate or end."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    """Return a run with a piece of a field's code."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(*pieces: str) -> str:
    """Return a paragraph with one field whose code comes in these pieces."""
    return (
        f"<w:p>{mark('begin')}{''.join(map(code, pieces))}{mark('separate')}<w:r><w:t>1</w:t></w:r>{mark('end')}</w:p>"
    )
