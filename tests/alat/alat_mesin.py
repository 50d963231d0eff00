"""What a worker of the tests is asked to do: right, wrong and without end. It runs in the child."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def gema(**nilai: Any) -> dict[str, Any]:
    """Return what came."""
    return nilai


def hitung(sampai: int) -> Iterator[int]:
    """Yield numbers, and wait for ever after the last one."""
    yield from range(sampai)
    time.sleep(600)


def tidur(detik: float) -> str:
    """Take time."""
    time.sleep(detik)
    return "bangun"


def putar() -> None:
    """Never end, and never let another thread of the child run for long."""
    while True:
        sum(range(1000))


def timbun() -> None:
    """Take all the memory there is."""
    kept = []
    while True:
        kept.append(bytearray(64 * 2**20))


def roboh() -> None:
    """Crash as a library does."""
    os.kill(os.getpid(), 11)
    time.sleep(600)  # another thread may be the one that the signal comes to


def keluar() -> None:
    """Leave without a word."""
    os._exit(0)


def gagal() -> None:
    """Raise an error that nobody foresaw."""
    raise LookupError("tak terduga")


def penuh() -> None:
    """Find no room on the disk, as the system says it."""
    raise OSError(28, "No space left on device")


def galat() -> None:
    """Raise our own error."""
    from lkj.publish.errors import EngineError

    raise EngineError("kalimatnya", "sarannya")


def cetak() -> str:
    """Print to stdout, as a careless library does."""
    sys.stdout.write("x" * 100_000)
    sys.stdout.flush()
    os.write(1, b"y" * 100_000)
    return "selesai"


def _pipa() -> int:
    """Return the number of the pipe to the client, as one who has taken the child over would find it."""
    return next(n for n in range(3, 20) if _is_pipe(n))


def _is_pipe(number: int) -> bool:
    try:
        return str(Path(f"/proc/self/fd/{number}").readlink()).startswith("pipe:")
    except OSError:
        return False


def palsu(data: bytes) -> None:
    """Write to the client what is no frame."""
    os.write(_pipa(), data)
    time.sleep(600)


def separuh() -> None:
    """Write half a frame to the client, and come to no end of it."""
    os.write(_pipa(), b'\x00\x00\x00\x99\x00\x00\x00\x99{"id":1,')
    time.sleep(600)


def banjir() -> None:
    """Write to the client without end."""
    number = _pipa()
    os.write(number, b"\x7f\xff\xff\xff\x00\x00\x00\x10")
    while True:
        os.write(number, b"z" * 2**16)


def beranak(berkas: str) -> None:
    """Start a process of its own that outlives it unless it is killed too; write its number down."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(berkas).write_text(str(child.pid), encoding="ascii")
    time.sleep(600)


def hubungi(port: int) -> bool:
    """Tell whether a server of this machine can be reached."""
    import socket

    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return False
    return True


def sandi() -> list[str]:
    """Return the names of what stands in the environment."""
    return sorted(os.environ)
