"""The error of the engine room."""

from __future__ import annotations

from lkj.diagnostics.finding import UserError

_KEPT = 1000
#: What to do about a failure that is lkj's or an engine's own, not the report's.
REPORT_IT = "jalankan lagi dengan --keep, lalu laporkan pesan ini"


class EngineError(UserError):
    """A tool or the machine failed.

    `original` quotes what the tool itself said (see `quoted`); it stands at the end of `hint` too.
    """

    def __init__(self, message: str, hint: str = "", original: str = "") -> None:
        super().__init__(message, "; ".join(part for part in (hint, original) if part))
        self.original = original


def quoted(engine: str, said: str) -> str:
    """Return the words of an engine, which are English, as a quotation named as such; of many the end, with the reason.

    `engine` is what messages call it.
    """
    words = " ".join(said.split())
    if len(words) > _KEPT:
        words = f"… {words[-_KEPT:]}"
    return f"pesan asli {engine}: «{words}»" if words else ""
