"""Which of the places of one name is meant: weighed by size, by name, and by the others named.

All names of a report are weighed together, a few rounds over: a small town wins where the report
names its county or its neighbours, else the place that most people live in. One name means one
place throughout a report, unless what it is said to lie in tells otherwise. The features are those
of the field (Leidner 2007; Lieberman and Samet 2012); their weights were fitted on GeoVirus and on
sentences of our own (``evals/world_places.jsonl``, half A): that the news is of Americans in Paris
puts Paris in no part of America.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from rashomon.entities.places.gazetteer import Gazetteer, Kind, Row, apart
from rashomon.nations import capitals
from rashomon.spelling import key

_ROUNDS = 3
_MOST = 40  # candidates of one name that are weighed, the most peopled first
_CLOSE = 120.0  # km at which a neighbour still says half as much
_SHOWN = 5
_SQUARE, _ROUND = 4.0, 90  # degrees; squares around the world
_VAST = (Kind.COUNTRY, Kind.CONTINENT)
_POINTS = (Kind.PLACE, Kind.DISTRICT)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence counts; a score is their sum."""

    people: float = 0.75  # times the logarithm of ten of how many live there
    usual: float = 0.9  # the name is the usual one, not one of several
    capital: float = 2.0  # it is its country's capital: "Washington" alone is no state
    country: float = 2.6
    province: float = 1.1
    district: float = -0.6
    region: float = 2.0
    said_kind: float = 2.5  # "Anbar province": it is one
    inside: float = 6.0  # what the report says it lies in
    same_country: float = 1.7  # times the share of other names that lie in its country
    same_province: float = 2.2
    near: float = 1.6  # times the nearness of others, at most three of them
    home: float = 1.5  # lies in a province whose name the report prints
    nation: float = 0.4  # lies in a country whose name the report prints


@dataclass(slots=True)
class Named:
    """A name of the report: how it is spelled, which kinds it may be, what it lies in."""

    spelled: str
    kinds: tuple[Kind, ...] = ()
    around: Named | None = None  # another of these names
    is_piece: bool = False  # only a part of the words is a known name
    count: int = 1
    rows: list[tuple[Row, bool]] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    why: str = ""

    @property
    def best(self) -> Row | None:
        """The row of most weight."""
        return self.rows[0][0] if self.rows else None

    def keep(self, kept: Iterable[bool]) -> None:
        """Leave out the rows for which this is false."""
        numbers = [number for number, keeps in enumerate(kept) if keeps]
        self.rows = [self.rows[number] for number in numbers]
        self.scores = [self.scores[number] for number in numbers]


def candidates(book: Gazetteer, spelled: str) -> list[tuple[Row, bool]]:
    """The rows of a name, most people first."""
    rows = [(book[number], usual) for number, usual in book.find(spelled)]
    rows.sort(key=lambda each: (-_size(each[0]), each[0].row))
    return rows[:_MOST]


def _size(row: Row) -> float:
    return row.population + (1e9 if row.kind in (Kind.COUNTRY, Kind.CONTINENT) else 0)


def resolve(book: Gazetteer, names: Sequence[Named], weights: Weights | None = None) -> None:
    """Put the candidates of each name in order, best first."""
    weights = weights or Weights()
    for name in names:
        name.scores = [_prior(row, usual, name, weights) for row, usual in name.rows]
        _sort(name)
    for _ in range(_ROUNDS):
        around = _Around(book, [(n, n.best) for n in names if n.best is not None])
        fresh = [
            [
                _prior(row, usual, name, weights) + _context(book, row, name, around, weights)
                for row, usual in name.rows
            ]
            for name in names
        ]
        for name, scores in zip(names, fresh, strict=True):
            name.scores = scores
            _sort(name)


def _sort(name: Named) -> None:
    order = sorted(range(len(name.rows)), key=lambda n: (-name.scores[n], name.rows[n][0].row))
    name.rows = [name.rows[n] for n in order]
    name.scores = [name.scores[n] for n in order]


def _prior(row: Row, usual: bool, name: Named, weights: Weights) -> float:
    score = weights.people * math.log10(row.population + 100)
    score += weights.usual * usual
    match row.kind:
        case Kind.COUNTRY | Kind.CONTINENT:
            score += weights.country
        case Kind.PROVINCE:
            score += weights.province
        case Kind.DISTRICT:
            score += weights.district
        case Kind.REGION | Kind.WATER:
            score += weights.region + 5 * weights.people
        case _:
            pass
    if row.kind is Kind.PLACE and capitals().get(row.name.lower()) == row.country:
        score += weights.capital
    if name.kinds:
        score += weights.said_kind * (row.kind in name.kinds)
    return score


class _Around:
    """What is chosen for all names of a report, counted so that each candidate asks in no time.

    A name's namesakes say nothing of it, so everything is kept by how names are spelled too.
    """

    def __init__(self, book: Gazetteer, chosen: Iterable[tuple[Named, Row]]) -> None:
        self.book = book
        self.counts: Counter[tuple[str, object]] = Counter()
        self.own: Counter[tuple[str, tuple[str, object]]] = Counter()
        self.near: dict[tuple[int, int], list[tuple[str, Row]]] = defaultdict(list)
        for name, row in chosen:
            spelled = key(name.spelled)
            facts = [("all", None), ("country", row.country), ("province", _province(book, row))]
            # A country that is named says less of its towns than another town of it does.
            for fact in facts if row.kind not in _VAST else ():
                self.counts[fact] += name.count
                self.own[spelled, fact] += name.count
            self.counts["row", row.row] += 1
            self.own[spelled, ("row", row.row)] += 1
            if row.kind in _POINTS:
                self.near[_cell(row)].append((spelled, row))

    def count(self, spelled: str, what: str, value: object = None) -> int:
        """How often other names have a fact."""
        return self.counts[what, value] - self.own[spelled, (what, value)]

    def close(self, spelled: str, row: Row) -> float:
        """How near the nearest three of the others are, each from 1 (there) to 0."""
        x, y = _cell(row)
        others = [
            math.exp(-apart(row, other) / _CLOSE)
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for name, other in self.near.get((x + dx, (y + dy) % _ROUND), ())
            if name != spelled
        ]
        return sum(nlargest(3, others))


def _cell(row: Row) -> tuple[int, int]:
    """The square of four degrees around a point; farther than a square is not near."""
    return int(row.latitude // _SQUARE), int((row.longitude + 180) // _SQUARE) % _ROUND


def _context(book: Gazetteer, row: Row, name: Named, around: _Around, weights: Weights) -> float:
    """What the other names of the report say for a candidate."""
    above = set(book.above(row.row))
    spelled = key(name.spelled)
    score = 0.0
    if name.around is not None and any(other.row in above for other, _ in name.around.rows):
        score += weights.inside
    province, total = _province(book, row), around.count(spelled, "all")
    if total and row.country:
        score += weights.same_country * around.count(spelled, "country", row.country) / total
    if total and province is not None:
        score += weights.same_province * around.count(spelled, "province", province) / total
    named = [book[n].kind for n in above if around.count(spelled, "row", n) > 0]
    score += weights.nation * (Kind.COUNTRY in named)
    score += weights.home * any(kind is not Kind.COUNTRY for kind in named)
    if row.kind in _POINTS:
        score += weights.near * around.close(spelled, row)
    return score


def _province(book: Gazetteer, row: Row) -> int | None:
    if row.kind is Kind.PROVINCE:
        return row.row
    return next((n for n in book.above(row.row) if book[n].kind is Kind.PROVINCE), None)


def shares(name: Named) -> Mapping[int, float]:
    """How sure each of the first candidates is, by row: a softmax over the scores."""
    top = name.scores[0]
    parts = [math.exp(score - top) for score in name.scores]
    return {
        row.row: part / sum(parts)
        for (row, _), part in list(zip(name.rows, parts, strict=True))[:_SHOWN]
    }
