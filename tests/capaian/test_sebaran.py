"""Median, MAD, modified z-score and ranks, each beside what is reckoned by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.capaian.sebaran import median, peringkat, simpangan_median, skor_pencilan

NILAI = st.lists(st.decimals(-1000, 1000, places=3), min_size=1, max_size=30)


def d(*values: str) -> list[Decimal]:
    return [Decimal(one) for one in values]


@pytest.mark.parametrize(
    ("values", "middle", "spread"),
    [
        (d("98"), "98", "0"),
        (d("98", "100"), "99", "1"),
        (d("2", "1", "1000"), "2", "1"),
        (d("1", "2", "3", "4", "100"), "3", "1"),
        (d("100", "100", "100", "97"), "100", "0"),
    ],
)
def test_median_and_mad_as_by_hand(values: list[Decimal], middle: str, spread: str) -> None:
    """One wild value moves neither."""
    assert (median(values), simpangan_median(values)) == (Decimal(middle), Decimal(spread))


def test_of_nothing_there_is_no_middle() -> None:
    """No office has the indikator: nothing is made up."""
    assert median([]) is None
    assert simpangan_median([]) is None


def test_the_score_is_that_of_iglewicz_and_hoaglin() -> None:
    """Of 1, 2, 3, 4, 100 the last lies 0,6745 × 97 ÷ 1 = 65,4265 away; where nothing spreads there is no score."""
    assert skor_pencilan(Decimal(100), Decimal(3), Decimal(1)) == Decimal("65.4265")
    assert skor_pencilan(Decimal(2), Decimal(3), Decimal(1)) == Decimal("-0.6745")
    assert skor_pencilan(Decimal(97), Decimal(100), Decimal(0)) is None


def test_equals_share_a_rank_and_the_next_is_further_by_their_number() -> None:
    """1, 2, 2, 4: as in a race."""
    assert peringkat({"a": Decimal(90), "b": Decimal(99), "c": Decimal("95.0"), "d": Decimal(95)}) == {
        "b": 1,
        "c": 2,
        "d": 2,
        "a": 4,
    }


@given(NILAI)
def test_a_rank_is_one_more_than_the_number_of_those_above(values: list[Decimal]) -> None:
    """The definition, for any values."""
    named = dict(enumerate(values))
    assert peringkat(named) == {n: 1 + sum(other > one for other in values) for n, one in named.items()}


@given(NILAI)
def test_half_of_the_values_lie_within_the_mad_of_the_median(values: list[Decimal]) -> None:
    """What MAD means, whatever is wild in the other half."""
    middle, spread = median(values), simpangan_median(values)
    assert middle is not None
    assert spread is not None
    assert 2 * sum(abs(one - middle) <= spread for one in values) >= len(values)
