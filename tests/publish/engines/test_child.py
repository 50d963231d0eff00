"""An engine that hangs, crashes, floods or leaves others behind: ended in time, told in a sentence."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from lkj.publish.engines.child import Child
from lkj.publish.engines.limits import Limit, LimitError, Limits
from lkj.publish.errors import EngineError


def run(script: str, data: bytes = b"masukan", seconds: float = 20.0, memory: int = 2**30) -> bytes:
    """Run a fake engine."""
    return Child([sys.executable, "-c", script], Limits(seconds, memory), name="mesin").run(data)


@pytest.mark.lambat
def test_what_went_in_comes_out() -> None:
    """Input of any size and output of any size pass, though the engine reads and writes in turns."""
    script = "import sys, shutil; shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)"
    data = b"x" * 3_000_000
    assert run(script, data) == data


@pytest.mark.lambat
@pytest.mark.parametrize(
    "script",
    [
        "import time; time.sleep(60)",
        "import os, time; os.close(1); time.sleep(60)",
        "import sys, time; sys.stdin.read(); sys.stdout.write('separuh'); sys.stdout.flush(); time.sleep(60)",
        "while True: pass",
    ],
    ids=["diam", "tutup", "separuh", "putar"],
)
def test_one_that_hangs_is_ended(script: str) -> None:
    """However it hangs, reading or not, its time is over in time."""
    start = time.monotonic()
    with pytest.raises(LimitError, match="melampaui batas 0,5 detik") as caught:
        run(script, b"x" * 1_000_000, seconds=0.5)
    assert caught.value.limit is Limit.WAKTU
    assert time.monotonic() - start < 5


@pytest.mark.lambat
def test_one_that_leaves_another_behind_is_ended_with_it(tmp_path: Path) -> None:
    """An engine that ends while a child of its own holds its output does not keep who waits for it."""
    script = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])"
    start = time.monotonic()
    with pytest.raises(LimitError):
        run(script, seconds=1)
    assert time.monotonic() - start < 6


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("script", "message", "original"),
    [
        (
            "import sys; sys.exit('keluhannya:\\n dua baris')",
            "mesin berhenti sebelum selesai (kode 1)",
            "keluhannya: dua baris",
        ),
        ("import os; os.kill(os.getpid(), 9)", "mesin berhenti sebelum selesai (kode", ""),
        pytest.param(
            "import os; os.abort()",
            "mesin berhenti mendadak, mungkin karena kehabisan memori (sinyal 6)",
            "",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals"),
        ),
        ("import os; os._exit(3)", "mesin berhenti sebelum selesai (kode 3)", ""),
        (
            "import sys\nfor n in range(5000): print('ribut', n, file=sys.stderr)\nsys.exit(1)",
            "mesin berhenti",
            "ribut 4999",
        ),
    ],
)
def test_one_that_fails_is_told_with_what_it_said(script: str, message: str, original: str) -> None:
    """What to do is a sentence; the end of what it complained of stands behind it, named as its own words."""
    with pytest.raises(EngineError) as caught:
        run(script)
    assert caught.value.message.startswith(message)
    assert caught.value.hint.startswith("jalankan lagi dengan --keep, lalu laporkan pesan ini")
    assert caught.value.original.startswith("pesan asli mesin: «") if original else not caught.value.original
    assert caught.value.original.endswith(f"{original}»" if original else "")
    assert caught.value.hint.endswith(caught.value.original)
    assert len(caught.value.hint) < 1200


@pytest.mark.lambat
def test_a_flood_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that writes without end fills no memory of ours."""
    monkeypatch.setattr("lkj.publish.engines.child.MOST_OUTPUT", 2**20)
    with pytest.raises(LimitError, match="besar keluarannya"):
        run("while True: print('x' * 65536)")


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_DATA is Linux's")
def test_memory_is_refused() -> None:
    """One that takes more than it may is told so to who waits."""
    with pytest.raises(LimitError, match="200 MiB memori"):
        run("kept = [bytearray(2**26) for _ in range(100)]", memory=200 * 2**20)


def test_one_that_is_not_there() -> None:
    """A program that cannot be started is an EngineError."""
    with pytest.raises(EngineError, match="tidak dapat dijalankan"):
        Child(["tidak-ada-mesin-ini"], Limits(), name="mesin")
