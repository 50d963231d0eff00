"""Why a reference document is not taken."""

from __future__ import annotations

__all__ = ["BROKEN", "UnfitError"]

BROKEN = "pulihkan salinan yang utuh, atau hapus berkas itu agar acuan bawaan dipakai"


class UnfitError(Exception):
    """A reference document is broken, or holds what none needs; `message` and `hint` are Indonesian."""

    def __init__(self, message: str, hint: str = BROKEN) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
