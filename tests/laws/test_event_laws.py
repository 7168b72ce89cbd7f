"""Whatever is read: what happened is exact words of the text, the same each time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.proof.event_values import event_values
from rashomon.records import Basis, Report, Status, When
from rashomon.stages.attribute import said

# Pieces of which news of happenings is made, in any order, and whatever else there is.
_NEWS = """bombed|an air strike|killed|were killed|wounded|at least 20 people|dozens|32, including
four children|on Tuesday|two days later|last week|in Qaim|near|30 km west of Baghdad|the Syrian
side of|Iraqi territory|Tampa, Fla.|rebels|Syrian warplanes|the army|Omar Haddad|UN (ISIL or ISIS)|
ordered|troops to withdraw|threatened to attack|planned|did not|if|talks|with|by|on|against|and|
which|they|it|denied|,|.|"|(|)|TUNIS (AFP) -|1.5 million|between 20 and 25|rose to 112 from 100|
arrested|a quake|capsized|carried out|suspended aid|Mr|'s|of|the"""
_PIECES = st.sampled_from([*_NEWS.replace("\n", " ").split("|"), "\n", "\n\n"])
_WORDS = st.one_of(_PIECES, st.text(max_size=6))
_TEXTS = st.lists(_WORDS, max_size=22).map(" ".join)
_DAYS = st.sampled_from((None, "2014-06-26", "2014-06", "9999-12-31", "0001-01-01"))


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _DAYS)
def test_every_value_of_an_event_is_words_of_its_report(text: str, day: str | None) -> None:
    published = When(day, Basis.SUPPLIED) if day else None
    report = Report("r", "c", "a", text, "utf-8", published=published)
    found = said(report, threads=1)
    assert [check for check in event_values(report, found.coding) if check is not None] == []
    assert said(report, threads=2) == found


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_events_come_in_the_order_of_the_text_and_claims_know_them(text: str) -> None:
    report = Report("r", "c", "a", text, "utf-8")
    found = said(report, threads=1)
    events = found.coding.events
    assert len({event.id for event in events}) == len(events)
    starts = [event.trigger[0].start for event in events]
    assert starts == sorted(starts)
    assert {e for claim in found.claims for e in claim.events} <= {event.id for event in events}
    for event in events:
        assert event.status in Status
    places = found.coding.places
    assert [p.words.start for p in places] == sorted(p.words.start for p in places)
    for place in places:
        assert 0.0 <= place.confidence <= 1.0
        assert bool(place.candidates) == (place.located is not None)
