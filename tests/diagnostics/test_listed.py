"""Names in a sentence: the first of them, and how many there are besides."""

import pytest

from lkj.diagnostics.listed import listed


@pytest.mark.parametrize(
    ("names", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a, b"), (("a", "b", "c"), "a, b, dan 1 lainnya")],
)
def test_the_first_names_are_told_and_the_others_counted(names: tuple[str, ...], said: str) -> None:
    """As many as a sentence bears; of exactly so many none is left over."""
    assert listed(names, 2) == said
