"""Review: the pairs on which the machine is least sure, one at a time, for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rashomon.dossier.compare import Run, sides
from rashomon.records import Decision, Doubt, Span, Subject, in_force
from rashomon.web import links
from rashomon.web.answers import as_json, render
from rashomon.web.deciding import author
from rashomon.web.quoting import Quote, Texts
from rashomon.web.room import InRoom
from rashomon.workspace import Workspace

router = APIRouter()
_NEXT = 8  # doubts listed below the one that is asked
_AROUND = 220  # characters of a sentence on both sides: enough to decide by
_LOST = Quote("", 0, 0, "", "", "", "a report that is not kept", "", "", "")

_QUESTION = {
    Subject.EVENT: "Is this one event?",
    Subject.ACTOR: "Is this one actor?",
    Subject.ORIGIN: "Is this one origin?",
    Subject.COPY: "Did one copy the other, or both a third?",
}
_HELD = {
    (Subject.EVENT, True): "Taken for one event",
    (Subject.EVENT, False): "Taken for two events",
    (Subject.ACTOR, True): "Taken for one actor",
    (Subject.ACTOR, False): "Taken for two actors",
    (Subject.ORIGIN, True): "Taken for one origin",
    (Subject.ORIGIN, False): "Counted as one or two origins",
    (Subject.COPY, True): "Counted as one text",
    (Subject.COPY, False): "Counted as two texts",
}
_ANSWERS = {
    Subject.EVENT: ("One event", "Two events"),
    Subject.ACTOR: ("One actor", "Two actors"),
    Subject.ORIGIN: ("One origin", "Two origins"),
    Subject.COPY: ("Copied", "Not copied"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A doubt with its two sides in the reports' words.

    ``runs`` are both sides of a shared passage, what they have in common marked.
    """

    doubt: Doubt
    question: str
    held: str
    same: str
    different: str
    one: Quote
    other: Quote
    story_title: str
    story_href: str
    runs: tuple[tuple[Run, ...], tuple[Run, ...]] | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A doubt further down the list."""

    at: int
    question: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One page of the review; ``done`` is the decision just made, while it can be undone."""

    at: int
    total: int
    subject: str
    asked: Asked | None
    waiting: tuple[Waiting, ...]
    done: Decision | None


At = Annotated[int, Query(ge=0, le=1_000_000, description="How many doubts to pass over.")]
About = Annotated[Subject | None, Query(description="Doubts on this only.")]
Done = Annotated[str, Query(max_length=64, description="The decision just made, by id.")]


def view(
    workspace: Workspace, at: int = 0, subject: Subject | None = None, done: str = ""
) -> ReviewView:
    """The doubt at a place of the list, and some that follow."""
    pages = workspace.pages
    total = pages.count_doubts(subject)
    at = min(at, max(0, total - 1))
    found = pages.doubts(1 + _NEXT, at, subject=subject)
    texts = Texts(pages)
    texts.want(words for each in found for words in (each.one_words, each.other_words))
    made = pages.decision(done) if done else None
    counts = made is not None and made in in_force(pages.decisions_on(made.reports))
    return ReviewView(
        at,
        total,
        subject.value if subject is not None else "",
        _asked(workspace, texts, found[0]) if found else None,
        tuple(_waiting(texts, at + n, each) for n, each in enumerate(found[1:], 1)),
        made if counts else None,
    )


@router.get("/review", include_in_schema=False)
def review(
    request: Request, room: InRoom, at: At = 0, subject: About = None, done: Done = ""
) -> Response:
    """The page."""
    seen = view(room.workspace, at, subject, done)
    return render(request, "review.html.j2", seen, keep=False, author=author(request))


@router.get("/api/review", summary="The pairs on which the machine is least sure")
def review_data(request: Request, room: InRoom, at: At = 0, subject: About = None) -> Response:
    """The same for programs."""
    return as_json(view(room.workspace, at, subject), request)


def _asked(workspace: Workspace, texts: Texts, doubt: Doubt) -> Asked:
    (story,) = workspace.pages.stories_by_prefix(doubt.story, 1)
    same, different = _ANSWERS[doubt.subject]
    return Asked(
        doubt,
        _QUESTION[doubt.subject],
        _HELD[doubt.subject, doubt.held],
        same,
        different,
        _quoted(texts, doubt.one_words),
        _quoted(texts, doubt.other_words),
        story.title,
        links.story(story.id),
        _runs(texts, doubt) if doubt.subject is Subject.COPY else None,
    )


def _quoted(texts: Texts, words: Span) -> Quote:
    return texts.quote(words, around=_AROUND) or _LOST


def _runs(texts: Texts, doubt: Doubt) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both sides of a shared passage, whole."""
    one, other = sides(*(_words(texts, words) for words in (doubt.one_words, doubt.other_words)))
    return tuple(one), tuple(other)


def _words(texts: Texts, span: Span) -> str:
    report = texts.report(span.report)
    return span.of(report.text) if report is not None else ""


def _waiting(texts: Texts, at: int, doubt: Doubt) -> Waiting:
    one, other = (_quoted(texts, words).words for words in (doubt.one_words, doubt.other_words))
    return Waiting(at, _QUESTION[doubt.subject], one, other)
