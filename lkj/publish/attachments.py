"""Files inside a PDF: how Typst is told to attach them, and how they are read back.

Names are relative paths with forward slashes. No file of a project is named to Typst: text travels as `sys.inputs`,
other bytes in files that are called by their number.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from typing import Any

from lkj.publish.errors import EngineError

#: The one attachment that is no source but what was computed from the others.
VALUES = "nilai.json"
_MIME = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".yaml": "application/yaml",
    ".md": "text/markdown",
    ".j2": "text/plain",
    ".json": "application/json",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def _kind(name: str) -> str:
    return _MIME.get(name[name.rfind(".") :].lower(), "application/octet-stream")


def _described(name: str) -> tuple[str, str]:
    """Return the relation of a file to the document (ISO 19005-3) and what it is."""
    if name == VALUES:
        return "data", "Nilai hasil hitungan, versi lkj, dan sidik setiap lampiran"
    if name.endswith(".md"):
        return "source", "Narasi laporan"
    return "source", "Templat laporan" if name.endswith((".j2", ".docx")) else "Data laporan"


def _quoted(text: str) -> str:
    """Return a text as a string of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def attaching(attachments: Mapping[str, bytes]) -> tuple[str, dict[str, str], dict[str, bytes]]:
    """Return the Typst text that attaches the files, in the order of their names, and what it reads.

    That are inputs, which are text, and files in its root.
    """
    lines, inputs, beside = [], {}, {}
    for number, name in enumerate(sorted(attachments)):
        data, key = attachments[name], f"lampiran:{number}"
        try:
            inputs[key], content = data.decode(), f'bytes(sys.inputs.at("{key}"))'
        except UnicodeDecodeError:
            file = f"lampiran-{number}"
            beside[file] = data
            content = f'read("/{file}", encoding: none)'
        relation, what = _described(name)
        lines.append(
            f"#pdf.attach({_quoted(name)}, {content}, relationship: {_quoted(relation)},"
            f" mime-type: {_quoted(_kind(name))}, description: {_quoted(what)})"
        )
    return "\n".join(lines), inputs, beside


def content_of(attachment: Any) -> bytes:
    """Return the bytes of an attachment of PDFium."""
    import pypdfium2 as pdfium

    try:
        return bytes(attachment.get_data())
    except pdfium.PdfiumError:
        return b""  # an empty file is an error to PDFium


def name_of(attachment: Any) -> str:
    """Return the name of an attachment as a PDF bears it; on Windows PDFium hands it out as a path of that system."""
    return str(attachment.get_name()).replace("\\", "/")


def attached(pdf: bytes) -> dict[str, bytes]:
    """Return the files inside a PDF by name; EngineError when it cannot be read."""
    import pypdfium2 as pdfium

    try:
        with closing(pdfium.PdfDocument(pdf)) as document:
            found = [document.get_attachment(n) for n in range(document.count_attachments())]
            return {name_of(one): content_of(one) for one in found}
    except pdfium.PdfiumError as error:
        raise EngineError("berkas ini bukan PDF yang utuh", "buat ulang dengan `lkj build`") from error
