"""What two versions of a text differ by, as every tool shows it."""

from __future__ import annotations

from difflib import unified_diff

__all__ = ["difference"]


def difference(name: str, before: bytes | None, after: bytes) -> str:
    """Return the difference as `git diff` writes it, empty where there is none; `before` is None for a new file."""
    old, new = ((content or b"").decode("utf-8", errors="replace").split("\n") for content in (before, after))
    head = "/dev/null" if before is None else f"a/{name}"
    return "".join(unified_diff(_ended(old), _ended(new), head, f"b/{name}"))


def _ended(lines: list[str]) -> list[str]:
    """Give lines their ends; one without it says so, as in every diff."""
    *whole, last = lines
    ended = [f"{line}\n" for line in whole]
    return [*ended, f"{last}\n\\ No newline at end of file\n"] if last else ended
