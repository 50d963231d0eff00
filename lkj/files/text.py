"""The text of a project file: read by `lkj.files`, and plain UTF-8; what stands against it is a finding."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from lkj.diagnostics import Finding, Position
from lkj.diagnostics.nearest import nearest_file
from lkj.files.errors import RefusedError, Why
from lkj.files.origin import Origin
from lkj.files.read import MAX_BYTES

__all__ = ["FORBIDDEN", "MOST_TEXT", "describe_character", "read_source", "read_text", "refusal"]

# Characters that no editor shows but that change what is read: controls except tab and line feed, invisible
# line separators, overrides of the writing direction, byte order marks, halves of surrogate pairs.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
# Some eighty pages: more than any chapter, and what the engines make a document of in time.
MOST_TEXT = 256 * 1024
_MAX_CHARACTER_FINDINGS = 20

_UTF8_BOM = b"\xef\xbb\xbf"
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_FOREIGN_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# How the files of other programs begin: what they are, and how their words become a text.
_FOREIGN = (
    (b"PK\x03\x04", "berkas Word, Excel, atau ZIP"),
    (b"\xd0\xcf\x11\xe0", "berkas Word atau Excel"),
    (b"%PDF-", "berkas PDF"),
    (b"{\\rtf", "berkas RTF (WordPad)"),
)
_COPY_THE_TEXT = (
    "menyimpannya dengan nama lain tidak cukup: buka berkas itu dengan programnya, salin isinya ke Notepad, lalu simpan"
    " sebagai teks UTF-8"
)
_SAVE_AS_UTF8 = "simpan ulang berkas sebagai UTF-8 (di Notepad: Simpan Sebagai, Pengodean UTF-8)"
_CODES = {
    Why.MISSING: "LKJ108",
    Why.UNREADABLE: "LKJ108",
    Why.TOO_LARGE: "LKJ107",
    Why.LINK: "LKJ110",
    Why.OUTSIDE: "LKJ110",
    Why.SPECIAL: "LKJ110",
}


def read_text(origin: Origin, name: str, limit: int = MAX_BYTES) -> tuple[str | None, list[Finding]]:
    """Read a prose file: its text with line feeds only and in Unicode NFC, or None and the findings.

    Findings: LKJ106 (not plain UTF-8 text), LKJ107 (over the limit, in bytes), LKJ108 (missing or unreadable),
    LKJ110 (a link, outside the root, or not a regular file). Never raises for the state of the file.
    """
    text, findings = read_source(origin, name, limit)
    return (None if text is None else unicodedata.normalize("NFC", text)), findings


def read_source(origin: Origin, name: str, limit: int = MAX_BYTES) -> tuple[str | None, list[Finding]]:
    """Read a file as `read_text` does, but leave composition as it stands, so that columns hold.

    Returns its text (line feeds only, no byte order mark) or None, and the findings, which name it as it is found.
    """
    name = origin.true(name)
    try:
        text = _decode(origin.read(name, limit), name)
    except RefusedError as error:
        return None, [refusal(error, origin)]
    if isinstance(text, Finding):
        return None, [text]
    findings = _forbidden_characters(text, name)
    return (None if findings else text), findings


def refusal(error: RefusedError, origin: Origin) -> Finding:
    """Return what is to be said of a file that is not read: LKJ107, LKJ108 or LKJ110, at what stands in the way."""
    hint = (_similar(error.name, origin) if error.why is Why.MISSING else "") or error.hint
    return Finding(code=_CODES[error.why], position=Position(error.name, 1, 1), message=error.message, hint=hint)


def describe_character(character: str) -> str:
    """Name a character of `FORBIDDEN` in words, with its code point."""
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        kind = "separuh pasangan surogat"
    elif code in (0x2028, 0x2029):
        kind = "pemisah baris yang tidak tampak"
    elif 0x202A <= code <= 0x2069:
        kind = "karakter pengubah arah tulisan"
    elif code == 0xFEFF:
        kind = "tanda urutan bita (BOM)"
    elif code > 0xFFFD:
        kind = "kode yang bukan karakter"
    else:
        kind = "karakter kendali"
    return f"{kind} U+{code:04X}"


def _decode(content: bytes, file: str) -> str | Finding:
    for mark, name in _FOREIGN_BOMS:
        if content.startswith(mark):
            return Finding(
                code="LKJ106",
                position=Position(file, 1, 1),
                message=f"berkas tersimpan sebagai {name}, bukan UTF-8",
                hint=_SAVE_AS_UTF8,
            )
    for mark, name in _FOREIGN:
        if content.startswith(mark):
            return Finding(
                code="LKJ106", position=Position(file, 1, 1), message=f"ini {name}, bukan teks", hint=_COPY_THE_TEXT
            )
    content = content.removeprefix(_UTF8_BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    nul = content.find(0)
    if nul >= 0:
        return Finding(
            code="LKJ106",
            position=Position(file, content.count(b"\n", 0, nul) + 1, 1),
            message="berkas memuat bita NUL: ini berkas biner atau bukan UTF-8",
            hint=_SAVE_AS_UTF8,
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line_start = content.rfind(b"\n", 0, error.start) + 1
        line = content.count(b"\n", 0, error.start) + 1
        column = len(content[line_start : error.start].decode("utf-8")) + 1
        byte = content[error.start : error.start + 1]
        guess = byte.decode("cp1252", errors="ignore")
        likely = f", barangkali huruf «{guess}» dari Windows-1252" if guess.isprintable() and guess else ""
        return Finding(
            code="LKJ106",
            position=Position(file, line, column),
            message=f"baris {line} bukan UTF-8: bita 0x{byte[0]:02X}{likely}",
            hint=_SAVE_AS_UTF8,
        )


def _forbidden_characters(text: str, file: str) -> list[Finding]:
    findings = []
    for match in islice(FORBIDDEN.finditer(text), _MAX_CHARACTER_FINDINGS):
        start = match.start()
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        findings.append(
            Finding(
                code="LKJ106",
                position=Position(file, line, column),
                message=f"{describe_character(match[0])} tidak boleh ada dalam berkas",
                hint="hapus karakter itu; bila tidak tampak, ketik ulang bagian ini",
            )
        )
    return findings


def _similar(name: str, origin: Origin) -> str:
    """Return the remedy that names the neighbour of a missing file which may be meant, "" where there is none."""
    above, _, last = name.rpartition("/")
    try:
        names = [one for one, _ in origin.entries(above)]
    except RefusedError:
        return ""
    near = nearest_file(last, names)
    return f"mungkin maksud Anda «{near}»; bila ya, ganti namanya menjadi «{last}»" if near else ""
