"""Who takes part in an event, as ties take it: names that stand, with who names them, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from rashomon.findings.denials import Part
from rashomon.records import Finding, Origin, Span, Standing, Value

STANDS = (Standing.FINER, Standing.STANDS, Standing.COARSER)  # the most exact first
_LONGEST = 240  # characters of the words that a tie rests on


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody who takes part in an event, with all that is said of it.

    ``note`` says why it is taken for one, where no mention names it as that.
    """

    name: str
    words: tuple[Span, ...]
    mentions: frozenset[str]
    origins: frozenset[str]
    reports: frozenset[str]
    hedged: bool
    note: str = ""

    def with_part(self, part: Side) -> Side:
        """The same, told by those too who name only a part of it."""
        return replace(
            self,
            words=self.words + part.words,
            mentions=self.mentions | part.mentions,
            origins=self.origins | part.origins,
            reports=self.reports | part.reports,
            hedged=self.hedged and part.hedged,
        )


def sides(finding: Finding | None) -> list[Side]:
    """Those that stand and are named; a part goes with its whole where there is one whole."""
    values = finding.values if finding is not None else ()
    standing = [value for value in values if value.standing in STANDS]
    wholes = [value for value in standing if value.standing is Standing.COARSER]
    named = [value for value in standing if any(letter.isupper() for letter in value.value)]
    if len(wholes) != 1 or wholes[0] not in named:
        return [_side(value) for value in named]
    whole = _side(wholes[0])
    for value in named:
        if value.standing is Standing.FINER:
            whole = whole.with_part(_side(value))
    return [whole, *(_side(value) for value in named if value.standing is Standing.STANDS)]


def _side(value: Value) -> Side:
    support = value.support
    return Side(
        value.value,
        value.words,
        frozenset(value.mentions),
        frozenset(support.origins),
        frozenset(support.reports),
        value.hedged,
    )


def denying(said: Value, parts: Iterable[tuple[str, Part]]) -> list[Side]:
    """Those whom denials name, each told by all who deny it."""
    found: dict[str, Side] = {}
    for mention, part in parts:
        reports = frozenset(span.report for span in part.words)
        origins = frozenset(said.support.origins)
        each = Side(part.name, part.words, frozenset((mention,)), origins, reports, said.hedged)
        known = found.get(part.name)
        found[part.name] = each if known is None else known.with_part(each)
    return list(found.values())


def speaker(said: Value, origin: Origin) -> Side:
    return Side(
        origin.name,
        origin.words,
        frozenset(said.mentions),
        frozenset((origin.id,)),
        frozenset(origin.reports) & frozenset(said.support.reports),
        said.hedged,
        "whoever says so is taken for one side",
    )


def pairs(
    agents: Sequence[Side], recipients: Sequence[Side], *, mutual: bool
) -> Iterator[tuple[Side, Side]]:
    """Who did it to whom, or with whom, where somebody tells of both."""
    if mutual and not recipients:
        yield from ((a, b) for a, b in combinations(agents, 2) if a.mentions & b.mentions)
        return
    for one, other in product(agents, recipients):
        if one.mentions & other.mentions or one.origins & other.origins:
            yield one, other


def nearest(triggers: Sequence[Span], one: Side, other: Side) -> Span:
    """The words of one report that hold a trigger and both names, the shortest; else a trigger."""
    found = [
        Span(trigger.report, min(s.start for s in some), max(s.end for s in some))
        for trigger in triggers
        for first in one.words
        if first.report == trigger.report
        for last in other.words
        if last.report == trigger.report and (some := (trigger, first, last))
    ]
    short = [span for span in found if span.end - span.start <= _LONGEST]
    return min(short or triggers, key=lambda s: (s.end - s.start, s.report, s.start))
