"""One process of an engine: limited, alone, and gone when its time is over or its parent is.

Time is kept by the parent. Memory is bounded by the system where it can do so (Linux: RLIMIT_DATA, which does not count
what is only reserved, as pandoc and the allocators of many threads reserve much; Windows: the job). On Linux the child
also has no network where the system lets it have a namespace of its own, and the kernel ends it with its parent; on
Windows the job does so with all that it started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import IO, TYPE_CHECKING

from lkj.publish.engines.limits import Limit, LimitError, Limits
from lkj.publish.errors import REPORT_IT, EngineError, quoted

if TYPE_CHECKING:
    from lkj.publish.engines.windows import Job

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
# What an engine may write: far more than any document.
MOST_OUTPUT = 512 * 2**20
_KEPT_COMPLAINT = 4096
_CHUNK = 2**16
# What a child may know of its surroundings: where things are, not what they are called, and no password of a CI run.
_ENVIRONMENT = frozenset(
    [
        "HOME",
        "LANG",
        "LC_ALL",
        "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "PATH",
        "RAYON_NUM_THREADS",
        "TEMP",
        "TMP",
        "TMPDIR",
    ]
)


def _environment() -> Mapping[str, str] | None:
    if sys.platform == "win32":
        return None  # what a program of Windows needs to start is not written down anywhere
    return {k: v for k, v in os.environ.items() if k in _ENVIRONMENT or k.startswith("PYTHON")}


def _linux(limits: Limits, *, isolated: bool) -> Callable[[], None]:
    """Return what the child does before it becomes the engine; only calls that were looked up beforehand."""
    import ctypes
    import resource

    libc = ctypes.CDLL(None)
    prctl, unshare = libc.prctl, libc.unshare
    bounds = ((resource.RLIMIT_DATA, limits.memory), (resource.RLIMIT_CORE, 0))
    setrlimit = resource.setrlimit
    getppid, parent = os.getppid, os.getpid()
    # The kernel sends the signal when the *thread* that started the child ends, so only the main thread asks for it.
    with_parent = threading.current_thread() is threading.main_thread()

    def prepare() -> None:
        if with_parent:
            prctl(1, 9)  # PR_SET_PDEATHSIG, SIGKILL
            if getppid() != parent:  # it has ended before it was asked for
                os._exit(1)
        # CLONE_NEWNET, for who may not with CLONE_NEWUSER; a system that allows neither leaves the child its network.
        if isolated and unshare(0x40000000):
            unshare(0x50000000)
        for kind, most in bounds:
            with contextlib.suppress(ValueError, OSError):
                setrlimit(kind, (most, most))

    return prepare


#: So ends what finds no memory and has no word for it.
_SUDDEN = {getattr(signal, name, 0) for name in ("SIGABRT", "SIGILL", "SIGTRAP", "SIGSEGV", "SIGBUS")} - {0}


class Child:
    """A running engine, waiting for its input; `name` is what messages call it.

    `environment` is what it knows of its surroundings, without one next to nothing; `isolated` means without network.
    """

    def __init__(
        self,
        command: Sequence[str],
        limits: Limits,
        *,
        name: str,
        environment: Mapping[str, str] | None = None,
        isolated: bool = True,
    ) -> None:
        self.name, self.limits = name, limits
        self._job: Job | None = None
        self._over: Limit | None = None
        try:
            self.process = subprocess.Popen(  # noqa: S603 (our own programs, arguments of our own)
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment() if environment is None else environment,
                creationflags=_NO_WINDOW,
                start_new_session=sys.platform != "win32",
                preexec_fn=_linux(limits, isolated=isolated) if sys.platform == "linux" else None,  # noqa: PLW1509
            )
        except OSError as error:
            raise EngineError(
                f"{name} tidak dapat dijalankan: galat sistem {error.errno}", "pasang ulang lkj"
            ) from error
        if sys.platform == "win32":
            from lkj.publish.engines.windows import Job

            self._job = Job.of(self.process, limits)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.stdin: IO[bytes] = self.process.stdin
        self.stdout: IO[bytes] = self.process.stdout
        self._complaint = b""
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        """Keep the end of what the engine complains of, however much that is."""
        stream = self.process.stderr
        assert stream is not None
        with contextlib.suppress(OSError, ValueError):
            while chunk := os.read(stream.fileno(), _CHUNK):
                self._complaint = (self._complaint + chunk)[-_KEPT_COMPLAINT:]

    def complaint(self) -> str:
        """Return the end of what the engine, which has ended, wrote to stderr."""
        self._listener.join(1.0)
        return self._complaint.decode(errors="replace").strip()

    def clock(self) -> threading.Timer:
        """Return a running clock that ends the engine when its time is over; cancel it when the work is done."""
        timer = threading.Timer(self.limits.seconds, self.kill, (Limit.WAKTU,))
        timer.daemon = True
        timer.start()
        return timer

    def kill(self, over: Limit | None = None) -> None:
        """End the engine with all that it started; `over` says which limit it went over. Harmless when it has ended."""
        self._over = self._over or over
        if self._job is not None:
            self._job.end()
        elif sys.platform != "win32" and self.process.returncode is None:
            # Before it is asked whether it has ended: from then on its number may belong to another.
            with contextlib.suppress(OSError):
                os.killpg(self.process.pid, 9)
        with contextlib.suppress(OSError):
            self.process.kill()

    def stop(self) -> None:
        """End the engine if it still runs, and wait until it is gone."""
        self.kill()
        self.process.wait()
        self._listener.join(1.0)
        for stream in (self.stdin, self.stdout, self.process.stderr):
            with contextlib.suppress(OSError, ValueError):
                if stream is not None:
                    stream.close()
        if self._job is not None:
            self._job.close()

    def failure(self) -> EngineError:
        """Return what to raise for an engine that has ended otherwise than it should."""
        said = self.complaint()
        if self._over is not None:
            return LimitError(self.name, self._over, self.limits)
        code = self.process.wait()
        if _out_of_memory(code, said):
            return LimitError(self.name, Limit.MEMORI, self.limits)
        how = f"sebelum selesai (kode {code})"
        if -code in _SUDDEN:
            how = f"mendadak, mungkin karena kehabisan memori (sinyal {-code})"
        return EngineError(
            f"{self.name} berhenti {how}",
            REPORT_IT,
            quoted(self.name, said),
        )

    def run(self, data: bytes, heard: Callable[[bytes], None] = lambda chunk: None) -> bytes:
        """Give the engine all its input, return what it wrote; EngineError when it fails, LimitError over a limit.

        `heard` is told each piece as it comes.
        """
        timer = self.clock()
        feeder = threading.Thread(target=self._feed, args=(data,), daemon=True)
        feeder.start()
        written, size = [], 0
        try:
            with contextlib.suppress(OSError, ValueError):
                while chunk := os.read(self.stdout.fileno(), _CHUNK):
                    written.append(chunk)
                    heard(chunk)
                    size += len(chunk)
                    if size > MOST_OUTPUT:
                        self.kill(Limit.KELUARAN)
                        break
            # It may have closed its output and go on.
            self.process.wait()
        finally:
            timer.cancel()
            self.stop()
        feeder.join()
        if self._over is not None or self.process.returncode:
            raise self.failure()
        return b"".join(written)

    def _feed(self, data: bytes) -> None:
        # One that ends without reading all says why by itself.
        with contextlib.suppress(OSError, ValueError):
            self.stdin.write(data)
        with contextlib.suppress(OSError, ValueError):
            self.stdin.close()


def _out_of_memory(code: int, said: str) -> bool:
    """Tell whether an engine ended for want of memory: pandoc (251), Rust, Python and glibc each have their words."""
    words = (
        "eap exhausted",
        "out of memory",
        "memory allocation of",
        "MemoryError",
        "cannot allocate memory",
        "bad_alloc",
    )
    return code == 251 or (code != 0 and any(word in said for word in words))
