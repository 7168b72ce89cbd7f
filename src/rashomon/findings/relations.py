"""Record -> Tie*: how actors stand to each other, and what of it changed over a thread.

A tie needs two that reports name, and somebody who names both: values of agent and recipient that
stand, told in one mention or by one origin. What only a common noun names ("gunmen") is nobody to
follow over time. ``relation_kinds`` says which relation an event is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from rashomon.findings.changes import Turn
from rashomon.findings.denials import NO, Denials
from rashomon.findings.independent import surely_different
from rashomon.findings.relation_kinds import relation, told_as
from rashomon.findings.sides import STANDS, Side, denying, nearest, pairs, sides, speaker
from rashomon.records import (
    Attribute,
    Basis,
    Dated,
    Event,
    EventType,
    Finding,
    OriginKind,
    Record,
    Standing,
    Support,
    Tie,
    TieKind,
    Value,
    When,
    content_id,
)
from rashomon.spelling import bare, key

_GONE = (Standing.WITHDRAWN, Standing.REPLACED, Standing.REJECTED)
_CLASH = "clash"  # a mode of ASSAULT that names both sides as its agents
_KINDLY = (
    TieKind.SUPPORTS,
    TieKind.PLEDGES_ALLEGIANCE,
    TieKind.ARMS,
    TieKind.AIDS,
    TieKind.COORDINATES_WITH,
    TieKind.AGREES,
)
_HOSTILE = (
    TieKind.FIGHTS,
    TieKind.THREATENS,
    TieKind.ACCUSES,
    TieKind.REJECTS,
    TieKind.SANCTIONS,
)
_OPPOSED = frozenset(
    frozenset(pair)
    for pair in (
        *product(_KINDLY, _HOSTILE),
        (TieKind.COORDINATES_WITH, TieKind.DENIES_COORDINATION),
    )
)


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A relation that is new with a later story of a thread, or turned against what it was.

    ``before`` is the last tie of an earlier story that it turned from, None for a new one.
    """

    turn: Turn
    before: Tie | None
    after: Tie


def ties(
    record: Record, published: Mapping[str, When], denials: Denials | None = None
) -> tuple[Tie, ...]:
    """The relations of one story, in order of time.

    ``published`` dates reports, for what nobody dates; ``denials`` tell who takes part in
    cooperation that is denied: without them such cooperation is a tie only where others assert it.
    """
    tying = _Tying(record, published, denials or Denials())
    found: dict[tuple[object, ...], list[Tie]] = defaultdict(list)
    for event in record.events:
        for tie in tying.event(event):
            when = tie.when if tie.dated is Dated.TOLD else None
            found[tie.kind, _pair(tie), when].append(tie)
    return over_time(tying.merged(some) for some in found.values())


def over_time(some: Iterable[Tie]) -> tuple[Tie, ...]:
    """Ties of one or several stories by time, then by names; those without a time last."""
    return tuple(sorted(some, key=lambda t: (_moment(t), key(t.one), key(t.other), t.kind, t.id)))


def changed(stories: Iterable[Sequence[Tie]]) -> tuple[RelationChange, ...]:
    """What changed from one story to the next; the ties of each story, in thread order.

    That a relation is not told again is no change.
    """
    earlier: list[Tie] = []
    found: list[RelationChange] = []
    for number, here in enumerate(stories):
        told: set[tuple[object, TieKind]] = set()
        for tie in here if number else ():
            if (_pair(tie), tie.kind) in told:
                continue
            told.add((_pair(tie), tie.kind))
            between = [old for old in earlier if _is_between(old, tie)]
            before = _turned_from(between, tie.kind)
            if before is not None:
                found.append(RelationChange(Turn.CHANGED, before, tie))
            elif all(old.kind is not tie.kind for old in between):
                found.append(RelationChange(Turn.NEW, None, tie))
        earlier += here
    return tuple(found)


def _turned_from(between: Sequence[Tie], kind: TieKind) -> Tie | None:
    """The last tie that this kind contradicts, unless the kind was told after it already."""
    for old in reversed(between):
        if old.kind is kind:
            return None
        if frozenset((old.kind, kind)) in _OPPOSED:
            return old
    return None


def _is_between(old: Tie, new: Tie) -> bool:
    """Whether two ties are between the same two, in the same direction where that matters."""
    ends, others = (_name(old.one), _name(old.other)), (_name(new.one), _name(new.other))
    mutual = old.kind.is_mutual or new.kind.is_mutual
    return ends == others or (mutual and ends == others[::-1])


def _pair(tie: Tie) -> object:
    ends = _name(tie.one), _name(tie.other)
    return frozenset(ends) if tie.kind.is_mutual else ends


def _name(name: str) -> str:
    return bare(key(name))


def _moment(tie: Tie) -> tuple[bool, str]:
    """Sorts by the first day that a tie's time allows, by the last where the first is open."""
    if tie.when is None:
        return True, ""
    first, _, last = tie.when.replace("~", "").partition("/")
    stated = last if first in ("", "..") else first
    return False, When(stated, Basis.TEXT).earliest.isoformat()


# --- from one event ------------------------------------------------------------------------------


class _Tying:
    """Makes ties of the events of one record."""

    def __init__(self, record: Record, published: Mapping[str, When], denials: Denials) -> None:
        self._published = published
        self._denials = denials
        self._origins = {origin.id: origin for origin in record.origins}
        self._may_be = {id_: frozenset(origin.may_be) for id_, origin in self._origins.items()}
        self._findings: dict[str, dict[Attribute, Finding]] = defaultdict(dict)
        for finding in record.findings:
            self._findings[finding.event][finding.attribute] = finding
        self._events = record.events

    def event(self, event: Event) -> Iterator[Tie]:
        """The ties that one event amounts to, by each value of whether it happened."""
        base = relation(event.type, event.mode, event.title)
        found = self._findings[event.id]
        occurred = found.get(Attribute.OCCURRED)
        if base is None or occurred is None:
            return
        agents, recipients = (
            sides(found.get(each)) for each in (Attribute.AGENT, Attribute.RECIPIENT)
        )
        mutual = base.is_mutual or event.mode == _CLASH
        for said in occurred.values:
            kind = told_as(base, said.value)
            if kind is None or said.standing in _GONE:
                continue
            if said.value == NO:
                found_in = self._denying(said, agents, recipients)
            else:
                found_in = pairs(agents, recipients, mutual=mutual)
            for one, other in found_in:
                if _name(one.name) != _name(other.name):
                    yield self._tie(event, kind, said, one, other)

    def _denying(
        self, said: Value, agents: Sequence[Side], recipients: Sequence[Side]
    ) -> Iterator[tuple[Side, Side]]:
        """Who denies cooperation with whom: as the denial names them, else as is told around it."""
        told = [(m, d) for m in said.mentions if (d := self._denials.of.get(m)) is not None]
        ones = denying(said, ((m, part) for m, denial in told for part in denial.agents))
        others = denying(said, ((m, part) for m, denial in told for part in denial.recipients))
        if len(ones) > 1 and not others:
            yield from combinations(ones, 2)
            return
        others = others or list(recipients) or self._doers(said)
        speakers = [] if ones else list(self._speakers(said))
        may_face = self._denials.may_face
        yield from ((a, b) for a, b in product(speakers, others) if may_face(a.name, b.name))
        yield from product(ones or ([] if speakers else agents), others)

    def _speakers(self, said: Value) -> Iterator[Side]:
        """Those who say so themselves, by name."""
        for each in said.support.origins:
            origin = self._origins.get(each)
            if origin is not None and origin.kind is OriginKind.SPEAKER:
                yield speaker(said, origin)

    def _doers(self, said: Value) -> list[Side]:
        """Those whose deed is told as not coordinated."""
        for event in self._events:
            found = self._findings[event.id]
            about = found.get(Attribute.COORDINATED)
            mentions = {m for value in about.values for m in value.mentions} if about else set()
            if mentions & set(said.mentions) and event.type is not EventType.COOPERATE:
                note = "the other is whose deed it is told of"
                return [replace(each, note=note) for each in sides(found.get(Attribute.AGENT))]
        return []

    def _tie(self, event: Event, kind: TieKind, said: Value, one: Side, other: Side) -> Tie:
        origins, reports = _tellers(said, one, other)
        when, dated, dating = self._time(event, reports)
        words = nearest(said.words or (event.words,), one, other)
        coded = " ".join(part for part in (event.type, event.mode) if part)
        reason = [f"“{event.title}” is {coded}", *_notes(said, one, other), dating]
        return Tie(
            id=_id(event.story, kind, one.name, other.name, when if dated is Dated.TOLD else None),
            one=one.name,
            other=other.name,
            kind=kind,
            story=event.story,
            events=(event.id,),
            when=when,
            dated=dated,
            support=self._support(origins, reports),
            words=words,
            hedged=said.hedged or one.hedged or other.hedged,
            reason="; ".join(part for part in reason if part),
        )

    def _time(self, event: Event, reports: Iterable[str]) -> tuple[str | None, Dated, str]:
        """When it was, where that comes from, and what is to be said about it."""
        finding = self._findings[event.id].get(Attribute.TIME)
        values = finding.values if finding is not None else ()
        rivals = [value.value for value in values if value.standing is Standing.RIVAL]
        contested = f"when is contested: {' or '.join(rivals)}" if rivals else ""
        for standing in (*STANDS, Standing.RIVAL):
            for value in values:
                if value.standing is standing:
                    return value.value, Dated.TOLD, contested
        return *self._printed(reports), "when is not told"

    def _printed(self, reports: Iterable[str]) -> tuple[str | None, Dated]:
        """When the first of these reports was published, where any is dated."""
        dates = [self._published[each] for each in reports if each in self._published]
        if not dates:
            return None, Dated.UNKNOWN
        return min(dates, key=lambda when: (when.earliest, when.edtf)).edtf, Dated.PUBLISHED

    def _support(self, origins: Iterable[str], reports: Iterable[str]) -> Support:
        found = tuple(sorted(set(origins)))
        low = surely_different(found, self._may_be)
        names = "; ".join(sorted(self._origins[each].name for each in found))
        counted = "one origin" if len(found) == 1 else f"{len(found)} origins"
        sure = f", of which {low} surely differ" if 1 < low < len(found) else ""
        reason = f"{counted}{sure}: {names}" if found else "no origin"
        return Support(found, low, len(found), tuple(sorted(set(reports))), reason)

    def merged(self, some: Sequence[Tie]) -> Tie:
        """Ties of several events that are one: same two, same kind, same time."""
        first = some[0]
        if len(some) == 1:
            return first
        origins = {each for tie in some for each in tie.support.origins}
        reports = {each for tie in some for each in tie.support.reports}
        when, dated = first.when, first.dated
        if dated is not Dated.TOLD:
            when, dated = self._printed(reports)
        return replace(
            first,
            events=tuple(dict.fromkeys(each for tie in some for each in tie.events)),
            when=when,
            dated=dated,
            support=self._support(origins, reports),
            hedged=all(tie.hedged for tie in some),
            reason="; ".join(dict.fromkeys(tie.reason for tie in some)),
        )


def _tellers(said: Value, one: Side, other: Side) -> tuple[frozenset[str], frozenset[str]]:
    """The origins that name both and say so, and the reports that carry it; who names one, else."""
    stating, telling = frozenset(said.support.origins), frozenset(said.support.reports)
    if said.value == NO:  # whom it is denied of may be told elsewhere
        return one.origins & stating or one.origins, one.reports & telling or telling
    origins, reports = one.origins & other.origins, one.reports & other.reports
    return (
        origins & stating or origins or one.origins,
        reports & telling or one.reports | other.reports,
    )


def _notes(said: Value, one: Side, other: Side) -> Iterator[str]:
    """What a reader should know of how it was coded."""
    if said.value not in ("yes", NO):
        yield f"told as {said.value}"
    if said.standing is Standing.RIVAL:
        yield "whether it is so is contested"
    yield from (one.note, other.note)
    if said.value != NO and not one.mentions & other.mentions:
        yield "nobody names both in one place"


def _id(story: str, kind: TieKind, one: str, other: str, when: str | None) -> str:
    return content_id("tie", story, kind, one, other, when or "")
