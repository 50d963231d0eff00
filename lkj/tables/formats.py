"""The number formats of a stranger's workbook: which style shows a number how, told within bounds."""

from __future__ import annotations

from typing import Any

__all__ = ["number_formats"]

# Excel saves a quarter as many formats, and no longer one. Whether one shows a date openpyxl finds in the square of its
# length: at each «[» it looks for the «]» to its end.
_MOST, _LONGEST, _MOST_BRACKETS = 1000, 255, 16


def number_formats(root: Any) -> list[str] | None:
    """Return the format of each cell style of a part of styles, by number; None for formats that no program saves."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    own = {int(one.get("numFmtId") or 0): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
    if len(own) > _MOST or any(len(one) > _LONGEST or one.count("[") > _MOST_BRACKETS for one in own.values()):
        return None
    styles = (int(one.get("numFmtId") or 0) for one in root.iterfind("{*}cellXfs/{*}xf"))
    return [own.get(number, BUILTIN_FORMATS.get(number, "General")) for number in styles]
