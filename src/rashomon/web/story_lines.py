"""A story in a list, as the desk and the search show it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.safe import one_line
from rashomon.records import Story
from rashomon.store import Around, Digest, Row
from rashomon.web import links

_LONGEST = 200  # characters of a title


@dataclass(frozen=True, slots=True)
class Words:
    """The words around the first hit of a search; ``href`` leads to their place in the report."""

    before: str
    hit: str
    after: str
    href: str
    in_title: bool


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One story of a list; ``first`` and ``last`` are EDTF, ``dates`` the same in words.

    ``is_compared`` tells whether its reports were compared yet; until then nothing is known of
    origins, texts and points, and their counts are 0. ``is_new`` marks a story of which a report
    came in since the moment that the list is asked for.
    """

    id: str
    title: str
    href: str
    first: str | None
    last: str | None
    dates: str
    articles: int
    is_compared: bool
    texts_low: int
    texts_high: int
    origins_low: int
    origins_high: int
    events: int
    contested: int
    corrected: int
    is_new: bool
    words: Words | None


def line(row: Row, since: str = "") -> StoryLine:
    """A story of the store's list; ``since`` is a moment (ISO 8601, UTC), or empty."""
    story, found = row.story, row.digest
    known = found if found is not None else _unknown(story)
    return StoryLine(
        id=story.id,
        title=one_line(story.title, _LONGEST) or "Untitled story",
        href=links.story(story.id),
        first=story.first,
        last=story.last,
        dates=say.period(story.first, story.last),
        articles=known.articles,
        is_compared=found is not None,
        texts_low=known.texts_low,
        texts_high=known.texts_high,
        origins_low=known.origins_low,
        origins_high=known.origins_high,
        events=known.events,
        contested=known.contested,
        corrected=known.corrected,
        is_new=bool(since) and known.received > since,
        words=None if row.around is None else _words(row.around),
    )


def _unknown(story: Story) -> Digest:
    return Digest(len(story.reports), 0, 0, 0, 0, 0, 0, 0, "")


def _words(around: Around) -> Words:
    return Words(
        before=around.before,
        hit=around.hit,
        after=around.after,
        href=links.report(around.report, around.words),
        in_title=around.words is None,
    )
