"""The values that a PDF carries in `nilai.json` against those that are computed anew from its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from lkj.build.evidence import Manifest
from lkj.publish.attachments import VALUES
from lkj.verify.verdict import Difference, Kind

__all__ = ["parted_values"]

_MOST_VALUES, _DEEPEST = 10, 20


class _Parted(Struct, frozen=True):
    """A value of `nilai.json` that two computations do not share; `lacking` says which of them has no such key."""

    name: str
    message: str
    lacking: bool


def _parted(then: Any, now: Any, name: str = "", depth: int = 0) -> Iterator[_Parted]:
    if isinstance(then, dict) and isinstance(now, dict) and depth < _DEEPEST:
        for key in dict.fromkeys([*then, *now]):
            inner = f"{name}.{key}" if name else str(key)
            if key in then and key in now:
                yield from _parted(then[key], now[key], inner, depth + 1)
            else:
                where = "hasil hitung ulang" if key in then else "berkas ini"
                yield _Parted(inner, f"ada, tetapi tidak dalam {where}", lacking=True)
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now) and depth < _DEEPEST:
        for number, (one, other) in enumerate(zip(then, now, strict=True)):
            yield from _parted(one, other, f"{name}[{number}]", depth + 1)
    elif then != now:
        yield _Parted(name, f"adalah «{_shown(then)}», hasil hitung ulang «{_shown(now)}»", lacking=False)


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return f"{len(value)} butir"
    return "kosong" if value is None else str(value)


def parted_values(manifest: Manifest, again: Manifest | None) -> tuple[list[Difference], list[Difference]]:
    """Return the values of `nilai.json` that the recomputation does not give, and those that only one of both has.

    The latter may come of another version, which computes more or less; within one version both are differences.
    """
    keys = ("values", "printed")
    then, now = ({key: one.content.get(key) for key in keys} if one else {} for one in (manifest, again))
    parted = list(_parted(then, now))
    wrong, lacking = ([one for one in parted if one.lacking is kind] for kind in (False, True))
    return list(_told_values(wrong, Kind.NILAI)), list(_told_values(lacking, Kind.VERSI))


def _told_values(parted: Sequence[_Parted], kind: Kind) -> Iterator[Difference]:
    for one in parted[:_MOST_VALUES]:
        yield Difference(kind, f"{VALUES}: {one.name} {one.message}")
    if len(parted) > _MOST_VALUES:
        yield Difference(kind, f"{VALUES}: {len(parted) - _MOST_VALUES} nilai lain juga berbeda")
