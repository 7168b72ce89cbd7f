"""The sources' own words for a value: the sentence around them, and the chain they came through."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from rashomon.dossier import labels as say
from rashomon.dossier.found import Found
from rashomon.dossier.safe import plain
from rashomon.dossier.statements import chain
from rashomon.records import PLAIN, Claim, Event, Layer, Span, Value

_AROUND = 170  # characters of a sentence shown before and behind the marked words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of an excerpt, those that the value rests on marked."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of a report with the value's words marked.

    ``same`` are the numbers and places of other reports that print the same sentence; ``told`` is
    how the first speaker tells it, where that is more than plainly.
    """

    number: int
    report: str
    place: Span
    stretches: tuple[Stretch, ...]
    chain: tuple[str, ...]
    told: str
    same: tuple[tuple[int, Span], ...] = ()


@dataclass(slots=True)
class _Sentence:
    """A sentence with the value's words in it."""

    start: int
    end: int
    spans: list[Span] = field(default_factory=list)
    tells: bool = False  # whether it names the event


def excerpts(value: Value, event: Event, found: Found) -> tuple[Excerpt, ...]:
    """One sentence for each report that gives the value, in reading order; copies stand together.

    Of a report's sentences the first that also names the event is taken, else the first.
    """
    named = found.naming(event)
    by_report: dict[str, list[Span]] = {}
    for span in sorted(value.words, key=lambda s: (s.start, s.end)):
        if span.layer is Layer.TEXT and found.labels.text(span.report):
            by_report.setdefault(span.report, []).append(span)
    made: dict[tuple[str, ...], Excerpt] = {}
    copies: dict[tuple[str, ...], list[tuple[int, Span]]] = {}
    for report in sorted(by_report, key=found.labels.place.__getitem__):
        text = found.labels.text(report)
        best = _best(found.sentences(report), by_report[report], named.get(report, ()))
        if best is None:
            continue
        wording = found.wording(text[best.start : best.end])
        if wording in made:
            copies[wording].append((found.labels.place[report], best.spans[0]))
        else:
            made[wording], copies[wording] = _excerpt(best, report, value, found), []
    return tuple(replace(made[each], same=tuple(copies[each])) for each in made)


def _best(
    bounds: Sequence[tuple[int, int]], spans: Iterable[Span], named: Sequence[Span]
) -> _Sentence | None:
    held: dict[tuple[int, int], _Sentence] = {}
    for span in spans:
        at = bisect_right(bounds, span.start, key=itemgetter(1))  # the first that ends after it
        if at == len(bounds) or bounds[at][0] >= span.end:
            continue
        start, end = bounds[at]
        here = held.setdefault((start, end), _Sentence(start, end))
        here.spans.append(span)
        here.tells = any(start <= each.start < end for each in named)
    return min(held.values(), key=lambda s: (not s.tells, s.start), default=None)


def _excerpt(held: _Sentence, report: str, value: Value, found: Found) -> Excerpt:
    text = found.labels.text(report)
    start = max(held.start, held.spans[0].start - _AROUND)
    end = min(held.end, max(span.end for span in held.spans) + _AROUND)
    start = start if start == held.start else text.find(" ", start, held.spans[0].start) + 1
    end = end if end == held.end else text.rfind(" ", 0, end)
    start, end = max(start, held.start), max(end, held.spans[-1].end)
    stretches = list(_stretches(text, start, end, held.spans))
    if start > held.start:
        stretches.insert(0, Stretch("… "))
    if end < held.end:
        stretches.append(Stretch(" …"))
    claim = _claim(value, report, held, found)
    return Excerpt(
        found.labels.place[report],
        report,
        held.spans[0],
        tuple(stretches),
        chain(report, claim.chain if claim is not None else (), found.labels),
        "" if claim is None or claim.told == PLAIN else say.telling(claim.told),
    )


def _stretches(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterable[Stretch]:
    at = start
    for span in spans:
        first, last = max(span.start, at), min(span.end, end)
        if first >= last:
            continue
        if text[at:first]:
            yield Stretch(_flat(text[at:first]))
        yield Stretch(_flat(text[first:last]), True)
        at = last
    if text[at:end]:
        yield Stretch(_flat(text[at:end]))


def _flat(text: str) -> str:
    return plain(text).replace("\n", " ")


def _claim(value: Value, report: str, held: _Sentence, found: Found) -> Claim | None:
    """The claim that states the value there: of several the one of the longest chain."""
    claims = [found.claims[each] for each in value.claims if each in found.claims]
    here = [claim for claim in claims if claim.report == report]
    inside = [c for c in here if any(s.start < held.end and held.start < s.end for s in c.words)]
    return max(inside or here, key=lambda c: (len(c.chain), c.id), default=None)
