"""Findings and their reporters; imports of lkj only what a text was meant to be, so that every room may use it."""

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
from lkj.diagnostics.pydantic_id import findings_from_validation
from lkj.diagnostics.text import summary, to_text

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
    "findings_from_validation",
    "summary",
    "tidy",
    "to_json",
    "to_text",
]
