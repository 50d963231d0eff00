"""Write files so that a failure leaves the last good one: beside the target, then renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from lkj.publish.errors import EngineError


def _reason(error: OSError, target: Path) -> tuple[str, str]:
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return f"«{target.parent.name}» bukan folder", f"hapus atau ganti nama berkas «{target.parent.name}»"
    if isinstance(error, PermissionError):
        return (
            "berkas sedang dibuka program lain, atau foldernya terkunci",
            "tutup berkas itu (misalnya di Word), lalu jalankan lagi",
        )
    if error.errno == errno.ENOSPC:
        return "cakram penuh", "kosongkan sebagian isinya, lalu jalankan lagi"
    return f"galat sistem {error.errno}", "periksa cakram dan hak menulis pada folder itu"


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write every file, then rename all; nothing is replaced unless everything could be written.

    EngineError when a folder cannot be written or a target is held open (Word does so on Windows).
    """
    waiting: dict[Path, Path] = {}
    target = Path()
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
            waiting[target] = temporary
            temporary.write_bytes(data)
        for target, temporary in waiting.items():
            temporary.replace(target)
    except OSError as error:
        reason, hint = _reason(error, target)
        raise EngineError(f"{target.name} tidak dapat ditulis: {reason}", hint) from error
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)
