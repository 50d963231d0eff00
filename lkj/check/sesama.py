"""A finding between offices that is as much about each of them."""

from __future__ import annotations

from lkj.diagnostics import Finding, Position

__all__ = ["TemuanBersama"]


class TemuanBersama(Finding, frozen=True, kw_only=True):
    """A finding that is as much about other offices: `juga` are their codes, with its place in each of them.

    Which of them is right cannot be told, so that what one accepts is accepted.
    """

    juga: tuple[tuple[str, Position], ...] = ()
