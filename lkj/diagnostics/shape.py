"""What a pydantic model allows at a place in the data, so that a misspelt key can be recognised."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

__all__ = ["allowed_keys", "may_be_left_out"]


def allowed_keys(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """List the keys that the mapping at this path may have, in model order; of a union, all members'."""
    return list(dict.fromkeys(key for candidate in _candidates(model, path) for key in _keys(candidate)))


def may_be_left_out(model: type[BaseModel], path: Sequence[str | int]) -> bool:
    """Tell whether whatever may stand around the value at this path is whole without its key."""
    if not path or not isinstance(path[-1], str):
        return False
    fields = [
        field
        for candidate in _candidates(model, path[:-1])
        if isinstance(candidate, type) and issubclass(candidate, BaseModel)
        for name, field in candidate.model_fields.items()
        if path[-1] in (name, field.alias, field.validation_alias)
    ]
    return bool(fields) and not any(field.is_required() for field in fields)


def _candidates(model: type[BaseModel], path: Sequence[str | int]) -> Iterator[Any]:
    """Yield the types of which the value at this path may be."""
    places: list[Any] = [model]
    for part in path:
        places = [below for place in places for below in _step(place, part)]
    for place in places:
        yield from _members(place)


def _members(annotation: Any) -> Iterator[Any]:
    """Take Annotated and unions apart, down to the types that can hold a value."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _members(member)
    elif hasattr(annotation, "__value__"):
        yield from _members(annotation.__value__)
    else:
        yield annotation


def _step(annotation: Any, part: str | int) -> Iterator[Any]:
    """Yield the annotations of what stands under this key or index."""
    for member in _members(annotation):
        arguments = get_args(member)
        if isinstance(part, str):
            if isinstance(member, type) and issubclass(member, BaseModel):
                for name, field in member.model_fields.items():
                    if part in (name, field.alias, field.validation_alias):
                        yield field.annotation
            elif len(arguments) == 2 and get_origin(member) is not tuple:
                yield arguments[1]
        elif get_origin(member) is tuple and Ellipsis not in arguments:
            yield from arguments[part : part + 1]
        elif arguments:
            yield arguments[0]


def _keys(candidate: Any) -> Iterator[str]:
    if isinstance(candidate, type) and issubclass(candidate, BaseModel):
        for name, field in candidate.model_fields.items():
            alias = field.validation_alias
            yield alias if isinstance(alias, str) else name
