"""A finding between offices that is as much about each of them."""

from __future__ import annotations

from dataclasses import dataclass

from lkj.diagnostics import Finding, Position

__all__ = ["TemuanBersama"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemuanBersama(Finding):
    """A finding that is as much about other offices: `juga` are their codes, with its place in each of them.

    Which of them is right cannot be told, so that what one accepts is accepted.
    """

    juga: tuple[tuple[str, Position], ...] = ()
