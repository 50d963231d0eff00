"""Ctrl-C and a polite kill: a sentence, exit code 130, no process left running and no file left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = [
    pytest.mark.lambat,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="there is no /proc to look into"),
]


def berjalan(mark: str) -> list[str]:
    """Return the command lines of the processes that were started with a mark in their surroundings."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (path / "environ").read_bytes().split(b"\0"):
                found.append((path / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


def hingga(condition: object, seconds: float = 20.0) -> bool:
    """Wait until a condition holds; tell whether it came to."""
    assert callable(condition)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_build_ends_cleanly(proyek: Proyek, tmp_path: Path, number: signal.Signals) -> None:
    """Interrupted while the engines work: 130, a sentence, no traceback, nothing running, nothing written."""
    place = tmp_path / "sementara"
    place.mkdir()
    mark = f"TMPDIR={place}"
    process = subprocess.Popen(
        [sys.executable, "-m", "lkj", "build", "2024"],
        env={**os.environ, "TMPDIR": str(place), "XDG_STATE_HOME": str(tmp_path / "catatan")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Who runs the tests in the background may have had it ignored for all that they start.
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    try:
        assert hingga(lambda: any("pandoc" in one for one in berjalan(mark)))
        process.send_signal(number)
        stdout, stderr = process.communicate(timeout=20)
    finally:
        process.kill()
    assert (process.returncode, stdout, stderr.decode().strip()) == (130, b"", "dihentikan sebelum selesai")
    assert hingga(lambda: not berjalan(mark), 5), berjalan(mark)
    assert not (proyek.root / "build").exists()
    assert proyek.jalankan("rule", "LKJ101")[0] == 0
    assert not [one for one in tmp_path.rglob("*") if one.name.startswith(".lkj-")]


@pytest.mark.parametrize("option", ["--serve", "--watch"])
def test_what_stays_is_ended_as_the_guide_says(proyek: Proyek, tmp_path: Path, option: str) -> None:
    """Ctrl-C is how a server is to be ended: 130, one word, and no talk of something unfinished or refused."""
    with (tmp_path / "kata").open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "lkj", "build", "2024", option, "--format", "html"],
            env={**os.environ, "XDG_STATE_HOME": str(tmp_path / "catatan")},
            stdout=subprocess.PIPE,
            stderr=said,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
    try:
        assert hingga(lambda: "Ctrl+C menghentikannya" in (tmp_path / "kata").read_text("utf-8"), 60)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 130
    assert (tmp_path / "kata").read_text("utf-8").splitlines()[-1] == "dihentikan"
    assert "Dibatalkan" not in (tmp_path / "kata").read_text("utf-8")


_TERTELAN = """
import os, signal, time
from lkj.files.interrupt import interruptible
once = []
def after_fork():
    if not once:
        once.append(1)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.01)
os.register_at_fork(after_in_parent=after_fork)
with interruptible():
    if os.fork() == 0:
        os._exit(0)
    time.sleep(10)
    print("selesai")
"""


def test_an_interrupt_while_a_child_is_started_is_not_lost(tmp_path: Path) -> None:
    """Python drops what is raised just after a fork, with a traceback; the run ends all the same, and quietly."""
    done = subprocess.run([sys.executable, "-c", _TERTELAN], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "dihentikan sebelum selesai")


_TERSAMAR = """
import os, signal
import lkj.check.project
from lkj.cli import main
def disguised(*_):
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        while True:
            pass
    except BaseException as error:
        raise ValueError("skema tidak dapat dibuat") from error
lkj.check.project.Project.year = disguised
main()
"""


def test_an_interrupt_that_a_library_makes_an_error_of_is_one(proyek: Proyek) -> None:
    """Pydantic, building a model, tells of what falls there as its own failure; no user is told of a bug of lkj."""
    done = subprocess.run(
        [sys.executable, "-c", _TERSAMAR, "check", "2024"], capture_output=True, text=True, check=False, cwd=proyek.root
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "dihentikan sebelum selesai")


_LOST = """
import os, signal, sys
from pathlib import Path
import lkj.build.build
from lkj.cli import main

make = lkj.build.build.make

def deaf(*args, **more):
    made = make(*args, **more)
    try:
        os.kill(os.getpid(), signal.SIGINT)
    except BaseException:
        pass  # as Python's compiler lets it go while it computes 10**30
    return made

lkj.build.build.make = deaf
sys.argv = ["lkj", "build", "2024", "--document", "rkt", "--format", "html"]
main()
"""


def test_an_interrupt_that_was_let_go_by_still_ends_the_run(proyek: Proyek) -> None:
    """Whatever took it for nothing: no document is put in place, and the end is 130."""
    run = subprocess.run(
        [sys.executable, "-c", _LOST],
        capture_output=True,
        check=False,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert (run.returncode, run.stderr.decode().strip()) == (130, "dihentikan sebelum selesai")
    assert not list((proyek.root / "build").glob("*.html"))
