"""What changed in the record between two of its states, and which reports changed it.

Events match by the mentions that they share. A copy that adds no support is no change; a value that
is only worded more fully is one, as a reader reads it so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.records import Attribute, Event, Finding, Record, Value


class Turn(StrEnum):
    """What became of an event or a finding."""

    NEW = "new"
    CHANGED = "changed"
    VANISHED = "vanished"
    JOINED = "joined"  # what it was made of is now told as part of another event
    PARTED = "parted"  # what it is made of was told as part of another event


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value as it was and as it is; None where it was not there, or is no longer."""

    before: Value | None
    after: Value | None

    @property
    def value(self) -> str:
        """The value as it is now, or as it last was."""
        found = self.after or self.before
        assert found is not None
        return found.value

    @property
    def same(self) -> bool:
        """Whether a reader sees no difference."""
        return _read(self.before) == _read(self.after)


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event that came, went, was joined with another or told apart; ``by`` are reports."""

    turn: Turn
    before: Event | None
    after: Event | None
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding on an event that is in both states; ``values`` are those that differ."""

    turn: Turn
    event: Event
    attribute: Attribute
    before: Finding | None
    after: Finding | None
    values: tuple[ValueChange, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed in one story's record."""

    events: tuple[EventChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that came or went between two states of a workspace."""

    report: str
    outlet: str
    title: str
    received: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class StoryChanges:
    """What changed in one story, with the reports that came and went; those are all who did it."""

    story: str
    title: str
    came: tuple[Arrival, ...]
    gone: tuple[Arrival, ...]
    changes: Changes


def changes(
    before: Record, after: Record, came: Collection[str], pages: Mapping[str, str] | None = None
) -> Changes:
    """What differs, in the order of the later record, what vanished last.

    ``came`` are the reports that the later state has and the earlier has not; ``pages`` gives the
    page of each report, so that a new version's events are known for the old one's.
    """
    was, now = _Side(before, pages or {}), _Side(after, pages or {})
    pairs = _pairs(was, now)
    matched = {id(new): old for old, new in pairs}
    kept = {id(old) for old, _ in pairs}
    events: list[EventChange] = []
    findings: list[FindingChange] = []
    for new in after.events:
        old = matched.get(id(new))
        if old is None:
            source = was.sharing(now.mentions[new.id])
            turn = Turn.NEW if source is None else Turn.PARTED
            events.append(EventChange(turn, source, new, _by(came, new.reports)))
        else:
            findings += _findings(new, was.findings[old.id], now, came)
    for old in before.events:
        if id(old) not in kept:
            target = now.sharing(was.mentions[old.id])
            turn = Turn.VANISHED if target is None else Turn.JOINED
            by = _by(came, target.reports if target is not None else ())
            events.append(EventChange(turn, old, target, by))
    return Changes(tuple(events), tuple(findings))


def paired(before: Sequence[Value], after: Sequence[Value]) -> tuple[ValueChange, ...]:
    """Values that are one, by the words that they share, else by key; those of ``after`` first."""
    left = list(before)
    found: dict[int, ValueChange] = {}
    for by_key in (False, True):
        for n, new in enumerate(after):
            if n in found:
                continue
            likely = max(left, key=lambda old: _alike(old, new, by_key=by_key), default=None)
            if likely is not None and _alike(likely, new, by_key=by_key):
                left.remove(likely)
                found[n] = ValueChange(likely, new)
    made = [found.get(n) or ValueChange(None, new) for n, new in enumerate(after)]
    return (*made, *(ValueChange(old, None) for old in left))


def _alike(old: Value, new: Value, *, by_key: bool) -> int:
    if by_key:
        return int(old.key == new.key)
    shared = len(set(old.words) & set(new.words))
    return 2 * shared + (old.key == new.key and old.standing is new.standing) if shared else 0


class _Side:
    """One state of the record: its events by what they are told by."""

    def __init__(self, record: Record, pages: Mapping[str, str]) -> None:
        self.record = record
        self.findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in record.findings:
            self.findings[finding.event].append(finding)
        self.mentions = {
            event.id: {
                *event.mentions,
                *(m for f in self.findings[event.id] for v in f.values for m in v.mentions),
            }
            for event in record.events
        }
        self.told_by = {origin.id: frozenset(origin.reports) for origin in record.origins}
        self.told_at = {
            event.id: {
                (pages[report], event.type, event.title.casefold())
                for report in event.reports
                if report in pages
            }
            for event in record.events
        }

    def sharing(self, mentions: Collection[str]) -> Event | None:
        """The event that holds most of these mentions."""
        counted = [(len(self.mentions[e.id] & set(mentions)), e) for e in self.record.events]
        most, event = max(counted, key=lambda pair: pair[0], default=(0, None))
        return event if most else None


def _pairs(was: _Side, now: _Side) -> list[tuple[Event, Event]]:
    """Events that are one, those that share most mentions first, each in one pair at most."""
    left, right = list(was.record.events), list(now.record.events)
    found: list[tuple[Event, Event]] = []
    for of_was, of_now in ((was.mentions, now.mentions), (was.told_at, now.told_at)):
        holding: dict[object, list[int]] = defaultdict(list)
        for n, new in enumerate(right):
            for each in of_now[new.id]:
                holding[each].append(n)
        shared: dict[tuple[int, int], int] = defaultdict(int)
        for m, old in enumerate(left):
            for each in of_was[old.id]:
                for n in holding[each]:
                    shared[m, n] += 1
        taken: dict[int, int] = {}
        for m, n in sorted(shared, key=lambda pair: (-shared[pair], pair)):
            if m not in taken and n not in taken.values():
                taken[m] = n
        found += [(left[m], right[n]) for m, n in taken.items()]
        left = [old for m, old in enumerate(left) if m not in taken]
        right = [new for n, new in enumerate(right) if n not in taken.values()]
    return found


def _findings(
    event: Event, was: Sequence[Finding], now: _Side, came: Collection[str]
) -> Iterator[FindingChange]:
    before = {finding.attribute: finding for finding in was}
    after = {finding.attribute: finding for finding in now.findings[event.id]}
    for attribute in Attribute:
        old, new = before.get(attribute), after.get(attribute)
        if old is None and new is None:
            continue
        values = paired(old.values if old else (), new.values if new else ())
        differ = tuple(value for value in values if not value.same)
        if old is not None and new is not None and not differ and _status(old) == _status(new):
            continue
        turn = Turn.NEW if old is None else Turn.VANISHED if new is None else Turn.CHANGED
        by = _who(differ, now, came) or _by(came, event.reports) or tuple(sorted(came))
        yield FindingChange(turn, event, attribute, old, new, differ, by)


def _who(differ: Sequence[ValueChange], now: _Side, came: Collection[str]) -> tuple[str, ...]:
    """The reports that brought new origins for values that differ, else those that say them."""
    bringing: set[str] = set()
    saying: set[str] = set()
    for value in differ:
        if value.after is None:
            continue
        known = value.before.support.origins if value.before is not None else ()
        for origin in set(value.after.support.origins) - set(known):
            bringing |= now.told_by.get(origin, frozenset()) & set(value.after.support.reports)
        saying |= {span.report for span in value.after.words}
    return _by(came, bringing) or _by(came, saying)


def _by(came: Collection[str], reports: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(set(came) & set(reports)))


def _status(finding: Finding) -> tuple[object, ...]:
    return finding.status, finding.conflict, finding.support.low, finding.support.high


def _read(value: Value | None) -> tuple[object, ...] | None:
    """What a reader sees of a value."""
    if value is None:
        return None
    support = value.support
    return (
        *(value.value, value.standing, value.hedged),
        *(support.low, support.high, value.grade.credibility),
    )
