"""Whether some words say a value; for what is coded of them, whether they are coded so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rashomon.findings.things import is_equipment
from rashomon.nations import country_name
from rashomon.proof.copy import bare
from rashomon.proof.ground import Ground, Mentioned, holds_state, holds_words, meets
from rashomon.proof.numbers import numbers, says_quantity
from rashomon.records import Attribute, Span, Status, Value
from rashomon.spelling import are_variants

Says = Callable[[Span], bool]
_SAID = {Status.HAPPENED: "yes", Status.NEGATED: "no", Status.DENIED: "no"}
_TOLD = (Attribute.OCCURRED, Attribute.ASKED, Attribute.AUTHORISED, Attribute.COORDINATED)
_ACTORS = (Attribute.AGENT, Attribute.RECIPIENT)


def reading(ground: Ground, attribute: Attribute, value: Value) -> Says:
    """Whether the words at a span say the value; for what is coded, whether they are coded so."""
    if attribute in _TOLD:
        return lambda span: any(
            _SAID.get(m.event.status, m.event.status.value) == value.value
            for m in _triggered(ground, span)
        )
    if attribute is Attribute.TYPE:
        return lambda span: any(
            value.key in (m.event.mode, m.event.type.value.lower())
            and bare(value.key) == bare(value.value)
            for m in _triggered(ground, span)
        )
    if attribute is Attribute.MEANS:
        return lambda span: (
            bare(value.value) in bare(ground.said(span))
            or any(
                bare(m.event.mode) == bare(value.value) == bare(value.key)
                for m in _triggered(ground, span)
            )
        )
    if attribute in _ACTORS:
        return _actor(ground, value)
    if attribute is Attribute.PLACE:
        return _place(ground, value)
    if attribute is Attribute.SIDE:
        return lambda span: any(
            meets(span, each)
            for m in ground.mentions.values()
            if m.event.place is not None and m.event.place.asserted == value.key
            for each in (m.event.place.words, m.event.place.side)
            if each is not None and country_name(value.key) == value.value
        )
    if attribute is Attribute.TIME:
        return lambda span: any(
            time.edtf == value.value and meets(span, time.words)
            for time in ground.codings[span.report].times
        )
    if value.quantity is not None:
        return _count(ground, value)
    return lambda span: bare(value.value) in bare(ground.said(span))


def _triggered(ground: Ground, span: Span) -> Iterator[Mentioned]:
    return (
        mention
        for mention in ground.mentions.values()
        if any(meets(span, each) for each in mention.event.trigger)
    )


def _actor(ground: Ground, value: Value) -> Says:
    """By name, by any name or description of one whom the reports call so, or by the same noun.

    Descriptions are taken for one by their noun: "jets" here, "Syrian jets" there.
    """
    known = bare(value.value) in ground.names.get(value.key, ())
    noun = value.value.split()[-1] if known and value.key in ground.described else value.value

    def says(span: Span) -> bool:
        said = ground.said(span)
        if any(holds_words(said, form) for form in (noun, f"{noun}s", noun.removesuffix("s"))):
            return True
        *whose, last = value.value.split()
        if is_equipment(last.lower()) and any(holds_state(said, word) for word in whose):
            return True  # "Syrian helicopters" and "Syria": who flies them did it
        # "The judge", whose name stands beside that.
        here = (*ground.party_at[span.report], *ground.coded[span.report]) if known else ()
        return any(party == value.key and meets(span, each) for each, party in here)

    return says


def _place(ground: Ground, value: Value) -> Says:
    """By name, or by any words that the gazetteer reads as the place."""
    named, _, side = value.key.partition("@")
    name = value.value.split(", ")[0]

    def says(span: Span) -> bool:
        if side and not _sided(ground, span, side, value.value):
            return False
        for mention in ground.codings[span.report].places:
            if meets(span, mention.words):
                for found in mention.candidates:
                    if found.id == named and found.name == name:
                        return True
                unknown = mention.located is None
                if unknown and are_variants(name, ground.said(mention.words)):
                    return True
        return holds_words(ground.said(span), name)

    return says


def _sided(ground: Ground, span: Span, side: str, label: str) -> bool:
    return label.endswith(country_name(side)) and any(
        m.event.place is not None
        and m.event.place.asserted == side
        and any(meets(span, each) for each in m.spans())
        for m in ground.mentions.values()
    )


def _count(ground: Ground, value: Value) -> Says:
    """By digits, by number words, or by the word that stands for a number ("dozens")."""
    quantity = value.quantity
    assert quantity is not None
    if bare(value.value).startswith(bare(str(quantity))):
        return lambda span: says_quantity(ground.said(span), quantity)
    said = set(numbers(value.value))
    return lambda span: bool(said) and said <= set(numbers(ground.said(span)))
