"""Which way is better."""

from __future__ import annotations

from enum import StrEnum


class Polaritas(StrEnum):
    """Which way is better: up, down, within a range, or unchanged."""

    NAIK = "naik"
    TURUN = "turun"
    RENTANG = "rentang"
    TETAP = "tetap"
