"""Whatever the coverage: copies do not corroborate, order is nothing, and every value has words."""

from __future__ import annotations

import random
from dataclasses import replace

from finding_coverage import DAYS, NOTE, OUTLETS, PLAIN, SIDED, Made, material, reprint
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings import Dropped, record
from rashomon.findings.changes import paired
from rashomon.proof.finding_values import record_values
from rashomon.records import Credibility, Event, Finding, Record, Standing, Support

_LAW = settings(max_examples=80, deadline=None)
_made = st.builds(
    Made,
    st.integers(0, PLAIN - 1),
    st.integers(0, len(OUTLETS) - 1),
    st.integers(0, len(DAYS) - 1),
)
_coverage = st.lists(_made, min_size=1, max_size=5)
_told_once = st.lists(_made.filter(lambda m: m.passage != NOTE), min_size=1, max_size=5)
_any = st.integers(0, 99)


def no_more(after: Support, before: Support) -> bool:
    """Whether the count of independent origins did not rise."""
    return after.low <= before.low and after.high <= before.high


def unexplained(found: Record) -> Record:
    """The record without the reason of each origin."""
    return replace(found, origins=tuple(replace(origin, reason="") for origin in found.origins))


def findings_on(found: Record, event: Event) -> dict[str, Finding]:
    """The findings on an event, by attribute."""
    return {each.attribute: each for each in found.findings if each.event == event.id}


@_LAW
@given(_coverage, _any, _any, _any)
def test_a_reprint_adds_no_origin(coverage: list[Made], of: int, outlet: int, day: int) -> None:
    before = record(material(coverage))
    more = reprint(coverage, of % len(coverage), outlet % len(OUTLETS), day % len(DAYS))
    after = record(material(more))
    for event in after.events:
        was = [each for each in before.events if set(each.mentions) & set(event.mentions)]
        if len(was) == 1:
            assert no_more(event.support, was[0].support)
            old = findings_on(before, was[0])
            for attribute, finding in findings_on(after, event).items():
                assert no_more(finding.support, old[attribute].support)


def test_a_reprint_joins_no_events() -> None:
    coverage = [Made(9, 0, 0), Made(1, 0, 0)]
    before = record(material(coverage))
    after = record(material(reprint(coverage, 1, 0, 0)))
    assert [e.support.high for e in after.events] == [e.support.high for e in before.events]


@_LAW
@given(_coverage, st.lists(_any, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(
    coverage: list[Made], copies: list[int], order: random.Random
) -> None:
    for number in copies:
        coverage = reprint(coverage, number % len(coverage), number % 5, number % 4)
    held = material(coverage)
    spoken, edges = list(held.spoken), list(held.edges)
    order.shuffle(spoken)
    order.shuffle(edges)
    other = replace(held, spoken=tuple(spoken), edges=tuple(edges))
    assert unexplained(record(other)) == unexplained(record(held))


def test_the_order_of_reports_changes_no_reason() -> None:
    held = material([Made(1, 0, 0), Made(1, 0, 0, reprints=0)])
    turned = replace(held, spoken=tuple(reversed(held.spoken)))
    assert record(turned) == record(held)


@_LAW
@given(_told_once, _any)
def test_dropping_an_origin_raises_no_support(coverage: list[Made], which: int) -> None:
    held = material(coverage)
    before = record(held)
    if not before.origins:
        return
    origin = before.origins[which % len(before.origins)]
    after = record(held, Dropped(frozenset((origin.id,))))
    was = {finding.id: finding for finding in before.findings}
    assert {finding.id for finding in after.findings} <= set(was)
    assert origin.id not in {o for f in after.findings for o in f.support.origins}
    for finding in after.findings:
        assert no_more(finding.support, was[finding.id].support)
        for value in paired(was[finding.id].values, finding.values):
            if value.after is not None and value.before is not None:
                assert no_more(value.after.support, value.before.support)
    events = {event.id: event for event in before.events}
    for event in after.events:
        assert no_more(event.support, events[event.id].support)


def test_dropping_what_stands_does_not_raise_what_was_withdrawn() -> None:
    held = material([Made(0, 0, 0), Made(NOTE, 0, 0), Made(NOTE, 0, 0)])
    before = record(held)
    (police,) = (origin for origin in before.origins if origin.name == "police")
    after = record(held, Dropped(frozenset((police.id,))))
    was = {finding.id: finding for finding in before.findings}
    assert all(no_more(f.support, was[f.id].support) for f in after.findings)


@_LAW
@given(_told_once, st.lists(_any, max_size=2))
def test_every_value_has_words_reports_and_an_origin_and_verifies(
    coverage: list[Made], copies: list[int]
) -> None:
    for number in copies:
        coverage = reprint(coverage, number % len(coverage), number % 5, number % 4)
    held = material(coverage)
    found = record(held)
    for finding in found.findings:
        for value in finding.values:
            assert value.words
            assert value.support.reports
            assert value.support.origins
            assert value.support.high >= 1
            if value.grade.credibility is Credibility.CONFIRMED:
                assert value.support.low >= 2
    assert [check for check in record_values(found, held) if check is not None] == []


def test_origins_of_withdrawn_values_are_kept() -> None:
    held = material([Made(0, 0, 0), Made(NOTE, 1, 0)])
    found = record(held)
    assert {value.standing for f in found.findings for value in f.values} > {Standing.WITHDRAWN}
    assert [check for check in record_values(found, held) if check is not None] == []


def test_a_report_that_names_no_side_is_not_taken_for_one_that_does() -> None:
    held = material([Made(SIDED, 0, 0), Made(SIDED, 1, 0), Made(PLAIN, 2, 0)])
    assert [check for check in record_values(record(held), held) if check is not None] == []
