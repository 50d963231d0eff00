"""Names in a sentence: the first of them, and how many there are besides."""

from collections.abc import Sequence

__all__ = ["listed"]


def listed(names: Sequence[str], most: int) -> str:
    """Return the first `most` names, and the number of the others: a, b, dan 3 lainnya."""
    rest = f", dan {len(names) - most} lainnya" if len(names) > most else ""
    return ", ".join(names[:most]) + rest
