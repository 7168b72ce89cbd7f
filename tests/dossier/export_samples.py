"""What tests of exports share: the invented flood, one event with values as wanted, an imprint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier_record_samples import at, finding, support, value
from dossier_samples import material

from rashomon.dossier import dossier
from rashomon.dossier.formats import Source, format_named
from rashomon.dossier.outgoing import Outgoing
from rashomon.records import (
    Attribute,
    Basis,
    Coding,
    Conflict,
    EventMention,
    EventType,
    Finding,
    FindingStatus,
    Imprint,
    Located,
    Place,
    PlaceMention,
    Precision,
    Qualifier,
    Quantity,
    QuantityKind,
    Record,
    Relation,
    Report,
    Span,
    Standing,
    Stated,
    Status,
    Value,
)

IMPRINT = Imprint("0.1.0", "ab" * 32, 3)


def flood() -> Outgoing:
    """A story with a finding of each status, on hostile pages too; nothing of it is coded."""
    return Outgoing(dossier(material()))


def named_by(outlet: str, title: str) -> Outgoing:
    """The flood, as a first report of this outlet and headline tells it."""
    story = flood()
    first, *others = story.dossier.entries
    report = replace(
        first.report,
        outlet=Stated(outlet, Basis.SUPPLIED),
        title=Stated(title, Basis.SUPPLIED),
        byline=(Stated(title, Basis.SUPPLIED),),
    )
    entries = (replace(first, report=report), *others)
    held = replace(story.dossier.story, title=title)
    return Outgoing(replace(story.dossier, entries=entries, story=held))


def written(name: str, stories: Sequence[Outgoing]) -> bytes:
    """These stories in a format."""
    source = Source(IMPRINT, lambda: (), lambda: (), lambda: stories)
    return b"".join(format_named(name).write(source))


# --- one event with the findings that a test wants ---------------------------------------------


def with_findings(*found: Finding, codings: Sequence[Coding] = ()) -> Outgoing:
    """The flood's first event alone, with these findings and no others."""
    story = flood()
    record = story.record
    event = record.events[0]
    mine = tuple(replace(each, event=event.id) for each in found)
    told = replace(story.dossier, record=Record(record.story, (event,), record.origins, mine))
    return Outgoing(told, tuple(codings))


def wire() -> Report:
    """The report that values of these findings stand in."""
    return flood().dossier.entries[0].report


def killed(
    low: int,
    high: int | None,
    qualifier: Qualifier = Qualifier.EXACTLY,
    whose: str = "people",
    standing: Standing = Standing.STANDS,
) -> Value:
    """A number of people killed."""
    words = at(wire(), "400 people")
    quantity = Quantity(QuantityKind.KILLED, low, high, qualifier, words[0], whose=whose)
    found = support(("wire",), (wire(),))
    return value(f"{quantity} {whose}", words, found, standing, quantity=quantity)


def on(attribute: Attribute, *values: Value, contested: bool = False) -> Finding:
    """A finding of these values."""
    status = FindingStatus.CONTESTED if contested else FindingStatus.AGREED
    conflict = Conflict.FIGURES if contested else None
    return finding("event", attribute, status, values, "as stated", conflict)


def told(text: str, standing: Standing = Standing.STANDS, origins: Sequence[str] = ()) -> Value:
    """A value in words that some origins give."""
    found = support(origins or ("wire",), (wire(),))
    return value(text, at(wire(), "Harrow Dam"), found, standing)


def place(
    located: Located,
    precision: Precision,
    standing: Standing = Standing.STANDS,
    words: str = "Harrow",
) -> tuple[Value, Coding]:
    """A value of a place, and the coding of the mention that states it."""
    report = wire()
    span = at(report, words)[0]
    mention = EventMention(
        id=f"event-{located.id}",
        report=report.id,
        trigger=(span,),
        head=0,
        entry="x",
        type=EventType.ASSAULT,
        mode="",
        contexts=(),
        code="",
        status=Status.HAPPENED,
        place=Place(0, span, precision, Relation.IN),
        sentence=Span(report.id, 0, 60),
    )
    named = PlaceMention(span, 0, (located,), 0.9, "the only one")
    coding = Coding(report.id, places=(named,), events=(mention,))
    made = value(located.name, (span,), support(("wire",), (report,)), standing)
    return replace(made, key=located.id, mentions=(mention.id,)), coding


HARROW = Located("geonames:7", "Harrow", "place", ("Vale", "Uplands"), "UP", 12.5, -3.25)
VALE = Located("geonames:8", "Vale", "province", ("Uplands",), "UP", 12.0, -3.0, radius=80)
UPLANDS = Located("geonames:9", "Uplands", "country", (), "UP", 11.0, -2.0, radius=300)
