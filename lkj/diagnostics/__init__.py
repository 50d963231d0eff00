"""Findings and their reporters; imports of lkj only what a text was meant to be, so that every room may use it.

What pydantic says is told by `lkj.diagnostics.pydantic_id`; pydantic itself is loaded by who has models alone.
"""

from lkj.diagnostics.finding import (
    DataError,
    Finding,
    Part,
    Position,
    Severity,
    Source,
    UserError,
    bounded,
    capped,
    tidy,
)
from lkj.diagnostics.machine import to_json
from lkj.diagnostics.terminal import summary, to_text

__all__ = [
    "DataError",
    "Finding",
    "Part",
    "Position",
    "Severity",
    "Source",
    "UserError",
    "bounded",
    "capped",
    "summary",
    "tidy",
    "to_json",
    "to_text",
]
