"""An event mention as findings compare it: who, where, when, how many, without its report's lists.

In: a report, its coding, and the entity that each of its actors is. Out: one ``Told`` a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.records import (
    Coding,
    EventMention,
    EventType,
    Participant,
    Place,
    PlaceMention,
    Quantity,
    Report,
    Span,
    Status,
    TimeMention,
    When,
)

_BEFORE = 300  # characters
_BEHIND = re.compile(
    r"(?<=\w)(?:\s+(?:in|of|at|near|on|from|with|outside|inside|including|among)\s|\s[-–—]\s)"
)
_MEMBERS = (["member"], ["members"], ["elements"])
_STATE = ("GOV", "MIL")
_SELF = frozenset("itself themselves himself herself".split())


@dataclass(frozen=True, slots=True)
class Who:
    """A participant: the entity's id where it is one, and its words' last noun, lower case.

    ``state`` is the country that it acts for: its government's or army's.
    """

    entity: str | None
    noun: str
    participant: Participant
    state: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One mention with what it says of its event.

    ``sentence`` are the words around it, ``before`` what its paragraph says before them.
    """

    id: str
    report: str
    lemma: str
    type: EventType
    mode: str
    status: Status
    sentence: str
    agents: tuple[Who, ...] = ()
    recipients: tuple[Who, ...] = ()
    place: PlaceMention | None = None
    where: Place | None = None
    time: TimeMention | None = None
    quantities: tuple[Quantity, ...] = ()
    published: When | None = None
    mention: EventMention | None = None
    trigger: str = ""
    spelled: str = ""  # its place's name as printed, lower case
    tied: tuple[tuple[str, str], ...] = ()  # mentions that the text makes one with it, and why
    before: str = ""

    @property
    def when(self) -> When | None:
        """Its time; None where none is told or known."""
        return self.time.when if self.time is not None else None

    def in_front(self, part: int = 0) -> str:
        """What its sentence says before a part of its trigger; empty where that is not known."""
        mention = self.mention
        if mention is None or mention.sentence is None:
            return ""
        return self.sentence[: max(0, mention.trigger[part].start - mention.sentence.start)]

    @property
    def behind(self) -> str:
        """What its sentence says behind its trigger; empty where that is not known."""
        mention = self.mention
        if mention is None or mention.sentence is None:
            return ""
        return self.sentence[mention.trigger[-1].end - mention.sentence.start :]


def told(report: Report, coding: Coding, entity_of: Mapping[int, str]) -> Iterator[Told]:
    """Each event mention of a report; ``entity_of`` gives the entity of an actor by its number."""
    text = report.text

    def who(each: Participant) -> Who:
        entity = None if each.actor is None else entity_of.get(each.actor)
        parts = _BEHIND.split((each.stands_for or each.words).of(text))
        member = len(parts) > 1 and parts[0].lower().split()[-1:] in _MEMBERS
        said = parts[1 if member else 0].split()  # "members of the gang": the gang
        words = [word for word in said if word.lower() not in _SELF] or said
        noun = words[-1].strip(".,;:”\"'’)").lower() if words else ""
        if each.actor is None or coding.actors[each.actor].sector not in _STATE:
            return Who(entity, noun, each)
        return Who(entity, noun, each, coding.actors[each.actor].country)

    for event in coding.events:
        place = coding.places[event.place.mention] if event.place is not None else None
        yield Told(
            id=event.id,
            report=report.id,
            lemma=event.lemma,
            type=event.type,
            mode=event.mode,
            status=event.status,
            sentence=event.sentence.of(text) if event.sentence is not None else "",
            agents=tuple(who(each) for each in event.agents),
            recipients=tuple(who(each) for each in event.recipients),
            place=place,
            where=event.place,
            time=coding.times[event.when] if event.when is not None else None,
            quantities=tuple(coding.quantities[n] for n in event.quantities),
            published=report.published,
            mention=event,
            spelled=place.words.of(text).lower() if place is not None else "",
            trigger=" … ".join(" ".join(span.of(text).split()) for span in event.trigger),
            before=_before(event.sentence, text) if event.sentence is not None else "",
        )


def _before(sentence: Span, text: str) -> str:
    paragraph = text.rfind("\n", 0, sentence.start) + 1
    return text[max(paragraph, sentence.start - _BEFORE) : sentence.start]
