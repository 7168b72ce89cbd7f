"""Reports by their words, and the list of stories."""

from __future__ import annotations

from rashomon.assistant import answers
from rashomon.assistant.answers import NOTICE, Between, LeftOut, SearchAnswer, StoriesAnswer
from rashomon.assistant.desk import Opened
from rashomon.assistant.facts import published
from rashomon.assistant.quoting import passage
from rashomon.dossier import StoryRow
from rashomon.dossier import labels as say
from rashomon.dossier.safe import one_line
from rashomon.records import Report
from rashomon.workspace import Hit

_ELLIPSIS = " … "  # what the store's full text puts where it cuts


def search(opened: Opened, query: str, limit: int) -> SearchAnswer:
    """Reports that hold all the words."""
    hits = opened.workspace.search(query, limit + 1)
    left = LeftOut(
        what="reports",
        shown=limit,
        of=len(hits),  # at least: the others were not looked for
        how="a higher limit, more words, or a phrase in double quotes",
    )
    return SearchAnswer(
        notice=NOTICE,
        imprint=opened.imprint,
        reports=[_hit(hit) for hit in hits[:limit]],
        left_out=[left] if len(hits) > limit else [],
    )


def _hit(hit: Hit) -> answers.Hit:
    return answers.Hit(
        report=hit.report.id,
        story=hit.story,
        title=say.title(hit.report),
        outlet=say.outlet(hit.report),
        published=published(hit.report),
        around=_around(hit.report, hit.around),
    )


def _around(report: Report, snippet: str) -> answers.Words | None:
    """Where the snippet stands in the text; None where nothing of it does."""
    said = snippet.removeprefix(_ELLIPSIS).removesuffix(_ELLIPSIS).strip()
    at = report.text.find(said) if said else -1
    return passage(report, at, at + len(said)) if at >= 0 else None


def stories(opened: Opened, find: str | None, limit: int, offset: int) -> StoriesAnswer:
    """Some of the stories, latest first."""
    listed = opened.workspace.list_stories(limit=offset + limit, find=find)
    rows = listed.rows[offset:]
    seen = offset + len(rows)
    left = LeftOut(
        what="stories",
        shown=len(rows),
        of=listed.total,
        how=f"offset={seen}" if seen < listed.total else "a lower offset",
    )
    return StoriesAnswer(
        notice=NOTICE,
        imprint=opened.imprint,
        stories=[_story(row) for row in rows],
        total=listed.total,
        left_out=[left] if seen < listed.total or (not rows and listed.total) else [],
    )


def _story(row: StoryRow) -> answers.StoryListed:
    return answers.StoryListed(
        number=row.number,
        story=row.id,
        title=one_line(row.title, 240) or "Untitled story",
        first=row.first,
        last=row.last,
        articles=row.articles,
        texts=Between(low=row.low, high=row.high),
        origins=Between(low=row.origins[0], high=row.origins[1]) if row.origins else None,
        contested=row.contested,
    )
