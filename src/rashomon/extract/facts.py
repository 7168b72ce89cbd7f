"""What a page states of its article in fields made for machines, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.extract.characters import clean, said
from rashomon.extract.dates import dates
from rashomon.extract.lines import Line
from rashomon.records import Basis, Capture, Layer, Span, Stated, When, content_id

FIELDS = ("title", "outlet", "byline", "published", "modified", "language", "url")


@dataclass(frozen=True, slots=True)
class Fact:
    """A stated value and where its words stand on the page layer (-1 where it has none)."""

    value: str
    basis: Basis
    start: int = -1
    end: int = -1

    @property
    def is_cited(self) -> bool:
        """Whether the value can stand in the record: words it points at, or a basis without."""
        return self.start >= 0 or self.basis in (Basis.SUPPLIED, Basis.ADDRESS)

    def stated(self, report: str) -> Stated:
        """The value as the record holds it."""
        return Stated(self.value, self.basis, self.span(report))

    def span(self, report: str) -> Span | None:
        """The words on the page layer, where there are any."""
        return Span(report, self.start, self.end, Layer.PAGE) if self.start >= 0 else None


Facts = dict[str, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """A capture read up to its lines: the page layer, its lines, and what fields state."""

    page: str
    encoding: str
    lines: list[Line]
    facts: Facts = field(default_factory=dict)
    is_html: bool = False
    tail: tuple[Line, ...] = ()  # lines that the format itself sets apart behind the article


def supplied(capture: Capture) -> Facts:
    """What came beside the bytes: it outranks what is read."""
    found: dict[str, list[Fact]] = {}
    for name, value in capture.supplied:
        text = clean(value)
        if name in FIELDS and text:
            found.setdefault(name, []).append(Fact(text, Basis.SUPPLIED))
    return {name: tuple(values) for name, values in found.items()}


def merged(*sources: Facts) -> Facts:
    """Facts of several sources, those of the first before those of the next."""
    return {
        name: found
        for name in FIELDS
        if (found := tuple(fact for facts in sources for fact in facts.get(name, ())))
    }


def cited(page: str, values: Iterable[tuple[str, int, int]]) -> tuple[Fact, ...]:
    """Metadata facts from raw (words, start, end), narrowed to what is not white space.

    A value whose words do not say it is left out.
    """
    facts = []
    for words, start, end in values:
        left = start + len(words) - len(words.lstrip())
        right = end - (len(words) - len(words.rstrip()))
        value = said(page[left:right])
        if left < right and value:
            facts.append(Fact(value, Basis.METADATA, left, right))
    return tuple(facts)


def when(fact: Fact, report: str) -> When | None:
    """The first date a fact's value states, its words narrowed to the date."""
    found = dates(fact.value)
    if not found:
        return None
    return When(found[0].edtf, fact.basis, fact.span(report))


def report_id(capture: Capture) -> str:
    """The id of the report read from a capture."""
    return content_id("report", capture.id)
