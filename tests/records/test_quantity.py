"""Quantities print, refuse impossible bounds, and compare by what their words allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Qualifier, Quantity, QuantityKind, Span

WORDS = Span("r", 0, 1)
OPEN = {Qualifier.AT_LEAST, Qualifier.MORE_THAN}


def made(low: int, high: int | None = None, how: Qualifier = Qualifier.EXACTLY) -> Quantity:
    upward = how in OPEN or how in (Qualifier.DOZENS, Qualifier.SCORES, Qualifier.SEVERAL)
    top = None if upward or how is Qualifier.HUNDREDS else low if high is None else high
    return Quantity(QuantityKind.KILLED, low, top, how, WORDS)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (made(32, how=Qualifier.AT_LEAST), "at least 32"),
        (made(1200), "1,200"),
        (made(0, 40, Qualifier.UP_TO), "up to 40"),
        (made(20, 25, Qualifier.BETWEEN), "20 to 25"),
        (made(24, how=Qualifier.DOZENS), "dozens"),
        (made(20_000, how=Qualifier.HUNDREDS), "tens of thousands"),
        (made(0, how=Qualifier.NO), "0"),
    ],
)
def test_a_quantity_says_itself(one: Quantity, said: str) -> None:
    assert str(one) == said


def test_impossible_bounds_are_refused() -> None:
    with pytest.raises(ValueError, match="not a quantity"):
        made(5, 4)
    with pytest.raises(ValueError, match="not a quantity"):
        made(-1)


def test_a_finer_figure_fits_a_vaguer_one() -> None:
    dozens, at_least = made(24, how=Qualifier.DOZENS), made(30, how=Qualifier.AT_LEAST)
    assert dozens.contains(made(32))
    assert not dozens.contains(made(112))
    assert at_least.overlaps(made(112))
    assert not at_least.overlaps(made(29))
    assert made(400, how=Qualifier.ABOUT).overlaps(made(391))
    assert not made(50, how=Qualifier.MORE_THAN).overlaps(made(50))


QUANTITIES = st.builds(
    lambda low, more, how: made(low, low + more if how is Qualifier.BETWEEN else None, how),
    st.integers(1, 10**7),
    st.integers(0, 100),
    st.sampled_from([Qualifier.EXACTLY, Qualifier.ABOUT, Qualifier.BETWEEN, *OPEN]),
)


@given(QUANTITIES, QUANTITIES)
def test_what_contains_overlaps_and_overlap_has_no_order(one: Quantity, other: Quantity) -> None:
    assert one.contains(one)
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.contains(other) or one.overlaps(other)
