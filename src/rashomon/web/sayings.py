"""Claims of many stories in words: who says them through whom, how, and where they stand.

Copies of one statement are one, with the ways to the other places that print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.deeds import deed
from rashomon.records import PLAIN, Claim, Holder, Span
from rashomon.store import Pages
from rashomon.web import links
from rashomon.web.across import Held, Where
from rashomon.web.happenings import Named
from rashomon.web.quoting import Quote, Texts
from rashomon.words import words

MOST = 24  # statements of a list
REPORTS = 16  # read for them, newest stories first
_SAME = 6
_EVENTS = 2


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement: its chain, how its speaker and its carrier tell it, its words."""

    story: Where
    claims: tuple[str, ...]
    chain: tuple[str, ...]
    told: str
    carried: str
    day: str
    quote: Quote
    events: tuple[Named, ...]
    same: tuple[Named, ...]
    copies: int


@dataclass(frozen=True, slots=True)
class Sayings:
    """The newest statements; ``read`` stories were read for them, of ``stories`` that have any."""

    rows: tuple[Saying, ...]
    read: int
    stories: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """The claims of a story that a list may have, and the reports that print them."""

    held: Held
    claims: frozenset[str]
    reports: tuple[str, ...]


def sayings(wanted: Sequence[Wanted], pages: Pages, texts: Texts, most: int = MOST) -> Sayings:
    """Statements, newest first; ``wanted`` are stories, latest first."""
    rows: list[tuple[str, Saying]] = []
    read = reports = 0
    for each in wanted:
        if len(rows) >= most or reports >= REPORTS:
            break
        some = each.reports[-REPORTS:]  # sorted by publication, the last are the newest
        rows += _of_story(each, some, pages, texts)
        read, reports = read + 1, reports + len(some)
    rows.sort(key=lambda row: row[0], reverse=True)
    return Sayings(tuple(row for _, row in rows[:most]), read, len(wanted))


def of_origins(held: Held, key: str) -> Wanted | None:
    """The claims of the origins of this name in a story."""
    origins = held.origins(key)
    claims = frozenset(claim for origin in origins for claim in origin.claims)
    carrying = {report for origin in origins for report in origin.reports}
    reports = tuple(report for report in held.story.reports if report in carrying)
    return Wanted(held, claims, reports) if claims and reports else None


def _of_story(
    each: Wanted, reports: Sequence[str], pages: Pages, texts: Texts
) -> list[tuple[str, Saying]]:
    """One row for each statement that is not a copy, with when it was printed, to sort by."""
    claims = [claim for claim in pages.claims(reports) if claim.id in each.claims]
    texts.want(claim.words[0] for claim in claims)
    # The same words may be told in two ways at once: said, and judged.
    at: dict[tuple[Span, tuple[Holder, ...]], list[Claim]] = {}
    for claim in claims:
        at.setdefault((claim.words[0], claim.chain), []).append(claim)
    kept: dict[tuple[str, ...], list[tuple[list[Claim], Quote]]] = {}
    for (span, _), some in at.items():
        quote = texts.quote(span)
        if quote is not None:
            wording = (_told(some), *(word.key for word in words(quote.words)))
            kept.setdefault(wording, []).append((some, quote))
    return [_row(each.held, some, texts) for some in kept.values()]


def _told(claims: Iterable[Claim]) -> str:
    return " and ".join(sorted({say.telling(claim.told) for claim in claims}))


def _row(
    held: Held, some: Sequence[tuple[Sequence[Claim], Quote]], texts: Texts
) -> tuple[str, Saying]:
    claims, quote = some[0]
    first = claims[0]
    report = texts.report(first.report)
    when = report.published if report is not None else None
    others = list({q.report: q for _, q in some[1:] if q.report != quote.report}.values())
    carried = first.carried if first.carried is not None else PLAIN
    saying = Saying(
        story=held.where,
        claims=tuple(claim.id for claim in claims),
        chain=texts.chain(first.report, first.chain),
        told=_told(claims),
        carried="" if carried == PLAIN else say.telling(carried),
        day=say.day(when.edtf) if when is not None else "",
        quote=quote,
        events=_events(held, (mention for claim in claims for mention in claim.events)),
        same=tuple(Named(q.outlet, q.href) for q in others[:_SAME]),
        copies=len(others),
    )
    return when.earliest.isoformat() if when is not None else "", saying


def _events(held: Held, mentions: Iterable[str]) -> tuple[Named, ...]:
    """The events of the record that a statement speaks of."""
    spoken = frozenset(mentions)
    found = (
        Named(deed(event).name, links.story(held.story.id, number))
        for number, event in held.events.values()
        if not spoken.isdisjoint(event.mentions)
    )
    return tuple(found)[:_EVENTS]
