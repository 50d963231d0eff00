"""Ctrl-C and the system's wish to end: said in a sentence, exit code 130, nothing left running or lying about."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

__all__ = ["CODE", "Ended", "Interrupted", "heard", "interruptible", "not_lost", "undisguised"]

CODE = 130
_SOON = 0.02
_asked: list[int] = []


class Interrupted(BaseException):
    """The run is to end now. No Exception, so that nobody between here and there takes it for a failure."""

    sentence = "dihentikan sebelum selesai"


class Ended(Interrupted):
    """What stays until it is ended, a server for one, was ended as it is meant to be."""

    sentence = "dihentikan"


def _interrupt(number: int, frame: FrameType | None) -> None:
    # Who asks twice does not want to wait for what is being tidied up; the next run does that.
    for one in _signals():
        signal.signal(one, lambda *_: os._exit(CODE))
    _asked.append(number)
    raise Interrupted(number)


def heard(handler: Callable[[int, FrameType | None], None]) -> None:
    """Interrupt again where it fell into a place that Python lets nothing out of, as what follows a fork is."""

    def again(lost: sys.UnraisableHookArgs) -> None:
        if not isinstance(lost.exc_value, Interrupted):
            sys.__unraisablehook__(lost)
            return
        for one in _signals():
            signal.signal(one, handler)
        soon = threading.Timer(_SOON, _thread.interrupt_main, lost.exc_value.args)
        soon.daemon = True
        soon.start()

    sys.unraisablehook = again


def _signals() -> Iterator[signal.Signals]:
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        one = getattr(signal, name, None)
        # What a parent has had ignored (nohup) stays so.
        if one is not None and signal.getsignal(one) is not signal.SIG_IGN:
            yield one


@contextmanager
def undisguised() -> Iterator[None]:
    """Raise an interrupt again where a library made an error of its own of it, as pydantic building a model does."""
    try:
        yield
    except Exception as error:
        if _asked:
            raise Interrupted(*_asked) from error
        raise


def not_lost() -> None:
    """Raise an interrupt again that something let go by, as Python does that computes constants while it compiles."""
    if _asked:
        raise Interrupted(*_asked)


@contextmanager
def interruptible() -> Iterator[None]:
    """End the process with a sentence and 130 when it is interrupted within the block."""
    for one in _signals():
        signal.signal(one, _interrupt)
    heard(_interrupt)
    try:
        try:
            yield
        except SystemExit:
            not_lost()
            raise
        not_lost()
    except (Interrupted, KeyboardInterrupt) as stop:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sentence = stop.sentence if isinstance(stop, Interrupted) else Interrupted.sentence
            print(f"\n{sentence}", file=sys.stderr, flush=True)  # noqa: T201
        # Threads that an engine keeps busy would be waited for.
        os._exit(CODE)
