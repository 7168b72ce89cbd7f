"""What people decided on one story, found again in its reports' words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.findings.told import Told
from rashomon.records import (
    CopyEdge,
    CopyKind,
    Decision,
    Direction,
    Span,
    Subject,
    Towards,
    Verdict,
    content_id,
    words_of,
)

_TEXT = (CopyKind.REPRINT, CopyKind.REWRITE, CopyKind.PASSAGES)


@dataclass(frozen=True, slots=True)
class Overruled:
    """What people decided on the values of one event's attribute."""

    rejected: tuple[tuple[Span, Decision], ...] = ()
    graded: tuple[tuple[Span, Decision], ...] = ()
    set_to: Decision | None = None

    def __bool__(self) -> bool:
        return bool(self.rejected or self.graded or self.set_to)


@dataclass(frozen=True)
class Decided:
    """Decisions in force, oldest first, asked by what they are about."""

    decisions: tuple[Decision, ...] = ()
    _by: dict[Subject, list[Decision]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[Subject, list[Decision]] = defaultdict(list)
        for each in self.decisions:
            found[each.subject].append(each)
        object.__setattr__(self, "_by", dict(found))

    def on(self, subject: Subject) -> Sequence[Decision]:
        """Those on one subject."""
        return self._by.get(subject, ())

    def events(
        self, mentions: Mapping[str, Told], copies: Mapping[str, str]
    ) -> dict[frozenset[str], Decision]:
        """Pairs of mention ids that are one event, or are not.

        A mention in a copy is its original's: ``copies`` gives it.
        """
        if not self.on(Subject.EVENT):
            return {}
        by_report: dict[str, list[Told]] = defaultdict(list)
        for each in mentions.values():
            by_report[each.report].append(each)
        found = {}
        for decision in self.on(Subject.EVENT):
            here, there = (
                {copies.get(id_, id_) for id_ in _at(side, by_report)} for side in decision.about
            )
            for one in sorted(here - there):
                for other in sorted(there - here):
                    found[frozenset((one, other))] = decision
        return found

    def values(self, mentions: Sequence[Told]) -> dict[str, Overruled]:
        """By attribute, what was decided on the values of the event that these mentions tell of."""
        by_report: dict[str, list[Told]] = defaultdict(list)
        for each in mentions:
            by_report[each.report].append(each)
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in (*self.on(Subject.VALUE), *self.on(Subject.GRADE)):
            if _at(decision.about[0], by_report) and decision.attribute is not None:
                found[decision.attribute].append(decision)
        return {attribute: _overruled(some) for attribute, some in found.items()}


def _overruled(decisions: Sequence[Decision]) -> Overruled:
    def keyed(wanted: Subject, verdict: Verdict) -> Iterator[tuple[Span, Decision]]:
        for each in decisions:
            words = words_of(each.key)
            if each.subject is wanted and each.verdict is verdict and words is not None:
                yield words, each

    set_to = [d for d in decisions if d.subject is Subject.VALUE and d.verdict is Verdict.SET]
    return Overruled(
        tuple(keyed(Subject.VALUE, Verdict.REJECT)),
        tuple(keyed(Subject.GRADE, Verdict.SET)),
        set_to[-1] if set_to else None,
    )


def _at(side: str, by_report: Mapping[str, Sequence[Told]]) -> list[str]:
    """The mentions that words name: those of these very words, else those that they touch."""
    words = words_of(side)
    if words is None:
        return []
    here = [(t, t.mention.trigger) for t in by_report.get(words.report, ()) if t.mention]
    exact = [t.id for t, trigger in here if words in trigger]
    return exact or [t.id for t, trigger in here if any(words.meets(span) for span in trigger)]


def decided_edges(
    edges: Sequence[CopyEdge], decisions: Sequence[Decision], within: frozenset[str] | None = None
) -> tuple[CopyEdge, ...]:
    """The edges that stand after people's decisions on copies.

    Where two reports were decided not to depend on each other, edges by shared text go; quotations
    and citations stay, since they show something else. Where they were decided to, and no edge by
    whole text says so, there is one without passages. ``within``: reports that may have one.
    """
    said = {d.about: d for d in decisions if d.subject is Subject.COPY}
    if not said:
        return tuple(edges)
    apart = {about for about, d in said.items() if d.verdict is Verdict.DIFFERENT}
    kept = [e for e in edges if (e.left, e.right) not in apart or e.kind not in _TEXT]
    whole = {(e.left, e.right) for e in kept if e.kind in _TEXT[:2]}
    added = [
        _edge(d)
        for about, d in said.items()
        if d.verdict is Verdict.SAME
        and about not in whole
        and (within is None or within.issuperset(about))
    ]
    return tuple(sorted((*kept, *added), key=lambda edge: edge.id))


def _edge(decision: Decision) -> CopyEdge:
    left, right = decision.about
    return CopyEdge(
        id=content_id("edge", CopyKind.REWRITE, left, right),
        kind=CopyKind.REWRITE,
        left=left,
        right=right,
        passages=(),
        score=1.0,
        direction=Direction(Towards.UNKNOWN, 0.0, ("a person's decision names no direction",)),
        reason=f"decided by {decision.signed}",
    )
