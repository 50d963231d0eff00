"""Findings between offices: at the place in the office that they are about, by its name in the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import asdict, replace

from lkj.check.rules.define import Rule
from lkj.check.sesama import TemuanBersama
from lkj.diagnostics import Finding, Position
from lkj.files.layout import in_tree
from lkj.pengukuran.antarsatker import Hasil

T = TypeVar("T")


def di(kode: str, place: Position) -> Position:
    """Return a place in an office as the tree names it."""
    return replace(place, file=in_tree(kode, place.file))


def temuan(
    rule: Rule,
    kode: str,
    place: Position,
    message: str,
    hint: str,
    lain: tuple[Hasil, Position, str] | None = None,
    juga: Iterable[tuple[Hasil, Position]] = (),
) -> Finding:
    """Return the finding of a rule at a place in an office; `lain` is another office, a place there, and what it is.

    `juga` are other offices that it is as much about, and the place in each.
    """
    related = None if lain is None else (di(lain[0].kode, lain[1]), lain[2])
    found = replace(rule.at(di(kode, place), message, hint, related), office=kode)
    others = tuple((office.kode, di(office.kode, there)) for office, there in juga)
    if not others:
        return found
    return TemuanBersama(**asdict(found), juga=others)


def lazim(values: Mapping[T, Sequence[object]], *, sedikitnya: int, bagian: tuple[int, int]) -> T | None:
    """Return the value that most have, if so many have it and they are such a share of all; else None."""
    if not values:
        return None
    most, holders = max(values.items(), key=lambda one: len(one[1]))
    share, of = bagian
    total = sum(map(len, values.values()))
    return most if len(holders) >= sedikitnya and len(holders) * of >= total * share else None
