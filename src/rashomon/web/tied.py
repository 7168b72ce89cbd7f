"""How somebody stands to others over several stories: ``findings.relations``, one actor's side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.dossier import labels as say
from rashomon.dossier import wording
from rashomon.findings.denials import Denials, denials, has_denials
from rashomon.findings.relations import over_time, ties
from rashomon.records import Attribute, Dated, Record, Tie, TieKind, When
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
    found: list[tuple[Record, Denials | None, list[Tie]]] = []
    skipped = False
    for each in held:
        told, record = None, each.record
        if not has_denials(record):
            record = _narrowed(each, key)
        elif each.story.id in known:
            told = denials(known[each.story.id][0])
        else:
            skipped = True
        found.append((record, told, list(_of(ties(record, {}, told), key))))
    published = _published((tie for _, _, some in found for tie in some), pages)
    made: list[Tie] = []
    for record, told, some in found:
        made += _of(ties(record, published, told), key) if _is_undated(some) else some
    return made, skipped


def _narrowed(held: Held, key: str) -> Record:
    """The record without the events in which it takes no part: they tell nothing of its ties."""
    own = {
        finding.event
        for finding in held.record.findings
        if finding.attribute in (Attribute.AGENT, Attribute.RECIPIENT)
        and any(folded(value.value)[:KEY] == key for value in finding.values)
    }
    return replace(held.record, events=tuple(e for e in held.record.events if e.id in own))


def _is_undated(some: Iterable[Tie]) -> bool:
    return any(tie.dated is not Dated.TOLD for tie in some)


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
