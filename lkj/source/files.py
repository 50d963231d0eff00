"""Reading a project file: that it is there, inside the root, of sane size, and plain UTF-8 text."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from lkj.diagnostics import Finding, Position, Severity

__all__ = ["FORBIDDEN", "MAX_BYTES", "describe_character", "read_bytes", "read_source", "read_text"]

# Room for twenty thousand indicators; a year of an agency takes some kilobytes.
MAX_BYTES = 4 * 1024 * 1024

# Characters that no editor shows but that change what is read: controls except tab and line feed, invisible
# line separators, overrides of the writing direction, byte order marks, halves of surrogate pairs.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_MAX_CHARACTER_FINDINGS = 20

_UTF8_BOM = b"\xef\xbb\xbf"
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_FOREIGN_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAVE_AS_UTF8 = "simpan ulang berkas sebagai UTF-8 (di Notepad: Simpan Sebagai, Pengodean UTF-8)"

# Without these a link put in place after the check would be followed, and a pipe would wait for ever.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_text(path: Path, root: Path, content: bytes | None = None) -> tuple[str | None, list[Finding]]:
    """Read a prose file: its text with line feeds only and in Unicode NFC, or None and the findings.

    `content`, where given, is read in the place of what the file holds.

    Findings: LKJ106 (not plain UTF-8 text), LKJ107 (over 4 MiB), LKJ108 (missing or unreadable),
    LKJ110 (a link, outside the root, or not a regular file). Never raises for the state of the file.
    """
    _, text, findings = read_source(path, root, content)
    return (None if text is None else unicodedata.normalize("NFC", text)), findings


def read_source(path: Path, root: Path, content: bytes | None = None) -> tuple[str, str | None, list[Finding]]:
    """Read a file as `read_text` does, but leave composition as it stands, so that columns hold.

    Returns the file's name relative to the root, its text (line feeds only, no byte order mark) or None,
    and the findings.
    """
    file, location = _locate(path, root)
    if isinstance(location, Finding):
        return file, None, [location]
    found = _read_bytes(location, file) if content is None else _bounded(content, file)
    if isinstance(found, Finding):
        return file, None, [found]
    text = _decode(found, file)
    if isinstance(text, Finding):
        return file, None, [text]
    findings = _forbidden_characters(text, file)
    return file, (None if findings else text), findings


def read_bytes(path: Path, root: Path) -> bytes | None:
    """Return what a file holds, byte for byte; None where `read_source` would refuse to open it."""
    file, location = _locate(path, root)
    content = location if isinstance(location, Finding) else _read_bytes(location, file)
    return None if isinstance(content, Finding) else content


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


def _locate(path: Path, root: Path) -> tuple[str, Path | Finding]:
    """Return the file's name relative to the root, and its absolute path or the reason to refuse it."""
    try:
        absolute = Path(os.path.normpath(path.absolute()))
        bases = (Path(os.path.normpath(root.absolute())), root.resolve())
        base = next((base for base in bases if absolute.is_relative_to(base)), None)
        if base is None:
            return path.as_posix(), _refused(path.as_posix(), "berkas berada di luar folder proyek")
        relative = absolute.relative_to(base)
        file = relative.as_posix()
        current = base
        for part in relative.parts:
            current /= part
            if current.is_symlink():
                return file, _refused(file, "tautan simbolik tidak diikuti")
        # Windows junctions are no symbolic links, yet lead elsewhere.
        if not absolute.resolve().is_relative_to(root.resolve()):
            return file, _refused(file, "jalur ini mengarah ke luar folder proyek")
    except (OSError, RuntimeError, ValueError):
        return path.as_posix(), _missing(path, path.as_posix())
    return file, absolute


def _read_bytes(path: Path, file: str) -> bytes | Finding:
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            kind = "folder" if stat.S_ISDIR(mode) else "berkas khusus"
            return _refused(file, f"ini {kind}, bukan berkas biasa")
        with os.fdopen(os.open(path, _OPEN_FLAGS), "rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return _missing(path, file)
    except (OSError, ValueError):
        return _finding(
            "LKJ108",
            Position(file, 1, 1),
            f"berkas «{file}» tidak dapat dibaca",
            "periksa izin berkas, dan tutup program lain yang sedang memakainya",
        )
    return _bounded(content, file)


def _bounded(content: bytes, file: str) -> bytes | Finding:
    if len(content) <= MAX_BYTES:
        return content
    return _finding(
        "LKJ107",
        Position(file, 1, 1),
        f"berkas melebihi batas {MAX_BYTES // 1024 // 1024} MiB",
        "pecah isinya, atau keluarkan bahan yang bukan data laporan",
    )


def _decode(content: bytes, file: str) -> str | Finding:
    for mark, name in _FOREIGN_BOMS:
        if content.startswith(mark):
            return _finding(
                "LKJ106", Position(file, 1, 1), f"berkas tersimpan sebagai {name}, bukan UTF-8", _SAVE_AS_UTF8
            )
    content = content.removeprefix(_UTF8_BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    nul = content.find(0)
    if nul >= 0:
        return _finding(
            "LKJ106",
            Position(file, content.count(b"\n", 0, nul) + 1, 1),
            "berkas memuat bita NUL: ini berkas biner atau bukan UTF-8",
            _SAVE_AS_UTF8,
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
        return _finding(
            "LKJ106",
            Position(file, line, column),
            f"baris {line} bukan UTF-8: bita 0x{byte[0]:02X}{likely}",
            _SAVE_AS_UTF8,
        )


def _forbidden_characters(text: str, file: str) -> list[Finding]:
    findings = []
    for match in islice(FORBIDDEN.finditer(text), _MAX_CHARACTER_FINDINGS):
        start = match.start()
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        findings.append(
            _finding(
                "LKJ106",
                Position(file, line, column),
                f"{describe_character(match[0])} tidak boleh ada dalam berkas",
                "hapus karakter itu; bila tidak tampak, ketik ulang bagian ini",
            )
        )
    return findings


def _missing(path: Path, file: str) -> Finding:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except (OSError, ValueError):
        names = []
    near = get_close_matches(path.name, names, n=1)
    hint = (
        f"Mungkin maksud Anda «{near[0]}»" if near else "periksa ejaan nama berkas dan foldernya, atau buat berkas itu"
    )
    return _finding("LKJ108", Position(file, 1, 1), f"berkas «{file}» tidak ditemukan", hint)


def _refused(file: str, reason: str) -> Finding:
    return _finding(
        "LKJ110",
        Position(file, 1, 1),
        f"«{file}» ditolak: {reason}",
        "simpan berkas itu sendiri di dalam folder proyek",
    )


def _finding(code: str, position: Position, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, position, message, hint)
