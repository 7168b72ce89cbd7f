"""The desk: what the workspace holds, what came in since the last visit, stories day by day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from rashomon.dossier import labels as say
from rashomon.dossier.decision_list import in_words
from rashomon.dossier.safe import one_line
from rashomon.records import Basis, Decision, When
from rashomon.store import Wanted
from rashomon.web import links, visits
from rashomon.web.answers import as_json, render
from rashomon.web.maps import Spark, spark
from rashomon.web.paging import ON_A_PAGE, Shown, shown
from rashomon.web.room import InRoom
from rashomon.web.story_lines import StoryLine, line
from rashomon.workspace import Workspace

router = APIRouter()
Page = Annotated[int, Query(ge=1, description="Which page of the list, from 1.")]
Since = Annotated[
    str,
    Query(max_length=40, description="Say what came in after this day or moment (ISO 8601, UTC)."),
]
_DAYS = 90  # of coverage
_SPARK = (240.0, 32.0)
_STORIES = ("story", "stories")
_NEW = 20  # stories and decisions of what is new
_DATED = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True, slots=True)
class Holds:
    """How much the workspace holds; ``uncompared`` are stories on which nothing was found yet."""

    reports: int
    stories: int
    failures: int
    waiting: int
    uncompared: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """Stories whose last report is of this day, and the articles that these stories hold."""

    day: str
    stories: int
    articles: int


@dataclass(frozen=True, slots=True)
class Day:
    """The stories of a page whose last report is of one day, or of a month or year."""

    name: str
    rows: tuple[StoryLine, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A decision that was made since."""

    id: str
    signed: str
    what: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class News:
    """What came in after a moment; of many the latest are listed."""

    since: str
    said: str
    stories: int
    rows: tuple[StoryLine, ...]
    href: str
    decisions: int
    made: tuple[Made, ...]


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk; coverage and news are on its first page only."""

    holds: Holds
    news: News | None
    coverage: tuple[DayCount, ...]
    days: tuple[Day, ...]
    shown: Shown


def view(workspace: Workspace, page: int = 1, since: str = "") -> DeskView:
    """One page of the desk. Raises ``NotFound`` past its end."""
    desk, counts = workspace.desk, workspace.counts()
    which = shown(page, counts.stories)
    rows = desk.rows(Wanted(), ON_A_PAGE, (page - 1) * ON_A_PAGE)
    return DeskView(
        holds=Holds(
            counts.reports,
            counts.stories,
            counts.failures,
            counts.waiting,
            counts.stories - desk.count_found(),
        ),
        news=_news(workspace, since) if since and page == 1 else None,
        coverage=tuple(DayCount(*day) for day in desk.days(Wanted(), _DAYS)) if page == 1 else (),
        days=by_day([line(row, since) for row in rows]),
        shown=which,
    )


def by_day(rows: Iterable[StoryLine]) -> tuple[Day, ...]:
    """Stories by the day of their last report (UTC), in the order in which they come."""
    found: dict[str, list[StoryLine]] = {}
    for row in rows:
        found.setdefault(_day(row.last), []).append(row)
    return tuple(Day(name, tuple(some)) for name, some in found.items())


@router.get("/", include_in_schema=False)
def desk(
    request: Request, room: InRoom, clock: visits.Now, page: Page = 1, since: Since = ""
) -> Response:
    """The page. What is new depends on the visitor: it is kept once for each moment."""
    this = visits.of(request, clock)
    asked = visits.moment(since) if since.strip() else this.since
    kept = _kept(request, asked)
    if kept is None:
        seen = view(room.workspace, page, asked)
        reports, stories = sparks(seen.coverage)
        kept = render(request, "desk.html.j2", seen, reports=reports, stories=stories, since=since)
    return visits.remember(request, kept, this)


@router.get("/api/desk", summary="What the workspace holds, and its stories day by day")
def desk_data(request: Request, room: InRoom, page: Page = 1, since: Since = "") -> Response:
    """The same for programs."""
    asked = visits.moment(since) if since.strip() else ""
    return as_json(view(room.workspace, page, asked), request)


def sparks(coverage: Sequence[DayCount]) -> tuple[Spark, Spark]:
    """Articles and stories a day as two lines of bars."""
    days = [(date.fromisoformat(each.day), each) for each in coverage]
    articles = spark([(day, each.articles) for day, each in days], *_SPARK)
    return articles, spark([(day, each.stories) for day, each in days], *_SPARK, _STORIES)


def _kept(request: Request, since: str) -> Response | None:
    """The page as it was made before for the same moment; the key it is kept under says so."""
    key: Any = request.scope.get("rashomon.key")
    if key is None:
        return None
    version, address = key
    request.scope["rashomon.key"] = key = (version, b"%s since %s" % (address, since.encode()))
    found = request.app.state.shelf.get(key)
    answer: Response | None = found.answer(request.scope) if found is not None else None
    return answer


def _news(workspace: Workspace, since: str) -> News:
    found = workspace.desk.found(Wanted(received=since))
    made = [each for each in workspace.decisions() if each.time > since]
    return News(
        since=since,
        said=say.date(since.replace("Z", "+00:00")),
        stories=found.count(),
        rows=tuple(line(row) for row in found.rows(_NEW)),
        href=links.search(since=since),
        decisions=len(made),
        made=tuple(_made(each) for each in reversed(made[-_NEW:])),
    )


def _made(decision: Decision) -> Made:
    note = one_line(decision.note, 200)
    href = f"/decisions#{decision.id}"
    return Made(decision.id, one_line(decision.signed, 100), in_words(decision), note, href)


def _day(last: str | None) -> str:
    """A heading: a day with its weekday; no more than is known."""
    if last is None:
        return "Without a date"
    begins = last.partition("/")[0]
    if _DATED.match(begins) is None:
        return f"{say.date(begins)}, the day not told"
    day = When(begins, Basis.SUPPLIED).earliest.date()
    return f"{_WEEK[day.weekday()]} {say.date(day.isoformat())}"
