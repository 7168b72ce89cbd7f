"""A time as a report mentions it: the words, the interval, and what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.span import Span
from rashomon.records.when import When


class Bound(StrEnum):
    """On which side of the stated time the happening lies."""

    AT = "at"  # within it: "on Tuesday"
    FROM = "from"  # it, or later: "since Tuesday"
    UNTIL = "until"  # it, or earlier: "by Tuesday"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One mention of a time.

    ``when`` is the stated time itself, None where it hangs on a publication date or a happening
    that is not known. ``bound`` says whether it is the time or only a limit, ``about`` whether the
    words are inexact ("a week ago"). ``relative`` is empty for a time stated in full; else how it
    hangs on the day of publication, in the notation of ``rashomon.entities.relative``, kept beside
    ``when`` so that another publication date can be tried. ``head`` is the number of the token that
    the time modifies.
    """

    words: Span
    when: When | None
    relative: str
    head: int
    evidence: str
    bound: Bound = Bound.AT
    about: bool = False

    @property
    def edtf(self) -> str | None:
        """The time with open ends and ``~`` (EDTF level 1), for people and exports to read."""
        if self.when is None:
            return None
        first, _, last = self.when.edtf.partition("/")
        sign = "~" if self.about else ""
        if self.bound is Bound.FROM:
            return f"{first}{sign}/.."
        if self.bound is Bound.UNTIL:
            return f"../{last or first}{sign}"
        return f"{first}{sign}/{last}{sign}" if last else f"{first}{sign}"
