"""What happened, in a few sentences that are composed of findings by rule.

Every value stands with its support in brackets. What is contested is said to be contested, a figure
that was updated is given as a line of figures, what nobody states plainly is called unconfirmed. No
word comes from anywhere but the record and the tables of wording.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.brackets import Part, sentence
from rashomon.dossier.found import Found
from rashomon.dossier.sentences import Sentences
from rashomon.dossier.wording import HARM
from rashomon.records import Attribute, Event

_TELLING = frozenset(
    (Attribute.AGENT, Attribute.RECIPIENT, Attribute.PLACE, Attribute.SIDE, Attribute.TIME, *HARM)
)


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences on one event."""

    event: Event
    number: int
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The sentences without their links."""
        return "".join(part.text for part in self.parts)


def happened(found: Found) -> tuple[Told, ...]:
    """The leading events, most of the coverage first."""
    return tuple(told(event, found) for event in leading(found))


def leading(found: Found) -> tuple[Event, ...]:
    """The first events of which several reports tell and say who, where, when or how many.

    Where there is none, those that several reports name; where there is none, the first.
    """
    events = found.record.events
    several = [event for event in events if len(event.reports) > 1]
    telling = [event for event in several if _TELLING & found.of(event).keys()]
    chosen = telling or several or list(events)
    return tuple(chosen[: found.options.most_leading])


def told(event: Event, found: Found) -> Told:
    """What the record says of one event."""
    parts: list[Part] = []
    for items in Sentences(event, found).all():
        parts += [Part(" ")] * bool(parts) + sentence(items)
    return Told(event, found.numbers[event.id], tuple(parts))


def outline(found: Found) -> str:
    """How much of the record is contested, has changed, or rests on one origin; "" without one."""
    events = found.record.events
    if not events:
        return ""
    contested, changed = len(list(found.contested())), len(list(found.changed()))
    alone = sum(any(found.unsure(event)) for event in events)
    said = f"The record holds {say.count(len(events), 'event')}: {contested or 'no'} "
    said += "point is contested" if contested == 1 else "points are contested"
    if changed:
        said += f", {changed} {'has' if changed == 1 else 'have'} changed"
    if alone:
        rest = "event rests" if alone == 1 else "events rest"
        said += f"; {alone} {rest}, in part or whole, on one origin"
    return f"{said}."
