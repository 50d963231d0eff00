"""The child's side: read calls from stdin, run each in a thread, write what it gives to stdout; end when stdin does."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from typing import IO, Any

from lkj.files import reason
from lkj.publish.engines import frames

#: What a frozen program is started with in place of `-m lkj.publish.engines.worker`.
MARK = "--lkj-worker"


def _values(function: str, arguments: dict[str, Any]) -> Iterator[Any]:
    module, _, name = function.partition(":")
    found = getattr(import_module(module), name)(**arguments)
    if hasattr(found, "__next__"):
        yield from found
    else:
        yield found


def _told(error: BaseException) -> dict[str, str]:
    """Return an error as the client raises it again: its kind and, of our own, its sentences."""
    if isinstance(error, MemoryError):
        return {"kind": "memory"}
    if isinstance(error, OSError):
        why, hint = reason(error)
        return {"kind": "engine", "message": f"berkas sementara tidak dapat dibuat: {why}", "hint": hint}
    if hasattr(error, "message") and hasattr(error, "hint") and type(error).__module__.startswith("lkj."):
        original = str(getattr(error, "original", ""))
        return {"kind": "engine", "message": str(error.message), "hint": str(error.hint), "original": original}
    return {"kind": "other", "message": f"{type(error).__name__}: {error}"}


def _work(call: dict[str, Any], out: IO[bytes], lock: threading.Lock) -> None:
    answer: dict[str, Any]
    try:
        for value in _values(call["call"], call["arguments"]):
            with lock:
                frames.write(out, {"id": call["id"], "value": value})
        answer = {"id": call["id"], "end": None}
    except BaseException as error:  # a panic of Rust is no Exception
        answer = {"id": call["id"], "end": _told(error)}
    with lock:
        frames.write(out, answer)


def main() -> None:
    """Serve until the parent closes the pipe or is gone; then end at once, whatever is under way."""
    # Frames alone go to the client: what a library prints goes where complaints go.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    lock = threading.Lock()
    source = sys.stdin.buffer
    try:
        while True:
            call = frames.read(source)
            threading.Thread(target=_work, args=(call, out, lock), daemon=True).start()
    except (EOFError, frames.FrameError, KeyboardInterrupt):
        os._exit(0)


if __name__ == "__main__":
    main()
