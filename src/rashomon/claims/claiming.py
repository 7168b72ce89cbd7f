"""All that a report claims: its attributions, the words it quotes, and its own assertions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.claims.own_voice import assertions
from rashomon.claims.quoted import quoted
from rashomon.modality import certainty
from rashomon.records import (
    NOBODY,
    PLAIN,
    Attribution,
    Certainty,
    Claim,
    ClaimForm,
    EventMention,
    Holder,
    Reading,
    Span,
    Stance,
    Telling,
    Voice,
    content_id,
)
from rashomon.tree import Tree, runs, tree_of

_KEPT_APART = Telling(Stance.ASSERTS, Certainty.HEDGED)  # by its quotation marks


def claims(
    report: str,
    text: str,
    reading: Reading,
    attributions: Sequence[Attribution],
    wire: tuple[Holder, ...] = (),
    events: Sequence[EventMention] = (),
) -> tuple[Claim, ...]:
    """Every claim of a report, in the order of the text.

    ``wire`` is the agency that carries the report's own voice, where one is credited; ``events``
    are those that claims may speak of, in the order of the text.
    """
    tree = tree_of(reading, text)
    found = [
        *_stated(attributions),
        *_implied(attributions),
        *_quotations(report, tree, attributions, wire),
        *_own(report, tree, attributions, wire),
    ]
    # "Police put the toll at nine": its verb tells, its noun is told.
    order = sorted(events, key=lambda event: event.trigger[-1].start)
    starts = [event.trigger[-1].start for event in order]
    told = [replace(claim, events=_spoken_of(claim, order, starts)) for claim in found]
    return tuple(sorted(told, key=lambda c: (c.words[0].start, c.words[-1].end, c.form, c.id)))


def _spoken_of(
    claim: Claim, events: Sequence[EventMention], starts: Sequence[int]
) -> tuple[str, ...]:
    """The events whose triggers end in a claim's words, by where the last of these starts."""
    found = [
        event
        for span in claim.words
        for event in events[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    ]
    return tuple(event.id for event in sorted(found, key=lambda each: each.trigger[0].start))


def _claim(
    report: str,
    form: ClaimForm,
    words: tuple[Span, ...],
    chain: tuple[Holder, ...],
    told: Telling,
    carried: Telling | None = None,
    by: Attribution | None = None,
) -> Claim:
    places = [f"{span.start}-{span.end}" for span in words]
    made = content_id("claim", report, form, by.id if by else "", *places)
    return Claim(made, report, form, words, chain, told, carried, by.id if by else None)


def _stated(attributions: Iterable[Attribution]) -> Iterator[Claim]:
    """What somebody else is given for; his very words are a quotation and no more."""
    for each in attributions:
        form = ClaimForm.QUOTATION if each.voice is Voice.DIRECT else ClaimForm.STATEMENT
        yield _claim(each.report, form, each.content, each.chain, each.told, each.carried, each)


def _implied(attributions: Iterable[Attribution]) -> Iterator[Claim]:
    """What is denied was claimed, by whom is not told: "Turkey has denied arming rebels"."""
    for each in attributions:
        if each.answers:
            form, chain = ClaimForm.IMPLIED, (NOBODY,)
            yield _claim(each.report, form, each.content, chain, PLAIN, each.told, each)


def _quotations(
    report: str, tree: Tree, attributions: Sequence[Attribution], wire: tuple[Holder, ...]
) -> Iterator[Claim]:
    """The words in quotation marks inside a statement; and those that nobody is named for."""
    for span in quoted(report, tree):
        around = [a for a in attributions if _holds(a.content, span)]
        if not around:
            yield _claim(report, ClaimForm.QUOTATION, (span,), (*wire, NOBODY), PLAIN, _KEPT_APART)
            continue
        narrowest = min(around, key=lambda a: (sum(s.end - s.start for s in a.content), a.id))
        if narrowest.voice is Voice.MIXED:
            chain, carried = narrowest.chain, narrowest.carried
            yield _claim(report, ClaimForm.QUOTATION, (span,), chain, PLAIN, carried, narrowest)


def _holds(content: Iterable[Span], span: Span) -> bool:
    """Whether some content holds most of a span: a mark at its edge may stand outside."""
    shared = sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in content)
    return shared * 2 > span.end - span.start


def _own(
    report: str, tree: Tree, attributions: Sequence[Attribution], wire: tuple[Holder, ...]
) -> Iterator[Claim]:
    for top, numbers in assertions(tree, attributions):
        words = tuple(Span(report, tree[a].start, tree[b].end) for a, b in runs(numbers))
        told = Telling(Stance.ASSERTS, certainty(tree, top))
        yield _claim(report, ClaimForm.OWN_VOICE, words, wire, told)
