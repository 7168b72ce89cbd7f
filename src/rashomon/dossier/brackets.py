"""Sentences whose values carry their support in brackets behind them.

Values in a row that the same origins in the same reports stand behind share one pair of brackets,
behind the last of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.dossier.found import Found
from rashomon.records import Span, Value


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence: of a value, with where it stands, of its support, or between them."""

    text: str
    span: Span | None = None
    is_support: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """Words with what the brackets behind them say; ``key`` is the same for the same support."""

    part: Part
    key: object = None
    bracket: tuple[Part, ...] = ()


def words(text: str, span: Span | None = None) -> Item:
    """Words without brackets."""
    return Item(Part(text, span))


def backed(text: str, value: Value, found: Found, *others: tuple[str, Value]) -> Item:
    """A value with its support; ``others`` are further ways in which it is given."""
    said = [_quiet(found.bracket(value))]
    for other, its in others[:1]:
        said += [_quiet("; also given as "), Part(other, first(its), True)]
        said.append(_quiet(f" by {found.support(its.support)}{', unconfirmed' * its.hedged}"))
    if len(others) > 1:
        said.append(_quiet(f", and in {len(others) - 1} more"))
    return Item(Part(text, first(value)), (key(value), others), tuple(said))


def key(value: Value) -> object:
    """Who stands behind a value, and how."""
    return value.support.origins, value.support.reports, value.hedged


def first(value: Value) -> Span | None:
    """Where a value stands first."""
    return value.words[0] if value.words else None


def sentence(items: Sequence[Item]) -> list[Part]:
    """The sentence with its brackets, its first letter as a capital, a full stop behind it."""
    parts = list(_bracketed(items))
    opening = next(n for n, part in enumerate(parts) if part.text)
    said = parts[opening].text
    parts[opening] = replace(parts[opening], text=said[:1].upper() + said[1:])
    return [*parts, Part(".")]


def _bracketed(items: Sequence[Item]) -> Iterator[Part]:
    for n, item in enumerate(items):
        yield item.part
        later = next((each.key for each in items[n + 1 :] if each.bracket), None)
        if item.bracket and later != item.key:
            yield _quiet(" (")
            yield from item.bracket
            yield _quiet(")")


def _quiet(text: str) -> Part:
    return Part(text, None, True)
