"""Ctrl-C and the system's wish to end: said in a sentence, exit code 130, nothing left running or lying about."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

__all__ = ["CODE", "Interrupted", "interruptible"]

CODE = 130


class Interrupted(BaseException):
    """The run is to end now. No Exception, so that nobody between here and there takes it for a failure."""


def _interrupt(number: int, frame: FrameType | None) -> None:
    # Who asks twice does not want to wait for what is being tidied up; the next run does that.
    for one in _signals():
        signal.signal(one, lambda *_: os._exit(CODE))
    raise Interrupted


def _signals() -> Iterator[signal.Signals]:
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        one = getattr(signal, name, None)
        # What a parent has had ignored (nohup) stays so.
        if one is not None and signal.getsignal(one) is not signal.SIG_IGN:
            yield one


@contextmanager
def interruptible() -> Iterator[None]:
    """End the process with a sentence and 130 when it is interrupted within the block."""
    for one in _signals():
        signal.signal(one, _interrupt)
    try:
        yield
    except (Interrupted, KeyboardInterrupt):
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            print("\ndihentikan sebelum selesai", file=sys.stderr, flush=True)  # noqa: T201
        # Threads that an engine keeps busy would be waited for.
        os._exit(CODE)
