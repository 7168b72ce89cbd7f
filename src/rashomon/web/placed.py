"""A place over several stories: what the gazetteer has of it, what else its name may mean, maps.

The gazetteer's entries are those that reading the reports came to; the reports of the newest
stories are read again for how exactly they put something there, and for the other candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.dossier.safe import one_line
from rashomon.nations import country_name
from rashomon.records import Located, Place, PlaceMention, Precision, Relation, Standing
from rashomon.store import FacetKind, Pages, Spot
from rashomon.web.across import KEY, href
from rashomon.web.happenings import Listed
from rashomon.web.maps import Kind, Mark
from rashomon.web.near_places import SMALL, distance
from rashomon.web.quoting import Quote, Texts

REPORTS = 20  # read again, newest stories first
_READINGS = 12
KINDS = {
    "place": "a town, village or other populated place",
    "district": "a district: a second-order division",
    "province": "a province: a first-order division",
    "region": "a region",
    "country": "a country",
    "continent": "a continent",
    "water": "a sea, lake or river",
}
PRECISION = {
    Precision.EXACT: "at the place itself",
    Precision.NEAR: "near it, within about 25 km",
    Precision.DISTRICT: "somewhere in a district",
    Precision.PROVINCE: "somewhere in a province",
    Precision.PART: "in a part of a country",
    Precision.COUNTRY: "somewhere in a country",
    Precision.WATERS: "in international waters or airspace",
}
_OF_KIND = {
    "place": Precision.EXACT,
    "district": Precision.DISTRICT,
    "province": Precision.PROVINCE,
    "region": Precision.PART,
    "country": Precision.COUNTRY,
    "continent": Precision.COUNTRY,
    "water": Precision.WATERS,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A gazetteer's entry in words; ``radius`` in km, 0 for a point or where it is not known."""

    id: str
    name: str
    kind: str
    what: str
    within: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    population: int
    radius: int
    precision: int
    is_area: bool
    is_small: bool
    href: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another entry that the same words may mean, and how far it is from this one."""

    entry: Entry
    km: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Words of a report that were read as this place: how sure, why, and as what else they may be.

    ``reports`` print the same words and were read with the same candidates.
    """

    quote: Quote
    confidence: float
    reason: str
    others: tuple[Other, ...]
    reports: int


@dataclass(slots=True)
class Stated:
    """How some reports state places: all their mentions by id of the event, entries by id."""

    at: dict[str, Place] = field(default_factory=dict)
    entries: dict[str, Located] = field(default_factory=dict)
    mentions: list[PlaceMention] = field(default_factory=list)
    stories: int = 0


def stated(found: Iterable[Sequence[Listed]], pages: Pages) -> Stated:
    """Read the reports that put something there again, those of the newest stories first."""
    known, left = Stated(), REPORTS
    for some in found:
        reports = dict.fromkeys(span.report for each in some for span in each.value.words)
        if not reports or left <= 0:
            continue
        for coding in pages.codings(list(reports)[:left]):
            known.mentions += coding.places
            known.at |= {e.id: e.place for e in coding.events if e.place is not None}
            for mention in coding.places:
                known.entries |= {each.id: each for each in mention.candidates}
        left -= len(reports)
        known.stories += 1
    return known


def entry(located: Located) -> Entry:
    """An entry as a page says it."""
    return Entry(
        id=located.id,
        name=one_line(located.name, KEY),
        kind=located.kind,
        what=KINDS.get(located.kind, located.kind),
        within=tuple(one_line(each, KEY) for each in located.within),
        country=country_name(located.country) if located.country else "",
        latitude=round(located.latitude, 4),
        longitude=round(located.longitude, 4),
        population=located.population,
        radius=located.radius,
        precision=int(_OF_KIND.get(located.kind, Precision.PART)),
        is_area=located.kind != "place",
        is_small=located.kind in SMALL,
        href=href(FacetKind.PLACE, located.id),
    )


def from_spot(spot: Spot) -> Located:
    """An entry as far as the list of spots knows it, where no report at hand names it."""
    name, *within = spot.label.split(", ")
    return Located(spot.key, name, spot.kind, tuple(within), "", spot.latitude, spot.longitude)


def exactness(each: Listed, known: Stated) -> str:
    """How exactly, and which way off, the reports put an event there: ``30 km W of it``."""
    found = dict.fromkeys(_exactness(known.at[m]) for m in each.value.mentions if m in known.at)
    return "; ".join(found)


def _exactness(place: Place) -> str:
    if place.relation is Relation.OFF:
        far = f"{place.distance:g} km " if place.distance else "some way "
        return f"{far}{f'{place.direction} of' if place.direction else 'from'} it"
    if place.relation is Relation.BETWEEN:
        return "between it and another place"
    return PRECISION[place.precision]


def readings(key: str, here: Located, known: Stated, texts: Texts) -> tuple[Reading, ...]:
    """What the words that were read as this place may mean besides, least sure first."""
    texts.want(mention.words for mention in known.mentions)
    kept: dict[tuple[str, tuple[str, ...]], list[tuple[PlaceMention, Quote]]] = {}
    for mention in known.mentions:
        if mention.located is None or mention.located.id != key or len(mention.candidates) < 2:
            continue
        quote = texts.quote(mention.words)
        if quote is not None:
            same = quote.words.casefold(), tuple(each.id for each in mention.candidates)
            kept.setdefault(same, []).append((mention, quote))
    rows = [_reading(here, some) for some in kept.values()]
    return tuple(sorted(rows, key=lambda row: (row.confidence, row.quote.words)))[:_READINGS]


def _reading(here: Located, some: Sequence[tuple[PlaceMention, Quote]]) -> Reading:
    mention, quote = min(some, key=lambda pair: pair[0].confidence)
    others = (each for each in mention.candidates if each.id != here.id)
    return Reading(
        quote=quote,
        confidence=round(mention.confidence, 2),
        reason=one_line(mention.reason, 400),
        others=tuple(Other(entry(each), round(distance(here, each))) for each in others),
        reports=len({quote.report for _, quote in some}),
    )


def mark(number: str, located: Located, standing: Standing, link: str) -> Mark:
    """An entry on a map: an area where it is one, never a point in its middle."""
    is_point = located.kind == "place"
    return Mark(
        number=number,
        label=located.name,
        latitude=located.latitude,
        longitude=located.longitude,
        kind=Kind.POINT if is_point else Kind.AREA,
        radius_km=float(located.radius),
        precision=_OF_KIND.get(located.kind, Precision.PART),
        standing=standing,
        href=link,
    )
