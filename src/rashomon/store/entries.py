"""What is kept of a story besides its record, so that it is found among a hundred thousand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rashomon.records import Citation, CopyEdge, Independence, Quotation, Record, Speaker


class FacetKind(IntEnum):
    """What stories can be looked up by."""

    ACTOR = 1  # key: the name as comparing folds it
    PLACE = 2  # key: the gazetteer's id, or the name of a place that it lacks
    TYPE = 3  # key: an event type
    STATUS = 4  # key: a finding's status
    ORIGIN = 5  # key: the name as comparing folds it
    OUTLET = 6


@dataclass(frozen=True, slots=True, order=True)
class Facet:
    """A story has this; ``label`` is what people read."""

    kind: FacetKind
    key: str
    label: str


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where a place's facet lies: degrees, WGS 84; ``kind`` as in ``Located``."""

    key: str
    label: str
    kind: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Digest:
    """A story in a line of a list. ``received`` is when its last report was (ISO 8601, UTC).

    Origins are those behind the event that most of it tells of; none where no event is found.
    """

    articles: int
    texts_low: int
    texts_high: int
    origins_low: int
    origins_high: int
    events: int
    contested: int
    corrected: int
    received: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a story's page shows of how its reports hang together, so that it need not be counted
    again for every visitor.

    ``edges`` are the strongest between its reports, without their passages; ``unlisted`` counts
    the others.
    """

    independence: Independence
    edges: tuple[CopyEdge, ...]
    unlisted: int
    citations: tuple[Citation, ...]
    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What is found on one story, what it is looked up by, and what its page shows besides."""

    record: Record
    digest: Digest
    facets: tuple[Facet, ...] = ()
    spots: tuple[Spot, ...] = ()
    sheet: Sheet | None = None
