"""What falls when origins or reports are set aside, in the words of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.found import Found
from rashomon.dossier.safe import one_line
from rashomon.dossier.wording import label
from rashomon.findings.changes import ValueChange
from rashomon.findings.dropping import EventLeft, Fate, FindingLeft, Without
from rashomon.records import Origin, Support
from rashomon.web.wording import counted

_FALLING = (Fate.VANISHES, Fate.SINGLE, Fate.SETTLED)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value with who stood behind it and who still does; ``after`` is empty where it fell."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as it was and as it is left."""

    attribute: str
    fates: str
    status: tuple[str, str]
    before: str
    after: str
    values: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with its findings; ``number`` is that of the record that is left, None: it fell."""

    heading: str
    number: int | None
    before: str
    after: str
    word: tuple[str, str]
    findings: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """What was set aside, how many findings it changed, and which.

    ``falling`` holds what falls, falls to one origin or is contested no longer; ``weaker`` what
    rests on less and stands.
    """

    names: tuple[str, ...]
    origins: frozenset[str]
    reports: frozenset[str]
    fall: int
    single: int
    settled: int
    untouched: int
    falling: tuple[EventRow, ...]
    weaker: tuple[EventRow, ...]

    @property
    def said(self) -> str:
        """What becomes of the record, in a sentence."""
        weaker = sum(len(event.findings) for event in self.weaker)
        told = [
            _does(self.fall, "falls", "fall"),
            _does(self.single, "falls to one origin", "fall to one origin"),
            _does(self.settled, "is no longer contested", "are no longer contested"),
            _does(weaker, "rests on less and stands", "rest on less and stand"),
        ]
        done = [each for each in told if each]
        rest = f"{counted(self.untouched, 'finding does', 'findings do')} not rest on it."
        return f"{say.listed(done)}. {rest}" if done else f"Nothing falls. {rest}"


def aside(without: Without, before: Found, after: Found) -> Aside:
    """The record beside what is left of it, for a page; ``before`` and ``after`` hold the two."""
    fates = [fate for event in without.events for each in event.findings for fate in each.fates]
    return Aside(
        names=tuple(_names(without, before)),
        origins=frozenset(origin.id for origin in without.origins),
        reports=frozenset(without.reports),
        fall=fates.count(Fate.VANISHES),
        single=fates.count(Fate.SINGLE),
        settled=fates.count(Fate.SETTLED),
        untouched=without.untouched,
        falling=tuple(_events(without, before, after, falling=True)),
        weaker=tuple(_events(without, before, after, falling=False)),
    )


def _does(number: int, one: str, many: str) -> str:
    return counted(number, f"finding {one}", f"findings {many}") if number else ""


def _names(without: Without, before: Found) -> Iterator[str]:
    yield from (_called(origin, before) for origin in without.origins)
    for number in before.numbers_of(without.reports):
        entry = before.dossier.entries[number - 1]
        yield f"report {number}, {say.outlet(entry.report)}"


def _called(origin: Origin, found: Found) -> str:
    through = [one_line(name, 60) for name in origin.carriers if name]
    name = found.name(origin.id)
    return f"{name} (through {say.listed(through)})" if through else name


def _events(without: Without, before: Found, after: Found, *, falling: bool) -> Iterator[EventRow]:
    for event in without.events:
        chosen = [each for each in event.findings if falling is bool(_is_falling(each))]
        if chosen:
            yield _event(event, chosen, before, after)


def _is_falling(finding: FindingLeft) -> bool:
    return any(fate in _FALLING for fate in finding.fates)


def _event(
    event: EventLeft, findings: Iterable[FindingLeft], before: Found, after: Found
) -> EventRow:
    old, new = event.before, event.after
    return EventRow(
        heading=before.heading(old),
        number=after.numbers.get(new.id) if new is not None else None,
        before=_counted(old.support),
        after=_counted(new.support) if new is not None else "",
        word=(old.word.value, new.word.value if new is not None else ""),
        findings=tuple(_finding(each, before, after) for each in findings),
    )


def _finding(finding: FindingLeft, before: Found, after: Found) -> FindingRow:
    old, new = finding.before, finding.after
    return FindingRow(
        attribute=say.ATTRIBUTE[finding.attribute],
        fates=say.listed(finding.fates),
        status=(old.status.value, new.status.value if new is not None else ""),
        before=_counted(old.support),
        after=_counted(new.support) if new is not None else "",
        values=tuple(
            _value(each, finding, before, after) for each in finding.values if not each.same
        ),
    )


def _value(change: ValueChange, finding: FindingLeft, before: Found, after: Found) -> ValueRow:
    value, found = (change.after, after) if change.after is not None else (change.before, before)
    assert value is not None
    return ValueRow(
        label(finding.attribute, value, found),
        _counted(change.before.support) if change.before is not None else "",
        _counted(change.after.support) if change.after is not None else "",
    )


def _counted(support: Support) -> str:
    """How many independent origins: ``2–3 origins``."""
    if support.high == 0:
        return "no origin"
    return f"{say.between(support.low, support.high)} origin{'' if support.high == 1 else 's'}"
