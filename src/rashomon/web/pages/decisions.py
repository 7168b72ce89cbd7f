"""Decisions: what people decided, each with its author and time; making one, and undoing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from rashomon.dossier.decision_list import in_words
from rashomon.dossier.safe import one_line
from rashomon.errors import UsageError
from rashomon.records import (
    NAMED,
    Decision,
    Subject,
    Verdict,
    in_force,
    report_of,
    words_of,
)
from rashomon.web import links
from rashomon.web.answers import as_json, render, see_other
from rashomon.web.deciding import Proposed, author, remember
from rashomon.web.paging import Shown, part
from rashomon.web.room import InRoom
from rashomon.workspace import Workspace

router = APIRouter()
Page = Annotated[int, Query(ge=1, description="Which page of the list, from 1.")]
About = Annotated[str, Query(max_length=200, description="Only those on this report or words.")]
_MOST = 2_000  # mentions of one event
Field = Annotated[str, Form(max_length=4000)]


@dataclass(frozen=True, slots=True)
class SideRow:
    """What a decision is about: words of a report or a name, with the way there."""

    text: str
    outlet: str
    href: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision; ``counts`` while nothing undid it and nobody decided anew."""

    decision: Decision
    what: str
    sides: tuple[SideRow, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """One page of the history, the last decision first."""

    rows: tuple[DecisionRow, ...]
    shown: Shown
    about: str
    in_force: int


def view(workspace: Workspace, page: int = 1, about: str = "") -> DecisionsView:
    """The history; with ``about``, of one report, or of some of its words. Raises ``NotFound``."""
    report = report_of(about) if about else None
    every = workspace.pages.decisions_on([report]) if report is not None else workspace.decisions()
    known = {each.id: each for each in every}
    if about and about != report:
        every = [each for each in every if about in (*_told(each, known).about, each.key)]
    counting = {each.id for each in in_force(known.values())}
    some, shown = part(list(reversed(every)), page)
    rows = tuple(_row(workspace, each, each.id in counting, known) for each in some)
    return DecisionsView(rows, shown, about, sum(each.id in counting for each in every))


@router.get("/decisions", include_in_schema=False)
def decisions(request: Request, room: InRoom, page: Page = 1, about: About = "") -> Response:
    """The page."""
    seen = view(room.workspace, page, about)
    return render(request, "decisions.html.j2", seen, keep=False, author=author(request))


@router.get("/api/decisions", summary="What people decided, the last first")
def decisions_data(request: Request, room: InRoom, page: Page = 1, about: About = "") -> Response:
    """The same for programs."""
    return as_json(view(room.workspace, page, about), request)


@router.post("/api/decisions", summary="Decide", status_code=201)
def decide_data(request: Request, room: InRoom, proposed: Proposed) -> Response:
    """Append a decision; the record is found anew before the answer comes."""
    made = room.workspace.decide(proposed.decision(), after=proposed.after)
    return as_json(made, request, status=201)


@router.post("/decide", include_in_schema=False)
def decide(
    request: Request,
    room: InRoom,
    subject: Annotated[Subject, Form()],
    verdict: Annotated[Verdict, Form()],
    signed: Annotated[str, Form(alias="author", max_length=200)],
    about: Annotated[list[str] | None, Form()] = None,
    note: Field = "",
    attribute: Field = "",
    key: Field = "",
    value: Field = "",
    after: Annotated[str | None, Form()] = None,
    back: Field = "/decisions",
) -> Response:
    """The same from a form; ``back`` is where to go on, ``{id}`` in it the decision's id.

    An empty field does not arrive, so "nothing" in ``after`` says that there was no decision.
    """
    after = "" if after == "nothing" else after
    more = (note, attribute, key, value, after)
    made = Proposed(subject, verdict, signed, about or [], *more).decision()
    room.workspace.decide(made, after=after)
    return remember(request, see_other(back.replace("{id}", made.id)), signed)


@router.post("/split", include_in_schema=False)
def split(
    request: Request,
    room: InRoom,
    mention: Annotated[str, Form(max_length=64)],
    event: Annotated[list[str], Form(max_length=_MOST)],
    signed: Annotated[str, Form(alias="author", max_length=200)],
    note: Field = "",
    back: Field = "/decisions",
) -> Response:
    """Take a mention out of an event: it is another than each of the event's other mentions."""
    apart = [
        Proposed(Subject.EVENT, Verdict.DIFFERENT, signed, [mention, each], note).decision()
        for each in dict.fromkeys(event)
        if each != mention
    ]
    if not apart:
        raise UsageError("the event has no other mention")
    if room.workspace.take(apart) != (len(apart), 0):
        raise UsageError("some of these mentions are not in this workspace any more")
    return remember(request, see_other(back), signed)


@router.post("/undo", include_in_schema=False)
def undo(
    request: Request,
    room: InRoom,
    decision: Annotated[str, Form(max_length=64)],
    signed: Annotated[str, Form(alias="author", max_length=200)],
    back: Field = "/decisions",
) -> Response:
    """Undo a decision by appending that it is undone."""
    if room.workspace.pages.decision(decision) is None:
        raise UsageError("there is no such decision to undo")
    made = Proposed(Subject.UNDO, Verdict.UNDO, signed, [decision]).decision()
    room.workspace.decide(made)
    return remember(request, see_other(back), signed)


def _told(decision: Decision, known: dict[str, Decision]) -> Decision:
    """The decision itself; of an undoing, what it undoes."""
    return known.get(decision.about[0], decision) if decision.subject is Subject.UNDO else decision


def _row(
    workspace: Workspace, each: Decision, counts: bool, known: dict[str, Decision]
) -> DecisionRow:
    told = _told(each, known)
    about = (*told.about, *((told.key,) if told.key else ()))
    what = in_words(told) if told is each else f"undid: {in_words(told)}"
    return DecisionRow(each, what, tuple(_side(workspace, one) for one in about), counts)


def _side(workspace: Workspace, side: str) -> SideRow:
    words, report = words_of(side), report_of(side)
    if report is None:
        return SideRow(one_line(side.removeprefix(NAMED), 120), "", "")
    for kept in workspace.pages.reports([report]):
        outlet = kept.outlet.value if kept.outlet is not None else "an outlet that is not named"
        text = words.of(kept.text) if words is not None else kept.title.value if kept.title else ""
        return SideRow(one_line(text, 120), outlet, links.report(report, words))
    return SideRow("a report that is not kept", "", "")
