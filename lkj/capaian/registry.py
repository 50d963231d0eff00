"""Ways of computing, found by their files: a folder holds one way a file, and the folder is the list of them."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, TypeVar


class _Cara(Protocol):
    """What every way has: its place in lists, by which a reader meets the common ones first."""

    @property
    def urutan(self) -> int: ...


T = TypeVar("T", bound=_Cara)


def collected(package: str, path: Iterable[str], kind: type[T]) -> tuple[T, ...]:
    """Return what each file of a package declares as its `CARA`, in their order.

    Raises TypeError for a file that declares none, or one of another kind.
    """
    found = []
    for info in iter_modules(path):
        name = f"{package}.{info.name}"
        cara = getattr(import_module(name), "CARA", None)
        if not isinstance(cara, kind):
            raise TypeError(f"{name} declares no CARA that is a {kind.__name__}")
        found.append(cara)
    return tuple(sorted(found, key=lambda one: one.urutan))
