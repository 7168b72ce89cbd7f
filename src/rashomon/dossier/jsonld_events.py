"""Events of record and their findings as JSON-LD nodes."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.dossier.json_text import told
from rashomon.dossier.jsonld_context import Node, iri, targets
from rashomon.dossier.outgoing import Lying, Outgoing, current
from rashomon.dossier.safe import one_line
from rashomon.dossier.when_cells import day_span
from rashomon.records import Attribute, Event, Finding, Value, content_id


def event_nodes(story: Outgoing, event: Event, making: str) -> Iterator[Node]:
    """The places of an event, the event, and its findings; ``making`` is what generated them."""
    found = story.of(event)
    places = [
        (value, lying)
        for value in current(found.get(Attribute.PLACE))
        if (lying := story.lying(value)) is not None
    ]
    for _, lying in places:
        yield _place(lying)
    yield told(
        {
            "id": iri(event.id),
            "type": ["schema:Event", "prov:Entity"],
            "name": one_line(event.title, 200),
            "startDate": _days(found.get(Attribute.TIME), 0),
            "endDate": _days(found.get(Attribute.TIME), 1),
            "location": [_place_iri(lying) for _, lying in places],
            "rsh:ploverType": event.type.value,
            "rsh:ploverMode": event.mode,
            "rsh:word": event.word.value,
            "rsh:originsLow": event.support.low,
            "rsh:originsHigh": event.support.high,
            "wasDerivedFrom": [iri(each) for each in event.reports],
            "wasGeneratedBy": making,
            "finding": [iri(each.id) for each in found.values()],
        }
    )
    for finding in found.values():
        yield _finding(story, finding)


def _days(finding: Finding | None, end: int) -> list[str]:
    """The first or last days of every time that is told; several where times contest."""
    spans = [day_span(value.value) for value in current(finding)]
    days = (span[end] for span in spans if span is not None)
    return sorted({day.isoformat() for day in days if day is not None})


def _place(lying: Lying) -> Node:
    located = lying.located
    return told(
        {
            "id": _place_iri(lying),
            "type": "schema:Place",
            "name": located.name,
            "identifier": located.id,
            "rsh:isArea": lying.is_area,
            "rsh:radiusKm": located.radius if lying.is_area and located.radius else None,
            "geo": {
                "id": f"{_place_iri(lying)}-geo",
                "type": "schema:GeoCoordinates",
                "latitude": round(located.latitude, 4),
                "longitude": round(located.longitude, 4),
            },
        }
    )


def _place_iri(lying: Lying) -> str:
    return iri(content_id("location", lying.located.id, str(lying.is_area)))


def _finding(story: Outgoing, finding: Finding) -> Node:
    return told(
        {
            "id": iri(finding.id),
            "type": "rsh:Finding",
            "about": iri(finding.event),
            "rsh:attribute": finding.attribute.value,
            "rsh:status": finding.status.value,
            "rsh:conflict": finding.conflict.value if finding.conflict is not None else "",
            "rsh:reason": one_line(finding.reason, 400),
            "value": [_value(story, finding, n, v) for n, v in enumerate(finding.values, 1)],
        }
    )


def _value(story: Outgoing, finding: Finding, number: int, value: Value) -> Node:
    named = f"{finding.id}-{number}"
    return told(
        {
            "id": iri(named),
            "type": "rsh:Value",
            "text": one_line(value.value, 300),
            "rsh:standing": value.standing.value,
            "rsh:hedged": value.hedged,
            "rsh:credibility": value.grade.credibility.value,
            "rsh:originsLow": value.support.low,
            "rsh:originsHigh": value.support.high,
            "appearance": [iri(each) for each in value.support.reports],
            "words": targets(story, value.words, named),
        }
    )
