"""How a value with keys or items around it is written: in lines, or in brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkj.files.yaml.commented import Skalar
from lkj.files.yaml.quoting import tulis_nilai

__all__ = ["Isi", "flow", "items", "keys", "lines", "one_line"]

#: What is written: a scalar, or keys and items around such.
Isi = Skalar | Mapping[str, "Isi"] | Sequence["Isi"]


def items(values: Sequence[Isi]) -> list[str]:
    """Write the items of a list in lines, not yet indented."""
    made: list[str] = []
    for value in values:
        first, *rest = lines(value)
        made += [f"- {first}", *(f"  {one}" if one else "" for one in rest)]
    return made


def keys(values: Mapping[str, Isi]) -> list[str]:
    """Write keys with their values in lines, not yet indented."""
    made: list[str] = []
    for key, value in values.items():
        first, *rest = lines(value)
        if isinstance(value, Skalar) or not value:
            first = f"{key}: {first}"
        else:
            first, rest = f"{key}:", [first, *rest]
        made += [first, *(f"  {one}" if one else "" for one in rest)]
    return made


def lines(value: Isi) -> list[str]:
    """Write a value in lines, not yet indented."""
    if isinstance(value, Skalar):
        return tulis_nilai(value)
    if not value:
        return [flow(value)]
    return keys(value) if isinstance(value, Mapping) else items(value)


def flow(value: Isi) -> str:
    """Write a value in brackets."""
    if isinstance(value, Skalar):
        return one_line(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {flow(one)}' for key, one in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]"


def one_line(value: Skalar) -> str:
    """Write a value that stands in brackets, where a comma would end it."""
    written = tulis_nilai(value)
    if len(written) == 1 and not (value.gaya and set(written[0]) & set(",[]{}") and written[0][0] != '"'):
        return written[0]
    escaped = value.teks.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
