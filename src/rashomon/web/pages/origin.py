"""An origin over all stories: what rests on it alone, what is left without it, and its words.

Everything is of the stories that the page shows, the latest first. How reliable it is stands here
only where a person stated it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rashomon.dossier import labels as say
from rashomon.dossier.deeds import deed
from rashomon.dossier.safe import one_line
from rashomon.records import Decision, Finding, FindingStatus, Origin
from rashomon.spelling import key as folded
from rashomon.store import FacetKind
from rashomon.web import links
from rashomon.web.across import Held, NoSuch, Where, chosen, extent, href, not_here
from rashomon.web.answers import as_json, render
from rashomon.web.happenings import Named
from rashomon.web.pages.sources import RELIABILITY
from rashomon.web.paging import Shown
from rashomon.web.quoting import Quote, Texts
from rashomon.web.room import InRoom
from rashomon.web.sayings import Sayings, of_origins, sayings
from rashomon.workspace import Workspace

router = APIRouter()
Name = Annotated[str, Query(max_length=400, description="A name, as printed or as its key.")]
Page = Annotated[int, Query(ge=1, description="Which page of its stories, from 1.")]
_LISTED = 6  # findings named in a row, carriers, reasons
_NOTABLE = (FindingStatus.CONTESTED, FindingStatus.CORRECTED)


@dataclass(frozen=True, slots=True)
class Stated:
    """How reliable a person holds it to be: A to F, in words, by whom, and his note."""

    value: str
    says: str
    signed: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Notable:
    """A contested or corrected finding in which it speaks."""

    name: str
    status: str
    href: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A story that it stands behind: how many findings rest on it alone, or on it among others.

    ``possibly`` counts other origins of the story that it may be the same as. ``without`` leads to
    what is left of the story when it is set aside.
    """

    story: Where
    ids: tuple[str, ...]
    kinds: tuple[str, ...]
    through: tuple[str, ...]
    reasons: tuple[str, ...]
    alone: int
    among: int
    contested: int
    corrected: int
    findings: int
    statements: int
    reports: int
    possibly: int
    notable: tuple[Notable, ...]
    quotes: tuple[Quote, ...]
    without: str


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin in one page of the stories that it stands behind, with what these come to."""

    key: str
    label: str
    shown: Shown
    extent: str
    kinds: tuple[tuple[str, int], ...]
    through: tuple[tuple[str, int], ...]
    reliability: Stated | None
    actor: Named | None
    alone: int
    among: int
    contested: int
    corrected: int
    stories: tuple[Standing, ...]
    said: Sayings


def view(workspace: Workspace, name: str, page: int = 1) -> OriginView:
    """The page of an origin. Raises ``NoSuch``."""
    found = chosen(workspace, FacetKind.ORIGIN, name, page)
    texts = Texts(workspace.pages)
    texts.want(s for held in found.held for o in held.origins(found.key) for s in o.words[:1])
    rows = tuple(_standing(each, each.origins(found.key), texts) for each in found.held)
    own = [each for held in found.held if (each := of_origins(held, found.key)) is not None]
    label = workspace.desk.labels(FacetKind.ACTOR, found.key)
    return OriginView(
        key=found.key,
        label=found.label,
        shown=found.shown,
        extent=extent(found.shown),
        kinds=_counts(row.kinds for row in rows),
        through=_counts(row.through for row in rows),
        reliability=_stated(workspace.reliability().get(folded(found.label))),
        actor=Named(one_line(label, 120), href(FacetKind.ACTOR, found.key)) if label else None,
        alone=sum(row.alone for row in rows),
        among=sum(row.among for row in rows),
        contested=sum(row.contested for row in rows),
        corrected=sum(row.corrected for row in rows),
        stories=rows,
        said=sayings(own, workspace.pages, texts),
    )


@router.get("/origin", include_in_schema=False)
def origin(request: Request, room: InRoom, name: Name = "", page: Page = 1) -> Response:
    """The page."""
    try:
        made = view(room.workspace, name, page)
        return render(request, "origin.html.j2", made, address=links.origin(made.key))
    except NoSuch as error:
        return not_here(request, error)


@router.get("/api/origin", summary="An origin over all stories that it stands behind")
def origin_data(request: Request, room: InRoom, name: Name = "", page: Page = 1) -> Response:
    """The same for programs."""
    return as_json(view(room.workspace, name, page), request)


def _standing(held: Held, origins: Sequence[Origin], texts: Texts) -> Standing:
    ids = frozenset(origin.id for origin in origins)
    speaks = [f for f in held.record.findings if not ids.isdisjoint(f.support.origins)]
    alone = [finding for finding in speaks if ids.issuperset(finding.support.origins)]
    notable = [finding for finding in speaks if finding.status in _NOTABLE]
    statuses = [finding.status for finding in notable]
    carriers = dict.fromkeys(one_line(each, 80) for origin in origins for each in origin.carriers)
    return Standing(
        story=held.where,
        ids=tuple(origin.id for origin in origins),
        kinds=tuple(dict.fromkeys(say.ORIGIN[origin.kind] for origin in origins)),
        through=tuple(carriers)[:_LISTED],
        reasons=tuple(dict.fromkeys(one_line(origin.reason, 160) for origin in origins)),
        alone=len(alone),
        among=len(speaks) - len(alone),
        contested=statuses.count(FindingStatus.CONTESTED),
        corrected=statuses.count(FindingStatus.CORRECTED),
        findings=len(held.record.findings),
        statements=sum(len(origin.claims) for origin in origins),
        reports=len({report for origin in origins for report in origin.reports}),
        possibly=len({other for origin in origins for other in origin.may_be} - ids),
        notable=tuple(_notable(held, finding) for finding in notable[:_LISTED]),
        quotes=texts.quotes(span for origin in origins for span in origin.words),
        without=links.without(held.story.id, sorted(ids)),
    )


def _notable(held: Held, finding: Finding) -> Notable:
    number, event = held.events.get(finding.event, (None, None))
    named = f"{deed(event).name}: " if event is not None else ""
    return Notable(
        f"{named}{say.ATTRIBUTE[finding.attribute]}",
        finding.status.value,
        links.story(held.story.id, number),
    )


def _counts(found: Iterable[Sequence[str]]) -> tuple[tuple[str, int], ...]:
    """What most stories have first, with how many have it."""
    counts: dict[str, int] = {}
    for each in (each for some in found for each in some):
        counts[each] = counts.get(each, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _stated(decision: Decision | None) -> Stated | None:
    if decision is None:
        return None
    return Stated(
        decision.value,
        RELIABILITY[decision.value],
        one_line(decision.signed, 100),
        one_line(decision.note, 400),
        f"/decisions#{decision.id}",
    )
