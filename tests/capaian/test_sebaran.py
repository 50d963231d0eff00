"""Median, MAD, modified z-score and ranks, each beside what is reckoned by hand."""

from __future__ import annotations

import math
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lkj.capaian.sebaran import kebetulan, median, pecahan_kecil, peringkat, simpangan_median, skor_pencilan

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


@pytest.mark.parametrize(
    ("values", "bound", "spread"),
    [
        # From the median of 100: 0, 1, and as far as the furthest; from that of 99: 1, 3, 1, and again 3.
        (d("100", "99", "120"), 1, "1"),
        (d("100", "96", "98", "120"), 1, "2"),
        (d("99", "100", "120", "120"), 2, None),
        (d("100", "120", "120"), 2, None),
    ],
)
def test_what_stands_at_a_bound_counts_as_furthest(values: list[Decimal], bound: int, spread: str | None) -> None:
    """The last `bound` values stand at one; of half of them nobody knows how far the values lie."""
    at = [n >= len(values) - bound for n in range(len(values))]
    assert simpangan_median(values, at) == (spread and Decimal(spread))


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


@pytest.mark.lambat
@given(NILAI)
def test_a_rank_is_one_more_than_the_number_of_those_above(values: list[Decimal]) -> None:
    """The definition, for any values."""
    named = dict(enumerate(values))
    assert peringkat(named) == {n: 1 + sum(other > one for other in values) for n, one in named.items()}


@pytest.mark.lambat
@given(NILAI)
def test_half_of_the_values_lie_within_the_mad_of_the_median(values: list[Decimal]) -> None:
    """What MAD means, whatever is wild in the other half."""
    middle, spread = median(values), simpangan_median(values)
    assert middle is not None
    assert spread is not None
    assert 2 * sum(abs(one - middle) <= spread for one in values) >= len(values)


@pytest.mark.parametrize(
    ("events", "expected", "chance"),
    [
        # 2 × λ of no event, 2 × (5 × ln 5 − 4) = 8,09 of five: 3,5² is 12,25.
        ("0", "6", True), ("0", "7", False), ("5", "1", True), ("7", "1", False), ("2", "3", True),
        ("14", "5", True), ("16", "5", False), ("900", "1000", True), ("880", "1000", False),
        # Less than one is expected of nobody.
        ("4", "0", True), ("0", "0", True),
    ],
)  # fmt: skip
def test_what_chance_may_count(events: str, expected: str, chance: bool) -> None:
    """As the deviance of Poisson has it; the tails beyond it are less than one in two thousand."""
    assert kebetulan(Decimal(events), Decimal(expected), Decimal("3.5")) is chance


@pytest.mark.parametrize(("n", "furthest"), [(1, 14), (10, 16), (40, 17), (552, 19)])
def test_among_many_counts_the_furthest_is_further(n: int, furthest: int) -> None:
    """Of five expected in each office, so many are no wonder in one of n: the chance that any is accused stays."""
    found = [k for k in range(5, 60) if kebetulan(Decimal(k), Decimal(5), Decimal("3.5"), n)]
    assert found[-1] == furthest
    tail = 1 - sum(math.exp(-5) * 5**k / math.factorial(k) for k in range(furthest + 1))
    assert n * tail < 0.0005


@pytest.mark.lambat
@given(st.integers(1, 24).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(2, 8))
def test_a_fraction_of_few_is_known_rounded_and_cut_off(fraction: tuple[int, int], places: int) -> None:
    """Every k of n up to 24, however many decimals are typed."""
    k, n = fraction
    unit = Decimal(1).scaleb(-places)
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        typed = (Decimal(100 * k) / n).quantize(unit, rounding)
        assume(typed.quantize(Decimal("0.01")) % Decimal("0.1"))
        found = pecahan_kecil(typed)
        assert found is not None
        assert abs(Decimal(100 * found[0]) / found[1] - Decimal(100 * k) / n) <= Decimal("0.02")


@pytest.mark.parametrize(
    ("value", "fraction"),
    [
        # Three of four quarters full and one of three in the last, each typed to two decimals.
        ("83.3325", (5, 6)), ("66.6675", (2, 3)), ("49.9975", (1, 2)), ("54.17", (13, 24)),
        ("66.6", (2, 3)), ("67", (2, 3)), ("50.00", (1, 2)), ("0", (0, 1)), ("133.33", (4, 3)),
    ],
)  # fmt: skip
def test_a_mean_of_quarters_of_few_is_one_of_few(value: str, fraction: tuple[int, int]) -> None:
    """What is typed of each quarter is rounded, and so is not the fraction to its last decimal."""
    assert pecahan_kecil(Decimal(value)) == fraction


@pytest.mark.parametrize(
    "value", ["71.23", "98.5", "7.7", "45", "14", "10", "1", "97", "0.01", "99.99", "1E+5", "-50", "NaN", "1E+600"]
)
def test_what_is_no_fraction_of_few(value: str) -> None:
    """A percentage of many, a whole one that nobody needs few for, and what is no percentage."""
    assert pecahan_kecil(Decimal(value)) is None
