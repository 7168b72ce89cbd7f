"""One coded event as a few lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.records import Coding, EventMention, Participant, Place, Relation, Status

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {"type": "bold magenta", "trigger": "bold yellow", "status": "italic red", "field": "dim"}


def lines(text: str, coding: Coding) -> Iterator[Text]:
    """Each event: its type and trigger, then who, to whom, where, when, how many."""
    from rich.text import Text

    for event in coding.events:
        line = Text()
        line.append(event.type.value + (f" ({event.mode})" if event.mode else ""), _STYLES["type"])
        line.append("  “" + " … ".join(_plain(s.of(text)) for s in event.trigger) + "”", "bold")
        if event.status is not Status.HAPPENED:
            line.append(f"  {event.status.value}", _STYLES["status"])
        for name, value in _fields(text, coding, event):
            line.append(f"\n    {name} ", _STYLES["field"])
            line.append(value)
        yield line


def _fields(text: str, coding: Coding, event: EventMention) -> Iterator[tuple[str, str]]:
    for name, people in (
        ("by", event.agents),
        ("to", event.recipients),
        ("with", event.instruments),
        ("on", event.topics),
    ):
        if people:
            yield name, "; ".join(_who(text, coding, each) for each in people)
    if event.place is not None:
        yield "at", place_words(text, coding, event.place)
    if event.when is not None:
        time = coding.times[event.when]
        yield "when", f"{_plain(time.words.of(text))} ({time.edtf or 'not settled'})"
    for number in event.quantities:
        quantity = coding.quantities[number]
        whose = f" {quantity.whose}" if quantity.whose else ""
        yield quantity.kind.value, f"{quantity}{whose}"


def _who(text: str, coding: Coding, each: Participant) -> str:
    words = _plain(each.words.of(text))
    if each.stands_for is not None:
        words += f" (= {_plain(each.stands_for.of(text))})"
    if each.actor is None:
        return words
    actor = coding.actors[each.actor]
    codes = " ".join(code for code in (actor.country, actor.sector) if code)
    return f"{words} [{codes}]" if codes else words


def place_words(text: str, coding: Coding, place: Place) -> str:
    """A place as stated and as resolved, with its precision."""
    mention = coding.places[place.mention]
    said = _plain(place.words.of(text))
    if place.relation is Relation.NEAR:
        said = f"near {said}"
    located = mention.located
    where = "not in the gazetteer"
    if located is not None:
        where = ", ".join(dict.fromkeys((located.name, *located.within)))
        where += f" {located.latitude:.2f}, {located.longitude:.2f}"
    side = f"; {_plain(place.side.of(text))}" if place.side is not None else ""
    return f"{said} ({where}; precision {int(place.precision)}{side})"


def _plain(words: str) -> str:
    return " ".join(words.split())
