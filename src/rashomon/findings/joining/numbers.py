"""How the figures of two mentions stand to each other: equal, compatible, or different."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from rashomon.records import Qualifier, Quantity, QuantityKind

_TELLING = 3  # from here on a figure in common says something
_PEOPLE = frozenset(
    (
        QuantityKind.KILLED,
        QuantityKind.WOUNDED,
        QuantityKind.CASUALTIES,
        QuantityKind.MISSING,
        QuantityKind.DETAINED,
        QuantityKind.DISPLACED,
        QuantityKind.HOSTAGES,
        QuantityKind.ATTACKERS,
        QuantityKind.AIRCRAFT,
        QuantityKind.VEHICLES,
        QuantityKind.VOTES,
    )
)


class Order(IntEnum):
    """From one figure to figures that cannot both be right."""

    UNKNOWN = 0
    SAME = 1
    COMPATIBLE = 2
    DIFFERENT = 3


def figure(quantity: Quantity) -> tuple[object, ...]:
    """All that ``order`` looks at: the same figure in other words is compared once."""
    return quantity.kind, quantity.unit, quantity.low, quantity.high, quantity.qualifier


def order(one: Iterable[Quantity], other: Iterable[Quantity]) -> Order:
    """How two mentions' figures of one kind stand to each other; the best of several."""
    found = [
        _order(a, b)
        for a in one
        for b in other
        if a.kind is b.kind and a.unit == b.unit and a.kind in _PEOPLE
    ]
    return min(found, default=Order.UNKNOWN)


def telling(quantities: Iterable[Quantity]) -> tuple[str, ...]:
    """Figures by which two mentions may meet, as kind and number."""
    return tuple(f"{q.kind} {q.low}" for q in quantities if q.kind in _PEOPLE and _tells(q))


def _order(one: Quantity, other: Quantity) -> Order:
    if one.low == other.low and _tells(one) and _tells(other):
        return Order.SAME
    return Order.COMPATIBLE if one.overlaps(other) else Order.DIFFERENT


def _tells(quantity: Quantity) -> bool:
    exact = quantity.qualifier not in (
        Qualifier.DOZENS,
        Qualifier.SCORES,
        Qualifier.HUNDREDS,
        Qualifier.SEVERAL,
        Qualifier.NO,
    )
    return exact and quantity.low >= _TELLING
