"""Where things happened, as a FeatureCollection (RFC 7946): one feature for each place told.

Rival places are features of their own, each with how the accounts stand to each other. A point is
a place only where the words name one: for a district, a province or a country it is the middle of
an area, ``is_area`` is true and ``radius_km`` says how far that reaches. Without a place in the
gazetteer there is no geometry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.dossier.json_text import document, told
from rashomon.dossier.outgoing import Lying, Outgoing, Quote, chosen, current, outlet, target
from rashomon.dossier.safe import one_line
from rashomon.records import (
    Attribute,
    Event,
    Finding,
    Imprint,
    Precision,
    Relation,
    Standing,
    Value,
    content_id,
)

_PLACES = 4  # decimals of a degree: some ten metres; RFC 7946, 11.2
_MEANS = {
    Precision.EXACT: "the place itself",
    Precision.NEAR: "within about 25 km of the place",
    Precision.DISTRICT: "a second-order division",
    Precision.PROVINCE: "a first-order division",
    Precision.PART: "a part of a country, a line or a fuzzy area",
    Precision.COUNTRY: "a country",
    Precision.WATERS: "international waters or airspace",
}


def geojson(stories: Iterable[Outgoing], imprint: Imprint) -> Iterator[bytes]:
    """The collection in pieces; its member ``rashomon`` says what it was made from."""
    head: dict[str, object] = {"type": "FeatureCollection", "rashomon": imprint}
    features = (
        each
        for story in stories
        for event in story.record.events
        for each in _features(story, event)
    )
    return document(head, "features", features)


def _features(story: Outgoing, event: Event) -> Iterator[dict[str, object]]:
    """Each place of an event, the current ones first; one without geometry where none is told."""
    finding = story.of(event).get(Attribute.PLACE)
    if finding is None:
        yield _feature(story, event, None, None)
        return
    now = current(finding)
    for value in (*now, *(v for v in finding.values if v not in now)):
        yield _feature(story, event, finding, value)


def _feature(
    story: Outgoing, event: Event, finding: Finding | None, value: Value | None
) -> dict[str, object]:
    lying = story.lying(value) if value is not None else None
    return {
        "type": "Feature",
        "id": content_id("place", event.id, value.key if value is not None else "", _again(value)),
        "geometry": _geometry(lying),
        "properties": _event(story, event)
        | (_value(story, finding, value) if finding is not None and value is not None else {})
        | (_lying(lying) if lying is not None else {}),
    }


def _again(value: Value | None) -> str:
    """What parts a value that was taken back from the same value as others still give it."""
    return value.standing if value is not None and value.standing is Standing.WITHDRAWN else ""


def _geometry(lying: Lying | None) -> dict[str, object] | None:
    if lying is None:
        return None
    located = lying.located
    degrees = round(located.longitude, _PLACES), round(located.latitude, _PLACES)
    return {"type": "Point", "coordinates": degrees}


def _event(story: Outgoing, event: Event) -> dict[str, object]:
    found = story.of(event)
    when = chosen(found.get(Attribute.TIME))
    times = [value.value for value in current(found.get(Attribute.TIME))]
    return told(
        {
            "event": event.id,
            "story": event.story,
            "story_title": one_line(story.dossier.story.title, 300),
            "title": one_line(event.title, 200),
            "plover_type": event.type.value,
            "plover_mode": event.mode,
            "word": event.word.value,
            "date": when.value if when is not None else "",
            "dates": times if when is None else [],
            "n_reports": len(event.reports),
            "origins_low": event.support.low,
            "origins_high": event.support.high,
        }
    )


def _value(story: Outgoing, finding: Finding, value: Value) -> dict[str, object]:
    return told(
        {
            "place": one_line(value.value, 200),
            "place_status": finding.status.value,
            "place_standing": value.standing.value,
            "place_conflict": finding.conflict.value if finding.conflict is not None else "",
            "place_reason": one_line(value.reason or finding.reason, 400),
            "side_asserted": value.key.partition("@")[2],
            "place_credibility": value.grade.credibility.value,
            "place_hedged": value.hedged,
            "place_origins_low": value.support.low,
            "place_origins_high": value.support.high,
            "place_reports": value.support.reports,
            "words": [_words(quote) for quote in story.quotes(value.words)],
        }
    )


def _words(quote: Quote) -> dict[str, object]:
    return told(
        {
            "report": quote.report.id,
            "outlet": outlet(quote.report),
            "url": target(quote.report),
            "start": quote.span.start,
            "end": quote.span.end,
            "exact": quote.exact,
        }
    )


def _lying(lying: Lying) -> dict[str, object]:
    located, place = lying.located, lying.place
    return told(
        {
            "is_area": lying.is_area,
            "coordinates_of": _coordinates_of(lying),
            "radius_km": located.radius if lying.is_area and located.radius else None,
            "where_prec": int(lying.precision),
            "precision": _MEANS[lying.precision],
            "where_name": located.name,
            "where_id": located.id,
            "within": located.within,
            "iso": located.country,
            "relation": place.relation.value if place is not None else "",
            "direction": place.direction if place is not None else "",
            "distance_km": place.distance if place is not None else None,
        }
    )


def _coordinates_of(lying: Lying) -> str:
    if lying.is_area:
        return "the middle of the area"
    away = (Relation.NEAR, Relation.OFF, Relation.BETWEEN)
    if lying.precision is Precision.NEAR or (lying.place and lying.place.relation in away):
        return "the place that it is told to lie by"
    return "the place itself"
