"""Failures: what could not be read, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rashomon.dossier.safe import link
from rashomon.records import Failure
from rashomon.web.answers import as_json, render
from rashomon.web.paging import Shown, part
from rashomon.web.room import InRoom

router = APIRouter()
Page = Annotated[int, Query(ge=1, description="Which page of the list, from 1.")]


@dataclass(frozen=True, slots=True)
class Row:
    """One failure; ``link`` where the address is one that a browser may follow."""

    id: str
    address: str
    link: str | None
    stage: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class FailuresView:
    """One page of the failures, and how many there are of each reason, most first."""

    rows: tuple[Row, ...]
    shown: Shown
    reasons: tuple[tuple[str, int], ...]


def view(failures: Sequence[Failure], page: int = 1) -> FailuresView:
    """The failures as the page lists them. Raises ``NotFound`` past the end."""
    some, shown = part(failures, page)
    counts = Counter(failure.reason for failure in failures)
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return FailuresView(tuple(map(_row, some)), shown, tuple(ordered))


@router.get("/failures", include_in_schema=False)
def failures(request: Request, room: InRoom, page: Page = 1) -> Response:
    """The page."""
    return render(request, "failures.html.j2", view(room.workspace.failures(), page))


@router.get("/api/failures", summary="What could not be read, and why")
def failures_data(request: Request, room: InRoom, page: Page = 1) -> Response:
    """The same for programs."""
    return as_json(view(room.workspace.failures(), page), request)


def _row(failure: Failure) -> Row:
    return Row(
        failure.id,
        failure.address,
        link(failure.address),
        failure.stage,
        failure.reason,
        failure.detail,
    )
