"""Many offices at once: warm processes, each given one office after the other.

A process that dies takes nobody's office along but its own. Who interrupts the run leaves whole files: a process that
is told to end stops what it is at as `lkj` itself does, and what was not begun is not begun. Who kills the run leaves
no process behind: each ends with the one that gives it its offices.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from importlib import import_module
from typing import Any, TypeVar

from msgspec import Struct

from lkj.files import scratch
from lkj.files.interrupt import Interrupted, heard
from lkj.offices.office import Office

__all__ = ["Lost", "cores", "each"]

T = TypeVar("T")
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
# Seconds that a process whose parent was killed has for putting away what it is at.
_LEAVE = 10.0


class Lost(Struct, frozen=True):
    """Stands for what an office would have given, whose process ended before it was done: it took all the memory."""


def cores() -> int:
    """Return how many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    task: Callable[[Office], T], among: Sequence[Office], jobs: int, warm: Sequence[str] = ()
) -> Iterator[tuple[Office, T | Lost]]:
    """Yield each office with what a task gives for it, as they are done: at most `jobs` at once, and none is held.

    The task is a function of a module, or a `partial` of one: the processes are new ones, which load the modules
    `warm` before the first office comes. What it raises is raised here, so it keeps the failures of an office to
    itself.
    """
    waiting = iter(among)
    suspects: list[Office] = []
    with _Pool(min(jobs, max(len(among), 1)), warm) as pool:
        while True:
            while len(pool.running) < pool.size and (office := next(waiting, None)) is not None:
                pool.start(task, office)
            if not pool.running:
                break
            broken = False
            for office, future in pool.done():
                if isinstance(future.exception(), BrokenProcessPool):
                    suspects.append(office)
                    broken = True
                else:
                    yield office, _given(future)
            if broken:
                # One of those that ran has ended its process; which one, each tells for itself.
                suspects += pool.running.values()
                pool.renew()
        for office in suspects:
            pool.start(task, office)
            ((_, future),) = pool.done()
            yield office, _given(future)
            if isinstance(future.exception(), BrokenProcessPool):
                pool.renew()


def _given(future: Future[Any]) -> Any:
    return Lost() if isinstance(future.exception(), (BrokenProcessPool, Interrupted)) else future.result()


class _Pool:
    """Processes that can be had anew, and what they are at."""

    def __init__(self, size: int, warm: Sequence[str]) -> None:
        self.size, self._warm = size, tuple(warm)
        # Where every core has a process, threads of one's engine would only take turns with those of another's.
        self._share = max(1, cores() // size)
        self.running: dict[Future[Any], Office] = {}
        self._stack = ExitStack()
        self._folder = str(self._stack.enter_context(scratch()).path)
        self._executor = self._made()

    def _made(self) -> ProcessPoolExecutor:
        # A new process begins with `python -c`, which would import from the working folder, and that is the tree's.
        os.environ["PYTHONSAFEPATH"] = "1"
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(
            self.size, context, initializer=_begin, initargs=(self._folder, self._warm, self._share)
        )

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            for child in multiprocessing.active_children():
                child.terminate()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._stack.close()

    def start(self, task: Callable[[Office], Any], office: Office) -> None:
        """Give an office to a process."""
        self.running[self._executor.submit(_run, task, office)] = office

    def done(self) -> list[tuple[Office, Future[Any]]]:
        """Wait until something is done, and return that."""
        finished, _ = wait(self.running, return_when=FIRST_COMPLETED)
        return [(self.running.pop(one), one) for one in finished]

    def renew(self) -> None:
        """Take new processes in the place of broken ones."""
        self.running.clear()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._made()


_busy = False


def _begin(folder: str, warm: Sequence[str], share: int) -> None:
    """Make a process ready: a folder of its own for temporary files, its share of cores, all that it needs loaded."""
    from lkj.files import own_temporary

    own_temporary(folder, str(os.getpid()))
    os.environ["TZ"] = "UTC"
    os.environ.setdefault("RAYON_NUM_THREADS", str(share))  # of Typst, which would take all there are
    for name in _SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _told)
    heard(_told)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for module in warm:
        import_module(module)
    gc.collect()
    gc.freeze()


def _end_with_parent() -> None:
    """End this process when its parent is gone: nobody would ever tell it so while it waits for an office."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    if _busy:
        os.kill(os.getpid(), signal.SIGTERM)
    end = time.monotonic() + _LEAVE
    while _busy and time.monotonic() < end:
        time.sleep(0.05)
    os._exit(1)


def _told(number: int, frame: object) -> None:
    """End what is under way; who only waits is ended by its parent, and would but complain."""
    if _busy:
        raise Interrupted(number)


def _run(task: Callable[[Office], T], office: Office) -> T:
    global _busy  # noqa: PLW0603 (a process has one, and its signals ask for it)
    _busy = True
    try:
        return task(office)
    finally:
        _busy = False
