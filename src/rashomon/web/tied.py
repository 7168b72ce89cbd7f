"""How somebody stands to others over several stories: ``findings.relations``, one actor's side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier import wording
from rashomon.findings.denials import has_denials
from rashomon.findings.relations import over_time, ties
from rashomon.recording import ties_of
from rashomon.records import Dated, Tie, TieKind, When
from rashomon.spelling import key as folded
from rashomon.store import FacetKind, Pages
from rashomon.web import links
from rashomon.web.across import KEY, Held, Where, href
from rashomon.web.happenings import Named
from rashomon.web.known_as import Linked
from rashomon.web.quoting import Quote, Texts

MOST = 60  # relations of a list
_SAID = {
    TieKind.PLEDGES_ALLEGIANCE: "pledges allegiance to",
    TieKind.COORDINATES_WITH: "coordinates with",
    TieKind.DENIES_COORDINATION: "denies coordination with",
    TieKind.AGREES: "agrees with",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation in one story; ``when_basis`` says whether its time is told or that of print."""

    one: Named
    said: str
    other: Named
    kind: str
    when: str
    when_basis: str
    low: int
    high: int
    support: str
    hedged: bool
    reason: str
    quote: Quote | None
    story: Where
    href: str


@dataclass(frozen=True, slots=True)
class Relations:
    """Relations in order of time, and how many there are on the page's stories."""

    rows: tuple[Relation, ...]
    total: int
    is_partly_read: bool  # denials of cooperation were not looked for in every story


def relations(
    held: Sequence[Held], key: str, known: Linked, pages: Pages, texts: Texts
) -> Relations:
    """The relations that somebody of this key is an end of.

    Who denies working with whom is told of the stories that were read (``known``) only.
    """
    found, skipped = _found(held, key, known, pages)
    stories = {each.story.id: each for each in held}
    rows = over_time(found)
    texts.want(tie.words for tie in rows[:MOST])
    return Relations(
        tuple(_row(tie, stories[tie.story], texts) for tie in rows[:MOST]), len(rows), skipped
    )


def _found(held: Sequence[Held], key: str, known: Linked, pages: Pages) -> tuple[list[Tie], bool]:
    """Its relations, and whether a story was passed over when denials were looked for."""
    found: list[Tie] = []
    waiting: list[tuple[Held, list[Tie]]] = []
    skipped = False
    for each in held:
        if has_denials(each.record):
            if each.story.id in known:
                found += _of(ties_of(pages, each.story, known[each.story.id][0]), key)
                continue
            skipped = True
        waiting.append((each, list(_of(ties(each.record, {}), key))))
    published = _published((tie for _, some in waiting for tie in some), pages)
    for each, some in waiting:
        found += _of(ties(each.record, published), key) if some else ()
    return found, skipped


def _published(some: Iterable[Tie], pages: Pages) -> dict[str, When]:
    """When the reports were published that date a relation for which nobody tells when."""
    wanted = {named for tie in some if tie.dated is not Dated.TOLD for named in tie.support.reports}
    reports = pages.reports(sorted(wanted))
    return {report.id: report.published for report in reports if report.published is not None}


def _of(some: Sequence[Tie], key: str) -> Iterator[Tie]:
    return (tie for tie in some if key in (folded(tie.one)[:KEY], folded(tie.other)[:KEY]))


def _row(tie: Tie, held: Held, texts: Texts) -> Relation:
    number, _ = held.events.get(tie.events[0], (None, None))
    return Relation(
        one=_named(tie.one),
        said=_SAID.get(tie.kind, tie.kind.value.replace("-", " ")),
        other=_named(tie.other),
        kind=tie.kind.value,
        when=_when(tie),
        when_basis=tie.dated.value,
        low=tie.support.low,
        high=tie.support.high,
        support=say.support(tie.support),
        hedged=tie.hedged,
        reason=wording.reason(tie.reason),
        quote=texts.quote(tie.words),
        story=held.where,
        href=links.story(tie.story, number),
    )


def _when(tie: Tie) -> str:
    if tie.when is None:
        return "no date"
    return wording.time(tie.when) if tie.dated is Dated.TOLD else f"reported {say.day(tie.when)}"


def _named(name: str) -> Named:
    return Named(wording.articled(name), href(FacetKind.ACTOR, folded(name)[:KEY]))
