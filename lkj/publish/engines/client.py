"""The parent's side of a worker: calls that run in the child, under limits."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from itertools import count
from queue import SimpleQueue
from typing import Any, Self

from lkj.publish.engines import frames
from lkj.publish.engines.child import Child
from lkj.publish.engines.limits import Limit, LimitError, Limits
from lkj.publish.engines.worker import MARK
from lkj.publish.errors import REPORT_IT, EngineError, quoted

_MODULE = "lkj.publish.engines.worker"


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, MARK]
    # -P: the folder that lkj is run in may be a stranger's, and no module of it is imported.
    return [sys.executable, "-P", "-m", _MODULE]


class Worker:
    """A warm Python process that runs functions of lkj; see the docstring of `lkj.publish.engines`.

    `warm` names a function without arguments that runs as soon as the child is up; `name` is what messages call it.
    Use as a context manager, or `stop` it.
    """

    def __init__(self, limits: Limits, *, warm: str = "", name: str = "mesin PDF") -> None:
        self.limits, self.name = limits, name
        self._child = Child(_command(), limits, name=name)
        self._ids = count(1)
        self._sending = threading.Lock()
        self._waiting: dict[int, SimpleQueue[dict[str, Any] | None]] = {}
        self._broken = False
        self._garbled = False
        self._stopped = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if warm:
            self._send({"id": 0, "call": warm, "arguments": {}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the child, whatever it is at."""
        self._stopped = True
        self._child.stop()
        self._reader.join(1.0)

    @property
    def usable(self) -> bool:
        """Tell whether the child can still be called."""
        return not self._broken and not self._stopped and self._child.process.poll() is None

    def call(self, function: str, **arguments: Any) -> Any:
        """Run `module:function` in the child and return its value, of a generator the last one."""
        values = list(self.stream(function, **arguments))
        return values[-1] if values else None

    def stream(self, function: str, **arguments: Any) -> Iterator[Any]:
        """Run `module:function` in the child and yield each of its values as it comes.

        The call is made at once, not when the first value is asked for.
        """
        number = next(self._ids)
        answers: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._waiting[number] = answers
        timer = self._child.clock()
        try:
            self._send({"id": number, "call": function, "arguments": arguments})
        except TypeError:
            timer.cancel()
            raise
        if self._broken:
            answers.put(None)
        return self._answers(number, answers, timer)

    def _answers(
        self, number: int, answers: SimpleQueue[dict[str, Any] | None], timer: threading.Timer
    ) -> Iterator[Any]:
        try:
            while True:
                answer = answers.get()
                if answer is None:
                    raise self._lost()
                if "end" in answer:
                    if answer["end"] is not None:
                        raise self._error(answer["end"])
                    return
                yield answer.get("value")
        finally:
            timer.cancel()
            self._waiting.pop(number, None)

    def _send(self, call: dict[str, Any]) -> None:
        with self._sending:
            try:
                frames.write(self._child.stdin, call)
            except (OSError, ValueError):
                # It has ended; the reader knows why.
                self._broken = True

    def _read(self) -> None:
        try:
            while True:
                answer = frames.read(self._child.stdout)
                if isinstance(answer, dict) and (queue := self._waiting.get(_number(answer))) is not None:
                    queue.put(answer)
        except frames.FrameError:
            self._garbled = True
            self._child.kill()
        except (EOFError, OSError, ValueError):
            pass
        self._broken = True
        for queue in list(self._waiting.values()):
            queue.put(None)

    def _lost(self) -> EngineError:
        if self._stopped:
            return EngineError(f"{self.name} dihentikan")
        if self._garbled:
            return EngineError(f"{self.name} memberi keluaran yang rusak", REPORT_IT)
        return self._child.failure()

    def _error(self, said: Any) -> EngineError:
        kind = said.get("kind") if isinstance(said, dict) else None
        if kind == "memory":
            return LimitError(self.name, Limit.MEMORI, self.limits)
        message, hint = (str(said.get(key, "")) if isinstance(said, dict) else "" for key in ("message", "hint"))
        if kind == "engine":
            error = EngineError(message, hint)
            error.original = str(said.get("original", ""))
            return error
        return EngineError(
            f"{self.name} gagal karena sebab yang belum dikenal lkj", REPORT_IT, quoted(self.name, message)
        )


def _number(answer: dict[str, Any]) -> int:
    number = answer.get("id")
    return number if type(number) is int else 0
