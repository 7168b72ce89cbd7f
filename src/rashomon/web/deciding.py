"""From what a form or a program says to a decision, and who says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from fastapi import Request, Response

from rashomon.capture.clock import signing
from rashomon.errors import UsageError
from rashomon.records import NAMED, PAIRS, Attribute, Decision, Subject, Verdict
from rashomon.web.visitors import cookies

_YEAR = 365 * 86400  # seconds that an author's name is remembered
_LONGEST = 80  # characters of a name


@dataclass(frozen=True, slots=True)
class Proposed:
    """A decision as it comes in; see ``records.Decision`` for what each field holds.

    ``after`` is the id of the last decision on the same matter that its author saw, empty where
    there was none; without it nothing is compared.
    """

    subject: Subject
    verdict: Verdict
    author: str
    about: list[str] = field(default_factory=list)
    note: str = ""
    attribute: str = ""
    key: str = ""
    value: str = ""
    after: str | None = None

    def decision(self) -> Decision:
        """The decision, dated now. Raises ``UsageError`` where it makes no sense."""
        author = " ".join(self.author.split())[:_LONGEST]
        if not author:
            raise UsageError("a decision is signed: fill in your name")
        if self.subject in PAIRS and len(self.about) == 2 and self.about[0] == self.about[1]:
            raise UsageError("the two sides are one and the same")
        try:
            return Decision.make(
                self.subject,
                self.verdict,
                tuple(self.about),
                author,
                signing(),
                note=self.note.strip(),
                attribute=Attribute(self.attribute) if self.attribute else None,
                key=self.key,
                value=self.value.strip(),
            )
        except ValueError as error:
            raise UsageError(str(error)) from error


def source(name: str) -> str:
    """A source as a side of a decision. Raises ``UsageError`` where it has no name."""
    shown = " ".join(name.split())
    if not shown or len(shown) > 4 * _LONGEST:
        raise UsageError("a source has a name")
    return f"{NAMED}{shown}"


def author(request: Request) -> str:
    """Who signed last in this browser; empty where nobody did."""
    held = cookies(request.headers.get("cookie", "")).get(_cookie(request), "")
    return unquote(held)[:_LONGEST]


def remember(request: Request, response: Response, name: str) -> Response:
    """The same answer, with whom to sign as next time."""
    value = quote(" ".join(name.split())[:_LONGEST])
    response.set_cookie(_cookie(request), value, max_age=_YEAR, httponly=True, samesite="lax")
    return response


def _cookie(request: Request) -> str:
    return f"rashomon_author_{request.app.state.room.options.port}"
