"""What templates and prose may cost, counted in steps, never by a clock: the same text ends the same on any machine.

A step is a node of an expression that is worked, an item of a list that is looked through, or some characters of a
text that is copied. What Python would do without bound for a template (compare, hash, write out or join values that
hold one another many times over) is weighed before it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2 import TemplateRuntimeError
from jinja2.filters import make_attrgetter
from jinja2.runtime import Undefined
from jinja2.utils import Namespace

from lkj.wording.printed import berteks

__all__ = [
    "LONGEST_LIST",
    "LONGEST_TEXT",
    "Budget",
    "BudgetError",
    "BudgetNamespace",
    "bounded",
    "bounded_join",
    "bounded_sum",
]

# Room for the reports of the largest agencies; an expression that is not meant to grow stays far below.
LONGEST_TEXT = 1_000_000
LONGEST_LIST = 100_000
_LARGEST_NUMBER = 10**30
_MOST_NESTED = 100_000
_DEEPEST = 40
_TEXT_A_STEP = 64
_OF_FACTS = 20
# Steps and characters: what every document may cost, and what more for each value of the data it reports. A report of
# forty indikator in eighteen hundred values takes 46.000 steps and writes 194.000 characters, each macro's anew.
_STEPS, _STEPS_A_VALUE = 750_000, 250
_OUTPUT, _OUTPUT_A_VALUE = 4_000_000, 1_500

_PLAIN = (int, float, Decimal, date, type(None), Undefined)


class BudgetError(TemplateRuntimeError):
    """A template or prose asks for more than a report needs; `message` and `hint` are Indonesian sentences."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def _too_long() -> BudgetError:
    return BudgetError(
        "teks atau daftar yang dirangkai di sini terlalu panjang", "rangkai lebih sedikit; jangan melipatgandakan isi"
    )


class Budget:
    """Counts what one document costs; BudgetError when that is too much."""

    def __init__(self, values: int = 0) -> None:
        self._steps = self._output = self._depth = 0
        self.begin(values)

    def begin(self, values: int = 0) -> None:
        """Start anew for a document of a year whose files hold so many values."""
        self._steps = _STEPS + _STEPS_A_VALUE * values
        self._output = _OUTPUT + _OUTPUT_A_VALUE * values
        self._depth = 0

    @property
    def left(self) -> tuple[int, int]:
        """Steps and characters that are left."""
        return self._steps, self._output

    def charge(self, steps: int) -> bool:
        """Count steps; always true, so that it can stand in a condition."""
        self._steps -= steps
        if self._steps < 0:
            raise BudgetError(
                "templat atau narasi ini memerlukan terlalu banyak langkah",
                "kurangi pengulangan (for di dalam for, makro yang memanggil dirinya)",
            )
        return True

    def enter(self) -> None:
        """Go one call deeper."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BudgetError(
                f"makro atau pengulangan bertingkat lebih dari {_DEEPEST}",
                "makro tidak boleh memanggil dirinya tanpa henti",
            )

    def leave(self) -> None:
        """Come back from a call."""
        self._depth -= 1

    def concat(self, parts: Iterable[str]) -> str:
        """Join what a template writes."""
        kept = []
        length = 0
        for part in parts:
            length += len(part)
            kept.append(part)
            if length > self._output:
                raise BudgetError(
                    "templat atau narasi ini menulis teks yang terlalu panjang", "kurangi pengulangan di dalamnya"
                )
        self._output -= length
        self.charge(len(kept) + length // _TEXT_A_STEP)
        return "".join(kept)

    def plain(self, value: Any) -> Any:
        """Count what it costs to compare, hash or write a value, and return it."""
        if isinstance(value, str):
            self.charge(1 + len(value) // _TEXT_A_STEP)
        elif isinstance(value, _PLAIN):
            if isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
                raise BudgetError("bilangan ini terlalu besar", "pakai bilangan yang wajar")
        else:
            self._weigh(value)
        return value

    def _weigh(self, value: Any) -> None:
        waiting = [value]
        seen = 0
        while waiting:
            one = waiting.pop()
            seen += 1
            if isinstance(one, (list, tuple, set, frozenset)):
                waiting += one
            elif isinstance(one, Mapping):
                waiting += one.values()
            elif isinstance(one, str):
                seen += len(one) // _TEXT_A_STEP
            elif isinstance(one, Namespace):
                raise BudgetError("namespace tidak dapat dipakai sebagai nilai", "sebut salah satu isinya")
            elif not isinstance(one, _PLAIN):
                seen += _OF_FACTS
            if seen + len(waiting) > _MOST_NESTED * _OF_FACTS:
                raise _too_long()
        self.charge(seen)

    def grown(self, value: Any) -> Any:
        """Return what an expression made, once its size is seen to be within reason."""
        if isinstance(value, str):
            if len(value) > LONGEST_TEXT:
                raise _too_long()
        elif isinstance(value, (list, tuple)):
            if len(value) > LONGEST_LIST:
                raise _too_long()
        elif isinstance(value, int):
            self.plain(value)
        return value

    def joined(self, join: Callable[[Sequence[Any]], str], parts: Sequence[Any]) -> str:
        """Join the parts of `a ~ b`; TypeError for one that is no text of its own."""
        length = sum(len(part) if isinstance(part, str) else 1 for part in parts)
        if length > LONGEST_TEXT:
            raise _too_long()
        self.charge(len(parts) + length // _TEXT_A_STEP)
        for part in parts:
            require_scalar(part)
        return join(parts)

    def tallied(self, items: Iterator[Any], each: int) -> Iterator[Any]:
        """Yield the items of an iterator, each for its price."""
        for item in items:
            self.charge(each)
            yield self.plain(item)


def require_scalar(value: Any) -> None:
    """Refuse with a TypeError what has no text of its own: lists, mappings, groups of facts."""
    if not isinstance(value, Undefined) and not berteks(value):
        raise TypeError("nilai ini berupa daftar atau kelompok fakta; sebut salah satu isinya")


def bounded(
    budget: Budget, function: Callable[..., Any], *, writes: bool = False, needs: bool = False
) -> Callable[..., Any]:
    """Return a filter or test that is counted by what it is given; `writes` for one that makes text of its value.

    One that `needs` its value raises UndefinedError, with the name, for one that there is not.
    """
    # Jinja hands such a function its environment or context before the value.
    first = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def counted(*args: Any, **kwargs: Any) -> Any:
        value, *rest = args[first:]
        if needs and isinstance(value, Undefined):
            str(value)  # says its name and fails
        each = 1
        for one in (*rest, *kwargs.values()):
            budget.plain(one)
            if isinstance(one, str):
                each += len(one) // _TEXT_A_STEP
        if hasattr(value, "__next__"):
            value = budget.tallied(value, each)
        else:
            budget.plain(value)
            if isinstance(value, (list, tuple, Mapping)):
                budget.charge(each * len(value))
        if writes:
            require_scalar(value)
        return budget.grown(function(*args[:first], value, *rest, **kwargs))

    return counted


def bounded_join(budget: Budget, join: Callable[..., str]) -> Callable[..., str]:
    """Return Jinja's `join`, which looks at the length before it joins; TypeError for a list of lists."""

    @wraps(join)
    def counted(eval_ctx: Any, value: Iterable[Any], d: str = "", attribute: str | int | None = None) -> str:
        if attribute is not None:
            value = map(make_attrgetter(eval_ctx.environment, attribute), value)
        items = list(value)
        length = len(str(d)) * len(items)
        for item in items:
            require_scalar(item)
            length += len(item) if isinstance(item, str) else 1
        if length > LONGEST_TEXT:
            raise _too_long()
        budget.charge(len(items) + length // _TEXT_A_STEP)
        return join(eval_ctx, items, d)

    return counted


def bounded_sum(add: Callable[..., Any]) -> Callable[..., Any]:
    """Return Jinja's `sum` for numbers alone: a sum of lists grows without bound."""

    @wraps(add)
    def numeric(environment: Any, iterable: Any, attribute: str | int | None = None, start: Any = 0) -> Any:
        if not isinstance(start, (int, Decimal)):
            raise TypeError("jumlah bermula dari bilangan")
        return add(environment, iterable, attribute, start)

    return numeric


class BudgetNamespace(Namespace):
    """Jinja's `namespace`, whose values stay within reason: `ns.x = ns.x ~ ns.x` doubles at each turn."""

    def __init__(self, **values: Any) -> None:
        super().__init__()
        for name, value in values.items():
            self[name] = value

    def __setitem__(self, name: str, value: Any) -> None:
        if isinstance(value, (str, list, tuple)) and len(value) > LONGEST_LIST:
            raise _too_long()
        if isinstance(value, Namespace):
            raise TypeError("namespace tidak dapat dipakai sebagai nilai")
        super().__setitem__(name, value)

    def __repr__(self) -> str:
        raise TypeError("namespace tidak dapat dipakai sebagai nilai")
