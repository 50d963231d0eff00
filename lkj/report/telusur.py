"""The environment in which figures of the year keep their names, for who explains what prose makes of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2.filters import make_attrgetter
from msgspec.structs import replace

from lkj.capaian import Angka
from lkj.files import Origin
from lkj.report.environment import Environment
from lkj.report.turunan import Suku, bersuku, suku_dari

__all__ = ["Penelusur"]


class Penelusur(Environment):
    """An environment that is slower and prints the same; a sum remembers what was added up."""

    def __init__(self, origin: Origin) -> None:
        super().__init__(origin)
        self.filters["sum"] = _menjumlah(self.filters["sum"])

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; a figure that has a name keeps it."""
        return self._bernama(obj, attribute, super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item, or the attribute that a list of facts is asked for by `map`."""
        made = super().getitem(obj, argument)
        return self._bernama(obj, argument, made) if type(argument) is str else made

    def _bernama(self, obj: Any, part: str, value: Any) -> Any:
        number = value.nilai if isinstance(value, Angka) else value
        if type(number) not in (int, Decimal):
            return value
        name = self.nama(obj, part)
        if name is None:
            return value
        made = bersuku(number, (Suku(name, Decimal(number)),))
        return replace(value, nilai=made) if isinstance(value, Angka) else made


def _menjumlah(add: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(add)
    def kept(environment: Any, iterable: Any, attribute: str | int | None = None, start: Any = 0) -> Any:
        items = list(iterable)
        made = add(environment, iter(items), attribute, start)
        values = items if attribute is None else map(make_attrgetter(environment, attribute), items)
        terms = [suku_dari(value) for value in values]
        return bersuku(made, tuple(one for term in terms for one in term)) if terms and all(terms) else made

    return kept
