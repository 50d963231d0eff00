"""Why a file could not be opened or written, in Indonesian: what the system says in English reaches no user."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping
from enum import Enum, StrEnum

from lkj.diagnostics.finding import UserError

__all__ = [
    "FileError",
    "RefusedError",
    "Why",
    "is_held",
    "link_refused",
    "locked_folder",
    "read_only",
    "reason",
    "refused",
    "special",
    "told",
    "too_large",
    "unwritable",
]


class FileError(UserError):
    """A file could not be opened or written."""


def told(error: Exception) -> tuple[str, str]:
    """Return the two sentences on a failure that is no UserError: what happened, and what to do about it."""
    if isinstance(error, OSError):
        why, hint = reason(error)
        return f"galat: {error.filename or 'berkas'} tidak dapat dibaca atau ditulis: {why}", f"saran: {hint}"
    if isinstance(error, (RecursionError, MemoryError)):
        what = "bersarang terlalu dalam" if isinstance(error, RecursionError) else "memerlukan lebih banyak memori"
        return f"galat: ada berkas atau folder proyek yang {what} daripada yang dapat diolah", f"saran: {_TOO_MUCH}"
    said = f"galat dalam lkj: {type(error).__name__}: {error}"
    return said, "saran: jalankan lagi dengan --debug, lalu laporkan keluarannya"


class Why(StrEnum):
    """Why a file of the project is not read."""

    MISSING = "tidak ada"
    LINK = "tautan"
    OUTSIDE = "di luar"
    SPECIAL = "bukan berkas biasa"
    TOO_LARGE = "terlalu besar"
    UNREADABLE = "tidak terbaca"


class RefusedError(FileError):
    """A file is not read, for the reason `why`; `name` is what stands in the way: the file, or a link above it."""

    def __init__(self, why: Why, name: str, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.why = why
        self.name = name


_TOO_MUCH = (
    "keluarkan berkas yang terakhir ditambahkan, lalu jalankan lagi; --debug menunjukkan langkah tempat lkj berhenti"
)
_FULL = ("cakram penuh", "kosongkan sebagian isinya, lalu jalankan lagi")
_HELD = ("berkas sedang dibuka program lain", "tutup berkas itu (misalnya di Word), lalu jalankan lagi")
_DENIED = ("sistem tidak mengizinkannya", "periksa izin berkas itu dan foldernya")
# Windows says the same of both.
_EITHER = (
    "berkas sedang dibuka program lain, atau foldernya tidak boleh ditulisi",
    "tutup berkas itu (misalnya di Word); bila tidak sedang terbuka, periksa izin foldernya",
)
_NOT_PERMITTED = _EITHER if sys.platform == "win32" else _DENIED
_READ_ONLY = ("cakram atau foldernya hanya dapat dibaca", "pakai folder yang boleh ditulisi")
_MISSING = ("berkas atau foldernya tidak ada", "periksa ejaan nama berkas dan foldernya")
_LONG = (
    "nama berkas atau jalurnya terlalu panjang",
    "pendekkan nama, atau pindahkan proyek ke folder yang lebih dangkal",
)
_NAME = ("nama berkas itu tidak dapat dipakai di sini", "pakai nama tanpa tanda khusus")
_MANY = ("terlalu banyak berkas terbuka", "tutup program lain, lalu jalankan lagi")
_BROKEN = ("cakram tidak dapat dibaca atau ditulis", "periksa cakramnya, lalu jalankan lagi")
_NETWORK = ("folder jaringan tidak dapat dihubungi", "periksa sambungan, atau pindahkan proyek ke komputer ini")
_CLOUD = ("berkas ini ada di awan dan belum terunduh", "buka OneDrive, unduh berkas itu, lalu jalankan lagi")
_BUSY = ("berkas sedang dipakai", "tutup program yang memakainya, lalu jalankan lagi")
_LINK = ("tautan tidak diikuti", "simpan berkas itu sendiri di dalam folder proyek")
_MEMORY = ("memori tidak cukup", "tutup program lain, lalu jalankan lagi")

# By the name of the error number, for not every system knows every one.
_BY_NAME: Mapping[str, tuple[str, str]] = {
    "ENOSPC": _FULL,
    "EDQUOT": ("jatah cakram habis", "kosongkan sebagian isinya, lalu jalankan lagi"),
    "EACCES": _NOT_PERMITTED,
    "EPERM": _NOT_PERMITTED,
    "EROFS": _READ_ONLY,
    "ENAMETOOLONG": _LONG,
    "ELOOP": _LINK,
    "EMFILE": _MANY,
    "ENFILE": _MANY,
    "EISDIR": ("ini folder, bukan berkas", "sebut nama berkas"),
    "ENOTDIR": (
        "salah satu bagian jalurnya bukan folder",
        "hapus atau ganti nama berkas yang menempati nama folder itu",
    ),
    "ENOENT": _MISSING,
    "EXDEV": ("tujuannya di cakram lain", "pakai folder di cakram yang sama"),
    "EEXIST": ("nama itu sudah terpakai", "hapus atau ganti nama yang ada"),
    "ENOTEMPTY": ("foldernya tidak kosong", "pindahkan isinya dahulu"),
    "EBUSY": _BUSY,
    "ETXTBSY": _BUSY,
    "EAGAIN": _BUSY,
    "EDEADLK": _BUSY,
    "EFBIG": ("berkas terlalu besar untuk cakram ini", "pakai cakram lain"),
    "EINVAL": _NAME,
    "EILSEQ": _NAME,
    "EIO": _BROKEN,
    "ENODEV": _BROKEN,
    "ENXIO": _BROKEN,
    "ENOMEM": _MEMORY,
    "ENOBUFS": _MEMORY,
    "EINTR": ("terputus", "jalankan lagi"),
    "EBADF": ("berkas itu sudah ditutup", "jalankan lagi"),
    "EPIPE": ("penerima keluaran sudah berhenti", "jalankan lagi"),
    "ENOEXEC": ("program itu tidak dapat dijalankan di sini", "pasang ulang lkj"),
    "ENOTSUP": ("tidak didukung cakram ini", "pakai cakram lain"),
    "ENOSYS": ("tidak didukung sistem ini", "pakai cakram lain"),
    "ESTALE": _NETWORK,
    "ETIMEDOUT": _NETWORK,
    "EHOSTDOWN": _NETWORK,
    "EHOSTUNREACH": _NETWORK,
    "ENETDOWN": _NETWORK,
    "ENETUNREACH": _NETWORK,
    "ECONNRESET": _NETWORK,
    "EREMOTEIO": _NETWORK,
}
_BY_NUMBER: Mapping[int, tuple[str, str]] = {
    number: words for name, words in _BY_NAME.items() if (number := getattr(errno, name, None)) is not None
}
# Windows has numbers of its own, finer than those of C.
_BY_WINDOWS: Mapping[int, tuple[str, str]] = {
    4: _MANY, 5: _EITHER, 8: _MEMORY, 14: _MEMORY, 15: _MISSING, 19: _READ_ONLY, 21: _BROKEN, 23: _BROKEN, 29: _BROKEN,
    30: _BROKEN, 31: _BROKEN, 32: _HELD, 33: _HELD, 39: _FULL, 53: _NETWORK, 54: _NETWORK, 59: _NETWORK, 64: _NETWORK,
    65: _NETWORK, 67: _NETWORK, 112: _FULL, 121: _NETWORK, 123: _NAME, 148: _BUSY, 161: _NAME, 170: _BUSY, 206: _LONG,
    267: ("itu bukan folder", "sebut nama folder"), 362: _CLOUD, 389: _CLOUD, 395: _CLOUD, 397: _CLOUD, 398: _CLOUD,
    404: _CLOUD, 426: _CLOUD, 1117: _BROKEN, 1224: _HELD, 1920: _BUSY, 1921: _LINK,
}  # fmt: skip


def reason(error: OSError) -> tuple[str, str]:
    """Return why the system refused, and what to do about it; both are Indonesian, whatever the system speaks."""
    code = getattr(error, "winerror", None)
    known = _BY_WINDOWS.get(code) if code else None
    known = known or _BY_NUMBER.get(error.errno or 0)
    return known or (
        f"galat sistem {code or error.errno or type(error).__name__}",
        "periksa cakram dan hak atas berkas itu",
    )


def link_refused(name: str) -> RefusedError:
    """Return the error that names a link."""
    return RefusedError(
        Why.LINK,
        name,
        f"«{name}» adalah tautan, dan tautan tidak diikuti",
        "simpan berkas itu sendiri di dalam folder proyek",
    )


def refused(name: str, error: OSError) -> RefusedError:
    """Return the error for what the system did not open."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        hint = "periksa ejaan nama berkas dan foldernya, atau buat berkas itu"
        return RefusedError(Why.MISSING, name, f"berkas «{name}» tidak ditemukan", hint)
    why, hint = reason(error)
    if isinstance(error, PermissionError):
        why, hint = "tidak diizinkan", "periksa izin berkas, dan tutup program lain yang sedang memakainya"
    return RefusedError(Why.UNREADABLE, name, f"berkas «{name}» tidak dapat dibaca: {why}", hint)


def special(name: str, found: Enum) -> RefusedError:
    """Return the error for what is no regular file; `found` is its `Kind`."""
    hint = "simpan berkas itu sendiri di dalam folder proyek"
    return RefusedError(Why.SPECIAL, name, f"«{name}» adalah {found.value}, bukan berkas biasa", hint)


def too_large(name: str, limit: int) -> RefusedError:
    """Return the error for a file of more than `limit` bytes."""
    most = f"{limit // 2**20} MiB" if limit >= 2**20 else f"{limit // 1024} KiB"
    hint = "pecah isinya, atau keluarkan bahan yang bukan data laporan"
    return RefusedError(Why.TOO_LARGE, name, f"«{name}» melebihi batas {most}", hint)


def is_held(error: OSError) -> bool:
    """Tell whether the system says that another program holds the file; only Windows does."""
    return _BY_WINDOWS.get(getattr(error, "winerror", None) or 0) is _HELD


def locked_folder(name: str) -> FileError:
    """Return the error for a file that is not written because no file can be made in its folder."""
    return FileError(
        f"{name} tidak dapat ditulis: foldernya tidak boleh ditulisi",
        "periksa izin folder itu, atau pindahkan proyek ke folder milik Anda",
    )


def read_only(name: str) -> FileError:
    """Return the error for a file that someone has set to be read only."""
    way = "klik kanan berkas itu, pilih Properties, hapus centang Read-only"
    if sys.platform != "win32":
        way = f"beri izin tulis (chmod u+w {name})"
    return FileError(f"{name} tidak dapat ditulis: berkas itu hanya-baca", f"{way}, lalu jalankan lagi")


def unwritable(name: str, error: OSError) -> FileError:
    """Return the error for a file that could not be written."""
    why, hint = reason(error)
    return FileError(f"{name} tidak dapat ditulis: {why}", hint)
