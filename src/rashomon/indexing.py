"""A story's record -> what it is listed with and looked up by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rashomon.records import (
    Attribute,
    FindingStatus,
    Independence,
    Located,
    OriginKind,
    Record,
    Value,
)
from rashomon.spelling import key
from rashomon.store import Digest, Facet, FacetKind, Found, Spot

_ACTING = (Attribute.AGENT, Attribute.RECIPIENT)
_PLACED = (Attribute.PLACE,)
_LONGEST = 120  # characters of a label


def indexed(
    record: Record,
    texts: Independence,
    places: Mapping[str, Located],
    outlets: Iterable[str],
    received: str,
    articles: int,
) -> Found:
    """Put a record beside its digest and facets.

    ``places`` are gazetteer entries by id, ``outlets`` those of its reports, ``received`` when the
    last of them was.
    """
    lead = record.events[0].support if record.events else None
    statuses = [finding.status for finding in record.findings]
    here = sorted({_place(value) for value in _values(record, _PLACED)} & places.keys())
    return Found(
        record=record,
        digest=Digest(
            articles=articles,
            texts_low=texts.low,
            texts_high=texts.high,
            origins_low=lead.low if lead is not None else 0,
            origins_high=lead.high if lead is not None else 0,
            events=len(record.events),
            contested=statuses.count(FindingStatus.CONTESTED),
            corrected=statuses.count(FindingStatus.CORRECTED),
            received=received,
        ),
        facets=tuple(sorted(set(_facets(record, places, outlets)))),
        spots=tuple(_spot(each, places[each]) for each in here),
    )


def _facets(
    record: Record, places: Mapping[str, Located], outlets: Iterable[str]
) -> Iterator[Facet]:
    for value in _values(record, _ACTING):
        yield from _named(FacetKind.ACTOR, value.value)
    for value in _values(record, _PLACED):
        if (found := places.get(_place(value))) is not None:
            yield Facet(FacetKind.PLACE, found.id, _placed(found))
        else:
            yield from _named(FacetKind.PLACE, value.value)
    for event in record.events:
        yield Facet(FacetKind.TYPE, event.type.value, event.type.value)
    for finding in record.findings:
        yield Facet(FacetKind.STATUS, finding.status.value, finding.status.value)
    for origin in record.origins:
        if origin.kind in (OriginKind.SPEAKER, OriginKind.AGENCY):
            yield from _named(FacetKind.ORIGIN, origin.name)
            yield from _named(FacetKind.ACTOR, origin.name)
    for outlet in outlets:
        yield from _named(FacetKind.OUTLET, outlet)


def _values(record: Record, attributes: tuple[Attribute, ...]) -> Iterator[Value]:
    return (v for f in record.findings if f.attribute in attributes for v in f.values)


def _place(value: Value) -> str:
    """The gazetteer's id of a place value, whatever side of it is asserted."""
    return value.key.partition("@")[0]


def _named(kind: FacetKind, name: str) -> Iterator[Facet]:
    """A name's facet; none where nothing of it can be compared."""
    folded, label = key(name), " ".join(name.split())[:_LONGEST]
    if folded and label:
        yield Facet(kind, folded[:_LONGEST], label)


def _placed(place: Located) -> str:
    """A place with what it lies in: ``Qaim, Anbar, Iraq``."""
    return ", ".join(dict.fromkeys((place.name, *place.within)))[:_LONGEST]


def _spot(named: str, place: Located) -> Spot:
    return Spot(named, _placed(place), place.kind, place.latitude, place.longitude)
