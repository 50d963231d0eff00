"""The error of the engine room."""

from __future__ import annotations


class EngineError(Exception):
    """A tool or the machine failed (exit code 3); `message` and `hint` are Indonesian sentences."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
