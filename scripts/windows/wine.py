"""Run `lkj` here and on the Windows of Wine, in the same way."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from environment import HERE, PREFIX, PYTHON, RUN

PATIENCE = 900
# No PATH: neither side has a git or another pandoc to find. The locale lets Wine take names of files as UTF-8.
PLAIN = {"LC_ALL": "C.UTF-8", "HOME": str(Path.home()), "PATH": ""}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: exit code, stdout, stderr."""

    code: int
    out: bytes
    err: bytes


def _ran(command: Sequence[str | Path], cwd: Path, given: bytes, env: dict[str, str]) -> Ran:
    # Files, not pipes: Wine's server holds every pipe that it was handed open for longer than the command lives.
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        stdin.write(given)
        stdin.seek(0)
        done = subprocess.run(
            command, cwd=cwd, env=env, stdin=stdin, stdout=out, stderr=err, timeout=PATIENCE, check=False
        )
        out.seek(0)
        err.seek(0)
        return Ran(done.returncode, out.read(), err.read())


def on_linux(words: Sequence[str], cwd: Path, given: bytes = b"") -> Ran:
    """Run `lkj` from the same unpacked wheel, and nothing of the folder that it is run in."""
    # What whoever works here opened last is not known to the other side.
    own = {"PYTHONPATH": str(PYTHON / "lkj"), "XDG_DATA_HOME": str(RUN / "pengguna")}
    return _ran([sys.executable, "-P", "-m", "lkj", *words], cwd, given, PLAIN | own)


class Windows:
    """A Windows that is on while the block runs; its disk C: is made the first time and kept."""

    def __init__(self) -> None:
        # The driver for windows on a screen is off; nothing is asked about .NET and HTML.
        self._env = PLAIN | {
            "PATH": os.environ["PATH"],
            "WINEPREFIX": str(PREFIX),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
        }

    def __enter__(self) -> Windows:
        new = not (PREFIX / "system.reg").is_file()
        PREFIX.mkdir(parents=True, exist_ok=True)
        self._must("wineserver", "--persistent")
        if new:
            self._must("wineboot", "--init")
        if new:
            self._must("wine", "reg", "add", r"HKCU\Software\Wine\Drivers", "/v", "Graphics", "/d", "null", "/f")
        # The first start compiles what it imports, which two at once would both do.
        self._must("wine", str(PYTHON / "python.exe"), "-m", "lkj", "--version")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._must("wineserver", "--kill", "--wait")

    def _must(self, *command: str) -> None:
        done = _ran(command, PREFIX, b"", self._env)
        if done.code:
            raise RuntimeError(f"{' '.join(command)} gagal ({done.code}): {done.err.decode(errors='replace')}")

    def lkj(self, words: Sequence[str], cwd: Path, given: bytes = b"") -> Ran:
        """Run `lkj` with its output redirected."""
        return _ran(["wine", PYTHON / "python.exe", "-m", "lkj", *words], cwd, given, self._env)

    def batch(self, file: Path, words: Sequence[str], cwd: Path, given: bytes = b"") -> Ran:
        """Run a `.cmd` as Windows does, with its output redirected."""
        return _ran(["wine", "cmd", "/c", file, *words], cwd, given, self._env)

    def screen(self, words: Sequence[str], cwd: Path, codepage: int) -> tuple[int, str]:
        """Run `lkj` in a console of a code page; return its exit code and what stands on the screen."""
        with tempfile.TemporaryDirectory() as folder:
            seen = Path(folder) / "layar.txt"
            command = ["wine", str(PYTHON / "python.exe"), str(HERE / "console.py"), str(codepage), str(seen), *words]
            ours, theirs = pty.openpty()
            # as wide as output that goes to a file, with lines enough for all of it
            fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 2000, 120, 0, 0))
            # A session of its own, so that the terminal is its console and not ours.
            process = subprocess.Popen(
                command, cwd=cwd, env=self._env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
            )
            os.close(theirs)
            with suppress(OSError):  # how a terminal says that no one has it open any more
                while os.read(ours, 65536):
                    pass
            os.close(ours)
            process.wait(PATIENCE)
            code, _, text = seen.read_text(encoding="utf-8").partition("\n")
            return int(code), text

    def holding(self, file: Path) -> Held:
        """Hold a file open as Word does, in a process of its own, while the block runs."""
        return Held(["wine", str(PYTHON / "python.exe"), str(HERE / "hold.py"), str(file)], self._env)


class Held:
    """A file that another process has open."""

    def __init__(self, command: Sequence[str], env: dict[str, str]) -> None:
        self._command, self._env = command, env

    def __enter__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._mark = Path(self._folder.name) / "dipegang"
        self._process = subprocess.Popen(
            [*self._command, str(self._mark)],
            env=self._env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        end = time.monotonic() + PATIENCE
        while not self._mark.exists():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("berkas tidak dapat dipegang proses lain")
            time.sleep(0.05)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._mark.unlink()
        self._process.wait(PATIENCE)
        self._folder.cleanup()
