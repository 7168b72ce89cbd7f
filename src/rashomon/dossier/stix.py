"""Events, places and actors as a STIX 2.1 bundle, for analysts' platforms (MISP, OpenCTI).

Each event of record is a ``report`` object with a confidence from its Admiralty credibility; each
contested finding is a ``note`` on it. Ids are UUIDs of version 5 of our own ids, and times come
from the record alone, so that the same record is the same bundle.
Source: STIX 2.1 (OASIS Standard, 10 June 2021), appendix A, "Admiralty Credibility".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from rashomon.dossier.json_text import document, told
from rashomon.dossier.outgoing import (
    Lying,
    Outgoing,
    Quote,
    address,
    current,
    outlet,
    party,
    target,
    title,
)
from rashomon.dossier.safe import one_line, plain
from rashomon.records import (
    Actor,
    Attribute,
    Basis,
    Credibility,
    Event,
    Finding,
    FindingStatus,
    Imprint,
    Report,
    Value,
    When,
    content_id,
)

CONFIDENCE = {
    Credibility.CONFIRMED: 90,
    Credibility.PROBABLY_TRUE: 70,
    Credibility.POSSIBLY_TRUE: 50,
    Credibility.DOUBTFUL: 30,
    Credibility.IMPROBABLE: 10,
}
# STIX's identity classes for the classes of names that the reader tells apart.
_CLASS = {"PERSON": "individual", "ORG": "organization", "NORP": "group", "LOCATION": "group"}
_EPOCH = "1970-01-01T00:00:00.000Z"  # where no time is known at all
_SIDES = (Attribute.AGENT, Attribute.RECIPIENT)

Thing = dict[str, object]


def stix(stories: Iterable[Outgoing], imprint: Imprint) -> Iterator[bytes]:
    """The bundle in pieces, one object a line."""
    named = f"bundle-{imprint.workspace}-{imprint.build}"
    head: Thing = {"type": "bundle", "id": stix_id("bundle", named)}
    return document(head, "objects", _once(_objects(stories, imprint)))


def stix_id(kind: str, named: str) -> str:
    """The id of a STIX object, made from the id of a record."""
    return f"{kind}--{uuid5(NAMESPACE_URL, f'urn:rashomon:{kind}:{named}')}"


def _once(things: Iterable[Thing]) -> Iterator[Thing]:
    """Without objects that were told before: outlets and places come again."""
    seen: set[object] = set()
    for each in things:
        if each["id"] not in seen:
            seen.add(each["id"])
            yield each


def _objects(stories: Iterable[Outgoing], imprint: Imprint) -> Iterator[Thing]:
    maker = stix_id("identity", "rashomon")
    yield _thing("identity", "rashomon", _EPOCH, maker) | {
        "name": "Rashomon",
        "identity_class": "system",
        "description": f"Rashomon {imprint.build}; workspace {imprint.workspace}; "
        f"{imprint.decisions} decisions in force",
    }
    for story in stories:
        if story.record.events:
            yield from _Story(story, maker, imprint).objects()


def _thing(kind: str, named: str, time: str, maker: str) -> Thing:
    """What every object begins with."""
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": stix_id(kind, named),
        "created_by_ref": maker,
        "created": time,
        "modified": time,
    }


class _Story:
    """The objects of one story."""

    def __init__(self, story: Outgoing, maker: str, imprint: Imprint) -> None:
        self._story = story
        self._maker = maker
        self._imprint = imprint
        received = [entry.capture.retrieved for entry in story.dossier.entries]
        self._time = _stamp(max(received, default=""))

    def objects(self) -> Iterator[Thing]:
        """Outlets, actors, places, events and notes; the story's own report last."""
        references = []
        for event in self._story.record.events:
            made = list(self._event(event))
            references += [each["id"] for each in made]
            yield from made
        story = self._story.dossier.story
        yield _thing("report", story.id, self._time, self._maker) | {
            "name": one_line(story.title, 300) or story.id,
            "description": one_line(story.reason, 400),
            "report_types": ["observed-data"],
            "published": _stamp((story.first or "").partition("/")[0]) or self._time,
            "object_refs": list(dict.fromkeys(references)),
            "external_references": [
                self._imprinted(),
                *(_external(entry.report) for entry in self._story.dossier.entries),
            ],
        }

    def _event(self, event: Event) -> Iterator[Thing]:
        found, references = self._story.of(event), [self._maker]
        for thing in self._about(event, found):
            references.append(str(thing["id"]))
            yield thing
        held = [self._story.reports[r] for r in event.reports if r in self._story.reports]
        yield _thing("report", event.id, self._time, self._maker) | told(
            {
                "name": f"{event.type.value}: {one_line(event.title, 200)}",
                "description": self._description(event, found),
                "report_types": ["observed-data"],
                "published": self._published(held),
                "confidence": _confidence(found),
                "labels": [event.word.value],
                "object_refs": list(dict.fromkeys(references)),
                "external_references": [self._imprinted(), *map(_external, held)],
            }
        )
        for finding in found.values():
            if finding.status is FindingStatus.CONTESTED:
                yield self._note(event, finding)

    def _about(self, event: Event, found: dict[Attribute, Finding]) -> Iterator[Thing]:
        """Outlets that tell of it, who acts and suffers, and where."""
        for report in event.reports:
            if report in self._story.reports:
                yield from self._outlet(self._story.reports[report])
        for attribute in _SIDES:
            for value in current(found.get(attribute)):
                yield self._actor(event, value)
        for value in current(found.get(Attribute.PLACE)):
            lying = self._story.lying(value)
            if lying is not None:
                yield self._location(lying)

    def _outlet(self, report: Report) -> Iterator[Thing]:
        name = outlet(report)
        if name:
            named = content_id("outlet", name)
            yield _thing("identity", named, _EPOCH, self._maker) | {
                "name": name,
                "identity_class": "organization",
                "roles": ["news outlet"],
            }

    def _actor(self, event: Event, value: Value) -> Thing:
        actors = [actor for _, actor in self._story.actors(value)]
        return _thing("identity", party(event, value), self._time, self._maker) | {
            "name": one_line(value.value, 200) or value.key,
            "identity_class": identity_class(actors),
        }

    def _location(self, lying: Lying) -> Thing:
        located = lying.located
        reach = located.radius * 1000 if lying.is_area and located.radius else None
        return _thing("location", f"{located.id}-{lying.is_area}", _EPOCH, self._maker) | told(
            {
                "name": located.name,
                "description": "the middle of an area" if lying.is_area else "",
                "latitude": round(located.latitude, 4),
                "longitude": round(located.longitude, 4),
                "precision": float(reach) if reach else None,  # metres
                "country": located.country,
                "region": "" if located.country else "unknown",
                "external_references": [
                    {"source_name": located.id.partition(":")[0], "external_id": located.id}
                ],
            }
        )

    def _note(self, event: Event, finding: Finding) -> Thing:
        lines = [
            f"{one_line(v.value, 200)} — {v.standing.value}, credibility "
            f"{v.grade.credibility.value}, {v.support.low} to {v.support.high} origins"
            + "".join(f"; {outlet(q.report)}: “{one_line(q.exact, 200)}”" for q in self._words(v))
            for v in finding.values
        ]
        return _thing("note", finding.id, self._time, self._maker) | {
            "abstract": f"{finding.attribute.value} is contested",
            "content": "\n".join([one_line(finding.reason, 400), *lines]),
            "object_refs": [stix_id("report", event.id)],
        }

    def _words(self, value: Value) -> list[Quote]:
        return self._story.quotes(value.words)[:3]

    def _description(self, event: Event, found: dict[Attribute, Finding]) -> str:
        """What is told of it, attribute by attribute, with how the accounts stand."""
        lines = [f"{event.word.value}: {one_line(event.rule, 300)}"]
        for attribute, finding in found.items():
            values = "; ".join(one_line(v.value, 200) for v in current(finding))
            lines.append(f"{attribute.value} ({finding.status.value}): {values}")
        return plain("\n".join(lines))

    def _published(self, held: Sequence[Report]) -> str:
        times = [r.published.earliest for r in held if r.published is not None]
        return _z(min(times)) if times else self._time

    def _imprinted(self) -> Thing:
        return {
            "source_name": "Rashomon workspace",
            "external_id": self._imprint.workspace,
            "description": f"build {self._imprint.build}, {self._imprint.decisions} decisions",
        }


def identity_class(actors: Sequence[Actor]) -> str:
    """STIX's class of somebody, by the class of the name that most reports give."""
    labels = Counter(_CLASS[actor.label] for actor in actors if actor.label in _CLASS)
    return max(sorted(labels), key=lambda each: labels[each], default="unknown")


def _confidence(found: dict[Attribute, Finding]) -> int | None:
    """The confidence that it happened; None where that cannot be judged."""
    for value in current(found.get(Attribute.OCCURRED))[:1]:
        return CONFIDENCE.get(value.grade.credibility)
    return None


def _external(report: Report) -> Thing:
    return told(
        {
            "source_name": outlet(report) or "unknown outlet",
            "description": title(report),
            "url": target(report),
            "external_id": address(report),
        }
    )


def _stamp(moment: str) -> str:
    """A time as STIX writes it, empty where there is none."""
    return _z(When(moment, Basis.SUPPLIED).earliest) if moment else ""


def _z(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
