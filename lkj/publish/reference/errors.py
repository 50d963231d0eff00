"""Why a reference document is not taken."""

from __future__ import annotations

from lkj.diagnostics.finding import UserError

__all__ = ["BROKEN", "UnfitError"]

BROKEN = "pulihkan salinan yang utuh, atau hapus berkas itu agar acuan bawaan dipakai"


class UnfitError(UserError):
    """A reference document is broken, or holds what none needs; `message` and `hint` are Indonesian."""

    def __init__(self, message: str, hint: str = BROKEN) -> None:
        super().__init__(message, hint)
