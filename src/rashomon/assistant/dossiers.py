"""The record of one story, in portions that an assistant can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from rashomon.assistant.answers import (
    NOTICE,
    DossierAnswer,
    EventTold,
    LeftOut,
    OriginTold,
    Part,
    Point,
    QuotationTold,
    ReportFacts,
    Summary,
    VersionTold,
)
from rashomon.assistant.desk import Opened, Refused
from rashomon.assistant.event_answers import BRIEF, FULL, ONE, RIVALS, Detail, Telling
from rashomon.assistant.facts import entry_facts, story_facts
from rashomon.assistant.quoting import Kept
from rashomon.assistant.room import fitting
from rashomon.dossier import Options
from rashomon.dossier import labels as say
from rashomon.dossier.found import Found
from rashomon.dossier.happened import happened
from rashomon.dossier.origin_list import origin_list
from rashomon.dossier.safe import one_line, plain
from rashomon.records import Attribute, Event, Quotation
from rashomon.workspace import Story

M = TypeVar("M", bound=Part)

# Characters of JSON. An answer of 24 000 is some 7000 tokens, which clients take without cutting.
_SECTION = 20_000
_POINTS = 8_000  # of the overview's contested points, and of its events
_LIST = 3_500  # of the overview's origins, and of its reports
_ROWS = 12  # origins and reports of the overview
_PAGE = 40  # rows of a section


class Section(StrEnum):
    """What of a story is told."""

    RECORD = "record"
    CONTESTED = "contested"
    EVENTS = "events"
    CHANGED = "changed"
    ORIGINS = "origins"
    REPORTS = "reports"
    QUOTATIONS = "quotations"


def found_of(story: Story) -> Found:
    """A story's record, ready to be told."""
    return Found(story.dossier(), Options())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which portion of a story: one event, one attribute of it, or else a section."""

    event: int | None = None
    attribute: Attribute | None = None
    section: Section = Section.RECORD
    offset: int = 0


def dossier(opened: Opened, which: str, wanted: Wanted) -> DossierAnswer:
    """One story, one event of it, or some of one list of it."""
    found = found_of(opened.story(which))
    portion = _Portion(Telling(found, Kept(found, opened.pages)), opened)
    if wanted.event is not None:
        event = portion.numbered(wanted.event)
        if wanted.attribute is not None:
            return portion.finding(event, wanted.attribute, wanted.offset)
        return portion.event(event, wanted.offset)
    if wanted.attribute is not None:
        raise Refused("an attribute is told of one event: give the event's number too")
    if wanted.section is Section.RECORD:
        return portion.record()
    return portion.section(wanted.section, wanted.offset)


class _Portion:
    """Puts portions of one story together."""

    def __init__(self, telling: Telling, opened: Opened) -> None:
        self.telling = telling
        self.found = telling.found
        self.opened = opened
        self.left: list[LeftOut] = []

    def _answer(self, **lists: Sequence[Part]) -> DossierAnswer:
        return DossierAnswer.model_validate(
            {
                "notice": NOTICE,
                "imprint": self.opened.imprint,
                "story": story_facts(self.found),
                **lists,
                "left_out": self.left,
            }
        )

    def numbered(self, number: int) -> Event:
        """An event by its number."""
        events = self.found.record.events
        if not 0 < number <= len(events):
            have = f"1 to {len(events)}" if events else "none"
            raise Refused(f"there is no event {number}; the story's events are {have}")
        return events[number - 1]

    def event(self, event: Event, offset: int) -> DossierAnswer:
        """One event with its findings."""
        every = self.telling.findings(event)
        told = (self.telling.finding(each, FULL) for each in every[offset:])
        shown = fitting(told, len(every), _SECTION)
        self._more("findings", event, len(shown), len(every), offset + len(shown))
        return self._answer(events=[self.telling.event(event, shown)])

    def finding(self, event: Event, attribute: Attribute, offset: int) -> DossierAnswer:
        """One finding of an event with its values."""
        finding = self.found.of(event).get(attribute)
        if finding is None:
            have = ", ".join(each.attribute.value for each in self.telling.findings(event))
            raise Refused(f"the reports do not tell {attribute.value} of it; they tell {have}")
        told = (self.telling.value(each, finding, ONE) for each in finding.values[offset:])
        shown = fitting(told, len(finding.values), _SECTION)
        seen = offset + len(shown)
        self._more(f"values of {attribute.value}", event, len(shown), len(finding.values), seen)
        whole = self.telling.finding(finding, Detail(0, 0))
        more = {"values": shown, "more_values": len(finding.values) - len(shown)}
        return self._answer(events=[self.telling.event(event, [whole.model_copy(update=more)])])

    def _more(self, what: str, event: Event, shown: int, of: int, seen: int) -> None:
        if _is_left(shown, of, seen):
            number = self.found.numbers[event.id]
            at = seen if seen < of else 0
            how = f"the same call with event={number}, offset={at}"
            self.left.append(LeftOut(what=what, shown=shown, of=of, how=how))

    def record(self) -> DossierAnswer:
        """What happened, what is contested, the leading events, origins and reports."""
        return self._answer(
            happened=[Summary(event=t.number, summary=plain(t.text)) for t in happened(self.found)],
            contested=self._some(Section.CONTESTED, self._disputed, _POINTS),
            events=self._some(Section.EVENTS, self._events, _POINTS),
            origins=self._some(Section.ORIGINS, self._origins, _LIST, most=_ROWS),
            reports=self._some(Section.REPORTS, self._reports, _LIST, most=_ROWS),
            quotations=self._none(Section.QUOTATIONS, len(self.found.dossier.quotations)),
            changed=self._none(Section.CHANGED, sum(1 for _ in self.found.changed())),
        )

    def section(self, section: Section, offset: int) -> DossierAnswer:
        """Some of one list."""
        lists: dict[Section, Callable[[int], Iterable[Part]]] = {
            Section.CONTESTED: self._contested,
            Section.EVENTS: self._every_event,
            Section.CHANGED: self._changed,
            Section.ORIGINS: self._origins,
            Section.REPORTS: self._reports,
            Section.QUOTATIONS: self._quotations,
        }
        told = self._some(section, lists[section], _SECTION, offset=offset)
        return self._answer(**{section.value: told})

    def _some(
        self,
        section: Section,
        items: Callable[[int], Iterable[M]],
        room: int,
        *,
        most: int = _PAGE,
        offset: int = 0,
    ) -> list[M]:
        """What of a list fits, and a note of what does not."""
        whole = self._length(section)
        shown = fitting(items(offset), most, room)
        self._note(section, len(shown), whole, offset + len(shown))
        return shown

    def _none(self, section: Section, of: int) -> list[Part]:
        """Nothing of a list, but a note that there is one."""
        self._note(section, 0, of, 0)
        return []

    def _note(self, section: Section, shown: int, of: int, seen: int) -> None:
        if not _is_left(shown, of, seen):
            return
        at = f", offset={seen}" if 0 < seen < of else ""
        how = f"dossier(story='{self.found.dossier.story.id}', section='{section.value}'{at})"
        if section in (Section.EVENTS, Section.CONTESTED):
            how += "; event=NUMBER tells more of one event"
        self.left.append(LeftOut(what=section.value, shown=shown, of=of, how=how))

    def _length(self, section: Section) -> int:
        dossier, record = self.found.dossier, self.found.record
        return {
            Section.CONTESTED: sum(1 for _ in self.found.contested()),
            Section.EVENTS: len(record.events),
            Section.CHANGED: sum(1 for _ in self.found.changed()),
            Section.ORIGINS: len(record.origins),
            Section.REPORTS: len(dossier.entries),
            Section.QUOTATIONS: len(dossier.quotations),
        }[section]

    # --- the lists, made as far as they are read -------------------------------------------------

    def _disputed(self, offset: int) -> Iterator[Point]:
        """Contested points of the overview."""
        yield from self.telling.points(list(self.found.contested())[offset:], BRIEF)

    def _contested(self, offset: int) -> Iterator[Point]:
        yield from self.telling.points(list(self.found.contested())[offset:], RIVALS)

    def _changed(self, offset: int) -> Iterator[Point]:
        yield from self.telling.points(list(self.found.changed())[offset:], RIVALS)

    def _events(self, offset: int) -> Iterator[EventTold]:
        """Events of the overview, which tells contested findings apart."""
        for event in self.found.record.events[offset:]:
            yield self.telling.outline(event)

    def _every_event(self, offset: int) -> Iterator[EventTold]:
        for event in self.found.record.events[offset:]:
            yield self.telling.brief(event)

    def _origins(self, offset: int) -> Iterator[OriginTold]:
        origins = self.found.record.origins[offset:]
        rows = origin_list(self.found)[offset:]
        for origin, row in zip(origins, rows, strict=True):
            yield OriginTold(
                origin=origin.id,
                name=row.name,
                kind=row.kind,
                through=row.through,
                reports=[number for number, _ in row.reports],
                may_be=row.may_be,
                reason=row.reason,
                named=self.telling.kept.words(origin.words[0]) if origin.words else None,
            )

    def _reports(self, offset: int) -> Iterator[ReportFacts]:
        entries = list(enumerate(self.found.dossier.entries, 1))
        yield from (entry_facts(entry, number) for number, entry in entries[offset:])

    def _quotations(self, offset: int) -> Iterator[QuotationTold]:
        for quotation in self.found.dossier.quotations[offset:]:
            yield quotation_told(quotation, self.telling)


def _is_left(shown: int, of: int, seen: int) -> bool:
    """Whether a list goes on, or an offset passed all of it over."""
    return seen < of or shown == 0 < of


def quotation_told(quotation: Quotation, telling: Telling) -> QuotationTold:
    """A quotation in its versions."""
    versions = []
    for each in quotation.versions:
        printed, report = telling.kept.words(each.words), telling.kept.report(each.words.report)
        if printed is not None and report is not None:
            versions.append(
                VersionTold(
                    number=telling.found.report_of(each.words),
                    outlet=say.outlet(report),
                    printed=printed,
                    differences=[say.DIFFERENCE[d] for d in each.differences],
                    detail=one_line(each.detail, 200),
                )
            )
    return QuotationTold(versions=versions)
