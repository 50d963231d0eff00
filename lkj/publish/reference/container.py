"""The ZIP archive of a stranger, unpacked within bounds: its directory is asked before a byte is inflated."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO

from lkj.publish.reference.errors import UnfitError

__all__ = ["pack", "unpack"]

_MAX_PARTS = 400
_MAX_NAME = 200
_MAX_PART = 16 * 1024 * 1024
_MAX_WHOLE = 48 * 1024 * 1024
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
# What Word and LibreOffice call their parts; no "%2e%2e", no backslash, no drive.
_NAME = re.compile(r"(?:[\w\[\]()-][\w\[\]() .+-]*/)*[\w\[\]()-][\w\[\]() .+-]*|_rels/\.rels", re.ASCII)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_SMALLER = "simpan ulang dokumen acuan tanpa isi dan gambar; hanya gayanya yang dipakai"
_RESAVE = "simpan ulang dengan Word atau LibreOffice sebagai dokumen Word (.docx)"


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive by name; UnfitError for one that is broken, odd, or too large when unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_directory(entries, len(data))
            return {one.filename: _inflate(archive, one) for one in entries if not one.is_dir()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error) as error:
        raise UnfitError("bukan dokumen Word yang utuh") from error
    except (OSError, EOFError, RuntimeError, ValueError, LookupError, NotImplementedError) as error:
        # What zipfile raises for headers that contradict themselves.
        raise UnfitError("bukan dokumen Word yang utuh") from error


def _check_directory(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > _MAX_PARTS:
        raise UnfitError(f"memuat {len(entries)} bagian, lebih daripada {_MAX_PARTS}", _SMALLER)
    seen: set[str] = set()
    for one in entries:
        name = one.filename.removesuffix("/") if one.is_dir() else one.filename
        # orig_filename is what stands in the file; zipfile cuts at a NUL.
        if one.filename != one.orig_filename or len(name) > _MAX_NAME or not _NAME.fullmatch(name):
            raise UnfitError(f"nama bagian «{one.orig_filename[:_MAX_NAME]}» tidak lazim bagi dokumen Word", _RESAVE)
        if one.filename.lower() in seen:
            raise UnfitError(f"bagian {one.filename} ada dua kali", _RESAVE)
        seen.add(one.filename.lower())
        if one.flag_bits & _ENCRYPTED:
            raise UnfitError("dokumen itu berkata sandi", "simpan ulang tanpa kata sandi")
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnfitError(f"bagian {one.filename} dimampatkan dengan cara yang tidak lazim", _RESAVE)
        if one.file_size > _MAX_PART:
            raise UnfitError(f"bagian {one.filename} lebih besar daripada 16 MB", _SMALLER)
    if sum(one.file_size for one in entries) > _MAX_WHOLE:
        raise UnfitError("isinya lebih besar daripada 48 MB bila dibuka", _SMALLER)
    _check_places(entries, size)


def _check_places(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Refuse entries that share bytes: such an archive is a bomb, or means two things to two readers."""
    placed = sorted(entries, key=lambda one: one.header_offset)
    ends = [one.header_offset for one in placed[1:]] + [size]
    for one, end in zip(placed, ends, strict=True):
        if one.header_offset + _LOCAL_HEADER + len(one.orig_filename.encode()) + one.compress_size > end:
            raise UnfitError(f"bagian {one.filename} bertindih dengan bagian lain", _RESAVE)


def _inflate(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    with archive.open(one) as part:
        # No more than was declared, whatever the compressed bytes hold.
        content = part.read(one.file_size + 1)
    if len(content) != one.file_size:
        raise UnfitError("bukan dokumen Word yang utuh")
    return content


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of the parts that means one thing to every reader; the same parts, the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
