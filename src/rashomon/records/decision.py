"""What a person decides: appended, signed and dated; it outranks the machine and can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.doubt import PAIRS, Subject
from rashomon.records.finding import Attribute
from rashomon.records.ids import content_id
from rashomon.records.span import Span

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_WORDS = re.compile(r"(?P<report>report-[0-9a-f]{16}):(?P<start>\d{1,9})-(?P<end>\d{1,9})")
_REPORT = re.compile(r"report-[0-9a-f]{16}")
NAMED = "name:"
_LONGEST = 4000  # characters of a note


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"  # this value is left out of the account
    SET = "set"  # this is the value, the grade or the reliability
    UNDO = "undo"


_ALLOWED = {
    Subject.VALUE: (Verdict.REJECT, Verdict.SET),
    Subject.GRADE: (Verdict.SET,),
    Subject.SOURCE: (Verdict.SET,),
    Subject.UNDO: (Verdict.UNDO,),
} | dict.fromkeys(PAIRS, (Verdict.SAME, Verdict.DIFFERENT))


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of one person.

    ``about`` says on what: for a pair its two sides, in order of the alphabet; for a value or a
    grade the event; for a source its name; for an undoing the earlier decision's id. A side is
    words of a report (``report-…:12-18``, see ``handle``), a report's id, or ``name:`` and a name.
    It never points to what a machine made, so that it holds after everything was read anew.
    ``attribute`` and ``key`` name a value of the event's finding, the key by words that give it;
    ``value`` is what is set: a value in words, a credibility 1 to 6, a reliability A to F.
    ``time`` is UTC, to the microsecond.
    """

    id: str
    subject: Subject
    verdict: Verdict
    about: tuple[str, ...]
    author: str
    time: str
    note: str = ""
    attribute: Attribute | None = None
    key: str = ""
    value: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in _ALLOWED[self.subject]:
            raise ValueError(f"nobody can decide {self.verdict!r} on {self.subject!r}")
        if len(self.about) != (2 if self.subject in PAIRS else 1) or not all(self.about):
            raise ValueError(f"a decision on {self.subject!r} names what it is about")
        if self.subject in PAIRS and self.about[0] >= self.about[1]:
            raise ValueError("a pair has two sides, in order of the alphabet")
        if self.subject in (Subject.VALUE, Subject.GRADE) and self.attribute is None:
            raise ValueError("a value belongs to an attribute")
        if self.verdict is Verdict.SET and not self.value.strip():
            raise ValueError("what is set is named")
        if self.subject is Subject.GRADE and self.value not in "123456":
            raise ValueError(f"a credibility is 1 to 6, not {self.value!r}")
        if self.subject is Subject.SOURCE and self.value not in tuple("ABCDEF"):
            raise ValueError(f"a reliability is A to F, not {self.value!r}")
        if not self.author.strip() or not _TIME.fullmatch(self.time):
            raise ValueError("a decision is signed and dated (UTC, to the microsecond)")
        if len(self.note) > _LONGEST:
            raise ValueError(f"a note has at most {_LONGEST:,} characters")

    @classmethod
    def make(
        cls,
        subject: Subject,
        verdict: Verdict,
        about: tuple[str, ...],
        author: str,
        time: str,
        *,
        note: str = "",
        attribute: Attribute | None = None,
        key: str = "",
        value: str = "",
    ) -> Decision:
        """Build a decision named by its content. Raises ``ValueError`` where it makes no sense."""
        sides = tuple(sorted(about)) if subject in PAIRS else about
        parts = (subject, verdict, *sides, author, time, note, attribute or "", key, value)
        return cls(
            id=content_id("decision", *parts),
            subject=subject,
            verdict=verdict,
            about=sides,
            author=author,
            time=time,
            note=note,
            attribute=attribute,
            key=key,
            value=value,
        )

    @property
    def matter(self) -> tuple[str, ...]:
        """What is decided on: of two decisions in force on one matter the later one counts."""
        return (self.subject, *self.about, self.attribute or "", self.key)

    @property
    def signed(self) -> str:
        """Who decided it and when, in words: ``A. Analyst, 2014-06-27``."""
        return f"{self.author}, {self.time[:10]}"

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports whose words it is about."""
        sides = (report_of(side) for side in (*self.about, self.key))
        return tuple(dict.fromkeys(report for report in sides if report is not None))


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that count, oldest first: not undone, and the last on its matter.

    An undoing can itself be undone; whoever decides anew on the same matter needs none.
    """
    ordered = sorted(decisions, key=lambda each: (each.time, each.id))
    undone: set[str] = set()
    for each in reversed(ordered):
        if each.subject is Subject.UNDO and each.id not in undone:
            undone.add(each.about[0])
    standing = [e for e in ordered if e.subject is not Subject.UNDO and e.id not in undone]
    last = {each.matter: each for each in standing}
    return tuple(each for each in standing if last[each.matter] is each)


def handle(words: Span) -> str:
    """Words of a report as a side of a decision."""
    return f"{words.report}:{words.start}-{words.end}"


def words_of(side: str) -> Span | None:
    """The words that a side of a decision points to; None where it is no such side."""
    found = _WORDS.fullmatch(side)
    if found is None or int(found["start"]) >= int(found["end"]):
        return None
    return Span(found["report"], int(found["start"]), int(found["end"]))


def report_of(side: str) -> str | None:
    """The report that a side of a decision points to, or into."""
    words = words_of(side)
    if words is not None:
        return words.report
    return side if _REPORT.fullmatch(side) else None
